"""What the acts of the audit are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: Mapping[str, str | Promise] = {
    "accounts.invited": _("eingeladen"),
    "accounts.invited_anew": _("noch einmal eingeladen"),
    "accounts.invitation_withdrawn": _("Einladung zurückgezogen"),
    "accounts.joined": _("Einladung angenommen"),
    "accounts.role_granted": _("Rolle erteilt"),
    "accounts.role_ended": _("Rolle beendet"),
    "accounts.closed": _("Konto gesperrt"),
    "accounts.opened": _("Konto entsperrt"),
    "accounts.second_factor_removed": _("zweiter Faktor entfernt"),
    "directory.member_added": _("Mitglied aufgenommen"),
    "directory.member_ended": _("Mitgliedschaft beendet"),
    "directory.member_brought_back": _("Mitglied wieder aufgenommen"),
    "directory.member_changed": _("Aufgabe eines Mitglieds geändert"),
    "directory.offer_created": _("angelegt"),
    "directory.offer_changed": _("geändert"),
    "directory.offer_checked": _("geprüft"),
    "directory.offer_retired": _("stillgelegt"),
    "directory.offer_brought_back": _("zurückgeholt"),
    "directory.offer_restored": _("früherer Stand hergestellt"),
    "directory.offer_merged": _("zusammengeführt"),
    "directory.organisation_created": _("Organisation angelegt"),
    "directory.organisation_changed": _("Organisation geändert"),
    "directory.proposal_made": _("Vorschlag gemacht"),
    "directory.proposal_withdrawn": _("Vorschlag zurückgezogen"),
    "directory.proposal_approved": _("Vorschlag übernommen"),
    "directory.proposal_asked_back": _("zum Vorschlag zurückgefragt"),
    "directory.proposal_refused": _("Vorschlag abgelehnt"),
    "directory.places_stated": _("Plätze gemeldet"),
    "directory.offer_hidden": _("ausgeblendet"),
    "directory.report_made": _("Fehler gemeldet"),
    "directory.report_confirmed": _("Meldung bestätigt"),
    "directory.report_mended": _("gemeldeter Fehler behoben"),
    "directory.report_rejected": _("Meldung nicht bestätigt"),
    "directory.report_answered": _("Meldung beantwortet"),
    "directory.address_sealed": _("geheime Anschrift geändert"),
    "core.job_run_again": _("Auftrag noch einmal gestartet"),
    "core.job_discarded": _("Auftrag verworfen"),
    "core.mail_sent_again": _("E-Mail noch einmal verschickt"),
}
