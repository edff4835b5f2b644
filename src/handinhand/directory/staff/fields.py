"""Fields of staff forms that read and write what people know: names, not keys."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from handinhand.directory.models import Organisation
from handinhand.places import finder
from handinhand.topics import vocabulary
from handinhand.topics.tree import roots

# The languages most often spoken by those who ask, then those of Europe's neighbours.
LANGUAGE_CODES = (
    "de", "en", "ar", "uk", "ru", "fa", "prs", "ps", "ku", "tr", "fr", "ti", "so", "am", "pl",
    "ro", "bg", "sq", "sr", "hr", "hy", "az", "ka", "es", "it", "pt", "vi", "ur", "hi", "zh",
)  # fmt: skip


class OrganisationField(forms.CharField):
    """The name or key of an organisation; an unknown name is answered with similar ones."""

    widget = forms.TextInput(attrs={"list": "organisationen"})

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        found = (
            Organisation.objects.filter(key=text).first()
            or Organisation.objects.filter(name__iexact=text).first()
        )
        if found is not None:
            return found.key
        first = text.split()[0]
        similar = Organisation.objects.filter(name__icontains=first).values_list("name", flat=True)
        if not similar:
            raise forms.ValidationError(_("Diese Organisation gibt es noch nicht."))
        names = ", ".join(f"„{name}“" for name in similar[:5])
        raise forms.ValidationError(_("Meinen Sie %(names)s?") % {"names": names})

    def prepare_value(self, value: Any) -> Any:
        found = Organisation.objects.filter(key=value).first() if value else None
        return found.name if found else value


class AreasField(forms.CharField):
    """Areas, one a line, by name or official key; a name of several is asked back."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        today = timezone.localdate()
        return sorted({self._key(line, today) for line in lines})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        today = timezone.localdate()
        places = {key: finder.by_key(key, on=today) for key in value}
        return "\n".join(place.name if place else key for key, place in places.items())

    def _key(self, line: str, on: date) -> str:
        state = finder.by_key(line, on=on)
        found = (state,) if state else finder.find(line, on=on).candidates
        if len(found) == 1:
            return found[0].ags
        if not found:
            message = _("Den Ort „%(name)s“ kennen wir nicht. Bitte prüfen Sie die Schreibweise.")
            raise forms.ValidationError(message % {"name": line})
        names = ", ".join(f"{place.ags} ({place.name}, {place.within})" for place in found[:6])
        message = _("„%(name)s“ gibt es mehrmals. Bitte schreiben Sie den Schlüssel: %(names)s")
        raise forms.ValidationError(message % {"name": line, "names": names})


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def topic_choices() -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """Return the needs under their roots, with their German names."""
    return [
        (vocabulary.label(root.code, "de"), list(_labelled([root.code, *root.children])))
        for root in roots()
    ]


def _labelled(codes: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((code, vocabulary.label(code, "de")) for code in codes)
