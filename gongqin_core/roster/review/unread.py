"""Words on a roster that nobody can read yet: what a choice of what they mean changes.

`things_to_do` lists them; `review.words.with_word(notice, fact, text, codes)` is a choice; `effect(review, words)` says
beforehand whom it moves; `review.with_words(words)` is the roster to be judged with it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...judging.verdict import Verdict
from ...notice.questions import Fact
from ..words import Words
from .person import Person
from .review import Review


@dataclass(frozen=True, slots=True)
class Effect:
    """What a choice of words changes. `moves`: conclusion before, conclusion after → people, only where they differ."""

    rows: int
    """Rows that are read otherwise."""
    moves: Mapping[tuple[Verdict, Verdict], int]

    @property
    def people(self) -> int:
        """How many conclusions change."""
        return sum(self.moves.values())

    @property
    def sentence(self) -> str:
        """`37 行这样写；定了以后 30 人的结论会变：待补充变成初步符合 30 人。`"""
        if not self.people:
            return f"{self.rows} 行这样写；定了以后，没有人的结论会变。"
        moves = "，".join(f"{before.label}变成{after.label} {n} 人" for (before, after), n in self.moves.items())
        return f"{self.rows} 行这样写；定了以后，{self.people} 人的结论会变：{moves}。"


def effect(review: Review, words: Words) -> Effect:
    """What it would change to judge with these words in place of `review.words`; nothing is changed yet."""
    changed = {word.fact for word in {*words} ^ {*review.words}}
    facts = [review.notice.facts[fact] for fact in sorted(changed) if fact in review.column]
    people = [
        person for person in review.people if any(_heard_otherwise(review, words, fact, person) for fact in facts)
    ]
    verdicts = _verdicts(review.with_words(words), people)
    moves: Counter[tuple[Verdict, Verdict]] = Counter()
    for person, after in zip(people, verdicts, strict=True):
        before, then = review.verdict(person), review.verdict(replace(person, verdicts=after))
        moves[before, then] += before != then
    return Effect(len(people), dict((+moves).most_common()))


def _verdicts(review: Review, people: Sequence[Person]) -> list[Mapping[str, Verdict]]:
    """How these people would come out."""
    verdicts = review.screening.verdicts(review.codes([person.row for person in people]), len(people))
    by_row = zip(*(column.tolist() for column in verdicts.values()), strict=True)
    return [dict(zip(verdicts, map(Verdict, numbers), strict=True)) for numbers in by_row]


def _heard_otherwise(review: Review, words: Words, fact: Fact, person: Person) -> bool:
    text = review.text(person, fact.id)
    return words.hear(fact, text) != review.words.hear(fact, text)
