"""通知条款: every clause in our words, how we read the unclear ones, what is missing here, and who read the notice."""

from functools import partial
from itertools import groupby

from gongqin_core.judging.words import chinese
from gongqin_core.notice.notice import Clause, Notice, Reading
from gongqin_core.take_away.html import Html, join
from pages.components import session
from pages.components.pieces import finding
from pages.components.pieces.enquiries import clauses_about
from pages.components.pieces.heads import head
from pages.components.pieces.html import bold, bullets, cite, draw, fold, heading, jumps, p, para

CLAUSES = "条款"


def page() -> None:
    notice = session.notice()
    silences, read = notice.about.silences, notice.about.read
    draw(*_about(notice))
    label = "查条款：写几个字，如：缴费、论文；也可以写条号"
    if finding.found(label, partial(clauses_about, notice), "notice_text"):
        return
    others = {
        "通知没写清、我们这样理解": join(_reading(notice, reading) for reading in notice.readings),
        "通知提到、本工具没有的文件": _missing(notice),
        "通知没写的事，问谁": bullets(f"{silence.text}{silence.ask}" for silence in silences),
        "谁读的通知，读的是哪一份": p(f"{read.by}，{chinese(read.on)}。文本：{read.text}。"),
    }
    draw(
        jumps({CLAUSES: CLAUSES, **{name: name for name, body in others.items() if body}}),
        heading(CLAUSES, name=CLAUSES),
        *_chapters(notice),
        heading("条款以外"),
        *(fold(name, body, key=name) for name, body in others.items() if body),
    )


def _chapters(notice: Notice) -> list[Html]:
    """The clauses, those of a chapter in one fold: what stands before the bracket names it."""
    chapters = [list(clauses) for _, clauses in groupby(notice.clauses, lambda clause: clause.id.partition("（")[0])]
    return [_clause(clauses[0]) if len(clauses) == 1 else _chapter(clauses) for clauses in chapters]


def _chapter(clauses: list[Clause]) -> Html:
    number, first, last = clauses[0].id.partition("（")[0], clauses[0].heading, clauses[-1].heading
    name = f"{number}、从“{first}”到“{last}”（{len(clauses)} 条）"
    return fold(name, join(map(_clause, clauses)), key=number)


def _about(notice: Notice) -> list[Html]:
    about = notice.about
    return [
        head("notice"),
        p(f"{about.issuer}《{about.title}》（{about.number}）。{about.only_for}"),
        p("下面用我们自己的话转述，条号和通知一样；数字、日期、文号照原文。"),
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
