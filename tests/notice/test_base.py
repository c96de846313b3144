"""A notice laid over its base: whatever the base says, the notice is the same; and what is wrong is told where it is
written."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.authoring.check import check
from gongqin_core.notice.base import ADDED, NAMED_BY, NotInBase, Overlay
from gongqin_core.notice.load import notice_folder, read_notice
from gongqin_core.notice.yaml_lines import ContentError, Line, read_yaml
from tests.folders import copied
from tests.places import TESTS
from tests.second import FOLDER as SECOND

LAID: list[dict[str, Any]] = yaml.load((TESTS / "notice" / "laid_over.yaml").read_text("utf-8"), yaml.BaseLoader)
WHOLE = {name: read_yaml(SECOND / name, name)[0] for name in ("questions.yaml", "levels.yaml", "fees.yaml")}


def read(text: str, name: str, folder: Path) -> tuple[Any, dict[Any, Line]]:
    (folder / name).write_text(text, encoding="utf-8")
    data, lines = read_yaml(folder / name, name)
    return data, dict(lines)


@pytest.mark.parametrize("case", LAID, ids=lambda case: case["name"])
def test_what_a_notice_writes_lies_over_its_base(tmp_path: Path, case: dict[str, Any]) -> None:
    (own, lines), (base, there) = (read(case[which], which, tmp_path) for which in ("own", "base"))
    overlay = Overlay(lines, there)
    if "missing" in case:
        with pytest.raises(NotInBase) as refused:
            overlay.laid(own, base)
        assert (refused.value.name, lines[refused.value.place].number) == (case["missing"], int(case["line"]))
        return
    whole = overlay.laid(own, base)
    assert whole == case["whole"]
    assert overlay.lines.keys() == places(whole)
    for written, place in case.get("written", {}).items():
        file, number = written.split(":")
        assert overlay.lines[tuple(int(key) if key.isdigit() else key for key in place)] == (file, int(number))


def places(value: Any, place: tuple[Any, ...] = ()) -> set[tuple[Any, ...]]:
    """Every place there is in plain data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {place}.union(*(places(child, (*place, key)) for key, child in inner))


@given(st.sampled_from(sorted(WHOLE)), st.randoms(use_true_random=False))
def test_whatever_the_base_says_the_whole_is_the_same(name: str, random: Any) -> None:
    whole = deepcopy(WHOLE[name])
    own = shortened(whole, random)
    lines, there = (dict.fromkeys(places(data), which) for data, which in ((own, "own"), (whole, "base")))
    overlay = Overlay(lines, there)
    laid = overlay.laid(own, whole)
    assert json.dumps(laid, sort_keys=True) == json.dumps(whole, sort_keys=True)
    assert overlay.lines.keys() == places(whole)


def shortened(value: Any, random: Any) -> Any:
    """The same with some of what the base says left out."""
    if isinstance(value, dict):
        kept = {key for key in value if key in NAMED_BY or (key not in ADDED and random.random() < 0.5)}
        return {key: shortened(inner, random) for key, inner in value.items() if key in kept}
    if isinstance(value, list):
        return [item_of(item, random) for item in value]
    return value


def item_of(item: Any, random: Any) -> Any:
    name = next((item[key] for key in NAMED_BY if key in item), None) if isinstance(item, dict) else None
    if name is None:
        return item
    return name if random.random() < 0.3 else shortened(item, random)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A notice whose questions stand in its base, all but what is listed beside a name."""
    copy = copied(SECOND, tmp_path / SECOND.name)
    (tmp_path / "shared").mkdir()
    (copy / "questions.yaml").rename(tmp_path / "shared" / "questions.yaml")
    (copy / "questions.yaml").write_text("listed: [trade]\n", encoding="utf-8")
    extended(copy, "shared")
    return copy


def extended(folder: Path, base: str) -> None:
    about = folder / "notice.yaml"
    lines = [line for line in about.read_text("utf-8").splitlines() if not line.startswith("extends:")]
    about.write_text("\n".join([*lines[:2], f"extends: {base}", *lines[2:], ""]), encoding="utf-8")


def test_a_notice_is_read_with_what_its_base_says(folder: Path) -> None:
    source, before = read_notice(folder), read_notice(SECOND).notice
    assert source.notice.about.extends == "shared"
    assert source.notice.facts == before.facts and source.notice.listed == ("trade",)
    assert source.line("questions", "facts", 0).file == "shared/questions.yaml"
    assert source.line("questions", "listed") == ("yunxi-2023/questions.yaml", 1)


@pytest.mark.parametrize(
    ("base", "says"),
    [("nowhere", "extends 写的“nowhere”旁边没有这个文件夹"), ("yunxi-2023", "是一份通知，不是底本")],
)
def test_a_base_that_is_none_is_told_on_its_line(folder: Path, base: str, says: str) -> None:
    extended(folder, base)
    with pytest.raises(ContentError) as refused:
        read_notice(folder)
    [problem] = refused.value.problems
    assert (problem.file, problem.line) == ("yunxi-2023/notice.yaml", 3) and says in problem.text


def test_what_is_wrong_in_the_base_is_told_there(folder: Path) -> None:
    shared = folder.parent / "shared" / "questions.yaml"
    shared.write_text(shared.read_text("utf-8").replace("type: choice", "type: choise", 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_notice(folder)
    assert [(problem.file, problem.line) for problem in refused.value.problems] == [("shared/questions.yaml", 4)]


def test_who_is_told_of_the_base_is_sent_to_their_own_file(tmp_path: Path) -> None:
    folder = copied(notice_folder("jiaozuo-2020"), tmp_path / "jiaozuo-2020")
    shared = tmp_path / "henan" / "questions.yaml"
    shared.write_text(
        shared.read_text("utf-8").replace("short: 文化程度", "short: 文化程度等影响申报情形", 1), encoding="utf-8"
    )
    told = [problem.text for problem in check(folder) if problem.file == "henan/questions.yaml"]
    assert told
    assert all("只有这份通知不一样的，写在 jiaozuo-2020/questions.yaml 里，不改底本" in text for text in told)


def test_a_name_the_base_does_not_have_is_told_with_those_it_has(folder: Path) -> None:
    (folder / "questions.yaml").write_text("facts: [post, held_levels]\n", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_notice(folder)
    assert [str(problem).split("。")[0] for problem in refused.value.problems] == [
        "yunxi-2023/questions.yaml:1：shared/questions.yaml 里没有“held_levels”"
    ]
    assert "held_level、" in str(refused.value)
