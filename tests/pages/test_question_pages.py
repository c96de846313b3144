"""资格自查, question by question: what each one shows, takes and refuses, and how one goes back and forth."""

import re

import pytest

from gongqin_core.judging.answers import Answer, read_answer
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.progress import progress
from gongqin_core.notice.questions import Fact
from gongqin_core.take_away.caselink import decode
from tests.people import NOTICE, RULES, Raw, person, read
from tests.visitor import Visitor

FACTS = tuple(NOTICE.facts.values())
WITH_OPTIONS = [fact for fact in FACTS if fact.type == "choice"]
AGAIN = {"trade_change": "changed_not_retested", "affiliation": ""}
MULTIS = [fact for fact in FACTS if fact.type == "multi"]
DATES = [fact for fact in FACTS if fact.type == "date"]


@pytest.fixture(autouse=True)
def season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")


def at(fact: Fact | str, raw: Raw | None = None) -> Visitor:
    """Somebody who has this question on the page, whether or not the interview would come to it."""
    visitor = Visitor(raw)
    visitor.app.session_state["asking"] = fact if isinstance(fact, str) else fact.id
    visitor.look()
    return visitor


def answered(fact: Fact, visitor: Visitor) -> Answer:
    assert visitor.trouble == ""
    return visitor.answers[fact.id]


# —— before the first one ——


def test_the_start_says_what_this_is_and_has_one_button() -> None:
    visitor = Visitor(begins=False)
    assert visitor.heading == "您能报哪一级？"
    assert [button.label for button in visitor.app.button] == ["开始自查"]
    for words in (
        "不是报名，也不是正式审查",
        "不用填姓名、身份证号",
        "五级最低，一级最高",
        NOTICE.about.short,
        "参加工作时间",
    ):
        assert words in visitor.text
    assert visitor.banner == ["网上报名还剩 8 天，到 4 月 28 日 24:00"]
    visitor.press("开始自查")
    assert visitor.heading == FACTS[0].question


def test_after_the_season_the_start_says_what_it_is_still_good_for(monkeypatch: pytest.MonkeyPatch) -> None:
    late = "2020 年报名已截止，现在只看条件够不够。"
    assert late not in Visitor(begins=False).text
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-29")
    assert late in Visitor(begins=False).text


def test_the_start_names_as_many_questions_as_the_interview_tells() -> None:
    _, _, least, most, longest = progress(RULES, {})
    text = Visitor(begins=False).text
    assert f"答 {least}～{most} 个问题" in text and f"个别人要答到 {longest} 个" in text


def test_a_link_with_answers_goes_past_the_start() -> None:
    assert Visitor({"post": "regular"}, begins=False).heading == NOTICE.facts["held_level"].question


def test_who_has_begun_stays_past_the_start_after_a_reload_and_comes_back_to_it_by_the_address() -> None:
    visitor = Visitor()
    again = Visitor(begins=False)
    again.app.query_params["begun"] = visitor.app.query_params["begun"]
    again.look()
    assert again.heading == FACTS[0].question
    again.app.query_params.clear()
    again.look()
    assert again.heading == "您能报哪一级？"


# —— every question ——


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_question_says_why_it_is_asked_and_has_nothing_chosen(fact: Fact) -> None:
    visitor = at(fact)
    assert visitor.heading == fact.question
    assert visitor.chosen == []
    for words in (fact.hint or "", fact.why, f"〔{fact.clause}〕", NOTICE.clause[fact.clause].text):
        assert words in visitor.text


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_going_on_without_an_answer_says_what_to_do(fact: Fact) -> None:
    visitor = at(fact)
    visitor.go_on()
    assert visitor.trouble == fact.errors.empty
    assert (visitor.heading, visitor.chosen, visitor.answers) == (fact.question, [], {})


@pytest.mark.parametrize("fact", WITH_OPTIONS, ids=lambda fact: fact.id)
def test_every_option_gives_its_answer(fact: Fact) -> None:
    visitor = at(fact)
    assert visitor.options == [option.label for option in fact.options] + ([fact.unsure] if fact.unsure else [])
    for option in fact.options:
        visitor.answer(option.label)
        assert answered(fact, visitor) == option.code
        visitor.change(fact.id)
        assert visitor.chosen == [option.label]
    if fact.unsure:
        visitor.answer(fact.unsure)
        assert answered(fact, visitor) is None
        visitor.change(fact.id)
        assert visitor.chosen == [fact.unsure]


