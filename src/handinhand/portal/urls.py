"""Public pages, each under its language."""

from django.urls import path

from handinhand.portal.law.urls import patterns as law
from handinhand.portal.views import entries, exports, home, legal, places, report, results, topics
from handinhand.portal.work import views as work

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("suche/", results.results, name="results"),
    path("suche/druck/", results.handout, name="results-print"),
    path("suche/text/", results.as_text, name="results-text"),
    path("suche/export.<slug:ending>", exports.results_export, name="results-export"),
    path("angebot/<slug:key>/", entries.offer, name="offer"),
    path("angebot/<slug:key>/kontakt.vcf", entries.offer_vcard, name="offer-vcard"),
    path("angebot/<slug:key>/melden/", report.report, name="report"),
    path("angebot/<slug:key>/melden/danke/", report.thanks, name="report-thanks"),
    path("organisation/<slug:key>/", entries.organisation, name="organisation"),
    path("themen/", topics.topics, name="topics"),
    path("thema/<slug:code>/", topics.topic, name="topic"),
    path("orte/", places.places, name="places"),
    path("ort/<slug:ags>/", places.place, name="place"),
    path("zustaendig/", places.responsible, name="responsible"),
    *law,
    path("darf-ich-arbeiten/", work.check, name="work"),
    path("darf-ich-arbeiten/antwort.pdf", work.as_pdf, name="work-pdf"),
    path("darf-ich-arbeiten/weitergeben/", work.share, name="work-share"),
    path("darf-ich-arbeiten/papiere/", work.papers, name="work-papers"),
    path("kontakt/", legal.contact, name="contact"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutz/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
]
