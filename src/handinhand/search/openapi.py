"""How programs search: the description of `/api/search` (OpenAPI)."""

from django.conf import settings

from handinhand.core.openapi import Schema, content, listed, record, ref, refusals
from handinhand.search.answers import MOST_RESULTS

_TEXT: Schema = {"type": "string"}
_AGS: Schema = {"type": "string", "description": "Amtlicher Gemeindeschlüssel, 8 digits."}


def paths() -> dict[str, Schema]:
    return {"/api/search": {"get": _search()}}


def schemas() -> dict[str, Schema]:
    place = {"ags": _AGS, "name": _TEXT, "within": _TEXT}
    found = {
        "id": _TEXT,
        "kind": {"type": "string", "examples": ["offer", "topic", "office", "place"]},
        "name": _TEXT,
        "topics": listed(_TEXT),
        "score": {"type": "number"},
        "url": {"type": "string", "description": "Path of the page on this host."},
        "because": {"type": "string", "description": "Why it fits, for people."},
    }
    answer = {
        "query": _TEXT,
        "topics": listed(_TEXT, "What the question is about, the likeliest first."),
        "place": {**_AGS, "type": ["string", "null"]},
        "place_candidates": listed(ref("Place"), "More than one place has the name."),
        "place_unknown": {
            "type": ["string", "null"],
            "description": "What was given as a place and is none that is known.",
        },
        "crisis": {
            "type": ["string", "null"],
            "description": "A danger the words speak of: answer it first, with its number.",
        },
        "total": {"type": "integer", "minimum": 0},
        "results": listed(ref("Result")),
    }
    return {
        "Place": record(place, "A municipality.", list(place)),
        "Result": record(found, "Something that helps.", list(found)),
        "SearchAnswer": record(answer, "What was understood and found.", list(answer)),
    }


def _search() -> Schema:
    return {
        "operationId": "search",
        "summary": "Find help, offices and pages by a need in anybody's own words",
        "parameters": [
            _parameter("q", _TEXT, "The need, in any language.", "Deutschkurs Wismar"),
            _parameter(
                "lang", {"enum": list(dict(settings.LANGUAGES))}, "Reader's language.", "de"
            ),
            _parameter("near", _TEXT, "Name of a place, or its AGS.", "Wismar"),
            _parameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": MOST_RESULTS, "default": 10},
                "How many results at most.",
                5,
            ),
        ],
        "responses": {
            "200": {
                "description": "What was understood and found.",
                "content": content(ref("SearchAnswer")),
            },
            **refusals(422, 429),
        },
    }


def _parameter(name: str, schema: Schema, description: str, example: object) -> Schema:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
        "example": example,
    }
