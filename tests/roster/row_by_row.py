"""The judge of rosters in columns: a CSV file screened row by row, each person alone, and nothing kept but who came."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from gongqin_core.guide.timetable import notice_year
from gongqin_core.guide.trade_hints import near_trades, trade_hint
from gongqin_core.judging.answers import Answer, AnswerError, Span
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.placeholders import says_nothing
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Suspicion
from gongqin_core.notice.spelling import spelling, visible
from gongqin_core.roster.cells import inside, is_blank, read_cell
from gongqin_core.roster.columns import one_line
from gongqin_core.roster.ditto_sign import is_ditto
from gongqin_core.roster.doubles import ALL_THE_SAME, LIKE, RIGHT_BELOW
from gongqin_core.roster.examples import is_example, is_example_name, numbers_columns
from gongqin_core.roster.further_rows import FURTHER, HAS_FURTHER
from gongqin_core.roster.headings import find_columns, name_column, result_headings
from gongqin_core.roster.id_numbers import id_columns
from gongqin_core.roster.labels import COUNT, SIGNATURE, kind_of
from gongqin_core.roster.nobody import AGAIN, COLUMN_NUMBERS, Layout, is_signed, why_nobody
from gongqin_core.roster.person_names import are_several, is_nameless, mark_beside, no_longer, quoted
from gongqin_core.roster.remark_columns import remark_columns
from gongqin_core.roster.row_problems import ALONE, EXAMPLE_BESIDE, EXAMPLE_NAMED, MARKED, NO_NAME, NOT_SURE, SEVERAL
from gongqin_core.roster.spreadsheets.files import open_sheet


def screened_row_by_row(source: Path, notice: Notice, today: date, sample: int) -> bytes:
    """What `screen_file` writes as CSV. `sample`: by how many rows a column of ID numbers is known."""
    with open_sheet(source, notice.facts) as sheet:
        rows = list(sheet.rows)
        ids = id_columns(sheet, rows[:sample], notice.facts)
        named = find_columns("", sheet.headings, notice)
        columns = {fact: column for fact, column in named.items() if column not in ids}
        headings = {fact: sheet.headings[column] for fact, column in columns.items()}
        judge = Judge(notice, headings, today)
        layout = Layout(sheet.headings, [*sheet.above, sheet.heading_row], notice.facts)
        out = io.StringIO(newline="")
        lines = [*sheet.above, [*sheet.heading_row, *result_headings(notice)]]
        name = name_column(sheet.headings)
        above, below, unit = dict.fromkeys(columns, ""), True, ""
        for line, row in enumerate(rows, sheet.line + 1):
            texts = {fact: row[column] if row else "" for fact, column in columns.items()}
            is_blank_row = not any(map(visible, row))
            shown = {column: text for column, text in enumerate(map(visible, row)) if text}
            kind = COLUMN_NUMBERS if below and numbers_columns(shown, name) else judge.nobody(row, texts, name, layout)
            below = kind == AGAIN or (below and (is_blank_row or kind is not None))
            written = row[layout.unit] if row and layout.unit is not None else ""
            unit = unit if is_ditto(written) and unit else written
            if is_blank_row or kind:
                unit = ""
                above = dict.fromkeys(columns, "")
                why = "" if is_blank_row else f"不是人员（{kind}），没有核查"
                lines.append(row and [*row, *[""] * len(notice.levels), why])
                judge.owner = None
                continue
            texts = {fact: above[fact] if is_ditto(text) and above[fact] else text for fact, text in texts.items()}
            above = {f: "" if is_ditto(text) or is_blank(notice.facts[f], text) else text for f, text in texts.items()}
            who = row[name] if row and name is not None else ""
            nameless = name is not None and is_nameless(who)
            signs = (text.strip() for column, text in enumerate(row) if column in layout.beside and is_example(text))
            example = next(signs, "") if name is not None else ""
            judge.unit = None if layout.unit is None else unit
            beside = remark_columns(sheet.headings, {*columns.values()})
            judge.remarks = [remark.problem(row[column] if row else "") for column, remark in beside.items()]
            numbered = any(visible(row[column]) for column in layout.order)
            said = {column for column, text in enumerate(row) if visible(text)}
            judge.alone = said - layout.order == {name} and not nameless
            lines.append([*row, *judge.results(texts, who, line, nameless, example, numbered)])
            if judge.of_above:
                lines[-2][-1] = "；".join(filter(None, [lines[-2][-1], judge.of_above]))
        csv.writer(out).writerows(lines)
    return "\ufeff".encode() + out.getvalue().encode()


class Judge:
    """One person after the other. `headings`: fact → heading, in the order of the columns."""

    def __init__(self, notice: Notice, headings: Mapping[str, str], today: date) -> None:
        self.notice, self.headings, self.today = notice, headings, today
        self.rules = rules_of(notice)
        self.seen: dict[str, list[tuple[int, str, list[Answer], tuple[Answer, ...]]]] = {}
        """Name → who has it: line, unit, the answers that tell people apart, and all where the first is missing."""
        self.owner: tuple[int, str, set[str]] | None = None
        """Who the row above belongs to: line, name, and the facts that are filled in there."""
        self.of_above = ""
        """What the row that was judged makes of the one above."""
        self.alone = False
        """Whether the row that is judged has nothing but a name."""
        self.remarks: list[str] = []
        """What to look at in the remarks of the row that is judged."""
        self.unit: str | None = None
        """Of the row that is judged; None where the roster has no column of units."""

    def can_be_read(self, fact: str, text: str) -> bool:
        try:
            return bool(text.strip()) and (read_cell(self.notice.facts[fact], text), True)[1]
        except AnswerError:
            return False

    def nobody(self, row: Sequence[str], texts: Mapping[str, str], name: int | None, layout: Layout) -> str | None:
        """What a row is that is nobody's."""
        facts = [
            fact for fact in texts if self.notice.facts[fact].type != "trade" and self.can_be_read(fact, texts[fact])
        ]
        shown = {column: text for column, text in enumerate(map(visible, row)) if text}
        if facts and all(self.notice.facts[fact].type == "date" for fact in facts) and is_signed(shown, layout):
            return SIGNATURE
        counts = [fact for fact in facts if COUNT.fullmatch(spelling(texts[fact]))]
        who = spelling(row[name]) if row and name is not None else ""
        if len(counts) < len(facts) or (facts and who and not COUNT.fullmatch(who) and not kind_of(who)):
            return None
        return why_nobody(list(map(visible, row)), layout)

    def results(
        self,
        texts: Mapping[str, str],
        name: str,
        line: int,
        nameless: bool = False,
        example: str = "",
        numbered: bool = False,
    ) -> list[str]:
        """The code of a verdict per level, and the problems."""
        answers: dict[str, Answer] = {}
        why: dict[str, str] = {}
        for fact, text in texts.items():
            try:
                answers[fact] = None if self._blank(fact, text) else read_cell(self.notice.facts[fact], text)
            except AnswerError as error:
                answers[fact] = None
                why[fact] = error.why
        owner = self._owner(texts, name, line, nameless, numbered)
        known = self._known(texts, answers, why)
        verdicts = [verdict.code for verdict in self.rules.verdicts(known).values()]
        return [*verdicts, "；".join(self._problems(texts, answers, why, name, line, nameless, example, owner))]

    def _owner(self, texts: Mapping[str, str], name: str, line: int, nameless: bool, numbered: bool) -> int:
        """The line of whoever a row without a name may belong to; 0 for none."""
        filled = {fact for fact, text in texts.items() if not self._blank(fact, text)}
        self.of_above = ""
        if not nameless:
            self.owner = (line, name, filled) if name.strip() else None
            return 0
        apart = {doubt.fact for doubt in self.notice.suspicions if doubt.must == "once"}
        if visible(name) or numbered or self.owner is None or self.owner[2] <= filled or apart & filled:
            self.owner = None
            return 0
        if self.owner[0] == line - 1:
            self.of_above = one_line("姓名", self.owner[1], HAS_FURTHER.format(line))
        return self.owner[0]

    def _known(
        self, texts: Mapping[str, str], answers: Mapping[str, Answer], why: Mapping[str, str]
    ) -> dict[str, Answer]:
        return {
            fact: answer for fact, answer in answers.items() if not self._blank(fact, texts[fact]) and fact not in why
        }

    def _decides(
        self,
        fact: str,
        meant: str,
        texts: Mapping[str, str],
        answers: Mapping[str, Answer],
        why: Mapping[str, str],
    ) -> bool:
        """Whether any verdict would be another one if that trade is meant."""
        known = self._known(texts, answers, why)
        return self.rules.verdicts(known) != self.rules.verdicts(known | {fact: meant})

    def _problems(
        self,
        texts: Mapping[str, str],
        answers: Mapping[str, Answer],
        why: Mapping[str, str],
        name: str,
        line: int,
        nameless: bool,
        example: str,
        owner: int,
    ) -> Iterator[str]:
        for fact in texts:
            if fact in why and not self._needless(fact, texts, answers):
                yield one_line(self.headings[fact], texts[fact], why[fact])
            if self.notice.facts[fact].type == "trade" and isinstance(answer := answers[fact], str):
                near = near_trades(self.notice, answer)
                hint = trade_hint(self.notice, near)
                if hint and self._decides(fact, near[0], texts, answers, why):
                    yield one_line(self.headings[fact], texts[fact], hint)
        if is_example_name(name):
            yield one_line("姓名", name, EXAMPLE_NAMED)
        elif example:
            yield one_line("姓名", name, EXAMPLE_BESIDE.format(example))
        if are_several(name):
            yield one_line("姓名", name, SEVERAL)
        if word := no_longer(name):
            yield one_line("姓名", name, NOT_SURE.format(word))
        if mark := mark_beside(name):
            yield one_line("姓名", name, MARKED.format(mark))
        if self.alone:
            yield one_line("姓名", name, ALONE)
        yield from filter(None, self.remarks)
        if nameless or is_ditto(name):
            say = FURTHER.format(owner) if owner else NO_NAME
            yield one_line("姓名", name if is_ditto(name) else quoted(name), say)
        name = "" if is_ditto(name) else name
        yield from self._doubts(texts, answers)
        yield from self._repeated(texts, answers, name, line)

    def _blank(self, fact: str, text: str) -> bool:
        return is_blank(self.notice.facts[fact], text)

    def _needless(self, fact: str, texts: Mapping[str, str], answers: Mapping[str, Answer]) -> bool:
        """无 or a stroke, where the fact does not apply."""
        applies = self.notice.facts[fact].applies.items()
        elsewhere = any(answers.get(other) is not None and answers[other] not in codes for other, codes in applies)
        return elsewhere and says_nothing(texts[fact])

    def _doubts(self, texts: Mapping[str, str], answers: Mapping[str, Answer]) -> Iterator[str]:
        doubted: set[str] = set()
        for suspicion in self.notice.suspicions:
            about = {suspicion.fact, suspicion.say}
            if not about & doubted and self._suspect(suspicion, texts, answers):
                doubted |= about
                yield one_line(self.headings[suspicion.fact], texts[suspicion.fact], suspicion.say)

    def _suspect(self, suspicion: Suspicion, texts: Mapping[str, str], answers: Mapping[str, Answer]) -> bool:
        if not {suspicion.fact, suspicion.since or suspicion.fact, *suspicion.when} <= set(texts):
            return False
        if not all(answers[other] in codes for other, codes in suspicion.when.items()):
            return False
        if any(answers.get(other) in codes for other, codes in suspicion.unless.items()):
            return False
        answer, since = answers[suspicion.fact], answers[suspicion.since or suspicion.fact]
        match suspicion.must:
            case "filled":
                return self._blank(suspicion.fact, texts[suspicion.fact])
            case "absent":
                return isinstance(answer, Span)
            case "past":
                return isinstance(answer, Span) and later(answer.first, suspicion.years) > (
                    self.today.year,
                    self.today.month,
                    self.today.day,
                )
            case "recent":
                return isinstance(answer, Span) and later(answer.last, suspicion.years) <= min(
                    (self.today.year, self.today.month, self.today.day), (notice_year(self.notice), 12, 31)
                )
            case "after":
                return (
                    isinstance(answer, Span)
                    and isinstance(since, Span)
                    and later(answer.last, 0) < later(since.first, suspicion.years)
                )
        return False

    def _repeated(self, texts: Mapping[str, str], answers: Mapping[str, Answer], name: str, line: int) -> Iterator[str]:
        """The first earlier row that says the very same, or else one that may be the same person."""
        who, unit = spelling(inside(name)), spelling(inside(self.unit or ""))
        doubts = [suspicion for suspicion in self.notice.suspicions if suspicion.must == "once"]
        if not who or not doubts:
            return
        given = [answers.get(doubt.fact) for doubt in doubts]
        rest = tuple(answers.values()) if given[0] is None else ()
        earlier = self.seen.setdefault(who, [])
        same_unit = [other for other in earlier if other[1] == unit or self.unit is None]
        same = [row for row, _, theirs, others in earlier if (days(theirs[0]), others) == (days(given[0]), rest)]
        like = [row for row, _, theirs, _ in same_unit if overlap(theirs[0], given[0])]
        open_to_others = [other for other in same_unit if None in (other[2][0], given[0])]
        following = [
            (row, doubt)
            for place, doubt in enumerate(doubts[1:], 1)
            for row, _, theirs, _ in open_to_others
            if isinstance(given[place], Span) and days(theirs[place]) == days(given[place])
        ]
        untold = given[0] is None and not any(isinstance(one, Span) for one in given[1:])
        below = untold and bool(earlier) and earlier[-1][0] == line - 1 and earlier[-1] in same_unit
        earlier.append((line, unit, given, rest))
        fact, short = doubts[0].fact, self.notice.facts[doubts[0].fact].short
        if same and given[0] is None:
            yield one_line("姓名", name, ALL_THE_SAME.format(same[0], short))
        elif same:
            yield one_line(self.headings[fact], texts[fact], f"与第 {same[0]} 行{doubts[0].say}")
        elif like:
            yield one_line(self.headings[fact], texts[fact], f"与第 {like[0]} 行{LIKE.format(short)}")
        elif following:
            row, doubt = following[0]
            yield one_line(self.headings[doubt.fact], texts[doubt.fact], f"与第 {row} 行{doubt.say}")
        elif below:
            shorts = "、".join(self.notice.facts[doubt.fact].short for doubt in doubts)
            yield one_line("姓名", name, RIGHT_BELOW.format(line - 1, shorts))


def days(answer: Answer) -> object:
    return (answer.first, answer.last) if isinstance(answer, Span) else answer


def overlap(one: Answer, other: Answer) -> bool:
    return isinstance(one, Span) and isinstance(other, Span) and one.first <= other.last and other.first <= one.last


def later(ordinal: int, years: int) -> tuple[int, int, int]:
    """A day so many years later, to be compared: 29 February stays one."""
    day = date.fromordinal(ordinal)
    return day.year + years, day.month, day.day
