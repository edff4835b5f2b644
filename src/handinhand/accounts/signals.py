"""What contexts above hear of."""

from django.dispatch import Signal

# Sent in the transaction that accepts it, with `invitation` and `user`.
invitation_accepted = Signal()
