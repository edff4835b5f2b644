"""Questions that show the interface, taken from the worked cases of the spec.

Only the questions are written down; the answers in the description come from the engine, and the
tests compare them with those of the cases.
"""

from collections.abc import Mapping
from typing import Any

Question = Mapping[str, Any]
# name → what it shows, and the question
ANSWERED: Mapping[str, tuple[str, Question]] = {
    "allowed": (
        "A student works 140 full days in a year",
        {
            "on": "2024-03-01",
            "status": "studium_16b",
            "activity": "employment",
            "full_days_this_year": 140,
        },
    ),
    "allowed_with_permission": (
        "Vocational training with a Duldung: no waiting, no Bundesagentur",
        {
            "on": "2022-05-02",
            "status": "duldung",
            "activity": "company_training",
            "must_live_in_centre": False,
            "origin": "other",
            "self_caused_obstacle": False,
            "stay_since": "2022-04-20",
        },
    ),
    "needs_ba_approval": (
        "In the reception centre, three months after the registration",
        {
            "on": "2026-06-12",
            "status": "aufenthaltsgestattung",
            "activity": "employment",
            "accelerated_procedure": False,
            "asylum_application_on": "2026-02-20",
            "must_live_in_centre": True,
        },
    ),
    "not_yet": (
        "The day before the reform the six months still run",
        {
            "on": "2026-06-11",
            "status": "aufenthaltsgestattung",
            "activity": "employment",
            "asylum_application_on": "2026-02-20",
            "must_live_in_centre": True,
            "origin": "other",
        },
    ),
    "not_allowed": (
        "The Duldung says that the identity is not clear",
        {"on": "2026-11-23", "status": "duldung_60b", "activity": "company_training"},
    ),
    "depends": (
        "One fact is missing: `missing_facts[0]` is the next question",
        {
            "on": "2024-06-01",
            "status": "duldung",
            "activity": "employment",
            "origin": "other",
            "self_caused_obstacle": False,
            "stay_since": "2023-01-01",
        },
    ),
    "unclear_law": (
        "Self-employment with a Duldung is contested",
        {
            "on": "2026-11-23",
            "status": "duldung",
            "activity": "self_employment",
            "must_live_in_centre": False,
            "origin": "other",
            "self_caused_obstacle": False,
            "stay_since": "2019-01-01",
        },
    ),
}
REFUSED: Mapping[str, tuple[str, Question]] = {
    "before_first_day": (
        "The law before 24 October 2015 is not known here",
        {"on": "2015-10-23", "status": "duldung", "activity": "employment"},
    ),
    "status_not_in_force": (
        "There was no Chancenkarte on this day",
        {
            "on": "2024-05-31",
            "status": "chancenkarte_20a",
            "activity": "employment",
            "weekly_hours": 10,
        },
    ),
}
