"""Words on a roster that nobody can read yet: how often each stands there, what it may mean, and what a choice changes.

For the page: `unread_words(review)` lists them; `review.words.with_word(notice, fact, text, codes)` is a choice;
`effect(review, words)` says beforehand whom it moves; `review.with_words(words)` is the roster to be judged with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...judging.verdict import Verdict
from ...notice.notice import Notice
from ...notice.questions import Fact, FactId
from ...notice.spelling import spelling
from ..words import Words, possible
from .person import Person
from .review import Review


@dataclass(frozen=True, slots=True)
class UnreadWord:
    """A text that cannot be read, as it is written in the first of its `rows`. `why`: what to write instead."""

    fact: FactId
    text: str
    rows: int
    why: str

    def options(self, notice: Notice) -> dict[str, str]:
        """Code → label of what it may mean; besides, it may be no answer (no codes at all)."""
        return possible(notice, notice.facts[self.fact])


def unread_words(review: Review) -> list[UnreadWord]:
    """What stands in cells that are problems because they cannot be read, the most frequent first. Formulas are left
    out: no word is one. To be asked when the review is done."""
    rows: Counter[tuple[FactId, str]] = Counter()
    first: dict[tuple[FactId, str], tuple[str, str]] = {}
    for fact, text, why in _unread_cells(review):
        word = fact, spelling(text)
        rows[word] += 1
        first.setdefault(word, (text, why))
    words = [UnreadWord(word[0], first[word][0], count, first[word][1]) for word, count in rows.most_common()]
    return [word for word in words if word.text[0] not in "=#"]


def _unread_cells(review: Review) -> Iterator[tuple[FactId, str, str]]:
    """Fact, text and what to write instead, of each cell that is a problem because it cannot be read, or because it
    comes with names that may be meant."""
    rows = [person.row for person in review.people]
    for fact, flags in review.screening.unreadable(review.codes(rows)).items():
        column = review.screening.columns[fact]
        for number in flags.nonzero()[0].tolist():
            code = column.code(review.intake.text(review.column[fact], rows[number]))
            yield fact, column.texts[code], str(column.remedies[code] or column.hints[code])


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
