"""Measure PDFs: a process for each (as the platform does) beside typst in the same process.

usage: python -m bench.pdf
"""

import os
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial

import django

RUNS = 20


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    from handinhand.publishing.plain import as_data
    from handinhand.publishing.rendering import render_pdf
    from tests.publishing.make import make_answer

    for title, language, courses in (
        ("answer, 2 pages, de", "de", 4),
        ("answer, 2 pages, ar", "ar", 4),
        ("table of 1,000 rows, de", "de", 1_000),
    ):
        document = make_answer(language, courses=courses)
        made = render_pdf(document)
        report(f"{title}, own process ({len(made):,} B)", partial(render_pdf, document))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    web = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory: process of typst {children} MB at most, web process without it {web} MB")

    from handinhand.publishing import typesetter

    order = {"data": as_data(make_answer("de")), "made_at": 0}
    report("answer, 2 pages, de, typst loaded already", partial(typesetter.typeset, order))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory: web process with typst {grown} MB")


def report(title: str, act: Callable[[], object]) -> None:
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    p95 = sorted(times)[int(RUNS * 0.95) - 1]
    print(f"{title}: p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms")


if __name__ == "__main__":
    main()
