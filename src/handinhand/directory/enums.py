"""Closed word lists of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferKind(models.TextChoices):
    """What sort of help this is. The first seven decide or pay: each answers for a place."""

    JUGENDAMT = "jugendamt", _("Jugendamt")
    AUSLAENDERBEHOERDE = "auslaenderbehoerde", _("Ausländerbehörde")
    SOZIALAMT = "sozialamt", _("Sozialamt")
    JOBCENTER = "jobcenter", _("Jobcenter")
    AGENTUR_FUER_ARBEIT = "agentur_fuer_arbeit", _("Agentur für Arbeit")
    SCHULAMT = "schulamt", _("Schulamt")
    GESUNDHEITSAMT = "gesundheitsamt", _("Gesundheitsamt")
    LANDESBEHOERDE = "landesbehoerde", _("Landesbehörde")
    INTEGRATIONSBUERO = "integrationsbuero", _("Integrationsbüro")
    INTEGRATIONSLOTSE = "integrationslotse", _("Integrationslotsen")
    MBE = "mbe", _("Migrationsberatung für Erwachsene (MBE)")
    JMD = "jmd", _("Jugendmigrationsdienst (JMD)")
    MIGRATION_COUNSELLING = "migration_counselling", _("Migrationsberatung")
    PSZ = "psz", _("Psychosoziales Zentrum")
    SPRACH_KITA = "sprach_kita", _("Sprach-Kita")
    DAZ_SCHOOL = "daz_school", _("Schule mit Deutsch als Zweitsprache")
    IFDM = "ifdm", _("Integrationsfachdienst Migration (IFDM)")
    RECOGNITION = "recognition", _("Anerkennungsberatung")
    LANGUAGE_COURSE = "language_course", _("Deutschkurse")
    INTERPRETING = "interpreting", _("Sprachmittlung")
    MIGRANT_ORGANISATION = "migrant_organisation", _("Migrantenorganisation")
    LEGAL_ADVICE = "legal_advice", _("Rechts- und Asylberatung")
    RETURN_COUNSELLING = "return_counselling", _("Rückkehrberatung")
    WELCOME_CENTER = "welcome_center", _("Welcome Center")
    WOMENS_SHELTER = "womens_shelter", _("Frauenhaus")
    VIOLENCE_COUNSELLING = "violence_counselling", _("Beratung bei häuslicher Gewalt")
    DISCRIMINATION = "discrimination", _("Beratung bei Diskriminierung und Rassismus")
    QUEER = "queer", _("Beratung für LSBTIQ*")
    HOTLINE = "hotline", _("Notruf oder Telefonberatung")
    MEETING_PLACE = "meeting_place", _("Treffpunkt")
    FUNDING = "funding", _("Projektförderung")
    PORTAL = "portal", _("Internetseite")
    OTHER = "other", _("Weiteres Angebot")


RESPONSIBLE_KINDS = (
    OfferKind.AUSLAENDERBEHOERDE,
    OfferKind.SOZIALAMT,
    OfferKind.JOBCENTER,
    OfferKind.AGENTUR_FUER_ARBEIT,
    OfferKind.JUGENDAMT,
    OfferKind.SCHULAMT,
    OfferKind.GESUNDHEITSAMT,
)


class Certainty(models.TextChoices):
    """How sure the facts are (data README): A official, B one good source, C partial or old."""

    A = "A", _("amtlich oder durch zwei Quellen belegt")
    B = "B", _("eine gute Quelle, oder älter als drei Jahre")
    C = "C", _("unvollständig oder alt")
    HISTORICAL = "historisch", _("gab es früher")
    OPEN = "offen", _("Kontakt unbekannt")


class Access(models.TextChoices):
    WALK_IN = "walk_in", _("ohne Termin")
    APPOINTMENT = "appointment", _("mit Termin")
    PHONE = "phone", _("am Telefon")
    ONLINE = "online", _("online")
    MOBILE = "mobile", _("kommt zu Ihnen")


class Cost(models.TextChoices):
    UNKNOWN = "unknown", _("nicht angegeben")
    FREE = "free", _("kostenlos")
    PARTLY = "partly", _("teilweise kostenlos")
    PAID = "paid", _("kostet etwas")


class Gender(models.TextChoices):
    ANY = "any", _("alle")
    WOMEN = "women", _("Frauen")
    MEN = "men", _("Männer")


class Wheelchair(models.TextChoices):
    UNKNOWN = "unknown", _("nicht angegeben")
    YES = "yes", _("barrierefrei")
    LIMITED = "limited", _("teilweise barrierefrei")
    NO = "no", _("nicht barrierefrei")


class Appointment(models.TextChoices):
    """Appointment beside the opening hours (EXCHANGE.md section 3)."""

    UNKNOWN = "unknown", _("nicht angegeben")
    NO = "no", _("kein Termin nötig")
    ALSO = "also", _("auch nach Vereinbarung")
    ONLY = "only", _("nur nach Vereinbarung")


class HolidayRule(models.TextChoices):
    NOT_STATED = "not_stated", _("nicht angegeben")
    IN_HOURS = "in_hours", _("in den Öffnungszeiten angegeben")
    CLOSED = "closed", _("an Feiertagen geschlossen")
    OPEN = "open", _("auch an Feiertagen")


class Fault(models.TextChoices):
    """What a reader found wrong, in the words of the form."""

    PHONE = "phone", _("Die Telefonnummer ist falsch")
    MOVED = "moved", _("Die Stelle ist umgezogen")
    CLOSED = "closed", _("Das Angebot gibt es nicht mehr")
    TIMES = "times", _("Die Öffnungszeiten sind falsch")
    LANGUAGE = "language", _("Meine Sprache wird dort nicht gesprochen")
    DISCRIMINATION = "discrimination", _("Ich wurde schlecht behandelt oder diskriminiert")
    OTHER = "other", _("Etwas anderes")
