"""Who decides at the reader's place, and who helps there free of charge."""

from collections.abc import Sequence
from datetime import datetime
from math import inf

from django.utils import translation

from handinhand.directory.enums import OfferKind
from handinhand.directory.models import Offer
from handinhand.directory.queries import cards_of
from handinhand.directory.responsibility import responsible_offices
from handinhand.places.distance import great_circle_km
from handinhand.places.finder import Place
from handinhand.portal.shown import Shown, show, shown
from handinhand.portal.work.wording import in_the_centre
from handinhand.work_access.answer import Answer
from handinhand.work_access.words import Activity, Outcome, PermissionBy

K = OfferKind
COUNSELLING = (K.MBE, K.MIGRATION_COUNSELLING, K.JMD, K.INTEGRATIONSLOTSE)
_WORK = (K.IFDM, K.AGENTUR_FUER_ARBEIT, K.JOBCENTER, K.RECOGNITION, K.WELCOME_CENTER)
_LEGAL = (K.LEGAL_ADVICE, *COUNSELLING)
_OFFICE = {
    PermissionBy.AUSLAENDERBEHOERDE: K.AUSLAENDERBEHOERDE,
    PermissionBy.AGENTUR_OR_JOBCENTER: K.AGENTUR_FUER_ARBEIT,
    PermissionBy.SOZIALAMT: K.SOZIALAMT,
}
MOST, MOST_WEIGHED = 3, 40


def kinds_that_help(answer: Answer, activity: Activity) -> Sequence[OfferKind]:
    """Return whom to ask: about work where it is allowed, a lawyer where the law is not clear."""
    if answer.outcome in {Outcome.NOT_ALLOWED, Outcome.UNCLEAR_LAW}:
        return _LEGAL
    if answer.outcome is Outcome.ALLOWED and activity is not Activity.INTEGRATION_COURSE:
        return _WORK
    return COUNSELLING


def office(answer: Answer, place: Place | None, now: datetime) -> Shown | None:
    """Return the office that permits, the nearest one that can be reached; up to 6 queries.

    In the state's reception centre an authority of the state permits, wherever the reader asks.
    """
    if in_the_centre(answer):
        return next(iter(helpers((K.LANDESBEHOERDE,), None, now)), None)
    kind = _OFFICE.get(answer.permission_by) if answer.permission_by else None
    if kind is None or place is None:
        return None
    language = translation.get_language() or "de"
    offices = responsible_offices(place, language=language, on=now.date())
    sites = next((one.sites for one in offices if one.kind == kind), ())
    return shown(sites[0], now) if sites else None


def helpers(
    kinds: Sequence[OfferKind], place: Place | None, now: datetime, *, most: int = MOST
) -> list[Shown]:
    """Return services that serve the place, the nearest first; 6 queries."""
    offers = Offer.objects.public(now.date()).filter(kind__in=kinds)
    if place is not None:
        near = offers.filter(areas__key__in=place.area_keys).distinct()
        offers = near if near.exists() else offers
    language = translation.get_language() or "de"
    rows = offers.order_by("certainty", "-stated_on", "name")[:MOST_WEIGHED]
    cards = show(cards_of(rows, language=language, on=now.date()), now)
    return sorted(cards, key=lambda card: _order(card, place, kinds))[:most]


def _order(card: Shown, place: Place | None, kinds: Sequence[OfferKind]) -> tuple[bool, int, float]:
    """Put those who can be reached first, then the kind that fits best, then the nearest."""
    silent = not (card.phone or card.email)
    return silent, kinds.index(card.kind), _distance(card, place)


def _distance(card: Shown, place: Place | None) -> float:
    if place is None or place.lat is None or place.lon is None:
        return inf
    if card.lat is None or card.lon is None:
        return inf
    return great_circle_km(place.lat, place.lon, card.lat, card.lon)
