"""Measure a list of 50,000 rows: compared, applied, compared again, changed, undone.

usage: python -m bench.imports [rows]   (DATABASE_URL for PostgreSQL; the database is filled)
"""

import csv
import io
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench-imports"
MB = 1024


def main(count: int) -> None:
    os.environ.setdefault("HANDINHAND_VAR", str(FOLDER))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    django.setup()
    prepare()
    measure(count)


def prepare() -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    for name in ("import_places", "import_directory"):
        call_command(name, stdout=io.StringIO())
    print(f"Database: {connection.vendor}", flush=True)


def measure(count: int) -> None:
    from handinhand.accounts.models import User
    from handinhand.core import audit
    from handinhand.directory.models import Offer
    from handinhand.directory.models.imports import Action
    from handinhand.directory.services import importing

    user, _made = User.objects.get_or_create(email="bench@example.org")
    before = Offer.objects.count()
    first, second = written("first", count, "0381"), written("second", count, "0385")
    warm_up(user)
    base = peak()
    print(f"{count} rows, {first.stat().st_size / 1e6:.1f} MB; base {base:.0f} MB", flush=True)

    def plan(path: Path) -> Any:
        run = planned(path, user)
        print("   ", dict(run.counts), flush=True)
        return run

    run = timed("compare, all new", lambda: plan(first))
    importing.take_all(import_id=run.pk, action=Action.NEW, taken=True)
    timed("apply, all new", lambda: applied(run, user))
    assert Offer.objects.count() == before + count
    timed("compare the same list again", lambda: plan(first))
    changed = timed("compare, all changed", lambda: plan(second))
    timed("apply, all changed", lambda: applied(changed, user))
    timed("undo, all changed", lambda: undone(changed, user))
    timed("undo, all new", lambda: undone(run, user))
    assert Offer.objects.count() == before
    timed("verify the chain of the audit", audit.verify)
    print(f"memory above the base: {peak() - base:.0f} MB", flush=True)


def applied(run: Any, user: Any) -> None:
    from handinhand.directory import jobs
    from handinhand.directory.services import applying

    applying.start_apply(import_id=run.pk, by=user)
    jobs.apply_import.func(run.pk)


def undone(run: Any, user: Any) -> None:
    from handinhand.directory import jobs
    from handinhand.directory.services import import_undoing

    import_undoing.start_undo(import_id=run.pk, by=user)
    jobs.undo_import.func(run.pk)


def warm_up(user: Any) -> None:
    """Load what every process loads once: areas, topics, libraries."""
    planned(written("small", 10, "0381"), user)


def planned(path: Path, user: Any) -> Any:
    from django.core.files import File
    from django.core.files.uploadedfile import TemporaryUploadedFile
    from django.utils import timezone

    from handinhand.directory import jobs
    from handinhand.directory.services import importing

    with path.open("rb") as source:
        upload = TemporaryUploadedFile(path.name, "text/csv", path.stat().st_size, None)
        for chunk in File(source).chunks():
            upload.write(chunk)
    run = importing.upload(file=upload, source="Bench", by=user, at=timezone.now())
    upload.close()
    importing.start_plan(import_id=run.pk, **run.mapping)
    jobs.plan_import.func(run.pk)
    run.refresh_from_db()
    return run


def written(name: str, count: int, area_code: str) -> Path:
    path = FOLDER / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(
            ["Nr", "Name", "Art", "Träger", "Telefon", "E-Mail", "Straße", "PLZ", "Ort", "Gebiet",
             "Sprachen", "Kurztext", "opening_hours"]
        )  # fmt: skip
        writer.writerows(rows(count, area_code))
    return path


def rows(count: int, area_code: str) -> Iterator[list[str]]:
    towns = [("Rostock", "13003000"), ("Schwerin", "13004000"), ("Wismar", "13074087")]
    for number in range(count):
        town, key = towns[number % 3]
        yield [
            f"B-{number}", f"[SYNTH] Musterstelle {number} {town}", "Treffpunkt",
            f"Musterverband {number // 10}", f"{area_code} 23125{number:06d}",
            f"stelle{number}@example.org", f"Musterstraße {number % 400}", "18055", town, key,
            "de|ar|uk:dolmetscher", "Hier hilft jemand.", "Mo-Fr 09:00-12:00",
        ]  # fmt: skip


def timed(name: str, act: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    result = act()
    print(f"{name}: {time.perf_counter() - begun:.1f} s, peak {peak():.0f} MB", flush=True)
    return result


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
