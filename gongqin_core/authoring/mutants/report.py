"""What `gongqin check --cases` prints: how many small changes the cases notice, and who would notice the rest."""

from collections.abc import Iterable, Iterator, Mapping

from ...comparing.own_cases import FILE, OwnCases
from ...judging.answers import Answer
from ...judging.words import say
from ...notice.files import FILES
from ...notice.load import Source
from ...notice.notice import Notice
from .changes import Mutant
from .noticing import Noticing
from .to_judge import SOMEBODY, ToJudge, people_to_be_like, to_judge


def report(found: Noticing, source: Source, own: OwnCases | None) -> Iterator[str]:
    """Lines; those after the first are YAML for `cases.yaml`, with every verdict left blank."""
    cases = tuple(to_judge(found, own))
    yield _counts(found)
    if not cases:
        return
    yield f"下面 {len(cases)} 个人试得出来。请照通知在 expect 里写上结论，加进 {FILE}（最要紧的在前）："
    if any(case.like == SOMEBODY for case in cases) and (own is None or SOMEBODY not in own.cases.people):
        somebody = people_to_be_like(found.everybody, None)[SOMEBODY]
        yield "people:" if own is None else "people:  # 在原来的 people 里加这一行"
        yield f"  {SOMEBODY}: {{{_facts(source.notice, somebody)}}}"
    if own is None:
        yield "cases:"
    yield "  to_judge:"
    for case in cases:
        yield f"    # {_where(source, case.mutants)}"
        yield _line(source.notice, case)


def _counts(found: Noticing) -> str:
    left = len(found.unnoticed)
    rest = f"，看不出来的 {left} 处" if left else "，没有看不出来的"
    return (
        f"条件里可能改错的 {found.mutants} 处都试过了：改了对谁都一样的 {found.equivalent} 处，"
        f"{found.cases} 个试算看得出来的 {found.noticed} 处{rest}。"
    )


def _where(source: Source, mutants: tuple[Mutant, ...]) -> str:
    first = mutants[0]
    more = f"；另外 {len(mutants) - 1} 处改错也看得出来" if len(mutants) > 1 else ""
    return f"{FILES['levels'][0]}:{source.line('levels', *first.place).number} {first.text}{more}"


def _line(notice: Notice, case: ToJudge) -> str:
    who = "，".join(f"{notice.facts[fact].short} {_said(notice, fact, a)}" for fact, a in case.facts.items())
    expect = ", ".join(f"{level}: " for level in case.levels)
    facts = f"facts: {{{_facts(notice, case.facts)}}}, " if case.facts else ""
    return f"    - {{name: {who or case.like}, like: {case.like}, {facts}expect: {{{expect}}}}}"


def _said(notice: Notice, fact: str, answer: Answer) -> str:
    return "空着" if answer is None else say(notice.facts[fact], answer) or "不在目录里"


def _facts(notice: Notice, answers: Mapping[str, Answer]) -> str:
    return ", ".join(f"{fact}: {_spelled(notice, fact, answer)}" for fact, answer in answers.items())


def _spelled(notice: Notice, fact: str, answer: Answer) -> str:
    if isinstance(answer, frozenset):
        return f"[{', '.join(_codes(notice, fact, answer))}]"
    if answer == "" and notice.facts[fact].type == "trade":
        return "不在目录里的工种"
    return "" if answer is None else str(answer)


def _codes(notice: Notice, fact: str, chosen: frozenset[str]) -> Iterable[str]:
    return (option.code for option in notice.facts[fact].options if option.code in chosen)
