"""The blank roster (.xlsx): the notice's headings, drop-downs, an example row, and a sheet that says how to fill it."""

from io import BytesIO
from pathlib import Path
from typing import Any

from ...judging.words import UNSURE_WORDS
from ...notice.notice import Notice
from ...notice.questions import Fact
from ..cells import EXAMPLE
from ..heading_words import NAME_HEADINGS
from .colours import HEADING, QUIET
from .files import new_file
from .styled import on_a4_across, set_widths

PEOPLE = 2_000
"""Rows that have drop-downs."""
BEFORE = ("序号", NAME_HEADINGS[0], "单位")
"""Columns that pass through to the results."""
WIDTH = 13
LEGEND_WIDTHS = (16, 50, 60, 16)
LONGEST_HINT = 255
"""What a spreadsheet shows beside a cell (ECMA-376 part 1, 18.3.1.32)."""
HOW_TO = (
    "一人一行。表头不要改；用不上的列可以删去，顺序可以变。",
    f"带“{EXAMPLE}”的那一行是例子，填好以后请删去。",
    "不知道的格子空着，结论就是“待补充”；查不清的写“说不清”。",
    "日期写 年、年-月 或 年-月-日，知道多少写多少。",
    "可以写几项的，各项之间用 ; 隔开；一项也没有，要照右边的写法写明，不要空着。",
    "不要写身份证号。",
)


def write_template(out: Path, notice: Notice) -> None:
    """RosterError when the file cannot be written."""
    with new_file(out) as file:
        file.write(template(notice))


def template(notice: Notice) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        heading = book.add_format(HEADING.look | {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        _write_roster(book, book.add_worksheet("名册"), notice, heading)
        _write_legend(book, book.add_worksheet("填写说明"), notice, heading)
        _write_choices(book.add_worksheet("选项"), notice)
    return file.getvalue()


def choices(fact: Fact) -> list[str]:
    """Everything a cell of a choice may say, in Chinese."""
    return [*fact.labels.values(), *([UNSURE_WORDS] if fact.unsure else [])]


def _write_roster(book: Any, sheet: Any, notice: Notice, heading: Any) -> None:
    facts = list(notice.facts.values())
    # As text, a month stays the month that was meant: as a date it would become the first day of it.
    text, example = (
        book.add_format({"num_format": "@", "text_wrap": True}),
        book.add_format({"num_format": "@", "font_color": QUIET, "italic": True, "text_wrap": True}),
    )
    sheet.set_column(0, len(BEFORE) + len(facts) - 1, WIDTH, text)
    sheet.write_row(0, 0, [*BEFORE, *(fact.short for fact in facts)], heading)
    sheet.write_row(
        1, 0, ["1", f"{EXAMPLE}：张三，核查前删去这一行", f"{EXAMPLE}单位", *(f.example or "" for f in facts)], example
    )
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    on_a4_across(sheet)
    for column, fact in enumerate(facts):
        sheet.data_validation(1, len(BEFORE) + column, PEOPLE, len(BEFORE) + column, _validation(fact, column))


def _validation(fact: Fact, column: int) -> dict[str, Any]:
    shown = {"input_title": fact.short, "input_message": (fact.hint or fact.question)[:LONGEST_HINT]}
    if fact.type != "choice":
        return {"validate": "any", **shown}
    from xlsxwriter.utility import xl_col_to_name

    letters = xl_col_to_name(column)
    return {
        "validate": "list",
        "source": f"=选项!${letters}$2:${letters}${len(choices(fact)) + 1}",
        "error_title": fact.short,
        "error_message": fact.errors.empty[:LONGEST_HINT],
        "error_type": "warning",
        **shown,
    }


def _write_choices(sheet: Any, notice: Notice) -> None:
    for column, fact in enumerate(notice.facts.values()):
        if fact.type == "choice":
            sheet.write_column(0, column, [fact.short, *choices(fact)])
    sheet.hide()


def _write_legend(book: Any, sheet: Any, notice: Notice, heading: Any) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.write(0, 0, f"{notice.about.short}：名册怎么填", book.add_format({"bold": True, "font_size": 14}))
    sheet.write_column(1, 0, HOW_TO)
    start = len(HOW_TO) + 2
    sheet.write_row(start, 0, ["列", "填什么", "可以写", "条款"], heading)
    for row, fact in enumerate(notice.facts.values(), start + 1):
        asked = f"{fact.question}{fact.hint or ''}"
        sheet.write_row(row, 0, [fact.short, asked, _may_say(fact), fact.clause], wrapped)
    set_widths(sheet, LEGEND_WIDTHS)
    sheet.repeat_rows(start)
    on_a4_across(sheet)


def _may_say(fact: Fact) -> str:
    match fact.type:
        case "choice":
            return "选一项：" + "；".join(choices(fact))
        case "multi":
            return "可以写几项，用 ; 隔开：" + "；".join(choices(fact))
        case "number":
            return f"{fact.errors.invalid or ''}{f'查不清写“{UNSURE_WORDS}”。' if fact.unsure else ''}"
        case "date":
            said = [fact.errors.invalid or "", f"没有就写“{fact.none}”。" if fact.none else ""]
            return "".join([*said, f"查不清写“{UNSURE_WORDS}”。" if fact.unsure else ""])
    return f"工种全名，如 {fact.example}"
