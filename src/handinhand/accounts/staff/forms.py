"""The shape of input on the pages about people."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from handinhand.accounts.enums import Role


class InvitationForm(forms.Form):
    """Whom to invite, and the language of the mail."""

    email = forms.EmailField(label=_("E-Mail"), max_length=254)
    language = forms.ChoiceField(
        label=_("Sprache der Mail"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )


class RoleInvitationForm(InvitationForm):
    role = forms.ChoiceField(label=_("Rolle"), choices=Role.choices)
