"""What a form says of a mistake: in the reader's language, and what to write instead."""

import re
from collections.abc import Callable

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation


class AnyForm(forms.Form):
    needed = forms.CharField()
    short = forms.CharField(max_length=3)
    email = forms.EmailField()
    web = forms.URLField(assume_scheme="https")
    count = forms.IntegerField(min_value=1, max_value=9)
    day = forms.DateField()
    one = forms.ChoiceField(choices=[("a", "a")])
    file = forms.FileField()


WRONG = [
    {"short": "zu lang", "email": "x", "web": "x y", "count": "x", "day": "x", "one": "b"},
    {"count": "0", "one": ""},
    {"count": "10"},
]


def said_by_forms() -> list[str]:
    return [
        str(message)
        for data in WRONG
        for messages in AnyForm(data).errors.values()
        for message in messages
    ]


def said_of_passwords() -> list[str]:
    said = []
    for password in ("x7!", "password1234", "938475610293"):
        with pytest.raises(ValidationError) as refused:
            validate_password(password)
        said += refused.value.messages
    return said


@pytest.mark.parametrize("said", [said_by_forms, said_of_passwords])
@pytest.mark.parametrize("language", ["ar", "fa", "ps"])
def test_no_mistake_is_told_in_another_script(language: str, said: Callable[[], list[str]]) -> None:
    with translation.override(language):
        for message in said():
            assert re.search(r"[\u0600-\u06ff]", message), message


@pytest.mark.parametrize("said", [said_by_forms, said_of_passwords])
@pytest.mark.parametrize("language", ["de", "de-simple"])
def test_german_says_what_to_write_and_blames_nobody(
    language: str, said: Callable[[], list[str]]
) -> None:
    with translation.override(language):
        for message in said():
            assert "Bitte" in message
            assert not re.search(r"gültig|zwingend|numerisch", message), message
