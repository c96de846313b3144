"""The result in words: one sentence that answers, every level once, nearest first, and a text to send on."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from gongqin_core.judging.answers import Answers
from gongqin_core.judging.explain import Explanation
from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.caselink import encode
from gongqin_core.take_away.qr import picture
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.slip import SCANNED, dates_text, text_to_scan, to_do_line
from tests.people import LEVELS, NOTICE, RULES, Raw, crowd, person, read
from tests.sent import sent

DAY = date(2020, 4, 20)
PRELIMINARY = "这是按您的回答对照通知得出的初步结论。最后能不能报，由单位、市里和省里审查决定。"


def result(answers: Answers, today: date = DAY) -> Result:
    return Result(Explanation(RULES, answers), today)


def somebody(base: str, **changes: object) -> Result:
    return result(read(person(base, **changes)))


def text(base: str, **changes: object) -> str:
    return sent(somebody(base, **changes))


@pytest.mark.parametrize(
    ("base", "changes", "title"),
    [
        ("newcomer", {}, "您可以申报五级（初级工）"),
        ("veteran", {}, "您可以申报三级（高级工）"),
        (
            "fourth",
            {"trade_change": "changed_not_retested", "career_start": "2002"},
            "您可以申报新工种的四级（平级考核）",
        ),
        ("newcomer", {"career_start": "2011"}, "先确认一件事：报四级（中级工）还是五级（初级工）"),
        ("veteran", {"post": "away"}, "先确认一件事：能不能报三级（高级工）、四级（中级工）"),
        ("third", {"level_since": "2016", "post": "away"}, "先确认 2 件事：能不能报二级（技师）"),
        ("fifth", {"trade_change": ""}, "还差 1 项，才知道能报哪一级"),
        ("fourth", {"trade_change": "", "career_start": "2012"}, "还差 1 项，才知道能报哪一级"),
        ("third", {"education": ""}, "还差 1 项，才知道能不能报二级（技师）"),
        ("nobody", {}, "还差 22 项，才知道能报哪一级"),
        ("fifth", {"level_since": "2017-06", "career_start": "2016-07"}, "今年还不能报；四级 2022 年够，2021 年要确认"),
        (
            "fifth",
            {"level_since": "2017", "career_start": "2016", "obstacles": "", "retirement": ""},
            "今年还不能报；四级 2022 年够，2021 年要确认",
        ),
        ("veteran", {"obstacles": ["unit_refused"]}, "今年还不能报；办到这一条，就能报三级、四级：所在单位同意您申报"),
        ("newcomer", {"post": "other"}, "这项考核您不能报"),
        ("first", {}, "您已持有一级（高级技师），不用再报"),
    ],
)
def test_one_sentence_answers(base: str, changes: Raw, title: str) -> None:
    assert somebody(base, **changes).title == title


def below(base: str, **changes: object) -> list[str]:
    return somebody(base, **changes).below


def test_below_it_stands_that_people_decide() -> None:
    assert below("newcomer") == below("first") == [PRELIMINARY]


def test_after_the_year_of_the_notice_a_no_names_that_year() -> None:
    late = result(read(person("fifth", level_since="2017-06", career_start="2016-07")), date(2026, 11, 22))
    assert late.title == "2020 年不能报，报名也已截止；四级 2022 年够，2021 年要确认"


def test_whoever_can_never_apply_takes_along_the_one_reason_and_no_deadline() -> None:
    written = text("newcomer", post="other")
    assert written.count("在工勤技能岗位上在岗") == written.count("不符合") == 1
    assert "五级（初级工）、四级（中级工）、三级（高级工）、二级（技师）、一级（高级技师）：不符合" in written
    assert "截止" not in written
    assert to_scan("newcomer", post="other")[1].startswith("这份通知要求在工勤技能岗位上在岗")


def test_what_somebody_can_do_best_comes_first_in_the_text() -> None:
    """A driver moved by the reform need not sit the held level again."""
    moved: dict[str, object] = {"trade_change": "vehicle_reform", "level_since": "2013-06"}
    written = text("third", **moved)
    assert written.index("我想报 2020 年的二级（技师）") < written.index("平级考核")
    assert "三级 365 元" not in written  # of what may not be needed no price is added up
    assert somebody("third", **moved | {"education": "null"}).title == "还差 1 项，才知道能不能报二级（技师）"
    later = somebody("third", **moved | {"level_since": "2017-06"})
    assert later.title == "二级 2022 年够，2021 年要确认；先确认一件事：能不能报新工种的三级（平级考核）"


def test_whoever_can_never_apply_is_told_what_the_notice_asks_for() -> None:
    assert below("newcomer", post="other") == [
        "这份通知要求在工勤技能岗位上在岗，是正式人员或聘用人员〔一（一）〕。您选的是“其他身份”（公务员、管理岗，或者已经退休、离开单位），所以不能报。",
        PRELIMINARY,
    ]
    assert not somebody("fifth", level_since="2017-06", career_start="2016-07").never
    assert not somebody("first").never and not somebody("veteran").never


def test_a_level_that_is_held_or_lies_below_it_is_no_failure() -> None:
    lines = text("third").splitlines()
    assert {"三级（高级工）：已持有", "四级（中级工）：不用再报", "五级（初级工）：不用再报"} < set(lines)
    assert (
        "三级（高级工），新工种平级考核：初步符合，365 元"
        in text("third", trade_change="changed_not_retested").splitlines()
    )


def test_of_several_levels_the_highest_is_recommended_and_the_silence_named() -> None:
    lines = below("veteran")
    assert lines == ["四级（中级工）也初步符合。建议报最高的三级（高级工）。", PRELIMINARY]
    [silence] = somebody("veteran").besides
    assert silence.startswith("通知没写同一年能不能报两个级别。")


def test_what_is_to_be_confirmed_or_missing_beside_a_yes_is_said() -> None:
    assert "三级（高级工）要先请人确认，才知道能不能报。" in somebody("veteran", career_start="2003").besides
    # one yes and one open: nobody asks about two in one year
    assert somebody("fifth", career_start="").besides == ["三级（高级工）还缺材料或情况，补上才能判断。"]


def test_every_level_stands_once_nearest_first() -> None:
    for raw in crowd(150, seed=67):
        near, far = (found := result(read(raw))).near, found.far
        assert sorted(level.id for level in (*near, *far)) == sorted(LEVELS)
        verdicts = [level.verdict for level in near]
        order = [(level.possible, not level.maybe_again, level.verdict) for level in near]
        assert order == sorted(order, reverse=True)
        assert all(level.verdict == Verdict.NOT_MET for level in far)
        assert verdicts.count(Verdict.NOT_MET) <= 1 and not any(level.finding.closed for level in near)


@pytest.mark.parametrize(
    ("base", "near", "far"),
    [
        ("veteran", ["3", "4", "2"], ["5", "1"]),
        ("fifth", ["4", "3"], ["5", "2", "1"]),
        ("fourth", ["3", "2"], ["5", "4", "1"]),
        ("second", ["1"], ["5", "4", "3", "2"]),
        ("first", [], ["5", "4", "3", "2", "1"]),
    ],
)
def test_the_order_of_the_levels(base: str, near: list[str], far: list[str]) -> None:
    found = somebody(base)
    assert tuple([level.id for level in part] for part in (found.near, found.far)) == (near, far)


def test_a_yes_gives_what_it_rests_on_at_this_level() -> None:
    levels = somebody("fourth").levels
    (ground,) = levels["3"].grounds
    assert (ground.need, ground.clause) == ("通过四级考核，并在本工种本等级工作满 5 年", "二（二）3")
    held_down_by = [(reason.need, reason.have, reason.clause) for reason in levels["2"].finding.reasons]
    assert [(reason.need, reason.have, reason.clause) for reason in levels["2"].grounds] == held_down_by


def test_the_text_to_send_on() -> None:
    first, *others = somebody("fourth", affiliation="county", level_since="2016-05-01").to_do
    assert text("fourth", affiliation="county", level_since="2016-05-01").splitlines()[:18] == [
        "【焦作市 2020 年机关事业单位工勤技能岗位等级考核·自查结果】",
        f"您好！{first.say}",
        "自查码：1.x.y（在“咨询台”粘贴，看到的是同一份回答和结果）",
        "",
        "下面是我自查的结果，里面的“您”是我。",
        "先确认一件事：能不能报三级（高级工）",
        PRELIMINARY,
        "",
        "要做的事：",
        *map(to_do_line, (1, 2, 3), (replace(first, say=""), *others)),
        "",
        "三级（高级工）：需确认，365 元",
        "· 要确认：通过四级考核，并在本工种本等级工作满 5 年。"
        "您：按周年 4 年，按年头 5 年（取证时间 2016 年 5 月 1 日）。请问所在县（市、区）工考管理部门。〔二（二）3〕",
        "· 还须由人认定：遵纪守法、职业道德好、身体健康、做本职工作认真负责；"
        "工种在豫人社办〔2019〕107号目录内（本工具没有这份目录）",
        "",
        "二级（技师）：不符合",
    ]


def test_the_text_ends_with_the_season_and_where_it_comes_from() -> None:
    *_, season, basis, stamp = text("fourth").splitlines()
    assert season == "网上报名还剩 8 天，到 4 月 28 日 24:00。"
    assert basis.startswith("依据：焦人社文〔2020〕25号。这份通知只管 2020 年度")
    assert stamp == "2020 年 4 月 20 日自查。"


def test_out_of_season_the_text_says_so() -> None:
    late = sent(result({}, date(2026, 11, 22)))
    assert "2020 年度的报名已于 4 月 28 日截止。" in late


def test_alternatives_are_told_apart_from_lists() -> None:
    choice = "  （上面不是条条都要，走通一条就行）"
    level_4, level_1 = (text("newcomer").split(f"\n{NOTICE.level[level].name}：")[1].split("\n\n")[0] for level in "41")
    assert choice in level_4.splitlines()
    assert choice not in level_1


def test_where_one_way_has_to_be_confirmed_every_text_says_so() -> None:
    disputed = somebody("fifth", level_since="2016-05-01", career_start="2011-05-01")
    assert "  （上面不是条条都要，有一条得到确认就行）" in sent(disputed).splitlines()


def test_a_fee_stands_where_it_may_be_paid() -> None:
    lines = text("fourth").splitlines()
    assert "三级（高级工）：初步符合，365 元" in lines
    assert "四级（中级工）：已持有" in lines


def test_texts_name_every_level_and_no_code() -> None:
    known = {fact for fact in NOTICE.facts} | {code for fact in NOTICE.facts.values() for code in fact.codes}
    for raw in crowd(80, seed=71):
        written = sent(result(read(raw)))
        assert all(level.name in written for level in NOTICE.levels)
        assert set(re.findall("[a-z_]{3,}", written)) & known == set(), written
        assert "None" not in written and "。。" not in written and "：：" not in written


def test_the_text_names_nobody_and_has_no_markup() -> None:
    strange = text("second", trade="*焊*_工_<b>~$`")
    assert "工种：*焊*_工_<b>~$`。" in strange  # as it was typed
    for written in (text("fourth"), text("lecturer"), text("junior"), text("first")):
        assert not re.search(r"[*_`#<>|~$]|&[a-z]+;|姓名|身份证", written)


def test_every_reason_in_the_text_has_its_clause() -> None:
    for raw in crowd(60, seed=73):
        lines = sent(result(read(raw))).splitlines()
        reasons = [line for line in lines if re.match("· (?!还须由人认定：|还缺：)", line)]
        assert all(re.search(r"〔[^〕]+〕$", line) for line in reasons)
        assert all(line[line.rindex("〔") + 1 : -1] in NOTICE.clause for line in reasons)


@pytest.mark.parametrize(
    ("procedure", "ask"),
    [
        ("city", "请问本单位人事，由单位问市工考办。"),
        ("county", "请问所在县（市、区）工考管理部门。"),
        ("", "请问工考管理部门：市直、中央和省驻焦单位的人问本单位人事，由单位问市工考办；"),
    ],
)
def test_the_text_says_whom_to_ask(procedure: str, ask: str) -> None:
    assert ask in text("newcomer", affiliation=procedure, career_start="2011")


def test_the_dates_as_text_are_as_precise_as_the_notice() -> None:
    assert dates_text(NOTICE, DAY, ["1"]).splitlines() == [
        "【焦作市 2020 年机关事业单位工勤技能岗位等级考核·日程】",
        "· 网上报名：2020 年 4 月 13 日至 4 月 28 日，报名截止：2020 年 4 月 28 日 24:00〔四（一）时间〕",
        "· 资格审查、现场确认、缴费：2020 年 4 月 13 日至 5 月 11 日，确认缴费截止：2020 年 5 月 11 日〔四（二）时间〕",
        "· 考核、评审：2020 年 7 月至 11 月（具体哪天通知没写）〔四（四）〕",
        "· 确定合格人员：2020 年 10 月至 11 月（具体哪天通知没写）〔四（五）〕",
        "网上报名还剩 8 天，到 4 月 28 日 24:00。",
        "依据：焦人社文〔2020〕25号。这份通知只管 2020 年度，不能当作以后年度的依据。",
    ]
    assert "· 培训：2020 年 5 月至 7 月（具体哪天通知没写）" in dates_text(NOTICE, DAY, ["3", "1"])


# —— what a code to scan holds ——


def to_scan(base: str, today: date = DAY, **changes: object) -> list[str]:
    return text_to_scan(result(read(person(base, **changes)), today), "1.some.code").split("\n")


def test_a_text_to_scan_says_what_why_by_when_and_whom_to_ask() -> None:
    assert to_scan("third") == [
        "您可以申报二级（技师）。",
        "二级（技师）：初步符合，费用 470 元。理由：通过三级考核，并在本工种本等级工作满 5 年（二（三）3）；"
        "技校、职专、高中（含职高）以上文化程度；初中的，须男满 50 周岁、女满 45 周岁并由单位认定有较高技艺"
        "（二（三）4）。"
        "依据焦人社文〔2020〕25号。最后能不能报，由单位、市里和省里审查决定。",
        "要做的事：早点跟人事说您要报；单位批准后，去报名；缴费，等现场确认。",
        "报名截止：2020 年 4 月 28 日 24:00。确认缴费截止：2020 年 5 月 11 日。",
        "不清楚的，请问本单位人事。",
        "2020 年 4 月 20 日自查。自查码 1.some.code",
    ]


def test_a_text_to_scan_names_what_is_to_be_looked_up_instead_of_reasons() -> None:
    assert to_scan("third", education="")[:2] == ["还差 1 项，才知道能不能报二级（技师）。", "先查清：文化程度。"]


def test_a_text_to_scan_promises_no_deadline_to_whoever_can_apply_for_nothing() -> None:
    assert all("截止" not in line for line in to_scan("newcomer", post="other"))


def test_a_text_to_scan_after_the_season_says_that_it_is_over() -> None:
    title, closed = (line for line in to_scan("third", today=date(2026, 11, 25)) if "截止" in line)
    assert title == "2020 年报名已截止；您够二级（技师）的条件。" and closed.startswith("2020 年度的报名已于")
    confirming = to_scan("third", today=date(2020, 5, 1))
    assert not [line for line in confirming if "报名截止：" in line]


def test_a_text_to_scan_names_all_that_decides() -> None:
    """How many other reasons there are says nothing to whoever reads it alone; for a yes of six it is enough."""
    for raw in crowd(200, 11):
        found = result(read(raw))
        text, asked = text_to_scan(found, "1.some.code"), found.best
        if not asked or asked.verdict != Verdict.CONFIRM or asked.choices:
            continue
        names = [reason.named for reason in asked.grounds]
        assert all(name in text for name in names) or f"等 {len(names)} 条。" in text


def test_a_text_to_scan_says_what_the_person_has_where_that_decides() -> None:
    lines = to_scan("newcomer", career_start="2011", regularised_on="2020-09-30", affiliation="")
    assert "要确认：" in lines[1] and "您：按周年 9 年，按年头 10 年（参加工作时间 2011 年）。" in lines[1]


def test_every_text_to_scan_is_short_enough_for_a_code_that_a_phone_reads_off_a_screen() -> None:
    """109 modules of a code of version 23 at level L are 4 px each on a kiosk's screen."""
    texts = [text_to_scan(result(given), encode(NOTICE, given)) for raw in crowd(200, 11) if (given := read(raw))]
    assert [text for text in texts if len(text.encode()) > SCANNED] == []
    assert not [text for text in texts if "条要求也" in text]


