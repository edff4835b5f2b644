"""An archive is whole or refused: each wrong byte, each cut, and whatever is none of ours."""

import gzip
import json
import re
import stat
import tarfile
from pathlib import Path

import pytest

from handinhand.core.backup import archive
from handinhand.core.backup.archive import Manifest
from handinhand.core.errors import DomainError

REFUSED = "ist beschädigt oder keine Sicherung von Hand in Hand|Die Prüfsummen stimmen nicht"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The smallest archive: a database and an uploaded file."""
    (tmp_path / "db").write_bytes(bytes(range(256)))
    (tmp_path / "flyer").write_bytes(b"flyer")
    path = tmp_path / "backup.tar.gz"
    with archive.writing(path) as writer:
        writer.add("database", tmp_path / "db")
        writer.add("media/flyer.pdf", tmp_path / "flyer")
        writer.finish(manifest(writer.files))
    return path


def manifest(files: dict[str, str], **changes: str) -> Manifest:
    return Manifest("2026-11-25", "0.1.0", "5.2", "sqlite", [], {"t": 1}, True, files, **changes)


def test_what_went_in_comes_out(made: Path, tmp_path: Path) -> None:
    assert archive.verified(made).rows == {"t": 1}
    archive.unpack(made, tmp_path / "out")
    assert (tmp_path / "out" / "database").read_bytes() == bytes(range(256))
    assert (tmp_path / "out" / "media" / "flyer.pdf").read_bytes() == b"flyer"


def test_only_the_owner_may_read_it(made: Path) -> None:
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_each_wrong_byte_is_noticed(made: Path, tmp_path: Path) -> None:
    """Unless it unpacks to the very same: compression has more than one way to say a thing."""
    whole, content = made.read_bytes(), gzip.decompress(made.read_bytes())
    path = tmp_path / "damaged.tar.gz"
    for position in range(len(whole)):
        damaged = bytearray(whole)
        damaged[position] ^= 0x10
        path.write_bytes(damaged)
        try:
            archive.verified(path)
        except DomainError as error:
            assert re.search(REFUSED, str(error))  # noqa: PT017 - most are refused, not all
        else:
            assert gzip.decompress(damaged) == content


def test_each_cut_is_noticed(made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    path = tmp_path / "cut.tar.gz"
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(DomainError, match=REFUSED):
            archive.verified(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("holiday.jpg", "no manifest"),
        ("manifest.json", json.dumps({"format": "another-program"})),
        ("manifest.json", json.dumps({"format": archive.FORMAT})),
        ("manifest.json", json.dumps(["a list"])),
        ("../outside", "climbs out of the folder"),
        ("/etc/passwd", "absolute"),
    ],
)
def test_what_is_none_of_ours_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "content").write_text(text)
    path = tmp_path / "foreign.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        tar.add(tmp_path / "content", arcname=name)
    with pytest.raises(DomainError, match=REFUSED):
        archive.verified(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="lässt sich nicht lesen"):
        archive.verified(tmp_path / "nothing.tar.gz")
