"""Cells that are safe to open and that mean the same when they come back."""

import re

# What a spreadsheet takes for a formula (OWASP, CSV injection), full-width forms too.
_FORMULA = re.compile("^'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("^'+[=+\\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def guarded(text: str) -> str:
    """Return the text so that no spreadsheet runs it; `unguarded` gives it back."""
    text = _CONTROL.sub("", text)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return what was meant by a cell: stripped, without the guard and control characters."""
    text = _CONTROL.sub("", text).strip()
    return text[1:] if _GUARDED.match(text) else text


def joined(parts: list[str]) -> str:
    """Return a list as one cell, with | between its parts."""
    return "|".join(re.sub(r"([\\|;])", r"\\\1", part) for part in parts)


def split(text: str) -> list[str]:
    """Return the parts of a cell: by | as we write them, else by semicolon."""
    if "|" not in text and "\\" not in text:
        return [part for one in text.split(";") if (part := one.strip())]
    parts = [re.sub(r"\\(.)", r"\1", one) for one in re.findall(r"(?:\\.|[^|\\])+", text)]
    return [part for one in parts if (part := one.strip())]
