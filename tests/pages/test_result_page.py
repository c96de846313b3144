"""资格自查, the result: one sentence that answers, then five levels, each with everything one needs to act on it."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from gongqin_core.judging.explain import Explanation, explain
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.slip import dates_text, text_to_send
from tests.people import LEVELS, NOTICE, PEOPLE, RULES, Raw, person, population, read
from tests.visitor import Visitor, words

TODAY = date(2020, 4, 20)
NAMES = {level.id: level.name for level in NOTICE.levels}
PREPARE = "带什么、怎么办、多少钱"
UNITS = {"city": "市直、中央和省驻焦单位要做的", "county": "县（市、区）要做的"}


@pytest.fixture(autouse=True)
def season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", TODAY.isoformat())


class Card:
    """One level as a person reads it: `face` before anything but its row is opened, `folds` by title, `clauses` by
    number; `whole` is the face and all folds."""

    def __init__(self, html: str) -> None:
        self.tree = ElementTree.fromstring(f"<div>{html.replace('br>', 'br/>')}</div>")
        self.face = "".join(_face(self.tree))
        self.folds = {_title(fold): "".join(_face(fold[1])) for fold in self.tree.iter() if _is(fold, "fold")}
        self.clauses = {_title(c)[1:-1]: "".join(c[1].itertext()) for c in self.tree.iter() if _is(c, "clause")}
        self.whole = "".join([self.face, *self.folds.values()])


def _is(element: Element, kind: str) -> bool:
    return element.tag == "details" and kind in element.get("class", "").split()


def _title(details: Element) -> str:
    return "".join(details[0].itertext())


def _face(element: Element) -> Iterator[str]:
    """The text, of clauses only their numbers, of folds only their titles; a level's row is open."""
    yield element.text or ""
    for child in element:
        yield from [_title(child)] if child.tag == "details" and not _is(child, "level") else _face(child)
        yield child.tail or ""


def cards(visitor: Visitor) -> dict[str, Card]:
    """Level id → what is said of it, in the order on the page."""
    ids = {name: level for level, name in NAMES.items()}
    return {ids[name]: Card(html) for name, html in visitor.levels.items()}


def ladder(visitor: Visitor) -> dict[str, str]:
    """Level id → what stands on its step."""
    [drawn] = re.findall('<ol class="ladder">(.*?)</ol>', "".join(visitor.pieces))
    return dict(zip(NAMES, re.findall("</i><b>(.*?)</b>", drawn), strict=True))


def rows(visitor: Visitor) -> list[tuple[str, str]]:
    """The folded rows below the first level: whose they are, and what they say of them."""
    found = re.findall(
        '<details class="level [^>]*><summary>.*?<span class="lv">(.*?)<span class="gist">(.*?)</span>',
        "".join(visitor.pieces),
    )
    return [(words(names), gist) for names, gist in found]


def signs(visitor: Visitor) -> dict[str, str]:
    """What a folded row says → the sign that it has."""
    found = re.findall('<summary><i class="sign ([a-z_ ]*)".*?<span class="gist">(.*?)</span>', "".join(visitor.pieces))
    return {gist: sign for sign, gist in found}


def card(level: str, base: str, **changes: object) -> Card:
    return cards(Visitor(person(base, **changes)))[level]


# —— the answer, and the order of the levels ——


@pytest.mark.parametrize("base", [name for name in PEOPLE if name != "nobody"])
def test_one_sentence_answers_and_says_that_people_decide(base: str) -> None:
    visitor = Visitor(person(base))
    found = Result(Explanation(RULES, read(person(base))), TODAY)
    assert visitor.heading == found.title
    assert all(line in visitor.text for line in [*found.recommended, found.first_check])
    assert "初步结论，由单位、市里和省里审查决定。" in visitor.text


