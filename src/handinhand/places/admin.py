"""Areas for those who run the platform: to be looked up; they come from the official lists."""

from django.contrib import admin

from handinhand.core.looking import Looking
from handinhand.places.models import Area


@admin.register(Area)
class AreaAdmin(Looking):
    list_display = ("name", "key", "kind")
    search_fields = ("name", "key")
    exclude = ("outline", "outline_small")
