"""What each kind of offer does for a person: a sentence, the needs it answers, its picture."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.directory.enums import Access, Cost, OfferKind

K = OfferKind


@dataclass(frozen=True, slots=True)
class KindFacts:
    """Facts that hold for every offer of a kind; an entry's own facts come first."""

    sentence: str | Promise
    topics: tuple[str, ...]
    icon: str = "people"
    access: tuple[Access, ...] = ()
    cost: Cost = Cost.UNKNOWN


FACTS: Mapping[OfferKind, KindFacts] = {
    K.JUGENDAMT: KindFacts(
        _("Hilft Familien: Kita-Platz, Erziehung, Unterhalt und Schutz von Kindern."),
        ("childcare", "family_counselling", "youth", "money_benefits"),
        "family",
        cost=Cost.FREE,
    ),
    K.AUSLAENDERBEHOERDE: KindFacts(
        _("Entscheidet über Aufenthalt, Verlängerung und Arbeitserlaubnis."),
        (
            "residence_permit",
            "work_permit",
            "family_reunification",
            "asylum_procedure",
            "registration",
            "naturalisation",
        ),
        "passport",
    ),
    K.SOZIALAMT: KindFacts(
        _("Zahlt Hilfe zum Leben, wenn Ihr Geld nicht reicht, auch im Asylverfahren."),
        ("money_benefits", "housing", "health_insurance", "disability"),
        "money",
        cost=Cost.FREE,
    ),
    K.JOBCENTER: KindFacts(
        _("Zahlt Bürgergeld und Miete und hilft bei der Suche nach Arbeit."),
        ("money_benefits", "job_search", "german_course", "housing", "vocational_training"),
        "work",
        cost=Cost.FREE,
    ),
    K.AGENTUR_FUER_ARBEIT: KindFacts(
        _("Berät zu Arbeit und Ausbildung und zahlt Arbeitslosengeld."),
        ("job_search", "vocational_training", "work_permit", "study", "money_benefits"),
        "work",
        cost=Cost.FREE,
    ),
    K.SCHULAMT: KindFacts(
        _("Sagt, in welche Schule Ihr Kind geht und wo es Deutsch lernt."),
        ("school", "german_course"),
        "school",
        cost=Cost.FREE,
    ),
    K.GESUNDHEITSAMT: KindFacts(
        _("Berät zu Impfungen, Schwangerschaft, Kindern und ansteckenden Krankheiten."),
        ("doctor", "pregnancy", "addiction", "disability"),
        "health",
        cost=Cost.FREE,
    ),
    K.LANDESBEHOERDE: KindFacts(
        _("Behörde des Landes für Aufnahme, Asyl und Integration."),
        ("asylum_procedure", "arrival", "integration_guide"),
        "passport",
    ),
    K.INTEGRATIONSBUERO: KindFacts(
        _("Berät zu allen Fragen der Integration im Land."),
        ("integration_guide", "migration_counselling", "project_funding"),
        cost=Cost.FREE,
    ),
    K.INTEGRATIONSLOTSE: KindFacts(
        _("Begleitet Sie zu Ämtern und hilft beim Ankommen in Ihrem Ort."),
        ("integration_guide", "migration_counselling", "registration", "volunteering"),
        cost=Cost.FREE,
    ),
    K.MBE: KindFacts(
        _("Berät Erwachsene ab 27 Jahren zu Aufenthalt, Arbeit, Sprache und Familie."),
        (
            "migration_counselling",
            "residence_permit",
            "family_reunification",
            "money_benefits",
            "german_course",
            "debt",
        ),
        cost=Cost.FREE,
    ),
    K.JMD: KindFacts(
        _("Berät junge Menschen von 12 bis 27 Jahren zu Schule, Ausbildung und Alltag."),
        ("youth", "migration_counselling", "vocational_training", "school", "study"),
        cost=Cost.FREE,
    ),
    K.MIGRATION_COUNSELLING: KindFacts(
        _("Berät zu Aufenthalt, Ämtern, Sprache, Arbeit und Familie. Vertraulich."),
        (
            "migration_counselling",
            "residence_permit",
            "family_reunification",
            "money_benefits",
            "german_course",
            "debt",
        ),
        cost=Cost.FREE,
    ),
    K.PSZ: KindFacts(
        _("Gespräche und Therapie, wenn Flucht und Gewalt Sie belasten."),
        ("trauma_counselling", "addiction", "health"),
        "heart",
        cost=Cost.FREE,
    ),
    K.SPRACH_KITA: KindFacts(
        _("Kita mit besonderer Hilfe beim Deutschlernen."), ("childcare", "german_course"), "family"
    ),
    K.DAZ_SCHOOL: KindFacts(
        _("Schule mit Unterricht in Deutsch als Zweitsprache."),
        ("school", "german_course"),
        "school",
        cost=Cost.FREE,
    ),
    K.IFDM: KindFacts(
        _("Hilft bei Arbeitssuche, Bewerbung und Anerkennung von Abschlüssen."),
        ("job_search", "recognition", "vocational_training", "self_employment"),
        "work",
        cost=Cost.FREE,
    ),
    K.RECOGNITION: KindFacts(
        _("Hilft, dass Ihr Abschluss oder Beruf in Deutschland anerkannt wird."),
        ("recognition", "study", "job_search"),
        "certificate",
        cost=Cost.FREE,
    ),
    K.LANGUAGE_COURSE: KindFacts(
        _("Deutschkurse und Integrationskurse, mit Prüfung."), ("german_course",), "language"
    ),
    K.INTERPRETING: KindFacts(
        _("Vermittelt Menschen, die für Sie bei Amt, Arzt oder Schule übersetzen."),
        ("interpreting",),
        "language",
    ),
    K.MIGRANT_ORGANISATION: KindFacts(
        _("Verein von und für Menschen mit Migrationsgeschichte: Treffen, Rat, Kultur."),
        ("migrant_organisation", "meeting_place", "culture", "volunteering", "religion"),
    ),
    K.LEGAL_ADVICE: KindFacts(
        _("Berät zu Asyl, Aufenthalt und Ihren Rechten."),
        ("legal_advice", "asylum_procedure", "residence_permit", "discrimination"),
        "law",
        cost=Cost.FREE,
    ),
    K.RETURN_COUNSELLING: KindFacts(
        _("Berät Menschen, die freiwillig in ihr Land zurückkehren möchten."),
        ("return_counselling",),
        "law",
        cost=Cost.FREE,
    ),
    K.WELCOME_CENTER: KindFacts(
        _("Hilft Fachkräften und ihren Familien beim Ankommen, bei Arbeit und Wohnung."),
        ("job_search", "recognition", "housing", "registration", "self_employment"),
        "work",
        cost=Cost.FREE,
    ),
    K.WOMENS_SHELTER: KindFacts(
        _("Sicherer Ort für Frauen und ihre Kinder bei Gewalt. Die Adresse ist geheim."),
        ("violence_against_women",),
        "shield",
        (Access.PHONE,),
    ),
    K.VIOLENCE_COUNSELLING: KindFacts(
        _("Berät Menschen, die zu Hause Gewalt erleben. Vertraulich."),
        ("violence_against_women", "family_counselling"),
        "shield",
        cost=Cost.FREE,
    ),
    K.DISCRIMINATION: KindFacts(
        _("Hilft bei Rassismus, rechter Gewalt und ungleicher Behandlung."),
        ("discrimination", "legal_advice"),
        "shield",
        cost=Cost.FREE,
    ),
    K.QUEER: KindFacts(
        _("Berät lesbische, schwule, bi, trans- und intergeschlechtliche Menschen."),
        ("queer", "discrimination"),
        cost=Cost.FREE,
    ),
    K.HOTLINE: KindFacts(
        _("Hilfe am Telefon."), ("emergency",), "phone", (Access.PHONE,), Cost.FREE
    ),
    K.MEETING_PLACE: KindFacts(
        _("Ort zum Treffen, Reden und Mitmachen."), ("meeting_place", "culture")
    ),
    K.FUNDING: KindFacts(
        _("Geld und Rat für Projekte von Vereinen und Gemeinden."), ("project_funding",), "money"
    ),
    K.PORTAL: KindFacts(
        _("Internetseite mit Informationen."), ("arrival",), "globe", (Access.ONLINE,), Cost.FREE
    ),
    K.OTHER: KindFacts(_("Weiteres Angebot."), ("arrival",)),
}


def facts(kind: str) -> KindFacts:
    return FACTS[OfferKind(kind)]


_CALLED = Path(__file__).with_name("called.toml")
_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


def called() -> dict[str, dict[str, list[str]]]:
    """Return how people call each kind, by language: its labels, and the words of `called.toml`."""
    names: dict[str, dict[str, list[str]]] = tomllib.loads(_CALLED.read_text(encoding="utf-8"))
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for kind in OfferKind:
                if kind != OfferKind.OTHER:
                    own = names.setdefault(str(kind), {}).setdefault(language[:2], [])
                    own += _parts(str(kind.label))
    return names


def _parts(label: str) -> Iterable[str]:
    """Return a label without its brackets, and what stands in them ("دائرة الأجانب", "MBE")."""
    return filter(None, (_IN_BRACKETS.sub("", label).strip(), *_IN_BRACKETS.findall(label)))
