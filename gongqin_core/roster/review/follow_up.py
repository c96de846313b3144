"""补充核实单: what one person of a roster is asked, as a short text to send to them.

It asks for what a worker knows of themselves, each fact once. What the unit and the offices look up, judge, confirm or
put right in the roster is the officer's, and stands on the officer's lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...judging.words import one_after_other
from ...notice.questions import Fact
from ..assumption import assumed_words
from .entries import Entry, entry
from .person import Person
from .review import Review
from .roles import APPLIED, OWN_WORDS
from .spots import Spots

SUPPLY, CHECK = "请补充", "请核实"
ANSWER = "请把答案告诉单位人事。"


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person is asked. `parts`: title → questions."""

    person: Person
    opening: str
    parts: dict[str, list[str]]
    closing: tuple[str, ...]

    @property
    def greeting(self) -> str:
        return f"{self.person.name}同志，您好！" if self.person.name else "您好！"

    @property
    def text(self) -> str:
        parts = (f"{title}：\n{_numbered(questions)}" for title, questions in self.parts.items())
        return "\n".join([self.greeting + self.opening, *parts, *self.closing])


class FollowUps:
    """The slips of one roster."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._spots = Spots(review)
        assumed = assumed_words(review.notice, review.assumed)
        otherwise = (f"核查时{assumed}算，和您的情况不一样的，请说明。",) if assumed else ()
        self._closing = (*otherwise, ANSWER)
        self._opening = f"核对{review.notice.about.short}的名册，有下面几处要请您说明。"

    def slip(self, listed: Entry) -> Slip | None:
        """None where there is nothing to ask the person."""
        parts: dict[str, list[str]] = {SUPPLY: [], CHECK: []}
        for role in self._asked(listed):
            written = self._review.text(listed.person, role)
            parts[CHECK if written else SUPPLY].append(f"{self._question(role)}{_written(written)}")
        filled = {title: questions for title, questions in parts.items() if questions}
        closing = (*self._own_words(listed.person), *self._closing)
        return Slip(listed.person, self._opening, filled, closing) if filled else None

    def _own_words(self, person: Person) -> Iterator[str]:
        """What the office took words of this row to mean."""
        review = self._review
        facts = [review.notice.facts[fact] for fact in review.screening.columns]
        for word in (word for fact in facts for word in review.words.hear(fact, review.text(person, fact.id)).words):
            yield f"核查时{word.said(review.notice)}，和您的情况不一样的，请说明。"

    def _asked(self, listed: Entry) -> Iterator[str]:
        """Facts, or the level applied for, each once: what is missing, then what is doubtful. What the unit says is not
        asked."""
        notice = self._review.notice
        for role in dict.fromkeys([*listed.missing, *self._spots.answerable(listed.person)]):
            if role == APPLIED or (role in notice.facts and role not in notice.unit_states):
                yield role

    def _question(self, role: str) -> str:
        notice = self._review.notice
        if role == APPLIED:
            return f"{OWN_WORDS[APPLIED]}：您要报哪一级？可以选：{'、'.join(level.name for level in notice.levels)}。"
        fact = notice.facts[role]
        return f"{fact.short}：{fact.question}{_may_say(fact)}"


def follow_up(review: Review, person: Person) -> str:
    """The text for one person. Empty when there is nothing to ask them."""
    slip = FollowUps(review).slip(entry(review, person))
    return slip.text if slip else ""


def _may_say(fact: Fact) -> str:
    """How to answer: what may be chosen, or how a date or name is written."""
    options = one_after_other(fact.labels.values())
    match fact.type:
        case "choice":
            return f"可以选：{options}。"
        case "multi":
            return f"有哪几项写哪几项：{options}。"
    return f"{fact.errors.invalid or ''}{f'没有就写“{fact.none}”。' if fact.none else ''}"


def _written(text: str) -> str:
    return f"名册上写的是“{text}”。" if text else ""


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
