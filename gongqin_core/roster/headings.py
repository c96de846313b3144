"""What stands over a roster's columns: which fact a heading means, where the heading is, and columns left alone."""

from collections.abc import Mapping, Sequence

from ..notice.notice import Notice
from ..notice.questions import Fact
from ..notice.spelling import spelling
from .heading_words import NAME_HEADINGS, HeadingWords, own_heading
from .spreadsheets.sheet import HEADING_WITHIN, RosterError


def recognise(headings: Sequence[str], facts: Mapping[str, Fact]) -> list[str | None]:
    """The fact each column holds, by id, Chinese name, question or synonym, with a hint beside it or without; None for
    a column that passes through. A date in several columns is found where its year stands, and 取得时间 to the right
    of 现有等级 is the time of that."""
    return HeadingWords(facts).columns(headings)


def undecided(headings: Sequence[str], facts: Mapping[str, Fact]) -> list[str]:
    """A sentence for each fact under whose heading several columns are told apart, none of which is taken for it."""
    words, below = HeadingWords(facts), dict[str, list[str]]()
    read = words.columns(headings)
    for heading in headings:
        uppers = (heading[:place] for place, sign in enumerate(heading) if sign == " ")
        upper = next((upper for upper in uppers if (fact := words.fact(upper)) and fact not in read), "")
        if upper:
            below.setdefault(upper, []).append(heading[len(upper) :].strip())
    return [
        f"“{upper}”下面分了几列：{'、'.join(f'“{lower}”' for lower in lowers)}。看哪一列定不下来，都没有核查。"
        f"请只留该看的那一列，列名写“{upper}”。"
        for upper, lowers in below.items()
        if len(lowers) > 1
    ]


def name_column(headings: Sequence[str]) -> int | None:
    """The first column that says who each row is."""
    known = set(map(spelling, NAME_HEADINGS))
    return next((column for column, heading in enumerate(headings) if own_heading(heading) in known), None)


def no_heading(name: str, facts: Mapping[str, Fact]) -> RosterError:
    some = "、".join(fact.short for fact in list(facts.values())[:5])
    what = f"{name}：前 {HEADING_WITHIN} 行里没有一列认得出来"
    return RosterError(f"{what}。表头请写{some}这样的名称，一列一个")


def on_its_side(name: str, column: int) -> RosterError:
    """`column`: where the headings stand, below each other."""
    return RosterError(f"{name}：表是横着的（项目在第 {column + 1} 列），请转置成一人一行")


def result_headings(notice: Notice) -> list[str]:
    """`level_…` per level, lowest first, and `problems`."""
    return [*(f"level_{level.id}" for level in notice.levels), "problems"]


def find_columns(name: str, headings: Sequence[str], notice: Notice) -> dict[str, int]:
    """Fact → column. RosterError when two columns hold one fact, two tables stand side by side, or results stand there
    already. `name`: the roster and line for messages."""
    facts, results = notice.facts, result_headings(notice)
    columns: dict[str, int] = {}
    refuse_side_by_side(name, headings, facts)
    for column, (heading, fact) in enumerate(zip(headings, recognise(headings, facts), strict=True)):
        if spelling(heading) in results:
            raise RosterError(f"{name}“{heading}”列：已经有结果列了。请用没有核查过的名册，或删去结果列")
        if fact in columns:
            both = "和".join(f"第 {place + 1} 列“{headings[place]}”" for place in (columns[fact], column))
            raise RosterError(f"{name}：{both}都是{facts[fact].short}。请只留一列（隐藏的列也算）")
        if fact:
            columns[fact] = column
    return columns


def refuse_side_by_side(name: str, headings: Sequence[str], facts: Mapping[str, Fact]) -> None:
    """RosterError where names stand again to the right, and facts on both sides: half of the people would not be read,
    or one would be judged by what another has."""
    first = name_column(headings)
    again = None if first is None else name_column([*[""] * (first + 1), *headings[first + 1 :]])
    if first is None or again is None:
        return
    found = recognise(headings, facts)
    left, right = ({fact for fact in side if fact} for side in (found[:again], found[again:]))
    columns = "、".join(f"第 {column + 1} 列“{headings[column]}”" for column in (first, again))
    if both := left & right:
        also = "、".join(facts[fact].short for fact in facts if fact in both)
        what = f"左右并排放了两张表：{columns}，{also}也各有两列"
        raise RosterError(f"{name}：{what}。请把右边的剪下来，接到左边的下面，再核查")
    if left and right and spelling(headings[first]) == spelling(headings[again]):
        what = f"左右像是两张表：{columns}，不知道右边的{facts[min(right)].short}是哪一个人的"
        raise RosterError(f"{name}：{what}。是同一个人就删去右边的姓名；不是的，请分成两份名册")
