"""All small faults one can make in a module: each a changed piece of its text."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What each comparison is mistaken for: the edge, and the opposite.
COMPARISONS: Mapping[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<=", ">="),
    ast.LtE: ("<", ">"),
    ast.Gt: (">=", "<="),
    ast.GtE: (">", "<"),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
}
OPERATORS: Mapping[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "//",
    ast.FloorDiv: "*",
    ast.Mod: "//",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
Node = ast.expr | ast.stmt


@dataclass(frozen=True, slots=True)
class Mutant:
    """`start` and `end` are places in the text of the file, `text` stands there instead."""

    path: Path
    line: int
    start: int
    end: int
    text: str
    was: str

    def apply(self, source: str) -> str:
        return source[: self.start] + self.text + source[self.end :]

    def __str__(self) -> str:
        was, text = (" ".join(part.split()) for part in (self.was, self.text))
        return f"{self.path}:{self.line}: `{was}` -> `{text}`"


class Module:
    """One file and the mutants of it; `words` are the enumerations whose members get mixed up."""

    def __init__(self, path: Path, source: str, words: Mapping[str, Sequence[str]]) -> None:
        self.path = path
        self.source = source
        self.words = words
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line.encode()))
        self._bytes = source.encode()

    def mutants(self) -> Iterator[Mutant]:
        tree = ast.parse(self.source)
        skipped = {id(node) for part in _no_behaviour(tree) for node in ast.walk(part)}
        for node in ast.walk(tree):
            if id(node) not in skipped and isinstance(node, ast.expr | ast.stmt):
                yield from self._of(node)

    def _of(self, node: Node) -> Iterator[Mutant]:
        yield from self._of_conditions(node)
        if isinstance(node, ast.Compare):
            yield from self._of_comparison(node)
        elif isinstance(node, ast.BoolOp):
            yield from self._of_and_or(node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield self._replace(node, self._text(node.operand))
        elif isinstance(node, ast.Constant):
            yield from self._of_constant(node)
        elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
            yield self._between(node.left, node.right, OPERATORS[type(node.op)])
        elif isinstance(node, ast.Attribute):
            yield from self._of_word(node)
        elif isinstance(node, ast.Set | ast.Tuple):
            yield from self._without_one(node)

    def _of_conditions(self, node: Node) -> Iterator[Mutant]:
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield self._replace(node.test, f"(not ({self._text(node.test)}))")
        for generator in getattr(node, "generators", ()):
            for condition in generator.ifs:
                yield self._replace(condition, f"(not ({self._text(condition)}))")

    def _of_comparison(self, node: ast.Compare) -> Iterator[Mutant]:
        sides = [node.left, *node.comparators]
        for place, operator in enumerate(node.ops):
            for other in COMPARISONS[type(operator)]:
                yield self._between(sides[place], sides[place + 1], other)

    def _of_and_or(self, node: ast.BoolOp) -> Iterator[Mutant]:
        texts = [f"({self._text(value)})" for value in node.values]
        other = " or " if isinstance(node.op, ast.And) else " and "
        yield self._replace(node, f"({other.join(texts)})")
        same = " and " if isinstance(node.op, ast.And) else " or "
        for place in range(len(texts)):
            yield self._replace(node, f"({same.join(texts[:place] + texts[place + 1 :])})")

    def _of_constant(self, node: ast.Constant) -> Iterator[Mutant]:
        if isinstance(node.value, bool):
            yield self._replace(node, str(not node.value))
        elif isinstance(node.value, int | float):
            yield self._replace(node, repr(node.value + 1))
            yield self._replace(node, repr(node.value - 1))

    def _of_word(self, node: ast.Attribute) -> Iterator[Mutant]:
        """Take the next word of an enumeration instead of this one."""
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        members = self.words.get(name, ())
        if node.attr in members:
            other = members[(members.index(node.attr) + 1) % len(members)]
            yield self._replace(node, f"{name}.{other}")

    def _without_one(self, node: ast.Set | ast.Tuple) -> Iterator[Mutant]:
        """Leave one element out: a status of a set, a rule of a group."""
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load) or len(node.elts) < 2:  # noqa: PLR2004
            return
        left, right = ("{", "}") if isinstance(node, ast.Set) else ("(", ")")
        texts = [self._text(element) for element in node.elts]
        for place in range(len(texts)):
            rest = ", ".join(texts[:place] + texts[place + 1 :])
            yield self._replace(node, f"{left}{rest},{right}")

    def _replace(self, node: ast.expr, text: str) -> Mutant:
        return self._mutant(*self._span(node), text, node.lineno)

    def _between(self, left: ast.expr, right: ast.expr, operator: str) -> Mutant:
        """Put another operator between two expressions, leaving their brackets alone."""
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self._bytes[start:end].decode()
        words = gap.strip("() \n")
        return self._mutant(start, end, gap.replace(words, operator), left.end_lineno or 0)

    def _mutant(self, start: int, end: int, text: str, line: int) -> Mutant:
        first = len(self._bytes[:start].decode())
        last = len(self._bytes[:end].decode())
        return Mutant(self.path, line, first, last, text, self.source[first:last])

    def _span(self, node: ast.expr) -> tuple[int, int]:
        end_line, end_column = node.end_lineno or 0, node.end_col_offset or 0
        start = self._starts[node.lineno - 1] + node.col_offset
        return start, self._starts[end_line - 1] + end_column

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._bytes[start:end].decode()


def _no_behaviour(tree: ast.AST) -> Iterator[ast.AST]:
    """Return annotations, assertions and texts: they decide nothing, or only whether it runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs]
            yield from (one.annotation for one in arguments if one.annotation)
            if node.returns:
                yield node.returns
        elif isinstance(node, ast.AnnAssign):
            yield node.annotation
        elif isinstance(node, ast.Assert | ast.Raise | ast.JoinedStr | ast.Subscript):
            yield node
