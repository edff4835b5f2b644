"""Organisation, site and offer: body ≠ place ≠ service."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handinhand.core.validity import ValidityPeriod, ValidityQuerySet
from handinhand.directory.enums import (
    Access,
    Appointment,
    Certainty,
    Cost,
    Gender,
    HolidayRule,
    OfferKind,
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
    """The withheld address of a site: an act that needs it may read it, nothing may show it."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="+")
    sealed_text = models.TextField(_("geschützte Anschrift"))

    class Meta:
        verbose_name = _("geschützte Anschrift")
        verbose_name_plural = _("geschützte Anschriften")
        default_manager_name = "objects"

    def __str__(self) -> str:
        return repr(WithheldAddress())

    __repr__ = __str__


class OfferQuerySet(ValidityQuerySet["Offer"]):
    def public(self, on: date) -> "OfferQuerySet":
        """Entries a reader may see: valid on the day and not merely historical."""
        return self.valid_on(on).exclude(certainty=Certainty.HISTORICAL)  # type: ignore[return-value]  # stubs lose the subclass


class Offer(ValidityPeriod):
    """A service of an organisation, at a site or nowhere in particular (phone, online).

    `areas` are the areas served: for an authority these are the areas it is responsible for.
    """

    key = models.SlugField(_("Schlüssel"), max_length=80, unique=True, validators=[key_validator])
    kind = models.CharField(_("Art"), max_length=24, choices=OfferKind.choices)
    name = models.CharField(_("Name"), max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="offers")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="offers")
    areas = models.ManyToManyField(Area, related_name="offers", verbose_name=_("zuständig für"))
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    web = models.URLField(_("Internet"), max_length=400, blank=True)

    access = models.JSONField(_("Zugang"), default=list, blank=True)
    cost = models.CharField(_("Kosten"), max_length=8, choices=Cost.choices, default=Cost.UNKNOWN)
    min_age = models.PositiveSmallIntegerField(_("ab Alter"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(
        _("bis Alter"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    gender = models.CharField(_("für"), max_length=8, choices=Gender.choices, default=Gender.ANY)
    residence_statuses = models.JSONField(_("nur mit Aufenthaltsstatus"), default=list, blank=True)

    opening_hours = models.CharField(_("Öffnungszeiten (OSM)"), max_length=500, blank=True)
    phone_hours = models.CharField(_("Telefonzeiten (OSM)"), max_length=500, blank=True)
    hours_text = models.CharField(_("Öffnungszeiten im Wortlaut"), max_length=500, blank=True)
    by_appointment = models.CharField(
        _("Termin"), max_length=8, choices=Appointment.choices, default=Appointment.UNKNOWN
    )
    holiday_rule = models.CharField(
        _("Feiertage"), max_length=12, choices=HolidayRule.choices, default=HolidayRule.NOT_STATED
    )

    capacity = models.PositiveIntegerField(_("Plätze"), null=True, blank=True)
    free_places = models.PositiveIntegerField(_("freie Plätze"), null=True, blank=True)
    waiting_days = models.PositiveIntegerField(_("Wartezeit in Tagen"), null=True, blank=True)
    capacity_stated_on = models.DateField(_("Plätze gemeldet am"), null=True, blank=True)

    certainty = models.CharField(_("Sicherheit"), max_length=12, choices=Certainty.choices)
    stated_on = models.DateField(_("Stand der Angaben"), null=True, blank=True)
    checked_on = models.DateField(_("zuletzt geprüft"), null=True, blank=True)
    checked_by = models.CharField(_("geprüft von"), max_length=200, blank=True)
    check_again_by = models.DateField(_("wieder prüfen bis"), null=True, blank=True)
    owner = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="owned_offers"
    )
    version = models.PositiveIntegerField(_("Fassung"), default=1, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )

    objects: ClassVar[OfferQuerySet] = OfferQuerySet.as_manager()  # type: ignore[assignment]  # stubs: a plain Manager

    class Meta(ValidityPeriod.Meta):
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        ordering = ["name", "key"]
        constraints = [
            *ValidityPeriod.Meta.constraints,
            models.CheckConstraint(
                condition=Q(min_age__isnull=True)
                | Q(max_age__isnull=True)
                | Q(max_age__gte=models.F("min_age")),
                name="directory_offer_ages_in_order",
                violation_error_message=_("Das Höchstalter liegt unter dem Mindestalter."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def has_access(self, way: Access) -> bool:
        return way.value in self.access


class OfferTopic(models.Model):
    """A need this offer answers; the position orders them, the best first."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="topics")
    topic = models.CharField(_("Thema"), max_length=40, db_index=True)
    position = models.PositiveSmallIntegerField(_("Rang"), default=0)

    class Meta:
        verbose_name = _("Thema des Angebots")
        verbose_name_plural = _("Themen des Angebots")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "topic"], name="directory_offertopic_once")
        ]

    def __str__(self) -> str:
        return self.topic


class OfferLanguage(models.Model):
    """A language spoken there. BCP 47 code; prs is Dari, ku Kurdish."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="languages")
    language = models.CharField(_("Sprache"), max_length=12, db_index=True)
    with_interpreter = models.BooleanField(_("mit Dolmetscher"), default=False)

    class Meta:
        verbose_name = _("gesprochene Sprache")
        verbose_name_plural = _("gesprochene Sprachen")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "language"], name="directory_offerlanguage_once"
            )
        ]

    def __str__(self) -> str:
        return self.language


class OfferText(models.Model):
    """What an offer says of itself, one row per language; `from_version` < the German row's
    `version` means outdated (computed, never stored)."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="texts")
    language = models.CharField(_("Sprache"), max_length=12, choices=settings.LANGUAGES)
    summary = models.TextField(_("Kurztext"), blank=True)
    note = models.TextField(_("Hinweis"), blank=True)
    version = models.PositiveIntegerField(_("Fassung"), default=1)
    from_version = models.PositiveIntegerField(_("übersetzt aus Fassung"), null=True, blank=True)
    translated_by = models.CharField(_("übersetzt von"), max_length=200, blank=True)
    machine_made = models.BooleanField(_("maschinell"), default=False)

    class Meta:
        verbose_name = _("Text")
        verbose_name_plural = _("Texte")
        constraints = [
            models.UniqueConstraint(fields=["offer", "language"], name="directory_offertext_once")
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.language}"


class SourceRecord(models.Model):
    """Where an entry comes from, and the row as it was read last (for an idempotent import)."""

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="source")
    source = models.CharField(_("Quelle"), max_length=40)
    row_key = models.CharField(_("Schlüssel der Zeile"), max_length=80)
    row_hash = models.CharField(_("Prüfsumme der Zeile"), max_length=64)
    url = models.TextField(_("Fundstelle"), blank=True)
    date_text = models.CharField(_("Datum im Wortlaut"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("Herkunft")
        verbose_name_plural = _("Herkunft")
        constraints = [
            models.UniqueConstraint(fields=["source", "row_key"], name="directory_source_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.row_key}"


class UndoableAct(models.Model):
    """Several acts that belong together and can be taken back together: bulk acts, merging.

    They are the entries of the audit from `first_seq` to `last_seq`: one transaction writes them
    without a gap.
    """

    label = models.CharField(_("was"), max_length=200)
    first_seq = models.BigIntegerField(_("erster Vorgang"))
    last_seq = models.BigIntegerField(_("letzter Vorgang"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("wer")
    )
    at = models.DateTimeField(_("wann"), auto_now_add=True)
    undone_at = models.DateTimeField(_("zurückgenommen"), null=True, blank=True)

    class Meta:
        verbose_name = _("gemeinsamer Schritt")
        verbose_name_plural = _("gemeinsame Schritte")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.label


class SavedView(models.Model):
    """A filter of the list of entries under a name, for the person who saved it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("Name"), max_length=60)
    query = models.CharField(_("Auswahl"), max_length=500)

    class Meta:
        verbose_name = _("gespeicherte Auswahl")
        verbose_name_plural = _("gespeicherte Auswahlen")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="directory_savedview_once")
        ]

    def __str__(self) -> str:
        return self.name
