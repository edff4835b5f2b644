"""The account pages. The names without a namespace are those allauth looks for."""

from allauth.account import views as allauth
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from handinhand.accounts import views

to_account = RedirectView.as_view(pattern_name="account")

urlpatterns = [
    path("", views.account, name="account"),
    path("anmelden/", allauth.login, name="account_login"),
    path("abmelden/", allauth.logout, name="account_logout"),
    path("gesperrt/", allauth.account_inactive, name="account_inactive"),
    path("registrieren/", allauth.signup, name="account_signup"),
    path("bestaetigen/", allauth.reauthenticate, name="account_reauthenticate"),
    path("mail/", allauth.email, name="account_email"),
    path(
        "mail/bestaetigen/",
        allauth.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("mail/bestaetigen/<str:key>/", allauth.confirm_email, name="account_confirm_email"),
    path("passwort/", allauth.password_change, name="account_change_password"),
    path("passwort/setzen/", allauth.password_set, name="account_set_password"),
    path("passwort/vergessen/", allauth.password_reset, name="account_reset_password"),
    path(
        "passwort/vergessen/gesendet/",
        allauth.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "passwort/neu/fertig/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sitzungen/<int:number>/beenden/", views.end_session, name="session-end"),
    path("sitzungen/andere-beenden/", views.end_other_sessions, name="sessions-end-others"),
    path("einladung/<str:token>/", views.invitation, name="invitation"),
    path("beitreten/", views.join, name="join"),
    path("zweiter-faktor/", to_account, name="mfa_index"),
    path("zweiter-faktor/code/", factors.authenticate, name="mfa_authenticate"),
    path("zweiter-faktor/bestaetigen/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("zweiter-faktor/app/", app.activate_totp, name="mfa_activate_totp"),
    path("zweiter-faktor/app/entfernen/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("notfallcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("notfallcodes/neu/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("notfallcodes/datei/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", to_account, name="mfa_list_webauthn"),
    path("passkeys/neu/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/anmelden/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "passkeys/bestaetigen/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/entfernen/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]

if settings.OIDC_APPS:
    from allauth.socialaccount import views as others

    urlpatterns += [
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
        path("anbieter/", others.connections, name="socialaccount_connections"),
        path("anbieter/abgebrochen/", others.login_cancelled, name="socialaccount_login_cancelled"),
        path("anbieter/fehler/", others.login_error, name="socialaccount_login_error"),
        path("anbieter/registrieren/", others.signup, name="socialaccount_signup"),
    ]
