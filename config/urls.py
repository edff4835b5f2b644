"""The addresses: one line per context."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from handinhand.core import views as machines

urlpatterns = [
    path("readyz", machines.ready, name="ready"),
    path("metrics", machines.figures, name="metrics"),
    path("betrieb/", admin.site.urls),
    path("api/", include("handinhand.search.urls")),
    path("api/", include("handinhand.work_access.urls")),
    path("intern/", include("handinhand.portal.urls_staff")),
    path("intern/", include("handinhand.portal.law.staff.urls")),
    path("intern/", include("handinhand.directory.staff.urls")),
    path("intern/", include("handinhand.accounts.staff.urls")),
    path("konto/", include("handinhand.accounts.urls")),
    path("pruefen/", include("handinhand.directory.staff.urls_link")),
    path("", include("handinhand.portal.urls_root")),
    *i18n_patterns(path("", include("handinhand.portal.urls"))),
]

handler400 = "handinhand.portal.views.errors.bad_request"
handler403 = "handinhand.portal.views.errors.forbidden"
handler404 = "handinhand.portal.views.errors.not_found"
handler429 = "handinhand.portal.views.errors.too_many_requests"
handler500 = "handinhand.portal.views.errors.server_error"
