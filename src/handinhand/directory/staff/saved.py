"""Filters of the list that a person keeps under a name."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.directory.models import SavedView
from handinhand.directory.policies import may_see_directory_staff
from handinhand.directory.staff import filtering

MOST = 20


@require_POST
@staff_page(may_see_directory_staff)
def save(request: StaffRequest) -> HttpResponse:
    """Keep the list's filter under a name; the same name again replaces it."""
    name = request.POST.get("name", "").strip()[:60]
    query = filtering.read(QueryDict(request.POST.get("back", "").removeprefix("?"))).address()
    if not name:
        messages.error(request, _("Bitte geben Sie der Auswahl einen Namen."))
    elif request.user.saved_views.exclude(name=name).count() >= MOST:
        text = _("Mehr als %(most)d Auswahlen merken wir uns nicht. Bitte löschen Sie eine.")
        messages.error(request, text % {"most": MOST})
    else:
        SavedView.objects.update_or_create(
            user=request.user, name=name, defaults={"query": query[:500]}
        )
        messages.success(request, _("Die Auswahl „%(name)s“ ist gemerkt.") % {"name": name})
    return HttpResponseRedirect(reverse("directory:entries") + query)


@require_POST
@staff_page(may_see_directory_staff)
def forget(request: StaffRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(request.user.saved_views, pk=pk)
    query = view.query
    view.delete()
    messages.success(request, _("Die Auswahl „%(name)s“ ist gelöscht.") % {"name": view.name})
    return HttpResponseRedirect(reverse("directory:entries") + query)
