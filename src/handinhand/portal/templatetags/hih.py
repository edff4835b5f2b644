"""Tags and filters of the public pages."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from babel.dates import format_time, get_day_names
from babel.numbers import format_decimal
from django import template
from django.conf import settings
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from handinhand.core.languages import language_name, latin_digits, long_day
from handinhand.core.models import AuditEntry
from handinhand.core.phones import dial
from handinhand.directory import freshness as freshness_rules
from handinhand.directory.freshness import Freshness
from handinhand.portal.staff.acts import ACTS
from handinhand.topics import vocabulary

register = template.Library()
register.filter(dial)


def babel_locale(language: str | None = None) -> str:
    """Return Babel's locale for the reader: Leichte Sprache reads as German."""
    return (language or translation.get_language() or "de").partition("-")[0]


@cache
def _icon(name: str) -> str:
    return (Path(settings.ROOT) / "static" / "icons" / f"{name}.svg").read_text("utf-8").strip()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Show a line icon; it never stands without a word, so it is hidden from screen readers."""
    turns = " turns" if name in {"share", "language"} else ""
    picture = f'<svg class="i{turns}" viewBox="0 0 24 24" aria-hidden="true">{_icon(name)}</svg>'
    return mark_safe(picture)  # nosec B308 B703  # noqa: S308 - our own files


@register.simple_tag
def phone(number: str) -> SafeString:
    """Show a number as a link that keeps its order in right-to-left text."""
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', dial(number), number)


@register.filter
def german(name: str) -> SafeString:
    """Show a German name so that it stays readable inside other languages and directions."""
    if babel_locale() == "de":
        return format_html("{}", name)
    return format_html('<bdi lang="de" dir="ltr">{}</bdi>', name)


@register.filter
def day(value: date) -> str:
    """Return "3. November 2026" in the reader's language, with Latin digits."""
    return long_day(value, babel_locale())


@register.filter
def short_day(value: date) -> str:
    """Return "03.11.2026" for tables of the staff area."""
    return f"{value:%d.%m.%Y}"


@register.filter
def moment(value: datetime) -> str:
    """Return "3. November 2026, 14:30 Uhr" in local time and the reader's language."""
    local = timezone.localtime(value)
    return f"{day(local)}, {clock(local)}"


@register.filter
def clock(value: datetime | time) -> str:
    """Return the time in the reader's form, "14 Uhr" or "14:30 Uhr" in German."""
    moment = value.time() if isinstance(value, datetime) else value
    if babel_locale() == "de":
        return f"{moment.hour}:{moment.minute:02d} Uhr" if moment.minute else f"{moment.hour} Uhr"
    return latin_digits(format_time(moment, "short", locale=babel_locale()))


@register.filter
def short_clock(value: time) -> str:
    """Return the time for a table: "9" or "9:30" in German, the short form elsewhere."""
    if babel_locale() == "de":
        return f"{value.hour}:{value.minute:02d}" if value.minute else str(value.hour)
    return f"{value.hour:02d}:{value.minute:02d}"


@register.filter
def weekday(value: date | int) -> str:
    number = value if isinstance(value, int) else value.weekday()
    return str(get_day_names("wide", "stand-alone", locale=babel_locale())[number])


@register.filter
def kilometres(value: float) -> str:
    """Return "1,2 km"; from ten on, and for a whole number, without decimals."""
    whole = value >= 10 or value == int(value)  # noqa: PLR2004 - as the docstring says
    pattern = "#,##0" if whole else "#,##0.0"
    number = latin_digits(str(format_decimal(value, format=pattern, locale=babel_locale())))
    return _("%(number)s km") % {"number": number}


@register.filter
def spoken_language(code: str) -> str:
    """Return what a language is called in the reader's language."""
    return language_name(code, babel_locale())


@register.filter
def spoken_languages(codes: Iterable[str]) -> str:
    """Return the names of languages in a row, with the comma of the reader's language."""
    comma = "، " if translation.get_language_bidi() else ", "
    return comma.join(spoken_language(code) for code in codes)


@register.filter
def topic_label(code: str) -> str:
    return vocabulary.label(code, translation.get_language() or "de")


@register.filter
def topic_summary(code: str) -> str:
    return vocabulary.summary(code, translation.get_language() or "de")


@register.filter
def freshness_words(state: Freshness) -> str:
    return freshness_rules.in_words(state, timezone.localdate())


@register.filter
def act_words(entry: AuditEntry) -> str:
    """Say what an act was, as its name in the audit stands for."""
    return str(ACTS.get(entry.act, entry.act))
