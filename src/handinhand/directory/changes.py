"""Tell the local search indexes that something changed."""

from handinhand.search.models import Change


def changed(kind: str, key: str) -> None:
    """Note a change of an offer or organisation, in the transaction of the change itself."""
    Change.objects.create(kind=kind, key=key)
