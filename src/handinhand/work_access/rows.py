"""Every rule, value and open point as a row with a key of its own, to be remarked and confirmed.

A key stays while the rule or value keeps its name; the fingerprint changes with its content.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from handinhand.core.timeline import Timeline
from handinhand.work_access import statuses, values
from handinhand.work_access.fingerprints import digest, of_rule
from handinhand.work_access.matrix import matrix
from handinhand.work_access.open_points import OPEN_POINTS, OpenPoint
from handinhand.work_access.review import RuleRow, ValueRow, rule_rows, value_rows
from handinhand.work_access.texts import STATUSES
from handinhand.work_access.texts.notions import NOTIONS


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule with every place it stands at; confirming it confirms it at all of them."""

    key: str
    title: str
    fingerprint: str
    places: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class ValueEntry:
    key: str
    title: str
    fingerprint: str
    row: ValueRow


@dataclass(frozen=True, slots=True)
class PointEntry:
    """An open point takes remarks; there is nothing to confirm."""

    key: str
    title: str
    fingerprint: str
    point: OpenPoint


Entry = RuleEntry | ValueEntry | PointEntry


@cache
def entries() -> Mapping[str, Entry]:
    """Return every row by its key: rules, then values, then open points."""
    found: list[Entry] = [*_rules(), *_values(), *_points()]
    return {entry.key: entry for entry in found}


def confirmable() -> dict[str, Entry]:
    """Return the rows a lawyer confirms: rules and values."""
    return {key: one for key, one in entries().items() if not isinstance(one, PointEntry)}


def rule_key(code: str) -> str:
    return f"regel-{code}"


@cache
def laws_on(day: date) -> Mapping[str, tuple[str, ...]]:
    """Return the rules that can matter on a day, by their code, with the law they rest on then."""
    found: dict[str, dict[str, None]] = {}
    for cell in matrix(day).values():
        for reason in cell.law:
            found.setdefault(reason.code, {})[reason.source] = None
    return {code: tuple(sources) for code, sources in found.items()}


def _rules() -> Iterator[RuleEntry]:
    places: dict[str, list[RuleRow]] = {}
    for row in rule_rows():
        places.setdefault(row.code, []).append(row)
    for code, rows in places.items():
        content = sorted(
            f"{[row.group, row.part, row.outcome, row.sources, row.sure]}" for row in rows
        )
        fingerprint = digest([of_rule(code), rows[0].text, content])
        yield RuleEntry(rule_key(code), rows[0].text, fingerprint, tuple(rows))


def _values() -> Iterator[ValueEntry]:
    names = {one.name: name for name, one in vars(values).items() if isinstance(one, Timeline)}
    papers = {one.name: status for status, one in statuses.IN_FORCE.items()}
    for row in value_rows():
        if row.notion in names:
            name = names[row.notion]
            key, title = f"wert-{name.lower()}-{row.since}", NOTIONS.get(name, row.notion)
        else:
            status = papers[row.notion]
            key, title = f"papier-{status}-{row.since}", f"{STATUSES[status][0]}: gibt es"
        content = [row.since, row.until, _plain(row.value), row.source, row.sure]
        yield ValueEntry(key, title, digest([title, content]), row)


def _points() -> Iterator[PointEntry]:
    for point in OPEN_POINTS:
        content = [point.question, point.taken, point.rows]
        yield PointEntry(f"punkt-{point.letter}", point.question, digest(content), point)


def _plain(value: object) -> object:
    """Return a value whose text is always the same: sets have no order."""
    return sorted(str(one) for one in value) if isinstance(value, frozenset) else str(value)
