"""The catalogues in locale/: kept in step with the texts, compiled without any outside program."""

from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_language, to_locale

from handinhand.translation.extraction import Message, messages

# Babel knows no locale of its own for Leichte Sprache: its forms are those of German.
_BABEL = {"de-simple": "de"}
VARIANTS = ("de-simple",)
# Seen by staff only, who work in German: names of fields, acts on entries, jobs, the staff area.
STAFF_FILES = frozenset(
    {
        "models.py",
        "validity.py",
        "admin.py",
        "importer.py",
        "rows.py",
        "facts.py",
        "history.py",
        "writing.py",
        "plausibility.py",
        "housekeeping.py",
        "job_acts.py",
        "jobs.py",
        "outbox.py",
    }
)
STAFF_FOLDERS = frozenset({"staff", "services", "models", "imports", "sheets"})


def languages() -> list[str]:
    """Return the languages with a catalogue: all but the source."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def path_of(language: str) -> Path:
    folder = Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES"
    return folder / "django.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue; an empty one when there is no file yet."""
    path = path_of(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as source:
        return read_po(source, locale=_BABEL.get(language, language))


def _empty(language: str) -> Catalog:
    return Catalog(
        locale=_BABEL.get(language, language),
        project="Hand in Hand",
        version="1",
        header_comment=f"# Texte der Plattform, Sprache {language}. Quelle ist Deutsch.",
        msgid_bugs_address="siehe CONTRIBUTING.md",
        last_translator="siehe Versionsgeschichte",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
    )


def texts() -> dict[Message, set[str]]:
    """Return every text of code and templates with the files it stands in."""
    root = Path(settings.ROOT)
    found: dict[Message, set[str]] = {}
    for message, path in messages([root / "src", root / "templates"]):
        if path.name not in STAFF_FILES and STAFF_FOLDERS.isdisjoint(path.parts):
            found.setdefault(message, set()).add(path.name)
    return found


def collect(language: str, found: Iterable[Message]) -> tuple[int, int]:
    """Bring one catalogue in step with the texts; return how many there are and how many open."""
    old = read(language)
    fresh = _empty(language)
    fresh.creation_date = old.creation_date  # a date of its own would be a change without a cause
    still_open = 0
    for message in sorted(found, key=lambda one: (one.text, one.context or "")):
        key = (message.text, message.plural) if message.plural else message.text
        known = old.get(message.text, context=message.context)
        translated = known.string if known is not None else None
        still_open += not _is_whole(translated)
        if language in VARIANTS and not _is_whole(translated):
            continue
        fresh.add(
            key, string=translated if _is_whole(translated) else None, context=message.context
        )
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, fresh, width=100, no_location=True, omit_header=False, sort_output=False)
    return len(list(found)), still_open


def missing(language: str, found: Iterable[Message]) -> list[Message]:
    """Return the texts a language has no translation for."""
    catalog = read(language)
    return [
        message
        for message in found
        if not _is_whole(
            known.string if (known := catalog.get(message.text, context=message.context)) else None
        )
    ]


def compile_all() -> int:
    """Write the .mo files whose .po is newer; return how many were written."""
    written = 0
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/django.po")):
            target = source.with_suffix(".mo")
            if _is_current(source, target):
                continue
            language = to_language(source.parts[-3])
            with source.open("rb") as written_by_hand, target.open("wb") as compiled:
                write_mo(compiled, read_po(written_by_hand, locale=_BABEL.get(language, language)))
            written += 1
    return written


def _is_current(source: Path, target: Path) -> bool:
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def _is_whole(translated: str | tuple[str, ...] | list[str] | None) -> bool:
    if isinstance(translated, tuple | list):
        return bool(translated) and all(translated)
    return bool(translated)
