"""Fingerprints of what the rules and values mean: they change when the law in them changes.

Comments, docstrings, line breaks, imports and who checked a row mean nothing and change nothing.
The same text gives the same fingerprint under every version of Python.
"""

import ast
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_LENGTH = 16
# Fields of the syntax tree that mean nothing here, or that not every version of Python has.
_SILENT = frozenset({"kind", "type_comment", "type_ignores", "type_params", "ctx"})


def of_law() -> str:
    """Return the fingerprint of all rules and values together, for CHANGELOG.md."""
    return digest([[path.name, _meaning(_tree(path))] for path in _files()])


def of_rule(code: str) -> str:
    """Return the fingerprint of a rule's function and of those of its module it uses."""
    found = []
    for path in _files():
        functions = {one.name: one for one in _functions(_tree(path))}
        if code in functions:
            found += [_meaning(functions[name]) for name in _used(code, functions)]
    return digest(found)


def digest(parts: Any) -> str:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def meaning_of(text: str) -> str:
    """Return the fingerprint of a piece of Python."""
    return digest(_meaning(ast.parse(text)))


def _files() -> list[Path]:
    rules = sorted((_FOLDER / "rules").glob("*.py"))
    return [_FOLDER / "values.py", _FOLDER / "statuses.py", _FOLDER / "arithmetic.py", *rules]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (one for one in tree.body if isinstance(one, ast.FunctionDef))


def _used(code: str, functions: dict[str, ast.FunctionDef]) -> list[str]:
    """Return the function and those of the same module it leads to, in the order of names."""
    found: set[str] = set()
    open_names = {code}
    while open_names:
        found |= open_names
        names = {
            node.id
            for name in open_names
            for node in ast.walk(functions[name])
            if isinstance(node, ast.Name)
        }
        open_names = (names & set(functions)) - found
    return sorted(found)


def _meaning(node: Any) -> Any:
    if isinstance(node, list):
        return [_meaning(one) for one in node if not _is_silent(one)]
    if not isinstance(node, ast.AST):
        return repr(node)
    fields = {
        name: _meaning(value)
        for name, value in ast.iter_fields(node)
        if name not in _SILENT and value is not None and value != []
    }
    return [type(node).__name__, fields]


def _is_silent(node: Any) -> bool:
    """Tell whether a part says nothing about the law: imports, texts that stand alone, checks."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_check = isinstance(node, ast.keyword) and node.arg == "checked"
    return is_text or is_check or isinstance(node, ast.Import | ast.ImportFrom)
