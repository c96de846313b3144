"""The officer's rows again with what the check found in further columns: the same in every kind of file."""

from collections.abc import Sequence

from ..assumption import assumed_words
from ..spreadsheets.sheet import Row
from .entries import Entry, applied_level, conclusion
from .review import Review
from .roles import APPLIED, CHECKED, OWN_WORDS

CONCLUSION, BASIS, PROBLEMS, ASSUMED, WORDS = "结论", "依据", "问题", "假定", "词语"


class CheckedRows:
    """The results of an earlier check are left out: new ones stand in their place. So are blank lines."""

    def __init__(self, review: Review) -> None:
        self._review = review
        headings = review.intake.headings
        self.kept = [column for column, heading in enumerate(headings) if not heading.startswith(CHECKED)]
        """The columns of the roster that stand here, in their order."""
        self.own = self._of(headings)
        """Their headings."""
        self.results = _result_headings(review)
        self._said = [text for text in (assumed_words(review.notice, review.assumed), review.words_said) if text]

    def row(self, entry: Entry) -> Row:
        return [*self._of(self._review.intake.rows[entry.person.row]), *self.result(entry)]

    def result(self, entry: Entry) -> list[str]:
        """The further columns of one person."""
        person = entry.person
        verdicts = [verdict.label for verdict in person.verdicts.values()]
        standing = (applied_level(self._review, person), conclusion(self._review, person))
        return [*verdicts, *standing, entry.basis, "；".join(person.problems), *self._said]

    def _of(self, cells: Sequence[object]) -> Row:
        return [cells[column] for column in self.kept]


def _result_headings(review: Review) -> list[str]:
    levels = [level.short for level in review.notice.levels]
    said = [*([ASSUMED] if review.assumed else []), *([WORDS] if review.words_said else [])]
    return [f"{CHECKED}{name}" for name in (*levels, OWN_WORDS[APPLIED], CONCLUSION, BASIS, PROBLEMS, *said)]
