"""Is a notice's folder fit for use? Every mistake with its file, its line, what is wrong and what to do.

`load.py` finds what a single file gets wrong. Here are the checks that look across files, one function each; most have
modules of their own in `checks/`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ..notice.about import Office
from ..notice.load import read_notice, unchecked
from ..notice.notice import Clause, Enquiry
from ..notice.preparation import PLACE, Statement
from ..notice.yaml_lines import ContentError, Problem
from .checks import (
    agreement,
    cases,
    citations,
    copied,
    examples,
    facts,
    fees,
    figures,
    later_years,
    level_names,
    names,
    plain,
    prices,
    references,
    said_levels,
    sentences,
    spoken,
    texts,
    trades,
    trees,
    values,
    whom,
)
from .checks.places import Book, no_such
from .marks import misplaced
from .proofs import asking, branches, counting, idle, more, passed, reachable, skipped

FOLDED = re.compile(r"[\u4e00-\u9fff，。；：、] +[\u4e00-\u9fff]")
"""What is left where YAML has joined two lines of Chinese."""


def check(folder: Path) -> list[Problem]:
    """Problems of a notice's folder, by file and line; none when it can be used. Never an error, whatever files hold.
    What would only follow from a problem is left out: while some file cannot be read, nothing but that; while something
    is named that is not there, nothing of its figures."""
    folder = folder.resolve()
    if not folder.is_dir():
        return [Problem(str(folder), 0, "没有这个文件夹。请看名字写对没有")]
    try:
        book = Book(read_notice(folder), folder)
    except ContentError as error:
        return error.problems
    stages = ({problem for find in stage for problem in find(book)} for stage in STAGES)
    found = {*unchecked(folder), *misplaced(folder), *next(filter(None, stages), set())}
    return sorted(_of_base(problem, folder.name) for problem in found)


def _of_base(problem: Problem, folder: str) -> Problem:
    """What is wrong in the base that other notices share is put right in this one, unless it is wrong for all."""
    if problem.file.startswith(f"{folder}/"):
        return problem
    own = f"{folder}/{Path(problem.file).name}"
    return replace(
        problem, text=f"{problem.text}。这是别的通知也用的底本：只有这份通知不一样的，写在 {own} 里，不改底本"
    )


def can_judge(folder: Path) -> bool:
    """Whether people can be judged by a folder, rightly or not: it can be read, and all that it names is there."""
    folder = folder.resolve()
    try:
        book = Book(read_notice(folder), folder)
    except ContentError:
        return False
    return not any(True for find in (*UNIQUE, *WHOLE) for _ in find(book))


def unknown_clauses(book: Book) -> Iterator[Problem]:
    for spot in book.citations:
        if spot.value not in book.notice.clause:
            yield book.at(spot, no_such("条款", spot.value, book.notice.clause, "clauses.yaml"))


def unused_clauses(book: Book) -> Iterator[Problem]:
    """Our readings and the list of missing documents speak of clauses; that is not yet using them."""
    uses = [spot for spot in book.citations if spot.part != "readings" and spot.place[0] != "missing_documents"]
    users = {spot.value: spot for spot in reversed(uses)}
    for spot in book.of(Clause):
        name, user = spot.value.id, users.get(spot.value.id)
        if spot.value.information and user:
            text = f"条款“{name}”标了 information: true，可是 {book.where(user)} 用到了它。请删去 information"
            yield book.at(spot, text, "information")
        if not spot.value.information and not user:
            text = f"条款“{name}”没有地方用到。请在条件、费用、日程、步骤或问答里写上；只供了解的，加 information: true"
            yield book.at(spot, text)


def repeated_ids(book: Book) -> Iterator[Problem]:
    """Names of ours; what a notice gives trades for codes has a check of its own."""
    seen = set()
    for spot in book.of(str):
        if spot.key == "id" or (spot.key == "code" and spot.part != "trades"):
            mine = (spot.part, spot.place[:-2], spot.value)  # the list it stands in, and the name
            if mine in seen:
                yield book.at(spot, f"“{spot.value}”用了两次。请换一个不同的")
            seen.add(mine)


def wrong_folder(book: Book) -> Iterator[Problem]:
    if book.notice.about.id != book.folder:
        text = f"id 写的是“{book.notice.about.id}”，文件夹叫“{book.folder}”。请改成一样"
        yield book.problem("about", ("id",), text)


def incomplete_offices(book: Book) -> Iterator[Problem]:
    """An office says how to reach it for every answer to the fact that picks the way."""
    name = book.notice.about.procedure
    procedure = book.notice.procedure
    for spot in book.of(Office) if name is None else ():
        if spot.value.ask:
            text = "没有事实管手续怎么办，ask 用不上。请只写 unsure，或者在前面写上 procedure"
            yield book.at(spot, text, "ask")
    if procedure is None or not procedure.options:
        return
    for spot in book.of(Office):
        for code in sorted(procedure.codes - spot.value.ask.keys()):
            yield book.at(spot, f"ask 里缺“{code}”。请写上这些人去问谁", "ask")
        for code in spot.value.ask:
            if code not in procedure.codes:
                text = no_such("代码", code, procedure.codes, f"questions.yaml 的 {procedure.id}")
                yield book.at(spot, text, "ask", code)


def unmarked_statements(book: Book) -> Iterator[Problem]:
    for spot in book.of(Statement):
        if spot.value.text.count(spot.value.people_mark) != 1:
            text = "people_mark 要和 text 里写人名、人数的那一段一字不差，并且那里只出现一次。请从 text 里复制"
            yield book.at(spot, text, "people_mark")
        if len(PLACE.findall(spot.value.people_mark)) != 2:
            text = "people_mark 里要有两处 X：前一处换成姓名，后一处换成人数。请照原文的样子写"
            yield book.at(spot, text, "people_mark")


def dead_ends(book: Book) -> Iterator[Problem]:
    for spot in book.of(Enquiry):
        if not spot.value.clauses and not spot.value.ask:
            text = f"“{spot.value.id}”没写出处，也没写去问谁。通知有答案的写 clauses，没有的写 ask"
            yield book.at(spot, text)


def unclean_text(book: Book) -> Iterator[Problem]:
    for spot in book.of(str):
        for wrong in _unclean(spot.value):
            yield book.at(spot, f"“{spot.key}”{wrong}")


def _unclean(text: str) -> Iterator[str]:
    if not text.strip():
        yield "是空的。请写上内容，不需要的就删去这一行"
    elif text != text.strip():
        yield "开头或结尾多了空格、换行。请删去；长句写在一行里，不用 | 和 >"
    elif not text.isprintable():  # nor is any blank other than the plain one
        hidden = next(ord(c) for c in text if not c.isprintable())
        yield f"里有看不见的字符 U+{hidden:04X}。请删去；分了行的，写成一行"
    elif folded := FOLDED.search(text):
        yield f"里“{folded[0]}”中间有空格。请删去；分了行的，写成一行"


Checks = tuple[Callable[[Book], Iterator[Problem]], ...]

UNIQUE: Checks = (repeated_ids,)
"""Names are of one thing each."""

WHOLE: Checks = (
    unknown_clauses,
    unused_clauses,
    wrong_folder,
    incomplete_offices,
    unmarked_statements,
    dead_ends,
    unclean_text,
    *trees.CHECKS,
    *facts.CHECKS,
    *spoken.CHECKS,
    *references.CHECKS,
    *figures.CHECKS,
    *fees.CHECKS,
    *trades.CHECKS,
    *sentences.CHECKS,
)
"""Everything that is named is there, and has what it needs."""

USED: Checks = (*facts.USED, *fees.USED)
"""Of all that is there something is made."""

CITED: Checks = (*citations.CHECKS, *names.CHECKS, *level_names.CHECKS, *trades.CITED, *fees.CITED)
"""Everything cites what it is about, and names are right."""

AGREED: Checks = (
    *trees.AGREED,
    *facts.AGREED,
    *agreement.CHECKS,
    *later_years.CHECKS,
    *prices.CHECKS,
    *texts.IDLE,
    *figures.ORDERED,
)
"""What is said in two places is the same, and nothing is said for nobody."""

PROVED: Checks = (*reachable.CHECKS, *branches.CHECKS)
"""What holds of everybody there could be."""

DECIDING: Checks = (*idle.CHECKS, *counting.CHECKS, *more.CHECKS, *passed.CHECKS)
"""What every single condition has to do with that."""

SAID: Checks = (*said_levels.CHECKS, *whom.CHECKS)
"""What sentences say of levels, people and offices is what the conditions do."""

LAST: Checks = (*asking.CHECKS, *skipped.CHECKS)
"""What only a notice that is right in all else is asked."""

STAGES = (
    *(UNIQUE, WHOLE, USED, copied.CHANGED, copied.DATED, CITED, values.CHECKS),
    *(examples.CHECKS, (*texts.CHECKS, *plain.CHECKS), AGREED, PROVED, DECIDING, cases.CHECKS, SAID, LAST),
)
"""One after the other: what one finds wrong would only be repeated by the next. All is of one year; what decides stands
in the clauses that it cites; then examples are right; then all that is said stands in clauses or examples, and in plain
words; then conditions make sense for everybody; then people whose verdicts a person has read from the notice are judged
so; then sentences are about the levels and people they name; then nobody is asked in vain, and nobody skips a level by
mistake."""
