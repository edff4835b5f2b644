"""The form of an entry for those who keep their own: without what only stewards decide."""

from typing import Any

from handinhand.directory.enums import RESPONSIBLE_KINDS, OfferKind
from handinhand.directory.facts import Facts
from handinhand.directory.models import Organisation
from handinhand.directory.proposals import STEWARDS_DECIDE, of_members
from handinhand.directory.staff.forms import OfferForm, initial_of


class OwnOfferForm(OfferForm):
    """An entry of one's own. Kind and secrecy of an existing one are not up for change."""

    def __init__(
        self, data: Any, *, organisation: Organisation, facts: Facts, is_new: bool = False
    ) -> None:
        super().__init__(data, initial=initial_of(facts))
        self.before = facts
        self.fixed: dict[str, Any] = {
            "organisation": organisation.key,
            "is_withheld": bool((facts.get("site") or {}).get("is_withheld")),
        }
        hidden = {*STEWARDS_DECIDE, "is_withheld", "secret_address"}
        if not is_new:
            self.fixed["kind"] = facts["kind"]
            hidden.add("kind")
        if self.fixed["is_withheld"]:
            self.fixed |= {"street": "", "postcode": ""}
            hidden |= {"street", "postcode"}
        for name in hidden & set(self.fields):
            del self.fields[name]
        if "kind" in self.fields:
            self.fields["kind"].choices = _kinds_for(organisation)  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), **self.fixed}

    def stated(self) -> Facts:
        """Return the valid form as the facts a member may state."""
        return of_members(self.facts(self.before))


def _kinds_for(organisation: Organisation) -> list[tuple[str, Any]]:
    """Only an authority offers what an authority decides."""
    return [
        (kind, label)
        for kind, label in OfferKind.choices
        if organisation.is_public_body or kind not in RESPONSIBLE_KINDS
    ]
