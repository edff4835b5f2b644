"""Bodies and places: organisations, who keeps their entries, where they work."""

from dataclasses import dataclass
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handinhand.accounts.models import Invitation
from handinhand.directory.enums import (
    Wheelchair,
)
from handinhand.directory.withheld import WithheldAddress
from handinhand.places.models import Area

key_validator = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Nur a–z, 0–9 und Bindestrich."))


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """An address that may be shown. Empty parts are not known."""

    street: str
    postcode: str
    town: str
    is_withheld: ClassVar[bool] = False

    def __str__(self) -> str:
        return ", ".join(
            part for part in (self.street, f"{self.postcode} {self.town}".strip()) if part
        )


class Organisation(models.Model):
    """A body: authority, association, company. It has sites and offers."""

    key = models.SlugField(_("Kurzname"), max_length=80, unique=True, validators=[key_validator])
    name = models.CharField(_("Name"), max_length=200)
    is_public_body = models.BooleanField(_("Behörde"), default=False)
    is_trusted = models.BooleanField(_("Änderungen gelten sofort"), default=False)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    web = models.URLField(_("Internet"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person keeps the entries of an organisation; its owners invite the others.

    A trusted organisation's changes go live at once, all others wait for a steward.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    is_owner = models.BooleanField(_("verwaltet die Mitglieder"), default=False)
    since = models.DateTimeField(_("seit"), auto_now_add=True)
    ended_at = models.DateTimeField(_("beendet"), null=True, blank=True)

    class Meta:
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(ended_at=None),
                name="directory_membership_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation}"


class OrganisationInvitation(models.Model):
    """An invitation to keep the entries of an organisation; accepted, it becomes a membership."""

    invitation = models.OneToOneField(
        Invitation, models.PROTECT, primary_key=True, related_name="for_organisation"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    is_owner = models.BooleanField(_("verwaltet die Mitglieder"), default=False)

    class Meta:
        verbose_name = _("Einladung in eine Organisation")
        verbose_name_plural = _("Einladungen in Organisationen")

    def __str__(self) -> str:
        return f"{self.invitation}: {self.organisation}"


class Site(models.Model):
    """A place where an organisation works.

    A withheld site has no street, postal code or point in this row: they stand in `SecretAddress`,
    which no query for a page, export or index joins. The database refuses anything else.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sites")
    name = models.CharField(_("Name"), max_length=200, blank=True)
    is_withheld = models.BooleanField(_("Anschrift geschützt"), default=False)
    street = models.CharField(_("Straße und Hausnummer"), max_length=160, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    town = models.CharField(_("Ort"), max_length=120, blank=True)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sites",
        verbose_name=_("Gemeinde"),
    )
    lat = models.FloatField(_("Breite"), null=True, blank=True)
    lon = models.FloatField(_("Länge"), null=True, blank=True)
    wheelchair = models.CharField(
        _("Barrierefreiheit"), max_length=8, choices=Wheelchair.choices, default=Wheelchair.UNKNOWN
    )

    class Meta:
        verbose_name = _("Standort")
        verbose_name_plural = _("Standorte")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_withheld=False)
                | Q(street="", postcode="", lat__isnull=True, lon__isnull=True),
                name="directory_site_withheld_has_no_address",
                violation_error_message=_("Eine geschützte Anschrift gehört nicht in dieses Feld."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.town

    @property
    def address(self) -> PublicAddress | WithheldAddress:
        if self.is_withheld:
            return WithheldAddress()
        return PublicAddress(self.street, self.postcode, self.town)


class SecretAddress(models.Model):
    """The withheld address of a site: an act that needs it may read it, nothing may show it.

    `sealed_text` is sealed by `core.sealing`, so that a copy of the database does not tell it.
    """

    site = models.OneToOneField(Site, models.CASCADE, related_name="+")
    sealed_text = models.TextField(_("geschützte Anschrift"))

    class Meta:
        verbose_name = _("geschützte Anschrift")
        verbose_name_plural = _("geschützte Anschriften")
        default_manager_name = "objects"

    def __str__(self) -> str:
        return repr(WithheldAddress())

    __repr__ = __str__
