"""The pages about the law; they stand below the checker in every language."""

from django.urls import path

from handinhand.portal.law import views

patterns = [
    path("darf-ich-arbeiten/uebersicht/", views.overview, name="law"),
    path("darf-ich-arbeiten/uebersicht.<slug:ending>", views.overview_file, name="law-file"),
    path("darf-ich-arbeiten/uebersicht/aenderungen/", views.compare, name="law-changes"),
    path(
        "darf-ich-arbeiten/uebersicht/aenderungen.<slug:ending>",
        views.compare_file,
        name="law-changes-file",
    ),
    path(
        "darf-ich-arbeiten/uebersicht/<slug:status>/<slug:activity>/", views.cell, name="law-cell"
    ),
]