def test_no_level_is_ever_left_out_and_each_has_its_verdict(subtests: pytest.Subtests) -> None:
    town = [raw for raw in population(60) if next_question(RULES, read(raw)) is None]
    assert len(town) > 50
    for raw in town:
        with subtests.test(**raw):
            visitor = Visitor(raw)
            verdicts, found = RULES.verdicts(read(raw)), cards(visitor)
            closed = {level for level, finding in explain(RULES, read(raw)).items() if finding.closed}
            assert sorted(found) == sorted(LEVELS)
            for level, shown in found.items():
                labels = ("已持有", "不用再报") if level in closed else (verdicts[level].label,)
                assert ladder(visitor)[level] in labels
                assert (PREPARE in shown.folds) == (verdicts[level] > Verdict.NOT_MET)


@pytest.mark.parametrize(
    ("base", "order", "folded"),
    [
        ("newcomer", "54321", [("四级、三级、二级、一级", "不符合")]),
        ("veteran", "34521", [("四级中级工", "初步符合"), ("五级、二级、一级", "不符合")]),
        ("fifth", "43215", [("三级、二级、一级", "不符合"), ("五级初级工", "已持有")]),
        ("third", "21543", [("一级高级技师", "最早 2025 年"), ("五级、四级、三级", "不用再报")]),
        ("second", "15432", [("五级、四级、三级、二级", "不用再报")]),
        ("first", "54321", [("五级、四级、三级、二级、一级", "不用再报")]),
        ("lecturer", "15432", [("五级、四级、三级、二级", "不符合")]),
    ],
)
def test_the_best_level_stands_first_and_all_others_are_folded_rows(
    base: str, order: str, folded: list[tuple[str, str]]
) -> None:
    visitor = Visitor(person(base))
    assert list(cards(visitor)) == list(order)
    assert rows(visitor) == folded


def test_the_year_of_the_only_no_stands_in_its_row_and_of_a_question_which_answer_leads_to_a_level() -> None:
    assert ("五级初级工", "按周年数就报这级") in rows(Visitor(person("newcomer", career_start="2011")))


def test_what_is_held_or_lies_below_has_no_cross_and_no_reason_to_worry() -> None:
    visitor = Visitor(person("first"))
    assert visitor.heading == "您已持有一级（高级技师），不用再报"
    assert "您已持有本工种一级证书，不用再报〔二（四）2〕" in cards(visitor)["1"].face
    [drawn] = re.findall('<ol class="ladder">(.*?)</ol>', "".join(visitor.pieces))
    assert re.findall('<i class="sign not_met ?([a-z]*)"', drawn) == ["below"] * 4 + ["held"]
    assert not cards(visitor)["2"].folds


@pytest.mark.parametrize("base", ["third", "second", "first"])
def test_a_row_of_what_need_not_be_applied_for_again_has_the_mark_of_that_and_not_of_what_is_held(base: str) -> None:
    assert signs(Visitor(person(base)))["不用再报"] == "not_met below"


def test_of_several_levels_the_highest_is_recommended_and_two_in_one_year_are_left_to_others() -> None:
    text = Visitor(person("veteran")).text
    assert "四级（中级工）也初步符合。建议报最高的三级（高级工）。" in text
    assert "通知没写同一年能不能报两个级别。想两个都报的，请先问清楚再填：" in text
    assert "通知没写同一年" not in Visitor(person("fourth")).text


# —— why ——


