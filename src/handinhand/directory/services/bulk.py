"""One act on many entries."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from handinhand.accounts.models import User
from handinhand.core.errors import DomainError
from handinhand.directory.facts import facts_of
from handinhand.directory.models import UndoableAct
from handinhand.directory.services import editing
from handinhand.directory.services.undoing import together
from handinhand.topics.tree import topics

MOST_AT_ONCE = 1_000


class BulkAct(models.TextChoices):
    CHECK = "check", gettext_lazy("Heute geprüft")
    ADD_TOPIC = "add_topic", gettext_lazy("Thema hinzufügen")
    REMOVE_TOPIC = "remove_topic", gettext_lazy("Thema entfernen")
    SET_OWNER = "set_owner", gettext_lazy("Verantwortlich machen")
    RETIRE = "retire", gettext_lazy("Stilllegen")
    BRING_BACK = "bring_back", gettext_lazy("Zurückholen")


Run = Callable[[str, str, User, date], None]


def run_bulk(
    *, act: BulkAct, keys: Sequence[str], value: str, by: User, on: date
) -> UndoableAct | None:
    """Do one act on every entry, all or none; `value` is the topic, organisation or reason.

    Returns what can be taken back, or None when nothing had to change. Raises DomainError.
    """
    if not keys:
        raise DomainError(_("Bitte wählen Sie mindestens einen Eintrag aus."))
    if len(keys) > MOST_AT_ONCE:
        message = _("Höchstens %(most)d Einträge auf einmal. Bitte wählen Sie enger aus.")
        raise DomainError(message % {"most": MOST_AT_ONCE})
    number = ngettext("%(n)d Eintrag", "%(n)d Einträge", len(keys)) % {"n": len(keys)}
    with together(f"{act.label}: {number}", by=by) as done:
        for key in keys:
            _RUNS[act](key, value, by, on)
    return done.act


def _check(key: str, _value: str, by: User, on: date) -> None:
    editing.check_offer(key=key, by=by, on=on)


def _retire(key: str, reason: str, by: User, on: date) -> None:
    editing.retire_offer(key=key, by=by, on=on, reason=reason)


def _bring_back(key: str, reason: str, by: User, on: date) -> None:
    editing.bring_back_offer(key=key, by=by, on=on, reason=reason)


def _add_topic(key: str, topic: str, by: User, on: date) -> None:
    codes = facts_of(editing.locked(key))["topics"]
    if _known(topic) not in codes:
        editing.change_offer(key=key, facts={"topics": [*codes, topic]}, by=by, on=on)


def _remove_topic(key: str, topic: str, by: User, on: date) -> None:
    codes = [code for code in facts_of(editing.locked(key))["topics"] if code != _known(topic)]
    editing.change_offer(key=key, facts={"topics": codes}, by=by, on=on)


def _set_owner(key: str, organisation: str, by: User, on: date) -> None:
    editing.change_offer(key=key, facts={"owner": organisation}, by=by, on=on)


def _known(topic: str) -> str:
    if topic not in topics():
        raise DomainError(_("Bitte wählen Sie ein Thema."), field="topic")
    return topic


_RUNS: Mapping[BulkAct, Run] = {
    BulkAct.CHECK: _check,
    BulkAct.ADD_TOPIC: _add_topic,
    BulkAct.REMOVE_TOPIC: _remove_topic,
    BulkAct.SET_OWNER: _set_owner,
    BulkAct.RETIRE: _retire,
    BulkAct.BRING_BACK: _bring_back,
}
