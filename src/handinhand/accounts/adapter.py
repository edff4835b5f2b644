"""Where our rules differ from allauth's: no sign-up, our limits, our mails, our words."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.crypto import salted_hmac

from handinhand.accounts import limits, mails
from handinhand.accounts.models import User
from handinhand.core import sealing

SECONDS_BETWEEN_RESET_MAILS = 120
NO_ACCOUNT = "account/email/unknown_account"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation only."""
        del request
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt before the password is looked at; a right one is given back."""
        usage = limits.take_password_attempt(request, credentials.get("email", "").lower())
        if usage is None:
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage = usage

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password before what is sensitive, but not of who typed it just now."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        if time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        limits.remember_device(request, response, user.email)
        return response

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the link; not again while one is on its way, so that nobody floods a mailbox."""
        if _is_first_to(email):
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; that there is no account, as rarely as the link of one there is."""
        if template_prefix != NO_ACCOUNT or _is_first_to(email):
            self.render_mail(template_prefix, email, context).send()

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        super().send_notification_mail(
            template_prefix, user, {**(context or {}), "user": user}, email
        )

    def render_mail(
        self,
        template_prefix: str,
        email: str,
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Write the mail in the language of its reader; of a stranger, in that of the browser."""
        del headers
        reader = context.get("user")
        current = translation.get_language() or settings.LANGUAGE_CODE
        language = reader.language if isinstance(reader, User) else current
        return mails.compose(template_prefix, to=email, language=language, values=context)


def _is_first_to(email: str) -> bool:
    """Tell whether this is the first wish for a password of an address since two minutes."""
    mark = salted_hmac("accounts.reset", email.strip().lower()).hexdigest()
    return cache.add(f"accounts.reset:{mark}", True, SECONDS_BETWEEN_RESET_MAILS)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    def _get_site_name(self) -> str:
        return "Hand in Hand"

    def encrypt(self, text: str) -> str:
        """Keep the keys of apps and of codes for emergencies from who reads the database."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)
