"""Who may do what in the directory."""

from handinhand.accounts.enums import Role
from handinhand.accounts.models import User
from handinhand.accounts.policies import lacks_second_factor
from handinhand.directory.models import Organisation

# Who has something to do with the directory; who reviews the law has not.
STAFF = (Role.DIRECTORY_STEWARD, Role.AUDITOR, Role.OPERATOR)


def may_see_directory_staff(user: User) -> bool:
    """Stewards work there, operators and auditors look."""
    return user.has_role(*STAFF)


def may_keep_directory(user: User) -> bool:
    """Edit every entry, approve changes, import."""
    return user.has_role(Role.DIRECTORY_STEWARD)


def may_import(user: User) -> bool:
    """Send a list that is larger than a form: not before the second factor is set up."""
    return may_keep_directory(user) and not lacks_second_factor(user)


def may_keep_organisation(user: User, organisation: Organisation) -> bool:
    """Members keep the entries of their own organisation, stewards those of all."""
    own = user.memberships.filter(organisation=organisation, ended_at=None)
    return may_keep_directory(user) or own.exists()


def may_keep_own(user: User) -> bool:
    """Members of any organisation keep its entries."""
    return user.memberships.filter(ended_at=None).exists()


def may_manage_members(user: User, organisation: Organisation) -> bool:
    """Owners invite and end members of their own organisation, stewards of all."""
    own = user.memberships.filter(organisation=organisation, ended_at=None, is_owner=True)
    return may_keep_directory(user) or own.exists()


def may_work_here(user: User) -> bool:
    """Everybody with a role, and everybody who keeps an organisation's entries."""
    return bool(user.roles) or user.memberships.filter(ended_at=None).exists()


def may_see_members(user: User, organisation: Organisation) -> bool:
    """Who manages them, and who looks after the whole: operators and auditors."""
    return user.has_role(*STAFF) or may_manage_members(user, organisation)
