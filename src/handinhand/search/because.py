"""Why a result fits, as one sentence in the reader's language."""

from django.utils import translation
from django.utils.translation import gettext as _

from handinhand.search.engine import Hit, Reason
from handinhand.topics import vocabulary


def sentence(hit: Hit, language: str) -> str:
    """Return the reasons of a hit, joined; empty when there is nothing to say."""
    with translation.override(language):
        return " ".join(_part(reason, hit, language) for reason in hit.because)


def _part(reason: Reason, hit: Hit, language: str) -> str:
    if reason.code == "topic" and reason.topic:
        label = vocabulary.label(reason.topic, language)
        return _("Passt zum Thema „%(topic)s“.") % {"topic": label}
    if reason.code == "serves":
        said = _("Zuständig für %(place)s.") if hit.kind == "office" else _("Für %(place)s.")
        return said % {"place": reason.place}
    if reason.code == "near":
        return _("In der Nähe von %(place)s.") % {"place": reason.place}
    return _("Enthält ein Wort aus Ihrer Suche.")
