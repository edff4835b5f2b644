"""Sections 3.2 and 3.3: humanitarian permits. By default since 2020, or by what the card says."""

from handinhand.work_access import values
from handinhand.work_access.case import Case, Setting
from handinhand.work_access.rule import Group, decides
from handinhand.work_access.rules.notions import is_self_employment, note_allows
from handinhand.work_access.words import Outcome, PermissionKind, Status

# Work follows from § 4a (1) since 2020-03-01 (section 3.2).
ALLOWED_BY_DEFAULT = frozenset({Status.AE_22, Status.AE_23A, Status.AE_25_3, Status.AE_25_5})
# The law itself says that these do not allow work on their own (section 3.3).
ALLOWED_BY_NOTE = frozenset({Status.AE_25_4, Status.AE_23_1})


def _no_work_by_itself(case: Setting) -> str:
    if case.status is Status.AE_25_4:
        return "§ 25 Abs. 4 S. 3, Abs. 4a, 4b AufenthG"
    if case.status is Status.AE_23_1:
        return "§ 23 Abs. 1 S. 4 AufenthG"
    return "§ 4 Abs. 2 AufenthG aF"


def _permission(case: Setting) -> str:
    return f"{_no_work_by_itself(case)}; § 31 BeschV"


def _self_employment(case: Setting) -> str:
    return f"{_no_work_by_itself(case)}; § 21 Abs. 6 AufenthG"


@decides(Outcome.ALLOWED, values.TITLES_ALLOW_WORK)
def permit_allows_work_by_law(case: Case) -> bool:
    """Every residence permit allows all work unless the law says otherwise (§ 4a (1))."""
    by_default = values.TITLES_ALLOW_WORK.at(case.law_day).value
    return by_default and case.status in ALLOWED_BY_DEFAULT


@decides(Outcome.ALLOWED, _no_work_by_itself)
def note_in_document_allows_work(case: Case) -> bool:
    """The office has already written the permission into the document."""
    return note_allows(case)


@decides(Outcome.ALLOWED_WITH_PERMISSION, _self_employment, kind=PermissionKind.DISCRETION)
def self_employment_may_be_permitted(case: Case) -> bool:
    """The office may permit self-employment to holders of a permit for another purpose."""
    return is_self_employment(case)


@decides(
    Outcome.ALLOWED_WITH_PERMISSION, _permission, kind=PermissionKind.DISCRETION, otherwise=True
)
def humanitarian_work_needs_no_ba(case: Case) -> bool:  # noqa: ARG001
    """Holders of a humanitarian permit need the office, never the BA (§ 31 BeschV)."""
    return True


HUMANITARIAN = Group(
    "3.2/3.3",
    "Humanitäre Aufenthaltserlaubnisse",
    (
        permit_allows_work_by_law,
        note_in_document_allows_work,
        self_employment_may_be_permitted,
        humanitarian_work_needs_no_ba,
    ),
)