@pytest.mark.parametrize(
    ("level", "base", "changes", "words"),
    [
        (
            "4",
            "newcomer",
            {"career_start": "2011"},
            "工作年限满 10 年〔二（二）2〕您：按周年 9 年，按年头 10 年（参加工作时间 2011 年）",
        ),
        (
            "5",
            "newcomer",
            {"career_start": "2011"},
            "工作年限不足 10 年〔二（二）1〕您：按周年 9 年，按年头 10 年（参加工作时间 2011 年）",
        ),
        (
            "4",
            "newcomer",
            {"career_start": "2012-03"},
            "需要：工作年限满 10 年〔二（二）2〕您：按周年 8 年（参加工作时间 2012 年 3 月）",
        ),
        ("3", "veteran", {}, "工作年限满 18 年〔二（二）3〕您：按周年 20 年（参加工作时间 2000 年 7 月 1 日）"),
        ("1", "unpublished", {"merits": ["honour"]}, "〔二（四）6〕您的免论文的条件：市厅级以上劳模等荣誉"),
        ("5", "lecturer", {}, "需要：在工勤技能岗位上在岗，是正式人员或聘用人员〔一（一）〕您的岗位身份：专业技术岗"),
        ("3", "fifth", {"career_start": None}, "还缺：参加工作时间（工作年限满 18 年）〔二（二）3〕"),
        ("3", "third", {}, "您已持有本工种三级证书，不用再报〔二（二）3〕"),
        ("4", "third", {}, "您持有的等级已经高于四级〔二（二）2〕"),
        (
            "5",
            "fifth",
            {"trade_change": "changed_not_retested"},
            "换岗后先在新工种考现有等级。考完才能报新工种的升级。",
        ),
        (
            "2",
            "third",
            {"exceptional": ["competition_rank"], "level_since": "2018"},
            "破格晋升另行审批，不看年限〔二（六）一段〕",
        ),
        ("5", "newcomer", {"retirement": "later_in_2020"}, "您 2020 年内要退休。请先了解单位有没有空岗"),
    ],
)
def test_a_level_says_why_in_numbers_and_by_which_clause(level: str, base: str, changes: Raw, words: str) -> None:
    assert words in card(level, base, **changes).whole


def test_a_clause_opens_on_the_spot() -> None:
    for level, shown in cards(Visitor(person("unpublished", merits=["honour"]))).items():
        assert shown.clauses, level
        assert all(NOTICE.clause[number].text in text for number, text in shown.clauses.items())


def test_alternatives_stand_side_by_side() -> None:
    shown = card("4", "newcomer")
    assert "下面 2 条路，走通一条就行：" in shown.face
    ways = ["".join(_face(way)) for way in shown.tree.find(".//ul[@class='ways']") or []]
    assert [way[:10] for way in ways] == ["需要：通过五级考核，", "需要：工作年限满 1"]
    both = card("4", "fifth", level_since="2016-05-01", career_start="2011-05-01")
    assert "下面 2 条路，有一条得到确认就行：" in both.face
    assert "条路" not in card("1", "second", career_start="1996").face


def test_what_is_satisfied_is_folded_away_with_its_clauses() -> None:
    shown = card("4", "newcomer")
    held = "在工勤技能岗位上在岗，是正式人员或聘用人员〔一（一）〕您的岗位身份：在岗正式人员"
    assert held in shown.folds["依据：符合 6 项"] and held not in shown.face


def test_of_the_best_level_every_clause_stands_in_one_fold() -> None:
    shown = card("4", "newcomer", career_start="2011")
    assert "〔" not in shown.face
    assert "工作年限满 10 年〔二（二）2〕" in shown.folds["依据：符合 6 项，还须由人认定 2 项"]


@pytest.mark.parametrize(
    ("level", "base", "changes", "meter"),
    [
        (
            "4",
            "newcomer",
            {"career_start": "2011-06"},
            "您 9 年，按年头 10 年需要 10 年参加工作时间 2011 年 6 月至 2020 年底斜线的 1 年，通知没写算不算。",
        ),
        ("2", "third", {}, "您 8 年需要 5 年取证时间 2012 年 6 月 30 日至 2020 年底"),
        ("5", "newcomer", {}, "工作年限不足 10 年您 5 年，没到 10 年"),
    ],
)
def test_years_stand_on_a_scale_with_both_sides(level: str, base: str, changes: Raw, meter: str) -> None:
    assert meter in card(level, base, **changes).face


def test_the_scale_reaches_as_far_as_the_years_that_count_either_way() -> None:
    pieces = "".join(Visitor(person("newcomer", career_start="2011-06")).pieces)
    assert 'style="--have:9;--maybe:10;--need:10;--max:10"' in pieces and 'class="maybe"' in pieces
    pieces = "".join(Visitor(person("third")).pieces)
    assert 'style="--have:8;--maybe:8;--need:5;--max:8"' in pieces and 'class="maybe"' not in pieces


