"""Take pictures of the running product: python -m tools.screens [PAGE …]

Every page type at 360, 768 and 1280 px, in German and Arabic, light and dark, into var/screens/ to
look at; those the README shows are put into docs/screens/ too.
"""

import base64
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tools.product import CHROMIUM_ARGUMENTS, chromium, running_product

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "var" / "screens"
SHOWN = re.compile(r"docs/screens/([\w-]+\.webp)")
WIDTHS = (360, 768, 1280)
LANGUAGES = ("de", "ar")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TALLEST, QUALITY = 1200, 30
PAGES = {
    "home": "",
    "results": "suche/?q=Deutschkurs+Rostock",
    "crisis": "suche/?q=mein+Mann+schlägt+mich",
    "offer": "angebot/psyc-0013/",
    "organisation": "organisation/migra-e-v/",
    "topic": "thema/german_course/",
    "topics": "themen/",
    "place": "ort/13074087/",
    "places": "orte/",
    "responsible": "zustaendig/?ort=Wismar",
    "question": "darf-ich-arbeiten/?papier=duldung",
    "answer": "darf-ich-arbeiten/?papier=aufenthaltsgestattung&ziel=employment&eilig=nein"
    "&erstaufnahme=ja&gestellt=2026-11-01&ort=Schwerin",
    "papers": "darf-ich-arbeiten/papiere/",
    "law": "darf-ich-arbeiten/uebersicht/",
    "law-paper": "darf-ich-arbeiten/uebersicht/?papier=duldung",
    "law-changes": "darf-ich-arbeiten/uebersicht/aenderungen/?von=2026-06-11&bis=2026-06-12",
    "law-cell": "darf-ich-arbeiten/uebersicht/duldung/employment/",
    "contact": "kontakt/",
    "missing": "gibt-es-nicht/",
}


def main() -> None:
    wanted = sys.argv[1:] or list(PAGES)
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_product(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        for theme in THEMES:
            for width in WIDTHS:
                _take(browser, address, wanted, width, theme)
        browser.close()
    for name in SHOWN.findall((ROOT / "README.md").read_text("utf-8")):
        if (TARGET / name).exists():
            shutil.copy(TARGET / name, ROOT / "docs" / "screens" / name)


def _take(
    browser: Browser,
    address: str,
    wanted: list[str],
    width: int,
    theme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    page = context.new_page()
    for language in LANGUAGES:
        for name in wanted:
            page.goto(f"{address}/{language}/{PAGES[name]}")
            suffix = "" if theme == "light" else "-dark"
            target = TARGET / f"{name}-{language}-{width}{suffix}.webp"
            target.write_bytes(_picture(page, width))
            print(target.name, flush=True)
    context.close()


def _picture(page: Page, width: int) -> bytes:
    tall = int(page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST), "scale": 1}
    session = page.context.new_cdp_session(page)
    answer = session.send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": QUALITY, "captureBeyondViewport": True, "clip": clip},
    )
    session.detach()
    return base64.b64decode(answer["data"])


if __name__ == "__main__":
    main()
