"""Finding things by what people type: trades in Chinese or pinyin, enquiries, clauses, and what is to be paid, brought
or done in anybody's words.

Results are suggestions, best first. None of them decides a verdict: for that only the exact name of a trade counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from ..judging.prices import prices
from ..notice.notice import Clause, Enquiry, Notice
from ..notice.once import once
from ..notice.spelling import plain
from ..notice.trades import Trade
from .checklist import ASK_FIRST, told

# —— trades ——


@dataclass(frozen=True, slots=True)
class TradeHit:
    """The exact name of a trade to suggest. `hint` says what a former name is now; `beside`: code and groups."""

    name: str
    hint: str | None
    beside: str = ""


Spelling = Sequence[tuple[str, str]]
"""A name as its characters, each with its syllable."""


def find_trades(notice: Notice, text: str, limit: int = 8) -> list[TradeHit]:
    """Trades of all catalogues for Chinese, pinyin, beginnings of its syllables, or a mixture (`焊工`, `hangong`, `hg`,
    `焊g`), and for a code or its beginning. Whole names first, then names that begin so, then names that hold it, then
    names that look alike."""
    typed = _bare(text)
    if not typed:
        return []
    trades = list({trade.name: trade for catalogue in notice.catalogues for trade in catalogue.trades}.values())
    ranked = sorted((rank, place) for place, trade in enumerate(trades) if (rank := _rank(trade, typed)))
    return [_hit(notice, trades[place]) for _, place in ranked[:limit]]


def _hit(notice: Notice, trade: Trade) -> TradeHit:
    hint = f"以前的名称，现在多半是{trade.now}" if trade.now else None
    return TradeHit(trade.name, hint, beside_name(notice, trade))


def beside_name(notice: Notice, trade: Trade) -> str:
    """What tells a trade from others besides its name: 6-31-01-03，技术复杂工种; empty where the notice has neither."""
    return "，".join([*([trade.code] if trade.code else []), *(notice.group[group].name for group in trade.groups)])


def _rank(trade: Trade, typed: str) -> tuple[float, float] | None:
    """Lower is better: whole name, its beginning, another part, or merely alike; then initials before longer pinyin."""
    ranks: list[tuple[float, float]] = []
    for spelling in _spellings(trade, typed):
        for start in range(len(spelling)):
            for used in _readings(spelling[start:], typed):
                ranks.append((2 if start else int(used < len(spelling)), -used))
    if code := _bare(trade.code or ""):
        is_whole = re.search(rf"(?<![0-9a-z]){code}(?![0-9a-z])", typed)
        ranks += [(0, 0)] if is_whole else [(1, 0)] if code.startswith(typed) else []
    words = [_bare(word) for word in trade.words]
    if any(typed in word or _begins(word, typed) for word in words):
        ranks.append((1, 0))
    elif any(word in typed for word in words):
        ranks.append((2, 0))
    name = _bare(trade.name)
    alike = len(_pairs(name) & _pairs(typed)) / len(name)
    return min(ranks, default=(3, -alike) if alike else None)


def _readings(spelling: Spelling, typed: str) -> Iterator[int]:
    """For every way to read `typed` from the start of the name: how many characters it covers. Each is typed as itself
    or as the beginning of its syllable."""
    if not typed:
        yield 0
    elif spelling:
        character, syllable = spelling[0]
        for begin in {character, *(syllable[:n] for n in range(1, len(syllable) + 1))}:
            if typed.startswith(begin):
                yield from (1 + used for used in _readings(spelling[1:], typed.removeprefix(begin)))


def _spellings(trade: Trade, typed: str) -> list[Spelling]:
    """The ways to spell a name; without syllables where nobody typed a letter."""
    name = _bare(trade.name)
    if not re.search("[a-z]", typed):
        return [[(character, "") for character in name]]
    ways = [_pinyin(name), *(also.split() for also in trade.also)]
    return [list(zip(name, syllables, strict=False)) for syllables in ways]


def _begins(word: str, typed: str) -> bool:
    """Whether a usual word begins with the letters that were typed."""
    if not re.search("[a-z]", typed):
        return False
    return any(_readings(list(zip(word, _pinyin(word), strict=False)), typed))


@lru_cache(maxsize=1000)
def _pinyin(name: str) -> list[str]:
    from pypinyin import lazy_pinyin  # a third of a second: only for those who type letters

    return " ".join(lazy_pinyin(name, errors=" ".join)).split()


def _bare(text: str) -> str:
    return re.sub(r"\W", "", plain(text))


# —— enquiries, clauses, preparation ——

HAN = r"[^\W\da-z_]"
"""A character that is neither a digit nor a Latin letter."""
TOKEN = re.compile(rf"([0-9]+)(?:\s*({HAN}))?|([a-z]+|{HAN}+)")
NUMERAL = re.compile("([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=周?[年岁])")
ONES = "零一二三四五六七八九"

Weights = Mapping[str, float]
"""Feature of a text → how much it counts there."""


def find_enquiries(notice: Notice, text: str, limit: int = 5) -> list[Enquiry]:
    """Questions people ask, by their words, their answers and the clauses behind them (numbers and contents)."""
    enquiries = notice.enquiries
    return [enquiries[place] for place in _best(_enquiry_weights(notice), text, limit)]


def find_clauses(notice: Notice, text: str, limit: int = 5) -> list[Clause]:
    """Clauses by number (`二（四）8`, also a part of it and with half-width brackets), heading and contents; of
    a number with which some begin only these."""
    clauses, number = notice.clauses, plain(text).strip()
    if "(" in number and (own := [clause for clause in clauses if plain(clause.id).startswith(number)]):
        return own[:limit]
    return [clauses[place] for place in _best(_clause_weights(notice), text, limit)]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Something to be paid, brought or done, or what happens otherwise. `about`: which of these it is, in words."""

    about: str
    text: str
    clause: str


