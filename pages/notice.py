"""通知条款: every clause in our words, how we read the unclear ones, what is missing here, and who read the notice."""

from gongqin_core.judging.words import chinese
from gongqin_core.notice.notice import Clause, Notice, Reading
from gongqin_core.take_away.html import Html, join
from pages.components import session
from pages.components.pieces.html import bold, bullets, cite, draw, fold, heading, p, para, title


def page() -> None:
    notice = session.notice()
    draw(*_about(notice))
    draw(*map(_clause, notice.clauses))
    if notice.readings:
        intro = p("哪里不清楚、有几种理解、我们取哪一种、为什么，都写在这里。")
        draw(heading("通知没写清、我们这样理解"), intro, *(_reading(notice, reading) for reading in notice.readings))
    if notice.missing_documents:
        draw(heading("通知提到、本工具没有的文件"), _missing(notice))
    if silences := notice.about.silences:
        draw(heading("通知没写的事，问谁"), bullets(f"{silence.text}{silence.ask}" for silence in silences))


def _about(notice: Notice) -> list[Html]:
    about = notice.about
    return [
        title("通知条款"),
        p(f"{about.issuer}《{about.title}》（{about.number}）。{about.only_for}"),
        p("下面用我们自己的话转述，条号和通知一样；数字、日期、文号照原文。"),
        p(f"对照阅读：{about.read.by}，{chinese(about.read.on)}。文本：{about.read.text}。", css="hint"),
    ]


def _clause(clause: Clause) -> Html:
    return fold(f"{clause.id}　{clause.heading}", p(clause.text) + p("、".join(clause.kind), css="hint"))


def _reading(notice: Notice, reading: Reading) -> Html:
    body = [
        para(reading.unclear, *(cite(notice, clause) for clause in reading.clauses)),
        p("可以这样理解："),
        bullets(reading.options),
        p(bold("我们取："), reading.taken),
        p(bold("因为："), reading.why),
    ]
    return fold(reading.title, join(body))


def _missing(notice: Notice) -> Html:
    return bullets(
        join([bold(doc.name), f"　{doc.about}　{doc.where}", cite(notice, doc.clause)])
        for doc in notice.missing_documents
    )


page()
