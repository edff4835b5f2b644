"""Worked cases: those of the spec, those examiners wrote from the spec (X, Y), and our own.

Our own make every rule decide once.
"""

import csv
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handinhand.work_access import statuses, values
from handinhand.work_access.answer import Answer
from handinhand.work_access.decide import decide
from handinhand.work_access.facts import Refusal, read_facts
from handinhand.work_access.rule import Decision, Wait
from handinhand.work_access.rules.choice import groups
from handinhand.work_access.words import Fact
from tests.work_access.people import ONE_DAY


def read(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


PUBLIC, OWN = read("cases_public.csv"), read("cases_own.csv")
EXAMINED = read("cases_examined.csv")


def data_of(case: dict[str, str]) -> dict[str, Any]:
    return {
        "on": case["on"],
        "status": case["status"],
        "activity": case["activity"],
        **json.loads(case["facts"]),
    }


@pytest.mark.parametrize("case", [*PUBLIC, *OWN, *EXAMINED], ids=lambda case: case["id"])
def test_a_worked_case_comes_out_as_written(case: dict[str, str]) -> None:
    if case["outcome"] == "error":
        with pytest.raises(Refusal) as refused:
            read_facts(data_of(case))
        assert refused.value.field == case["missing_facts"]
        assert refused.value.code == case.get("decided_by", refused.value.code)
        return
    answer = decide(read_facts(data_of(case)))
    assert answer.outcome == case["outcome"]
    assert (answer.from_day.isoformat() if answer.from_day else "") == case["from_day"]
    assert (answer.missing_facts[0] if answer.missing_facts else "") == case["missing_facts"]
    assert answer.reasons[0].code == case.get("decided_by", answer.reasons[0].code)
    for name, told in (
        ("kind", answer.permission_kind),
        ("by", answer.permission_by),
        ("priority_check", answer.priority_check),
    ):
        assert case.get(name, "") in {"", str(told), str(told).lower()}


@pytest.mark.parametrize(
    "facts",
    [
        {
            "on": "2026-08-01",
            "activity": "job_language_course",
            "registered_or_employed": True,
            "stay_since": "2026-07-01",
        },
        {
            "on": "2021-01-01",
            "activity": "employment",
            "must_live_in_centre": True,
            "origin": "other",
            "self_caused_obstacle": False,
            "stay_since": "2020-09-01",
        },
    ],
)
def test_a_first_day_that_is_not_known_has_its_law_too(facts: dict[str, Any]) -> None:
    answer = decide(read_facts({"status": "duldung", **facts}))
    assert answer.missing_facts == (Fact.DULDUNG_SINCE,)
    assert answer.reasons
    assert all(reason.source for reason in answer.reasons)


@pytest.mark.parametrize("told", read("cases_reasons.csv"), ids=lambda told: told["id"])
def test_a_worked_case_names_its_law_in_full(told: dict[str, str]) -> None:
    """Kind, office, priority check, every reason with its source, every step, all assumptions."""
    case = next(case for case in PUBLIC + OWN if case["id"] == told["id"])
    assert in_full(decide(read_facts(data_of(case)))) == {**told, "id": ""}


def in_full(answer: Answer) -> dict[str, str]:
    return {
        "id": "",
        "kind": answer.permission_kind or "",
        "by": answer.permission_by or "",
        "priority_check": "yes" if answer.priority_check else "",
        "reasons": " | ".join(f"{one.code}: {one.source}" for one in answer.reasons),
        "next_steps": " ".join(answer.next_steps),
        "missing_facts": " ".join(answer.missing_facts),
        "assumptions": " ".join(answer.assumptions),
    }


def test_values_that_decide_nothing_are_told_as_the_law_says_them() -> None:
    """Silence of the Bundesagentur is a yes (§ 36 (2) BeschV); a training needs no other paper."""
    assert values.BA_SILENCE_WEEKS.at(date(2026, 8, 19)).value == 2
    for on in values.DULDUNG_FOR_TRAINING.changes():
        assert values.DULDUNG_FOR_TRAINING.at(on).value is True


def test_every_rule_decides_a_worked_case() -> None:
    answers = [decide(read_facts(data_of(c))) for c in PUBLIC + OWN if c["outcome"] != "error"]
    decided = {answer.reasons[0].code for answer in answers}
    deciding = {
        rule.code
        for group in groups()
        for rule in group.all_rules()
        if isinstance(rule, Decision | Wait)
    }
    assert deciding <= decided


def test_every_day_on_which_a_value_changes_changes_a_worked_case() -> None:
    told: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for case in (case for case in OWN if case["outcome"] != "error"):
        who = case["status"], case["activity"], case["facts"]
        told[who][case["on"]] = case["outcome"] + case["from_day"]
    changed = {
        date.fromisoformat(on)
        for days in told.values()
        for on, outcome in days.items()
        if days.get(str(date.fromisoformat(on) - ONE_DAY), outcome) != outcome
    }
    days = {day for timeline in values.timelines() for day in timeline.changes()[1:]}
    assert days <= changed


def test_every_status_that_begins_later_refuses_the_day_before() -> None:
    refused = {(c["status"], c["on"]) for c in PUBLIC + OWN if c["missing_facts"] == "status"}
    for status, timeline in statuses.IN_FORCE.items():
        first = timeline.changes()[0]
        if first > values.FIRST_DAY:
            assert (status, str(first - ONE_DAY)) in refused
