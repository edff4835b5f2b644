"""Two entries that may be the same: find them, choose field by field, make them one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core.errors import DomainError
from handinhand.directory.facts import FIELDS, Facts, facts_of
from handinhand.directory.models import Offer
from handinhand.directory.policies import may_keep_directory
from handinhand.directory.services import merging
from handinhand.directory.staff import filtering, wording

KEEP, DROP, BOTH = "keep", "drop", "both"
NOT_CHOSEN = ("valid_from", "valid_until", "merged_into")
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """One fact in which the two differ, with what may be chosen and what is proposed."""

    name: str
    label: str
    keep: str
    drop: str
    may_join: bool
    chosen: str


@require_safe
@staff_page(may_keep_directory)
def duplicates(request: StaffRequest, key: str) -> HttpResponse:
    offer = get_object_or_404(Offer.objects.select_related("site", "organisation"), key=key)
    today = timezone.localdate()
    query = request.GET.get("q", "").strip()
    found: list[Offer] = []
    if query:
        rows = filtering.EntryFilter(q=query).rows(today).exclude(pk=offer.pk)
        found = list(rows.select_related("organisation", "site")[:MOST_FOUND])
    context = {
        "offer": offer,
        "query": query,
        "found": found,
        "likely": merging.likely_duplicates(offer, today),
    }
    return render(request, "staff/directory/duplicates.html", context)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def merge(request: StaffRequest, key: str, other: str) -> HttpResponse:
    """Choose which of two entries' facts the kept one gets."""
    keep = get_object_or_404(Offer, key=key)
    drop = get_object_or_404(Offer.objects.exclude(pk=keep.pk), key=other)
    left, right = facts_of(keep), facts_of(drop)
    if request.method == "POST":
        facts = _chosen(request.POST, left, right)
        try:
            merging.merge_offers(
                keep=key, drop=other, facts=facts, by=request.user, on=timezone.localdate()
            )
        except (DomainError, ValidationError) as error:
            messages.error(request, _text(error))
        else:
            messages.success(
                request, _("Die Einträge sind zusammengeführt. Unter „Schritte“ geht es zurück.")
            )
            return redirect("directory:entry", key)
    context = {"keep": keep, "drop": drop, "choices": _choices(request.POST, left, right)}
    return render(request, "staff/directory/merge.html", context)


def _choices(data: QueryDict, left: Facts, right: Facts) -> list[Choice]:
    return [
        Choice(
            name,
            wording.label(name),
            wording.value(name, left[name]),
            wording.value(name, right[name]),
            name in merging.JOINED,
            data.get(name) or _proposed(name, left),
        )
        for name in FIELDS
        if name not in NOT_CHOSEN and left[name] != right[name]
    ]


def _proposed(name: str, left: Facts) -> str:
    """Propose what is known over what is not, and both where both can stand."""
    if name in merging.JOINED:
        return BOTH
    return DROP if left[name] in (None, "", "unknown", {}) else KEEP


def _chosen(data: QueryDict, left: Facts, right: Facts) -> Facts:
    chosen: dict[str, Any] = {"name": left["name"]}
    for one in _choices(data, left, right):
        if one.chosen == DROP:
            chosen[one.name] = right[one.name]
        elif one.chosen == BOTH and one.may_join:
            chosen[one.name] = merging.joined(one.name, left[one.name], right[one.name])
    return chosen


def _text(error: DomainError | ValidationError) -> str:
    return str(error.message) if isinstance(error, DomainError) else " ".join(error.messages)
