"""Areas for those who run the platform: to be looked up; they come from the official lists."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from handinhand.places.models import Area

if TYPE_CHECKING:  # the class takes its type in the stubs only
    Admin = admin.ModelAdmin[Any]
else:
    Admin = admin.ModelAdmin


@admin.register(Area)
class AreaAdmin(Admin):
    list_display = ("name", "key", "kind")
    search_fields = ("name", "key")
    exclude = ("outline", "outline_small")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object | None = None) -> bool:
        return False
