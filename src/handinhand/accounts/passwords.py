"""What a password may not be, beside what Django knows."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128


class MaximumLengthValidator:
    """Refuse what is longer than anybody types: making its hash would cost us, not them."""

    def validate(self, password: str, user: object = None) -> None:
        del user
        if len(password) > LONGEST:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return _("Ein Passwort hat höchstens %(most)s Zeichen.") % {"most": LONGEST}
