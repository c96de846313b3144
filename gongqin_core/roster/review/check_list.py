"""The list of people to be laid beside the stamped list: what stands in each row, in a workbook and on paper alike."""

from collections import Counter
from collections.abc import Iterable

from ...judging.answers import AnswerError
from ...judging.prices import plain_price
from ...judging.verdict import Verdict
from ...judging.words import one_after_other, say
from ..cells import read_cell
from .entries import Entry, applied_level, conclusion
from .person import Person
from .review import Review
from .roles import APPLIED, OWN_WORDS

NUMBER, NAME, LEVEL, CONCLUSION, BASIS = "序号", "姓名", "申报等级", "结论", "依据"
FEE, TICKED = "费用（元）", "档案已核"
TICK = "档案已核：对着人事档案核过名册上写的各项，打 √。"
SIGN = "核对人：＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿＿"
"""Who checked and when. A seal belongs on the stamped list, not here."""
MAY_SAY = "名册里可以写的"
NOTES = "注：好几行都一样的"
FROM_ROWS = 3
"""So many rows call for the same, and it becomes a note."""


def by_unit(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Units as the roster has them → their people."""
    units: dict[str, list[Entry]] = {}
    for entry in entries:
        units.setdefault(entry.person.unit, []).append(entry)
    return units


class CheckList:
    """`options`: heading → what may be written under it, of those that somebody's row gets wrong. `notes`: what several
    rows call for, word for word. Both stand once below the list, and not in every row. `below`: title → its lines."""

    def __init__(self, review: Review, entries: Iterable[Entry]) -> None:
        self._review = review
        facts = (fact for fact in review.notice.facts.values() if fact.labels)
        offered = {fact.short: one_after_other(fact.labels.values()) for fact in facts}
        offered[OWN_WORDS[APPLIED]] = "、".join(level.name for level in review.notice.levels)
        problems = [problem for entry in entries for problem in entry.person.problems]
        self.options = {
            heading: options
            for heading, options in offered.items()
            if any(f"：{options}" in problem for problem in problems)
        }
        rows = Counter(map(self._short, problems))
        self.notes = [problem for problem, count in rows.items() if count >= FROM_ROWS]
        self.below = {
            NOTES: [f"{number}. {problem}" for number, problem in enumerate(self.notes, 1)],
            MAY_SAY: [f"{heading}：{options}" for heading, options in self.options.items()],
        }
        self._numbers = {problem: number for number, problem in enumerate(self.notes, 1)}

    def facts(self, person: Person) -> list[str]:
        """What the notice lists beside a name."""
        return [self._in_words(person, fact) for fact in self._review.notice.listed]

    def standing(self, entry: Entry) -> list[str]:
        """Level applied for, conclusion, and what it rests on."""
        doubts = f"；名册要核实：{'；'.join(map(self._once, entry.person.problems))}" if entry.person.problems else ""
        basis = self._not_again(entry) + doubts
        return [applied_level(self._review, entry.person), conclusion(self._review, entry.person), basis]

    def fee(self, entry: Entry) -> str:
        """What the person pays; 待定 while that hangs on the conclusion."""
        match entry.verdict:
            case Verdict.MET:
                notice, level = self._review.notice, entry.level
                return plain_price(notice, level, self._review.answers(entry.person)) if level else "没写"
            case Verdict.CONFIRM | Verdict.UNKNOWN:
                return "待定"
        return "—"

    def _not_again(self, entry: Entry) -> str:
        """The basis, without what stands in the row already."""
        basis = entry.basis
        for fact, words in zip(self._review.notice.listed, self.facts(entry.person), strict=True):
            basis = basis.replace(f"{self._review.notice.facts[fact].short}：{words}，", "")
        return basis

    def _once(self, problem: str) -> str:
        """As it stands in the row: what is a note is named by its heading and number alone."""
        short = self._short(problem)
        number = self._numbers.get(short)
        return f"{short.partition('：')[0]}（见注 {number}）" if number else short

    def _short(self, problem: str) -> str:
        for options in self.options.values():
            problem = problem.replace(f"：{options}", f"（见“{MAY_SAY}”）")
        return problem

    def _in_words(self, person: Person, fact: str) -> str:
        """A cell in the words of the notice; as it is written where nobody can read it."""
        text, asked = self._review.text(person, fact), self._review.notice.facts[fact]
        heard = self._review.words.hear(asked, text).text
        try:
            return say(asked, read_cell(asked, heard)) if heard else text
        except AnswerError:
            return text