READINGS = [
    ("years", "4", "newcomer", {"career_start": "2011"}, {"career_start": "2010"}),
    ("years", "2", "third", {"level_since": "2016"}, {"level_since": "2015"}),
    ("before_day", "5", "newcomer", {"regularised_on": "2020-09-30"}, {"regularised_on": "2020-09-29"}),
    ("before_day", "1", "second", {"paper_on": "2019-12-31"}, {"paper_on": "2019-12-30"}),
    ("age", "2", "junior", {"birth": "1970-04-14"}, {"birth": "1970-04-13"}),
    ("posts", "4", "fifth", {"post": "away"}, {"post": "contract"}),
    ("retirement", "4", "fifth", {"retirement": "around_issue"}, {"retirement": "later_in_2020"}),
    ("obstacles", "4", "fifth", {"obstacles": ["under_discipline"]}, {"obstacles": []}),
    ("trade_change", "4", "fifth", {"trade_change": "mismatch"}, {"trade_change": "same"}),
    ("other_certificate", "4", "fifth", {"certificate_kind": "other"}, {"certificate_kind": "public_sector"}),
    ("exceptional", "3", "fifth", {"exceptional": ["competition_rank"]}, {"exceptional": []}),
    ("merit", "1", "unpublished", {"merits": ["special_talent"]}, {"merits": ["patent"]}),
    ("merit", "1", "unpublished", {"excellent_years": ["2015", "2019"]}, {"excellent_years": ["2016", "2019"]}),
    ("trade_names", "1", "second", {"trade": "汽车驾驶员"}, {"trade": "汽车驾驶维修员"}),
    ("assessments", "1", "second", {"assessments": "gap"}, {"assessments": "all_pass"}),
    ("paper", "1", "second", {"paper": "doubtful"}, {"paper": "sole_cn_journal"}),
    ("held", "2", "second", {"trade_change": "changed_not_retested"}, {"certificate_kind": "other"}),
]


@pytest.mark.parametrize(("reading", "level", "base", "deciding", "plain"), READINGS)
def test_a_reading_is_shown_where_it_decides(reading: str, level: str, base: str, deciding: Raw, plain: Raw) -> None:
    words = NOTICE.reading[reading].shown
    assert words
    assert words in card(level, base, **deciding).whole
    assert words not in card(level, base, **plain).whole


# —— what people still judge, and whom to ask ——


def test_a_yes_says_where_one_registers_with_its_address() -> None:
    where = card("2", "third").folds["在哪里报名"]
    assert "网址：http://www.hnzwfw.gov.cn" in where and "备用：http://bm.hnsgkb.com" in where


def test_a_yes_says_what_is_still_to_be_judged_and_by_whom() -> None:
    face = card("2", "third").whole
    assert "还须由本单位人事认定：遵纪守法、职业道德好、身体健康、做本职工作认真负责〔二（三）1〕业绩突出" in face
    assert "还须由工考管理部门认定：工种在豫人社办〔2019〕107号目录内（本工具没有这份目录）〔一（二）〕" in face
    assert face.count("请问本单位人事，由单位问市工考办。") == 1  # how one gets there, once
    assert face.count("您的处分等情况：没有") == 1  # four of the notice's conditions rest on it
    asked = card("4", "newcomer", career_start="2011").whole  # it stands there already as whom to ask
    assert asked.count("请问本单位人事，由单位问市工考办。") == 1
    assert "认定" not in card("5", "third").whole


@pytest.mark.parametrize(
    ("base", "changes"),
    [("second", {}), ("unpublished", {"merits": ["honour"]}), ("second", {"career_start": "1996"}), ("lecturer", {})],
)
def test_level_1_always_adds_that_the_annexed_rules_are_not_here(base: str, changes: Raw) -> None:
    face = card("1", base, **changes).whole
    assert "还要符合《河南省机关事业单位工勤技能岗位高级技师申报资格条件附则》（不在本通知内，本工具没有）" in face


