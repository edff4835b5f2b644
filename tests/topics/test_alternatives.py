"""Brackets stand for every expression they shorten, and for nothing else."""

import pytest

from handinhand.topics.alternatives import is_unreadable, spelled_out

LISTS = {"he": ["he", "{my|her} husband"]}


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        pytest.param("he hits me", ["he hits me"], id="no-bracket"),
        pytest.param("{he|she} hits me", ["he hits me", "she hits me"], id="one"),
        pytest.param("{he|she} {hit|beat}", ["he hit", "he beat", "she hit", "she beat"], id="two"),
        pytest.param("{|un}safe{|ly}", ["safe", "safely", "unsafe", "unsafely"], id="in-a-word"),
        pytest.param("he {|often} hits", ["he hits", "he often hits"], id="nothing-leaves-no-gap"),
        pytest.param(
            "{he…|dad} hits", ["he hits", "my husband hits", "her husband hits", "dad hits"],
            id="a-list-beside-a-word",
        ),
        pytest.param("{مرا|منو} زد", ["مرا زد", "منو زد"], id="right-to-left"),
    ],
)  # fmt: skip
def test_spelled_out(short: str, whole: list[str]) -> None:
    assert list(spelled_out([short], LISTS)) == whole
    assert not any(is_unreadable(one) for one in whole)


@pytest.mark.parametrize("short", ["{he|she hits", "he|she", "{they…} hit", "he} hits"])
def test_what_cannot_be_read_is_told(short: str) -> None:
    assert any(is_unreadable(one) for one in spelled_out([short], LISTS))
