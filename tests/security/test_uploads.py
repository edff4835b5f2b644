"""The content of a file decides what it is, and nothing of it is served or run."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from handinhand.accounts.enums import Role
from handinhand.core.errors import DomainError
from handinhand.directory.models.imports import Import
from handinhand.directory.sheets import files
from tests.accounts.make import make_person, signed_in
from tests.directory.make_lists import xlsx_bytes

pytestmark = pytest.mark.django_db
UPLOAD = "/intern/einlesen/neu/"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "xxxxxxxxxx">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
<!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>"""
LEAK = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY h SYSTEM "file:///etc/passwd">]>"""


def send(name: str, data: bytes, kind: str = "text/csv") -> tuple[int, str]:
    """Upload as a steward; return the status and the page."""
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    file = SimpleUploadedFile(name, data, content_type=kind)
    answer = steward.post(UPLOAD, {"source": "Test", "file": file})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("liste.csv", PNG, "text/csv"),
        ("liste.xlsx", PNG, "application/vnd.ms-excel"),
        ("liste.csv", EXE, "text/csv"),
        ("liste.xlsx", EXE, "application/vnd.ms-excel"),
        ("liste.csv", b"%PDF-1.7\n\x01\x02", "text/csv"),
        ("liste.xlsx", b"PK\x03\x04" + b"\0" * 100, "application/vnd.ms-excel"),
    ],
)
def test_what_only_calls_itself_a_list_is_refused(name: str, data: bytes, kind: str) -> None:
    status, page = send(name, data, kind)
    assert status == 422
    assert 'role="alert"' in page
    assert not Import.objects.exists()


@pytest.mark.parametrize("name", ["bild.png", "liste", "liste.exe", "liste.html"])
def test_a_list_is_one_whatever_it_is_called(name: str) -> None:
    assert send(name, b"id;name\n1;Beratung\n", "image/png")[0] == 302


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..\\..\\x.csv", "/etc/cron.d/x", "a\nb.csv"]
)
def test_the_name_of_a_file_decides_nothing_about_where_it_lies(name: str) -> None:
    file = io.BytesIO(b"id;name\n1;Beratung\n")
    file.name = name
    steward = signed_in(make_person(Role.DIRECTORY_STEWARD))
    assert steward.post(UPLOAD, {"source": "Test", "file": file}).status_code == 302
    stored = Path(Import.objects.get().file.path).resolve()
    assert stored.parent == (Path(settings.MEDIA_ROOT) / "imports").resolve()
    assert stored.stem.isalnum() or "_" in stored.stem


def test_a_file_that_was_sent_has_no_address() -> None:
    assert send("liste.csv", b"id;name\n1;<script>alert(1)</script>\n")[0] == 302
    name = Import.objects.get().file.name
    for path in (f"/media/{name}", f"/{name}", f"/static/{name}", f"/static/../media/{name}"):
        assert Client().get(path).status_code == 404


def workbook_with(begin: bytes) -> bytes:
    """Return a workbook whose words begin with what a parser must not follow."""
    source = zipfile.ZipFile(io.BytesIO(xlsx_bytes([["id", "name"], ["1", "Beratung"]])))
    target = io.BytesIO()
    with source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for one in source.infolist():
            data = source.read(one.filename)
            if one.filename == "xl/worksheets/sheet1.xml":
                text = data.partition(b"?>")[2] if data.startswith(b"<?xml") else data
                data = begin + text.replace(b"Beratung", b"&h;")
            made.writestr(one, data)
    return target.getvalue()


@pytest.mark.parametrize("begin", [BOMB, LEAK], ids=["a bomb", "a file of ours"])
def test_a_workbook_has_no_entities(begin: bytes) -> None:
    begun = time.monotonic()
    data = io.BytesIO(workbook_with(begin))
    with pytest.raises(DomainError, match="beschädigt"), files.opened(data) as table:
        list(table.rows)
    assert time.monotonic() - begun < 2


def test_an_archive_that_unpacks_to_much_more_is_refused_at_once() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"<a/>")
        with made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * 1_000_000)
    assert len(target.getvalue()) < 1_000_000
    begun = time.monotonic()
    assert "entpackt zu groß" in send("liste.xlsx", target.getvalue())[1]
    assert time.monotonic() - begun < 2
