"""All 补充核实单 of a roster at once: one text to copy from, and one document to print, a page for each person.

entries = [entry(review, person) for person in review.people]  # or those the page has prepared already
some = slips(review, entries)
as_text(some)  # str, for a copy button or a .txt file
as_document(some)  # HTML in a file of its own (.html), to be opened and printed
"""

from collections.abc import Iterable, Iterator, Sequence

from ...take_away.html import Html
from ...take_away.paper import LARGE, TITLE, Part, document, heading, page, sentence
from .entries import Entry
from .follow_up import FollowUps, Slip
from .review import Review

BETWEEN = "————————"
SIGNED = "本人签名：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿"
ANSWERED = "答：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"


def slips(review: Review, entries: Iterable[Entry]) -> list[Slip]:
    """One for everybody who has something to answer, in the roster's order."""
    follow_ups = FollowUps(review)
    return [slip for slip in map(follow_ups.slip, entries) if slip]


def as_text(some: Sequence[Slip]) -> str:
    """One after another, a line between them; each begins with the name, the unit and the line in the file."""
    return f"\n\n{BETWEEN}\n\n".join(f"【{_whose(slip)}】\n{slip.text}" for slip in some)


def as_document(some: Sequence[Slip]) -> Html:
    """A4, a page each, with room to answer and to sign."""
    return document("补充核实单", *(page(list(_parts(slip))) for slip in some))


def _parts(slip: Slip) -> Iterator[Part]:
    yield sentence("补充核实单", size=TITLE, css="title")
    yield _large(_whose(slip))
    yield _large(slip.greeting + slip.opening)
    for title, questions in slip.parts.items():
        yield heading(title)
        for number, question in enumerate(questions, 1):
            yield _large(f"{number}. {question}")
            yield _large(ANSWERED)
    for text in (*slip.closing, SIGNED):
        yield _large(text)


def _large(text: str) -> Part:
    return sentence(text, size=LARGE, css="large")


def _whose(slip: Slip) -> str:
    person = slip.person
    return "　".join(filter(None, [person.name, person.unit, f"名册第 {person.line} 行"]))
