"""The administration looks and changes nothing: what is changed has an act, and a trace."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.db.models import URLField
from django.http import HttpRequest

if TYPE_CHECKING:  # the class takes its type in the stubs only
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin


class Looking(Admin):
    """Rows of a table to be found and read by those who run the platform."""

    formfield_overrides: ClassVar = {URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, request: HttpRequest) -> bool:
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        del request, obj
        return False
