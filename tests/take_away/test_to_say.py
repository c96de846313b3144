"""What somebody says to HR word for word: all that the page says has to be asked, once, ready to send."""

from datetime import date

import pytest

from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.slip import text_to_send
from gongqin_core.take_away.to_do import ToDo
from tests.people import RULES, Raw, crowd, person, read
from tests.visitor import Visitor, code_of

DAY = date(2020, 4, 20)
RETIRES = {"retirement": "later_in_2020"}
JUNIOR = {"education": "junior", "skill_recognised": "yes", "sex": "male", "birth": "1965-03"}
RELAXED = "我是初中文化程度，请认定较高技艺、批准我报。"


def result(raw: Raw) -> Result:
    return Result(Explanation(RULES, read(raw)), DAY)


def first(base: str, **changes: object) -> ToDo:
    return result(person(base, **changes)).to_do[0]


@pytest.mark.parametrize("changes", [{}, {"level_since": "2016"}, {"level_since": "2016", "post": "away"}])
def test_whoever_retires_this_year_asks_whether_they_may_still_sit_the_exam_whatever_else_they_ask(
    changes: Raw,
) -> None:
    thing = first("third", **RETIRES, **changes)
    assert "考前退休的能不能考，通知没写，先问单位人事。" in thing.first
    assert thing.say.count("要是我考试以前就退了，还能不能考？") == 1
    assert not changes or thing.say.splitlines()[-1].startswith("另外，我今年要退休。")


@pytest.mark.parametrize("changes", [{}, {"level_since": "2016"}])
def test_whoever_is_let_in_by_a_relaxation_says_so_and_has_it_confirmed(changes: Raw) -> None:
    thing = first("third", **JUNIOR, **changes)
    assert "初中文化程度是“可放宽”" in thing.first
    assert thing.say.endswith(f"\n另外，{RELAXED}" if changes else f"拿的。{RELAXED}")


def test_what_one_says_of_a_thing_of_ones_own_names_whose_it_is() -> None:
    """我的论文是 2018 年 6 月 1 日公开发表的: after another part too."""
    say = first("second").say
    assert "，我的论文是 2018 年 6 月 1 日公开发表的。" in say and "，的" not in say


def test_what_only_selects_a_branch_is_not_asked() -> None:
    thing = first("third", trade_change="changed_not_retested")
    assert "换岗后先在新工种考现有等级。" in thing.first and "能不能报" not in thing.say


def test_each_of_several_questions_has_its_number_and_so_have_the_answers() -> None:
    thing = first("third", level_since="2016", post="away")
    assert [line[:3] for line in thing.say.splitlines()] == ["1. ", "2. "]
    answers = "答“能”：还要确认别的，才知道能不能报二级。答“不能”：这次不能报二级。"
    assert f"第 1 件{answers}第 2 件答“按年头数”：" in thing.text
    alone = first("third", level_since="2016")
    assert "第 1 件" not in alone.text and not alone.say.startswith("1. ")


def test_the_text_to_send_begins_with_what_one_says_and_the_code_and_says_it_once() -> None:
    for raw in [person("third"), person("third", education=""), person("first"), *crowd(60, seed=5)]:
        found = result(raw)
        text, code = text_to_send(found, code_of(raw)), code_of(raw)
        title, *rest = text.splitlines()
        assert title.endswith("·自查结果】") and text.count(code) == 1
        say = found.to_do[0].say if found.to_do else found.to_have_looked_up
        assert text.count(say) == 1 or not say
        assert "\n".join(rest).startswith(f"您好！{say}\n自查码：" if say else "自查码：")
        assert text.index(code) < text.index("里面的“您”是我。") < text.index(found.title)


def test_words_to_say_stand_on_the_page_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    raw = person("third", level_since="2016", post="away")
    html = "".join(Visitor(raw).pieces)
    [shown] = [part for part in html.split('<div class="copying">')[1:] if ">复制这段话<" in part]
    assert "hidden" in shown.partition("<details")[2].partition(">")[0]
