"""The result sheet: what stands on it, what gives way where it would not fit, and codes that can be scanned.

That Chromium really makes one page of it is in `browser/test_take_away.py`.
"""

import base64
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import islice

import pytest
import zxingcpp
from PIL import Image

from gongqin_core.judging.explain import Explanation
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.take_away.caselink import decode, encode
from gongqin_core.take_away.paper import ROOM, SIZES, height, lines
from gongqin_core.take_away.qr import CODE, MODULE, picture
from gongqin_core.take_away.result import Result
from gongqin_core.take_away.result_sheet import EXTENTS, Extent, Issued, document, parts, sheet, spaced
from gongqin_core.take_away.slip import to_do_line
from tests import second
from tests.people import NOTICE, PEOPLE, RULES, Raw, crowd, person, population, read
from tests.visitor import words

DAY = date(2020, 4, 20)
ADDRESS = "https://gongqin.example.gov.cn/zicha"
EVERYTHING: Raw = {
    **person("second"),
    **{fact.id: [option.code for option in fact.options] for fact in NOTICE.facts.values() if fact.type == "multi"},
    "trade": "特别长的工种名称" * 5,
}
"""As much as one person can answer: the longest code."""


def result(raw: Raw, today: date = DAY) -> Result:
    return Result(Explanation(RULES, read(raw)), today)


def issued(raw: Raw, address: str | None = ADDRESS) -> Issued:
    return Issued(encode(NOTICE, read(raw)), address)


def text(raw: Raw, address: str | None = ADDRESS, extents: Sequence[Extent] = EXTENTS) -> str:
    html = sheet(result(raw), issued(raw, address), extents)
    return words(html.replace("</p>", "\n").replace("</th>", "\n").replace("</h2>", "\n").replace("<br>", "　"))


def scanned(src: str, width: int | None = None) -> str:
    """What a reader of codes makes of the picture, drawn that many pixels wide."""
    image = Image.open(BytesIO(base64.b64decode(src.removeprefix("data:image/png;base64,")))).convert("L")
    if width:
        image = image.resize((width, width), Image.Resampling.BILINEAR)
    [code] = zxingcpp.read_barcodes(image)
    return str(code.text)


# —— what stands on it ——


def test_a_yes_has_everything_a_person_needs() -> None:
    assert text(person("fourth")).splitlines() == [
        "焦作市 2020 年机关事业单位工勤技能岗位等级考核　自查结果单",
        "您可以申报三级（高级工）",
        "网上报名还剩 8 天，到 4 月 28 日 24:00。",
        "这是按您的回答对照通知得出的初步结论。最后能不能报，由单位、市里和省里审查决定。",
        f"自查码：{spaced(issued(person('fourth')).code)}",
        "扫码接着看要做的事",
        *(f"□ {to_do_line(number, thing)}" for number, thing in enumerate(result(person("fourth")).to_do, 1)),
        "报三级（高级工）：交多少钱，带什么",
        "每人：365 元 ＝ 报名费 10 元 ＋ 考务费 50 元 ＋ 培训费 235 元 ＋ 考核评审费 70 元〔三（三）3〕",
        "□ 本人的申报申请。用什么样式，通知没写〔二（一）〕",
        "□ 网上填报的个人信息和上传的申报资料。要传哪些，通知没列〔五（二）〕",
        "□ 和人事档案对得上的基本信息：出生年月、工作年限、文化程度、现岗位等级、年度考核结果、奖惩情况等〔五（一）〕",
        "□ 要教材的：教材征订单和教材费〔四（二）4〕",
        "还须由人认定",
        "□ 三级，由本单位人事认定：遵纪守法、职业道德好、身体健康、做本职工作认真负责。〔二（二）〕",
        "□ 三级，由工考管理部门认定：工种在豫人社办〔2019〕107号目录内（本工具没有这份目录）。〔一（二）〕",
        "有疑问找谁",
        "请问本单位人事。",
        "可能需要，请先问单位：身份证、照片；参加工作、转正定级文件的复印件或扫描件；学历证书的复印件或扫描件；"
        "四级（中级工）证书，和在同一工种上岗的证明。",
        "各级结论和理由",
        "三级（高级工）　初步符合　365 元",
        "通过四级考核，并在本工种本等级工作满 5 年。您：现有等级：四级（中级工）；"
        "按周年 6 年（取证时间 2014 年 12 月 1 日）；换岗情况：没换过工种；"
        "证书来源：机关事业单位工勤证书。〔二（二）3〕",
        "二级（技师）　不符合",
        "需要：通过三级考核，并在本工种本等级工作满 5 年。您：现有等级：四级（中级工）。〔二（三）3〕",
        "一级（高级技师）　不符合",
        "需要：工作年限满 25 年。您：按周年 14 年（参加工作时间 2006 年 7 月 1 日）。〔二（四）2〕",
        "需要：取得机关事业单位工人技师（二级）证书，并在本岗位工种等级工作满 5 年。"
        "您：现有等级：四级（中级工）。〔二（四）2〕",
        "需要：2019 年 12 月 31 日前在 CN 刊物上独立发表本专业论文 1 篇，或者具备免论文的条件之一。您：论文：没有论文；"
        "免论文的条件：没有；优秀年度：没有。〔二（四）6〕",
        "五级、四级　不用再报、已持有",
        "五级（初级工）：您持有的等级已经高于五级。〔二（二）1〕",
        "四级（中级工）：您已持有本工种四级证书，不用再报。〔二（二）2〕",
        "往后的日程：培训 2020 年 5 月至 7 月；考核、评审 2020 年 7 月至 11 月；确定合格人员 2020 年 10 月至 11 月。",
        "在哪里报：http://www.hnzwfw.gov.cn：河南政务服务网 → 个人办事 → 按部门 → 省人力资源和社会保障厅 → "
        "机关事业单位工勤技能岗位人员考试报名 → 在线办理〔四（一）路径〕；打不开时改用：http://bm.hnsgkb.com",
        f"依据焦人社文〔2020〕25号。这份通知只管 2020 年度，不能当作以后年度的依据。规则校验码 {rules_hash(NOTICE)}。"
        "2020 年 4 月 20 日自查。",
        "备注",
        "本人签字单位人事核对日期",
    ]


