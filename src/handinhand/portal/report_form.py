"""The form by which a reader says what is wrong, and the token that stands for a cookie."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handinhand.directory.enums import Fault
from handinhand.directory.spam import MOST_LINKS, Doubt

_SALT = "handinhand.portal.report"
TRAP = "homepage"


class ReportForm(forms.Form):
    fault = forms.ChoiceField(
        label=gettext_lazy("Was stimmt nicht?"),
        choices=Fault.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie, was nicht stimmt.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Was ist richtig? Was ist passiert?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("In Ihrer Sprache. Bitte keine Namen und nichts Privates."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Ihre E-Mail, wenn Sie eine Antwort möchten"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
        help_text=gettext_lazy(
            "Nur für diese Antwort. Wir löschen sie spätestens 90 Tage danach,"
            " und nach 180 Tagen auch ohne Antwort."
        ),
    )

    def add_doubt(self, doubt: Doubt) -> None:
        """Say what to do; what was typed stays."""
        field = "text" if doubt in {Doubt.LINKS, Doubt.REPEATED} else None
        self.add_error(field, _said(doubt))


def token_of(key: str, at: datetime) -> str:
    """Return what the form carries: signed, for this entry, with the moment it was shown."""
    return signing.dumps([key, int(at.timestamp())], salt=_SALT)


def age_of(token: str, key: str, now: datetime) -> timedelta | None:
    """Return how long the form was open; None when the token is not ours or of another entry."""
    try:
        data: Any = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    if data[0] != key:
        return None
    return timedelta(seconds=int(now.timestamp()) - data[1])


def _said(doubt: Doubt) -> str:
    words = {
        Doubt.TRAP: _("Ein verstecktes Feld war ausgefüllt. Wir haben es geleert."),
        Doubt.FAST: _("Das ging sehr schnell. Bitte prüfen Sie Ihre Angaben."),
        Doubt.OLD: _("Diese Seite war lange offen. Ihre Angaben sind noch da."),
        Doubt.MANY: _(
            "Von hier kamen schon viele Meldungen. Bitte warten Sie eine Stunde"
            " oder rufen Sie die 115 an."
        ),
        Doubt.LINKS: _("Bitte schreiben Sie höchstens %(most)d Internetadresse.")
        % {"most": MOST_LINKS},
        Doubt.REPEATED: _("Diesen Text haben wir schon bekommen. Bitte schreiben Sie ihn anders."),
    }[doubt]
    again = _("Bitte senden Sie noch einmal.")
    return words if doubt == Doubt.MANY else f"{words} {again}"