@pytest.mark.parametrize("fact", MULTIS, ids=lambda fact: fact.id)
def test_of_several_any_number_can_be_ticked(fact: Fact) -> None:
    visitor = at(fact)
    labels = [option.label for option in fact.options]
    visitor.answer(*labels)
    assert answered(fact, visitor) == fact.codes
    visitor.change(fact.id)
    assert visitor.chosen == labels
    for label in labels[1:]:
        visitor.untick(label)
    visitor.go_on()
    assert answered(fact, visitor) == frozenset([fact.options[0].code])


@pytest.mark.parametrize("fact", MULTIS, ids=lambda fact: fact.id)
def test_none_and_cannot_tell_stand_alone(fact: Fact) -> None:
    assert fact.none and fact.unsure
    visitor, first = at(fact), fact.options[0].label
    for alone, other in [(fact.none, first), (fact.unsure, first), (fact.none, fact.unsure)]:
        visitor.answer(alone, other)
        assert visitor.trouble == f"选了“{alone}”，又选了别的。请只留一种。"
        assert sorted(visitor.chosen) == sorted([alone, other])
        visitor.untick(alone)
        visitor.untick(other)
    visitor.answer(fact.none)
    assert answered(fact, visitor) == frozenset()
    visitor.change(fact.id)
    assert visitor.chosen == [fact.none]
    visitor.untick(fact.none)
    visitor.answer(fact.unsure)
    assert answered(fact, visitor) is None