def test_what_is_to_be_confirmed_says_both_counts_and_whom_to_ask() -> None:
    printed = text(person("newcomer", career_start="2011-06-15", affiliation="county"))
    assert "要确认：工作年限不足 10 年。您：按周年 9 年，按年头 10 年" in printed
    assert "五级、四级要确认的，请问所在县（市、区）工考管理部门。" in printed.replace("四级、五级", "五级、四级")
    assert "其他不清楚的，请问本单位人事。" in printed


def test_alternatives_are_told_apart_from_what_is_needed_in_any_case() -> None:
    printed = text(person("newcomer", post="technical", title_since="none")).splitlines()
    start = printed.index("四级（中级工）　不符合")
    assert printed[start + 1].startswith("需要：在工勤技能岗位上在岗")
    assert printed[start + 2] == "另外，下面 2 条路，走通一条就行："
    assert [line[:2] for line in printed[start + 3 : start + 5]] == ["· "] * 2


def test_what_is_missing_is_one_line_a_level() -> None:
    printed = text({**person("fourth"), "trade_change": None, "career_start": "2003"})
    assert "还缺：换岗情况。〔二（二）3〕" in printed
    assert "交多少钱，带什么" not in printed  # nobody knows yet for which level


def test_without_an_address_the_code_stands_alone() -> None:
    html = sheet(result(person("fourth")), issued(person("fourth"), None))
    assert "<img" not in html and "扫码" not in html
    assert spaced(issued(person("fourth")).code) in html


def test_a_code_typed_from_paper_is_read() -> None:
    raw = person("second")
    assert decode(spaced(issued(raw).code), load_notice).answers == read(raw)


def test_out_of_season_the_sheet_says_so_below_its_title() -> None:
    late = result(person("fourth"), date(2026, 11, 22))
    assert "2020 年度的报名已于 4 月 28 日截止。" in sheet(late, issued(person("fourth")))


def test_the_file_needs_nothing_else_and_names_nobody() -> None:
    html = document(result(person("fourth")), issued(person("fourth")))
    assert html.startswith('<!DOCTYPE html><html lang="zh-CN">')
    assert re.findall(r'(?:src|href)="(?!data:)', html) == [] and "<script" not in html and "url(" not in html
    assert not re.search("姓名|身份证号", html)


def test_content_is_never_taken_for_markup() -> None:
    raw = person("second", trade="<b>焊工</b>&")
    html = document(result(raw), issued(raw))
    assert "<b>焊工" not in html and "&lt;b&gt;焊工&lt;/b&gt;&amp;" in html


# —— it fits ——


@pytest.mark.parametrize("name", sorted(set(PEOPLE) - {"nobody", "second"}))
def test_the_people_of_the_cases_fit_as_they_are(name: str) -> None:
    assert "一张纸印不下" not in text(person(name))


def test_nearly_everybody_fits_as_they_are_and_nobody_is_set_smaller() -> None:
    shortened = 0
    for raw in population(120, seed=11):
        html = sheet(result(raw), issued(raw))
        shortened += "一张纸印不下" in html
        assert "zoom" not in html
    assert shortened < 120 / 5


def test_who_cannot_tell_anything_fits_too() -> None:
    assert "zoom" not in sheet(result(raw := dict.fromkeys(NOTICE.facts)), issued(raw))


def test_every_level_and_clause_stays_however_much_gives_way() -> None:
    for raw in islice(crowd(40, seed=3), 40):
        found = result(raw)
        full, alike = found.explanation, [level.id for level in found.shut_alike]
        for extent in (EXTENTS[0], EXTENTS[4], EXTENTS[-1]):
            printed = text(raw, extents=[extent])
            for finding in full.findings().values():
                assert NOTICE.level[finding.level].name in printed
                few = finding.choices[:3] if extent is not EXTENTS[0] else finding.choices
                if finding.level in alike:  # one reason for all
                    assert all(reason.cited in printed for reason in found.never)
                    continue
                for reason in (*finding.common, *(reason for way in few for reason in way)):
                    assert f"〔{reason.clause}〕" in printed
            assert ("一张纸印不下全部内容" in printed) == (not extent.complete)
            assert rules_hash(NOTICE) in printed and NOTICE.about.number in printed


