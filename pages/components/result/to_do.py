"""What to do now: three things for the best level, or the list of what to look up."""

from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.result import LookUp, Result
from gongqin_core.take_away.to_do import ADVICE, ToDo
from pages.components import session
from pages.components.pieces import copying
from pages.components.pieces.html import bold, bullets, cite, heading, p, para
from pages.components.pieces.html import draw as put


def draw(result: Result) -> None:
    """Nothing where nothing can be applied for."""
    if result.to_do and result.best:
        put(*(p(note, css="note") for note in result.best.notes))  # what may decide whether to apply at all comes first
        put(heading("接下来三件事"), element("ol", *(_thing(result, thing) for thing in result.to_do), css="todo"))
        copying.button("复制要说的话", result.to_do[0].say, key=session.key("copy_say"))
    if result.to_look_up:
        put(
            heading("先查清这几项"),
            p(f"{result.ask}查清后，点下面“您的回答”里的“修改”接着答。"),
            bullets(map(_look_up, result.to_look_up)),
        )


def _thing(result: Result, thing: ToDo) -> Html:
    where = cite(result.notice, thing.clause) if thing.clause else element("span", ADVICE, css="advice")
    say = p(thing.say, css="say") if thing.say else EMPTY
    return element("li", heading(thing.title, level=3), say, para(thing.text, where, css="by"))


def _look_up(fact: LookUp) -> Html:
    return join([bold(fact.name), f"：{fact.text}"])
