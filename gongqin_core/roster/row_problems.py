"""What an officer should look at again in a roster, row by row. None of it ever changes a verdict."""

from collections.abc import Mapping, Sequence
from datetime import date

from ..guide.timetable import notice_year
from ..notice.notice import Notice
from .arrays import Array, different
from .columns import CodedRows, Column, one_line
from .ditto_sign import SIGNS, is_ditto
from .doubles import Doubles
from .examples import SIGN, is_example_name
from .further_rows import FURTHER, FurtherRows
from .heading_words import NAME_HEADINGS
from .lookup import lookup_of
from .person_names import NO_LONGER, SIGNS_OF_MARKS, SIGNS_OF_SEVERAL, are_several, mark_beside, no_longer, quoted
from .problems import Problems
from .row_signs import RowSigns
from .spreadsheets.struck import STROKE
from .suspicions import suspects

EXAMPLE_NAMED = "这是模板里的示例。请删去这一行"
EXAMPLE_BESIDE = "这一行写着“{}”，像是示例。请删去这一行"
NO_NAME = "没写姓名。请写上，每人一行"
NAME_STRUCK_OUT = "姓名划了删除线。请看这个人还算不算"
SEVERAL = "像是几个人。请一人一行，分开写"
NOT_SURE = "姓名里写着“{}”，请核对这个人还算不算"
MARKED = "姓名旁写着“{}”，不知道是什么意思，请核对这个人还算不算"
ALONE = "只写了这些，别的都空着。是人员的请补上；不是人员的，请看说的是谁"
NOTHING_SEEN = RowSigns()


