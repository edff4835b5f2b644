"""Find the texts to translate in Python and in Django's templates."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract
from django.template.base import Lexer, TokenType
from django.utils.translation import trim_whitespace

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_STRING = r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')"""
_TRANSLATE = re.compile(rf"^(?:translate|trans)\s+{_STRING}")
_CONTEXT = re.compile(rf"\bcontext\s+{_STRING}")
_INLINE = re.compile(rf"_\({_STRING}\)")
_VARIABLE = re.compile(r"^\s*([\w.]+)")


class Message(NamedTuple):
    """A text to translate, with its plural and the context that tells two uses apart."""

    text: str
    plural: str | None
    context: str | None


def messages(folders: list[Path]) -> Iterator[tuple[Message, Path]]:
    """Yield every text and the file it stands in."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for message in from_python(path):
                yield message, path
        for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.txt")]):
            for message in from_template(path.read_text(encoding="utf-8")):
                yield message, path


def from_python(path: Path) -> Iterator[Message]:
    with path.open("rb") as source:
        for _line, found, _comments, context in extract("python", source, keywords=_KEYWORDS):
            text, plural = (found[0], found[1]) if isinstance(found, tuple) else (found, None)
            if text:
                yield Message(text, plural, context)


def from_template(source: str) -> Iterator[Message]:
    block: list[str] | None = None
    opening, singular = "", None
    for token in Lexer(source).tokenize():
        name = token.contents.split(" ", 1)[0]
        if token.token_type == TokenType.BLOCK and name in {"blocktranslate", "blocktrans"}:
            block, opening, singular = [], token.contents, None
        elif token.token_type == TokenType.BLOCK and name == "plural" and block is not None:
            singular, block = "".join(block), []
        elif token.token_type == TokenType.BLOCK and name in {"endblocktranslate", "endblocktrans"}:
            yield _block(opening, singular, "".join(block or ()))
            block = None
        elif block is not None:
            block.append(_written(token.token_type, token.contents))
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from _in_tag(token.contents)


def _block(opening: str, singular: str | None, last: str) -> Message:
    context = _CONTEXT.search(opening)
    trimmed = re.search(r"\btrimmed\b", opening)
    forms = [trim_whitespace(form) if trimmed else form for form in filter(None, (singular, last))]
    return Message(forms[0], forms[1] if len(forms) > 1 else None, _string(context))


def _written(kind: TokenType, contents: str) -> str:
    if kind == TokenType.VAR:
        variable = _VARIABLE.match(contents)
        return f"%({variable.group(1)})s" if variable else ""
    return contents.replace("%", "%%") if kind == TokenType.TEXT else ""


def _in_tag(contents: str) -> Iterator[Message]:
    plain = _TRANSLATE.match(contents)
    if plain:
        text = _string(plain)
        if text:
            yield Message(text.replace("%", "%%"), None, _string(_CONTEXT.search(contents)))
    for inline in _INLINE.finditer(contents):
        text = _string(inline)
        if text:
            yield Message(text, None, None)


def _string(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    return next(group for group in match.groups() if group is not None).replace('\\"', '"')
