"""Faults that matter in law and that cosmic-ray lacks.

It finds `operators` by the entry point in `plugin`, and calls of each class what
its own operators have: `arguments`, `mutation_positions`, `mutate`.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from cosmic_ray.ast import get_ast
from parso.python.tree import Name, Operator
from parso.tree import BaseNode

from handinhand.work_access import words

Node = Any  # of parso, whose own types are incomplete
Position = tuple[tuple[int, int], tuple[int, int]]
LISTS: Mapping[str, type[Enum]] = {
    **{name: one for name, one in vars(words).items() if isinstance(one, type(Enum))},
    "_S": words.Status,
}
# The short names that the rules have for some words.
SHORT: Mapping[str, Enum] = {
    "_ALLOWED": words.Outcome.ALLOWED,
    "_NO": words.Outcome.NOT_ALLOWED,
    "_UNCLEAR": words.Outcome.UNCLEAR_LAW,
    "_AWP": words.Outcome.ALLOWED_WITH_PERMISSION,
    "_BA": words.Outcome.NEEDS_BA_APPROVAL,
    "_MAY": words.PermissionKind.DISCRETION,
}
# A tuple that holds something else is a record, not a list: without a part it does not run.
ONE_OF_A_LIST = frozenset({"name", "atom", "atom_expr", "star_expr"})


class Fault:
    """What all our operators share: one fault for each place of a node, at the place itself."""

    @classmethod
    def arguments(cls) -> tuple[()]:
        return ()

    def mutation_positions(self, node: Node) -> Iterator[Position]:
        return ((place.start_pos, place.end_pos) for place in self.places(node))

    def places(self, node: Node) -> list[Node]:
        raise NotImplementedError


class OtherWord(Fault):
    """Take the next word of the list: `Status.DULDUNG` becomes `Status.DULDUNG_60B`."""

    def places(self, node: Node) -> list[Node]:
        return [node] if isinstance(node, Name) and _word(node) else []

    def mutate(self, node: Node, _index: int) -> Node:
        word = _word(node)
        members: list[Enum] = list(type(word).__members__.values())
        other = members[(members.index(word) + 1) % len(members)]
        node.value = f"{type(word).__name__}.{other.name}" if node.value in SHORT else other.name
        return node


def _word(name: Node) -> Any:
    if name.value in SHORT and not name.is_definition():
        return SHORT[name.value]
    dot = name.get_previous_leaf()
    owner = dot.get_previous_leaf() if dot is not None and dot.value == "." else None
    found = LISTS.get(owner.value) if owner is not None else None
    return found.__members__.get(name.value) if found else None


class ElementLeftOut(Fault):
    """Leave one element out of a set or tuple: a status, a rule of a group."""

    def places(self, node: Node) -> list[Node]:
        if not isinstance(node, BaseNode) or node.type not in {"testlist_comp", "dictorsetmaker"}:
            return []
        elements, commas = node.children[::2], node.children[1::2]
        is_list = all(comma.get_code().strip() == "," for comma in commas)
        return elements if is_list and all(one.type in ONE_OF_A_LIST for one in elements) else []

    def mutate(self, node: Node, index: int) -> Node:
        if len(node.children) % 2:  # a tuple of one needs its comma
            node.children.append(Operator(",", node.end_pos))
        del node.children[2 * index : 2 * index + 2]
        return node


class ConditionLeftOut(Fault):
    """Leave one condition out of an `and` or an `or`."""

    def places(self, node: Node) -> list[Node]:
        is_chain = isinstance(node, BaseNode) and node.type in {"and_test", "or_test"}
        return node.children[::2] if is_chain else []

    def mutate(self, node: Node, index: int) -> Node:
        first = max(2 * index - 1, 0)
        del node.children[first : first + 2]
        return node


class InOrNotIn(Fault):
    """Take `in` for `not in`, and the other way round."""

    OTHER: Mapping[str, str] = {"in": " not in", "not in": " in"}

    def places(self, node: Node) -> list[Node]:
        if not isinstance(node, BaseNode) or node.type != "comparison":
            return []
        return [one for one in node.children[1::2] if _words(one) in self.OTHER]

    def mutate(self, node: Node, index: int) -> Node:
        was = self.places(node)[index]
        node.children[node.children.index(was)] = get_ast(self.OTHER[_words(was)])
        return node


def _words(node: Node) -> str:
    return " ".join(node.get_code().split())


def operators() -> Mapping[str, type[Fault]]:
    return {one.__name__: one for one in (OtherWord, ElementLeftOut, ConditionLeftOut, InOrNotIn)}
