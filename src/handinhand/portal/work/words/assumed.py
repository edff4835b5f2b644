"""What is taken for granted, said so that the reader can disagree."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handinhand.work_access.words import Fact

ASSUMPTIONS: Mapping[str, str | Promise] = {
    Fact.STAY_SINCE: _("Sie sind seit dem früheren der beiden Tage in Deutschland."),
    Fact.BA_EXEMPTION: _("Es ist keine besondere Arbeit (Familie oder hoher Lohn)."),
    Fact.ENTERED_FOR_BENEFITS: _("Sie sind nicht wegen Sozialleistungen eingereist."),
    Fact.REMOVAL_STEPS_PENDING: _("Das Amt bereitet keine Abschiebung vor."),
    Fact.REJECTED_NO_EFFECT: _("Ihr Antrag ist nicht „offensichtlich unbegründet“ abgelehnt."),
    Fact.SIX_MONTH_GROUP: _("Kein anderes Land in Europa ist für Sie zuständig."),
    Fact.COOPERATION_BREACHED: _("Das BAMF sagt nicht, dass Sie Pflichten verletzt haben."),
    Fact.PASSPORT_SHOWN: _("Sie haben dem Amt noch keinen Pass gezeigt."),
    Fact.PERMISSION_IN_ASYLUM: _("Sie durften im Asylverfahren noch nicht arbeiten."),
    Fact.TRAINING_QUALIFIED: _("Ihre Ausbildung dauert mindestens zwei Jahre."),
    Fact.STUDENT_JOB: _("Es ist kein Job an Ihrer Hochschule."),
    Fact.PERMIT_READY: _("Ihre Karte ist noch nicht bestellt."),
    Fact.DISCRETIONARY_DULDUNG: _("Ihre Duldung ist nicht aus wichtigen persönlichen Gründen."),
}