@pytest.mark.parametrize(
    ("affiliation", "words"),
    [
        ("city", "请问本单位人事，由单位问市工考办。"),
        ("county", "请问所在县（市、区）工考管理部门。"),
        ("null", "请问工考管理部门：市直、中央和省驻焦单位的人问本单位人事，由单位问市工考办；县（市、区）的人问"),
    ],
)
def test_whom_to_ask_follows_the_kind_of_unit(affiliation: str, words: str) -> None:
    assert words in card("4", "newcomer", career_start="2011", affiliation=affiliation).face


# —— what it costs, what to bring, how and when ——


@pytest.mark.parametrize(
    ("level", "base", "items"),
    [
        ("5", "newcomer", "报名费 10 元 ＋ 考务费 50 元 ＋ 培训费 175 元 ＋ 考核评审费 40 元 ＝ 275 元〔三（三）5〕"),
        ("4", "fifth", "报名费 10 元 ＋ 考务费 50 元 ＋ 培训费 210 元 ＋ 考核评审费 50 元 ＝ 320 元〔三（三）4〕"),
        ("3", "fourth", "报名费 10 元 ＋ 考务费 50 元 ＋ 培训费 235 元 ＋ 考核评审费 70 元 ＝ 365 元〔三（三）3〕"),
        ("2", "third", "报名费 10 元 ＋ 考务费 50 元 ＋ 培训费 310 元 ＋ 考核评审费 100 元 ＝ 470 元〔三（三）2〕"),
        ("1", "second", "报名费 10 元 ＋ 考务费 25 元 ＋ 考核评审费 130 元 ＝ 165 元〔三（三）1〕"),
    ],
)
def test_the_fee_comes_with_its_items(level: str, base: str, items: str) -> None:
    shown = card(level, base)
    total = NOTICE.fees[level].total
    assert shown.face.startswith("".join(re.split("[（）]", NAMES[level])[:2])) and f"{total} 元" in shown.face
    assert shown.folds[f"费用 {total} 元怎么来的"].startswith(items)
    assert "教材费：要教材的才交，自愿、另计：通知只说" in shown.folds[f"费用 {total} 元怎么来的"]


@pytest.mark.parametrize(
    ("level", "base", "changes", "brings", "leaves"),
    [
        ("5", "newcomer", {}, "转正定级审批表", "工作年限够"),
        ("4", "fifth", {}, "五级（初级工）证书", "工作年限够"),
        ("4", "veteran", {}, "证明工作年限够 10 年", "五级（初级工）证书"),
        ("2", "junior", {}, "初中文化程度放宽的", "调岗文件"),
        ("2", "third", {"trade_change": "changed_retested"}, "新工种平级考核合格的证书", "初中文化程度"),
        ("1", "second", {}, "登载论文的刊物原件", "荣誉证书"),
        ("1", "unpublished", {"merits": ["honour"]}, "荣誉证书、表彰决定", "登载论文的刊物原件"),
        ("1", "lecturer", {}, "中级职称证书", "登载论文的刊物原件"),
    ],
)
def test_what_to_bring_follows_the_facts_used(level: str, base: str, changes: Raw, brings: str, leaves: str) -> None:
    bring = card(level, base, **changes).folds["要带什么"]
    stated, maybe = bring.split("可能需要，请先问单位")
    assert stated.startswith("通知写明的本人的申报申请")
    assert brings in maybe and leaves not in bring


@pytest.mark.parametrize("affiliation", ["city", "county", "null"])
def test_the_steps_are_those_of_ones_kind_of_unit(affiliation: str) -> None:
    shown = card("2", "third", affiliation=affiliation)
    units = {kind for kind, title in UNITS.items() if title in shown.folds}
    assert units == ({affiliation} if affiliation != "null" else {"city", "county"})
    assert shown.folds["怎么办、找谁"].startswith("您自己要做的请单位人事对着人事档案")
    given_up = {"city": "市直、中央和省驻焦单位逾期没有现场确认", "county": "县（市、区）逾期没有现场确认"}
    kinds = {kind for kind, words in given_up.items() if words in shown.folds["不照办会怎样"]}
    assert kinds == units


