"""What to do now: three things for the best level, or the list of what to look up."""

from gongqin_core.take_away.html import EMPTY, Html, element, join
from gongqin_core.take_away.level_result import LevelResult
from gongqin_core.take_away.result import LookUp, Result
from gongqin_core.take_away.slip import then_asked
from gongqin_core.take_away.to_do import ADVICE, ToDo
from pages.components.pieces import copying
from pages.components.pieces.html import bold, fold, heading, p
from pages.components.result.cards import part


def things(result: Result, level: LevelResult) -> list[Html]:
    """One below the other; none where nothing can be applied for."""
    if not result.to_do:
        return []
    first, *rest = map(_thing, result.to_do)
    return [
        part(level, heading("接下来三件事", level=3), element("ol", first, css="todo")),
        copying.button("复制这段话", result.to_do[0].say, in_view=True),
        part(level, element("ol", *rest, css="todo rest", start="2")),
    ]


def _thing(thing: ToDo) -> Html:
    advice = EMPTY if thing.clause else element("span", ADVICE, css="advice")
    say = p(thing.say, css="say") if thing.say else EMPTY
    first = p(bold(thing.first), css="first") if thing.first else EMPTY
    by = p(thing.text, css="by") if thing.text else EMPTY
    return element("li", heading(thing.title, advice, level=4), first, say, by)


def look_up(result: Result) -> Html:
    """What somebody has to look up before anything can be said; nothing where there is nothing."""
    if not result.to_look_up:
        return EMPTY
    listed = element("ol", *map(_look_up, result.to_look_up), css="todo")
    say = result.to_have_looked_up
    said = [p("可以这样说："), p(say, css="say"), copying.button("复制这段话", say, in_view=True)]
    which = "先查清这几项" if len(result.to_look_up) > 1 else "先查清这一项"
    later = [fold("查清以后，可能还会问什么", p(words), key="later") for words in then_asked(result)]
    return join([heading(which), p(result.ask), *said, listed, *later])


def _look_up(fact: LookUp) -> Html:
    return element("li", heading(fact.name, level=3), p(fact.text, css="by"))
