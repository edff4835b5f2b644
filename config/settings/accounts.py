"""Sign-in, second factor, sessions and limits (django-allauth). Joined into base.py."""

from urllib.parse import urlsplit

from .environment import number, text

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff:today"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
    )
] + [{"NAME": "handinhand.accounts.passwords.MaximumLengthValidator"}]
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60

ACCOUNT_ADAPTER = "handinhand.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# The link of the invitation has proved the address; one changed later is proved before it counts.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords are counted by the adapter (accounts/limits.py). What stands here is counted
    # by address or by the account that is signed in already, never by an account others name.
    "login": None,
    "login_failed": None,
    "reset_password": "5/m/ip,30/h/ip",
}

MFA_ADAPTER = "handinhand.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "handinhand.accounts.forms.SecondFactorForm",
    "reauthenticate": "handinhand.accounts.forms.SecondFactorAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Hand in Hand"
MFA_TOTP_TOLERANCE = 1
# A new address that waits for its confirmation must not keep anybody from a second factor.
MFA_ALLOW_UNVERIFIED_EMAIL = True

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_SECONDS = 60 * 60  # who goes away for an hour signs in again (accounts/middleware.py)
SESSION_COOKIE_NAME = "sitzung"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# How many proxies of our own stand before us; 0: the address of the connection is the client's.
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXY_COUNT", 0)

# OpenID Connect: only with OIDC_ISSUER, since its libraries weigh memory in every worker.
OIDC_NAME = text("OIDC_NAME", "Landeskonto")


def oidc_provider(issuer: str) -> dict[str, object]:
    """Return allauth's setting for the one provider. Its verified addresses are believed."""
    app = {
        "provider_id": "oidc",
        "name": OIDC_NAME,
        "client_id": text("OIDC_CLIENT_ID"),
        "secret": text("OIDC_CLIENT_SECRET"),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


OIDC_APPS: list[str] = []
OIDC_ORIGINS: list[str] = []  # where the button "sign in there" may lead (form-action of the CSP)
if issuer := text("OIDC_ISSUER"):
    OIDC_APPS = ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    OIDC_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(issuer))]
    SOCIALACCOUNT_PROVIDERS = oidc_provider(issuer)
    SOCIALACCOUNT_ADAPTER = "handinhand.accounts.oidc.SocialAdapter"
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
    SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
    SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "anbieter"
    SOCIALACCOUNT_LOGIN_ON_GET = False
