"""The sign of repetition: what it stands for, and where it stands for nothing that can be told."""

import io
from pathlib import Path

import openpyxl
import pytest

from gongqin_core.roster.ditto_sign import NOTHING_ABOVE
from gongqin_core.roster.review.things_to_do import things_to_do
from gongqin_core.roster.spreadsheets.sheet import RosterError
from gongqin_core.roster.words import Words
from gongqin_core.roster.words_file import read_words
from tests.people import NOTICE
from tests.roster.office_rosters import Rows, Screened, csv_file, xls

HEADING = ["姓名", "单位", "岗位身份", "现有等级", "参加工作时间"]
VISIBLE = ["张三", "一所", "其他身份", "无", "1998.07"]
HIDDEN = ["李四", "二所", "在岗正式人员", "四级", "1998.07"]
SIGNS = ["王五", "同上", "同上", "同上", "2005.7"]


def filtered(folder: Path, rows: Rows, *hidden: int) -> Screened:
    """A workbook of which these lines are hidden."""
    book = openpyxl.Workbook()
    for row in [HEADING, *rows]:
        book.active.append(row)
    for line in hidden:
        book.active.row_dimensions[line].hidden = True
    file = io.BytesIO()
    book.save(file)
    return Screened(folder, file.getvalue(), "名册.xlsx")


def left_open(roster: Screened, line: int) -> list[str]:
    """The headings under which a sign is pointed out as one for nothing."""
    return [part.split("：")[0] for part in roster.problems(line).split("；") if NOTHING_ABOVE.split("。")[0] in part]


BELOW_HIDDEN: dict[str, tuple[Rows, list[int], int, bool]] = {
    "a hidden row right above is not repeated": ([VISIBLE, HIDDEN, SIGNS], [3], 4, True),
    "nor is one through a sign in between": ([VISIBLE, HIDDEN, SIGNS, SIGNS], [3], 5, True),
    "nor through a sign that is hidden itself": ([VISIBLE, SIGNS, SIGNS], [3], 4, True),
    "a hidden row further up does no harm": ([HIDDEN, VISIBLE, SIGNS], [2], 4, False),
    "nor does one below": ([VISIBLE, SIGNS, HIDDEN], [4], 3, False),
    "a hidden sign repeats what was above it": ([VISIBLE, SIGNS, HIDDEN], [3], 3, False),
    "also where that is hidden too": ([HIDDEN, SIGNS, VISIBLE], [2, 3], 3, False),
    "nothing hidden, everything is repeated": ([VISIBLE, HIDDEN, SIGNS], [], 4, False),
}


@pytest.mark.parametrize(("rows", "hidden", "line", "is_open"), BELOW_HIDDEN.values(), ids=BELOW_HIDDEN)
def test_what_a_sign_below_a_hidden_row_stands_for(
    tmp_path: Path, rows: Rows, hidden: list[int], line: int, is_open: bool
) -> None:
    roster = filtered(tmp_path, rows, *hidden)
    assert left_open(roster, line) == (["岗位身份", "现有等级"] if is_open else [])
    name = roster.review.people[line - 2]
    assert (roster.review.text(name, "post") == "同上") == is_open
    assert (name.unit == "同上") == is_open


def test_a_sign_below_a_hidden_row_of_an_old_workbook_is_left_open_too(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    for number, row in enumerate([HEADING, VISIBLE, HIDDEN, SIGNS]):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    sheet.row(2).hidden = True
    file = io.BytesIO()
    book.save(file)
    assert left_open(Screened(tmp_path, file.getvalue(), "名册.xls"), 4) == ["岗位身份", "现有等级"]
    assert left_open(Screened(tmp_path, xls([HEADING, VISIBLE, HIDDEN, SIGNS]), "名册.xls"), 4) == []


@pytest.mark.parametrize("sign", ["同上", "〃", "同 上", "同上行", "do.", "″"])
def test_a_sign_of_repetition_is_never_a_word(sign: str) -> None:
    with pytest.raises(RosterError, match="是照抄上一行的意思，不能当词语。请在名册里写出来"):
        read_words(NOTICE, [f"岗位身份:{sign}=regular"])
    with pytest.raises(RosterError, match="不能当词语"):
        Words().with_word(NOTICE, "post", sign, ["regular"])


@pytest.mark.parametrize("word", ["同上级", "同上年", "同工"])
def test_what_only_begins_like_one_may_be_a_word(word: str) -> None:
    assert len(read_words(NOTICE, [f"岗位身份:{word}=regular"]).words) == 1


def test_the_page_asks_nobody_what_a_sign_of_repetition_means(tmp_path: Path) -> None:
    rows = [HEADING, ["张三", "一所", "合同制", "无", "1998"], [], ["李四", "一所", "同上", "同上", "1998"]]
    roster = Screened(tmp_path, csv_file(rows), "名册.csv")
    words = {thing.word: thing for thing in things_to_do(roster.review)}
    assert {*words} == {"合同制", ""}
    assert NOTHING_ABOVE.split("。")[0] in words[""].title
