"""The start of the staff area: what waits for whom."""
