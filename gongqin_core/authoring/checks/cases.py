"""The notice's own worked cases, `cases.yaml`: people whose verdicts somebody has read from the notice, judged again.

What no figure gives away (a join turned round, a code of another answer, a dispute forgotten) shows in them.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...comparing.own_cases import FILE, NoSuchPerson, OwnCase, OwnCases, own_cases
from ...judging.answers import AnswerError
from ...judging.evaluate import rules_of
from ...judging.explain import Explanation, Finding
from ...judging.verdict import Verdict
from ...notice.base import Place
from ...notice.nodes import Node
from ...notice.yaml_lines import ContentError, Problem, nearest_line
from .places import Book, no_such

FEW = 3
"""Cases told one by one; of further ones only how many they are."""


class Found(NamedTuple):
    """What is wrong with one case."""

    place: Place
    text: str


def cases_come_out(book: Book) -> Iterator[Problem]:
    """Everybody comes out as they should; nothing where there is no such file."""
    try:
        own = own_cases(book.path)
    except ContentError as error:
        yield from error.problems
        return
    if own:
        found = [Found(place, text) for place, case in own.all() for text in _wrong_case(case, own, book)]
        yield from _few(found, own)


def _few(found: list[Found], own: OwnCases) -> Iterator[Problem]:
    for number, (place, text) in enumerate(found[:FEW], 1):
        more = len(found) - FEW if number == FEW else 0
        yield Problem(*nearest_line(own.lines, place), text + (f"（另有 {more} 个试算也对不上）" if more > 0 else ""))


def _wrong_case(case: OwnCase, own: OwnCases, book: Book) -> Iterator[str]:
    try:
        answers = own.answers(case, book.notice)
    except AnswerError as error:
        yield f"试算“{case.name}”：{error}"
        return
    except NoSuchPerson as error:
        yield no_such("试算的人", str(error.args[0]), own.cases.people, f"{FILE} 的 people")
        return
    explanation = Explanation(rules_of(book.notice), answers)
    findings = explanation.findings()
    for level in {*case.expect, *case.because} - findings.keys():
        yield no_such("级别", level, findings, "levels.yaml")
    for level, finding in findings.items():
        if text := _wrong_finding(case, finding):
            where = _where(finding, explanation, book)
            yield f"试算“{case.name}”，{book.notice.level[level].short}{text}{where}"
            return


def _where(finding: Finding, explanation: Explanation, book: Book) -> str:
    """Where the conditions stand that hold a verdict down; nothing where they are too many to look at."""
    terms = [term for reason in finding.reasons for term in explanation.unclear(reason) if term.leaf]
    nodes = [term.node for term in terms] or [explanation.rules.terms[reason.index].node for reason in finding.reasons]
    spots = [spot for spot in book.of(Node) if spot.part == "levels" and any(spot.value is node for node in nodes)]
    places = sorted({book.where(spot) for spot in spots})
    return f"（定成这样的条件在 {'、'.join(places)}）" if 0 < len(places) <= FEW else ""


def _wrong_finding(case: OwnCase, finding: Finding) -> str | None:
    expected, found = case.expect.get(finding.level, Verdict.NOT_MET.code), finding.verdict.code
    because = case.because.get(finding.level, ())
    wanted = {because} if isinstance(because, str) else {*because}
    cited = {reason.clause for reason in finding.reasons}
    if expected != found:
        label = {verdict.code: verdict.label for verdict in Verdict}
        where = "、".join(sorted(wanted | cited))
        look = f" {where} 的" if where else "这一级的"
        return f"应当是{label[expected]}，照 levels.yaml 判成了{label[found]}。请对照通知，看{look}条件写错没有"
    if wanted and finding.verdict == Verdict.MET:
        return f"是{finding.verdict.label}，没有理由可说。请从 because 里删去 {finding.level}"
    if wanted - cited:
        shown = "、".join(sorted(cited)) or "没有"
        return f"的理由里应当有 {'、'.join(sorted(wanted - cited))}，现在是 {shown}。请看条件的 clause 写错没有"
    return None


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (cases_come_out,)
