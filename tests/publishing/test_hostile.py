"""Whatever people write into our forms stands in the PDF as text and steers nothing."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handinhand.publishing.document import (
    Block,
    Column,
    Contact,
    Facts,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Table,
    Tone,
    Verdict,
)
from handinhand.publishing.glyphs import MISSING, drawable
from handinhand.publishing.rendering import render_pdf
from tests.publishing import reading
from tests.publishing.make import make_document

MARKUP = [
    '#include "/etc/passwd"',
    '#eval("1+1")',
    '#read("look.typ")',
    "= Überschrift *fett* _kursiv_ $x^2$ `code`",
    "\\ \\u{41} \\# // /* kein Kommentar */",
    "<label> @verweis https://a.example [Klammer] {code}",
    "<script>alert(1)</script> & &amp; %s {0} {page}",
    "- Strich + Plus / Begriff: ~ --- ... 'a' \"b\"",
]
SIGNS_THAT_STEER = "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u0000\u0007\ufeff\ud800"


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text(text: str) -> None:
    pdf = render_pdf(make_document([Paragraph(text), Heading(text)], title=text))
    said = "".join(reading.text_of(pdf).split())
    assert said.count("".join(text.split())) >= 3
    assert reading.links(pdf) == []
    assert reading.title(pdf) == text


def test_a_text_of_ten_thousand_letters_stays_on_the_paper() -> None:
    blocks: list[Block] = [
        Paragraph("x" * 10_000),
        Contact("y" * 10_000, address="z" * 10_000, note="w" * 10_000),
        Verdict(Tone.NO, "l" * 10_000, "v" * 10_000),
        Table("Tabelle", [Column("A"), Column("B")], [["a" * 10_000, "b"]]),
    ]
    said = reading.text_of(render_pdf(make_document(blocks)))
    assert all(said.count(letter) >= 10_000 for letter in "xyzwlva")


def test_signs_that_turn_the_text_around_are_taken_out() -> None:
    assert drawable(f"a{SIGNS_THAT_STEER}b") == "ab"
    pdf = render_pdf(make_document([Paragraph(f"Konto{SIGNS_THAT_STEER}99")]))
    assert "Konto99" in reading.text_of(pdf)


def test_a_letter_without_a_glyph_is_shown_as_missing_and_emoji_go() -> None:
    assert drawable("中 🙂 ok") == f"{MISSING}  ok"
    assert drawable("weiter → ✓") == "weiter › +"


def test_joiners_that_persian_needs_stay() -> None:
    assert drawable("می\u200cکنید") == "می\u200cکنید"


def test_a_mark_is_dropped_where_no_font_draws_it_on_its_letter() -> None:
    assert drawable("a\u064e ب\u0301") == "a ب"
    assert drawable("е\u0301") == "е\u0301", "a stressed Cyrillic letter stays"


def test_line_ends_of_every_kind_are_line_ends() -> None:
    assert drawable("a\r\nb\rc\u2028d\ve\tf") == "a\nb\nc\nd\ne f"


@given(st.text(max_size=300))
def test_drawable_text_is_stable_and_has_no_control_characters(text: str) -> None:
    shown = drawable(text)
    assert drawable(shown) == shown
    assert all(sign == "\n" or unicodedata.category(sign) != "Cc" for sign in shown)


STRANGE = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Mn", "Mc", "Me", "Cf"]),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.sampled_from("§()+-%€,;/ \n\u200c\u200d\u200e\u200f0123"),
    ),
    max_size=120,
)


@pytest.mark.parametrize("language", ["de", "ar"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(STRANGE, min_size=40, max_size=40))
def test_every_text_can_be_set(language: str, texts: list[str]) -> None:
    """No glyph is ever missing: PDF/UA would refuse the document."""
    blocks: list[Block] = [
        *(Paragraph(text) for text in texts[:20]),
        Heading(texts[20]),
        Facts([(texts[21], texts[22])]),
        Numbered([Item(text, text) for text in texts[23:26]]),
        Contact(texts[26], address=texts[27], phone=texts[28], email=texts[29], hours=texts[30]),
        Verdict(Tone.ASK, texts[31], texts[32], texts[33]),
        Table(texts[34], [Column(texts[35])], [[text] for text in texts[36:]]),
    ]
    assert render_pdf(make_document(blocks, language=language))
