"""What people ask, and the clauses that their words lead to: one drawing for every page that searches them."""

from html import escape

from gongqin_core.guide.search import find_clauses, find_enquiries
from gongqin_core.notice.notice import Enquiry, Notice
from pages.components.pieces.markup import bullets, cite, fold, para


def enquiry(notice: Notice, asked: Enquiry) -> str:
    """Folded under the question: the answer with its clauses, then whom to ask; every sentence as it is written."""
    clauses = "".join(cite(notice, clause) for clause in asked.clauses)
    ask = f"<p>{escape(asked.ask)}</p>" if asked.ask else ""
    return fold(asked.question, para(f"{escape(asked.answer)}{clauses}") + ask)


def enquiries_about(notice: Notice, text: str, most: int) -> str:
    """At most `most` enquiries for what was typed, the nearest first; nothing for none."""
    return "".join(enquiry(notice, asked) for asked in find_enquiries(notice, text, most))


def clauses_about(notice: Notice, text: str) -> str:
    """A list of the clauses for what was typed; nothing for none."""
    found = find_clauses(notice, text, 4)
    return bullets(f"{escape(c.heading)}：{escape(c.text)}{cite(notice, c.id)}" for c in found)
