"""Meine Einträge: members keep the entries of their organisations."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core.errors import DomainError
from handinhand.directory import history
from handinhand.directory.facts import facts_of
from handinhand.directory.keepers import keeper_for, organisations_of, own_offers
from handinhand.directory.models import Offer, Proposal, ProposalKind
from handinhand.directory.policies import may_keep_own
from handinhand.directory.queries import whole
from handinhand.directory.services import asking, editing, proposing
from handinhand.directory.services.proposing import Proposer
from handinhand.directory.sheets.documents import About
from handinhand.directory.sheets.exporting import BATCH, export
from handinhand.directory.sheets.formats import FORMATS, Format
from handinhand.directory.staff import wording
from handinhand.directory.staff.entries import state_of
from handinhand.directory.staff.forms import add_errors
from handinhand.directory.staff.own_form import OwnOfferForm
from handinhand.directory.staff.paging import page_of
from handinhand.directory.staff.places_form import PlacesForm
from handinhand.directory.staff.reading import number, texts_of
from handinhand.directory.staff.searching import address_of, query_of, with_words


@require_safe
@staff_page(may_keep_own)
def own(request: StaffRequest) -> HttpResponseBase:
    """The entries of one's organisations, searched by `q`; `datei` gives them out as a file."""
    today = timezone.localdate()
    query = query_of(request)
    mine = with_words(own_offers(request.user), query, "name", "key", "site__town")
    mine = mine.order_by("check_again_by", "name", "pk")
    if "datei" in request.GET:
        return _as_file(request, mine)
    waiting = Prefetch("proposals", Proposal.objects.open(), to_attr="open_proposals")
    page = page_of(request, mine.prefetch_related(waiting))
    rows = list(page)
    hidden = set(asking.hidden(today).filter(offer__in=rows).values_list("offer_id", flat=True))
    organisations = organisations_of(request.user)
    context = {
        "page": page,
        "query": query,
        "address": address_of(q=query),
        "formats": FORMATS,
        "rows": [
            {
                "offer": offer,
                "state": state_of(offer),
                "is_public": offer.is_valid_on(today),
                "is_hidden": offer.pk in hidden,
                "proposal": next(iter(offer.open_proposals), None),  # type: ignore[attr-defined]  # prefetched
            }
            for offer in rows
        ],
        "new": Proposal.objects.open().filter(
            kind=ProposalKind.NEW, organisation__in=organisations
        ),
        "organisations": organisations,
    }
    return render(request, "staff/own/list.html", context)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_own)
