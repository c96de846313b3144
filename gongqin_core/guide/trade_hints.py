"""Which trade somebody may mean who writes something that stands in no catalogue. It is a hint, and never a match."""

from collections.abc import Iterator, Sequence

from ..judging.answers import Answers
from ..notice.notice import Notice
from ..notice.once import once
from ..notice.spelling import spelling
from ..notice.trades import Catalogue, Trade

FEW = 3
"""Names of a hint at most."""
SHORTEST = 2
"""Characters of a part that says anything."""
SHORTEST_NAME_WITH_A_SLIP = 3
Named = dict[str, tuple[Trade, Catalogue]]


def trade_hint(notice: Notice, names: Sequence[str]) -> str | None:
    """What to look at in the name of a trade, of the `names` that are near it (`near_trades`); None where none is."""
    if not names:
        return None
    catalogue = _named(notice)[spelling(names[0])][1]
    return f"“{catalogue.title}”里没有这个名称，相近的有{'、'.join(names)}。是其中一个的，请照目录写全名，不是的不用改"


def near_trades(notice: Notice, text: str) -> list[str]:
    """Names in the notice's catalogues that a text which is none of them may be meant for, the nearest first.

    A usual word for a trade (司机), part of its name (汽车驾驶), more than it (电焊工), one character off (药剂师).
    """
    named, written = _named(notice), spelling(text)
    if written in named or len(written) < SHORTEST:
        return []
    ranked = sorted(_ranked(named, written))
    near = [named[name][0] for _, name in ranked]
    return list(dict.fromkeys(trade.now or trade.name for trade in near))[:FEW]


def near_answers(notice: Notice, answers: Answers) -> dict[str, list[str]]:
    """The trades among the answers that stand in no catalogue and are near to some that do: fact → their names."""
    near = {
        fact: near_trades(notice, answer)
        for fact, answer in answers.items()
        if isinstance(answer, str) and notice.facts[fact].type == "trade"
    }
    return {fact: names for fact, names in near.items() if names}


@once
def _named(notice: Notice) -> Named:
    """By spelling."""
    return {spelling(trade.name): (trade, catalogue) for catalogue in notice.catalogues for trade in catalogue.trades}


def _ranked(named: Named, written: str) -> Iterator[tuple[float, str]]:
    """How far the names that are near are from what is written."""
    for name, (trade, _) in named.items():
        if usual := [word for word in map(spelling, trade.words) if word in written]:
            yield (0 if written in usual else 0.6), name
        elif name in written or written in name:
            yield abs(len(name) - len(written)) / 100, name
        elif len(written) > SHORTEST_NAME_WITH_A_SLIP and _is_part(written[:-1], name):
            yield 0.5, name
        elif min(len(name), len(written)) >= SHORTEST_NAME_WITH_A_SLIP and is_one_slip(name, written):
            yield 1, name


def _is_part(part: str, name: str) -> bool:
    """Whether the characters of a part stand in a name in this order."""
    rest = iter(name)
    return all(character in rest for character in part)


def is_one_slip(one: str, other: str) -> bool:
    """Whether one character is another, is missing, is too much, or two neighbours have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    one, other = one[start:], other[start:]
    changed = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or changed
