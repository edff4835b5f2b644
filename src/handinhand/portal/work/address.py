"""The address of the checker carries every answer: short, readable, the same for years.

What is delicate (identity, origin, the asylum procedure) stands there as a number only.
Part names and numbers are never given a new meaning: counsellors send these addresses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.http import urlencode

UNKNOWN = "x"
YES, NO = "ja", "nein"
LONGEST, LONGEST_PLACE = 120, 60  # so that a code of the whole address can be read

# fact → its part of the address, in the order of the questions.
PARTS: Mapping[str, str] = {
    "status": "papier",
    "activity": "ziel",
    "previous_status": "vorher",
    "document_note": "vermerk",
    "applied_for": "antrag",
    "accelerated_procedure": "eilig",
    "must_live_in_centre": "erstaufnahme",
    "origin": "land",
    "asylum_history": "asyl",
    "self_caused_obstacle": "m",
    "asylum_application_on": "gestellt",
    "duldung_since": "geduldet",
    "stay_since": "hier",
    "same_job": "stelle",
    "insured_work_months": "monate",
    "weekly_hours": "stunden",
    "full_days_this_year": "tage",
    "good_prospects": "bleibe",
    "registered_or_employed": "gemeldet",
    "course_obligation": "pflicht",
    "asylblg_benefits": "leistung",
    "ba_exemption": "ba",
    "entered_for_benefits": "e",
    "removal_steps_pending": "r",
    "rejected_no_effect": "o",
    "six_month_group": "d",
    "cooperation_breached": "v",
    "passport_shown": "pass",
    "permission_in_asylum": "erlaubt",
    "training_qualified": "qualifiziert",
    "student_job": "hochschule",
    "permit_ready": "bestellt",
    "discretionary_duldung": "ermessen",
}
FACTS = {part: fact for fact, part in PARTS.items()}
# Values that are written as a number or in German; others stand as they are.
WRITTEN: Mapping[str, Mapping[str, str]] = {
    "origin": {"safe_listed": "1", "ge_md": "2", "eu_list": "3", "other": "4"},
    "asylum_history": {
        "key_day_protected": "1",
        "applied_until_2015_08_31": "2",
        "rejected": "3",
        "withdrawn": "4",
        "withdrawn_after_advice": "5",
        "never_applied": "6",
    },
    "self_caused_obstacle": {YES: "1", NO: "0"},
    "entered_for_benefits": {YES: "1", NO: "0"},
    "removal_steps_pending": {YES: "1", NO: "0"},
    "rejected_no_effect": {YES: "1", NO: "0"},
    "six_month_group": {YES: "1", NO: "0"},
    "cooperation_breached": {YES: "1", NO: "0"},
    "document_note": {"all_work": "alles", "employment": "beschaeftigung", "none": "nichts"},
    "applied_for": {"temporary_protection": "24", "other": "anderes"},
    "ba_exemption": {"none": "nein", "family_business": "familie", "blue_card_level": "hoch"},
}
DAY, PLACE = "tag", "ort"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the reader has said so far, as the address writes it.

    `said` holds the words of facts in plain form ("ja", "2026-02-20", "other"); `unknown` the facts
    the reader does not know; `day` and `place` as typed. Nothing here has been judged yet.
    """

    said: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    day: str = ""
    place: str = ""

    def query(self) -> str:
        """Return "?…", always in the same order, or nothing when nothing has been said."""
        parts = {}
        for fact, part in PARTS.items():
            if fact in self.unknown:
                parts[part] = UNKNOWN
            elif fact in self.said:
                parts[part] = WRITTEN.get(fact, {}).get(self.said[fact], self.said[fact])
        parts |= {DAY: self.day} if self.day else {}
        parts |= {PLACE: self.place} if self.place else {}
        return f"?{urlencode(parts)}" if parts else ""

    def fields(self, without: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Return the parts as hidden fields of a form that asks for one of the others."""
        left_out = {PARTS.get(name, name) for name in without}
        data = QueryDict(self.query().removeprefix("?"))
        return [(name, str(value)) for name, value in data.items() if name not in left_out]

    def with_fact(self, fact: str, value: str | None) -> "Answers":
        """Return the answers with one changed; None takes it back."""
        said = {name: word for name, word in self.said.items() if name != fact}
        if value is not None:
            said[fact] = value
        return Answers(said, self.unknown - {fact}, self.day, self.place)

    def not_known(self, fact: str) -> "Answers":
        said = {name: word for name, word in self.said.items() if name != fact}
        return Answers(said, self.unknown | {fact}, self.day, self.place)

    def on_day(self, day: date | None) -> "Answers":
        return Answers(self.said, self.unknown, day.isoformat() if day else "", self.place)

    def at_place(self, place: str) -> "Answers":
        return Answers(self.said, self.unknown, self.day, place)


def read(data: QueryDict) -> Answers:
    """Read an address; parts it does not know are left out, empty ones too."""
    said, unknown = {}, set()
    for part, fact in FACTS.items():
        word = data.get(part, "").strip()[:LONGEST]
        if word == UNKNOWN:
            unknown.add(fact)
        elif word:
            said[fact] = _plain(fact, word)
    return Answers(
        said,
        frozenset(unknown),
        data.get(DAY, "").strip()[:LONGEST],
        data.get(PLACE, "").strip()[:LONGEST_PLACE],
    )


def _plain(fact: str, word: str) -> str:
    back = {written: plain for plain, written in WRITTEN.get(fact, {}).items()}
    return back.get(word, word)
