"""Ask the search from the command line, once or line by line."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from handinhand.core.languages import known_language
from handinhand.search import answers, engine

MOST_FAULTS = 20


class Command(BaseCommand):
    help = "Sucht wie die Seite: handinhand search „Deutschkurs Wismar“ --lang ar --json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("query", nargs="?", help="was gesucht wird, in irgendeiner Sprache")
        parser.add_argument(
            "--lang", help="Sprache der Antwort (de, en, uk, ar, ps, fa, ru, tr, fr)"
        )
        parser.add_argument("--near", help="Ort oder Postleitzahl")
        parser.add_argument("--limit", type=int, default=10, help="wie viele Ergebnisse (1–50)")
        parser.add_argument("--json", action="store_true", help="Antwort als JSON")
        parser.add_argument("--batch", action="store_true", help="eine Frage als JSON je Zeile")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["limit"] <= answers.MOST_RESULTS:
            raise CommandError(f"--limit ist eine Zahl von 1 bis {answers.MOST_RESULTS}.")
        if options["batch"]:
            self._batch(options["limit"])
            return
        if not options["query"]:
            raise CommandError("Bitte angeben, was gesucht wird, oder --batch.")
        if options["json"]:
            self.stdout.write(self._json(options))
            return
        for result in _ask(options)["results"]:
            self.stdout.write(f"{result['name']}  {result['url']}\n    {result['because']}")

    def _batch(self, limit: int) -> None:
        """Answer every line; one that cannot be read gets its fault as the answer."""
        faults = []
        for number, line in enumerate(sys.stdin, start=1):
            if not line.strip():
                continue
            try:
                asked = self._read(line, number)
            except CommandError as error:
                faults.append(str(error))
                self.stdout.write(json.dumps({"error": str(error)}, ensure_ascii=False))
            else:
                self.stdout.write(self._json({**asked, "limit": limit}))
        if faults:
            raise CommandError("\n".join(faults[:MOST_FAULTS]))

    def _json(self, asked: dict[str, Any]) -> str:
        return json.dumps(_ask(asked), ensure_ascii=False)

    def _read(self, line: str, number: int) -> dict[str, Any]:
        try:
            asked = json.loads(line)
        except json.JSONDecodeError as error:
            raise CommandError(f"Zeile {number} ist kein JSON: {error}") from error
        if not isinstance(asked, dict) or not isinstance(asked.get("query"), str):
            raise CommandError(f"Zeile {number}: „query“ fehlt oder ist kein Text.")
        for name in ("lang", "near"):
            if not isinstance(asked.get(name), str | None):
                raise CommandError(f"Zeile {number}: „{name}“ ist kein Text.")
        return asked


def _ask(asked: dict[str, Any]) -> dict[str, Any]:
    now = timezone.localtime()
    request = engine.Request(
        query=asked["query"],
        language=known_language(asked.get("lang")),
        near=asked.get("near"),
        per_page=asked.get("limit") or 10,
        on=now.date(),
        now=now,
    )
    return answers.as_data(engine.search(request))
