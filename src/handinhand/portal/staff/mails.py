"""Ausgehende E-Mails: when, to whom, why not; their text only where none is really sent."""

import base64
import hashlib
import re
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from handinhand.accounts.staff_pages import StaffRequest, staff_page
from handinhand.core import list_files, outbox
from handinhand.core import mail as mailing
from handinhand.core.enums import MailKind
from handinhand.core.errors import DomainError
from handinhand.core.models import OutgoingMail
from handinhand.core.outbox import MailState
from handinhand.directory.staff.paging import page_of
from handinhand.portal.staff.policies import may_operate

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_TAGS = {MailState.FAILED: "stop", MailState.SENT: "ok"}


@dataclass(frozen=True, slots=True)
class MailFilter:
    """What the address of the list asks for; what it cannot mean is left out."""

    to: str = ""
    state: str = ""
    kind: str = ""

    @classmethod
    def read(cls, data: QueryDict) -> "MailFilter":
        state, kind = data.get("state", ""), data.get("kind", "")
        return cls(
            data.get("to", "").strip()[:254],
            state if state in MailState.values else "",
            kind if kind in MailKind.values else "",
        )

    def address(self) -> str:
        parts = {"to": self.to, "state": self.state, "kind": self.kind}
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def rows(self) -> QuerySet[OutgoingMail]:
        """Return the mails asked for, the youngest first; an address is given whole."""
        rows = MailState(self.state).rows() if self.state else OutgoingMail.objects.all()
        if self.to:
            rows = rows.filter(to__iexact=self.to)
        return rows.filter(kind=self.kind) if self.kind else rows


@dataclass(frozen=True, slots=True)
class MailShown:
    """A mail in words."""

    mail: OutgoingMail
    to: str
    state: MailState

    @property
    def tag(self) -> str:
        return _TAGS.get(self.state, "")


# As the page: an address is shortened where mails are really sent, and no text of one leaves.
COLUMNS: list_files.Columns[MailShown] = {
    gettext_lazy("An"): lambda one: one.to,
    gettext_lazy("Art"): lambda one: one.mail.get_kind_display(),
    gettext_lazy("Sprache"): lambda one: one.mail.language,
    gettext_lazy("Geschrieben"): lambda one: one.mail.created_at,
    gettext_lazy("verschickt"): lambda one: one.mail.sent_at,
    gettext_lazy("Versuche"): lambda one: one.mail.tries,
    gettext_lazy("letzter Fehler"): lambda one: one.mail.last_error,
}


def may_read_texts() -> bool:
    """Nobody but the reader opens a mail that is really sent (docs/decisions)."""
    return not settings.MAIL_TRANSPORT


def shown(mail: OutgoingMail) -> MailShown:
    name, _at, domain = mail.to.rpartition("@")
    to = mail.to if may_read_texts() else f"{name[:1]}…@{domain}"
    return MailShown(mail, to, MailState.of(mail))


@require_safe
@staff_page(may_operate)
def mail_page(request: StaffRequest) -> HttpResponseBase:
    asked = MailFilter.read(request.GET)
    if list_files.is_asked(request):
        found = (shown(mail) for mail in list_files.streamed(asked.rows()))
        return list_files.list_file(request, "mails", found, COLUMNS)
    page = page_of(request, asked.rows())
    context = {
        "asked": asked,
        "page": page,
        "rows": [shown(mail) for mail in page],
        "states": MailState.choices,
        "kinds": MailKind.choices,
        "may_read": may_read_texts(),
    }
    return render(request, "staff/mails/mails.html", context)


@require_safe
@staff_page(may_operate)
def mail(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(OutgoingMail, pk=pk)
    context = {"shown": shown(found), "may_read": may_read_texts()}
    return render(request, "staff/mails/mail.html", context)


@require_safe
@staff_page(may_operate)
def mail_html(_request: StaffRequest, pk: int) -> HttpResponse:
    """Show a mail's HTML alone in a sandbox: its own style, no script, no form, no request."""
    found = get_object_or_404(OutgoingMail, pk=pk)
    if not may_read_texts() or not found.html:
        raise Http404
    response = HttpResponse(found.html)
    styles = " ".join(_hash(style) for style in _STYLE.findall(found.html)) or "'none'"
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {styles}; sandbox; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return response


@require_POST
@staff_page(may_operate)
def send_again(request: StaffRequest, pk: int) -> HttpResponse:
    get_object_or_404(OutgoingMail, pk=pk)
    try:
        outbox.send_again(mail_id=pk, by=request.user)
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("Die E-Mail wird gleich noch einmal verschickt."))
    return redirect("staff:mail", pk)


@require_POST
@staff_page(may_operate)
def send_probe(request: StaffRequest) -> HttpResponse:
    """Mail the operator, so that they see whether mails arrive."""
    mailing.send(
        kind=MailKind.ACCOUNT,
        to=request.user.email,
        language="de",
        template="staff/mail/probe",
        context={"link": mailing.absolute(reverse("staff:mails"))},
    )
    messages.success(request, _("Die Probe-Mail an Sie ist geschrieben."))
    return redirect("staff:mails")


def _hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