@pytest.mark.parametrize("fact", DATES, ids=lambda fact: fact.id)
def test_a_date_is_first_asked_for_by_its_year(fact: Fact) -> None:
    assert fact.unsure and fact.years
    visitor = at(fact)
    first, last = fact.years
    decades, special = visitor.app.pills
    assert decades.options == [f"{decade} 年代" for decade in range(first // 10 * 10, last + 1, 10)]
    assert special.options == [word for word in (fact.none, fact.unsure) if word]
    visitor.date(f"{first} 年")
    visitor.look()
    years = visitor.app.pills[1]
    assert years.options == [str(year) for year in range(first, last + 1) if year // 10 == first // 10]
    said: dict[str, Answer] = {f"{first} 年": read_answer(fact, str(first)), fact.unsure: None}
    for words, expected in (said | ({fact.none: "none"} if fact.none else {})).items():
        visitor = at(fact)
        visitor.answer_date(words)
        assert visitor.answers[fact.id] == expected
        visitor.change(fact.id)
        assert visitor.chosen == [words]


# —— dates, no more precisely than needed ——


def test_a_year_that_decides_is_enough() -> None:
    visitor = Visitor(person("newcomer", regularised_on="2019"))
    assert visitor.heading == "您可以申报五级（初级工）"


@pytest.mark.parametrize(
    ("base", "fact", "year"), [("newcomer", "regularised_on", "2020"), ("junior", "birth", "1970")]
)
def test_a_year_that_does_not_decide_is_asked_for_its_month(base: str, fact: str, year: str) -> None:
    visitor = Visitor(person(base, **{fact: year}))
    assert visitor.heading == NOTICE.facts[fact].question
    assert "只到现在这样还定不下来，请补上月份。" in visitor.text
    assert visitor.chosen == [f"{year} 年"]
    visitor.go_on()
    assert visitor.trouble == "请选月份；想不起来，就选“说不清”。"
    assert visitor.chosen == [f"{year} 年"]


@pytest.mark.parametrize(
    ("base", "fact", "year", "settled", "open_month"),
    [("newcomer", "regularised_on", "2020", "8 月", "9 月"), ("junior", "birth", "1970", "3 月", "4 月")],
)
def test_a_month_that_does_not_decide_is_asked_for_its_day(
    base: str, fact: str, year: str, settled: str, open_month: str
) -> None:
    visitor = Visitor(person(base, **{fact: year}))
    visitor.answer_date(f"{year} 年", settled)
    assert visitor.heading.startswith("您可以申报")

    visitor = Visitor(person(base, **{fact: year}))
    visitor.answer_date(f"{year} 年", open_month)
    assert visitor.heading == NOTICE.facts[fact].question
    assert "请补上日子。" in visitor.text
    visitor.go_on()
    assert visitor.trouble == "请选日子；想不起来，就选“说不清”。"
    visitor.answer_date(f"{year} 年", open_month, "2 日")
    assert visitor.heading.startswith("您可以申报")


@pytest.mark.parametrize("parts", [("说不清",), ("4 月", "说不清")])
def test_what_cannot_be_told_is_not_asked_again(parts: tuple[str, ...]) -> None:
    visitor = Visitor(person("junior", birth="1970"))
    visitor.answer_date("1970 年", parts[0])
    if parts[1:]:
        visitor.answer_date("1970 年", *parts)
    assert visitor.heading == "先确认一件事：能不能报二级（技师）"
    visitor.change("birth")
    assert visitor.chosen == ["1970 年", *parts]
    assert "请补上" not in visitor.text


def test_a_day_the_calendar_does_not_have_is_refused_and_kept() -> None:
    visitor = Visitor(person("junior", birth="1970-04"))
    visitor.answer_date("1970 年", "4 月", "31 日")
    assert visitor.trouble == "1970 年 4 月没有 31 日。请看看月份和日子对不对。"
    assert visitor.chosen == ["1970 年", "4 月", "31 日"]


def test_who_changes_a_year_is_not_asked_for_a_month_that_nobody_needs() -> None:
    visitor = Visitor(person("newcomer", career_start="2019"))
    visitor.change("career_start")
    visitor.answer_date("2018 年")
    assert visitor.heading == "您可以申报五级（初级工）"


def test_a_full_date_is_changed_in_all_its_parts() -> None:
    visitor = Visitor(person("newcomer", career_start="2015-07-01"))
    visitor.change("career_start")
    assert visitor.chosen == ["2015 年", "7 月", "1 日"]
    visitor.answer_date("2000 年", "12 月", "31 日")
    assert visitor.answers["career_start"] == read_answer(NOTICE.facts["career_start"], "2000-12-31")


# —— dates that are written ——


@pytest.mark.parametrize("written", ["1998.7", "98年7月", "一九九八年七月", "１９９８-7", "199807"])
def test_a_date_may_be_written_as_people_write_it(written: str) -> None:
    visitor = at("career_start")
    visitor.write(written)
    visitor.go_on()
    assert visitor.answers["career_start"] == read_answer(NOTICE.facts["career_start"], "1998-07")


@pytest.mark.parametrize(
    ("written", "trouble"),
    [
        ("2068", "“2068”：2068 年不在 1960 年至 2020 年之间，像是 1968 年。请核对年份。"),
        ("去年", "“去年”：看不出是哪年哪月。请写成 1998.7 这样，或者在上面点年代和年份。"),
        ("大概 1995 年", "“大概 1995 年”：没说准是哪一年。就是这一年的，只写年份；查不清的，写“说不清”。"),
        ("九十年代", "“九十年代”：只说了年代，定不下是哪一年。请写是哪一年；查不清的，写“说不清”。"),
    ],
)
def test_what_is_no_date_is_said_and_stays_in_the_field(written: str, trouble: str) -> None:
    visitor = at("career_start")
    visitor.write(written)
    visitor.go_on()
    assert (visitor.trouble, visitor.chosen) == (trouble, [written])
    assert "career_start" not in visitor.answers


@pytest.mark.parametrize(("written", "answer"), [("说不清", None), ("说不清，要查档案", None)])
def test_whoever_writes_that_they_cannot_tell_is_taken_at_their_word(written: str, answer: None) -> None:
    visitor = at("career_start")
    visitor.write(written)
    visitor.go_on()
    assert visitor.answers["career_start"] is answer


def test_enter_alone_says_what_is_wrong_and_what_is_right_takes_it_away() -> None:
    visitor = at("career_start")
    visitor.write("九十年代")
    visitor.look()
    assert visitor.trouble.startswith("“九十年代”：只说了年代")
    visitor.write("1995")
    visitor.look()
    assert visitor.trouble == ""


def test_of_tapping_and_writing_the_last_counts() -> None:
    visitor = at("career_start")
    visitor.date("1990 年")
    visitor.look()
    visitor.write("1998.7")
    visitor.look()
    assert visitor.chosen == ["1998.7"]
    visitor.date("1991 年")
    visitor.look()
    assert visitor.chosen == ["1991 年"]


def test_a_decade_alone_is_no_answer() -> None:
    visitor = at("career_start")
    visitor.date("1990 年")
    visitor.look()
    visitor.app.pills[0].set_value("2000")
    visitor.look()
    visitor.go_on()
    assert visitor.trouble == "请再点是哪一年；记不准，就选“说不清，要查档案”，结果里会说哪几年够。"


def test_a_written_year_that_does_not_decide_is_asked_for_its_month_by_a_tap() -> None:
    visitor = Visitor(person("newcomer", regularised_on=""))
    visitor.write("2020")
    visitor.go_on()
    assert "请补上月份。" in visitor.text
    assert visitor.chosen == ["2020 年"]
    visitor.answer_date("2020 年", "8 月")
    assert visitor.heading.startswith("您可以申报")


# —— a trade ——


def test_a_trade_is_found_by_initials() -> None:
    visitor = at("trade")
    visitor.write("hg")
    visitor.go_on()
    assert visitor.trouble.startswith("请在下面选出您说的工种，再点“继续”")
    assert visitor.chosen == ["hg"]
    assert "焊工" in visitor.options
    visitor.answer("焊工")
    assert visitor.answers["trade"] == "焊工"


@pytest.mark.parametrize("name", ["焊工", "汽车驾驶员"], ids=["in the catalogue", "a former name"])
def test_a_trade_written_in_full_is_taken_at_once(name: str) -> None:
    visitor = at("trade")
    visitor.write(name)
    visitor.go_on()
    assert visitor.answers["trade"] == name
    visitor.change("trade")
    assert visitor.chosen == [name]


def test_a_trade_nobody_knows_is_taken_when_one_insists() -> None:
    visitor = at("trade")
    visitor.write("修~表*工")
    visitor.go_on()
    assert visitor.options[-2:] == ["就是“修~表*工”，上面没有", "说不清工种全名"]
    visitor.answer("就是“修~表*工”，上面没有")
    assert visitor.answers["trade"] == "修~表*工"


def test_writing_something_else_looks_again() -> None:
    visitor = at("trade")
    visitor.write("hg")
    visitor.go_on()
    visitor.choose("焊工")
    visitor.write("电工")
    visitor.go_on()
    assert visitor.trouble and visitor.chosen == ["电工"]
    assert "trade" not in visitor.answers


def test_a_trade_and_cannot_tell_exclude_each_other() -> None:
    both = "选了“说不清工种全名”，又写了名称。请只留一种。"
    visitor = at("trade")
    visitor.write("焊工")
    visitor.answer("说不清工种全名")
    assert (visitor.trouble, visitor.chosen) == (both, ["说不清工种全名", "焊工"])

    visitor = at("trade")
    visitor.write("hg")
    visitor.go_on()
    visitor.answer("焊工", "说不清工种全名")
    assert visitor.trouble == both


def test_who_finds_nothing_may_still_say_cannot_tell() -> None:
    visitor = at("trade")
    visitor.write("hg")
    visitor.go_on()
    visitor.answer("说不清工种全名")
    assert visitor.answers["trade"] is None


# —— back and forth ——


def test_the_whole_interview_ends_with_what_the_rules_say(subtests: pytest.Subtests) -> None:
    for base in ("newcomer", "veteran", "junior", "second", "first", "lecturer"):
        with subtests.test(base):
            visitor, raw = Visitor(), person(base)
            asked: list[str] = []
            while fact := next_question(RULES, visitor.answers):
                assert visitor.heading == NOTICE.facts[fact].question
                asked.append(fact)
                say(visitor, NOTICE.facts[fact], raw.get(fact))
            if visitor.heading == (last := NOTICE.facts["affiliation"]).question:
                asked.append(last.id)
                say(visitor, last, raw.get(last.id))
            assert {fact: visitor.answers[fact] for fact in asked} == visitor.answers
            assert RULES.verdicts(visitor.answers) == RULES.verdicts(read(raw))
            assert len(visitor.cards) == len(NOTICE.levels)
            assert decode(visitor.code, lambda _: NOTICE).answers == visitor.answers


def say(visitor: Visitor, fact: Fact, value: object) -> None:
    """Answer the question on the page as the person of `cases/` would."""
    words = {code: label for code, label in fact.labels.items()} | {"none": fact.none or fact.labels.get("none", "")}
    if fact.type == "trade":
        visitor.write(str(value))
        visitor.go_on()
    elif fact.type == "date":
        parts = str(value).split("-")
        shown = words["none"] if value == "none" else f"{parts[0]} 年"
        also = [f"{int(part)} {unit}" for part, unit in zip(parts[1:], "月日", strict=False)]
        visitor.answer_date(*[shown, *also][: visitor.date_parts])
    elif fact.type == "multi":
        assert isinstance(value, list)
        visitor.answer(*[words[code] for code in value] or [words["none"]])
    else:
        visitor.answer(words[str(value)])


def test_there_is_a_way_back_from_every_question_but_the_first() -> None:
    visitor = Visitor()
    assert not [button for button in visitor.app.button if "上一题" in button.label]
    visitor.answer("在岗正式人员")
    visitor.answer("没有工勤等级证书")
    third = visitor.heading
    visitor.press("上一题")
    assert (visitor.heading, visitor.chosen) == ("您现在有哪一级工勤证书？", ["没有工勤等级证书"])
    visitor.press("上一题")
    assert (visitor.heading, visitor.chosen) == ("您在单位是哪种身份？", ["在岗正式人员"])
    visitor.go_on()
    assert visitor.heading == third


def test_changing_an_answer_returns_to_where_one_was_and_keeps_the_others() -> None:
    visitor = Visitor()
    visitor.answer("在岗正式人员")
    visitor.answer("没有工勤等级证书")
    visitor.answer_date("2015 年")
    before, here = dict(visitor.answers), visitor.heading
    visitor.change("post")
    visitor.answer("签聘用合同的工勤人员")
    assert visitor.heading == here
    assert visitor.answers == before | {"post": "contract"}


def test_an_error_does_not_follow_to_another_question() -> None:
    visitor = Visitor({"post": "regular"})
    visitor.go_on()
    assert visitor.trouble
    visitor.change("post")
    assert visitor.trouble == ""
    visitor.press("继续")
    assert (visitor.heading, visitor.trouble) == ("您现在有哪一级工勤证书？", "")


def test_answers_that_do_not_apply_are_kept_aside_and_come_back() -> None:
    visitor = Visitor(person("fifth"))
    kept = "证书来源：机关事业单位工勤证书；换岗情况：没换过工种；取证时间：2014 年 12 月 1 日"
    kept = f"暂时用不上、先替您留着的回答：{kept}"
    assert "证书来源：机关事业单位工勤证书" in visitor.given
    assert "暂时用不上" not in visitor.text
    result = visitor.cards
    visitor.change("held_level")
    visitor.answer("没有工勤等级证书")
    assert kept in visitor.text
    assert "证书来源：机关事业单位工勤证书" not in visitor.given
    visitor.change("held_level")
    visitor.answer("五级（初级工）")
    assert visitor.cards == result
    assert "暂时用不上" not in visitor.text


def test_everything_can_be_cleared() -> None:
    visitor = Visitor(person("fifth"))
    visitor.press("全部清除，重新开始")
    assert (visitor.heading, visitor.answers, visitor.code) == ("您在单位是哪种身份？", {}, "")
    assert (visitor.chosen, visitor.given) == ([], [])


def test_progress_is_said_level_by_level() -> None:
    visitor = Visitor({"post": "regular", "held_level": "none"})
    assert "没定：五级、四级、三级。不符合：二级、一级。" in visitor.text
    _, _, least, most, _ = progress(RULES, visitor.answers)
    assert f'还有约 <span class="whole">{least}～{most} 题</span>' in "".join(visitor.pieces)


@pytest.mark.parametrize(
    ("like", "changes", "words", "beside", "signs"),
    [
        ("newcomer", {"career_start": ""}, "不符合：二级、一级。", "", ["not_met", "not_met"]),
        ("fifth", {"career_start": ""}, "已持有：五级。", "五级已持有", ["not_met held"]),
        ("third", {"level_since": ""}, "不用再报：五级、四级。已持有：三级。", "三级已持有", ["not_met below"] * 2),
        ("third", AGAIN, "初步符合：新工种的三级（平级考核）。", "三级考新工种", ["not_met below"] * 2 + ["met"]),
    ],
    ids=["nothing", "the lowest", "with levels below", "again in a new trade"],
)
def test_progress_says_of_a_level_that_is_held_what_the_result_says(
    like: str, changes: Raw, words: str, beside: str, signs: list[str]
) -> None:
    visitor = Visitor(person(like, **changes))
    assert words in visitor.text
    [drawn] = [piece for piece in visitor.pieces if 'class="progress"' in piece]
    assert re.findall('class="sign ([^"]*)"', drawn)[: len(signs)] == signs
    assert re.findall('<br><span class="hint">(.*?)</span>', drawn)[1:] == ([beside] if beside else [])
