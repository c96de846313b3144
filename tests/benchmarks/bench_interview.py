"""How many questions the self-check asks, beside a form that asks everything and the best orders that can be found.

    uv run python -m tests.benchmarks.bench_interview

Every order asks only what can still change a verdict; it only says what comes first. The order of `questions.yaml` is
measured on one town; the local search starts from it and from chance, learns on another, and is measured on the first.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from statistics import mean

from gongqin_core.judging.answers import Answer
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.interview import next_question
from tests.benchmarks.measure import show
from tests.people import NOTICE, RULES, population, read

Order = tuple[str, ...]
Answers = dict[str, Answer]
AS_WRITTEN: Order = tuple(fact for fact in NOTICE.facts if fact != NOTICE.about.procedure)
TOWN = [read(raw) for raw in population(400, seed=2020)]
OTHER_TOWN = [read(raw) for raw in population(60, seed=7)]


def rules_asking(order: Order) -> Rules:
    """The same rules, asked in another order."""
    facts = [NOTICE.facts[fact] for fact in (*order, NOTICE.about.procedure or "") if fact in NOTICE.facts]
    notice = replace(NOTICE, facts={fact.id: fact for fact in facts})
    return Rules(notice, {level: NOTICE.level[level].tree for level in RULES.roots})


def questions(rules: Rules, person: Answers) -> int:
    """How many facts are asked of this person; the missing part of a date is no further question."""
    said: Answers = {}
    while (fact := next_question(rules, said)) is not None:
        said[fact] = person.get(fact)
    return len(said)


def asked(order: Order, town: Sequence[Answers]) -> list[int]:
    rules = rules_asking(order)
    return [questions(rules, person) for person in town]


def improve(order: Order, score: Callable[[Order], float], tries: int, rng: Random) -> Order:
    """Local search: move one fact elsewhere, keep what is not worse."""
    best, found = order, score(order)
    for _ in range(tries):
        moved = list(best)
        moved.insert(rng.randrange(len(moved)), moved.pop(rng.randrange(len(moved))))
        if (now := score(tuple(moved))) <= found:
            best, found = tuple(moved), now
    return best


def main(tries: int) -> None:
    def score(order: Order) -> float:
        return mean(asked(order, OTHER_TOWN))

    chance = Random(5).sample(AS_WRITTEN, len(AS_WRITTEN))
    orders = {
        "order of questions.yaml": AS_WRITTEN,
        "best order found, starting from it": improve(AS_WRITTEN, score, tries, Random(1)),
        "best order found, starting from chance": improve(tuple(chance), score, tries, Random(2)),
        "an order by chance": tuple(chance),
    }
    counts = {name: asked(order, TOWN) for name, order in orders.items()}
    best = min(mean(count) for count in counts.values())
    rows = [(name, mean(count), mean(count) / best, max(count)) for name, count in counts.items()]
    form = len(AS_WRITTEN)
    rows.append(("fixed form: everything", form, form / best, form))
    show(f"Questions asked of {len(TOWN)} workers", ("", "mean", "best = 1", "most"), rows)
    print("\nBest order found:", *orders[min(counts, key=lambda name: mean(counts[name]))])


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300)
