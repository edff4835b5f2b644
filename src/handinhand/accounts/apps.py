"""Django's view of this context, and of the administration, which signs in like everywhere."""

from django.apps import AppConfig
from django.contrib.admin import apps as administration


class AccountsConfig(AppConfig):
    name = "handinhand.accounts"
    label = "accounts"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added
        from django.contrib.auth.signals import user_logged_in

        from handinhand.accounts.codes import use_up_first
        from handinhand.accounts.middleware import begin_session

        authenticator_added.connect(use_up_first)
        user_logged_in.connect(begin_session)


class BackOfficeConfig(administration.AdminConfig):
    default = False  # the settings name it
    default_site = "handinhand.accounts.back_office.BackOffice"
