"""What each field of a question may hold; read off `Facts`, so that it is written only once."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import cast, get_args, get_type_hints

from handinhand.work_access.facts import HIGHEST, Facts
from handinhand.work_access.words import PREVIOUS_STATUSES, Fact, Status


class Kind(StrEnum):
    DAY = "day"
    WORD = "word"
    YES_OR_NO = "yes_or_no"
    NUMBER = "number"
    WHOLE_NUMBER = "whole_number"


@dataclass(frozen=True, slots=True)
class Field:
    """`words` in their order for a word, `most` for a number, which is never below zero."""

    name: str
    kind: Kind
    is_required: bool
    words: tuple[str, ...] = ()
    most: int = 0


_KINDS = {date: Kind.DAY, bool: Kind.YES_OR_NO, int: Kind.WHOLE_NUMBER, float: Kind.NUMBER}


def _field(name: str, hint: type, *, is_required: bool) -> Field:
    kind = _KINDS.get(hint, Kind.WORD)
    if kind is Kind.WORD:
        return Field(name, kind, is_required, words=_words(name, cast("type[StrEnum]", hint)))
    if kind in (Kind.NUMBER, Kind.WHOLE_NUMBER):
        return Field(name, kind, is_required, most=HIGHEST[Fact(name)])
    return Field(name, kind, is_required)


def _words(name: str, words: type[StrEnum]) -> tuple[str, ...]:
    if name == Fact.PREVIOUS_STATUS:
        return tuple(str(one) for one in Status if one in PREVIOUS_STATUSES)
    return tuple(str(one) for one in words)


_HINTS = get_type_hints(Facts)
FIELDS: Mapping[str, Field] = {
    one.name: _field(
        one.name,
        next(iter(get_args(_HINTS[one.name])), _HINTS[one.name]),  # of `Origin | None` the first
        is_required=one.default is MISSING,
    )
    for one in fields(Facts)
}
