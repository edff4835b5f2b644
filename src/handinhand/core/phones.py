"""Phone numbers as people write them."""

import re


def dial(number: str) -> str:
    """Return the digits to call; a number inside Germany gets its country code."""
    digits = re.sub(r"[^\d+]", "", number)
    return f"+49{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else digits
