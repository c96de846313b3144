"""The question for a trade: typed in Chinese or pinyin and picked from suggestions; on a kiosk, letters to tap."""

import streamlit as st

from gongqin_core.guide.search import TradeHit, beside_name, find_trades
from gongqin_core.judging.answers import LONGEST_TRADE, Answer, AnswerError, read_answer
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact
from gongqin_core.notice.trades import Trade
from gongqin_core.take_away.html import Html, join
from pages.components import session
from pages.components.pieces.html import bullets, fold
from pages.components.pieces.labels import plain
from pages.components.question import keys
from pages.components.question.trouble import NotYet
from pages.components.server import kiosk

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOT_LISTED = "目录里没有的工种"
"""What a kiosk's visitor answers whose trade is not among the suggestions: there is no keyboard to write it."""


def draw(fact: Fact, given: object) -> None:
    """Inside the question's form."""
    if not kiosk.on():
        st.text_input(
            f"工种名称{'或代码' if fact.trade_codes.names else ''}，也可以打拼音首字母，如焊工打 hg",
            given if isinstance(given, str) else "",
            key=session.key(f"typed_{fact.id}"),
            autocomplete="off",
            max_chars=LONGEST_TRADE,
        )
    typed = keys.typed()
    if typed:
        hits = {hit.name: hit for hit in find_trades(session.notice(), typed)}
        names = list(hits)
        other = NOT_LISTED if kiosk.on() else "" if typed.isascii() else typed  # letters are no trade's name
        choices = [*names, *([other] if other and other not in names else [])]
        st.radio(
            "您说的是哪一个？",
            choices,
            index=None,
            captions=[plain(_beside(hits.get(name))) for name in choices],
            format_func=lambda name: plain(name if name in names or kiosk.on() else f"就是“{name}”，上面没有"),
            key=session.key(f"picked_{fact.id}_{typed}"),
            width="stretch",
        )
    if fact.unsure:
        st.checkbox(plain(fact.unsure), given is None, key=session.key(f"unsure_{fact.id}"), width="stretch")


def _beside(hit: TradeHit | None) -> str:
    """What stands below a suggestion: its code and groups, and what a former name is now."""
    return "。".join(filter(None, [hit.beside, hit.hint])) if hit else ""


def read(fact: Fact) -> Answer:
    """The name, None for “cannot tell”; NotYet says what to do, after the suggestions were put on the page."""
    typed = keys.typed() if kiosk.on() else str(st.session_state.get(session.key(f"typed_{fact.id}")) or "").strip()
    picked = st.session_state.get(session.key(f"picked_{fact.id}_{typed}"))
    if st.session_state.get(session.key(f"unsure_{fact.id}")):
        if picked or (typed and typed != keys.typed()):
            raise NotYet(f"选了“{fact.unsure}”，又写了名称。请只留一种。")
        return None
    if not typed:
        raise NotYet(fact.errors.empty)
    if any(typed in catalogue.names for catalogue in session.notice().catalogues):
        return typed
    if picked:
        try:
            return read_answer(fact, str(picked))
        except AnswerError as error:  # no option of the page: a browser does not send that
            raise NotYet(f"{error.why}。") from None
    st.session_state.typed = typed
    raise NotYet("请在下面选出您说的工种，再点“继续”；下面没有的，请写中文全名。")


def pad() -> None:
    """A kiosk's letters, above the form: each tap narrows the suggestions."""
    keys.pad(LETTERS, LONGEST_TRADE, "点工种名称每个字的拼音首字母，如焊工点 H、G。")


def all_trades() -> Html:
    """Every catalogue of present names, folded."""
    folds = []
    notice = session.notice()
    for catalogue in notice.catalogues:
        if not any(trade.now for trade in catalogue.trades):
            names = [_numbered(notice, trade) for trade in catalogue.trades]
            folds.append(fold(f"看全部 {len(names)} 个：{catalogue.title}", bullets(names, "trades")))
    return join(folds)


def _numbered(notice: Notice, trade: Trade) -> str:
    """A trade with its number, its code and its groups."""
    return f"{trade.number or ''}　{trade.name}　{beside_name(notice, trade)}".rstrip()
