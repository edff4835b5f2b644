"""The shape of input on the account pages."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from handinhand.accounts import limits
from handinhand.accounts.codes import use_up
from handinhand.accounts.models import User


class _LimitedCode:
    """Counts the tries at a code as those at a password are counted; a right one is given back.

    A code counts once; one that was used is as wrong as any other.
    """

    user: User
    authenticator: Authenticator

    def clean_code(self) -> str:
        usage = limits.take_code_attempt(context.request, self.user.email)
        if usage is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        code = cast("str", super().clean_code())  # type: ignore[misc]  # the form mixed in
        if not use_up(self.authenticator, code):
            raise get_factor_adapter().validation_error("incorrect_code")
        usage.rollback()
        return code


class SecondFactorForm(_LimitedCode, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    pass


class SecondFactorAgainForm(_LimitedCode, ReauthenticateForm):  # type: ignore[misc]  # as above
    pass


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # no [] at run time
    """What a person is called, and the language of the account pages and mails."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"name": _("Name"), "language": _("Sprache")}
        help_texts = {"language": _("Für diese Seiten und die Mails an Sie.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class JoinForm(forms.Form):
    """Accept an invitation: name, language and a password of one's own."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Sprache"),
        choices=settings.LANGUAGES,
        help_text=_("Für diese Seiten und die Mails an Sie."),
    )
    password = forms.CharField(
        label=_("Passwort"),
        strip=False,
        help_text=_("Mindestens 12 Zeichen. Ein Satz, den nur Sie kennen, ist ein gutes Passwort."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("Passwort noch einmal"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password = given.get("password")
        if not password:
            return given
        if "password_again" in given and given["password_again"] != password:
            self.add_error("password_again", gettext("Die beiden Passwörter sind verschieden."))
        try:
            validate_password(password, User(email=self._email, name=given.get("name", "")))
        except ValidationError as error:
            self.add_error("password", error)
        return given
