"""The answer in one word, one sentence, and who decides."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.work_access.words import Outcome, PermissionBy, PermissionKind

# The look of each outcome: mood and icon.
MOODS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.ALLOWED: ("ok", "shield"),
    Outcome.ALLOWED_WITH_PERMISSION: ("ok", "shield"),
    Outcome.NEEDS_BA_APPROVAL: ("ok", "shield"),
    Outcome.NOT_YET: ("wait", "clock"),
    Outcome.NOT_ALLOWED: ("no", "close"),
    Outcome.DEPENDS: ("wait", "speech"),
    Outcome.UNCLEAR_LAW: ("wait", "speech"),
}
WORDS: Mapping[Outcome, str | Promise] = {
    Outcome.ALLOWED: _("Ja"),
    Outcome.ALLOWED_WITH_PERMISSION: _("Ja, mit Erlaubnis"),
    Outcome.NEEDS_BA_APPROVAL: _("Ja, mit Erlaubnis und Zustimmung"),
    Outcome.NOT_YET: _("Noch nicht"),
    Outcome.NOT_ALLOWED: _("Nein"),
    Outcome.DEPENDS: _("Es kommt darauf an"),
    Outcome.UNCLEAR_LAW: _("Die Rechtslage ist unklar"),
}
TITLES: Mapping[Outcome, str | Promise] = {
    Outcome.ALLOWED: _("Sie dürfen das, ohne weitere Erlaubnis."),
    Outcome.ALLOWED_WITH_PERMISSION: _("Es ist möglich. Vorher brauchen Sie eine Erlaubnis."),
    Outcome.NEEDS_BA_APPROVAL: _("Es ist möglich. Vorher müssen zwei Ämter Ja sagen."),
    Outcome.NOT_YET: _("Ab dem %(day)s ist es möglich."),
    Outcome.NOT_ALLOWED: _("Das ist im Moment nicht erlaubt."),
    Outcome.DEPENDS: _("Uns fehlt noch eine Antwort."),
    Outcome.UNCLEAR_LAW: _("Die Rechtslage ist hier unklar: bitte beraten lassen."),
}
PERMITS: Mapping[PermissionBy, str | Promise] = {
    PermissionBy.AUSLAENDERBEHOERDE: _("Die Erlaubnis gibt die Ausländerbehörde."),
    PermissionBy.BAMF: _("Die Zulassung gibt das BAMF."),
    PermissionBy.AGENTUR_OR_JOBCENTER: _(
        "Es entscheidet die Agentur für Arbeit oder das Jobcenter."
    ),
    PermissionBy.SOZIALAMT: _("Es entscheidet das Sozialamt."),
}
PERMITS_IN_CENTRE = _("Die Erlaubnis gibt das Landesamt für innere Verwaltung.")
KINDS: Mapping[PermissionKind, str | Promise] = {
    PermissionKind.ENTITLEMENT: _("Sie haben ein Recht darauf."),
    PermissionKind.SHOULD: _("Das Amt soll sie in der Regel geben."),
    PermissionKind.DISCRETION: _("Das Amt kann Ja oder Nein sagen."),
}
BA_AGREES = _("Die Agentur für Arbeit prüft Lohn und Arbeitszeit. Das Amt fragt sie selbst.")
PRIORITY = _("Sie prüft auch, ob andere Bewerber zuerst kommen.")
DO_NOT_START = _("Fangen Sie erst an, wenn es in Ihrem Papier steht.")
DECIDES: Mapping[PermissionBy | None, str | Promise] = {
    None: _("Im Einzelfall entscheidet die Ausländerbehörde."),
    PermissionBy.AUSLAENDERBEHOERDE: _("Es entscheidet die Ausländerbehörde."),
    PermissionBy.BAMF: _("Es entscheidet das BAMF."),
    PermissionBy.AGENTUR_OR_JOBCENTER: _(
        "Es entscheidet die Agentur für Arbeit oder das Jobcenter."
    ),
    PermissionBy.SOZIALAMT: _("Es entscheidet das Sozialamt."),
}
DECIDES_IN_CENTRE = _("Es entscheidet das Landesamt für innere Verwaltung.")
