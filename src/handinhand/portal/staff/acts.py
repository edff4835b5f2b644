"""What the acts of the audit are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: Mapping[str, str | Promise] = {
    "directory.offer_created": _("angelegt"),
    "directory.offer_changed": _("geändert"),
    "directory.offer_checked": _("geprüft"),
    "directory.offer_retired": _("stillgelegt"),
    "directory.offer_brought_back": _("zurückgeholt"),
    "directory.offer_restored": _("früherer Stand hergestellt"),
    "directory.offer_merged": _("zusammengeführt"),
    "directory.address_sealed": _("geheime Anschrift geändert"),
}
