"""A PDF costs a short, bounded time in a process of its own, and only so many at once."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from prometheus_client import REGISTRY
from pytest_django.fixtures import Settings

from handinhand.core.errors import DomainError
from handinhand.core.metrics import COUNTS
from handinhand.publishing import rendering
from handinhand.publishing.document import Paragraph
from handinhand.publishing.errors import PdfBusyError, PdfFailedError, PdfTooLargeError
from handinhand.publishing.rendering import render_pdf
from handinhand.publishing.slots import slot
from tests.publishing.make import make_document

ONE = make_document([Paragraph("Guten Tag")])


def program(code: str) -> list[str]:
    return [sys.executable, "-I", "-c", code]


def refused(reason: str) -> float:
    return COUNTS.get_sample_value("handinhand_pdf_refused_total", {"reason": reason}) or 0.0


@pytest.fixture
def one_slot(settings: Settings, tmp_path: Path) -> None:
    settings.PDF_AT_ONCE = 1
    settings.PDF_SLOTS = tmp_path / "slots"


def test_too_large_a_document_is_refused_before_anything_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rendering, "_COMMAND", ["/none"])
    before = refused("PdfTooLargeError")
    with pytest.raises(DomainError, match="zu viel für ein PDF") as raised:
        render_pdf(make_document([Paragraph("x" * rendering.MAX_BYTES)]))
    assert isinstance(raised.value, PdfTooLargeError)
    assert refused("PdfTooLargeError") == before + 1


def test_the_largest_document_we_take_can_be_set() -> None:
    text = "Wort " * ((rendering.MAX_BYTES - 5_000) // 5)
    assert render_pdf(make_document([Paragraph(text)]))


def test_what_takes_too_long_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "pid"
    code = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(rendering, "_COMMAND", program(code))
    monkeypatch.setattr(rendering, "SECONDS", 0.5)
    with pytest.raises(DomainError, match=r"nicht erstellt.*drucken Sie die Seite"):
        render_pdf(ONE)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("raise SystemExit(3)", id="refused"),
        pytest.param("import os; os.kill(os.getpid(), 9)", id="killed"),
        pytest.param("", id="silent"),
    ],
)
def test_a_process_that_fails_says_so(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(rendering, "_COMMAND", program(code))
    with pytest.raises(PdfFailedError, match="nicht erstellt"):
        render_pdf(ONE)


def test_what_typst_refuses_names_no_text_of_the_document_in_its_message() -> None:
    with pytest.raises(PdfFailedError) as raised:
        rendering._typeset(b'{"data": {"title": "geheim"}, "made_at": 0}', 0)
    assert "geheim" not in str(raised.value)
    assert raised.value.diagnostic


@pytest.mark.usefixtures("one_slot")
def test_over_the_limit_the_caller_hears_that_it_is_busy() -> None:
    with slot(0), pytest.raises(PdfBusyError, match="viele PDFs") as raised:
        render_pdf(ONE, patience=0.05)
    assert raised.value.status == 503
    assert render_pdf(ONE, patience=0), "the slot is free again"


@pytest.mark.usefixtures("one_slot")
def test_who_waits_gets_the_slot_that_becomes_free() -> None:
    with slot(0):
        waiting = threading.Thread(target=lambda: made.append(render_pdf(ONE, patience=10)))
        made: list[bytes] = []
        waiting.start()
        time.sleep(0.1)
        assert made == []
    waiting.join(timeout=10)
    assert made[0].startswith(b"%PDF")


@pytest.mark.usefixtures("one_slot")
def test_a_slot_stays_taken_as_long_as_its_process_lives() -> None:
    """The web worker may die before the process it started."""
    with slot(0) as taken:
        child = subprocess.Popen(program("import time; time.sleep(60)"), pass_fds=[taken])
    try:
        with pytest.raises(PdfBusyError), slot(0):
            pass
    finally:
        child.kill()
        child.wait()
    with slot(0):
        pass


def test_no_more_than_so_many_run_at_once(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PDF_AT_ONCE = 2
    settings.PDF_SLOTS = tmp_path / "slots"
    code = "import sys, time; sys.stdin.buffer.read(); time.sleep(0.5); print('%PDF')"
    monkeypatch.setattr(rendering, "_COMMAND", program(code))
    ends: list[str] = []

    def ask() -> None:
        try:
            render_pdf(ONE, patience=0.05)
            ends.append("made")
        except PdfBusyError:
            ends.append("busy")

    burst = [threading.Thread(target=ask) for _ in range(8)]
    for one in burst:
        one.start()
    for one in burst:
        one.join()
    assert sorted(ends) == ["busy"] * 6 + ["made"] * 2


def test_the_process_gets_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    code = "import os; print(sorted(os.environ))"
    monkeypatch.setattr(rendering, "_COMMAND", program(code))
    assert b"SECRET_KEY" not in render_pdf(ONE)


def test_the_typesetter_knows_no_django() -> None:
    code = (
        "import sys, handinhand.publishing.typesetter;"
        "sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run(program(code), check=False).returncode == 0


def test_a_web_worker_does_not_load_typst() -> None:
    code = "import sys, handinhand.publishing.answers; sys.exit('typst' in sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    command = [sys.executable, "-c", "import django; django.setup();" + code]
    assert subprocess.run(command, env=environment, check=False).returncode == 0


def test_the_time_of_a_pdf_is_a_figure() -> None:
    name = "handinhand_pdf_seconds_count"
    before = COUNTS.get_sample_value(name) or 0.0
    render_pdf(ONE)
    assert COUNTS.get_sample_value(name) == before + 1
    assert REGISTRY.get_sample_value(name) is None, "it is not in the registry of the library"
