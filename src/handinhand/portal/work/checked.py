"""Whether a lawyer has read a rule, in one plain sentence; who it was stands in the review only."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from handinhand.portal.templatetags.hih import day
from handinhand.work_access.queries import rules_checked_on


def sentences(codes: Collection[str]) -> Mapping[str, str]:
    """Return the sentence for each of these rules: one query. What is no rule has none."""
    return {code: _sentence(on) for code, on in rules_checked_on(codes).items()}


def _sentence(on: date | None) -> str:
    if on is None:
        return _("Das hat noch keine Juristin und kein Jurist geprüft.")
    return _("Eine Juristin oder ein Jurist hat das am %(day)s geprüft.") % {"day": day(on)}
