"""Ask the engine from the command line, once or line by line: `handinhand work-access`."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handinhand.core.api import UnreadableError, object_in, told_back
from handinhand.work_access.decide import decide_data
from handinhand.work_access.domains import NUMBERS
from handinhand.work_access.facts import Refusal
from handinhand.work_access.refusals import refusal_sentence
from handinhand.work_access.texts import OUTCOMES, REASONS
from handinhand.work_access.words import Fact

_SPOKEN = {"yes": True, "ja": True, "true": True, "no": False, "nein": False, "false": False}


class Command(BaseCommand):
    help = "Darf ich arbeiten? handinhand work-access --status duldung --activity employment --json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", help="Tag (JJJJ-MM-TT), sonst heute")
        parser.add_argument("--status", help="Aufenthaltsstatus, z. B. duldung")
        parser.add_argument("--activity", help="was die Person machen möchte, z. B. employment")
        parser.add_argument(
            "--fact", action="append", default=[], metavar="NAME=WERT", help="eine Angabe"
        )
        for fact in Fact:
            parser.add_argument(f"--{fact.replace('_', '-')}", dest=fact, metavar="WERT")
        parser.add_argument("--json", action="store_true", help="Antwort als JSON")
        parser.add_argument("--batch", action="store_true", help="eine Frage als JSON je Zeile")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["batch"]:
            for line in sys.stdin:
                if line.strip():
                    self.stdout.write(as_json(answer_line(line)))
            return
        asked = {"on": options["on"] or timezone.localdate().isoformat(), **_facts(options)}
        answer = answer_or_refuse(asked)
        if options["json"]:
            self.stdout.write(as_json(answer))
        if "error" in answer:
            raise CommandError(f"{answer['field']}: {answer['error']}")
        if not options["json"]:
            for text in _in_words(answer):
                self.stdout.write(text)


def answer_line(line: str) -> Mapping[str, Any]:
    """Answer one line of a batch; what cannot be read or answered is an error of that line."""
    try:
        return answer_or_refuse(object_in(line))
    except UnreadableError as error:
        return {"error": str(error.message), "field": error.field and told_back(error.field)}


def answer_or_refuse(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        return decide_data(asked)
    except Refusal as refusal:
        return {"error": refusal_sentence(refusal, asked), "field": told_back(refusal.field)}


def as_json(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _facts(options: Mapping[str, Any]) -> dict[str, Any]:
    named = {name: options[name] for name in ("status", "activity", *Fact) if options[name]}
    for pair in options["fact"]:
        name, separator, value = pair.partition("=")
        if not separator:
            raise CommandError(f"--fact {pair}: bitte als NAME=WERT angeben.")
        named[name] = value
    return {name: _value(name, value) for name, value in named.items()}


def _value(name: str, text: str) -> Any:
    """Read yes, no and numbers as JSON would have them; everything else stays a word."""
    if name in NUMBERS:
        try:
            return json.loads(text)
        except ValueError:
            return text
    return _SPOKEN.get(text.lower(), text)


def _in_words(answer: Mapping[str, Any]) -> Iterable[str]:
    yield OUTCOMES[answer["outcome"]]
    if answer["from_day"]:
        yield f"Ab: {answer['from_day']}"
    for reason in answer["reasons"]:
        yield f"  {REASONS[reason['code']]} ({reason['source']})"
    if answer["missing_facts"]:
        yield f"Noch offen: {', '.join(answer['missing_facts'])}"
    if answer["assumptions"]:
        yield f"Angenommen: {', '.join(answer['assumptions'])}"
    yield f"Rechtsstand geprüft bis {answer['checked_until']}. Das ist keine Rechtsberatung."
