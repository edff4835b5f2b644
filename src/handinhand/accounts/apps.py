"""Django's view of this context."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "handinhand.accounts"
    label = "accounts"
