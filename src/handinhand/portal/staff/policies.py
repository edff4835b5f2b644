"""Who may do what with the running of the platform."""

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User


def may_operate(user: User) -> bool:
    """See jobs and mails, and help those that failed."""
    return user.has_role(Role.OPERATOR)
