"""Tags and filters of the public pages."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache

from babel.dates import format_time, get_day_names
from babel.numbers import format_decimal
from django import template
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from handinhand.core.languages import language_name, latin_digits, long_day
from handinhand.core.models import AuditEntry
from handinhand.core.phones import dial
from handinhand.directory import freshness as freshness_rules
from handinhand.directory.freshness import Freshness
from handinhand.directory.hours import Now, OpenState
from handinhand.portal import nodes
from handinhand.portal.staff.acts import ACTS
from handinhand.topics import vocabulary

register = template.Library()
register.filter(dial)
register.tag("fixed", nodes.fixed)
register.tag("icon", nodes.icon)
_SOME_KEY = "schluessel-des-eintrags"


def babel_locale(language: str | None = None) -> str:
    """Return Babel's locale for the reader: Leichte Sprache reads as German."""
    return (language or translation.get_language() or "de").partition("-")[0]


@register.filter
def offer_address(key: str) -> str:
    """Return what `{% url 'portal:offer' key %}` does, for the rows of a list."""
    return _offer_address(translation.get_language()).replace(_SOME_KEY, key)


@cache
def _offer_address(_language: str | None) -> str:
    return reverse("portal:offer", args=[_SOME_KEY])


@register.simple_tag
def phone(number: str) -> SafeString:
    """Show a number as a link that keeps its order in right-to-left text."""
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', dial(number), number)


@register.filter
def german(name: str) -> SafeString:
    """Show a German name so that it stays readable inside other languages and directions."""
    if babel_locale() == "de":
        return conditional_escape(name)
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
    number = _number(round(Decimal(str(value)), 0 if whole else 1), babel_locale())
    return _("%(number)s km") % {"number": number}


@lru_cache(maxsize=2_000)
def _number(value: Decimal, locale: str) -> str:
    """Return a number with as many decimals as it has, for a reader."""
    pattern = "#,##0.0" if value.as_tuple().exponent else "#,##0"
    return latin_digits(str(format_decimal(value, format=pattern, locale=locale)))


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


@register.simple_tag
def open_now(now: Now) -> SafeString:
    """Say whether it is open now: one of four answers (hours.py)."""
    kind, text = _open_now(now)
    return format_html('<span class="tag{}">{}</span>', kind, text)


def _open_now(now: Now) -> tuple[str, str]:
    if now.state == OpenState.OPEN:
        until = _("jetzt geöffnet, bis %(time)s") % {"time": clock(now.until)} if now.until else ""
        return " ok", until or _("jetzt geöffnet")
    if now.state == OpenState.CLOSED:
        if now.opens_at is None:
            return "", _("jetzt geschlossen")
        when = {"weekday": weekday(now.opens_at), "time": clock(now.opens_at)}
        return "", _("geschlossen, öffnet %(weekday)s um %(time)s") % when
    if now.state == OpenState.HOLIDAY_NOT_STATED:
        return " warn", _("Heute ist Feiertag. Ob geöffnet ist, ist nicht angegeben.")
    return "", _("Öffnungszeiten nicht bekannt, bitte anrufen")


@register.filter
def act_words(entry: AuditEntry) -> str:
    """Say what an act was, as its name in the audit stands for."""
    return str(ACTS.get(entry.act, entry.act))
