"""Signing in at the state's own account service (OpenID Connect).

It opens an account that exists: linked before, or with the same address, verified by the service.
It makes one only from an open invitation, and gives no role beyond that of the invitation.
"""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from handinhand.accounts.models import Invitation
from handinhand.accounts.services import invitations
from handinhand.accounts.views import INVITATION


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Accept the invitation this browser came from, with the account of the service."""
        token = request.session.pop(INVITATION, None)
        if token is None or sociallogin.is_existing or request.user.is_authenticated:
            return
        invitation = invitations.find(token, at=timezone.now())
        if invitation is None or invitations.invited_account(invitation) is not None:
            return
        user = invitations.accept_as_new(
            token=token,
            name=_name(sociallogin, invitation),
            language=invitation.language,
            password=None,
            at=timezone.now(),
        )
        sociallogin.connect(request, user)


def _name(sociallogin: Any, invitation: Invitation) -> str:
    claims = sociallogin.account.get_provider_account().get_user_data() or {}
    return str(claims.get("name") or invitation.email)[:200]
