"""各级条件: each level's tree as sentences, generated from the rules that decide."""

from gongqin_core.judging.describe import Sentence, rule
from gongqin_core.judging.words import price
from gongqin_core.notice.notice import Exam, Level, Notice
from gongqin_core.take_away.html import EMPTY, Html, element, join
from pages.components import session
from pages.components.pieces.html import bold, bullets, cite, draw, fold, heading, p, para, title


def page() -> None:
    rules = session.rules()
    notice, shared = rules.notice, [rule(rules.notice, term.node) for term in rules.shared_terms]
    draw(
        title("各级条件"),
        p("下面的话是从判断资格的同一套条件自动写出来的。数字越小，等级越高。每一级先看您是哪种情况，点开就是条件。"),
        heading("报哪一级都要") if shared else None,
        *(_sentence(notice, sentence) for sentence in shared),
        *(_level(notice, level, shared) for level in notice.levels),
    )


def _level(notice: Notice, level: Level, shared: list[Sentence]) -> Html:
    fee = notice.fees[level.id]
    note = f"。{fee.note}" if fee.note and fee.total is None else ""
    conditions = [part for part in rule(notice, level.tree).parts if part not in shared]
    exams = [exam for exam in notice.exams if level.id in exam.levels]
    return join(
        [
            heading(level.name),
            *(_sentence(notice, condition) for condition in conditions),
            para(bold("费用"), f"　{price(notice, level.id)}{note}", cite(notice, fee.clause)),
            *(para(bold("怎么考"), f"　{_exam(exam)}", cite(notice, exam.clause)) for exam in exams),
        ]
    )


def _exam(exam: Exam) -> str:
    return f"{'、'.join(exam.subjects)}。{exam.text}"


def _sentence(notice: Notice, sentence: Sentence, opened: bool = False) -> Html:
    """One condition; what a named one or a case consists of is folded away, what an unnamed one does is the point."""
    clause = join(cite(notice, name) for name in (sentence.clause, *sentence.elsewhere))
    ask = element("span", f"　确认找{notice.office[sentence.office].name}", css="hint") if sentence.office else EMPTY
    if not sentence.parts:
        return para(sentence.text, ask, clause, css="rule")
    cases = all(part.case for part in sentence.parts)
    first = sentence.parts[0]
    inner = bullets(_sentence(notice, part, opened=cases and part is first) for part in sentence.parts)
    if sentence.named or sentence.case:
        return fold(sentence.text, join([ask, clause, inner]), opened=opened)
    return para("看您是哪种情况" if cases else sentence.text, ask, "：", clause) + inner


page()
