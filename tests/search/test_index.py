"""The index is a disposable cache: it follows the log, heals itself, and one process writes."""

import os
import resource
import shutil
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from handinhand.directory.changes import offer_changed
from handinhand.directory.importer import import_directory
from handinhand.directory.models import Offer
from handinhand.search import engine, index
from tests.directory.make import TODAY, csv_file, row

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    return tmp_path / "search"


def found(query: str) -> list[str]:
    request = engine.Request(query=query, language="de", on=NOW.date(), now=NOW)
    return [hit.id for hit in engine.search(request).hits]


def add(name: str, key: str = "NEU-1") -> None:
    data = csv_file([row(id=key, name=name)])
    import_directory(data, source="test", overrides={}, on=TODAY, dry_run=False)


def test_a_new_entry_is_found_after_the_next_look_at_the_log() -> None:
    assert "office:neu-1" not in found("Quasselstrippe")
    add("Quasselstrippe")
    index.current().sync()
    assert "office:neu-1" in found("Quasselstrippe")


def test_a_changed_entry_is_found_by_its_new_name_only() -> None:
    found("x")
    add("Quasselstrippe")
    index.current().sync()
    add("Plauderecke")
    index.current().sync()
    assert "office:neu-1" in found("Plauderecke")
    assert "office:neu-1" not in found("Quasselstrippe")


def test_an_entry_that_ended_is_gone() -> None:
    found("x")
    add("Quasselstrippe")
    index.current().sync()
    offer = Offer.objects.get(key="neu-1")
    offer.valid_until = date(2026, 1, 1)
    offer.save()
    offer_changed(offer)
    index.current().sync()
    assert "office:neu-1" not in found("Quasselstrippe")


def test_a_second_look_finds_nothing_to_do() -> None:
    found("x")
    add("Quasselstrippe")
    assert index.current().sync() > 0
    assert index.current().sync() == 0


def test_a_deleted_folder_is_built_anew(own_folder: Path) -> None:
    assert found("Deutschkurs")
    shutil.rmtree(own_folder)
    assert found("Deutschkurs")


def test_a_torn_index_is_built_anew(own_folder: Path) -> None:
    assert found("Deutschkurs")
    folder = next(path for path in own_folder.iterdir() if path.is_dir())
    (folder / "meta.json").write_text("{broken")
    fresh = index.SearchIndex(own_folder)
    assert fresh.searcher().num_docs > 100


def test_the_version_before_keeps_its_index_until_the_next_upgrade(own_folder: Path) -> None:
    oldest, before = own_folder / "1-aaaa", own_folder / "1-bbbb"
    for age, folder in ((200, oldest), (100, before)):
        folder.mkdir(parents=True)
        file = own_folder / f"lexicon-{folder.name}.bin"
        file.touch()
        for path in (folder, file):
            os.utime(path, (time.time() - age, time.time() - age))
    index.current().rebuild()
    names = {path.name for path in own_folder.iterdir()}
    assert {"1-bbbb", "lexicon-1-bbbb.bin"} <= names
    assert not {"1-aaaa", "lexicon-1-aaaa.bin"} & names


def test_while_another_process_builds_topics_are_still_found(own_folder: Path) -> None:
    own_folder.mkdir(parents=True)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import fcntl,sys,time;h=open(sys.argv[1],'w');fcntl.flock(h,fcntl.LOCK_EX);"
                "print('held',flush=True);time.sleep(60)"
            ),
            str(own_folder / "lock"),
        ],
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert found("Deutschkurs")[0] == "topic:german_course"
    finally:
        holder.kill()
        holder.communicate()


@pytest.fixture
def built_behind(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Build in another process, as production does; here it is only noted that one was started."""
    started: list[None] = []
    settings.SEARCH_BUILDS_IN_PROCESS = False
    monkeypatch.setattr(index, "WAIT_FOR_BUILD", 0.1)
    monkeypatch.setattr(index.SearchIndex, "_start_building", lambda _index: started.append(None))
    return started


def ask_again_now() -> None:
    index.current()._next_check = 0.0


def test_without_any_index_offers_are_found_in_the_database(built_behind: list[None]) -> None:
    ids = found("Deutschkurs Rostock")
    assert ids[0] == "topic:german_course"
    assert any(one.startswith("offer:") for one in ids)
    assert built_behind


def test_a_word_of_a_name_is_found_without_an_index_too(built_behind: list[None]) -> None:
    add("Quasselstrippe")
    assert "office:neu-1" in found("Quasselstrippe")


def test_a_folder_deleted_while_serving_goes_on_answering_and_is_built_behind(
    own_folder: Path, settings: Settings, built_behind: list[None]
) -> None:
    settings.SEARCH_BUILDS_IN_PROCESS = True
    before = found("Deutschkurs")
    settings.SEARCH_BUILDS_IN_PROCESS = False
    shutil.rmtree(own_folder)
    ask_again_now()
    assert found("Deutschkurs") == before
    assert built_behind


def test_a_full_disk_leaves_the_index_as_it_was_and_heals_later() -> None:
    before = found("Deutschkurs")
    add("Quasselstrippe")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        index.current().sync()
        during = found("Deutschkurs")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert during == before
    index.current().sync()
    assert "office:neu-1" in found("Quasselstrippe")


def test_many_changes_are_applied_bit_by_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    found("x")
    monkeypatch.setattr(index, "MOST_AT_ONCE", 2)
    for number in range(3):
        add(f"Quassel {number}", key=f"NEU-{number}")
    while index.current().sync():
        pass
    assert {"office:neu-0", "office:neu-1", "office:neu-2"} <= set(found("Quassel"))
    assert index.current().behind() == 0


def test_two_hosts_with_an_index_of_their_own_follow_one_log(tmp_path: Path) -> None:
    one, other = index.SearchIndex(tmp_path / "one"), index.SearchIndex(tmp_path / "other")
    for host in (one, other):
        host.searcher()
    add("Quasselstrippe")
    assert one.sync() > 0
    assert other.behind() > 0
    assert other.sync() > 0
    assert one.searcher().num_docs == other.searcher().num_docs
