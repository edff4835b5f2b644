"""What runs against the direction of a text is set apart, with all that belongs to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handinhand.publishing.directions import Direction, runs


def apart(text: str, base: Direction) -> list[str]:
    return [part for part, direction in runs(text, base) if direction != base]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("اتصل 0385 588-0 الآن", ["0385 588-0"], id="phone"),
        pytest.param("اتصل (0385) 588-0 الآن", ["(0385) 588-0"], id="phone-with-brackets"),
        pytest.param("من +49 385 588، شكرا", ["+49 385 588"], id="country-code"),
        pytest.param(
            "حسب § 61 Abs. 1 AsylG. نعم", ["§ 61 Abs. 1 AsylG"], id="law-without-the-stop"
        ),
        pytest.param("نص (AsylG) نص", ["(AsylG)"], id="whole-brackets"),
        pytest.param("(Hand in Hand نص)", ["Hand in Hand"], id="brackets-of-the-sentence"),
        pytest.param("خصم 50 % و 1.234,00 €", ["50 %", "1.234,00 €"], id="percent-and-euro"),
        pytest.param("110, 112؛ 115", ["110", "112", "115"], id="numbers-one-by-one"),
        pytest.param(
            "شارع Am Markt 1, 19053 Schwerin", ["Am Markt 1, 19053 Schwerin"], id="address"
        ),
        pytest.param("الدوام 8:00 – 16:00", ["8:00 – 16:00"], id="from-until"),
        pytest.param("درجة -5", ["-5"], id="below-zero"),
        pytest.param("- Deutsch", ["Deutsch"], id="a-dash-is-no-minus"),
        pytest.param("اسم Zoe\u0308 نص", ["Zoe\u0308"], id="letter-with-mark"),
        pytest.param("سال ۲۰۲۷ است", [], id="persian-digits-are-theirs"),
        pytest.param("پڑوسی", [], id="nothing"),
    ],
)
def test_in_arabic_letters(text: str, expected: list[str]) -> None:
    assert apart(text, "rtl") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Frau مريم أحمد (Wismar)", ["مريم أحمد"], id="name"),
        pytest.param("Nr. 12 و 13, dann", ["و"], id="digits-stay-outside"),
        pytest.param("Deutsch", [], id="nothing"),
    ],
)
def test_in_latin_letters(text: str, expected: list[str]) -> None:
    assert apart(text, "ltr") == expected


@pytest.mark.parametrize("base", ["ltr", "rtl"])
@given(text=st.text(alphabet="abc 12+§()-.,;/%€\nابتא،\u0301\u064e", max_size=60))
def test_nothing_is_lost_or_doubled(base: Direction, text: str) -> None:
    assert "".join(part for part, _direction in runs(text, base)) == text


@pytest.mark.parametrize("part", ["א1", "(a", "1, ", "a)", "، ", "1 / "])
def test_long_texts_take_no_long_time(part: str) -> None:
    for base in ("ltr", "rtl"):
        assert sum(len(one) for one, _way in runs(part * 20_000, base)) == 20_000 * len(part)
