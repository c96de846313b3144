"""What is to be confirmed for a level, as a question ready to be sent, and what follows from each answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..judging.answers import Span
from ..judging.describe import both_counts, have, need
from ..judging.evaluate import Rules, Term
from ..judging.explain import Explanation, Reason
from ..judging.verdict import Verdict, fixed, unpack
from ..judging.words import exam_name, office_sentence, procedure_of, say_mine
from ..notice.answer_leaves import CodeLeaf
from ..notice.conditions import Judged
from ..notice.day_leaves import Aged, By, Counting, NotReached, YearsLeaf, Younger


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which a question may be answered: in a word or two, and what one may then apply for."""

    label: str
    follows: str
    opens: tuple[str, ...]
    """The levels, now to be confirmed, that are met then: by id, the highest first."""


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what to say, word for word; `ask` whom to ask, as a sentence."""

    text: str
    ask: str
    clause: str
    yes: Answer
    no: Answer

    @property
    def opens(self) -> tuple[str, ...]:
        """The levels that one answer or the other opens."""
        return tuple(dict.fromkeys((*self.yes.opens, *self.no.opens)))


def questions(explanation: Explanation, level: str, today: date) -> tuple[Question, ...]:
    """Of the ways to a level that is to be confirmed, the one with the fewest questions; none for other verdicts."""
    finding = explanation.finding(level)
    if finding.verdict != Verdict.CONFIRM:
        return ()
    fewest = min((_grouped(explanation, way) for way in finding.ways), key=len)
    return tuple(_question(explanation, reason, terms, today) for reason, terms in fewest)


def _grouped(explanation: Explanation, way: Iterable[Reason]) -> list[tuple[Reason, list[Term]]]:
    """The unclear terms of a way; those that one reading leaves unclear are one question."""
    groups: dict[str, tuple[Reason, list[Term]]] = {}
    for reason in way:
        for term in explanation.unclear(reason):
            _, terms = groups.setdefault(term.node.reading or str(term.index), (reason, []))
            terms.append(term)
    return list(groups.values())


def _question(explanation: Explanation, reason: Reason, terms: Sequence[Term], today: date) -> Question:
    notice, first = explanation.rules.notice, terms[0]
    own = _own(explanation, first)
    yes, no, asked = ("能", "不能", "") if own else _words(first)
    settled = _settled(explanation.rules, terms)
    met, refused = (_after(explanation, settled, answer) for answer in (True, False))
    names = _names(explanation, [level for level in met if Verdict.MET in (met[level], refused[level])])
    wanted = f"我想报{'或'.join(names)}。" if names else ""
    return Question(
        f"{wanted}{own or _said(explanation, reason, first, asked, today)}",
        office_sentence(notice, reason.office, procedure_of(notice, explanation.answers)),
        reason.clause,
        _answer(explanation, yes, met),
        _answer(explanation, no, refused),
    )


def _own(explanation: Explanation, term: Term) -> str:
    """What the notice's folder has somebody with this answer ask; empty where it has nothing."""
    if term.leaf is None:
        return ""
    answer, asks = explanation.answers.get(term.leaf.fact), term.leaf.codes if isinstance(term.leaf, CodeLeaf) else ()
    chosen = answer if isinstance(answer, frozenset) else {answer}
    options = explanation.rules.notice.facts[term.leaf.fact].options
    return next((one.asked for one in options if one.asked and one.code in chosen and one.code in asks), "")


def _said(explanation: Explanation, reason: Reason, term: Term, asked: str, today: date) -> str:
    """What is asked about a term, in the words of the notice's folder where it has any."""
    if term.leaf:
        return f"{_mine(explanation, term, today)}。通知要求“{reason.need}”，{asked}"
    if isinstance(term.node, Judged) and term.node.asked:
        return term.node.asked
    return f"有一处要问清：{need(explanation.rules.notice, term.node)}。{asked}"


def _words(term: Term) -> tuple[str, str, str]:
    """Both answers in a word or two, and the question that they answer."""
    if isinstance(term.leaf, Counting):
        return "按年头数", "按周年数", "该按哪种数？"
    if isinstance(term.leaf, Aged | Younger):
        return "按虚岁数", "按周岁数", "该按哪种数？"
    if isinstance(term.leaf, By) and term.leaf.disputed:
        return "当天算", "当天不算", "当天算不算？"
    return ("算", "不算", "这样算不算？") if term.leaf else ("能", "不能", "我能不能报？")


def _mine(explanation: Explanation, term: Term, today: date) -> str:
    assert term.leaf
    notice, answers = explanation.rules.notice, explanation.answers
    mine, answer = say_mine(notice, answers, {term.leaf.fact}, today), answers.get(term.leaf.fact)
    if not isinstance(term.leaf, YearsLeaf) or not isinstance(answer, Span):
        return mine
    if isinstance(term.leaf, Counting):
        return f"{mine}，{both_counts(term.leaf, answer)}"
    return f"我{have(notice, term.leaf, answers, disputed=True)}"


def _settled(rules: Rules, terms: Sequence[Term]) -> dict[int, bool]:
    """The terms that one answer settles, by index, and whether a yes makes them met: of years all that are counted."""
    counts = isinstance(terms[0].leaf, Counting)
    alike = [term for term in rules.terms if counts and isinstance(term.leaf, Counting) and term.leaf.disputed]
    return {term.index: not isinstance(term.leaf, NotReached) for term in (*terms, *alike)}


def _after(explanation: Explanation, settled: Mapping[int, bool], yes: bool) -> dict[str, Verdict]:
    """The levels that are now to be confirmed, the highest first, as they come out after an answer."""
    rules = explanation.rules
    now = rules.values(explanation.answers)
    values = now[: rules.first_join]
    for index, met in settled.items():
        if unpack(values[index]) == Verdict.CONFIRM:
            values[index] = fixed(Verdict.MET if met == yes else Verdict.NOT_MET)
    values += rules.joins(values)
    unsure = [level for level, root in rules.roots.items() if unpack(now[root.index]) == Verdict.CONFIRM]
    return {level: unpack(values[rules.roots[level].index]) for level in reversed(unsure)}


def _answer(explanation: Explanation, label: str, after: Mapping[str, Verdict]) -> Answer:
    opens = tuple(level for level, verdict in after.items() if verdict == Verdict.MET)
    still = tuple(level for level, verdict in after.items() if verdict == Verdict.CONFIRM)
    if opens:
        return Answer(label, f"可以报{'、'.join(_names(explanation, opens))}。", opens)
    if still:
        return Answer(label, f"还要确认别的，才知道能不能报{'、'.join(_names(explanation, still))}。", opens)
    return Answer(label, f"这次不能报{'、'.join(_names(explanation, after))}。", opens)


def _names(explanation: Explanation, levels: Iterable[str]) -> list[str]:
    """As one says them: 四级, 新工种的三级（平级考核）."""
    notice, found = explanation.rules.notice, {level: explanation.finding(level) for level in levels}
    again = {level for level in found if found[level].outcome == "retest"}
    return [exam_name(notice, level, "retest") if level in again else notice.level[level].short for level in found]
