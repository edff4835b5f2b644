"""The filters of a list: only those that leave something, each a link that adds or removes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handinhand.directory.enums import Access
from handinhand.portal.asking import Asked
from handinhand.portal.templatetags.hih import kilometres, spoken_language, topic_label
from handinhand.search.engine import Answer
from handinhand.topics.tree import topics

MOST_LANGUAGES, MOST_TOPICS = 8, 4
CODE = 3  # letters of a language code; longer ones are variants
SHOWN_ACCESS = (Access.WALK_IN, Access.ONLINE, Access.PHONE)


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A filter as a link: `count` results when it is added (None: not counted), or removable."""

    label: str
    count: int | None
    address: str
    is_on: bool


def filters(asked: Asked, answer: Answer) -> list[FilterLink]:
    return [*_active(asked), *_offered(asked, answer)]


def _active(asked: Asked) -> Iterable[FilterLink]:
    for name, label in (
        ("thema", topic_label(asked.topic) if asked.topic else ""),
        ("sprache", spoken_language(asked.language) if asked.language else ""),
        ("zugang", str(Access(asked.access).label) if asked.access else ""),
        ("fuer", audience_label(asked.audience) if asked.audience else ""),
        ("offen", _("jetzt geöffnet") if asked.open_now else ""),
        ("km", _within(asked.within_km) if asked.within_km else ""),
    ):
        if label:
            yield FilterLink(label, None, asked.address({name: None}), is_on=True)


def _offered(asked: Asked, answer: Answer) -> Iterable[FilterLink]:
    counts = {(one.field, one.value): one.count for one in answer.facets}
    for way in SHOWN_ACCESS:
        if not asked.access and counts.get(("access", way.value)):
            address = asked.address({"zugang": way.value})
            yield FilterLink(str(way.label), counts["access", way.value], address, is_on=False)
    yield from _nearer_or_open(asked, answer)
    for audience in ("women", "young"):
        if not asked.audience and counts.get(("audience", audience)):
            address = asked.address({"fuer": audience})
            label = audience_label(audience)
            yield FilterLink(label, counts["audience", audience], address, is_on=False)
    if not asked.language:
        spoken = [
            one for one in answer.facets if one.field == "language" and len(one.value) <= CODE
        ]
        for one in sorted(spoken, key=lambda facet: -(facet.count or 0))[:MOST_LANGUAGES]:
            address = asked.address({"sprache": one.value})
            yield FilterLink(spoken_language(one.value), one.count, address, is_on=False)
    yield from _other_topics(asked, answer)


def _nearer_or_open(asked: Asked, answer: Answer) -> Iterable[FilterLink]:
    if any(one.field == "open" for one in answer.facets):
        yield FilterLink(_("jetzt geöffnet"), None, asked.address({"offen": "1"}), is_on=False)
    if asked.within_km:
        return
    before: int | None = 0
    for one in answer.facets:
        if (
            one.field == "km"
            and one.count != answer.total
            and (one.count is None or one.count != before)
        ):
            address = asked.address({"km": one.value})
            yield FilterLink(_within(int(one.value)), one.count, address, is_on=False)
            before = one.count


def _other_topics(asked: Asked, answer: Answer) -> Iterable[FilterLink]:
    if asked.topic:
        return
    leaves = [
        one
        for one in answer.facets
        if one.field == "topic" and one.value in answer.topics and one.value in topics()
    ]
    if len(leaves) > 1:
        for one in leaves[:MOST_TOPICS]:
            address = asked.address({"thema": one.value})
            yield FilterLink(topic_label(one.value), one.count, address, is_on=False)


def audience_label(audience: str) -> str:
    return {
        "women": _("für Frauen"),
        "men": _("für Männer"),
        "young": _("für junge Menschen"),
    }[audience]


def _within(km: int) -> str:
    return _("bis %(distance)s") % {"distance": kilometres(float(km))}