class RowProblems:
    """The problems of a roster that comes in blocks. `today`: dates after it are doubted where they should be past."""

    def __init__(self, notice: Notice, columns: Mapping[str, Column], today: date) -> None:
        self.notice = notice
        self.columns = columns
        self.today = today
        self._doubts = [suspicion for suspicion in notice.suspicions if suspicion.must != "once"]
        self._by_now = min(today, date(notice_year(notice), 12, 31))
        """By when somebody has come of an age: not later than in the year that the roster is of."""
        self._doubles = Doubles(notice, columns)
        self._further = FurtherRows([doubt.fact for doubt in notice.suspicions if doubt.must == "once"])

    def find(
        self,
        codes: Mapping[str, Array],
        names: Sequence[str],
        line: int,
        signs: RowSigns = NOTHING_SEEN,
    ) -> Problems:
        """`列名：原值：怎么改`: cells that cannot be read, doubts, and people who stand there twice. The last row's are
        complete only when the next block was looked at.

        `line`: the first row's in the file."""
        rows, problems = CodedRows(self.columns, codes), Problems(len(names))
        for fact, column in self.columns.items():
            _point_out(problems, rows, fact, self._unreadable(fact, rows), column.remedies)
            if any(column.hinted):
                _point_out(problems, rows, fact, self._deciding(fact, rows), column.hints)
        self._point_out_names(problems, names, signs.examples)
        self._point_out_said(problems, names, dict.fromkeys(signs.alone, ALONE))
        for flagged, texts in signs.remarks:
            problems.add(flagged.nonzero()[0], flagged[flagged.nonzero()[0]], texts)
        nameless = signs.nameless
        owners = self._further.find(rows, names, line, nameless, signs.further)
        what = {row: FURTHER.format(owners[row].line) if row in owners else NO_NAME for row in nameless}
        problems.add_each(nameless, [one_line(NAME_HEADINGS[0], quoted(names[r]), what[r]) for r in nameless])
        names = self._point_out_signs(problems, names)
        self._point_out_doubts(problems, rows)
        doubles = self._doubles.find(rows, names, signs.units, line)
        problems.add_each([*doubles], [*doubles.values()])
        self._further.point_out(problems, owners, line, len(names))
        return problems

    def _deciding(self, fact: str, rows: CodedRows) -> Array:
        """Rows with a cell that may be meant for something else, where a verdict hangs on that."""
        flags = rows.per_row(fact, "hinted") > 0
        some, lookup = flags.nonzero()[0], lookup_of(self.notice)
        hinted = CodedRows(self.columns, {other: codes.take(some) for other, codes in rows.codes.items()})
        written, meant = hinted.states(), hinted.states(meant=fact)
        both = zip(lookup.verdicts(written).values(), lookup.verdicts(meant).values(), strict=True)
        flags[some] = sum(one != other for one, other in both) > 0
        return flags

    def _unreadable(self, fact: str, rows: CodedRows) -> Array:
        """Rows with a cell that cannot be read. 无 or a stroke says enough where the fact does not apply."""
        column = self.columns[fact]
        unreadable = rows.per_row(fact, "unreadable") > 0
        exists = rows.applies(fact) if any(column.nothing) else None
        return unreadable if exists is None else unreadable & ((exists > 0) | (rows.per_row(fact, "nothing") == 0))

    def _point_out_names(self, problems: Problems, names: Sequence[str], signs: Mapping[int, str]) -> None:
        """What stands beside names, or in their place. `signs`: see `example_signs`."""
        together = "".join(names)
        examples = {row: EXAMPLE_BESIDE.format(sign) for row, sign in signs.items()}
        if SIGN in together:
            examples |= {row: EXAMPLE_NAMED for row, name in enumerate(names) if is_example_name(name)}
        self._point_out_said(problems, names, examples)
        if SIGNS_OF_SEVERAL.search(together):
            self._point_out_said(problems, names, {r: SEVERAL for r, name in enumerate(names) if are_several(name)})
        if NO_LONGER.search(together):
            words = {row: word for row, name in enumerate(names) if (word := no_longer(name))}
            self._point_out_said(problems, names, {row: NOT_SURE.format(word) for row, word in words.items()})
        if together.isalpha():  # most names are nothing but letters
            return
        if SIGNS_OF_MARKS.search(together):
            marks = {row: mark for row, name in enumerate(names) if (mark := mark_beside(name))}
            self._point_out_said(problems, names, {row: MARKED.format(mark) for row, mark in marks.items()})
        if STROKE in together:
            self._point_out_said(
                problems, names, {r: NAME_STRUCK_OUT for r, name in enumerate(names) if STROKE in name}
            )

    def _point_out_said(self, problems: Problems, names: Sequence[str], said: Mapping[int, str]) -> None:
        """`said`: row → what is said of its name."""
        problems.add_each([*said], [one_line(NAME_HEADINGS[0], names[row], what) for row, what in said.items()])

    def _point_out_signs(self, problems: Problems, names: Sequence[str]) -> Sequence[str]:
        """同上 is nobody's name. All other names."""
        together = "".join(names)
        if not any(sign in together for sign in SIGNS):
            return names
        signs = {row for row, name in enumerate(names) if name and name[0] in SIGNS and is_ditto(name)}
        self._point_out_said(problems, names, dict.fromkeys(signs, NO_NAME))
        return ["" if row in signs else name for row, name in enumerate(names)]

    def _point_out_doubts(self, problems: Problems, rows: CodedRows) -> None:
        """One doubt about a cell at most, and each once a row."""
        doubted: dict[str, Array] = {}
        for suspicion in self._doubts:
            suspect = suspects(suspicion, rows, self._by_now if suspicion.must == "recent" else self.today)
            if suspect is not None:
                about = suspicion.fact, suspicion.say
                for what in about:
                    suspect = suspect & ~doubted[what] if what in doubted else suspect
                for what in about:
                    doubted[what] = doubted[what] | suspect if what in doubted else suspect
                _point_out(problems, rows, suspicion.fact, suspect, suspicion.say)


def _point_out(
    problems: Problems, rows: CodedRows, fact: str, flags: Array, remedies: str | Sequence[str | None]
) -> None:
    """The fact's cell in the flagged rows, and what to do: the same for all, or by code."""
    flagged, column = flags.nonzero()[0], rows.columns[fact]
    codes, numbers = different(rows.codes[fact].take(flagged), len(column.texts))
    if isinstance(remedies, str):
        problems.add(flagged, numbers, column.problems(codes, remedies))
    else:
        problems.add(flagged, numbers, [column.problem(code, str(remedies[code])) for code in codes])