def test_deadlines_are_as_precise_as_the_notice() -> None:
    when = {level: card(level, base).folds["什么时候"] for level, base in [("2", "third"), ("1", "second")]}
    for text in when.values():
        assert "报名截止：2020 年 4 月 28 日 24:00〔四（一）时间〕" in text
        assert "确认缴费截止：2020 年 5 月 11 日〔四（二）时间〕" in text  # no hour: none is stated
        assert "2020 年 7 月至 11 月" in text
    assert "培训" in when["2"] and "培训" not in when["1"]


def test_a_no_costs_nothing_and_asks_for_nothing() -> None:
    for shown in (card("5", "third"), card("4", "newcomer")):
        assert not {PREPARE, "要带什么", "怎么办、找谁", "什么时候"} & set(shown.folds)
        assert " 元" not in shown.face


# —— the kind of unit, asked last because it decides no verdict ——


def test_the_kind_of_unit_is_asked_before_the_result_and_changes_steps_and_nothing_else() -> None:
    visitor = Visitor(person("third", affiliation=""))
    assert visitor.heading == "您的单位归哪里管？" and "最后 1 题，只管手续" in visitor.text
    visitor.answer("说不清归哪里管")
    before = {level: shown.face for level, shown in cards(visitor).items()}
    assert "单位隶属：说不清归哪里管" in visitor.given
    visitor.change("affiliation")
    visitor.answer("县（市、区）的单位")
    assert visitor.answers["affiliation"] == "county" and not visitor.options
    assert UNITS["city"] not in cards(visitor)["2"].folds
    assert {level: shown.face for level, shown in cards(visitor).items()} == before


@pytest.mark.parametrize(
    ("base", "changes"),
    [("newcomer", {"post": "other"}), ("fifth", {"career_start": "2016", "level_since": "2017"}), ("first", {})],
)
def test_where_there_is_nothing_to_do_the_kind_of_unit_is_not_asked(base: str, changes: Raw) -> None:
    assert cards(Visitor(person(base, affiliation="", **changes)))


def test_who_can_apply_for_nothing_and_never_will_reads_two_sentences_and_opens_the_rest() -> None:
    visitor = Visitor(person("newcomer", post="other"))
    assert visitor.heading == "这项考核您不能报"
    assert (
        "这份通知要求在工勤技能岗位上在岗" in visitor.text
        and "您选的是“其他身份”（公务员、管理岗，或者已经退休、离开单位），所以不能报。" in visitor.text
    )
    assert "还差什么" not in visitor.text and "往后哪一年能报" not in visitor.text
    assert len(cards(visitor)) == len(LEVELS)  # all of them in one row


def test_who_has_something_to_look_up_first_is_not_asked_for_the_kind_of_unit() -> None:
    assert Visitor(person("fifth", career_start="null", trade_change="null", affiliation="")).heading.startswith("还差")


# —— to send on ——


@pytest.mark.parametrize(("day", "ahead"), [("2020-04-20", True), ("2020-11-30", True), ("2020-12-01", False)])
def test_dates_are_taken_along_while_any_lies_ahead(monkeypatch: pytest.MonkeyPatch, day: str, ahead: bool) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", day)
    copied = Visitor(person("third")).copied
    assert (dates_text(NOTICE, date.fromisoformat(day), ["2"]) in copied) == ahead


@pytest.mark.parametrize("base", ["newcomer", "veteran", "first", "lecturer"])
def test_the_result_can_be_copied_to_be_sent(base: str) -> None:
    visitor = Visitor(person(base))
    [text] = [copied for copied in visitor.copied if "·自查结果】" in copied]
    assert text == text_to_send(Result(Explanation(RULES, read(person(base))), TODAY), visitor.code)
    assert visitor.heading in text.splitlines() and visitor.code in text
    assert all(name in text for name in NAMES.values())
    assert not re.search("[<>*]|&[a-z]+;", text)
