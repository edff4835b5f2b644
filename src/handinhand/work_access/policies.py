"""Who may do what with the law."""

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User


def may_review_law(user: User) -> bool:
    """Remark on rules and values, confirm them, settle remarks."""
    return user.has_role(Role.LEGAL_REVIEWER)


def may_read_review(user: User) -> bool:
    """Everybody with a role reads what lawyers have found; only they act."""
    return user.has_role(*Role)
