"""Parts of a template that stay the same: they follow the language, and nothing else."""

import pytest
from django.template import Context, Template
from django.utils import translation

from handinhand.portal.templatetags.hih import offer_address


def shown(source: str, language: str = "de", **values: object) -> str:
    with translation.override(language):
        return Template("{% load hih i18n %}" + source).render(Context(values))


def test_a_fixed_part_is_in_the_language_of_each_reader() -> None:
    template = Template('{% load hih i18n %}{% fixed %}{% translate "Suchen" %}{% endfixed %}')
    for _ in range(2):
        for language, word in (("de", "Suchen"), ("en", "Search"), ("fr", "Chercher")):
            with translation.override(language):
                assert template.render(Context()) == word


def test_a_fixed_part_knows_nothing_of_the_page() -> None:
    source = "{% fixed %}[{{ query }}]{% endfixed %}{{ query }}"
    assert shown(source, query="geheim") == "[]geheim"


@pytest.mark.parametrize("tag", ['{% icon "share" %}', "{% icon name %}"])
def test_an_icon_is_drawn_and_turns_where_it_points(tag: str) -> None:
    drawn = shown(tag, name="share")
    assert drawn.startswith('<svg class="i turns"')
    assert "<path" in drawn


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_address_of_an_offer_is_that_of_its_page(language: str) -> None:
    usual = shown("{% url 'portal:offer' key %}", language, key="syn-1")
    with translation.override(language):
        assert offer_address("syn-1") == usual
