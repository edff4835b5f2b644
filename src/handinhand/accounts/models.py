"""Who is signed in. Newcomers need no account."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from handinhand.accounts.enums import Role


class UserManager(BaseUserManager["User"]):
    """Accounts are found by their mail address, however it is written."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; raise ValueError without a mail address."""
        if not email.strip():
            raise ValueError("Ein Konto braucht eine E-Mail-Adresse.")
        user = self.model(email=_one_spelling(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=_one_spelling(username or ""))


def _one_spelling(email: str) -> str:
    return email.strip().lower()


class User(AbstractBaseUser, PermissionsMixin):
    """A person who works with the platform; the mail address is the name to sign in with."""

    email = models.EmailField(_("E-Mail"), unique=True)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    language = models.CharField(
        _("Sprache"), max_length=12, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_staff = models.BooleanField(_("darf den Betrieb sehen"), default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined_at = models.DateTimeField(_("angelegt"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")

    def __str__(self) -> str:
        return self.email

    @cached_property
    def roles(self) -> frozenset[str]:
        """Return the roles held now: one query, kept as long as this object lives."""
        return frozenset(self.grants.filter(ended_at=None).values_list("role", flat=True))

    def has_role(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)


class RoleGrant(models.Model):
    """A role given to a person, by whom and when; never deleted, only ended."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(_("erteilt"), auto_now_add=True)
    ended_at = models.DateTimeField(_("beendet"), null=True, blank=True)

    class Meta:
        verbose_name = _("Rolle")
        verbose_name_plural = _("Rollen")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(ended_at=None),
                name="accounts_role_held_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the link may have ended and can be sent anew."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(models.Model):
    """Somebody is asked to join, for a role or for what a context above ties to this row.

    `issue` is the number of the newest link: an older one no longer opens anything.
    """

    email = models.EmailField(_("E-Mail"))
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices, blank=True)
    organisation_name = models.CharField(_("Organisation"), max_length=200, blank=True)
    language = models.CharField(
        _("Sprache"), max_length=12, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    issue = models.PositiveSmallIntegerField(_("Nummer des Links"), default=1)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(_("eingeladen"))
    expires_at = models.DateTimeField(_("gilt bis"))
    accepted_at = models.DateTimeField(_("angenommen"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("zurückgezogen"), null=True, blank=True)

    objects: ClassVar[InvitationQuerySet] = InvitationQuerySet.as_manager()  # type: ignore[assignment]  # stubs: a plain Manager

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(revoked_at=None),
                name="accounts_invitation_ends_one_way",
            )
        ]

    def __str__(self) -> str:
        return f"Einladung {self.pk}"

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at
