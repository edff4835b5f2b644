"""The pages of the checker. Nothing is stored: the address holds every answer."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handinhand.core.caching import public_page
from handinhand.places import finder
from handinhand.places.finder import Place
from handinhand.portal.work import address, answering, showing, wording
from handinhand.portal.work import help as near
from handinhand.portal.work.address import FACTS, PLACE, Answers
from handinhand.portal.work.entry import Entry, entry_in
from handinhand.portal.work.flow import Answered, NotSure, Question, next_step
from handinhand.portal.work.printed import as_document
from handinhand.portal.work.questions import PICTURES, Control, control
from handinhand.publishing.answers import answer_with_pdf
from handinhand.publishing.qr import qr_svg
from handinhand.work_access.facts import Refusal
from handinhand.work_access.refusals import refusal_sentence
from handinhand.work_access.values import CHECKED_UNTIL, FIRST_DAY

MESSAGE = gettext_lazy(
    "Guten Tag,\n\nich möchte wissen, ob ich arbeiten darf. Meine Antworten stehen hier:"
)
BACK, LOOK = "frage", "suche"
ENOUGH_PEOPLE = 5


@public_page
def check(request: HttpRequest) -> HttpResponse:
    """Ask the next question, or answer. Typed fields lead to the address that holds them."""
    now = timezone.localtime()
    answers = address.read(request.GET)
    day = _day(answers)
    entry = entry_in(request.GET, day or now.date())
    if entry is not None and not entry.error:
        return HttpResponseRedirect(showing.own_address(answers.with_fact(entry.fact, entry.word)))
    asked_again = FACTS.get(request.GET.get(BACK, ""))
    if entry is not None:
        return _question(request, Question(entry.fact, 0), answers, day, entry)
    if asked_again is not None:
        return _question(request, Question(asked_again, 0), answers, day)
    step = next_step(answers, now.date())
    if isinstance(step, Question):
        return _question(request, step, answers, day)
    if isinstance(step, NotSure):
        return _lost(request, step, answers, now)
    return _answer(request, step, answers, now)


@public_page
def as_pdf(request: HttpRequest) -> HttpResponse:
    """The answer on paper; without an answer yet, the question."""
    now = timezone.localtime()
    answers = address.read(request.GET)
    step = next_step(answers, now.date())
    if not isinstance(step, Answered):
        return HttpResponseRedirect(showing.own_address(answers))
    place, _found = _place(answers, now.date())
    page = answering.page(step, answers, place, now)
    document = as_document(
        page,
        showing.rows(answers),
        on=_day(answers) or now.date(),
        address=request.build_absolute_uri(showing.own_address(answers)),
    )
    return answer_with_pdf(request, document, file_name="darf-ich-arbeiten.pdf")


@public_page
def share(request: HttpRequest) -> HttpResponse:
    """Ask before anything is shown to others; the reader sends the message, not we."""
    now = timezone.localtime()
    answers = address.read(request.GET)
    if not isinstance(next_step(answers, now.date()), Answered):
        return HttpResponseRedirect(showing.own_address(answers))
    place, found = _place(answers, now.date())
    link = request.build_absolute_uri(showing.own_address(answers))
    people = near.helpers(near.COUNSELLING, place, now, most=ENOUGH_PEOPLE)
    context = {
        **showing.frame(answers, _day(answers)),
        **_place_context(answers, place, found, reverse("portal:work-share")),
        "people": [
            {"card": one, "mail": _mail(one.email, link) if one.email else ""} for one in people
        ],
        "mail": _mail("", link),
        "qr": qr_svg(link),
        "full_address": link,
        "answer_address": showing.own_address(answers),
    }
    return render(request, "work_access/share.html", context)


@public_page
def papers(request: HttpRequest) -> HttpResponse:
    """Where on a paper the important words stand."""
    context = {"pictures": showing.pictures(wording.PICTURES)}
    return render(request, "work_access/papers.html", context)


def _question(
    request: HttpRequest,
    question: Question,
    answers: Answers,
    day: date | None,
    entry: Entry | None = None,
) -> HttpResponse:
    if entry is None:
        entry = Entry(question.fact, error=_told(question.refused, answers))
    number = question.number or len(showing.rows(answers.with_fact(question.fact, None))) + 1
    context = {
        **showing.frame(answers, day),
        **showing.question(question.fact, number, answers, entry, _typed(request)),
        "first_day": FIRST_DAY,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if entry.error else HTTPStatus.OK
    return render(request, "work_access/question.html", context, status=status)


def _told(refused: Refusal | None, answers: Answers) -> str:
    """Say what to do: choose where there are choices, else as the interface says it."""
    if refused is None:
        return ""
    if refused.code in {"unknown_value", "wrong_type"}:
        if control(refused.field) is Control.CHOICE:
            return _("Bitte wählen Sie eine von diesen Antworten.")
        if control(refused.field) is Control.STATE:
            return _("Bitte wählen Sie Ihr Land.")
    return refusal_sentence(refused, answers.said)


def _answer(request: HttpRequest, step: Answered, answers: Answers, now: datetime) -> HttpResponse:
    place, found = _place(answers, now.date())
    query = answers.query()
    link = request.build_absolute_uri(showing.own_address(answers))
    context = {
        **showing.frame(answers, _day(answers)),
        **_place_context(answers, place, found, reverse("portal:work")),
        "page": answering.page(step, answers, place, now),
        "checked_until": CHECKED_UNTIL,
        "history_address": reverse(
            "portal:law-cell", args=[step.facts.status, step.facts.activity]
        ),
        "pdf_address": reverse("portal:work-pdf") + query,
        "share_address": reverse("portal:work-share") + query,
        "qr": qr_svg(link),
        "full_address": link,
    }
    return render(request, "work_access/answer.html", context)


def _lost(request: HttpRequest, step: NotSure, answers: Answers, now: datetime) -> HttpResponse:
    place, found = _place(answers, now.date())
    context = {
        **showing.frame(answers, None),
        **_place_context(answers, place, found, reverse("portal:work")),
        "fact": step.fact,
        "helpers": near.helpers(near.COUNSELLING, place, now),
        "pictures": showing.pictures(PICTURES["status"]) if step.fact == "status" else [],
        "back_address": showing.own_address(answers.with_fact(step.fact, None)),
    }
    return render(request, "work_access/lost.html", context)


def _typed(request: HttpRequest) -> str:
    return request.GET.get(LOOK, "").strip()[: address.LONGEST]


def _day(answers: Answers) -> date | None:
    """Return the day asked for, or nothing for today and for what is no day."""
    try:
        return date.fromisoformat(answers.day) if answers.day else None
    except ValueError:
        return None


def _place(answers: Answers, on: date) -> tuple[Place | None, finder.Found]:
    found = finder.find(answers.place, on=on)
    return (found.candidates[0] if len(found.candidates) == 1 else None), found


def _place_context(
    answers: Answers, place: Place | None, found: finder.Found, action: str
) -> dict[str, Any]:
    several = found.candidates if len(found.candidates) > 1 else ()
    return {
        "place": place,
        "place_form": {
            "action": action,
            "kept": answers.fields(without=[PLACE]),
            "typed": place.name if place else answers.place,
            "answer": {
                "place_unknown": answers.place if answers.place and not found.candidates else None
            },
            "choices": [
                {"place": one, "address": action + answers.at_place(one.ags).query()}
                for one in several
            ],
        },
    }


def _mail(to: str, link: str) -> str:
    """Return a link that opens a message in the reader's own program, with nothing sent yet.

    The counsellor reads German, the reader has to know what is sent: so it stands in both.
    """
    texts = [str(MESSAGE)]
    with translation.override("de"):
        subject = _("Darf ich arbeiten?")
        texts = list(dict.fromkeys([*texts, str(MESSAGE)]))
    body = "\n\n".join([*texts, link])
    return f"mailto:{quote(to)}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
