"""`handinhand work-access`: one question, or one for each line."""

import io
import json
import sys
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from handinhand.__main__ import with_underscores

FREE = {"on": "2026-11-23", "status": "eu_citizen", "activity": "employment"}
ASKED = ("--status", "duldung", "--activity", "employment", "--on", "2026-11-23")


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("work_access", *arguments, stdout=out)
    return out.getvalue()


def answer(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--json"))
    return found


def test_facts_come_as_options_of_their_own_or_as_pairs() -> None:
    as_options = answer(
        *ASKED,
        *("--must-live-in-centre", "yes", "--origin", "other"),
        *("--self-caused-obstacle", "nein", "--duldung-since", "2026-08-01"),
    )
    as_pairs = answer(
        *ASKED,
        *("--fact", "must_live_in_centre=ja", "--fact", "origin=other"),
        *("--fact", "self_caused_obstacle=false", "--fact", "duldung_since=2026-08-01"),
    )
    assert as_options == as_pairs
    assert (as_options["outcome"], as_options["from_day"]) == ("not_yet", "2027-02-02")


def test_numbers_are_read_as_numbers() -> None:
    asked = ("--status", "chancenkarte_20a", "--activity", "employment", "--on", "2026-11-23")
    assert answer(*asked, "--weekly-hours", "20")["outcome"] == "allowed"
    assert answer(*asked, "--weekly-hours", "20.5")["outcome"] == "not_allowed"
    with pytest.raises(CommandError, match="weekly_hours"):
        run(*asked, "--weekly-hours", "viele")


def test_without_a_day_today_is_meant() -> None:
    asked = answer("--status", "eu_citizen", "--activity", "employment")
    assert asked["outcome"] == "allowed"


def test_a_person_reads_the_answer_in_words() -> None:
    told = run(*ASKED, "--self-caused-obstacle", "ja")
    assert told.startswith("Nein, im Moment ist das nicht erlaubt.")
    assert "§ 60a Abs. 6 S. 1 Nr. 2 AufenthG" in told
    assert "keine Rechtsberatung" in told
    assert "Noch offen: must_live_in_centre" in run(*ASKED)
    waits = ("--must-live-in-centre", "ja", "--origin", "other", "--self-caused-obstacle", "nein")
    told = run(*ASKED, *waits, "--duldung-since", "2026-08-01")
    assert "Ab: 2027-02-02" in told
    assert "Angenommen: " in told


def test_a_wrong_question_fails_and_says_why() -> None:
    with pytest.raises(CommandError, match=r"on: Wir kennen das Recht ab dem 24. Oktober 2015"):
        run("--status", "duldung", "--activity", "employment", "--on", "2015-10-23")
    with pytest.raises(CommandError, match="NAME=WERT"):
        run(*ASKED, "--fact", "origin")
    with pytest.raises(
        CommandError, match=r"activity: Diesen Wert kennen wir nicht\. Möglich ist: "
    ):
        run("--status", "duldung", "--activity", "dance", "--on", "2026-11-23")
    with pytest.raises(CommandError, match="status: Diese Angabe fehlt"):
        run("--activity", "employment")


def test_each_line_of_a_batch_has_its_answer_and_a_bad_one_does_not_stop_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = {"on": "2026-11-23", "status": "eu_citizen", "activity": "employment"}
    lines = [
        json.dumps(good),
        "{",
        "",
        json.dumps([good]),
        json.dumps({**good, "on": "2015-10-23"}),
        json.dumps({**good, "weekly_hours": "20"}),
        json.dumps(good),
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + "\n"))
    told = [json.loads(line) for line in run("--batch").splitlines()]
    assert [one.get("outcome", "error") for one in told] == [
        "allowed",
        "error",
        "error",
        "error",
        "error",
        "allowed",
    ]
    assert [one["field"] for one in told[1:5]] == [None, None, "on", "weekly_hours"]
    assert told[4]["error"] == (
        "Möglich ist eine Zahl von 0 bis 168. Bitte schreiben Sie die Zahl ohne Anführungszeichen."
    )
    assert set(told[1]) == {"error", "field"}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        pytest.param('{"on": "2026-11-23", "status": "duldung", "activity": ', None, id="cut"),
        pytest.param(
            json.dumps({**FREE, "weekly_hours": 0}).replace("0}", "9" * 5_000 + "}"),
            "weekly_hours",
            id="endless-number",
        ),
        pytest.param('{"status": "duldung", "status": "eu_citizen"}', "status", id="said-twice"),
        pytest.param("[" * 100_000, None, id="nested-without-end"),
        pytest.param(json.dumps({**FREE, "\ud800": 1}), "?", id="half-a-letter"),
        pytest.param(
            json.dumps({**FREE, "status": "\ud800"}), "status", id="half-a-letter-as-value"
        ),
        pytest.param(json.dumps({**FREE, "x" * 9000: 1}), "x" * 60, id="endless-name"),
    ],
)
def test_a_line_is_read_as_the_interface_reads_it_and_cannot_end_a_batch(
    monkeypatch: pytest.MonkeyPatch, line: str, field: str | None
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{line}\n\ufeff{json.dumps(FREE)}\n"))
    told = run("--batch")
    told.encode()  # as a terminal or a pipe does it
    refused, answered = map(json.loads, told.splitlines())
    assert refused["field"] == field
    assert answered["outcome"] == "allowed"


def test_commands_may_be_typed_with_dashes() -> None:
    assert with_underscores(["handinhand", "work-access", "--on", "2026-11-23"]) == [
        "handinhand",
        "work_access",
        "--on",
        "2026-11-23",
    ]
    assert with_underscores(["handinhand"]) == ["handinhand"]
    assert with_underscores(["handinhand", "--help"]) == ["handinhand", "--help"]
    assert with_underscores(["handinhand", ""]) == ["handinhand", ""]
