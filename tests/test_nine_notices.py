"""With more notices than anybody keeps at hand, nothing is worked out twice."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from gongqin_core.ahead.career import routes
from gongqin_core.ahead.earliest import Prospect, earliest
from gongqin_core.ahead.outlook import distinctions
from gongqin_core.comparing.compare import compare
from gongqin_core.comparing.sentences import sentences
from gongqin_core.guide.checklist import checklist
from gongqin_core.guide.search import find_clauses, find_enquiries, find_preparation
from gongqin_core.guide.timetable import notice_year
from gongqin_core.guide.trade_hints import near_trades
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.explain import Explanation, explain
from gongqin_core.judging.interview import open_levels
from gongqin_core.judging.prices import price
from gongqin_core.judging.progress import progress
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.once import once
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.roster.lookup import lookup_of
from gongqin_core.take_away.caselink import decode, encode
from gongqin_core.take_away.result import Result
from tests.people import NOTICE, person, read
from tests.places import ROOT

OF_ONE_CHECK = {"Book", ""}
"""What keeps something and goes with the check that made it: the book of a folder, and what has methods for it."""
NINE = [replace(NOTICE) for _ in range(9)]
WORKER = read(person("newcomer"))


def used(notice: Notice) -> None:
    """Everything that is worked out once for a notice, or for its rules."""
    rules = rules_of(notice)
    Result(Explanation(rules, WORKER), date(2020, 4, 20)).levels["5"].warnings  # noqa: B018
    explain(rules, WORKER)
    earliest(rules, WORKER)
    prospect = Prospect(rules, WORKER)
    prospect.by_counting("4", prospect.first + 1)
    progress(rules, WORKER)
    open_levels(rules, {})
    routes(rules, WORKER)
    distinctions(rules)
    checklist(notice, WORKER, "4")
    price(notice, "4")
    find_clauses(notice, "四级")
    find_enquiries(notice, "四级")
    find_preparation(notice, "照片")
    near_trades(notice, "司机")
    notice_year(notice)
    rules_hash(notice)
    lookup_of(notice)
    decode(encode(notice, WORKER), lambda _: notice)
    compare(notice, NOTICE)
    sentences(notice, NOTICE, 1)


def kept(notice: Notice) -> list[object]:
    """What a notice and its rules keep, each thing once."""
    found: list[object] = []
    for owner in (notice, rules_of(notice)):
        for name, value in vars(owner).items():
            found += value.values() if "." in name else [value]
    return found


def test_nine_notices_are_used_and_everything_is_kept() -> None:
    for notice in NINE:
        used(notice)
    first = [kept(notice) for notice in NINE]
    assert all(len(results) > 25 for results in first)
    for notice in NINE:
        used(notice)
    for before, notice in zip(first, NINE, strict=True):
        assert [id(result) for result in kept(notice)] == [id(result) for result in before]


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function of the core with its full name."""
    for path in sorted((ROOT / "gongqin_core").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{module}.{node.name}", node


def decorators(function: ast.FunctionDef) -> set[str]:
    return {ast.unparse(decorator).partition("(")[0] for decorator in function.decorator_list}


def owner(function: ast.FunctionDef) -> str:
    """The type of what a function is about."""
    first = function.args.args[0].annotation
    return ast.unparse(first) if first else ""


def test_all_that_is_kept_with_a_notice_is_tried_here() -> None:
    used(NINE[0])
    asked = {name for keeps in (NINE[0], rules_of(NINE[0])) for name in vars(keeps) if "." in name}
    kept_by = {name: owner(function) for name, function in functions() if "once" in decorators(function)}
    assert asked == {name for name, kind in kept_by.items() if kind not in OF_ONE_CHECK}


def test_no_cache_of_a_fixed_size_holds_what_belongs_to_a_notice() -> None:
    cached = [(name, found) for name, found in functions() if decorators(found) & {"lru_cache", "cache"}]
    assert cached
    assert [name for name, found in cached if re.search(r"\b(Notice|Rules)\b", ast.unparse(found.args))] == []


def test_a_notice_with_something_changed_keeps_nothing_of_the_first() -> None:
    used(NINE[0])
    changed = replace(NINE[0], passing=None)
    assert rules_of(changed).notice is changed
    assert compare(NINE[0], NOTICE) is compare(NINE[0], NOTICE)


class Owner:
    """Anything."""


def test_work_is_done_once_for_each_owner_and_argument() -> None:
    done: list[tuple[Owner, int]] = []

    @once
    def work(owner: Owner, number: int) -> int:
        done.append((owner, number))
        return number

    owners = [Owner() for _ in range(20)]
    for _ in range(2):
        assert [work(owner, number) for owner in owners for number in (1, 2)] == [1, 2] * 20
    assert done == [(owner, number) for owner in owners for number in (1, 2)]


def test_an_error_is_not_kept() -> None:
    answers: Iterator[int | ValueError] = iter([ValueError("not yet"), 5])

    @once
    def work(owner: Owner) -> int:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    owner = Owner()
    with pytest.raises(ValueError, match="not yet"):
        work(owner)
    assert [work(owner), work(owner)] == [5, 5]
