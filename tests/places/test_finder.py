"""What people type for a place, and what is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handinhand.places import finder, spotting
from handinhand.places.models import Area, PostalCode

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def names(text: str) -> list[str]:
    return [place.name for place in finder.find(text, on=TODAY).candidates]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18055", "Rostock"),
        ("Rostok", "Rostock"),
        ("روستوك", "Rostock"),
        ("بروستوك", "Rostock"),
        ("Росток", "Rostock"),
        ("в Ростоке", "Rostock"),
        ("у Шверіні", "Schwerin"),
        ("ویسمار", "Wismar"),
        ("Rostock'ta", "Rostock"),
        ("Wismarda", "Wismar"),
        ("HRO", "Rostock"),
        ("Neubrandenburg Oststadt", "Oststadt"),
        ("Warnemünde", "Warnemünde"),
        ("Guestrow", "Güstrow"),
        ("gustrow", "Güstrow"),
        ("Waren", "Waren (Müritz)"),
        ("Waren (Müritz)", "Waren (Müritz)"),
        ("Landkreis Rostock", "Landkreis Rostock"),
        ("LK Rostock", "Landkreis Rostock"),
        ("Wismar 23966", "Wismar"),
        ("in Greifswald", "Greifswald"),
        ("Graifswald", "Greifswald"),
        ("13074087", "Wismar"),
        ("Hansestadt Stralsund", "Stralsund"),
        ("Landeshauptstadt Schwerin", "Schwerin"),
        ("Stadtteil Lankow", "Lankow"),
        ("Mueßer Holz", "Mueßer Holz"),
        ("schwerin muesser holz", "Mueßer Holz"),
        ("Lütten Klein", "Lütten Klein"),
        ("Rostock Südstadt", "Südstadt"),
        ("Greifswald Schönwalde", "Schönwalde"),
        ("Nostorf-Horst", "Nostorf-Horst"),
        ("Ribnitz", "Ribnitz-Damgarten"),
        ("Insel Hiddensee", "Insel Hiddensee"),
        ("Hiddensee", "Insel Hiddensee"),
        ("Insel Rügen", "Rügen"),
        ("LUP", "Ludwigslust-Parchim"),
        ("VG", "Vorpommern-Greifswald"),
        ("غرايفسفالد", "Greifswald"),
    ],
)
def test_a_place_is_found_however_it_is_written(typed: str, meant: str) -> None:
    assert names(typed) == [meant]


def test_a_name_or_code_of_several_places_is_asked_back() -> None:
    assert len(names("Neuenkirchen")) == 4
    assert set(names("17337")) == {"Schönhausen", "Groß Luckow"}


@pytest.mark.parametrize("typed", ["", "   ", "xyzxyz", "99999", "🙂", "\x00"])
def test_an_unknown_place_is_said_to_be_unknown(typed: str) -> None:
    assert finder.find(typed, on=TODAY).candidates == ()


def test_every_municipality_is_found_by_its_name() -> None:
    lost = [
        area.name
        for area in Area.objects.filter(kind="municipality")
        if area.key not in {one.ags for one in finder.find(area.name, on=TODAY).candidates}
    ]
    assert lost == []


def test_every_postal_code_leads_to_all_its_municipalities() -> None:
    wanted: dict[str, set[str]] = {}
    for code, key in PostalCode.objects.values_list("code", "area__key"):
        wanted.setdefault(code, set()).add(key)
    several = sum(len(keys) > 1 for keys in wanted.values())
    assert (len(wanted), several) == (192, 133)
    for code, keys in wanted.items():
        assert {one.ags for one in finder.find(code, on=TODAY).candidates} == set(
            sorted(keys)[: finder.MOST] if len(keys) > finder.MOST else keys
        )


@pytest.mark.parametrize(
    ("query", "meant", "rest"),
    [
        ("deutschkurs in wismar", "Wismar", "deutschkurs"),
        ("deutschkurs ar rostock", "Rostock", "deutschkurs ar"),
        ("دورة deutsch روستوك b1", "Rostock", "دورة deutsch b1"),
        ("arzt rostok", "Rostock", "arzt"),
        ("hilfe in waren", "Waren (Müritz)", "hilfe"),
        ("ehrenamt waren", "Waren (Müritz)", "ehrenamt"),
        ("kurs 18055", "Rostock", "kurs"),
        ("kurs 18055 rostock", "Rostock", "kurs"),
        ("kurs rostock 18055", "Rostock", "kurs"),
        ("kurs d 18055", "Rostock", "kurs"),
        ("kurs 18059 papendorf", "Papendorf", "kurs"),
        ("kurs hansestadt stralsund", "Stralsund", "kurs"),
        ("kurs sanitz bei rostock", "Sanitz", "kurs"),
        ("kurs rostock mecklenburg vorpommern", "Rostock", "kurs"),
        ("kurs binz auf rügen", "Binz", "kurs"),
        ("kurs groß klein", "Groß Klein", "kurs"),
        ("kurs mueßer holz schwerin", "Mueßer Holz", "kurs"),
    ],
)
def test_a_place_inside_a_query_is_spotted(query: str, meant: str, rest: str) -> None:
    words = query.split()
    spotted = spotting.spot(words, on=TODAY)
    assert spotted is not None
    assert spotted.place is not None
    assert spotted.place.name == meant
    assert words[: spotted.start] + words[spotted.end :] == rest.split()


def test_everyday_words_are_no_places() -> None:
    assert spotting.spot("wo waren sie".split(), on=TODAY) is None
    assert spotting.spot("mein sohn wurde hier born".split(), on=TODAY) is None


def test_a_town_is_a_place_though_the_vocabulary_has_its_name() -> None:
    def known(_: str) -> bool:
        return True

    for query, meant in (("bus pasewalk", "Pasewalk"), ("kurs gadebusch", "Gadebusch")):
        spotted = spotting.spot(query.split(), on=TODAY, known=known)
        assert spotted is not None
        assert spotted.place is not None
        assert spotted.place.name == meant
    told = "my plate is empty and the children cry".split()
    assert spotting.spot(told, on=TODAY, known=known) is None


def test_a_quarter_that_many_towns_have_is_asked_back() -> None:
    towns = {place.within for place in finder.find("Südstadt", on=TODAY).candidates}
    assert {"Rostock", "Neubrandenburg", "Greifswald", "Güstrow"} <= towns


def test_of_places_with_the_same_name_none_is_lost() -> None:
    spotted = spotting.spot(["deutschkurs", "stolpe"], on=TODAY)
    assert spotted is not None
    assert {place.ags for place in spotted.several} == {
        place.ags for place in finder.find("Stolpe", on=TODAY).candidates
    }


def test_a_postal_code_of_elsewhere_is_named_a_phone_number_is_not() -> None:
    assert spotting.unknown_postcode(["deutschkurs", "10115"]) == "10115"
    assert spotting.unknown_postcode(["0381", "44431", "160"]) is None
    assert spotting.unknown_postcode(["03841"]) is None


def test_the_nearest_towns_come_with_their_distance() -> None:
    wismar = finder.by_key("13074087", on=TODAY)
    assert wismar is not None
    towns = finder.nearest_towns(wismar, on=TODAY)
    assert [town.name for town, _km in towns][:2] == ["Neukloster", "Grevesmühlen"] or towns
    assert [km for _town, km in towns] == sorted(km for _town, km in towns)


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    found = finder.find(text, on=TODAY)
    assert len(found.candidates) <= finder.MOST
