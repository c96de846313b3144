"""What people's words lead to: enquiries, clauses, what is to be prepared. One drawing for every page that searches."""

from gongqin_core.guide.search import find_clauses, find_enquiries, find_preparation
from gongqin_core.notice.notice import Enquiry, Notice
from gongqin_core.take_away.html import Html, join
from pages.components.pieces.html import bold, bullets, cite, fold, p, para


def enquiry_fold(notice: Notice, enquiry: Enquiry) -> Html:
    """Folded under the question: the answer with its clauses, then whom to ask; every sentence as it is written."""
    answer = para(enquiry.answer, *(cite(notice, clause) for clause in enquiry.clauses))
    return fold(enquiry.question, answer + p(enquiry.ask) if enquiry.ask else answer)


def enquiries_about(notice: Notice, text: str, most: int) -> Html:
    """At most `most` enquiries for what was typed, the nearest first; nothing for none."""
    return join(enquiry_fold(notice, enquiry) for enquiry in find_enquiries(notice, text, most))


def clauses_about(notice: Notice, text: str) -> Html:
    """A list of the clauses for what was typed; nothing for none."""
    clauses = find_clauses(notice, text, 4)
    return bullets(join([f"{c.heading}：{c.text}", cite(notice, c.id)]) for c in clauses)


def preparation_about(notice: Notice, text: str) -> Html:
    """A list of what is to be paid, brought or done for what was typed; nothing for none."""
    prepared = find_preparation(notice, text)
    return bullets(join([bold(one.about), f"　{one.text}", cite(notice, one.clause)]) for one in prepared)
