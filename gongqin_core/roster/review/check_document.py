"""核对表 on paper: HTML in a file of its own, A4 landscape, to be laid beside the list that is stamped.

check_document(review, entries, statements(review, kind))  # to be opened and printed
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...guide.timetable import season
from ...judging.verdict import Verdict
from ...judging.words import chinese, last_word
from ...notice.rules_hash import rules_hash
from ...take_away.html import Html, element, join
from ...take_away.paper import CLAUSE, document
from ..assumption import assumed_sentence
from .check_list import (
    BASIS,
    CONCLUSION,
    FEE,
    LEVEL,
    NAME,
    NUMBER,
    SIGN,
    TICK,
    TICKED,
    CheckList,
    by_unit,
)
from .cover import BESIDE, COPY, not_in_it, signed_where, whose
from .entries import Entry
from .person import unit_name
from .review import Review
from .statement import FilledStatement
from .tally import tally
from .to_do import to_judge
from .totals import fee_sentence, verdict_sentence

STYLE = Path(__file__).with_name("check_sheet.css").read_text(encoding="utf-8")
WIDTHS = {NUMBER: 8, NAME: 16, LEVEL: 23, CONCLUSION: 17, FEE: 13, TICKED: 13}
"""Millimetres; what the notice lists beside a name has `LISTED`, and the basis has the rest."""
LISTED = 23


def check_document(review: Review, entries: Sequence[Entry], statements: Sequence[FilledStatement]) -> Html:
    """`entries`: everybody, in the roster's order. Units stand one below the other, each with its own numbers."""
    people = CheckList(review, entries)
    body = element(
        "main",
        _top(review),
        _list(review, entries, people),
        *_to_judge(review, entries),
        *_below(people),
        *_statements(review, statements),
        _end(review),
        css="check",
    )
    return document("报名人员核对表", body, style=STYLE)


def _top(review: Review) -> Html:
    whole = tally(review, review.people)
    [unit, *others] = review.units or {"": []}
    whose_list = f"单位：{unit}　　" if unit and not others else ""
    left = element(
        "div",
        element("p", review.notice.about.short),
        element("h1", "报名人员核对表"),
        element("p", f"{whose_list}共 {whole.people} 人：{verdict_sentence(whole)}。{fee_sentence(whole)}"),
    )
    right = element("div", element("p", BESIDE), element("p", season(review.notice, review.today).sentence))
    return element("div", left, right, css="top")


# —— people ——


def _list(review: Review, entries: Sequence[Entry], people: CheckList) -> Html:
    """One table, so that the headings stand once on every page; a unit's name stands above its people."""
    units, body = by_unit(entries), []
    for unit, some in units.items():
        if len(units) > 1:
            body.append(_unit(review, unit, some))
        body += [_row(number, entry, people) for number, entry in enumerate(some, 1)]
    return element("table", _columns(review), _head(review), element("tbody", *body))


def _unit(review: Review, unit: str, some: Sequence[Entry]) -> Html:
    part = tally(review, [entry.person for entry in some])
    text = f"{unit_name(unit)}：共 {part.people} 人，{verdict_sentence(part)}"
    return element("tr", element("th", text, colspan=len(_headings(review))), css="unit")


def _headings(review: Review) -> list[str]:
    facts = (review.notice.facts[fact].short for fact in review.notice.listed)
    return [NUMBER, NAME, *facts, LEVEL, CONCLUSION, BASIS, FEE, TICKED]


def _columns(review: Review) -> Html:
    columns = (WIDTHS.get(heading, False if heading == BASIS else LISTED) for heading in _headings(review))
    return element("colgroup", *(element("col", style=f"width: {mm}mm" if mm else False) for mm in columns))


def _head(review: Review) -> Html:
    return element("thead", element("tr", *(element("th", heading) for heading in _headings(review))))


def _row(number: int, entry: Entry, people: CheckList) -> Html:
    level, conclusion, basis = people.standing(entry)
    strong = "strong" if entry.verdict == Verdict.MET else ""
    return element(
        "tr",
        element("td", str(number)),
        element("td", entry.person.who, css="strong"),
        *(element("td", text) for text in people.facts(entry.person)),
        element("td", level),
        element("td", conclusion, css=strong),
        element("td", *_whole_clauses(basis)),
        element("td", people.fee(entry), css="fee"),
        element("td"),
    )


def _whole_clauses(text: str) -> Iterator[Html | str]:
    """No line breaks within a clause."""
    return (element("span", part) if CLAUSE.fullmatch(part) else part for part in CLAUSE.split(text))


# —— below ——


def _to_judge(review: Review, entries: Sequence[Entry]) -> Iterator[Html]:
    if texts := [*to_judge(review.notice, entries)]:
        yield _block("还须由人认定的", *(element("p", *_whole_clauses(text)) for text in texts))


def _below(people: CheckList) -> Iterator[Html]:
    for title, lines in people.below.items():
        if lines:
            yield _block(title, *(element("p", line) for line in lines))


def _statements(review: Review, statements: Sequence[FilledStatement]) -> Iterator[Html]:
    """The first stays with the title; two stand side by side where there are several."""
    said = join(element("p", text) for text in (COPY, *not_in_it(tally(review, review.people))))
    pairs = [
        element("div", *map(_statement, statements[at : at + 2]), css="pair") for at in range(0, len(statements), 2)
    ]
    yield _block("写在名册表上的声明", said, *pairs[:1])
    yield from pairs[1:]


def _statement(filled: FilledStatement) -> Html:
    """Never parted from its heading."""
    return element(
        "div",
        element("p", whose(filled), css="strong"),
        element("p", filled.text),
        element("p", signed_where(filled)),
        css="words",
    )


def _block(title: str, *content: Html) -> Html:
    """A heading with what stays on the same page."""
    return element("section", element("h2", title), *content)


def _end(review: Review) -> Html:
    notice = review.notice
    made = f"依据{notice.about.number}，规则校验码 {rules_hash(notice)}，{chinese(review.today)}核查。"
    rests_on = f"{assumed_sentence(notice, review.assumed)}{review.words_sentence}"
    texts = (
        f"{made}结论都是初步的。{last_word(notice)}{rests_on}{TICK}",
        f"名册：{review.intake.name}。签字、盖章都在名册表上，不在这张表上。",
    )
    return element("div", element("p", SIGN, css="sign"), *(element("p", text) for text in texts), css="end")
