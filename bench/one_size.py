"""All measurements for one number of offers."""

import gzip
import io
import logging
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import django

PORT = 8977
RUNS = 40
NATIONAL = 100_000  # from this many offers on, they are spread over all of Germany
QUERIES = [
    "Deutschkurs", "Deutschkurs Rostock", "Kita-Platz", "Wohnung Wismar", "Arzt",
    "Jugendamt Güstrow", "in der Wohnung ist Schimmel", "in meinem Land war ich Krankenschwester",
    "ich kann nicht schlafen", "Sprachcafe Schwerin", "Führerschein umschreiben",
    "mein Mann schlägt mich", "german course", "my landlord wants me to leave",
    "دورة لغة ألمانية", "دورة Deutsch B1", "کار", "курси німецької", "работа в Ростоке",
    "ev arıyorum", "cours de français", "Musterverband 7", "Deutschkrus", "Haus Muster",
]  # fmt: skip
PAGES = {
    "home": "/de/",
    "results": "/de/suche/?q=Deutschkurs",
    "results with place": "/de/suche/?q=Deutschkurs&ort=Wismar",
    "offer": "/de/angebot/syn-1/",
    "topic": "/de/thema/german_course/",
    "town": "/de/ort/13074087/",
    "responsible": "/de/zustaendig/?ort=Wismar",
    "api": "/api/search?q=Deutschkurs",
}
LANGUAGES = ("de", "de-simple", "en", "uk", "ar", "ps", "fa", "ru", "tr", "fr")
MEMORY = {
    "Rss": "everything it has mapped",
    "Pss": "shared pages counted by their share",
}


def main(count: int) -> None:
    shutil.rmtree(os.environ["HANDINHAND_VAR"], ignore_errors=True)
    Path(os.environ["HANDINHAND_VAR"]).mkdir(parents=True)
    django.setup()
    logging.disable(logging.INFO)  # the access lines
    prepare(count)
    search_in_process()
    queries_per_page()
    over_http()


def prepare(count: int) -> None:
    from django.core.management import call_command

    from bench.areas import load_country
    from bench.synthetic import fill
    from handinhand.search import index

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("import_places", stdout=io.StringIO())
    call_command("import_directory", stdout=io.StringIO())
    if count >= NATIONAL:
        print(f"areas of the whole country: {load_country()}")
    begun = time.perf_counter()
    fill(count)
    print(f"database filled in {time.perf_counter() - begun:.1f} s")
    begun = time.perf_counter()
    documents = index.current().rebuild()
    took = time.perf_counter() - begun
    folder = Path(os.environ["HANDINHAND_VAR"]) / "search"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"index: {documents} documents in {took:.1f} s, {size / 1e6:.1f} MB on disk")


def search_in_process() -> None:
    from django.utils import timezone

    from handinhand.search import engine

    now = timezone.localtime()
    times = []
    for _ in range(RUNS // 4):
        for query in QUERIES:
            request = engine.Request(query=query, language="de", on=now.date(), now=now)
            times.append(timed(lambda asked=request: engine.search(asked)))  # type: ignore[misc]  # a lambda with a default has no type
    print(f"search in process: {spread(times[len(QUERIES) :])}, {len(QUERIES)} kinds of queries")


def queries_per_page() -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    for name, path in PAGES.items():
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        print(f"SQL queries, {name}: {len(caught)}")


def over_http() -> None:
    command = [str(Path(sys.executable).with_name("handinhand")), "serve", "--web-only"]
    command += ["--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait()
        for name, path in PAGES.items():
            get(path)
            times = [timed(lambda address=path: get(address)) for _ in range(RUNS)]  # type: ignore[misc]  # a lambda with a default has no type
            body = get(path)
            print(f"HTTP {name}: {spread(times)}, {len(gzip.compress(body, 6))} B gzip")
        times = [
            timed(lambda text=query: get(f"/api/search?q={quote(text)}"))  # type: ignore[misc]  # a lambda with a default has no type
            for _ in range(4)
            for query in QUERIES
        ]
        print(f"HTTP search, 2 workers: {spread(times)}")
        for language in LANGUAGES * 2:  # each has catalogues and names of its own in memory
            get(f"/{language}/suche/?q=Deutschkurs")
        for kind, meaning in MEMORY.items():
            found = ", ".join(f"{mb:.0f} MB" for mb in memory(server.pid, kind))
            print(f"memory per worker, {meaning}: {found}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait() -> None:
    for _ in range(200):
        try:
            get("/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return


def get(path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path)
    body = connection.getresponse().read()
    connection.close()
    return body


def timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def spread(times: list[float]) -> str:
    cuts = statistics.quantiles(times, n=20)
    return f"p50 {statistics.median(times):.1f} ms, p95 {cuts[18]:.1f} ms"


def memory(pid: int, kind: str) -> list[float]:
    """Return the memory of gunicorn's workers in MB, as the kernel counts it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = []
    for child in children:
        lines = Path(f"/proc/{child}/smaps_rollup").read_text().splitlines()
        line = next(line for line in lines if line.startswith(f"{kind}:"))
        found.append(int(line.split()[1]) / 1024)
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]))
