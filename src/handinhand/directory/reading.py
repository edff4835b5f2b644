"""Read the cells of a list: dates in words, languages, kinds; pure, never guessing."""

import re
from dataclasses import dataclass
from datetime import date

from handinhand.directory.enums import OfferKind

K = OfferKind
KINDS = {
    "Jugendamt": K.JUGENDAMT,
    "Ausländerbehörde": K.AUSLAENDERBEHOERDE,
    "Sozialamt": K.SOZIALAMT,
    "Jobcenter": K.JOBCENTER,
    "Agentur für Arbeit": K.AGENTUR_FUER_ARBEIT,
    "Schulamt": K.SCHULAMT,
    "Gesundheitsamt": K.GESUNDHEITSAMT,
    "Landesbehörde": K.LANDESBEHOERDE,
    "Sprachmittlung": K.INTERPRETING,
    "IFDM": K.IFDM,
    "Anerkennungsberatung": K.RECOGNITION,
    "Psychosoziales Zentrum": K.PSZ,
    "Migrationsberatung (MBE/MSB)": K.MBE,
    "Jugendmigrationsdienst": K.JMD,
    "Integrationslotsen / Integrationsbeauftragte": K.INTEGRATIONSLOTSE,
    "Migrantenorganisation / Interkulturelles Zentrum": K.MIGRANT_ORGANISATION,
    "Flüchtlingsrat": K.LEGAL_ADVICE,
    "Welcome Center": K.WELCOME_CENTER,
    "Sprachkursträger": K.LANGUAGE_COURSE,
    "Frauenhaus": K.WOMENS_SHELTER,
    "Beratungsstelle häusliche Gewalt": K.VIOLENCE_COUNSELLING,
    "Notruf / Hotline": K.HOTLINE,
    "Schule (DaZ)": K.DAZ_SCHOOL,
    "Portal": K.PORTAL,
}
_DAY = re.compile(r"\b(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\b")
_LANGUAGE = re.compile(r"^[a-z]{2,3}$")


@dataclass(frozen=True, slots=True)
class Spoken:
    language: str
    with_interpreter: bool


def stated_on(text: str) -> date | None:
    """Return the first day of the youngest period named: "2018 / 2020" is 1 January 2020.

    "undatiert (um 2013)" counts as 2013; "undatiert" alone has no day.
    """
    found = [
        date(int(year), int(month or 1), int(day or 1))
        for year, month, day in _DAY.findall(text)
        if _is_day(year, month, day)
    ]
    return max(found, default=None)


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return 1990 <= int(year) <= 2100  # noqa: PLR2004 - no fact of the directory is older, none so new


def languages(text: str) -> tuple[Spoken, ...]:
    """Return the languages a cell names by code ("ar,ku,fa u. a."); other words are left."""
    through_interpreter = "dolmetsch" in text.lower()
    bare = re.sub(r"\(.*?\)|;.*", "", text)
    codes = [part.strip().split(" ")[0] for part in bare.split(",")]
    known = dict.fromkeys(code for code in codes if _LANGUAGE.match(code))
    return tuple(Spoken(code, through_interpreter and code != "de") for code in known)


def kind(text: str) -> OfferKind | None:
    """Return the kind a list calls by this word, or None when the word is not known."""
    return KINDS.get(text.strip())
