"""补充核实单: what one person of a roster still has to supply or look at again, as a short text to send to them."""

from collections.abc import Iterable

from ..assumption import assumed_words
from .basis import confirmations, level_to_list
from .person import Person
from .review import Review


def follow_up(review: Review, person: Person) -> str:
    """What they have to supply, what to look at again and what others have to confirm. Empty when there is nothing."""
    parts = [f"{title}：\n{_numbered(texts)}" for title, texts in _parts(review, person).items() if texts]
    if not parts:
        return ""
    greeting = f"{person.name}同志，您好！" if person.name else "您好！"
    opening = f"{greeting}核对{review.notice.about.short}的名册，您有下面几处要办。"
    assumed = assumed_words(review.notice, review.assumed)
    otherwise = [f"核查时{assumed}算，和您的情况不一样的，请说明。"] if assumed else []
    return "\n".join([opening, *parts, *otherwise, "办好请告诉单位人事，名册改好再核查一遍。"])


def _parts(review: Review, person: Person) -> dict[str, list[str]]:
    level = level_to_list(review.result(person), review.level(person))
    facts = [review.notice.facts[fact] for fact in level.missing]
    return {
        "请补充": [f"{fact.short}：{fact.question}{fact.hint or ''}" for fact in facts],
        "请核实": list(person.problems),
        "要先确认": confirmations(level),
    }


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
