"""Years that are answers (in which years somebody was assessed as excellent), under the notices of later years.

Those are asked for later years, so the known ones drop out one by one. A year that nobody could answer yet may be won
(`cure` of the fact, `year`): in a plan `THAT_YEAR` among the answer's codes stands for winning every such year.
"""

from collections.abc import Iterator
from itertools import combinations
from math import comb
from typing import TypeGuard

from ..judging.answers import Answer
from ..judging.tables import FactTable, LeafVerdicts
from ..judging.verdict import Verdict, fixed
from ..notice.answer_leaves import CodeLeaf, Has, years_among
from ..notice.conditions import AnyLeaf
from ..notice.questions import THAT_YEAR, Fact


def to_win(fact: Fact, years: int) -> list[int]:
    """The years that can have been won by the notice so many years later, and that nobody can answer now."""
    newest = max(years_among(fact.codes), default=None)
    return [] if newest is None else list(range(newest + 1, newest + years + 1))


def by_then(fact: Fact, answer: Answer, years: int) -> Answer:
    """An answer under the notice so many years later: where the years from now on are to be won, with all of them."""
    if not is_won(answer):
        return answer
    return (answer - {THAT_YEAR}).union(map(str, to_win(fact, years)))


def is_won(answer: Answer) -> TypeGuard[frozenset[str]]:
    """Whether an answer stands for winning every year from now on."""
    return isinstance(answer, frozenset) and THAT_YEAR in answer


def is_winning(leaf: AnyLeaf, answer: Answer) -> bool:
    """Whether an answer wins years that the leaf comes to ask for."""
    return isinstance(leaf, Has) and leaf.moves and is_won(answer)


def sets_to_win(table: FactTable, known: frozenset[str], years: int) -> Iterator[list[Answer]]:
    """What may be won of the years that `table`, moved on so many years, asks for: the answers by how many are won, the
    fewest first, and of as many the first years first."""
    asked = {year + years for leaf in table.leaves if isinstance(leaf, CodeLeaf) for year in leaf.years}
    counted = [str(year) for year in to_win(table.fact, years) if year in asked]
    for size in range(1, len(counted) + 1):
        yield [known.union(some) for some in combinations(counted, size)]


def any_will_do(answers: list[Answer], known: frozenset[str]) -> list[Answer]:
    """The answers, if they are all that one can get by winning as many of these years; else the last one."""
    won = [answer - known for answer in answers if isinstance(answer, frozenset)]
    as_many = comb(len(frozenset().union(*won)), len(won[-1]))
    return answers if len(answers) == as_many else answers[-1:]


def turns_of_years(leaf: CodeLeaf, fact: Fact, answer: Answer) -> Iterator[int]:
    """So many years on, what the leaf says of the answer may change."""
    codes = fact.codes if answer is None else answer if isinstance(answer, frozenset) else {str(answer)}
    newest = years_among(fact.codes)[-1:] if THAT_YEAR in codes else []
    for year in [*years_among(codes), *newest]:
        for asked in leaf.years:
            yield from (year - asked, year - asked + 1)


def untold(table: FactTable) -> LeafVerdicts:
    """What the leaves say where the answer cannot be told: unknown, but for those of which every answer gives the
    same, because all that can be answered now has dropped out."""
    columns = zip(*(table.row(answer) for answer in table.completions()), strict=True)
    return tuple(column[0] if len(set(column)) == 1 else fixed(Verdict.UNKNOWN) for column in columns)
