"""Section 3.4: temporary protection, § 24 AufenthG (people from Ukraine)."""

from handinhand.work_access import values
from handinhand.work_access.case import Case
from handinhand.work_access.rule import Group, decides
from handinhand.work_access.rules.notions import is_self_employment, note_allows
from handinhand.work_access.words import Outcome, PermissionKind


@decides(Outcome.ALLOWED, "§ 24 Abs. 6 AufenthG aF; ab 01.06.2022 § 4a Abs. 1 AufenthG")
def protection_allows_self_employment(case: Case) -> bool:
    """Self-employment may not be excluded: it was allowed before 2022-06-01 too."""
    return is_self_employment(case)


@decides(Outcome.ALLOWED, values.SECTION_24_WORKS_BY_LAW)
def protection_allows_work_by_law(case: Case) -> bool:
    """Since 2022-06-01 § 24 has no rule of its own, so § 4a (1) allows all work."""
    return values.SECTION_24_WORKS_BY_LAW.at(case.law_day).value


@decides(Outcome.ALLOWED, values.SECTION_24_WORKS_BY_LAW)
def note_allows_work_with_protection(case: Case) -> bool:
    """Until then the office had to write it into the card, and mostly did at once."""
    return note_allows(case)


@decides(
    Outcome.ALLOWED_WITH_PERMISSION,
    "§ 24 Abs. 6 AufenthG aF; § 31 BeschV",
    kind=PermissionKind.DISCRETION,
    otherwise=True,
)
def protection_needs_entry_in_card(case: Case) -> bool:  # noqa: ARG001
    """Without the entry the office had to be asked first; the BA was not involved."""
    return True


TEMPORARY_PROTECTION = Group(
    "3.4",
    "Vorübergehender Schutz (§ 24 AufenthG)",
    (
        protection_allows_self_employment,
        protection_allows_work_by_law,
        note_allows_work_with_protection,
        protection_needs_entry_in_card,
    ),
)
