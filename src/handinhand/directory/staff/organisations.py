"""Organisations: the list, one with its entries, adding and changing it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import audit, list_files
from handinhand.directory.models import Offer, Organisation
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.services import organisations as services
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.searching import address_of, query_of, with_words

MOST_ENTRIES, MOST_ACTS = 100, 30
COLUMNS: list_files.Columns[Any] = {
    gettext_lazy("Name"): lambda one: one.name,
    gettext_lazy("Schlüssel"): lambda one: one.key,
    gettext_lazy("Öffentliche Einträge"): lambda one: one.live,
    gettext_lazy("Mitglieder"): lambda one: one.people,
    gettext_lazy("Änderungen"): lambda one: (
        _("gelten sofort") if one.is_trusted else _("warten auf Freigabe")
    ),
    gettext_lazy("Telefon"): lambda one: one.phone,
    gettext_lazy("E-Mail"): lambda one: one.email,
    gettext_lazy("Internet"): lambda one: one.web,
}


if TYPE_CHECKING:  # the class takes its type in the stubs only
    ModelForm = forms.ModelForm[Organisation]
else:
    ModelForm = forms.ModelForm


class OrganisationForm(ModelForm):
    web = forms.URLField(
        label=gettext_lazy("Internet"), required=False, max_length=400, assume_scheme="https"
    )

    class Meta:
        model = Organisation
        fields = services.FIELDS
        help_texts = {
            "is_trusted": gettext_lazy("Was Mitglieder ändern, gilt ohne Freigabe."),
            "phone": gettext_lazy("Gilt für alle Angebote ohne eigene Nummer."),
        }


@require_safe
@staff_page(may_see_directory_staff)
def organisations(request: StaffRequest) -> HttpResponseBase:
    query = query_of(request)
    live = Count("offers", filter=Q(offers__in=Offer.objects.public(timezone.localdate())))
    people = Count("memberships", filter=Q(memberships__ended_at=None), distinct=True)
    rows = Organisation.objects.annotate(live=live, people=people).order_by("name", "key")
    rows = with_words(rows, query, "name", "key")
    if list_files.is_asked(request):
        found = list_files.streamed(rows)
        return list_files.list_file(request, "organisationen", found, COLUMNS)
    context = {
        "page": page_of(request, rows),
        "query": query,
        "address": address_of(q=query),
        "may_keep": may_keep_directory(request.user),
    }
    return render(request, "staff/directory/organisations.html", context)


@require_safe
@staff_page(may_see_directory_staff)
def organisation(request: StaffRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Organisation, key=key)
    context = {
        "organisation": found,
        "entries": found.offers.order_by("name")[:MOST_ENTRIES],
        "members": found.memberships.filter(ended_at=None).select_related("user"),
        "acts": audit.entries_of(found)[:MOST_ACTS],
        "may_keep": may_keep_directory(request.user),
    }
    return render(request, "staff/directory/organisation.html", context)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def create(request: StaffRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.create_organisation(values=form.cleaned_data, by=request.user)
        messages.success(request, _("Die Organisation ist angelegt."))
        return redirect("directory:organisation", made.key)
    return _form_page(request, {"form": form, "title": _("Neue Organisation")})


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def change(request: StaffRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Organisation, key=key)
    form = OrganisationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_organisation(key=key, values=form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Die Änderung ist gespeichert."))
            return redirect("directory:organisation", key)
    return _form_page(
        request, {"form": form, "title": _("Organisation ändern"), "organisation": found}
    )


def _form_page(request: StaffRequest, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "staff/directory/organisation_form.html", context, status=status)
