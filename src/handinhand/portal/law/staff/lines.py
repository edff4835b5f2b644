"""The rows of the review as lines to read: with source, certainty, who confirmed, remarks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count

from handinhand.portal.law import labels
from handinhand.portal.law.labels import Look
from handinhand.portal.law.staff import wording
from handinhand.portal.law.staff.filtering import PAPERS, POINTS, VALUES, ReviewFilter
from handinhand.portal.work.sources import Source, sources
from handinhand.work_access.models import LegalCheck, LegalRemark
from handinhand.work_access.review import RuleRow
from handinhand.work_access.rows import (
    Entry,
    PointEntry,
    RuleEntry,
    ValueEntry,
    confirmable,
    entries,
    laws_on,
    rule_key,
)
from handinhand.work_access.rules.choice import groups as rule_groups


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed a row and when; it no longer counts when the row has changed since."""

    by: str
    on: date
    is_current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table. `anchor` is empty where the row stands further up already."""

    key: str
    anchor: str
    number: str
    title: str
    code: str
    look: Look | None
    says: str
    sources: list[Source]
    sure: str
    certainty: str
    since: date | None
    until: date | None
    is_in_force: bool
    fingerprint: str
    confirmations: list[Confirmation]
    open_remarks: int

    @property
    def is_confirmed(self) -> bool:
        return any(one.is_current for one in self.confirmations)


@dataclass(slots=True)
class Table:
    """The rows of one group of rules, or all values."""

    code: str
    title: str
    lines: list[Line] = field(default_factory=list)


class Said:
    """What was said of every row: two queries, however many rows."""

    def __init__(self, keys: Iterable[str] | None = None) -> None:
        checks = LegalCheck.objects.standing().select_related("by")
        remarks = LegalRemark.objects.filter(resolved_at=None)
        if keys is not None:
            checks, remarks = checks.filter(row__in=keys), remarks.filter(row__in=keys)
        self._checks: dict[str, list[LegalCheck]] = {}
        for check in checks:
            self._checks.setdefault(check.row, []).append(check)
        counted = remarks.order_by().values_list("row").annotate(Count("pk"))
        self._remarks: dict[str, int] = dict(counted)

    def confirmations(self, entry: Entry) -> list[Confirmation]:
        found = [
            Confirmation(
                check.by.name or check.by.email, check.on, check.fingerprint == entry.fingerprint
            )
            for check in self._checks.get(entry.key, ())
        ]
        return [*_confirmed_in_code(entry), *found]

    def open_remarks(self, entry: Entry) -> int:
        return self._remarks.get(entry.key, 0)


def unconfirmed() -> int:
    """Return how many rules and values nobody has confirmed as they are: one query."""
    said = Said()
    return sum(
        not any(one.is_current for one in said.confirmations(entry))
        for entry in confirmable().values()
    )


def tables(asked: ReviewFilter, said: Said) -> list[Table]:
    """Return the tables of the review with the lines that are asked for."""
    found = [*_rule_tables(asked.tag, said), *_value_tables(asked.tag, said)]
    return [
        Table(one.code, one.title, lines)
        for one in found
        if asked.abschnitt in ("", one.code)
        and (lines := [line for line in one.lines if _is_asked(line, asked)])
    ]


def sections() -> list[tuple[str, str]]:
    """Return what the filter offers: sections of rules, values, papers, open points."""
    codes = dict.fromkeys(group.section for group in rule_groups())
    return [
        *((code, f"Regeln {code}") for code in codes),
        (VALUES, "Werte"),
        (PAPERS, "Papiere: seit wann"),
        (POINTS, "Offene Punkte"),
    ]


def line(entry: Entry, said: Said, day: date | None = None) -> Line:
    """Return the line of one row."""
    if isinstance(entry, RuleEntry):
        return _rule_line(entry, entry.places[0], said, day, anchor=entry.key)
    if isinstance(entry, ValueEntry):
        return _value_line(entry, said, day)
    return _point_line(entry, said)


def points(said: Said) -> list[tuple[PointEntry, Line, list[tuple[str, str]]]]:
    """Return the open points with the rows each touches (key, title)."""
    every = entries()
    return [
        (one, _point_line(one, said), [(key, every[key].title) for key in one.point.rows])
        for one in every.values()
        if isinstance(one, PointEntry)
    ]


def _is_asked(one: Line, asked: ReviewFilter) -> bool:
    is_sure = asked.sicher in ("", one.certainty)
    return is_sure and not (asked.offen and one.is_confirmed)


def _rule_tables(day: date | None, said: Said) -> Iterator[Table]:
    places: dict[tuple[str, str], list[tuple[RuleRow, RuleEntry]]] = {}
    for entry in entries().values():
        if isinstance(entry, RuleEntry):
            for row in entry.places:
                places.setdefault((row.section, row.group), []).append((row, entry))
    seen: set[str] = set()
    for (section, title), rows in sorted(places.items()):
        table = Table(section, f"{section} {title}")
        for row, entry in sorted(rows, key=lambda one: one[0].order):
            anchor = "" if entry.key in seen else entry.key
            seen.add(entry.key)
            table.lines.append(_rule_line(entry, row, said, day, anchor=anchor))
        yield table


def _value_tables(day: date | None, said: Said) -> Iterator[Table]:
    values = Table(VALUES, "Werte, die sich ändern")
    papers = Table(PAPERS, "Papiere: seit wann es sie gibt")
    for entry in entries().values():
        if isinstance(entry, ValueEntry):
            table = papers if entry.key.startswith("papier-") else values
            table.lines.append(_value_line(entry, said, day))
    yield from (values, papers)


def _rule_line(
    entry: RuleEntry, row: RuleRow, said: Said, day: date | None, *, anchor: str
) -> Line:
    laws = laws_on(day) if day else {}
    texts: Sequence[str] = laws.get(row.code, ()) or row.sources
    return Line(
        key=rule_key(row.code),
        anchor=anchor,
        number=str(row.order),
        title=entry.title,
        code=row.code,
        look=labels.look(row.outcome) if row.outcome else None,
        says=str(wording.PARTS[row.part]),
        sources=[one for text in texts for one in sources(text)],
        sure=str(wording.CERTAINTIES[row.sure]),
        certainty=row.sure,
        since=None,
        until=None,
        is_in_force=day is None or row.code in laws,
        **_said_of(entry, said),
    )


def _value_line(entry: ValueEntry, said: Said, day: date | None) -> Line:
    row = entry.row
    is_paper = entry.key.startswith("papier-")
    return Line(
        key=entry.key,
        anchor=entry.key,
        number="",
        title=entry.title,
        code=entry.key,
        look=None,
        says="" if is_paper else wording.value(row.value),
        sources=list(sources(row.source)),
        sure=str(wording.CERTAINTIES[row.sure]),
        certainty=row.sure,
        since=row.since,
        until=row.until,
        is_in_force=day is None or (row.since <= day and (row.until is None or day <= row.until)),
        **_said_of(entry, said),
    )


def _point_line(entry: PointEntry, said: Said) -> Line:
    return Line(
        key=entry.key,
        anchor=entry.key,
        number=f"({entry.point.letter})",
        title=entry.title,
        code=entry.key,
        look=None,
        says=entry.point.taken,
        sources=[],
        sure="",
        certainty="",
        since=None,
        until=None,
        is_in_force=True,
        **_said_of(entry, said),
    )


def _said_of(entry: Entry, said: Said) -> dict[str, Any]:
    return {
        "fingerprint": entry.fingerprint,
        "confirmations": said.confirmations(entry),
        "open_remarks": said.open_remarks(entry),
    }


def _confirmed_in_code(entry: Entry) -> Iterator[Confirmation]:
    """Yield the check that stands beside the rule or value itself."""
    rows = entry.places if isinstance(entry, RuleEntry) else ()
    checks = [one.checked for one in rows]
    checks += [entry.row.checked] if isinstance(entry, ValueEntry) else []
    for check in dict.fromkeys(one for one in checks if one):
        yield Confirmation(check.by, check.on, is_current=True)
