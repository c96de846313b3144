"""The same verdicts for a whole roster."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from .answers import Answer, AnswerError
from .cells import read_cell, recognise
from .evaluate import Rules
from .notice import Notice
from .sheets import RosterError, Sheet, open_sheet, write_sheet

PROBLEMS = "problems"
LONGEST_QUOTE = 40


def screen_file(source: Path, out: Path, notice: Notice, today: date) -> None:
    """Write `source` again to `out` with one verdict column per level, lowest level first, and `problems`.

    RosterError when a file or a heading cannot be used; then nothing is written. `today` (day of the screening) only
    serves to notice dates in the future.
    """
    if source.resolve() == out.resolve():
        raise RosterError(f"{out} 就是名册本身。结果请写到另一个文件")
    with open_sheet(source) as sheet:
        columns = find_columns(sheet, notice)
        write_sheet(out, sheet.headings + result_headings(notice), _screened(sheet, columns, notice))


def result_headings(notice: Notice) -> list[str]:
    """`level_…` per level, lowest first, and `problems`."""
    return [*(f"level_{level.id}" for level in notice.levels.levels), PROBLEMS]


def find_columns(sheet: Sheet, notice: Notice) -> dict[str, int]:
    """Fact → column. RosterError when there is none, or two for one fact, or results stand there already."""
    where = f"{sheet.name} 第 1 行"
    for result in result_headings(notice):
        if result in map(str.strip, sheet.headings):
            raise RosterError(f"{where}“{result}”列：已经有结果列了。请用没有核查过的名册，或删去结果列")
    found: dict[str, int] = {}
    for column, fact in enumerate(recognise(sheet.headings, notice.facts)):
        if fact in found:
            first, second = sheet.headings[found[fact]], sheet.headings[column]
            short = notice.facts[fact].short
            raise RosterError(f"{where}：“{first}”和“{second}”两列都是{short}。请只留一列")
        if fact:
            found[fact] = column
    if not found:
        some = "、".join(fact.short for fact in list(notice.facts.values())[:5])
        raise RosterError(f"{where}：没有一列认得出来。表头请写{some}这样的名称，列与列用逗号隔开")
    return found


def _screened(sheet: Sheet, columns: dict[str, int], notice: Notice) -> Iterator[Sequence[str]]:
    rules = Rules(notice)
    for row in sheet.rows:
        answers: dict[str, Answer] = {}
        problems: list[str] = []
        for fact, column in columns.items():
            try:
                if row and row[column].strip():
                    answers[fact] = read_cell(notice.facts[fact], row[column])
            except AnswerError as error:
                problems.append(problem(sheet.headings[column], row[column], error.why))
        verdicts = rules.verdicts(answers)
        yield row and [*row, *(verdict.code for verdict in verdicts.values()), "；".join(problems)]


def problem(heading: str, value: str, remedy: str) -> str:
    """`列名：原值：怎么改` in one line."""
    quoted = " ".join(value.split())
    return f"{heading}：{quoted[:LONGEST_QUOTE]}{'…' if len(quoted) > LONGEST_QUOTE else ''}：{remedy}"
