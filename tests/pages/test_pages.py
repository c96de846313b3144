"""Every page besides the questions and the result: season, links from outside, and what each has to show."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gongqin_core import __version__
from gongqin_core.judging.describe import need
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.take_away.caselink import LONGEST, CaseTrouble, encode
from tests import second
from tests.folders import two_notices
from tests.judging.trees import leaves
from tests.people import LEVELS, NOTICE, person
from tests.places import CONTENT
from tests.take_away.codes import forged, payload
from tests.visitor import PAGES, Visitor, code_of, words


@pytest.fixture(autouse=True)
def season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")


def read(visitor: Visitor) -> str:
    """The page's text without what its clauses say when opened."""
    return read_html("".join(visitor.pieces))


def read_html(html: str) -> str:
    return words(re.sub(r"</summary><p><b>.*?</p></details>", "", html))


# —— the season ——


@pytest.mark.parametrize("page", PAGES)
def test_every_page_first_says_that_the_windows_are_over(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGQIN_TODAY")
    visitor = Visitor(page=page)
    assert visitor.banner == ["2020 年度的报名已于 4 月 28 日截止"]
    assert visitor.foot == [
        "依据：焦作市 2020 年机关事业单位工勤技能岗位等级考核 · 焦人社文〔2020〕25号。",
        "本页由 gongqin（工勤）项目做，不是官方网站，只供报名前初步自查。",
        f"版本 {__version__} · 规则校验码 {rules_hash(NOTICE)}",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_in_the_live_season_every_page_says_how_long_is_left(page: str) -> None:
    assert Visitor(page=page).banner[0] == "网上报名还剩 8 天，到 4 月 28 日 24:00"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2020-04-12", "网上报名 4 月 13 日开始，还有 1 天"),
        ("2020-04-13", "网上报名还剩 15 天，到 4 月 28 日 24:00"),
        ("2020-04-27", "网上报名还剩 1 天，到 4 月 28 日 24:00"),
        ("2020-04-28", "网上报名今天截止，4 月 28 日 24:00"),
        ("2020-04-29", "2020 年度的报名已于 4 月 28 日截止。已经报名的，资格审查、现场确认、缴费还剩 12 天"),
        (
            "2020-05-11",
            "2020 年度的报名已于 4 月 28 日截止。已经报名的，资格审查、现场确认、缴费今天截止，5 月 11 日。",
        ),
        ("2020-05-12", "2020 年度的报名已于 4 月 28 日截止"),
    ],
)
def test_the_banner_around_each_deadline(day: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", day)
    assert Visitor().banner[0].startswith(sentence)


# —— links that cannot be used as they are ——

GOOD = code_of(person("fifth"))
UNUSABLE = {
    "damaged": (GOOD[:-3] + "AAA", CaseTrouble.DAMAGED.value),
    "cut off": (GOOD[:40], CaseTrouble.DAMAGED.value),
    "no code at all": ("<script>alert(1)</script>", CaseTrouble.DAMAGED.value),
    "forged, and right in every sum": (forged(b"\0\0\0\0\xff"), CaseTrouble.DAMAGED.value),
    "endless": ("1.jiaozuo-2020." + "A" * LONGEST, CaseTrouble.TOO_LONG.value),
    "of another version": (forged(payload(GOOD)[:-4], version="9"), CaseTrouble.UNKNOWN_VERSION.value),
    "of a notice that is not here": (forged(payload(GOOD)[:-4], "nowhere-2031"), CaseTrouble.UNKNOWN_NOTICE.value),
}


@pytest.mark.parametrize("kind", UNUSABLE)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_that_cannot_be_read_is_explained_on_every_page(page: str, kind: str) -> None:
    code, words = UNUSABLE[kind]
    visitor = Visitor(page=page, code=code)
    assert words in visitor.banner
    assert (visitor.answers, visitor.code) == ({}, "")
    assert "<script>" not in "".join(visitor.pieces)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_made_under_other_rules_keeps_its_answers_and_says_so(page: str) -> None:
    visitor = Visitor(page=page, code=forged(b"old!" + payload(GOOD)[4:-4]))
    words = "这个链接是按以前的规则做的。您的回答已经取回，结果按现在的规则重新判断。"
    assert words in visitor.banner
    assert visitor.answers == Visitor(person("fifth")).answers
    assert visitor.code == GOOD  # from here on under the rules in force


def test_answers_that_no_longer_exist_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    held = payload(code_of({"post": "regular"}))[:-4]
    visitor = Visitor(code=forged(b"old!\x02" + held[5:8] + b"\xff\xff\xff" + held[8:]))
    assert "有 1 个回答现在用不上了，请重新回答。" in visitor.banner[1]
    assert visitor.answers == {"post": "regular"}


@pytest.mark.parametrize("page", PAGES)
def test_a_link_of_another_notice_is_judged_anew_and_says_so(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_notices(tmp_path, "jiaozuo-2020")
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    visitor = Visitor(page=page, code=encode(second.NOTICE, second.read({"post": "regular", "held_level": "4"})))
    [told] = [sentence for sentence in visitor.banner if sentence.startswith("这个链接是按另一份通知")]
    assert second.NOTICE.about.short in told and "按现在这份通知重新判断" in told
    assert visitor.answers == {"post": "regular", "held_level": "4"}
    assert visitor.code == code_of({"post": "regular", "held_level": "4"})


# —— signs that Markdown and HTML would take for markup ——

SIGNS = "单~位*$<i>"


@pytest.fixture
def strange_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The content with signs of markup in the middle of a word that stands in every file."""
    shutil.copytree(CONTENT, tmp_path / "content")
    for file in (tmp_path / "content").rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("单位", SIGNS), encoding="utf-8")
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path / "content"))
    load_notice.cache_clear()
    yield
    load_notice.cache_clear()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("base", ["nobody", "second"])
def test_signs_in_content_and_answers_are_never_markup(strange_content: None, page: str, base: str) -> None:
    raw = person(base) | ({"trade": f"{SIGNS}工", "held_level": "1", "trade_change": None} if base == "second" else {})
    visitor = Visitor(raw, page)
    html = "".join(visitor.pieces)
    assert "<i>" not in html
    assert SIGNS in visitor.text
    for label in labels(visitor):
        own = re.sub(r"\*\*(.*)\*\* :blue\[修改\]", r"\1", label)
        assert not re.search(r"(?<!\\)[~*$<]", own), label


def labels(visitor: Visitor) -> list[str]:
    """Everything that Streamlit reads as Markdown."""
    app = visitor.app
    named: list[Any] = [*app.selectbox, *app.multiselect, *app.checkbox, *app.button, *app.text_input, *app.expander]
    options = [option for radio in app.radio for option in (*radio.options, *radio.captions)]
    return [item.label for item in named] + options


# —— 各级条件 ——


@pytest.mark.parametrize("level", LEVELS)
def test_the_levels_page_has_every_condition_with_its_clause(level: str) -> None:
    parts = dict(part.split("</h2>", 1) for part in "".join(Visitor(page="levels.py").pieces).split("<h2>")[1:])
    own = read_html(parts[NOTICE.level[level].name])
    text = own + read_html(parts["报哪一级都要"])
    for leaf, aside in leaves(NOTICE.level[level].tree):
        words = re.escape(need(NOTICE, leaf))
        assert re.search(
            words if aside else rf"{words}(（[^〔]*）)?(　确认找[^〔]*)?〔{re.escape(leaf.clause)}〕", text
        ), words
    fee = NOTICE.fees[level]
    assert f"费用　{fee.total} 元〔{fee.clause}〕" in own


def test_the_levels_page_says_each_way_in_one_sentence() -> None:
    visitor = Visitor(page="levels.py")
    found = [
        read_html(item)
        for item in re.findall("<ul><li>.*?</ul>", "".join(visitor.pieces).split("三级（高级工）</h2>")[1])
    ]
    assert found[0] == (
        "通过四级考核，并在本工种本等级工作满 5 年〔二（二）3〕"
        "工作年限满 18 年〔二（二）3〕"
        "破格晋升另行审批，不看年限〔二（六）一段〕"
    )


def test_the_levels_page_says_where_a_way_does_not_ask_for_what_all_levels_do() -> None:
    text = read(Visitor(page="levels.py"))
    assert "在工勤技能岗位上在岗，是正式人员或聘用人员（一级有的路不看这一条）" in text
    assert "科研生产〔二（四）7〕；不看“在工勤技能岗位上在岗，是正式人员或聘用人员”" in text


def test_a_mark_behind_a_clause_stays_with_it_where_the_clause_is_opened() -> None:
    """What an open clause says takes lines of its own: no line may begin with the mark."""
    pieces = "".join(Visitor(page="levels.py").pieces)
    assert "<span>；</span></summary>" in pieces and "</details>；" not in pieces


def test_for_me_ticks_what_ones_own_answers_come_to() -> None:
    visitor = Visitor(person("fourth"), "levels.py")
    plainly = visitor.text
    assert "初步符合" not in plainly
    visitor.field("mine").set_value(True)
    visitor.look()
    assert "✓ 初步符合 通过四级考核，并在本工种本等级工作满 5 年" in visitor.text
    assert "✕ 不符合 工作年限满 18 年" in visitor.text
    assert "✓ 初步符合 在工勤技能岗位上在岗，是正式人员或聘用人员" in visitor.text


def test_without_answers_there_is_nothing_to_tick() -> None:
    assert not Visitor(page="levels.py").app.checkbox


def test_the_levels_page_says_how_each_level_is_examined_and_who_judges() -> None:
    text = read(Visitor(page="levels.py"))
    assert (
        text.count("岗位技能、职业道德、职业能力。考三科，都在电脑上答题（人机对话）。每科满分 100 分。〔三（一）〕")
        == 4
    )
    assert text.count("专业理论人机对话考试、岗位技能实操考核或主观试题闭卷考试、综合评审。") == 1
    assert "业绩突出，有独特技术、能传授技艺，能解决本工种重大技术操作问题（由本单位人事认定）〔二（三）2〕" in text
    assert "工作年限不足 10 年（按周年正好 9 年的，要先确认）　确认找工考管理部门〔二（二）1〕" in text


def test_what_every_level_asks_for_is_said_once() -> None:
    text = read(Visitor(page="levels.py"))
    assert text.count("所在单位同意您申报〔二（一）〕") == 1


# —— 费用与准备 ——


def drawn(visitor: Visitor, chart: str) -> list[str]:
    """The rows of a chart: what is read of each."""
    [rows] = [found for piece in visitor.pieces for found in re.findall(f"{chart}.*?<ol[^>]*>(.*?)</ol>", piece)]
    return [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in re.findall("<li.*?</li>", rows)]


def test_fees_stand_on_bars_with_every_item_and_sum() -> None:
    assert drawn(Visitor(page="prepare.py"), 'class="key"') == [
        "五级 初级工 报名费 10 考务费 50 培训费 175 考核评审费 40 275 元",
        "四级 中级工 报名费 10 考务费 50 培训费 210 考核评审费 50 320 元",
        "三级 高级工 报名费 10 考务费 50 培训费 235 考核评审费 70 365 元",
        "二级 技师 报名费 10 考务费 50 培训费 310 考核评审费 100 470 元",
        "一级 高级技师 报名费 10 考务费 25 考核评审费 130 165 元",
    ]


def test_bars_are_as_long_as_their_figures_and_parts_have_colours_of_their_own() -> None:
    parts = re.findall(r'class="part (\w+)" style="--of: ([\d.]+)"', "".join(Visitor(page="prepare.py").pieces))
    assert [css for css, _ in parts[:4]] == ["c1", "c2", "c3", "c4"]
    assert [round(float(of) * 470) for _, of in parts[12:16]] == [10, 50, 310, 100]  # 二级, the longest
    assert [round(float(of) * 470) for _, of in parts[16:]] == [10, 25, 130]


def test_the_way_to_register_online_and_its_fallback_are_given() -> None:
    text = Visitor(page="prepare.py").text
    assert "河南政务服务网 → 个人办事 → 按部门 → 省人力资源和社会保障厅 →" in text
    assert "网址：http://www.hnzwfw.gov.cn" in text and "备用：http://bm.hnsgkb.com" in text


def test_the_two_statements_are_verbatim_on_the_page_and_to_copy() -> None:
    visitor = Visitor(page="prepare.py")
    texts = [statement.text for statement in NOTICE.preparation.statements]
    assert re.findall("<blockquote>(.*?)</blockquote>", "".join(visitor.pieces)) == texts
    assert visitor.copied == texts
    assert "要一字不差地写在名册表上；XXX 等 X 名同志处换成名单第一人的姓名和人数。" in visitor.text


def test_what_the_notice_states_is_kept_apart_from_what_may_be_needed() -> None:
    stated, maybe = read(Visitor(page="prepare.py")).split("可能需要，请先问单位")
    for item in NOTICE.preparation.documents:
        here, there = (stated, maybe) if item.basis == "stated" else (maybe, stated)
        assert f"{item.text}〔{item.clause}〕" in here
        assert f"{item.text}〔" not in there


def test_without_answers_what_only_some_may_need_is_folded_by_level() -> None:
    html = "".join(Visitor(page="prepare.py").pieces)
    start = html.index("可能需要，请先问单位</h3>")
    unfolded = html[start : html.index('<details class="fold', start)]
    assert "身份证、照片" in unfolded and "转正定级审批表" not in unfolded
    for level in NOTICE.levels:
        assert f"<summary>报{level.name}的，还可能要</summary>" in html


def test_with_answers_the_list_is_ones_own_and_of_the_level_to_apply_for() -> None:
    visitor = Visitor(person("fourth", affiliation="county"), "prepare.py")
    assert visitor.app.button_group[0].value == "3"
    text = read(visitor)
    assert "按您的回答列出。" in text
    assert "四级（中级工）证书，和在同一工种上岗的证明" in text
    assert "五级（初级工）证书，和在同一工种上岗的证明" not in text
    assert "市直、中央和省驻焦单位要做的" not in text and "县（市、区）要做的" in text
    assert len(visitor.copied) == 1  # one statement


def test_a_level_can_be_looked_at_by_itself() -> None:
    visitor = Visitor(page="prepare.py")
    visitor.app.button_group[0].set_value("1")
    visitor.look()
    text = read(visitor)
    assert "近 5 年的年度考核表" in text and "转正定级审批表" not in text
    assert "还可能要" not in text and "参加培训" not in text


def test_what_is_looked_for_stands_alone_with_its_clauses_and_comes_back_as_it_was() -> None:
    visitor = Visitor(page="prepare.py")
    visitor.write("照片")
    visitor.look()
    assert "可能需要，请先问　身份证、照片〔五（二）〕" in read(visitor)
    assert "每个等级交多少钱" not in visitor.text
    visitor.write("")
    visitor.look()
    assert "每个等级交多少钱" in visitor.text


def test_a_link_at_the_top_leads_to_every_part_that_is_on_the_page() -> None:
    html = "".join(Visitor(page="prepare.py").pieces)
    links = re.findall('data-to="([^"]*)"', html)
    assert links[:3] == ["每个等级交多少钱", "在哪里报名", "要带什么"] and links[-1] == "不照办会怎样"
    assert set(links) <= {*re.findall('data-jump="([^"]*)"', html), *re.findall('data-fold="([^"]*)"', html)}


# —— 日程 ——


def places(html: str, css: str) -> list[tuple[float, float]]:
    found = re.findall(f'class="{css}" style="--from: ([\\d.]+); --to: ([\\d.]+)"', html)
    return [(float(first), float(end)) for first, end in found]


def test_the_timetable_has_every_month_and_every_stage_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = Visitor(page="timetable.py")
    html = "".join(visitor.pieces)
    assert re.findall(r'class="tick"[^>]*>(\d+)<', html) == [str(month) for month in range(4, 12)]
    ticks, tracks = places(html, "tick"), places(html, "track")
    assert ticks[0][0] == 0 and ticks[-1][1] == 100
    assert [end for _, end in ticks[:-1]] == [first for first, _ in ticks[1:]]
    assert tracks[2] == (ticks[1][0], ticks[3][1])  # 培训, 5 月至 7 月: whole months
    days = 244  # 4 月 1 日至 11 月 30 日
    assert tracks[0] == pytest.approx((1200 / days, 2800 / days), abs=0.01)
    assert drawn(visitor, 'class="months"')[0] == "网上报名 2020 年 4 月 13 日至 4 月 28 日"


@pytest.mark.parametrize(
    ("day", "marked"),
    [("2020-03-31", False), ("2020-04-01", True), ("2020-04-20", True), ("2020-11-30", True), ("2020-12-01", False)],
)
def test_today_is_marked_where_it_lies_on_the_line(day: str, marked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", day)
    assert ("今天" in Visitor(page="timetable.py").text) is marked


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2020-04-12", ["还没开始"] * 5),
        ("2020-04-28", ["正在进行", "正在进行", "还没开始", "还没开始", "还没开始"]),
        ("2020-04-29", ["已经过去", "正在进行", "还没开始", "还没开始", "还没开始"]),
        ("2020-05-11", ["已经过去", "正在进行", "正在进行", "还没开始", "还没开始"]),
        ("2020-05-12", ["已经过去", "已经过去", "正在进行", "还没开始", "还没开始"]),
        ("2020-11-30", ["已经过去", "已经过去", "已经过去", "正在进行", "正在进行"]),
        ("2020-12-01", ["已经过去"] * 5),
    ],
)
def test_stages_say_where_they_lie(day: str, states: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", day)
    html = "".join(Visitor(page="timetable.py").pieces)
    assert re.findall('<span class="state [a-z_]+">(.*?)</span>', html) == states


def test_stages_are_as_precise_as_the_notice() -> None:
    text = Visitor(page="timetable.py").text
    assert "2020 年 4 月 13 日至 4 月 28 日" in text and "报名截止：2020 年 4 月 28 日 24:00" in text
    assert re.search("确认缴费截止：2020 年 5 月 11 日(?! 24)", text)
    assert "2020 年 5 月至 7 月" in text and "2020 年 10 月至 11 月" in text
    for stage in NOTICE.stages:
        assert f"〔{stage.clause}〕" in text and stage.text in text


# —— 常见问答 ——


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("交多少钱", "考一次多少钱？"),
        ("合写论文", "论文跟同事合写的行不行？"),
        ("车改", "车改后我不开车了，能直接报现在的工种不？"),
        ("多少分及格", "多少分算过？一门没过能留成绩不？"),
        ("第一作者", "论文跟同事合写的行不行？"),
    ],
)
def test_the_search_finds_what_people_type(typed: str, first: str) -> None:
    visitor = Visitor(page="faq.py")
    visitor.write(typed)
    visitor.look()
    assert re.findall('<details class="fold[^>]*><summary>(.*?)</summary>', "".join(visitor.pieces))[0] == first
    assert "有关的条款" in visitor.text


def test_a_clause_is_found_by_its_number() -> None:
    visitor = Visitor(page="faq.py")
    visitor.write("二(五)二段")  # half-width brackets, as phones type them
    visitor.look()
    clauses = read(visitor).split("有关的条款")[1]
    assert clauses.startswith(NOTICE.clause["二（五）二段"].heading)


def test_a_search_that_finds_nothing_says_what_to_do() -> None:
    visitor = Visitor(page="faq.py")
    visitor.write("<b>zzz</b>")
    visitor.look()
    assert "没有找到。换个说法试试" in visitor.text
    visitor.write("  ")
    visitor.look()
    assert NOTICE.enquiries[0].question in visitor.text


# —— 通知条款 ——


def test_the_notice_page_has_every_clause_reading_missing_document_and_silence() -> None:
    text = read(Visitor(page="notice.py"))
    for clause in NOTICE.clauses:
        assert f"{clause.id}　{clause.heading}{clause.text}" in text
    for reading in NOTICE.readings:
        assert reading.title in text and f"我们取：{reading.taken}" in text and f"因为：{reading.why}" in text
        assert all(option in text for option in reading.options)
    assert len(NOTICE.missing_documents) == 13
    assert all(document.name in text for document in NOTICE.missing_documents)
    assert all(f"{silence.text}{silence.ask}" in text for silence in NOTICE.about.silences)


def test_the_notice_page_says_who_read_what_and_when() -> None:
    text = Visitor(page="notice.py").text
    assert "谁读的通知，读的是哪一份gongqin 项目维护者，2026 年 11 月 22 日。文本：公开发布的通知全文和附件" in text
    assert NOTICE.about.only_for in text


# —— from page to page ——


def test_answers_go_along_from_page_to_page() -> None:
    visitor = Visitor(person("fourth"))
    code = visitor.code
    for page in (*PAGES, "self_check.py"):
        visitor.open(page)
        assert visitor.code == code
    assert visitor.heading == "您可以申报三级（高级工）"


def test_every_way_in_the_row_takes_the_answers_along_and_the_page_one_is_on_is_marked() -> None:
    visitor = Visitor(person("third"), "levels.py")
    ways = re.findall('<a class="way" href="([^"]*)"( aria-current="page")?>([^<]*)</a>', "".join(visitor.pieces))
    names = [href.removesuffix(f"?case={visitor.code}").removeprefix("./") for href, _, _ in ways]
    assert names == ["", "levels", "prepare", "timetable", "faq", "notice", "enquiry", "roster"]
    assert [title for _, here, title in ways if here] == ["各级条件"]


def test_without_answers_a_way_is_the_address_alone() -> None:
    assert 'href="./levels"' in "".join(Visitor(begins=False).pieces)
