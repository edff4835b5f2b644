"""Entries: the list, one entry with its history, creating and changing it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import audit
from handinhand.core.errors import DomainError
from handinhand.directory import history
from handinhand.directory.enums import OfferKind
from handinhand.directory.facts import facts_of
from handinhand.directory.freshness import freshness
from handinhand.directory.models import Offer, Organisation
from handinhand.directory.policies import may_keep_directory, may_see_directory_staff
from handinhand.directory.services import editing
from handinhand.directory.services.bulk import BulkAct
from handinhand.directory.staff import filtering, wording
from handinhand.directory.staff.fields import topic_choices
from handinhand.directory.staff.forms import OfferForm, add_errors, initial_of
from handinhand.directory.staff.paging import PER_PAGE
from handinhand.directory.staff.reading import number, texts_of
from handinhand.places.models import Area

MOST_ACTS_SHOWN = 50


@require_safe
@staff_page(may_see_directory_staff)
def entries(request: StaffRequest) -> HttpResponse:
    return entries_page(request, request.GET)


def entries_page(
    request: StaffRequest, data: QueryDict, refused: QueryDict | None = None
) -> HttpResponse:
    """Show the list; of a refused act on many entries all that was chosen and typed is kept."""
    today = timezone.localdate()
    asked = filtering.read(data)
    rows = asked.rows(today).select_related("organisation", "site")
    page = Paginator(rows, PER_PAGE).get_page(data.get("seite"))
    typed = refused or QueryDict()
    chosen = typed.getlist("key")
    shown = {offer.key for offer in page}
    districts = Area.objects.valid_on(today).filter(kind="district").order_by("name")
    context = {
        "asked": asked,
        "page": page,
        "rows": [
            {"offer": offer, "state": state_of(offer), "is_chosen": offer.key in chosen}
            for offer in page
        ],
        "address": reverse("directory:entries") + asked.address(),
        "here": f"{asked.address()}&seite={page.number}",
        "typed": typed,
        "others": [key for key in chosen if key not in shown],
        "choices": {
            "kind": OfferKind.choices,
            "state": filtering.State.choices,
            "lacking": filtering.Lacking.choices,
            "order": filtering.Order.choices,
            "district": [(area.key, str(area)) for area in districts.only("key", "name")],
        },
        "acts": BulkAct.choices,
        "topics": topic_choices(),
        "views": request.user.saved_views.all(),
        "may_keep": may_keep_directory(request.user),
    }
    status = 200 if refused is None else 422
    return render(request, "staff/directory/entries.html", context, status=status)


@require_safe
@staff_page(may_see_directory_staff)
def entry(request: StaffRequest, key: str) -> HttpResponse:
    return _entry_page(request, key)


def _entry_page(request: StaffRequest, key: str, *, status: int = 200) -> HttpResponse:
    """Show an entry; of a refused act what was typed is kept."""
    offer = get_object_or_404(_whole(), key=key)
    acts = audit.entries_of(offer)[:MOST_ACTS_SHOWN]
    facts = facts_of(offer)
    context = {
        "offer": offer,
        "state": state_of(offer),
        "is_public": Offer.objects.public(timezone.localdate()).filter(pk=offer.pk).exists(),
        "facts": [
            {"label": wording.label(name), "value": text}
            for name in facts
            if (text := wording.value(name, facts[name]))
        ],
        "acts": [
            {"act": act, "changes": wording.in_words(act.before or {}, act.after or {})}
            for act in history.showable(acts)
        ],
        "begins_later": offer.valid_from is not None and offer.valid_from > timezone.localdate(),
        "reason": request.POST.get("reason", ""),
        "is_refused": bool(request.POST),
        "may_keep": may_keep_directory(request.user),
    }
    return render(request, "staff/directory/entry.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def create(request: StaffRequest) -> HttpResponse:
    """Add an entry; `organisation` in the address fills in whose it is."""
    initial = {
        "organisation": request.GET.get("organisation", ""),
        "stated_on": timezone.localdate(),
        "certainty": "A",
    }
    form = OfferForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            offer = editing.create_offer(
                facts=form.facts(), by=request.user, on=timezone.localdate()
            )
            _seal(form, offer.key, request)
        except (DomainError, ValidationError) as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Der Eintrag ist angelegt und öffentlich."))
            _warn_of_twin(request, offer)
            return redirect("directory:entry", offer.key)
    context = {"form": form, "title": _("Neuer Eintrag")}
    return _form_page(request, context)


@require_http_methods(["GET", "POST"])
@staff_page(may_keep_directory)
def change(request: StaffRequest, key: str) -> HttpResponse:
    """Change an entry; when somebody else did meanwhile, both versions are shown side by side."""
    offer = get_object_or_404(_whole(), key=key)
    facts = facts_of(offer)
    form = OfferForm(request.POST or None, initial=initial_of(facts))
    context: dict[str, Any] = {"form": form, "offer": offer, "title": _("Eintrag ändern")}
    context["version"] = request.POST.get("version", offer.version)
    if request.method == "POST" and form.is_valid():
        try:
            editing.change_offer(
                key=key,
                facts=form.facts(facts),
                by=request.user,
                on=timezone.localdate(),
                seen_version=number(request.POST.get("version", "")),
                reason=request.POST.get("reason", "")[:500],
            )
            _seal(form, key, request)
        except editing.EditConflictError as conflict:
            context["conflict"] = wording.in_words(conflict.theirs, form.facts(facts))
            context["version"] = conflict.version
            return render(request, "staff/directory/form.html", context, status=409)
        except (DomainError, ValidationError) as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Die Änderung ist gespeichert."))
            return redirect("directory:entry", key)
    return _form_page(request, context)


@require_POST
@staff_page(may_keep_directory)
def check(request: StaffRequest, key: str) -> HttpResponse:
    """ "Heute geprüft", in one click from the list or the entry."""
    offer = get_object_or_404(Offer, key=key)
    editing.check_offer(key=key, by=request.user, on=timezone.localdate())
    messages.success(request, _("„%(name)s“ ist heute geprüft.") % {"name": offer.name})
    return _back(request, key)


@require_POST
@staff_page(may_keep_directory)
def retire(request: StaffRequest, key: str) -> HttpResponse:
    get_object_or_404(Offer, key=key)
    reason = request.POST.get("reason", "")[:500]
    try:
        editing.retire_offer(key=key, by=request.user, on=timezone.localdate(), reason=reason)
    except DomainError as error:
        messages.error(request, str(error.message))
        return _entry_page(request, key, status=422)
    messages.success(request, _("Der Eintrag ist stillgelegt. Sie können ihn zurückholen."))
    return redirect("directory:entry", key)


@require_POST
@staff_page(may_keep_directory)
def bring_back(request: StaffRequest, key: str) -> HttpResponse:
    get_object_or_404(Offer, key=key)
    editing.bring_back_offer(key=key, by=request.user, on=timezone.localdate())
    messages.success(request, _("Der Eintrag ist wieder öffentlich."))
    return redirect("directory:entry", key)


@require_POST
@staff_page(may_keep_directory)
def restore(request: StaffRequest, key: str, seq: int) -> HttpResponse:
    offer = get_object_or_404(Offer, key=key)
    act = get_object_or_404(audit.entries_of(offer), seq=seq)
    try:
        editing.restore_offer(key=key, entry=act, by=request.user, on=timezone.localdate())
    except (DomainError, ValidationError) as error:
        messages.error(request, " ".join(texts_of(error)))
    else:
        messages.success(request, _("Der frühere Stand gilt wieder."))
    return redirect("directory:entry", key)


def _warn_of_twin(request: HttpRequest, offer: Offer) -> None:
    """Say that an entry of this name is there already; merging them can be taken back."""
    others = Offer.objects.public(timezone.localdate()).exclude(pk=offer.pk)
    if others.filter(name__iexact=offer.name).exists():
        text = _("Einen Eintrag mit diesem Namen gibt es schon.")
        address = reverse("directory:entry-duplicates", args=[offer.key])
        link = format_html('<a href="{}">{}</a>', address, _("Ansehen und zusammenführen"))
        messages.warning(request, format_html("{} {}", text, link))


def _form_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    names = Organisation.objects.order_by("name").values_list("name", flat=True)
    status = 422 if context["form"].errors else 200
    return render(
        request, "staff/directory/form.html", {**context, "organisations": names}, status=status
    )


def _seal(form: OfferForm, key: str, request: StaffRequest) -> None:
    if form.cleaned_data["secret_address"]:
        editing.seal_address(key=key, text=form.cleaned_data["secret_address"], by=request.user)


def _whole() -> Any:
    return Offer.objects.select_related(
        "organisation", "owner", "merged_into", "site__area"
    ).prefetch_related("topics", "languages", "texts", "areas")


def state_of(offer: Offer) -> Any:
    return freshness(
        certainty=offer.certainty,
        stated_on=offer.stated_on,
        checked_on=offer.checked_on,
        due=offer.check_again_by,
        on=timezone.localdate(),
    )


def _back(request: HttpRequest, key: str) -> HttpResponseRedirect:
    """Return to the list the act came from, else to the entry."""
    back = request.POST.get("back", "")
    if back.startswith("?"):
        return HttpResponseRedirect(reverse("directory:entries") + back)
    return HttpResponseRedirect(reverse("directory:entry", args=[key]))
