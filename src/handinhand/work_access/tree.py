"""All questions the rules can ask of one status and activity under one state of the law.

The rules are run again and again with every possible answer to their tests; what they ask and
say becomes a tree. Since a rule sees nothing but its tests, the tree says exactly what the rules
say (proved in tests/work_access/test_tree.py), only faster and for unknown facts too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from handinhand.work_access.case import Test
from handinhand.work_access.path import OpenTest, Path
from handinhand.work_access.rule import Verdict, judge
from handinhand.work_access.rules.choice import group_for
from handinhand.work_access.words import Activity, Status


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the rules say at the end of one path."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Node:
    """One test a rule asks. `only_if_known`: an unknown fact counts as no, and is not asked."""

    test: Test
    yes: "Tree"
    no: "Tree"
    source: str
    only_if_known: bool = False


Tree = Leaf | Node


def grow(path: Path) -> Tree:
    """Run the rules along every path from here."""
    try:
        return Leaf(judge(group_for(path.status, path.activity), path))
    except OpenTest as found:
        source = found.rule.source_on(path)
        yes = grow(path.with_answer(found, answer=True))
        no = grow(path.with_answer(found, answer=False))
        return yes if yes == no else Node(found.test, yes, no, source, found.only_if_known)


def verdicts_in(tree: Tree) -> Iterator[Verdict]:
    """Return what stands at the end of every path."""
    if isinstance(tree, Leaf):
        yield tree.verdict
        return
    yield from verdicts_in(tree.yes)
    yield from verdicts_in(tree.no)


def tests_in(tree: Tree) -> tuple[Test, ...]:
    """Return every test of a tree once, in the order of its first place."""
    if isinstance(tree, Leaf):
        return ()
    return tuple(dict.fromkeys((tree.test, *tests_in(tree.yes), *tests_in(tree.no))))


@cache  # statuses x activities x states of the law: some ten thousand small trees
def tree_for(status: Status, activity: Activity, since: date) -> Tree:
    """Return the tree of a status and activity under the law that began on `since`."""
    return grow(Path(status, activity, since))
