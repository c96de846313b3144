"""`gongqin check --cases`: every small change to the conditions is noticed, or changes nobody's verdict."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest
import yaml

from gongqin_core import cli
from gongqin_core.authoring.check import check
from gongqin_core.authoring.mutants.changes import Mutant, mutants
from gongqin_core.authoring.mutants.noticing import noticing, treated_differently
from gongqin_core.authoring.mutants.report import report
from gongqin_core.comparing.own_cases import OwnCases, own_cases
from gongqin_core.judging.answers import Answers, applies
from gongqin_core.judging.diagrams import NOBODY
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.everybody import Everybody
from gongqin_core.judging.nearest import nearest
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.conditions import AnyNode
from gongqin_core.notice.load import read_notice
from tests.folders import copied
from tests.people import NOTICE, RULES, crowd, person, read
from tests.places import CONTENT, TESTS

GOOD, SECOND = CONTENT / "jiaozuo-2020", TESTS / "notices" / "yunxi-2023"
ALL = Everybody(NOTICE)
TREES = {level.id: level.tree for level in NOTICE.levels}
MUTANTS = list(mutants(NOTICE))
CASES = own_cases(GOOD)


def at(*place: str | int) -> list[str]:
    """What is done at a place and right inside it."""
    return [mutant.text for mutant in MUTANTS if mutant.place[:-1] == place]


def rules(mutant: Mutant) -> Rules:
    return Rules(replace(NOTICE, conditions=dict(mutant.conditions)), {**TREES, **mutant.trees})


def verdicts(mutant: Mutant, answers: Answers) -> dict[str, Verdict]:
    return rules(mutant).verdicts(answers)


def test_every_small_change_to_the_notice_is_noticed_by_a_case() -> None:
    found = noticing(NOTICE, CASES)
    assert [change.mutant.text for change in found.unnoticed] == []
    assert found.mutants == len(MUTANTS) > 850 and found.noticed > 650


@pytest.mark.parametrize("name", ["lanjiang-2015", "shadi-2023", "xijin-2022", "yunxi-2023"])
def test_so_it_is_in_notices_of_other_years_and_places(name: str) -> None:
    folder = TESTS / "notices" / name
    found = noticing(read_notice(folder).notice, own_cases(folder))
    assert [change.mutant.text for change in found.unnoticed] == []


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        (
            ("levels", 2, "tree", "all", 3, "any", 0, "all", 1, "any", 1, "all", 0),
            ["full_years: 18 写成 17", "漏写 disputed"],
        ),
        (
            ("levels", 2, "tree", "all", 3, "any", 0, "all", 1, "any", 1, "all", 0),
            ["as_of: 2020-12-31 写成 2021-01-01"],
        ),
        (
            ("levels", 2, "tree", "all", 3, "any", 0, "all", 1, "any", 1, "all", 0),
            ["fact: career_start 写成 level_since"],
        ),
        (("conditions", "merit", "any", 2, "all", 0), ["at_least: 2 写成 1", "at_least: 2 写成 3"]),
        (("conditions", "on_post", "any", 0), ["in: [regular, contract] 写成 [contract]"]),
        (("conditions", "on_post", "any", 0), ["in: [regular, contract] 写成 [regular, contract, other]"]),
        (("conditions", "on_post", "any", 1), ["漏写 confirm"]),
        (("conditions", "on_post"), ["any 写成 all"]),
        (("conditions", "on_post", "any"), ["漏写这一条"]),
        (("conditions", "not_retired", "any", 0), ["is: not_in_2020 写成 before_issue"]),
        (("levels", 4, "tree", "all", 2, "any", 0), ["listed_in: level_1_trades 写成 former_names"]),
    ],
)
def test_whatever_could_slip_is_tried(place: tuple[str | int, ...], texts: list[str]) -> None:
    assert set(texts) <= set(at(*place)), at(*place)


def test_a_code_alone_is_never_left_out_and_no_count_is_more_than_there_are_codes() -> None:
    assert not [mutant.text for mutant in MUTANTS if "写成 []" in mutant.text]
    assert "at_least: 2 写成 6" not in {mutant.text for mutant in MUTANTS}


@pytest.mark.parametrize("seed", range(3))
def test_whoever_is_in_the_set_comes_out_differently_and_nobody_else_does(seed: int) -> None:
    """Judged by the rules, compiled from the changed trees: people far from any limit, and somebody of the set."""
    people = [read(raw) for raw in islice(crowd(200, seed), 200)]
    people = [{f: a for f, a in answers.items() if applies(NOTICE.facts[f], answers)} for answers in people]
    for mutant in Random(seed).sample(MUTANTS, 25):
        differently = treated_differently(ALL, mutant)
        changed = rules(mutant)
        for answers in people:
            moved = changed.verdicts(answers) != RULES.verdicts(answers)
            assert (ALL.diagrams.at(differently, ALL.at(answers)) != NOBODY) == moved, (mutant.place, mutant.text)


def test_somebody_near_is_in_the_set_and_as_little_unlike_as_can_be() -> None:
    third = read(person("third"))
    near = {mutant.text: nearest(ALL, treated_differently(ALL, mutant), tuple(ALL.at(third))) for mutant in MUTANTS}
    found = near["by: 1970-04-13 写成 1970-04-14"]
    assert found
    answers = ALL.answers(found.points)
    changed = {fact for fact in {*answers, *third} if answers.get(fact) != third.get(fact)}
    assert changed == {"education", "skill_recognised", "birth"} and str(answers["birth"]) == "1970-04-14"
    assert nearest(ALL, NOBODY, found.points) is None


def test_what_changes_nobody_changes_none_of_many() -> None:
    same = [mutant for mutant in MUTANTS if treated_differently(ALL, mutant) == NOBODY]
    people = [read(raw) for raw in crowd(150, 7)]
    people = [{f: a for f, a in answers.items() if applies(NOTICE.facts[f], answers)} for answers in people]
    before = [RULES.verdicts(answers) for answers in people]
    for mutant in Random(1).sample(same, 25):
        changed = rules(mutant)
        assert [changed.verdicts(answers) for answers in people] == before, (mutant.place, mutant.text)


# —— what is printed ——


def lines_about(folder: Path, own: OwnCases | None) -> Iterator[str]:
    source = read_notice(folder)
    return report(noticing(source.notice, own), source, own)


def without(cases: OwnCases, *names: str) -> OwnCases:
    left = {topic: tuple(c for c in those if c.name not in names) for topic, those in cases.cases.cases.items()}
    return OwnCases(cases.cases.model_copy(update={"cases": left}), cases.lines)


def test_without_a_case_somebody_to_judge_is_printed_as_one() -> None:
    assert CASES
    lines = list(lines_about(GOOD, without(CASES, "8(3) 2015、2017 优秀，靠 2015 年要确认")))
    assert re.fullmatch(r"条件里可能改错的 \d+ 处都试过了：.*342 个试算看得出来的 \d+ 处，看不出来的 1 处。", lines[0])
    assert lines[1].startswith("下面 1 个人试得出来。")
    assert re.fullmatch(r" +# levels.yaml:\d+ has: \[2015, .*\] 写成 \[2015, 2016, 2018, 2019\]", lines[3])
    facts = "facts: {excellent_years: [2015, 2017]}"
    assert lines[4:] == [f"    - {{name: 优秀年度 2015 年、2017 年, like: unpublished, {facts}, expect: {{1: }}}}"]


def test_whoever_the_printed_cases_are_like_is_printed_where_the_own_people_have_not_answered_all(
    tmp_path: Path,
) -> None:
    folder = copied(SECOND, tmp_path / SECOND.name)
    (folder / "cases.yaml").write_text(
        "people:\n  brief: {}\ncases:\n  one:\n    - {name: 什么也没答, like: brief, expect: {}}\n", encoding="utf-8"
    )
    own = own_cases(folder)
    assert own
    lines = list(lines_about(folder, own))
    assert lines[2].startswith("people:") and lines[3].startswith("  somebody: {")
    assert any("like: somebody" in line for line in lines) and lines[4] == "  to_judge:"


def test_with_all_cases_nothing_is_left_to_judge() -> None:
    (line,) = lines_about(GOOD, CASES)
    assert line.endswith("没有看不出来的。")


def test_a_notice_without_cases_gets_a_whole_file_of_them(tmp_path: Path) -> None:
    """Written in, with the verdict that a person gives, they notice every change; until then `check` asks for it."""
    folder = copied(SECOND, tmp_path / SECOND.name)
    text = "\n".join(line for line in lines_about(folder, None) if line.startswith((" ", "people:", "cases:")))
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    assert {problem.file for problem in check(folder)} == {f"{SECOND.name}/cases.yaml"}
    data = yaml.load(text, yaml.BaseLoader)
    notice = read_notice(folder).notice
    for case in data["cases"]["to_judge"]:
        case["expect"] = {}
    (folder / "cases.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    own = own_cases(folder)
    assert own and noticing(notice, own).unnoticed == ()
    everybody = Everybody(notice)
    changes = [treated_differently(everybody, mutant) for mutant in mutants(notice)]
    people = [everybody.at(own.answers(case, notice)) for _, case in own.all()]
    told = [sum(everybody.diagrams.at(change, person) != NOBODY for change in changes) for person in people]
    assert told[0] > sum(told) / len(told)


# —— the command ——


@pytest.mark.parametrize(
    "words", [["--cases"], ["--cases", str(GOOD)], [str(GOOD), "--cases"], ["--notice", "jiaozuo-2020", "--cases"]]
)
def test_the_command_counts(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", *words]) == 0
    out, err = capsys.readouterr()
    first, *laid_over, second = out.splitlines()
    assert all(re.fullmatch(r"\w+\.yaml 照底本 henan 的有 \d+ 处。", line) for line in laid_over) and laid_over
    assert err == "" and first == "jiaozuo-2020：没有发现问题。"
    assert re.fullmatch(
        r"条件里可能改错的 \d+ 处都试过了：改了对谁都一样的 \d+ 处，\d+ 个试算看得出来的 \d+ 处，没有看不出来的。",
        second,
    )


def test_what_no_case_notices_is_an_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(GOOD, tmp_path / GOOD.name)
    text = (folder / "cases.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "8(3) 2015、2017 优秀" not in line]
    (folder / "cases.yaml").write_text("".join(lines), encoding="utf-8")
    assert cli.main(["check", str(folder), "--cases"]) == 1
    assert "看不出来的 1 处。" in capsys.readouterr().out
    assert cli.main(["check", str(folder)]) == 0


def test_with_problems_it_says_to_mend_them_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copied(SECOND, tmp_path / SECOND.name)
    path = folder / "levels.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fact: post", "fact: posts"), encoding="utf-8")
    assert cli.main(["check", str(folder), "--cases"]) == 1
    assert capsys.readouterr().out.endswith("先改好上面的问题，才能看试算够不够。\n")


def test_a_case_that_cannot_be_read_is_told_by_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copied(SECOND, tmp_path / SECOND.name)
    text = "cases:\n  days:\n    - {name: 某人, fact: {post: regular}}\n"
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    assert cli.main(["check", str(folder), "--cases"]) == 1
    assert f"{SECOND.name}/cases.yaml:3：" in capsys.readouterr().out


def nodes(mutant: Mutant) -> list[AnyNode]:
    return [*mutant.conditions.values(), *{**TREES, **mutant.trees}.values()]


def test_a_change_is_one_change() -> None:
    original = [*NOTICE.conditions.values(), *TREES.values()]
    for mutant in MUTANTS:
        assert sum(new != old for new, old in zip(nodes(mutant), original, strict=True)) == 1
