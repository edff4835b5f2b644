"""Distances on the globe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handinhand.places.distance import great_circle_km

latitudes = st.floats(min_value=-90, max_value=90)
longitudes = st.floats(min_value=-180, max_value=180)


def test_rostock_and_schwerin_are_seventy_kilometres_apart() -> None:
    assert great_circle_km(54.0887, 12.1405, 53.6313, 11.4092) == pytest.approx(70, abs=1)


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_the_globe(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    there = great_circle_km(lat1, lon1, lat2, lon2)
    assert there == pytest.approx(great_circle_km(lat2, lon2, lat1, lon1), abs=1e-6)
    assert 0 <= there <= 20_016


@given(latitudes, longitudes)
def test_a_place_is_at_no_distance_from_itself(lat: float, lon: float) -> None:
    assert great_circle_km(lat, lon, lat, lon) == 0
