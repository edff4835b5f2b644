"""The answer as a document for the pocket: the same words, the people, a code to come back."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from handinhand.portal.shown import Shown
from handinhand.portal.templatetags.hih import day, spoken_languages
from handinhand.portal.work.answering import Page
from handinhand.portal.work.showing import Row
from handinhand.portal.work.sources import Source
from handinhand.publishing.document import (
    Block,
    Bullets,
    Contact,
    Document,
    Facts,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Span,
    Text,
    Tone,
    Verdict,
)
from handinhand.work_access.values import CHECKED_UNTIL

TONES = {"ok": Tone.YES, "wait": Tone.WAIT, "no": Tone.NO}


def as_document(page: Page, rows: list[Row], *, on: date, address: str) -> Document:
    return Document(
        title=_("Darf ich arbeiten?"),
        language=translation.get_language() or "de",
        facts_on=on,
        lead=_("Rechtsstand %(day)s") % {"day": day(CHECKED_UNTIL)},
        source_address=address,
        blocks=tuple(_blocks(page, rows)),
    )


def _blocks(page: Page, rows: list[Row]) -> Iterator[Block]:
    verdict = page.verdict
    text = " ".join(verdict.texts) or None
    yield Verdict(TONES[verdict.mood], verdict.word, verdict.title, text)
    if page.is_past_checked:
        text = _(
            "Wir haben das Recht bis zum %(day)s geprüft. Seitdem kann sich etwas geändert haben. "
            "Fragen Sie vorher nach."
        )
        yield Paragraph(text % {"day": day(CHECKED_UNTIL)})
    advice = f"{_('Diese Seite ist keine Rechtsberatung.')} {page.who_decides}"
    yield Paragraph(advice, is_quiet=True)
    if page.ways:
        yield Heading(page.open_question)
        yield Facts([(way.label, way.possible or way.outcome) for way in page.ways])
    yield Heading(_("Warum?"))
    yield from _reasons(page)
    if page.assumed:
        yield Paragraph(_("Wir haben angenommen:"), is_quiet=True)
        yield Bullets([Item(one.text) for one in page.assumed])
    if page.changes:
        yield Heading(_("Was die Antwort ändern kann"))
        yield Bullets([Item(one) for one in page.changes])
    yield Heading(_("Was Sie jetzt tun können"))
    yield Numbered([Item(step) for step in page.next_steps])
    yield from _people(page)
    yield Heading(_("Ihre Antworten"))
    yield Facts([(row.label, row.value) for row in rows])


def _reasons(page: Page) -> Iterator[Block]:
    yield Numbered(
        [Item(f"{why.text} {why.checked}".strip(), _source(why.sources)) for why in page.reasons]
    )
    if page.checked:
        yield Paragraph(page.checked, is_quiet=True)


def _people(page: Page) -> Iterator[Block]:
    if page.office:
        yield Heading(_("Zuständig für Sie"))
        yield _contact(page.office)
    if page.helpers:
        yield Heading(_("Hilft kostenlos"))
        yield from map(_contact, page.helpers)


def _contact(card: Shown) -> Contact:
    shown = card.address is not None and not card.is_withheld
    return Contact(
        name=card.name,
        address=str(card.address) if shown else "",
        phone=card.phone,
        email=card.email,
        languages=spoken_languages(card.spoken) or None,
    )


def _source(sources: list[Source]) -> Text | None:
    """Return the sources in a row, each of its own, as a browser shows them."""
    parts = [part for one in sources for part in (", ", Span(one.text, "de", one.address or None))]
    return tuple(parts[1:]) or None
