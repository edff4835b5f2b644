"""The review of the law."""

from django.urls import path

from handinhand.portal.law.staff import acts, remarks, review

app_name = "law"

urlpatterns = [
    path("recht/", review.review, name="review"),
    path("recht/export.pdf", review.review_pdf, name="review-pdf"),
    path("recht/bemerkungen/", remarks.remarks, name="remarks"),
    path("recht/bemerkungen/export.csv", remarks.remarks_file, name="remarks-file"),
    path("recht/bemerkungen/<int:pk>/erledigen/", acts.resolve_remark, name="remark-resolve"),
    path("recht/zeile/<slug:key>/", review.row, name="row"),
    path("recht/zeile/<slug:key>/bemerken/", acts.add_remark, name="remark-add"),
    path("recht/zeile/<slug:key>/bestaetigen/", acts.confirm, name="confirm"),
    path("recht/zeile/<slug:key>/zuruecknehmen/", acts.withdraw, name="withdraw"),
]
