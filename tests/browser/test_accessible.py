"""axe reports nothing, and no page scrolls sideways, on every public page type."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "suche/?q=Deutschkurs+Rostock",
    "suche/?q=mein+Mann+schl%C3%A4gt+mich",
    "suche/?q=zzzzqqqq",
    "suche/?q=Arzt&ort=17337",
    "suche/druck/?q=Deutschkurs",
    "angebot/psyc-0013/",
    "angebot/frau-0086/",
    "angebot/ausl-0013/",
    "organisation/migra-e-v/",
    "themen/",
    "thema/violence_against_women/",
    "orte/",
    "ort/13074087/",
    "zustaendig/?ort=Wismar",
    "darf-ich-arbeiten/",
    "darf-ich-arbeiten/?papier=duldung",
    "darf-ich-arbeiten/?papier=duldung&ziel=employment&erstaufnahme=nein",
    "darf-ich-arbeiten/?papier=duldung&ziel=employment&erstaufnahme=nein&land=4&m=0",
    "darf-ich-arbeiten/?papier=duldung&ziel=employment&erstaufnahme=nein&land=4&m=0&hier=2021-06-01&ort=Wismar",
    "darf-ich-arbeiten/?papier=duldung&ziel=employment&erstaufnahme=nein&land=4&m=0&hier=x",
    "darf-ich-arbeiten/?papier=studium_16b&ziel=employment&tage_ganz=viele",
    "darf-ich-arbeiten/?papier=x",
    "darf-ich-arbeiten/weitergeben/?papier=eu_citizen&ziel=study",
    "darf-ich-arbeiten/papiere/",
    "kontakt/?eintrag=psyc-0013",
    "angebot/psyc-0013/melden/",
    "angebot/psyc-0013/melden/danke/?was=discrimination",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "darf-ich-arbeiten/uebersicht/",
    "darf-ich-arbeiten/uebersicht/?tag=2019-01-01&papier=duldung",
    "darf-ich-arbeiten/uebersicht/?tag=quatsch",
    "darf-ich-arbeiten/uebersicht/aenderungen/?von=2026-06-11&bis=2026-06-12",
    "darf-ich-arbeiten/uebersicht/duldung/employment/",
    "gibt-es-nicht/",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_axe_finds_nothing(served: str, browser: Browser, language: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # stubs want a TypedDict
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(f"{served}/{language}/{path}")
        result = Axe().run(page, options=RULES)
        found += [
            (path, one["id"], [node["html"][:160] for node in one["nodes"][:3]])
            for one in result.response["violations"]
        ]
    context.close()
    assert found == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_nothing_scrolls_sideways_at_320_pixels(
    served: str, browser: Browser, language: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = {}
    for path in PAGES:
        page.goto(f"{served}/{language}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width
    context.close()
    assert wide == {}
