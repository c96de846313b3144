"""Everybody a proof is about, and somebody of them in words."""

from ...judging.diagrams import Diagram
from ...judging.everybody import Everybody
from ...judging.nearest import Near, nearest
from ...judging.points import UNKNOWN
from ...judging.words import say


def whole(everybody: Everybody, people: Diagram) -> Diagram:
    """Those of a set who have answered all that is for them, exactly."""
    return everybody.diagrams.all((people, everybody.whole))


def somebody(everybody: Everybody, people: Diagram, about: Diagram | None = None) -> str | None:
    """Somebody of a set who has answered everything, by the answers that put them there; None where there is nobody.
    `about`: a larger set, that the answers are to tell of."""
    found = nearest(everybody, whole(everybody, people), (UNKNOWN,) * len(everybody.facts))
    if found is None:
        return None
    return in_words(everybody, people if about is None else about, found)


def in_words(everybody: Everybody, people: Diagram, person: Near) -> str:
    """Somebody, by the answers that put them in a set."""
    answers = everybody.answers(person.points)
    asked = (everybody.facts[variable] for variable in everybody.diagrams.on_the_way(people, person.points))
    known = [everybody.notice.facts[fact] for fact in asked if fact in answers]
    return "，".join(f"{fact.short} {say(fact, answers[fact.id]) or '不在目录里'}" for fact in known) or "谁都是"
