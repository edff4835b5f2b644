"""Entries for those who run the platform, to be looked up; stewards change them in their area.

Sites are not registered: a street that is withheld by now must not be found through an old row.
"""

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from handinhand.core.looking import Looking
from handinhand.directory.models import Offer, OfferLanguage, OfferText, OfferTopic, Organisation

if TYPE_CHECKING:  # the classes take their types in the stubs only
    Table = admin.TabularInline[Any, Offer]
    Stack = admin.StackedInline[Any, Offer]
else:
    Table, Stack = admin.TabularInline, admin.StackedInline


class Topics(Table):
    model = OfferTopic


class Languages(Table):
    model = OfferLanguage


class Texts(Stack):
    model = OfferText


@admin.register(Offer)
class OfferAdmin(Looking):
    list_display = ("name", "kind", "organisation", "certainty", "stated_on", "checked_on")
    list_filter = ("kind", "certainty")
    search_fields = ("name", "key", "organisation__name")
    inlines = (Topics, Languages, Texts)


@admin.register(Organisation)
class OrganisationAdmin(Looking):
    list_display = ("name", "key")
    search_fields = ("name", "key")