def find_preparation(notice: Notice, text: str, limit: int = 8) -> list[Prepared]:
    """What is to be paid, brought or done, by what it is about, by its words and by the number of its clause."""
    prepared, weights = _prepared(notice)
    return [prepared[place] for place in _best(weights, text, limit)]


@once
def _prepared(notice: Notice) -> tuple[list[Prepared], list[Weights]]:
    prepared = list(_preparation(notice))
    return prepared, [
        _weigh(
            (3, _all_features(one.text) | _all_features(one.about)),
            (2, _numbers(one.clause)),
        )
        for one in prepared
    ]


def _preparation(notice: Notice) -> Iterator[Prepared]:
    part = notice.preparation
    for level in notice.levels:
        fees = "；".join(price.in_full for price in prices(notice, level.id))
        yield Prepared("交多少钱", f"{level.name}：{fees}", notice.fees[level.id].clause)
    for extra in notice.extras:
        yield Prepared("交多少钱", f"{extra.name}：{extra.text}", extra.clause)
    if part.online:
        addresses = "；备用：".join(filter(None, (part.online.url, part.online.fallback)))
        path = " → ".join(part.online.path)
        yield Prepared("在哪里报名", "　".join(filter(None, (part.online.text, path, addresses))), part.online.clause)
    for document in part.documents:
        yield Prepared("要带的" if document.basis == "stated" else ASK_FIRST, document.text, document.clause)
    for steps in part.steps:
        yield from (Prepared(steps.title, told(step), step.clause) for step in steps.steps)
    yield from (Prepared("不照办会怎样", item.text, item.clause) for item in part.consequences)
    yield from (Prepared(statement.title, statement.text, statement.clause) for statement in part.statements)


@once
def _enquiry_weights(notice: Notice) -> list[Weights]:
    return [_enquiry(notice, enquiry) for enquiry in notice.enquiries]


def _enquiry(notice: Notice, enquiry: Enquiry) -> Weights:
    numbers = {number for clause in enquiry.clauses for number in _numbers(clause)}
    clauses = " ".join(notice.clause[clause].text for clause in enquiry.clauses)
    asked = f"{enquiry.question} {' '.join(enquiry.words)}"
    return _weigh(
        (3, _all_features(asked)),
        (2, numbers),
        (1, _all_features(enquiry.answer)),
        (0.3, _all_features(clauses)),
    )


@once
def _clause_weights(notice: Notice) -> list[Weights]:
    return [
        _weigh(
            (9, {plain(c.id)}),
            (5, _numbers(c.id)),
            (3, _all_features(c.heading)),
            (1, _all_features(c.text)),
        )
        for c in notice.clauses
    ]


def _weigh(*fields: tuple[float, Iterable[str]]) -> Weights:
    """Every feature with the weight of the first field it stands in."""
    weights: dict[str, float] = {}
    for weight, features in fields:
        weights = dict.fromkeys(features, weight) | weights
    return weights


def _best(documents: Sequence[Weights], text: str, limit: int) -> list[int]:
    """Places of the documents that share most with `text`; what stands in few of them says more."""
    scores = [0.0] * len(documents)
    for feature in _features(text) | set(plain(text).split()):
        having = [place for place, document in enumerate(documents) if feature in document]
        for place in having:
            scores[place] += documents[place][feature] * log(1 + len(documents) / len(having))
    ranked = sorted(range(len(documents)), key=lambda place: -scores[place])
    return [place for place in ranked[:limit] if scores[place] > 0]


def _features(text: str) -> set[str]:
    """Pairs of neighbouring characters, numbers by themselves and with their unit, Latin words; a character that stands
    alone."""
    features = set[str]()
    for number, unit, word in TOKEN.findall(NUMERAL.sub(_digits, plain(text))):
        if number:
            features |= {number, number + unit}
        else:
            features |= {word} if word.isascii() or len(word) == 1 else _pairs(word)
    return features


def _all_features(text: str) -> set[str]:
    return _features(text) | set(re.findall(HAN, plain(text)))


def _digits(numeral: re.Match[str]) -> str:
    tens, ten, ones = numeral.groups()
    return str((ONES.find(tens) or 1) * 10 + ONES.find(ones)) if ten else tens and str(ONES.find(tens))


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)}


def _numbers(clause: str) -> set[str]:
    """A clause's number and the parts by which people call it or the clauses around it."""
    number = plain(clause)
    return {part for n in range(len(number) - 1) for part in (number[n:], number[: n + 2])}
