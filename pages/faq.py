"""常见问答: what people ask, found by their own words; answered with clauses, or with whom to ask instead."""

from gongqin_core.notice.notice import Enquiry
from gongqin_core.take_away.html import Html, join
from pages.components import session
from pages.components.pieces import finding
from pages.components.pieces.enquiries import clauses_about, enquiries_about, enquiry_fold
from pages.components.pieces.heads import head
from pages.components.pieces.html import draw, fold, heading, jumps, p
from pages.components.pieces.labels import original


def page() -> None:
    notice = session.notice()
    draw(head("faq"))
    if finding.found("您想问什么？写几个字就行，如：交多少钱、工龄、学历", _answers, "faq_text"):
        return
    topics: dict[str, list[Enquiry]] = {}
    for enquiry in notice.enquiries:
        topics.setdefault(enquiry.topic, []).append(enquiry)
    draw(
        jumps({topic: topic for topic in topics}),
        *(
            fold(f"{topic}（{len(enquiries)} 问）", join(enquiry_fold(notice, one) for one in enquiries), key=topic)
            for topic, enquiries in topics.items()
        ),
        p(original(notice), css="hint"),
    )


def _answers(text: str) -> Html:
    notice = session.notice()
    enquiries, clauses = enquiries_about(notice, text, 8), clauses_about(notice, text)
    if not enquiries and not clauses:
        return clauses
    related = heading("有关的条款") + clauses if clauses else clauses
    return join([p("找到这些，最接近的在前面。"), enquiries, related])


page()
