"""Free places and waiting time: two numbers and a button."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PlacesForm(forms.Form):
    """The button "keine freien Plätze" (`full`) counts more than what stands in the field."""

    full = forms.BooleanField(required=False)
    free_places = forms.IntegerField(
        label=_("Freie Plätze"), required=False, min_value=0, max_value=99_999
    )
    waiting_days = forms.IntegerField(
        label=_("Wartezeit in Tagen"), required=False, min_value=0, max_value=9_999
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.pop("full", False):
            data["free_places"] = 0
        return data
