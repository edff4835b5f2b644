"""A PDF says who it is for, what it is made of, and what the page said: in each language."""

import json
from collections import Counter
from functools import cache

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont
from pypdf.generic import BooleanObject

from handinhand.publishing.document import (
    Block,
    Column,
    Contact,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Span,
    Table,
    Tone,
    Verdict,
)
from handinhand.publishing.glyphs import FONTS, MISSING, drawable
from handinhand.publishing.plain import as_data
from handinhand.publishing.rendering import render_pdf, render_picture
from handinhand.translation import catalogs
from tests.publishing import reading
from tests.publishing.make import ADDRESS, SAMPLES, make_answer, make_document
from tools import font_coverage

LANGUAGES = [code for code, _name in settings.LANGUAGES]
RIGHT_TO_LEFT = settings.LANGUAGES_BIDI


@cache
def answer(language: str) -> bytes:
    return render_pdf(make_answer(language))


def letters(text: str) -> Counter[str]:
    """Count the letters; marks and ligatures of Arabic come out of a PDF in pieces."""
    return Counter(sign for sign in text if sign.isalpha())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_names_its_title_its_language_and_the_standard(language: str) -> None:
    root = reading.root(answer(language))
    assert root["/Lang"] == language.partition("-")[0]
    assert reading.title(answer(language)) == SAMPLES[language].title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == BooleanObject(True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert root["/MarkInfo"]["/Marked"] == BooleanObject(True)
    direction = "/R2L" if language in RIGHT_TO_LEFT else "/L2R"
    assert root["/ViewerPreferences"]["/Direction"] == direction


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in RIGHT_TO_LEFT])
def test_a_pdf_says_what_the_document_says(language: str) -> None:
    text = " ".join(reading.text_of(answer(language)).split())
    sample = SAMPLES[language]
    for said in (sample.title, sample.label, sample.verdict, sample.reason, sample.hours):
        assert said in text
    words = as_data(make_answer(language))["words"]
    assert " ".join(words["facts_on"].split()) in text
    assert words["page"].replace("{page}", "1").replace("{pages}", "2") in text


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_pdf_in_arabic_letters_holds_all_of_them(language: str) -> None:
    """Readers put the letters of a line together in different ways, so they are counted."""
    sample = SAMPLES[language]
    said = [sample.title, sample.verdict, sample.reason, sample.months, sample.hours]
    missing = letters("".join(said)) - letters(reading.text_of(answer(language)))
    assert missing == Counter()


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_numbers_laws_and_names_keep_their_order_between_arabic_words(language: str) -> None:
    text = reading.text_of(answer(language))
    for said in ("0385 588-0", "§ 61 Abs. 1 Satz 2 AsylG", "Ausländerbehörde Schwerin", "B1"):
        assert said in text


def test_a_german_name_is_german_for_a_screen_reader_in_an_arabic_document() -> None:
    assert reading.languages(answer("ar"))["de"] >= 10
    assert reading.languages(answer("de"))["de"] == 0, "the document itself is German"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_everything_is_tagged_as_what_it_is(language: str) -> None:
    tags = reading.tags(answer(language))
    assert tags["/H1"] == 1
    assert tags["/H2"] == 4, "the verdict and three headings"
    assert tags["/L"] == 4, "numbered, contact, facts, bullets"
    assert tags["/Table"] == tags["/Caption"] == tags["/THead"] == 1
    assert tags["/TH"] == 3
    assert tags["/TR"] == 6
    assert tags["/Figure"] == 1, "the QR code; that of the foot is left to eyes"


def test_the_head_of_a_table_says_that_it_heads_columns() -> None:
    heads = [one for one in reading.elements(answer("de")) if one["/S"] == "/TH"]
    assert [attribute["/Scope"] for one in heads for attribute in one["/A"][:1]] == ["/Column"] * 3


def test_the_head_of_a_long_table_stands_on_each_page() -> None:
    pages = reading.opened(render_pdf(make_answer("de", courses=90))).pages
    with_rows = [text for page in pages if "Volkshochschule" in (text := page.extract_text())]
    assert len(with_rows) >= 3
    assert all("Freie Plätze" in text for text in with_rows)
    assert all(f"Seite {n} von {len(pages)}" in p.extract_text() for n, p in enumerate(pages, 1))


def test_numbers_addresses_and_laws_can_be_tapped() -> None:
    links = reading.links(answer("ar"))
    assert "tel:+493855880" in links
    assert "mailto:auskunft@schwerin.example" in links
    assert ADDRESS in links
    assert any("gesetze-im-internet" in link for link in links)


def test_only_addresses_one_can_go_to_become_links() -> None:
    hostile = Span("hier", link="javascript:alert(1)")
    assert reading.links(render_pdf(make_document([Paragraph(hostile)]))) == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_pdf(make_answer("ps")) == answer("ps")


@pytest.mark.parametrize("page", [1, 2])
def test_the_qr_codes_can_be_read_from_the_page(page: int) -> None:
    codes = reading.codes(render_picture(make_answer("de"), page=page, ppi=200))
    assert ADDRESS in codes
    assert ("https://handinhand.example/de/angebot/deutschkurs/" in codes) == (page == 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_draw_every_sign_of_a_language(language: str) -> None:
    """PDF/UA refuses a missing glyph, so what a PDF is made of has none; here all our texts."""
    said = "".join(str(message.string) for message in catalogs.read(language) if message.id)
    sources = "".join(str(message.id) for message in catalogs.read("en") if message.id)
    text = sources if language == "de" else said
    assert text
    assert MISSING not in drawable(text)


def test_the_list_of_what_the_fonts_draw_is_that_of_the_fonts() -> None:
    assert json.loads((FONTS / "coverage.json").read_text("utf-8")) == font_coverage.coverage()


def test_both_weights_draw_the_same_signs() -> None:
    for family in font_coverage.FAMILIES.values():
        regular, bold = (
            set(TTFont(FONTS / f"{family}-{weight}.ttf").getBestCmap())
            for weight in ("Regular", "Bold")
        )
        assert regular == bold


def test_a_row_with_a_cell_too_few_is_a_mistake_of_ours() -> None:
    table = Table("Kurse", [Column("Kurs"), Column("Plätze")], [["Deutsch"]])
    with pytest.raises(ValueError, match="as many cells"):
        render_pdf(make_document([table]))


def test_an_empty_document_and_empty_texts_can_be_set() -> None:
    blocks: list[Block] = [
        Heading(""),
        Paragraph(""),
        Numbered([]),
        Numbered([Item("")]),
        Table("", [], []),
    ]
    blocks += [Heading("🙂"), Verdict(Tone.NO, "", ""), Contact("")]
    for some in ([], *([block] for block in blocks)):
        assert render_pdf(make_document(some))
