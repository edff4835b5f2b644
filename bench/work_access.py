"""How many decisions does one process make on one core? Chance questions, and the same again.

usage: python -m bench.work_access [number]
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from handinhand.work_access.decide import decide
from handinhand.work_access.domains import DATES, NUMBERS, in_order
from handinhand.work_access.facts import Facts, Refusal, read_facts
from handinhand.work_access.statuses import exists_on
from handinhand.work_access.values import FIRST_DAY
from handinhand.work_access.words import ASKED, PREVIOUS_STATUSES, Activity, Fact, Status

NUMBER = 20_000
LAST = date(2026, 12, 31)
ROUNDS = 5


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    for title, share in (("complete", 1.0), ("partial", 0.5), ("nothing known", 0.0)):
        people = [person(Random(seed), share) for seed in range(number)]
        cold, warm = seconds(decide, people), best(decide, people)
        print(
            f"decide, {title:14} {number / warm:>9,.0f} a second"
            f" ({number / cold:,.0f} when the rules are read for the first time)"
        )
    rows = [data_of(person(Random(seed), 0.5)) for seed in range(number)]
    took = best(lambda row: decide(read_facts(row)).as_data(), rows)
    print(f"read, decide, write  {number / took:>9,.0f} a second")
    return 0


def seconds(act: Callable[[Any], object], things: Sequence[Any]) -> float:
    begun = time.perf_counter()
    for thing in things:
        act(thing)
    return time.perf_counter() - begun


def best(act: Callable[[Any], object], things: Sequence[Any]) -> float:
    """Take the best of some rounds: other work on the machine only ever slows one down."""
    return min(seconds(act, things) for _ in range(ROUNDS))


def person(random: Random, share: float) -> Facts:
    """Return a question by chance: any day, any status, each asked fact known by this share."""
    while True:
        on = FIRST_DAY + timedelta(days=random.randrange((LAST - FIRST_DAY).days))
        status = random.choice([status for status in Status if exists_on(status, on)])
        known = {fact: value(random, fact, on) for fact in ASKED if random.random() < share}
        try:
            return Facts(on=on, status=status, activity=random.choice(list(Activity)), **known)
        except Refusal:  # a Duldung before the stay
            continue


def value(random: Random, fact: Fact, on: date) -> Any:
    if fact in DATES:
        return on - timedelta(days=random.randrange(5 * 365))
    if fact in NUMBERS:
        return random.randrange(150)
    if fact is Fact.PREVIOUS_STATUS:
        return random.choice([one for one in sorted(PREVIOUS_STATUSES) if exists_on(one, on)])
    return random.choice(in_order(fact))


def data_of(facts: Facts) -> dict[str, Any]:
    """Return a question as it comes in: flat, days in words."""
    names = ("on", "status", "activity", *Fact)
    known = {str(name): getattr(facts, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in known.items()
        if value is not None
    }


if __name__ == "__main__":
    sys.exit(main())