def change(request: StaffRequest, key: str) -> HttpResponse:
    """Change an entry: at once where the organisation is trusted, else as a proposal."""
    offer = get_object_or_404(own_offers(request.user), key=key)
    keeper = keeper_for(offer, request.user)
    facts = facts_of(offer)
    waiting = Proposal.objects.open().filter(offer=offer).first()
    form = OwnOfferForm(
        request.POST or None,
        organisation=keeper,
        facts=facts | history.still_wanted(offer, waiting),
    )
    context: dict[str, Any] = {
        "form": form,
        "offer": offer,
        "proposal": waiting,
        "is_trusted": keeper.is_trusted,
        "version": request.POST.get("version", offer.version),
        "note": request.POST.get("remark", waiting.note if waiting else ""),
    }
    if request.method == "POST" and form.is_valid():
        try:
            made = proposing.propose_change(
                key=key,
                facts=form.stated(),
                proposer=Proposer.member(request.user, keeper),
                at=timezone.now(),
                on=timezone.localdate(),
                seen_version=number(request.POST.get("version", "")),
                note=request.POST.get("remark", "")[:500],
            )
        except editing.EditConflictError as conflict:
            context["conflict"] = wording.in_words(conflict.theirs, form.stated())
            context["version"] = conflict.version
            return render(request, "staff/own/form.html", context, status=409)
        except (DomainError, ValidationError) as error:
            add_errors(form, error)
        else:
            messages.success(request, _said(made is not None, is_trusted=keeper.is_trusted))
            return redirect("directory:own")
    return render(request, "staff/own/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_own)
def create(request: StaffRequest, organisation: str) -> HttpResponse:
    keeper = get_object_or_404(organisations_of(request.user), key=organisation)
    form = OwnOfferForm(request.POST or None, organisation=keeper, facts={}, is_new=True)
    if request.method == "POST" and form.is_valid():
        try:
            made = proposing.propose_new(
                facts=form.stated(),
                proposer=Proposer.member(request.user, keeper),
                at=timezone.now(),
                on=timezone.localdate(),
                note=request.POST.get("remark", "")[:500],
            )
        except (DomainError, ValidationError) as error:
            add_errors(form, error)
        else:
            waits = isinstance(made, Proposal)
            messages.success(request, _said(waits, is_trusted=keeper.is_trusted))
            return redirect("directory:own")
    context = {"form": form, "is_trusted": keeper.is_trusted, "organisation": keeper}
    return render(request, "staff/own/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_own)
def change_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Change the proposal of an entry that does not exist yet."""
    proposal = get_object_or_404(
        _own_proposals(request).filter(kind=ProposalKind.NEW, offer=None), pk=pk
    )
    keeper = proposal.organisation
    form = OwnOfferForm(
        request.POST or None, organisation=keeper, facts=proposal.facts, is_new=True
    )
    note = request.POST.get("remark", proposal.note)[:500]
    if request.method == "POST" and form.is_valid():
        try:
            proposing.change_new(
                proposal_id=pk, facts=form.stated(), by=request.user, at=timezone.now(), note=note
            )
        except DomainError as error:
            add_errors(form, error)
        else:
            messages.success(request, _said(waits=True, is_trusted=False))
            return redirect("directory:own")
    context = {"form": form, "proposal": proposal, "organisation": keeper, "note": note}
    return render(request, "staff/own/form.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page(may_keep_own)
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(_own_proposals(request), pk=pk)
    try:
        proposing.withdraw(proposal_id=pk, by=request.user, at=timezone.now())
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Der Vorschlag ist zurückgezogen."))
    return redirect("directory:own")


@require_POST
@staff_page(may_keep_own)
def check(request: StaffRequest, key: str) -> HttpResponse:
    """ "Stimmt noch", in one click; it brings back what was hidden for silence."""
    offer = get_object_or_404(own_offers(request.user), key=key)
    try:
        asking.confirm(
            key=key,
            by=request.user,
            checker=keeper_for(offer, request.user).name,
            on=timezone.localdate(),
        )
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Danke. „%(name)s“ ist heute geprüft.") % {"name": offer.name})
    return redirect("directory:own")


@require_POST
@staff_page(may_keep_own)
def places(request: StaffRequest, key: str) -> HttpResponse:
    offer = get_object_or_404(own_offers(request.user), key=key)
    form = PlacesForm(request.POST)
    if not form.is_valid():
        text = _("Bitte schreiben Sie Plätze und Tage als Zahlen, zum Beispiel 3. Nichts geändert.")
        messages.error(request, text)
        return redirect("directory:own")
    asking.state_places(key=key, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    messages.success(request, _("Die Plätze von „%(name)s“ sind gemeldet.") % {"name": offer.name})
    return redirect("directory:own")


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_own)
def end(request: StaffRequest, key: str) -> HttpResponse:
    """Say that an entry ended, and why."""
    offer = get_object_or_404(own_offers(request.user), key=key)
    keeper = keeper_for(offer, request.user)
    context: dict[str, Any] = {"offer": offer, "is_trusted": keeper.is_trusted}
    if request.method == "GET":
        return render(request, "staff/own/end.html", context)
    try:
        made = proposing.propose_end(
            key=key,
            proposer=Proposer.member(request.user, keeper),
            at=timezone.now(),
            on=timezone.localdate(),
            reason=request.POST.get("reason", "")[:500],
        )
    except (DomainError, ValidationError) as error:
        context["error"] = " ".join(texts_of(error))
        return render(request, "staff/own/end.html", context, status=422)
    messages.success(request, _said(made is not None, is_trusted=keeper.is_trusted))
    return redirect("directory:own")


def _as_file(request: StaffRequest, mine: QuerySet[Offer]) -> HttpResponseBase:
    """Give out what members may see of their entries: all of it. Raises Http404 as lists do."""
    if (ending := request.GET["datei"]) not in FORMATS:
        raise Http404
    about = About(
        request.build_absolute_uri(reverse("directory:own")), timezone.localtime(), mine.count()
    )
    offers = whole(mine).iterator(chunk_size=BATCH)
    return export(offers, Format(ending), about, internal=True)


def _own_proposals(request: StaffRequest) -> Any:
    return Proposal.objects.filter(organisation__in=organisations_of(request.user)).select_related(
        "organisation"
    )


def _said(waits: bool, *, is_trusted: bool) -> str:
    if waits:
        return _("Danke. Ihr Vorschlag wartet auf Freigabe; wir schreiben Ihnen.")
    return _("Gespeichert. Die Änderung ist öffentlich.") if is_trusted else _("Nichts geändert.")
