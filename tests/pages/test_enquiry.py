"""The desk: facts in any order, verdicts that follow, a reply to copy, a what-if beside it, and a search."""

import re

import pytest

from gongqin_core import clock
from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from tests.people import NOTICE, RULES, person, read
from tests.take_away.codes import forged, payload
from tests.visitor import Visitor, code_of, plain, words

LEVELS = [level.name for level in NOTICE.levels]


class Officer(Visitor):
    """A visitor of the desk."""

    def __init__(self, **raw: object) -> None:
        super().__init__(raw, "enquiry.py")

    def say(self, fact: str, *texts: str) -> None:
        """Choose or type, as somebody tells it; nothing takes it back."""
        box = self.field(f"desk_{fact}")
        if box in list(self.app.multiselect):
            box.set_value(list(texts))
        else:
            box.set_value(texts[0] if texts else (None if box in list(self.app.selectbox) else ""))
        self.look()

    @property
    def verdicts(self) -> list[str]:
        """The sign and word of each level's card, the lowest level first."""
        return [
            re.findall("(不符合|待补充|需确认|初步符合|已持有)", card)[0] for card in list(self.cards.values())[::-1]
        ]

    @property
    def faded(self) -> set[str]:
        """Facts that do not matter now."""
        return set(self._marked("faded"))

    @property
    def table(self) -> list[list[str]]:
        """The what-if beside the original: level, now, then."""
        rows = re.findall("<tr.*?</tr>", "".join(self.pieces))
        return [[words(cell) for cell in re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows[1:]]

    @property
    def next_question(self) -> str:
        """The fact that is marked as the next question; empty for none."""
        return "".join(self._marked("now"))

    def _marked(self, place: str) -> list[str]:
        return re.findall(f'<div class="mark {place}" data-fact="(.*?)">', "".join(self.pieces))

    @property
    def reply(self) -> str:
        [text] = self.copied
        return text

    @property
    def stated(self) -> list[str]:
        """What was taken as usual, each to be taken back."""
        return [plain(button.label) for button in self.app.button if (button.key or "").startswith("stated_")]

    def ask_what_if(self, fact: str, text: str) -> None:
        self.field("if_fact").set_value(fact)
        self.look()
        self.field(f"if_{fact}").set_value(text)
        self.look()


STORY = [
    ("career_start", "2000-07", ["待补充"] * 5),
    ("held_level", "没有工勤等级证书", None),
    ("post", "在岗正式人员", None),
    ("obstacles", "以上都没有", None),
    ("retirement", "2020 年不退休", ["不符合", "初步符合", "初步符合", "不符合", "不符合"]),
]


@pytest.mark.parametrize("order", [STORY, STORY[::-1]], ids=["从参加工作说起", "倒过来说"])
def test_facts_come_in_any_order_and_the_verdicts_follow(order: list[tuple[str, str, list[str] | None]]) -> None:
    officer = Officer()
    assert officer.verdicts == ["待补充"] * 5
    for number, (fact, text, _) in enumerate(order, 1):
        officer.say(fact, text)
        assert len(officer.answers) == number
        now = RULES.verdicts(officer.answers)
        assert officer.verdicts == [verdict.label for verdict in now.values()]
    assert officer.verdicts == STORY[-1][2]


def test_what_was_said_can_be_taken_back() -> None:
    officer = Officer()
    officer.say("career_start", "2000")
    officer.say("exceptional", "省部级以上劳模", "市厅级以上竞赛名次")
    assert officer.answers["exceptional"] == frozenset(["provincial_model", "competition_rank"])
    officer.say("career_start")
    officer.say("exceptional")
    assert officer.answers == {}
    assert officer.code == ""


def test_facts_that_no_longer_matter_fade_and_those_that_do_come_back() -> None:
    officer = Officer()
    assert officer.faded == set()
    officer.say("held_level", "没有工勤等级证书")
    assert {"certificate_kind", "level_since", "trade_change"} <= officer.faded
    officer.say("held_level", "四级（中级工）")
    assert officer.faded & {"certificate_kind", "level_since", "trade_change"} == set()
    officer.say("post", "其他身份")
    assert officer.faded == set(NOTICE.facts) - {"held_level", "post", NOTICE.about.procedure}


@pytest.mark.parametrize(
    ("trade", "asked_later"),
    [("司机", True), ("汽车驾驶维修员", True), ("炊事员", False)],
    ids=["a usual word", "the name it means", "no such trade"],
)
def test_what_the_right_name_of_a_trade_brings_is_not_said_to_be_idle(trade: str, asked_later: bool) -> None:
    officer = Officer(held_level="2", level_since="2014-05", trade=trade)
    [idle] = re.findall("现在不用问：(.*?)。", officer.text)
    assert (NOTICE.facts["paper"].short not in idle.split("、")) is asked_later
    assert ("paper" not in officer.faded) is asked_later


def test_the_next_question_is_marked_and_moves() -> None:
    officer = Officer()
    officer.press("没说的都按平常算")
    asked = []
    for text in ("五级（初级工）", "2014-06"):
        asked.append(officer.next_question)
        officer.say(officer.next_question, text)
    assert asked == ["held_level", "level_since"]
    assert "下一问" in officer.text and officer.next_question not in asked
    officer.say("post", "其他身份")
    assert officer.next_question == "" and "下一问" not in officer.text


def test_the_level_asked_about_is_the_one_the_reply_and_the_next_question_are_about() -> None:
    officer = Officer(**person("fourth", education=""))
    assert officer.reply.startswith("您好！2020 年度的报名已截止。三级（高级工）：初步符合")
    officer.app.button(key="asked_4_g0").click()
    officer.look()
    assert officer.reply.startswith("您好！2020 年度的报名已截止。四级（中级工）：已持有")


def test_what_usually_holds_is_stated_with_one_press_and_stands_as_assumed() -> None:
    officer = Officer()
    officer.say("held_level", "四级（中级工）")
    officer.say("level_since", "2014")
    officer.press("没说的都按平常算")
    assumed = "在岗正式人员、机关事业单位工勤证书、没换过工种、没有破格情形、2020 年不退休、没有处分等情况"
    assert officer.stated == assumed.split("、")
    assert f"没说到的先按{assumed}算。" in officer.reply
    assert "在岗正式人员" in officer.chosen and officer.field("desk_obstacles").value == ["以上都没有"]
    officer.say("post", "签聘用合同的工勤人员")
    assert officer.answers["post"] == "contract"
    assert "在岗正式人员" not in officer.reply and "没换过工种" in officer.reply


def test_nothing_assumed_of_one_caller_is_assumed_of_the_next() -> None:
    officer = Officer()
    officer.press("没说的都按平常算")
    assert "没说到的先按" in officer.reply
    officer.press("全部清除，接下一个")
    assert officer.answers == {} and "没说到的先按" not in officer.reply
    officer.press("没说的都按平常算")
    officer.field("code").set_value(code_of(person("second")))
    officer.press("取回")
    assert officer.answers == read(person("second")) and "没说到的先按" not in officer.reply


def test_what_was_assumed_is_taken_back_with_another_press() -> None:
    officer = Officer()
    officer.say("held_level", "四级（中级工）")
    officer.press("没说的都按平常算")
    officer.press("不按平常算，再问")
    assert list(officer.answers) == ["held_level"]
    assert "已按平常算" not in officer.text and "在岗正式人员" not in officer.chosen
    assert officer.field("desk_obstacles").value == []


def test_what_was_assumed_is_taken_back_one_by_one() -> None:
    officer = Officer()
    officer.say("held_level", "四级（中级工）")
    officer.press("没说的都按平常算")
    before = set(officer.answers)
    officer.press("2020 年不退休")
    assert before - set(officer.answers) == {"retirement"} and "retirement" not in officer.faded
    assert "2020 年不退休" not in officer.reply and "没有处分等情况" in officer.reply
    officer.say("retirement", "4 月 29 日以后退休")
    assert officer.answers["retirement"] == "later_in_2020" and "2020 年不退休" not in officer.stated


def test_the_reply_to_who_named_no_level_says_about_which_it_is() -> None:
    officer = Officer(**person("fourth", education=""))
    assert "他没说问哪一级，先答三级（高级工）。" in officer.text
    officer.app.button(key="asked_4_g0").click()
    officer.look()
    assert "他没说问哪一级" not in officer.text


def test_an_answered_call_is_opened_again_as_it_was() -> None:
    officer = Officer()
    officer.say("held_level", "四级（中级工）")
    officer.say("level_since", "2014")
    officer.press("没说的都按平常算")
    officer.app.button(key="asked_3_g0").click()
    officer.look()
    before = officer.answers.copy(), officer.reply
    officer.press("全部清除，接下一个")
    assert officer.answers == {} and before[1] != officer.reply
    [call] = [button for button in officer.app.button if button.key == "call_0"]
    assert plain(call.label) == "三级初步符合：四级（中级工），取证时间 2014 年"
    call.click()
    officer.look()
    assert (officer.answers, officer.reply) == before
    officer.press("全部清除，接下一个")
    assert [button.key for button in officer.app.button if (button.key or "").startswith("call_")] == ["call_0"]


def test_a_caller_who_said_nothing_is_not_kept() -> None:
    officer = Officer()
    officer.press("全部清除，接下一个")
    assert "今天接过的" not in officer.text


def test_calls_of_one_session_are_not_those_of_another() -> None:
    officer = Officer(**person("second"))
    officer.press("全部清除，接下一个")
    assert "今天接过的" in officer.text
    assert "今天接过的" not in Officer().text


def test_what_cannot_be_read_is_not_counted_and_says_what_to_write() -> None:
    officer = Officer()
    officer.say("career_start", "2008.1")
    assert officer.answers == {}
    assert "参加工作时间：“2008.1”没有算进去。分不清是 1 月还是 10 月。请写成 2008-01 或 2008-10" in officer.text
    officer.say("career_start", "2008.01")
    assert "没有算进去" not in officer.text
    assert str(officer.answers["career_start"]) == "2008-01"


def test_a_link_fills_everything_in_and_the_next_caller_starts_afresh() -> None:
    raw = person("second")
    officer = Officer(**raw)
    assert officer.answers == read(raw)
    shown = set(officer.chosen)
    assert {"在岗正式人员", "二级（技师）", raw["career_start"]} <= shown
    officer.press("全部清除，接下一个")
    assert officer.answers == {}
    assert not {"在岗正式人员", "二级（技师）"} & set(officer.chosen)


IN_MESSAGES = {
    "后面有电话": "{} 13800138000",
    "后面换行有字母": "http://x/?case={}\nOK",
    "后面是名字": "{} - 张三",
    "前面有像自查码的": "结果 0.abc {}",
    "后面有句号": "http://x/?case={}。",
    "中间夹了看不见的字": "\u200b{}\ufeff",
}


@pytest.mark.parametrize("message", IN_MESSAGES.values(), ids=IN_MESSAGES)
def test_a_code_is_found_in_a_message(message: str) -> None:
    raw = person("second")
    officer = Officer()
    officer.field("code").set_value(message.format(code_of(raw)))
    officer.press("取回")
    assert officer.answers == read(raw)


def test_a_code_made_under_other_rules_is_judged_anew_and_says_so() -> None:
    officer = Officer()
    officer.field("code").set_value(forged(bytes(4) + payload(code_of(person("second")))[4:-4]))
    officer.press("取回")
    assert officer.answers == read(person("second"))
    assert any("按以前的规则" in sentence for sentence in officer.banner)


REPLIES = {
    "能报": {},
    "要确认": {"career_start": "2011", "held_level": "none"},
    "还缺": {"level_since": ""},
    "不能报": {"post": "other"},
}


@pytest.mark.parametrize("changes", REPLIES.values(), ids=REPLIES)
def test_the_reply_is_polite_and_gives_clauses_what_is_missing_and_whom_to_ask(changes: dict[str, str]) -> None:
    raw = person("second", **changes)
    officer = Officer(**raw)
    [text] = officer.copied
    explanation = Explanation(RULES, officer.answers)
    assert text == reply(Result(explanation, clock.today(RULES.notice.about.time_zone)))
    assert text.startswith("您好")
    assert "\n" not in text and "<" not in text


def test_a_what_if_stands_beside_the_original_and_changes_nothing() -> None:
    raw = person("veteran", held_level="none", career_start="2011")
    officer = Officer(**raw)
    before = officer.code
    officer.ask_what_if("career_start", "2000")
    now, then = RULES.verdicts(read(raw)), RULES.verdicts(read(raw | {"career_start": "2000"}))
    assert [row[0] for row in officer.table] == LEVELS[::-1]
    assert [row[1][-4:].strip("？… ") for row in officer.table] == [now[level].label[-4:] for level in reversed(now)]
    assert [row[2][-4:].strip("？… ") for row in officer.table] == [then[level].label[-4:] for level in reversed(then)]
    assert (officer.code, officer.answers) == (before, read(raw))
    officer.ask_what_if("career_start", "前年")
    assert officer.table == []
    assert "“前年”看不懂" in officer.text


def test_a_what_if_that_changes_nothing_says_so() -> None:
    officer = Officer(post="other")
    officer.ask_what_if("career_start", "2000")
    assert "改了以后，各级结论都和现在一样。" in officer.text


def test_enquiries_and_clauses_are_found_on_the_same_page() -> None:
    officer = Officer()
    officer.field("desk_search").set_value("缴费")
    officer.look()
    assert "忘了缴费会咋样？" in officer.text
    assert "〔四（二）时间〕" in officer.text
    officer.field("desk_search").set_value("飞机")
    officer.look()
    assert "没有找到。换个说法试试" in officer.text
