"""Entries for those who run the platform. The secret address of a shelter is not registered."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db.models import URLField
from django.forms import ModelForm
from django.http import HttpRequest

from handinhand.directory.changes import offer_changed, organisation_changed, site_changed
from handinhand.directory.models import (
    Offer,
    OfferLanguage,
    OfferText,
    OfferTopic,
    Organisation,
    Site,
)

if TYPE_CHECKING:  # the classes take their types in the stubs only
    Form = ModelForm[Any]
    Table = admin.TabularInline[Any, Offer]
    Stack = admin.StackedInline[Any, Offer]
    Admin = admin.ModelAdmin[Any]
else:
    Form, Table, Stack, Admin = (
        ModelForm,
        admin.TabularInline,
        admin.StackedInline,
        admin.ModelAdmin,
    )


class Topics(Table):
    model = OfferTopic
    extra = 0


class Languages(Table):
    model = OfferLanguage
    extra = 0


class Texts(Stack):
    model = OfferText
    extra = 0


class Kept(Admin):
    """Nothing is deleted here: an entry ends with its last day."""

    formfield_overrides: ClassVar = {URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False


@admin.register(Offer)
class OfferAdmin(Kept):
    list_display = ("name", "kind", "organisation", "certainty", "stated_on", "checked_on")
    list_filter = ("kind", "certainty")
    search_fields = ("name", "key", "organisation__name")
    autocomplete_fields = ("organisation", "owner", "site", "areas")
    inlines = (Topics, Languages, Texts)

    def save_related(self, request: HttpRequest, form: Form, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        offer_changed(form.instance)


@admin.register(Organisation)
class OrganisationAdmin(Kept):
    list_display = ("name", "key")
    search_fields = ("name", "key")

    def save_model(self, request: HttpRequest, obj: Any, form: Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        organisation_changed(obj)


@admin.register(Site)
class SiteAdmin(Kept):
    list_display = ("town", "street", "postcode")
    search_fields = ("town", "street")
    autocomplete_fields = ("area",)

    def save_model(self, request: HttpRequest, obj: Any, form: Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        site_changed(obj)
