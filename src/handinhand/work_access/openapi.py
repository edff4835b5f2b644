"""How programs ask "May I work?": the description of `/api/work-access` (OpenAPI).

Built from `Facts` and the word lists, so a fact or a word cannot be missing in it.
"""

from collections.abc import Mapping
from enum import StrEnum

from handinhand.core.openapi import Schema, content, listed, record, ref, refusals
from handinhand.work_access.decide import decide_data
from handinhand.work_access.examples import ANSWERED, REFUSED
from handinhand.work_access.facts import Refusal, read_facts
from handinhand.work_access.fields import FIELDS, Field, Kind
from handinhand.work_access.refusals import refusal_sentence
from handinhand.work_access.values import CHECKED_UNTIL, FIRST_DAY
from handinhand.work_access.words import (
    ASKED,
    ASSUMED,
    Fact,
    Outcome,
    PermissionBy,
    PermissionKind,
)

_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_CODE: Schema = {"type": "string", "pattern": "^[a-z0-9_]+$"}
_NOTICE: Schema = {
    "type": "string",
    "enum": ["law_checked_until"],
    "description": "Only where `on` is later than `checked_until`: the law may have changed.",
}
DESCRIPTIONS: Mapping[str, str] = {
    "on": f"The day asked about, from {FIRST_DAY.isoformat()} on.",
    "status": "Residence status: what document the person has. Terms of German law.",
    "activity": "What the person wants to do.",
    Fact.PREVIOUS_STATUS: "The permit that a Fiktionsbescheinigung of § 81 (4) prolongs.",
    Fact.DOCUMENT_NOTE: "What the document says about work.",
    Fact.APPLIED_FOR: "What a Fiktionsbescheinigung of § 81 (3) was given for.",
    Fact.ACCELERATED_PROCEDURE: "The BAMF decides in the accelerated procedure.",
    Fact.MUST_LIVE_IN_CENTRE: "The person has to live in a reception centre.",
    Fact.ORIGIN: "Group of states the person comes from; the state itself is never asked.",
    Fact.ASYLUM_HISTORY: "What became of the application for asylum.",
    Fact.SELF_CAUSED_OBSTACLE: "The office says the person hinders removal (passport, identity).",
    Fact.ASYLUM_APPLICATION_ON: "Formal application; for law from 2026-06-12 the registration.",
    Fact.DULDUNG_SINCE: "First day of the Duldung.",
    Fact.STAY_SINCE: "Since when the stay is permitted or tolerated without a break.",
    Fact.SAME_JOB: "It is the job the permit was issued for.",
    Fact.INSURED_WORK_MONTHS: "Months of lawful, insured work in Germany.",
    Fact.WEEKLY_HOURS: "Hours of work a week.",
    Fact.FULL_DAYS_THIS_YEAR: "Full days of work this year with the planned ones; a half is 0.5.",
    Fact.GOOD_PROSPECTS: "Good prospects to stay, by the BAMF's list of that day.",
    Fact.REGISTERED_OR_EMPLOYED: "Registered at the Agentur für Arbeit, employed or in training.",
    Fact.COURSE_OBLIGATION: "An office has ordered the course.",
    Fact.ASYLBLG_BENEFITS: "The person gets benefits of the AsylbLG.",
    Fact.BA_EXEMPTION: "A job for which the Bundesagentur is never asked.",
    Fact.ENTERED_FOR_BENEFITS: "The office says the person came to get benefits.",
    Fact.REMOVAL_STEPS_PENDING: "Concrete steps of removal are pending.",
    Fact.REJECTED_NO_EFFECT: "Asylum refused, and a court action does not suspend it.",
    Fact.SIX_MONTH_GROUP: "Dublin procedure, or protected in another state of the EU.",
    Fact.COOPERATION_BREACHED: "The person does not cooperate in the asylum procedure.",
    Fact.PASSPORT_SHOWN: "A valid passport was shown.",
    Fact.PERMISSION_IN_ASYLUM: "Work was permitted during the asylum procedure.",
    Fact.TRAINING_QUALIFIED: "The training of the permit is a qualified one.",
    Fact.STUDENT_JOB: "A job of the university or of the students' services.",
    Fact.PERMIT_READY: "The card is ordered (§ 81 (5a)).",
    Fact.DISCRETIONARY_DULDUNG: "A Duldung at the office's discretion (§ 60a (2) S. 3).",
}


def paths() -> dict[str, Schema]:
    return {"/api/work-access": {"post": _post()}}


