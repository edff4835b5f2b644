"""Each refusal says what to write instead, in every language, and never breaks."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from handinhand.work_access import facts
from handinhand.work_access.facts import Refusal
from handinhand.work_access.fields import FIELDS, Kind
from handinhand.work_access.refusals import CODES, refusal_sentence
from handinhand.work_access.words import PREVIOUS_STATUSES, Fact, Status

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def said(field: str, code: str, **asked: str) -> str:
    return refusal_sentence(Refusal(field, code), asked)


def test_every_code_of_the_engine_has_a_sentence() -> None:
    source = Path(facts.__file__).read_text(encoding="utf-8")
    raised = set(re.findall(r'Refusal\([^,]+, "(\w+)"\)', source))
    assert raised == CODES


def test_every_field_has_its_form() -> None:
    assert list(FIELDS) == ["on", "status", "activity", *Fact]
    assert [one.name for one in FIELDS.values() if one.is_required] == ["on", "status", "activity"]
    assert set(FIELDS["previous_status"].words) == set(PREVIOUS_STATUSES)
    assert all(bool(one.words) == (one.kind is Kind.WORD) for one in FIELDS.values())
    numbers = {name: one.most for name, one in FIELDS.items() if one.most}
    assert numbers == {"insured_work_months": 1200, "weekly_hours": 168, "full_days_this_year": 366}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_every_field_can_be_refused_in_every_language(code: str, language: str) -> None:
    with translation.override(language):
        for field in FIELDS:
            assert "%" not in said(field, code, **{field: "duldung"})


@pytest.mark.parametrize("field", ["status", "activity", "origin", "previous_status"])
@pytest.mark.parametrize("code", ["unknown_value", "wrong_type", "missing"])
def test_allowed_words_are_listed(field: str, code: str) -> None:
    assert said(field, code).endswith(f"Möglich ist: {', '.join(FIELDS[field].words)}.")


@pytest.mark.parametrize(
    ("field", "code", "expected"),
    [
        ("on", "missing", "Bitte nennen Sie den Tag, für den Sie fragen. Schreiben Sie Jahr"),
        ("stay_since", "not_a_day", "Diesen Tag gibt es nicht. Schreiben Sie Jahr, Monat und Tag"),
        ("on", "before_first_day", "ab dem 24. Oktober 2015. Bitte nennen Sie diesen oder einen"),
        ("same_job", "wrong_type", "nur true (ja) oder false (nein)"),
        ("weekly_hours", "unknown_value", "eine Zahl von 0 bis 168."),
        ("insured_work_months", "wrong_type", "eine ganze Zahl von 0 bis 1200. Bitte schreiben"),
        ("stay_since", "day_after_on", "Bitte nennen Sie einen früheren Tag."),
        ("stay_since", "duldung_before_stay", "denselben Tag oder einen früheren."),
        ("stay_sinc", "unknown_field", "Meinen Sie: stay_since"),
        ("x", "unknown_field", "Bitte lassen Sie sie weg."),
        ("stay_since" * 1000, "unknown_field", "Bitte lassen Sie sie weg."),
    ],
)
def test_a_sentence_says_what_to_write_instead(field: str, code: str, expected: str) -> None:
    assert expected in said(field, code)


def test_a_document_of_later_law_is_told_with_its_first_day() -> None:
    sentence = said("status", "status_not_in_force", status=Status.CHANCENKARTE_20A)
    assert "ab dem 1. Juni 2024" in sentence
    assert "Bitte prüfen Sie" in said("status", "status_not_in_force")
    with translation.override("ar"):
        assert "2024" in said("status", "status_not_in_force", status=Status.CHANCENKARTE_20A)
