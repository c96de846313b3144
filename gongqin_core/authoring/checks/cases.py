"""The notice's own worked cases, `cases.yaml`: people whose verdicts somebody has read from the notice, judged again.

What no figure gives away (a join turned round, a code of another answer, a dispute forgotten) shows in them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import Field, ValidationError

from ...judging.answers import AnswerError, read_answers
from ...judging.evaluate import rules_of
from ...judging.explain import Finding, explain
from ...judging.verdict import Verdict
from ...notice.conditions import Strict
from ...notice.load import ContentError, Lines, Place, Problem, located, read_yaml
from .places import Book, no_such

FILE = "cases.yaml"
FEW = 3
"""Cases told one by one; of further ones only how many they are."""
Raw = dict[str, str | tuple[str, ...]]


class Case(Strict):
    """A person like another one but for some `facts` (nothing: not asked; null: cannot tell), and how they come out: a
    level that `expect` leaves out is not met. `because`: clauses that are among the reasons."""

    name: str
    like: str | None = None
    facts: Raw = Field(default_factory=dict)
    expect: dict[str, Literal["met", "confirm", "unknown", "not_met"]] = Field(default_factory=dict)
    because: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)


class Cases(Strict):
    """`cases.yaml`: people, and cases by what they are about."""

    people: dict[str, Raw] = Field(default_factory=dict)
    cases: dict[str, tuple[Case, ...]] = Field(min_length=1)


class Found(NamedTuple):
    """What is wrong with one case."""

    place: Place
    text: str


def cases_come_out(book: Book) -> Iterator[Problem]:
    """Everybody comes out as they should; nothing where there is no such file."""
    path, name = book.path / FILE, f"{book.folder}/{FILE}"
    if not path.is_file():
        return
    try:
        raw, lines = read_yaml(path, name)
    except ContentError as error:
        yield from error.problems
        return
    try:
        cases = Cases.model_validate(raw)
    except ValidationError as error:
        yield from located(error, name, lines)
        return
    yield from _few([*_wrong(cases, book)], name, lines)


def _few(found: list[Found], name: str, lines: Lines) -> Iterator[Problem]:
    for number, (place, text) in enumerate(found[:FEW], 1):
        more = len(found) - FEW if number == FEW else 0
        line = next(lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in lines)
        yield Problem(name, line, text + (f"（另有 {more} 个试算也对不上）" if more > 0 else ""))


def _wrong(cases: Cases, book: Book) -> Iterator[Found]:
    for topic, those in cases.cases.items():
        for n, case in enumerate(those):
            yield from (Found(("cases", topic, n), text) for text in _wrong_case(case, cases, book))


def _wrong_case(case: Case, cases: Cases, book: Book) -> Iterator[str]:
    try:
        raw = _merged(case.like, cases, set()) | case.facts
        answers = read_answers(book.notice.facts, _given(raw))
    except AnswerError as error:
        yield f"试算“{case.name}”：{error}。请看试算写错没有，questions.yaml 里是不是删错了"
        return
    except KeyError as error:
        yield no_such("试算的人", str(error.args[0]), cases.people, f"{FILE} 的 people")
        return
    findings = explain(rules_of(book.notice), answers)
    for level in {*case.expect, *case.because} - findings.keys():
        yield no_such("级别", level, findings, "levels.yaml")
    for level, finding in findings.items():
        if text := _wrong_finding(case, finding):
            yield f"试算“{case.name}”，{book.notice.level[level].short}{text}"
            return


def _merged(name: str | None, cases: Cases, seen: set[str]) -> Raw:
    """The answers of a person, and of those they are like."""
    if name is None or name in seen:
        return {}
    own = dict(cases.people[name])
    like = own.pop("like", None)
    return _merged(like if isinstance(like, str) else None, cases, {*seen, name}) | own


def _given(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {fact: None if value == "null" else value for fact, value in raw.items() if value != ""}


def _wrong_finding(case: Case, finding: Finding) -> str | None:
    expected, found = case.expect.get(finding.level, Verdict.NOT_MET.code), finding.verdict.code
    because = case.because.get(finding.level, ())
    wanted = {because} if isinstance(because, str) else {*because}
    cited = {reason.clause for reason in finding.reasons}
    if expected != found:
        label = {verdict.code: verdict.label for verdict in Verdict}
        where = "、".join(sorted(wanted | cited))
        look = f" {where} 的" if where else "这一级的"
        return f"应当是{label[expected]}，照 levels.yaml 判成了{label[found]}。请对照通知，看{look}条件写错没有"
    if wanted - cited:
        shown = "、".join(sorted(cited)) or "没有"
        return f"的理由里应当有 {'、'.join(sorted(wanted - cited))}，现在是 {shown}。请看条件的 clause 写错没有"
    return None


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (cases_come_out,)