def test_what_gives_way_is_counted() -> None:
    little = [Extent(papers=2, noes=0, others=False)]
    printed = text(person("fourth"), extents=little)
    assert "可能需要，请先问单位：身份证、照片；参加工作、转正定级文件的复印件或扫描件；另有 2 样没有印。" in printed
    assert "需要：通过三级考核，并在本工种本等级工作满 5 年〔二（三）3〕。" in printed
    assert "要看全部，扫右上角的码，或者把自查码给人事。" in printed
    assert "要看全部，把自查码给人事。" in text(person("fourth"), None, little)


def test_what_never_fits_is_set_smaller() -> None:
    raw = next(raw for raw in population(1500, seed=11) if _height(raw) > ROOM + 20)
    [zoom] = re.findall(r'style="zoom: ([0-9.]+)"', sheet(result(raw), issued(raw), [Extent()]))
    assert float(zoom) == pytest.approx(ROOM / _height(raw), abs=0.001)


def _height(raw: Raw) -> float:
    return height(parts(result(raw), issued(raw), Extent()))


def test_what_leaves_room_is_set_larger() -> None:
    sizes = set()
    for raw in (person("newcomer", post="other"), person("fourth"), *population(30, seed=12)):
        [points] = re.findall(r'class="sheet" style="font-size: ([0-9.]+)pt"', sheet(result(raw), issued(raw)))
        sizes.add(float(points))
    assert min(sizes) == min(SIZES) and max(sizes) == max(SIZES)


@pytest.mark.parametrize(
    ("letters", "count"), [("", 1), ("字" * 9, 1), ("字" * 10, 2), ("a" * 15, 1), ("a" * 16, 2), ("字" * 19, 3)]
)
def test_lines_are_counted_by_the_width_of_letters(letters: str, count: int) -> None:
    assert lines(letters, 10 * 10 * 25.4 / 72, 10) == count


def test_another_notice_has_a_sheet_too() -> None:
    for raw in second.crowd(40, seed=5):
        answers = second.read(raw)
        found = Result(Explanation(second.RULES, answers), DAY)
        html = sheet(found, Issued(encode(second.NOTICE, answers), ADDRESS))
        assert "None" not in html and "zoom" not in html
        assert all(level.name in html for level in second.NOTICE.levels)


# —— codes to scan ——


@pytest.mark.parametrize("raw", [person("newcomer"), person("second"), EVERYTHING], ids=["short", "usual", "longest"])
def test_the_code_leads_to_the_same_case(raw: Raw) -> None:
    link = issued(raw).link
    scan = issued(raw).scan
    assert link and scan and scanned(scan.src) == link
    assert link == f"{ADDRESS}/?case={issued(raw).code}"
    assert decode(link.partition("case=")[2], load_notice).answers == read(raw)


def test_the_longest_code_is_as_long_as_a_code_gets() -> None:
    assert 300 < len(issued(EVERYTHING).code) < 600


@pytest.mark.parametrize("address", [ADDRESS, "https://" + "a" * 107 + ".cn"], ids=["usual", "longest"])
def test_the_longest_code_is_read_off_a_screen_of_few_pixels(address: str) -> None:
    scan = issued(EVERYTHING, address).scan
    assert scan and scanned(scan.src, 340).startswith(address)


@pytest.mark.parametrize("raw", [person("newcomer"), EVERYTHING], ids=["short", "longest"])
def test_on_paper_a_code_is_wide_enough_for_a_camera(raw: Raw) -> None:
    scan = issued(raw).scan
    assert scan
    image = Image.open(BytesIO(base64.b64decode(scan.src.removeprefix("data:image/png;base64,"))))
    module = scan.mm / (image.width / 4)
    assert module >= MODULE - 0.01 and scan.mm - 8 * module >= CODE - 0.1
    assert image.convert("L").crop((0, 0, 16, image.height)).getextrema() == (255, 255)  # the quiet margin is white


def test_a_code_with_a_stain_is_still_read() -> None:
    scan = picture(f"{ADDRESS}/?case={issued(EVERYTHING).code}")
    image = Image.open(BytesIO(base64.b64decode(scan.src.removeprefix("data:image/png;base64,")))).convert("L")
    side = image.width // 6
    image.paste(255, (image.width // 2, image.height // 2, image.width // 2 + side, image.height // 2 + side))
    assert zxingcpp.read_barcodes(image)[0].text.startswith(ADDRESS)


@pytest.mark.parametrize("address", ["https://a.cn", "https://a.cn/", "https://a.cn/b/"])
def test_an_address_may_end_with_a_slash(address: str) -> None:
    assert Issued("1.x.y", address).link == f"{address.rstrip('/')}/?case=1.x.y"
