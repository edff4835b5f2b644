"""What a browser gets that asked for a PDF."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from handinhand.publishing import rendering
from handinhand.publishing.answers import answer_with_pdf
from handinhand.publishing.document import Paragraph
from handinhand.publishing.slots import slot
from tests.publishing.make import make_answer, make_document

pytestmark = pytest.mark.django_db


def test_a_pdf_is_shown_in_the_browser_under_its_name(rf: RequestFactory) -> None:
    document = make_answer("ar")
    answer = answer_with_pdf(rf.get("/"), document, file_name="Darf ich arbeiten – عربي.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''Darf%20ich")
    assert answer.content == rendering.render_pdf(document)


def test_over_the_limit_the_page_says_when_to_come_back(
    rf: RequestFactory, settings: Settings
) -> None:
    settings.PDF_AT_ONCE = 1
    with slot(0):
        answer = answer_with_pdf(rf.get("/de/"), make_answer(), file_name="a.pdf")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert "viele PDFs" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_failure_is_said_with_what_to_do_instead(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "_COMMAND", ["/bin/false"])
    answer = answer_with_pdf(rf.get("/de/"), make_answer(), file_name="a.pdf")
    assert answer.status_code == 500
    assert "Bitte drucken Sie die Seite." in answer.content.decode()


def test_too_much_is_said_as_such(rf: RequestFactory) -> None:
    document = make_document([Paragraph("x" * rendering.MAX_BYTES)])
    answer = answer_with_pdf(rf.get("/de/"), document, file_name="a.pdf")
    assert answer.status_code == 422
    assert "wählen Sie weniger aus" in answer.content.decode()
