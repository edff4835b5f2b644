"""The list of entries, as it is filtered, as a file."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.directory.policies import may_see_directory_staff
from handinhand.directory.queries import whole
from handinhand.directory.sheets.documents import About
from handinhand.directory.sheets.exporting import BATCH, export
from handinhand.directory.sheets.formats import FORMATS, Format
from handinhand.directory.staff import filtering


@require_safe
@staff_page(may_see_directory_staff)
def entries_export(request: StaffRequest, ending: str) -> HttpResponseBase:
    """Give out every entry the filter leaves; CSV and Excel can be read in again unchanged."""
    if ending not in FORMATS:
        raise Http404
    now = timezone.localtime()
    asked = filtering.read(request.GET)
    rows = asked.rows(now.date())
    address = request.build_absolute_uri(reverse("directory:entries") + asked.address())
    about = About(address, now, rows.count())
    offers = whole(rows).iterator(chunk_size=BATCH)
    return export(offers, Format(ending), about, internal=True)
