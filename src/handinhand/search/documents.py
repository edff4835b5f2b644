"""What can be found: the shape of a document, and the register of those who supply them.

Contexts above register a source in their `apps.py`; the search never imports them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found. Nothing withheld may ever be put into it.

    `id` is "<kind>:<key>"; `kind` is offer, organisation, office, topic, page or place. `texts` are
    searched words by BCP 47 language; "" stands for words of no language (names, numbers).
    `topics` are codes, most specific first. `areas` are official keys served ("13" is the whole
    state). `path` is the address without the language prefix. `weight` multiplies the score:
    1.0 is a fresh, certain entry; old or doubtful ones sink below. `hours` is in OSM syntax,
    `open_hours` the hours of a week in which it may be open ("0-9": Monday from 9), or "varies".
    `source` is the name of the source that supplies the document, `sort` the source's own word for
    what it is ("jugendamt"), by which it is found first when a reader names it.
    """

    id: str
    kind: str
    name: str
    path: str
    names: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    weight: float = 1.0
    hours: str = ""
    open_hours: tuple[str, ...] = ()
    source: str = "offer"
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Rough:
    """What is asked of the database itself while there is no index: bounded and unranked."""

    topics: tuple[str, ...]
    areas: tuple[str, ...]
    words: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Source:
    """A supplier of documents: all of them, or those with certain keys (for a change).

    Sources register under a name; one source may supply several kinds of documents. The key of a
    change is what stands behind the colon of the document's id. `is_open` reads `Document.hours`.
    `roughly` finds some by topics, areas and words in the database, while there is no index.
    `called` says how people call the sorts of its documents: the names by language, by sort.
    """

    name: str
    every: Callable[[], Iterable[Document]]
    some: Callable[[Iterable[str]], Iterable[Document]]
    is_open: Callable[[str, datetime], bool] | None = None
    roughly: Callable[[Rough], Iterable[Document]] | None = None
    called: Callable[[], Mapping[str, Mapping[str, Iterable[str]]]] | None = None


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a source known; called from `AppConfig.ready` of the context that owns the rows."""
    _sources[source.name] = source


def sources() -> Mapping[str, Source]:
    return dict(_sources)