@pytest.mark.parametrize("base", ["newcomer", "third", "second", "nobody"])
def test_a_code_of_a_text_is_read_letter_by_letter(base: str) -> None:
    given = read(person(base))
    text = text_to_scan(result(given), encode(NOTICE, given))
    image = Image.open(BytesIO(b64decode(picture(text, error="l").src.partition(",")[2]))).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [text]


def test_what_it_would_take_goes_with_the_text_of_who_can_apply_for_nothing_yet() -> None:
    unsure = sent(result(read(person("junior", skill_recognised="no"))))
    assert "以后怎样才能报二级：" in unsure and "请单位认定有较高技艺" in unsure
    assert "以后怎样才能报" not in sent(result(read(person("third"))))


def test_what_can_be_done_this_year_comes_before_what_takes_longer() -> None:
    found = result(read(person("third", education="junior", skill_recognised="no", birth="")))
    text = sent(found)
    assert found.title == "今年还不能报；先办到一件事，才可能报二级"
    assert text.index("请单位认定有较高技艺。这样最早 2020 年") < text.index("这样最早 2021 年")


def test_who_has_to_look_something_up_is_told_what_to_say() -> None:
    text = sent(result(read(person("veteran", career_start="null"))))
    assert "您好！我想报 2020 年的等级考核，请帮我查一下：参加工作时间。" in text.splitlines()
