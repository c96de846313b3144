"""Made-up lives from their answers to what they are told: the headline, three things to do, the first years."""

from datetime import date
from typing import Any

import pytest
import yaml

from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import Issued, sheet
from gongqin_core.take_away.slip import text_to_scan
from gongqin_core.take_away.to_do import ADVICE
from tests.people import NOTICE, RULES, Raw, person, read
from tests.places import TESTS
from tests.sent import sent
from tests.visitor import Visitor

DAY = date(2020, 4, 20)
LIVES: list[dict[str, Any]] = yaml.load(
    (TESTS / "take_away" / "lives.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
each_life = pytest.mark.parametrize("life", LIVES, ids=[life["life"] for life in LIVES])


def answers(life: dict[str, Any]) -> dict[str, Any]:
    return person(life["like"], **life["facts"])


def outcome(life: dict[str, Any], today: date = DAY) -> Result:
    return Result(Explanation(RULES, read(answers(life))), today)


@each_life
def test_the_headline_the_three_things_and_what_to_look_up(life: dict[str, Any]) -> None:
    found = outcome(life)
    assert found.title == life["headline"]
    assert len(found.to_do) == len(life["things"])
    for thing, words in zip(found.to_do, life["things"], strict=True):
        assert words in thing.title + thing.say + thing.text
        assert not thing.clause or thing.clause in NOTICE.clause
    assert [fact.name for fact in found.to_look_up] == life.get("look_up", [])
    assert {level: found.levels[level].word for level in life.get("words", {})} == life.get("words", {})
    for level, years in life.get("first_year", {}).items():
        assert all(f"{year} 年" in "".join(found.levels[level].advice.nearest) for year in years)


@each_life
def test_the_page_and_the_text_say_the_same(life: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    found, visitor = outcome(life), Visitor(answers(life))
    assert visitor.heading == life["headline"]
    written = sent(found)
    for thing in found.to_do:
        assert thing.title in visitor.text and thing.title in written
        assert thing.clause or ADVICE in visitor.text
    for fact in found.to_look_up:
        assert fact.question in visitor.text and fact.sentence in written
    if found.to_do:
        assert found.to_do[0].say in visitor.copied


URGES = ("您可以申报", "我想报 2020 年", "请赶", "早点", "建议报")


@each_life
def test_after_the_season_no_text_and_no_page_sends_anybody_to_apply(
    life: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2026, 11, 22)
    monkeypatch.setenv("GONGQIN_TODAY", day.isoformat())
    found, visitor = outcome(life, day), Visitor(answers(life))
    assert visitor.heading == life["late"]
    texts = [sent(found), text_to_scan(found, "code"), reply(found), sheet(found, Issued("code")), visitor.text]
    if found.never:
        assert all("这项考核您不能报" in text for text in (texts[0], texts[1], texts[3], texts[4]))
        return
    assert all("报名已截止" in text or "报名也已截止" in text for text in texts)
    first = [text.partition("依据")[0] for text in texts[:3]] + [found.title]
    assert not [(word, text) for word in URGES for text in first if word in text]
    steps = "".join(visitor.pieces)
    late = [level for level in found.possible if level.verdict > Verdict.UNKNOWN]
    assert all(level.over for level in late) and steps.count("<br></span>已截止") == len(late)


@each_life
def test_after_the_season_nothing_urges(life: dict[str, Any]) -> None:
    found = outcome(life, date(2026, 11, 22))
    late = found.to_do
    assert found.title == life["late"]
    assert len(late) == len(life.get("after", life["things"]))
    for thing in late:
        assert not [word for word in ("早点", "赶", "以前提交", "最晚", "抓紧") if word in thing.title + thing.text]
    where = "2020 年度的文件放在焦作市人力资源和社会保障局官方网站 http://www.hajz.hrss.gov.cn/ 。"
    assert not late or late[0].text == f"{where}以后年度的通知放在哪里，这份通知没写。"


TYPED = [
    pytest.param(life, fact, entry, id=f"{fact} {entry['text']}")
    for life in LIVES
    for fact, entries in life.get("typed", {}).items()
    for entry in entries
]


@pytest.mark.parametrize(("life", "fact", "entry"), TYPED)
def test_each_slip_gets_a_sentence_of_its_own_and_what_was_typed_stays(
    life: dict[str, Any], fact: str, entry: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    visitor = Visitor({name: answer for name, answer in answers(life).items() if name != fact})
    assert visitor.heading == NOTICE.facts[fact].question
    visitor.write(entry["text"])
    visitor.go_on()
    assert visitor.trouble == entry.get("says", "")
    if "says" in entry:
        assert visitor.chosen == [entry["text"]] and fact not in visitor.answers
    else:
        assert str(visitor.answers[fact]) == entry["reads"]


def test_whoever_has_looked_it_up_is_led_back_to_the_first_question_they_could_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    [life] = [life for life in LIVES if life.get("look_up", [""])[0] == "换岗情况"]
    visitor = Visitor(answers(life))
    visitor.press("查清后接着答")
    assert visitor.heading == next(fact.question for fact in NOTICE.facts.values() if fact.short == life["look_up"][0])
    assert visitor.chosen == ["说不清算不算换岗"]
    visitor.answer("没换过工种")
    assert visitor.heading == "您可以申报四级（中级工）" and "查清后接着答" not in visitor.text


def test_what_may_be_asked_once_the_first_things_are_known_is_named_and_not_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    found = outcome(next(life for life in LIVES if len(life.get("look_up", ())) == 5))
    later = f"查清以后，可能还会问到：{'、'.join(found.asked_then)}。"
    assert len(found.asked_then) == 17 and later in sent(found)
    text = Visitor(answers(next(life for life in LIVES if len(life.get("look_up", ())) == 5))).text
    assert later in text and "关系到各级。" in text and "（单位不同意申报、" in text


RETIRES = {"retirement": "later_in_2020"}


def test_a_warning_of_the_notice_leads_the_first_thing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    text = Visitor(person("third", **RETIRES)).text
    led = ("先看这句，再跟人事说", "您 2020 年内要退休。", "考前退休的能不能考，通知没写", "我想报 2020 年")
    places = [text.index(words) for words in led]
    assert places == sorted(places)


def test_a_level_that_is_closed_by_the_next_registration_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-06-01")
    text = Visitor(person("third", **RETIRES)).text
    assert "照现在的条件，二级 2021 年起就不能报了（4 月 29 日以后退休）。" in text
    assert "接下来三件事" not in text and "新一年的考核通知下来了吗" not in text
    assert "接下来三件事" in Visitor(person("third")).text


def test_the_day_of_retirement_is_looked_up_first_and_asked_for_in_words_for_everybody() -> None:
    first = Result(Explanation(RULES, read(person("third", retirement="around_issue"))), DAY).to_do[0]
    assert first.first == "先请单位人事查清您哪天到退休年龄、哪天办退休。通知下发以后才退休的，可以报。"
    assert "我今年哪天到退休年龄、哪天办退休？请帮我查一下。" in first.say
    assert first.say.endswith("如果在 1 月 1 日至 4 月 28 日之间，我还能不能报？")


def test_a_year_that_may_come_sooner_is_named_where_all_have_to_be_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    assert "要先确认；2024 年也可能" in Visitor(person("veteran", post="other_staffing")).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"trade_change": "vehicle_reform"}, "直接报现在的工种就行，不用先把现有等级在新工种上再考一次。"),
        (
            {"education": "junior", "skill_recognised": "yes", "sex": "female", "birth": "1973-08-01"},
            "须由单位和工考管理部门认定。",
        ),
    ],
    ids=["公车改革换岗：报哪个工种", "初中：谁来认定"],
)
def test_what_an_answer_brings_leads_the_first_thing_to_do(
    changes: Raw, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    text = Visitor(person("third", **changes)).text
    assert text.index("接下来三件事") < text.index(words) < text.index("我想报 2020 年")


def test_what_a_day_brings_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    text = Visitor(person("newcomer", regularised_on="2020-08-20")).text
    assert "还没转正的" not in text[: text.index("接下来三件事")]


def test_whoever_can_never_apply_is_asked_and_offered_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", DAY.isoformat())
    never, later = (Visitor(person("newcomer", affiliation="", post=post)) for post in ("other", "regular"))
    assert "接下来三件事" not in never.text and not never.options
    assert later.heading == "您的单位归哪里管？"


def test_what_is_to_be_looked_up_is_asked_without_its_options_in_view() -> None:
    found = outcome(next(life for life in LIVES if len(life.get("look_up", ())) == 5))
    [obstacles] = [fact for fact in found.to_look_up if fact.fact == "obstacles"]
    assert obstacles.text.startswith("有没有处分等情况？（单位不同意申报、")
    assert obstacles.text.endswith("正在受处分）。关系到各级。") and "下面这些" not in obstacles.text
