"""What lawyers have said of the rules, for everybody."""

from collections.abc import Collection, Mapping
from datetime import date

from handinhand.work_access.models import LegalCheck
from handinhand.work_access.review import RuleRow
from handinhand.work_access.rows import RuleEntry, entries, rule_key


def rules_checked_on(codes: Collection[str]) -> Mapping[str, date | None]:
    """Return when each of these rules was last confirmed as it is now; None for never: one query.

    Reasons that are no rule of a group (how months are counted, an open question) are left out.
    """
    found = {code: entries().get(rule_key(code)) for code in codes}
    rules = {code: one for code, one in found.items() if isinstance(one, RuleEntry)}
    keys = [one.key for one in rules.values()]
    days: dict[tuple[str, str], list[date]] = {}
    for check in LegalCheck.objects.standing().filter(row__in=keys) if keys else ():
        days.setdefault((check.row, check.fingerprint), []).append(check.on)
    return {
        code: max(
            [*days.get((one.key, one.fingerprint), ()), *_days_in_code(one.places)], default=None
        )
        for code, one in rules.items()
    }


def _days_in_code(places: tuple[RuleRow, ...]) -> list[date]:
    """Return the days of checks that stand beside the rule itself."""
    return [one.checked.on for one in places if one.checked]