def schemas() -> dict[str, Schema]:
    required = [field.name for field in FIELDS.values() if field.is_required]
    question = {name: _property(field) for name, field in FIELDS.items()}
    reason: dict[str, Schema] = {
        "code": {**_CODE, "description": "Stable; the first reason is the one that decided."},
        "source": {"type": "string", "description": "The law, in the version of that day."},
    }
    answer = _answer()
    return {
        "WorkAccessQuestion": record(
            question, "Facts that are missing or null are unknown.", required
        ),
        "WorkAccessReason": record(reason, "Why.", list(reason)),
        "WorkAccessAnswer": record(
            {**answer, "notice": _NOTICE}, "What the law says on that day.", list(answer)
        ),
    }


def _post() -> Schema:
    return {
        "operationId": "workAccess",
        "summary": "May this person work, learn or join a course on this day?",
        "description": (
            "German federal law by residence status. No legal advice: the answer names the law and "
            "the office that decides. Nothing of a question is kept."
        ),
        "parameters": [
            {
                "name": "lang",
                "in": "query",
                "required": False,
                "description": "Language of error texts; without it Accept-Language counts.",
                "schema": {"type": "string"},
            }
        ],
        "requestBody": {
            "required": True,
            "content": content(ref("WorkAccessQuestion"), _shown(_ALL)),
        },
        "responses": {
            "200": {
                "description": "The answer.",
                "content": content(
                    ref("WorkAccessAnswer"),
                    {
                        name: {"summary": summary, "value": decide_data(question)}
                        for name, (summary, question) in ANSWERED.items()
                    },
                ),
            },
            **refusals(405, 413, 415, 422, 429, examples={422: _refused()}),
        },
    }


_ALL = {**ANSWERED, **REFUSED}


def _shown(examples: Mapping[str, tuple[str, Mapping[str, object]]]) -> dict[str, Schema]:
    return {
        name: {"summary": summary, "value": dict(question)}
        for name, (summary, question) in examples.items()
    }


def _refused() -> dict[str, Schema]:
    shown = {}
    for name, (summary, question) in REFUSED.items():
        try:
            read_facts(question)
        except Refusal as refusal:
            sentence = refusal_sentence(refusal, question)
            told = {"error": sentence, "field": str(refusal.field)}
            shown[name] = {"summary": summary, "value": told}
    return shown


def _property(field: Field) -> Schema:
    schema = _or_null(_values(field)) if not field.is_required else _values(field)
    description = DESCRIPTIONS[field.name]
    if field.name in ASSUMED:
        told = ASSUMED[Fact(field.name)]
        usual = str(told).lower()
        description += f" Taken as `{usual}` unless said, and named in `assumptions` if it matters."
    return {**schema, "description": description}


def _values(field: Field) -> Schema:
    if field.kind is Kind.DAY:
        return dict(_DAY)
    if field.kind is Kind.WORD:
        return {"type": "string", "enum": list(field.words)}
    if field.kind is Kind.YES_OR_NO:
        return {"type": "boolean"}
    number = "integer" if field.kind is Kind.WHOLE_NUMBER else "number"
    return {"type": number, "minimum": 0, "maximum": field.most}


def _or_null(schema: Schema) -> Schema:
    with_null = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        with_null["enum"] = [*schema["enum"], None]
    return with_null


def _words(words: type[StrEnum], description: str) -> Schema:
    return {"type": "string", "enum": [str(word) for word in words], "description": description}


def _facts(facts: tuple[Fact, ...], description: str) -> Schema:
    return listed({"type": "string", "enum": [str(fact) for fact in facts]}, description)


def _answer() -> dict[str, Schema]:
    return {
        "outcome": _words(Outcome, "`not_yet` has a `from_day`, `depends` has `missing_facts`."),
        "permission_kind": _or_null(_words(PermissionKind, "How far the office is bound.")),
        "permission_by": _or_null(_words(PermissionBy, "The office that must say yes first.")),
        "priority_check": {
            "type": "boolean",
            "description": "Vorrangprüfung: the Bundesagentur looks for others first.",
        },
        "from_day": {**_or_null(_DAY), "description": "First possible day under the law of `on`."},
        "missing_facts": _facts(ASKED, "Facts that can still change the answer; ask the first."),
        "assumptions": _facts(tuple(Fact), "Facts that were assumed and matter."),
        "reasons": {**listed(ref("WorkAccessReason")), "minItems": 1},
        "next_steps": listed(_CODE, "Stable codes of what to do next."),
        "checked_until": {
            **_DAY,
            "description": f"The law was checked until this day ({CHECKED_UNTIL.isoformat()}).",
        },
    }
