"""What the descriptions of all our interfaces share (OpenAPI 3.1, JSON Schema 2020-12)."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

Schema = dict[str, Any]
ERROR = "Error"
REFUSALS: Mapping[int, str] = {
    405: "Another method is needed; `Allow` names it.",
    413: "The body is larger than 16 kB.",
    415: "The body is not sent as application/json.",
    422: "The question cannot be answered as it stands; `field` is what to change.",
    429: "Too many questions from one address; `Retry-After` tells how many seconds to wait.",
}
SCHEMAS: Mapping[str, Schema] = {
    ERROR: {
        "type": "object",
        "description": "What is wrong and what to change.",
        "required": ["error", "field"],
        "additionalProperties": False,
        "properties": {
            "error": {
                "type": "string",
                "description": "A sentence for people, in the language of the reader.",
            },
            "field": {
                "type": ["string", "null"],
                "description": "The field to change; null where no single field is to blame.",
            },
        },
    }
}
RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def record(properties: Mapping[str, Schema], description: str, required: Sequence[str]) -> Schema:
    """Return an object that has nothing but these properties."""
    return {
        "type": "object",
        "description": description,
        "required": list(required),
        "additionalProperties": False,
        "properties": dict(properties),
    }


def listed(items: Schema, description: str = "") -> Schema:
    return {
        "type": "array",
        "items": items,
        **({"description": description} if description else {}),
    }


def content(schema: Schema, examples: Mapping[str, Schema] | None = None) -> Schema:
    body: Schema = {"schema": schema, **({"examples": dict(examples)} if examples else {})}
    return {"application/json": body}


def refusals(
    *statuses: int, examples: Mapping[int, Mapping[str, Schema]] | None = None
) -> dict[str, Schema]:
    """Return the answers that are no answer to the question."""
    told = examples or {}
    return {
        str(status): {
            "description": REFUSALS[status],
            "content": content(ref(ERROR), told.get(status)),
            **({"headers": RETRY_AFTER} if status == HTTPStatus.TOO_MANY_REQUESTS else {}),
        }
        for status in statuses
    }
