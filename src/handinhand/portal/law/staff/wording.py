"""Words for lawyers: what a value says, how sure we are, what a rule does."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.core.timeline import Certainty
from handinhand.work_access.texts import STATUSES
from handinhand.work_access.words import AsylumHistory, Origin, PermissionKind, Status

CERTAINTIES: Mapping[str, str | Promise] = {
    Certainty.LOOKED_UP: _("nachgelesen"),
    Certainty.KNOWN: _("bekannt, nicht nachgelesen"),
    Certainty.UNSURE: _("unsicher"),
}
PARTS: Mapping[str, str | Promise] = {
    "decides": _("entscheidet"),
    "waits": _("Wartezeit"),
    "notes": _("Hinweis, entscheidet nicht"),
}
_VALUES: Mapping[object, str] = {
    True: "ja",
    False: "nein",
    None: "–",
    Origin.SAFE_LISTED: "AL BA GH XK ME MK SN RS",
    Origin.GE_MD: "GE MD",
    Origin.EU_LIST: "EG BD IN CO MA TN TR",
    AsylumHistory.REJECTED: "Antrag abgelehnt",
    AsylumHistory.WITHDRAWN: "Antrag zurückgenommen",
    AsylumHistory.NEVER_APPLIED: "kein Antrag",
    PermissionKind.DISCRETION: "kann",
    PermissionKind.SHOULD: "soll",
    PermissionKind.ENTITLEMENT: "Anspruch",
}


def value(one: object) -> str:
    """Return a value as it is read."""
    if isinstance(one, frozenset):
        return ", ".join(sorted(value(part) for part in one)) or "keine"
    if isinstance(one, Status):
        return STATUSES[one][0]
    if isinstance(one, date):
        return f"{one:%d.%m.%Y}"
    if isinstance(one, int) and not isinstance(one, bool):
        return str(one)
    return str(_VALUES.get(one, one))
