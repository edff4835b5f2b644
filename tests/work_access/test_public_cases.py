"""The worked cases that came with the spec."""

import csv
import json
from pathlib import Path

import pytest

from handinhand.work_access.decide import decide
from handinhand.work_access.facts import Refusal, read_facts

CASES = list(csv.DictReader(Path(__file__).with_name("cases_public.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_public_case_comes_out_as_its_authors_say(case: dict[str, str]) -> None:
    data = {
        "on": case["on"],
        "status": case["status"],
        "activity": case["activity"],
        **json.loads(case["facts"]),
    }
    if case["outcome"] == "error":
        with pytest.raises(Refusal) as refused:
            read_facts(data)
        assert refused.value.field == case["missing_facts"]
        return
    answer = decide(read_facts(data))
    assert answer.outcome == case["outcome"]
    assert (answer.from_day.isoformat() if answer.from_day else "") == case["from_day"]
    assert (answer.missing_facts[0] if answer.missing_facts else "") == case["missing_facts"]
