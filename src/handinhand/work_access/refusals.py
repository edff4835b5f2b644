"""What to write instead: a sentence for each refusal of `read_facts`, in the reader's language.

The same for the interface and the pages. A sentence lists what is possible, and says from which
day on a document exists.
"""

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handinhand.core.languages import long_day
from handinhand.work_access.facts import Refusal
from handinhand.work_access.fields import FIELDS, Field, Kind
from handinhand.work_access.statuses import IN_FORCE
from handinhand.work_access.values import FIRST_DAY
from handinhand.work_access.words import Status

LONGEST_NAME = 60  # a longer one is no misspelt name; comparing it would only take time


def refusal_sentence(refusal: Refusal, asked: Mapping[str, Any] | None = None) -> str:
    """Return what is wrong and what to write instead; `asked` are the facts as they were given."""
    return _SENTENCES[refusal.code](refusal.field, asked or {})


def _missing(field: str, _asked: Mapping[str, Any]) -> str:
    if FIELDS[field].kind is Kind.DAY:
        return " ".join([_("Bitte nennen Sie den Tag, für den Sie fragen."), _form_of_a_day()])
    return _("Diese Angabe fehlt. Möglich ist: %(values)s.") % {"values": _list(FIELDS[field])}


def _unknown_field(field: str, _asked: Mapping[str, Any]) -> str:
    near = get_close_matches(field, FIELDS, n=3) if len(field) <= LONGEST_NAME else []
    if near:
        text = _("Diese Angabe kennen wir nicht. Meinen Sie: %(values)s?")
        return text % {"values": ", ".join(near)}
    return _("Diese Angabe kennen wir nicht. Bitte lassen Sie sie weg.")


def _unknown_value(field: str, _asked: Mapping[str, Any]) -> str:
    one = FIELDS[field]
    if one.kind is Kind.WORD:
        text = _("Diesen Wert kennen wir nicht. Möglich ist: %(values)s.")
        return text % {"values": _list(one)}
    return _range(one)


def _wrong_type(field: str, _asked: Mapping[str, Any]) -> str:
    one = FIELDS[field]
    if one.kind is Kind.DAY:
        return " ".join([_("Bitte schreiben Sie den Tag als Text."), _form_of_a_day()])
    if one.kind is Kind.WORD:
        text = _("Bitte schreiben Sie hier einen Text. Möglich ist: %(values)s.")
        return text % {"values": _list(one)}
    if one.kind is Kind.YES_OR_NO:
        return _("Möglich ist nur true (ja) oder false (nein), ohne Anführungszeichen.")
    return " ".join([_range(one), _("Bitte schreiben Sie die Zahl ohne Anführungszeichen.")])


def _not_a_day(_field: str, _asked: Mapping[str, Any]) -> str:
    return " ".join([_("Diesen Tag gibt es nicht."), _form_of_a_day()])


def _before_first_day(_field: str, _asked: Mapping[str, Any]) -> str:
    text = _(
        "Wir kennen das Recht ab dem %(day)s. Bitte nennen Sie diesen oder einen späteren Tag."
    )
    return text % {"day": _day(FIRST_DAY)}


def _status_not_in_force(field: str, asked: Mapping[str, Any]) -> str:
    given = asked.get(field)
    if given not in set(Status):
        return _("Dieses Dokument gibt es an diesem Tag nicht. Bitte prüfen Sie beide Angaben.")
    text = _(
        "Dieses Dokument gibt es ab dem %(day)s. "
        "Bitte nennen Sie diesen oder einen späteren Tag, oder ein anderes Dokument."
    )
    return text % {"day": _day(IN_FORCE[Status(given)].changes()[0])}


def _day_after_on(_field: str, _asked: Mapping[str, Any]) -> str:
    return _(
        "Dieser Tag ist später als der Tag, für den Sie fragen. "
        "Bitte nennen Sie einen früheren Tag."
    )


def _duldung_before_stay(_field: str, _asked: Mapping[str, Any]) -> str:
    return _(
        "Ihr Aufenthalt kann nicht nach der Duldung beginnen. "
        "Bitte nennen Sie denselben Tag oder einen früheren."
    )


def _range(one: Field) -> str:
    text = (
        _("Möglich ist eine ganze Zahl von 0 bis %(most)s.")
        if one.kind is Kind.WHOLE_NUMBER
        else _("Möglich ist eine Zahl von 0 bis %(most)s.")
    )
    return text % {"most": one.most}


def _form_of_a_day() -> str:
    return _("Schreiben Sie Jahr, Monat und Tag so: 2026-11-23.")


def _list(one: Field) -> str:
    return ", ".join(one.words)


def _day(day: date) -> str:
    return long_day(day, get_language() or "de")


_SENTENCES: Mapping[str, Callable[[str, Mapping[str, Any]], str]] = {
    "missing": _missing,
    "unknown_field": _unknown_field,
    "wrong_type": _wrong_type,
    "unknown_value": _unknown_value,
    "not_a_day": _not_a_day,
    "before_first_day": _before_first_day,
    "status_not_in_force": _status_not_in_force,
    "day_after_on": _day_after_on,
    "duldung_before_stay": _duldung_before_stay,
}
CODES = frozenset(_SENTENCES)
