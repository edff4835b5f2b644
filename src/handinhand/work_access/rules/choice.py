"""Which group of rules answers which status and activity?"""

from collections.abc import Mapping

from handinhand.work_access.rule import Group
from handinhand.work_access.rules import purpose
from handinhand.work_access.rules.asylum_procedure import ASYLUM_PROCEDURE
from handinhand.work_access.rules.courses import INTEGRATION_COURSE, JOB_LANGUAGE_COURSE
from handinhand.work_access.rules.duldung import (
    DULDUNG,
    DULDUNG_60B,
    DULDUNG_FOR_TRAINING_OR_WORK,
    SPECIAL_DULDUNGEN,
)
from handinhand.work_access.rules.everybody import HOSPITATION
from handinhand.work_access.rules.free_access import FREE, FREE_ACCESS
from handinhand.work_access.rules.humanitarian import (
    ALLOWED_BY_DEFAULT,
    ALLOWED_BY_NOTE,
    HUMANITARIAN,
)
from handinhand.work_access.rules.learning import LEARNING
from handinhand.work_access.rules.temporary_protection import TEMPORARY_PROTECTION
from handinhand.work_access.rules.work_opportunity import WORK_OPPORTUNITY
from handinhand.work_access.words import Activity, Status

_S = Status
# Sections 3.0 and 3.9: the activity is no work, whatever the status.
_NOT_WORK: Mapping[Activity, Group] = {
    Activity.HOSPITATION: HOSPITATION,
    Activity.SCHOOL_TRAINING: LEARNING,
    Activity.STUDY: LEARNING,
    Activity.INTEGRATION_COURSE: INTEGRATION_COURSE,
    Activity.JOB_LANGUAGE_COURSE: JOB_LANGUAGE_COURSE,
    Activity.ASYLBLG_WORK_OPPORTUNITY: WORK_OPPORTUNITY,
}
# Sections 3.1 to 3.7: work and self-employment.
_GAINFUL: Mapping[Status, Group] = {
    **dict.fromkeys(FREE, FREE_ACCESS),
    **dict.fromkeys(ALLOWED_BY_DEFAULT | ALLOWED_BY_NOTE, HUMANITARIAN),
    _S.AE_24: TEMPORARY_PROTECTION,
    _S.ANKUNFTSNACHWEIS: ASYLUM_PROCEDURE,
    _S.AUFENTHALTSGESTATTUNG: ASYLUM_PROCEDURE,
    _S.DULDUNG: DULDUNG,
    _S.DULDUNG_60B: DULDUNG_60B,
    **dict.fromkeys(SPECIAL_DULDUNGEN, DULDUNG_FOR_TRAINING_OR_WORK),
    _S.AE_16G: purpose.AE_16G,
    _S.AUSBILDUNG_16A: purpose.AUSBILDUNG_16A,
    _S.STUDIUM_16B: purpose.STUDIUM_16B,
    _S.CHANCENKARTE_20A: purpose.CHANCENKARTE_20A,
    _S.FACHKRAFT: purpose.FACHKRAFT,
    _S.AE_19D: purpose.AE_19D,
    _S.BLAUE_KARTE: purpose.BLAUE_KARTE,
    _S.FIKTION_81_3: purpose.FIKTION_81_3,
    _S.FIKTION_81_3_DULDUNG: purpose.FIKTION_81_3_DULDUNG,
    _S.ANERKENNUNG_OHNE_TITEL: purpose.ANERKENNUNG_OHNE_TITEL,
    _S.OHNE_TITEL: purpose.OHNE_TITEL,
}


def group_for(status: Status, activity: Activity) -> Group:
    """Return the rules that answer; `fiktion_81_4` has none, its previous status has."""
    return _NOT_WORK.get(activity) or _GAINFUL[status]


def groups() -> tuple[Group, ...]:
    """Return every group once, in the order of the sections."""
    found = dict.fromkeys([*_NOT_WORK.values(), *_GAINFUL.values()], None)
    return tuple(sorted(found, key=lambda group: (group.section, group.title)))
