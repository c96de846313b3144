"""What a remark says that may change a verdict. Nobody reads remarks but people, so the row is pointed out."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from gongqin_core.roster.review.checked_roster import as_workbook
from gongqin_core.roster.review.entries import entry
from gongqin_core.roster.review.spots import Spots
from gongqin_core.roster.review.things_to_do import things_to_do
from gongqin_core.roster.screening import screen_frame
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xlsx
from tests.rosters import TODAY

HEADING = ["姓名", "参加工作时间", "现等级", "取证时间", "备注"]
REGULAR = ["1998.07", "高级工", "2015.06"]


def problems(folder: Path, remark: str, heading: str = "备注") -> str:
    """Of somebody with that remark, beside whom somebody stands with the same verdicts."""
    rows: Rows = [[*HEADING[:-1], heading], ["张三", *REGULAR, remark], ["李四", *REGULAR, ""]]
    roster = Screened(folder, csv_file(rows), "名册.csv")
    assert roster.verdicts(2) == roster.verdicts(3) != [""] * 5
    assert roster.problems(3) == ""
    return roster.problems(2)


@pytest.mark.parametrize(
    ("remark", "word"),
    {
        "已退休": "已退休",
        "借调至市委办": "借调",
        "2020.3辞职": "辞职",
        "2019年病故": "病故",
        "已调出": "已调出",
        "停薪留职三年": "停薪",
        "退 休": "退休",
        "2020.5到龄": "到龄",
        "无处分，拟退休": "拟退休",
    }.items(),
)
def test_a_remark_that_may_take_somebody_out_is_told(tmp_path: Path, remark: str, word: str) -> None:
    assert problems(tmp_path, remark) == f"备注：{remark}：备注写着“{word}”，请核对这个人还算不算"


@pytest.mark.parametrize(
    ("remark", "word"),
    {
        "实为中级工": "实为",
        "取证时间应为2017.9": "应为",
        "学历存疑": "存疑",
        "证书为社会鉴定": "社会鉴定",
        "2018年受警告处分": "警告",
        "劳务派遣": "劳务",
        "2017年转岗": "转岗",
        "证书和岗位对不上": "对不上",
        "外聘人员": "外聘",
        "企业证书": "企业证书",
        "2018年取得三级": "取得三级",
        "大专在读": "在读",
    }.items(),
)
def test_a_remark_that_answers_what_other_columns_ask_is_told(tmp_path: Path, remark: str, word: str) -> None:
    assert problems(tmp_path, remark) == f"备注：{remark}：备注写着“{word}”，请核对别的列合不合"


@pytest.mark.parametrize(
    "remark",
    ["", "无", "无处分", "未受过任何党纪政务处分", "尚未退休", "退出现役", "党员", "优秀", "电话138****5678"],
)
def test_any_other_remark_is_left_alone(tmp_path: Path, remark: str) -> None:
    assert problems(tmp_path, remark) == ""


@pytest.mark.parametrize(
    "heading",
    ["备注", "备 注", "备注（其他情况）", "备注（说明原因）", "说明", "备\n注", "其他情况", "存在问题", "单位意见"],
)
def test_columns_of_remarks_are_known_by_their_headings(tmp_path: Path, heading: str) -> None:
    assert problems(tmp_path, "已退休", heading).endswith("写着“已退休”，请核对这个人还算不算")


@pytest.mark.parametrize("heading", ["工作单位", "原单位", "联系人备注", "备注（配偶）", "身份证号", "序号"])
def test_other_columns_are_not_looked_at(tmp_path: Path, heading: str) -> None:
    assert problems(tmp_path, "已退休", heading) == ""


def test_an_id_number_in_a_remark_is_not_quoted(tmp_path: Path) -> None:
    """On the page its column is not even kept; on the command line the rest of it is."""
    frame = pd.DataFrame([["张三", *REGULAR, "110101199003070011 退休"], ["李四", *REGULAR, "退休"]], columns=HEADING)
    assert [*screen_frame(frame, NOTICE, TODAY)["problems"]] == [
        "备注：：备注写着“退休”，请核对这个人还算不算",
        "备注：退休：备注写着“退休”，请核对这个人还算不算",
    ]


def test_a_column_of_remarks_that_is_taken_for_a_fact_is_read_as_that() -> None:
    frame = pd.DataFrame([["张三", *REGULAR, "已退休"]], columns=HEADING)
    mapping = {"career_start": "参加工作时间", "retirement": "备注"}
    [problem] = screen_frame(frame, NOTICE, TODAY, mapping)["problems"]
    assert "还算不算" not in problem


def test_who_stands_in_a_workbook_with_such_remarks_is_marked_in_the_checked_one(tmp_path: Path) -> None:
    rows: Rows = [HEADING, ["张三", *REGULAR, "已退休"], ["李四", *REGULAR, "已退休"], ["王五", *REGULAR, "借调"]]
    roster = Screened(tmp_path, xlsx(rows), "名册.xlsx")
    review = roster.review
    things = [(thing.title, thing.rows, thing.remedy) for thing in things_to_do(review)]
    assert things == [
        ("备注写着“已退休”，请核对这个人还算不算", 2, ""),
        ("备注写着“借调”，请核对这个人还算不算", 1, ""),
    ]
    assert [spot.text for spot in Spots(review).of(review.people)] == ["已退休", "已退休", "借调"]
    entries = [entry(review, person) for person in review.people]
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(review, entries))).worksheets[0]
    assert "还算不算" in str(sheet.cell(2, 5).comment) and sheet.cell(2, 5).value == "已退休"


def test_a_column_without_a_heading_is_named_and_read_as_remarks_are(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "参加工作时间", "现等级", "取证时间", "", "", "备注", ""],
        ["张三", *REGULAR, "", "已调走", "", ""],
        ["李四", *REGULAR, "退休", "", "", ""],
        ["王五", *REGULAR, "2017.06", "", "", ""],
    ]
    roster = Screened(tmp_path, xlsx(rows), "名册.xlsx")
    assert roster.problems(2) == "第 6 列：已调走：第 6 列写着“已调走”，请核对这个人还算不算"
    assert roster.problems(3) == "第 5 列：退休：第 5 列写着“退休”，请核对这个人还算不算"
    assert roster.problems(4) == ""
    assert "没有核查的列：“姓名”、第 5 列（没有列名）、第 6 列（没有列名）、“备注”。" in "".join(roster.notes)


TITLES = [
    "编外（劳务派遣）人员名册",
    "某局退休工勤人员花名册",
    "2019年度考核不合格人员名单",
    "公益性岗位人员名册",
    "合同制工人花名册",
    "专业技术人员花名册",
    "未转正人员名册",
    "等级：1-5分别为初级工至高级技师",
    "注：级别数字越大等级越高",
    "注：李四已退休，不参加",
    "说明：以下人员证书均为社会鉴定。",
    "本表现等级为拟报等级",
    "注：取证时间填换证时间",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_with_such_a_word_is_quoted(tmp_path: Path, title: str) -> None:
    roster = Screened(tmp_path, csv_file([[title, "", "", "", ""], HEADING, ["张三", *REGULAR, ""]]), "名册.csv")
    assert f"第 1 行写着“{title}”，请核对下面的人合不合。" in roster.notes
    assert f"第 1 行写着“{title}”，请核对下面的人合不合。" in roster.review.intake.notes


def test_the_name_of_a_sheet_with_such_a_word_is_quoted(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx([HEADING, ["张三", *REGULAR, ""]])))
    book.active.title = "退休人员"
    file = io.BytesIO()
    book.save(file)
    roster = Screened(tmp_path, file.getvalue(), "名册.xlsx")
    assert "工作表叫“退休人员”，请核对下面的人合不合。" in roster.notes


@pytest.mark.parametrize(
    "title", ["某市工勤人员花名册", "注：退休人员不用填", "说明：借调人员另册。", "", "填报单位（盖章）：某局"]
)
def test_other_titles_are_not(tmp_path: Path, title: str) -> None:
    roster = Screened(tmp_path, csv_file([[title, "", "", "", ""], HEADING, ["张三", *REGULAR, ""]]), "名册.csv")
    assert not any("合不合" in note for note in roster.notes)


def test_a_note_below_the_table_is_quoted(tmp_path: Path) -> None:
    rows: Rows = [HEADING, ["张三", *REGULAR, ""], ["注：以上人员均已退休。", "", "", "", ""]]
    roster = Screened(tmp_path, csv_file(rows), "名册.csv")
    assert "有 1 行不是人员，没有核查。说明：第 3 行“注：以上人员均已退休。”。" in roster.notes


def test_the_upper_row_of_a_heading_is_no_title(tmp_path: Path) -> None:
    rows: Rows = [
        ["姓名", "参加工作时间", "换岗情况", ""],
        ["", "", "是否换岗", "换岗时间"],
        ["张三", "1998.07", "没换过", ""],
    ]
    roster = Screened(tmp_path, xlsx(rows, "A1:A2", "B1:B2", "C1:D1"), "名册.xlsx")
    assert not any("合不合。" in note for note in roster.notes)


@pytest.mark.parametrize("heading", ["人员状态", "状态", "现状", "去向", "是否申报", "本人意见"])
@pytest.mark.parametrize("word", ["退休", "已退休", "借调", "借调人员", "调出", "不报", "辞职"])
def test_below_any_other_heading_a_cell_that_is_such_a_word_is_told(tmp_path: Path, heading: str, word: str) -> None:
    assert problems(tmp_path, word, heading).startswith(f"{heading}：{word}：{heading}写着“")


@pytest.mark.parametrize("text", ["在职", "由一所调出后到本所", "13800000000", "汉族", "党员", "退休前为班长"])
def test_below_any_other_heading_nothing_else_is(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text, "情况") == ""


@pytest.mark.parametrize(
    "heading", ["证书名称", "证件名称", "持有证书名称", "何种证书", "证书（全称）", "资格证书名称"]
)
@pytest.mark.parametrize(
    "paper", ["机动车驾驶证", "驾照B2", "A1", "厨师证", "保安员证", "健康证", "会计证书", "普通话证"]
)
def test_another_paper_whose_level_or_day_may_stand_beside_it_is_told(tmp_path: Path, heading: str, paper: str) -> None:
    assert problems(tmp_path, paper, heading) == f"{heading}：{paper}：{heading}写着“{paper}”，请核对别的列合不合"


@pytest.mark.parametrize(
    "paper",
    [
        "高级工证书",
        "工人技术等级证书",
        "职业资格证书",
        "机关事业单位工勤技能岗位证书",
        "技师证",
        "有",
        "无",
        "证",
        "汽车驾驶员高级工证",
    ],
)
def test_a_paper_that_may_be_meant_is_left_alone(tmp_path: Path, paper: str) -> None:
    assert problems(tmp_path, paper, "证书名称") == ""


def test_another_paper_below_a_heading_that_does_not_name_papers_is_left_alone(tmp_path: Path) -> None:
    assert problems(tmp_path, "厨师证", "特长") == ""


def test_an_id_number_among_papers_is_not_quoted(tmp_path: Path) -> None:
    assert problems(tmp_path, "110101199003070011身份证", "证书名称") == ""


@pytest.mark.parametrize(
    ("heading", "answer", "sure"),
    [
        ("是否退休", "是", "这个人还算不算"),
        ("是否借调", "√", "这个人还算不算"),
        ("有无处分", "有", "别的列合不合"),
        ("是否转岗？", "是", "别的列合不合"),
        ("是否在岗", "否", "别的列合不合"),
        ("是否在编", "×", "别的列合不合"),
        ("单位是否同意", "不同意", "别的列合不合"),
        ("在岗情况", "不在岗", "别的列合不合"),
        ("是否毕业", "否", "别的列合不合"),
        ("学历类型", "在读", "别的列合不合"),
        ("人员分类", "专业技术岗", "别的列合不合"),
        ("人员分类", "专技", "别的列合不合"),
        ("人员分类", "管理", "别的列合不合"),
        ("状态", "长期病休", "别的列合不合"),
        ("状态", "抽调", "这个人还算不算"),
        ("状态", "退居二线", "这个人还算不算"),
        ("审核结果", "不通过", "别的列合不合"),
        ("处分情况", "记大过", "别的列合不合"),
        ("离岗时间", "2019.3", "这个人还算不算"),
        ("去世日期", "2019年", "这个人还算不算"),
    ],
)
def test_an_answer_to_a_question_that_nobody_reads_is_told(
    tmp_path: Path, heading: str, answer: str, sure: str
) -> None:
    assert problems(tmp_path, answer, heading).endswith(f"，请核对{sure}")


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("是否退休", "否"),
        ("有无处分", "无"),
        ("是否在岗", "是"),
        ("是否党员", "是"),
        ("是否党员", "否"),
        ("是否在岗", ""),
        ("离岗时间", "无"),
        ("调出时间", "/"),
        ("退休时间", "2033.5"),
    ],
)
def test_the_usual_answer_to_such_a_question_is_left_alone(tmp_path: Path, heading: str, answer: str) -> None:
    assert problems(tmp_path, answer, heading) == ""


def quotes(folder: Path, text: str, heading: str = "备注") -> bool:
    """Whether a title above the heading is quoted."""
    rows: Rows = [[text, "", "", "", ""], [*HEADING[:-1], heading], ["张三", *REGULAR, ""]]
    return any(f"“{text[:10]}" in note for note in Screened(folder, csv_file(rows), "名册.csv").notes)


@pytest.mark.parametrize(("length", "quoted"), [(39, True), (40, True), (41, False)])
def test_a_title_has_forty_signs_at_most(tmp_path: Path, length: int, quoted: bool) -> None:
    title = "退休人员名册"
    assert quotes(tmp_path, title.rjust(length, "某")) == quoted


@pytest.mark.parametrize(("before", "quoted"), [(193, True), (194, True), (195, False)])
def test_a_note_speaks_of_a_column_in_its_first_200_signs(tmp_path: Path, before: int, quoted: bool) -> None:
    assert quotes(tmp_path, "注：".ljust(before, "某") + "参加工作时间不填") == quoted


@pytest.mark.parametrize(("heading", "quoted"), [("籍", False), ("籍贯", False), ("籍贯市", True), ("籍贯所在", True)])
def test_a_note_speaks_of_a_heading_of_three_signs_at_least(tmp_path: Path, heading: str, quoted: bool) -> None:
    assert quotes(tmp_path, f"注：{heading}按户口簿填", heading) == quoted


@pytest.mark.parametrize("heading", ["部门", "所在科室", "具体工作"])
@pytest.mark.parametrize("text", ["管理", "干部", "行政"])
def test_what_places_and_work_are_called_is_left_alone_there(tmp_path: Path, heading: str, text: str) -> None:
    assert problems(tmp_path, text, heading) == ""
