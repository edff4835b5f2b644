"""One description of all our interfaces for programs (OpenAPI 3.1), made of those below."""

from functools import cache
from importlib.metadata import version

from django.utils import translation

from handinhand.core import openapi
from handinhand.core.openapi import Schema
from handinhand.search import openapi as search
from handinhand.work_access import openapi as work_access


@cache
def document() -> Schema:
    """Return the description; its examples of refusals are German, the source of all texts."""
    with translation.override("de"):
        return {
            "openapi": "3.1.0",
            "info": {
                "title": "Hand in Hand",
                "version": version("handinhand"),
                "summary": "Search for help, and labour-market access by residence status",
                "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            },
            "servers": [{"url": "/"}],
            "paths": {**work_access.paths(), **search.paths()},
            "components": {
                "schemas": {**openapi.SCHEMAS, **work_access.schemas(), **search.schemas()}
            },
        }
