"""Checks on whom something is for and who decides it: what is picked by an answer speaks of that answer, and the office
that decides is the one that the words name."""

import re
from collections.abc import Callable, Iterator

from ...notice.conditions import AnyNode, Judged, walk
from ...notice.nodes import Leaf, Node
from ...notice.notice import Enquiry, Reading
from ...notice.preparation import Item, Statement, Steps
from ...notice.questions import Fact
from ...notice.yaml_lines import Problem
from .figure_words import plain
from .places import Book, Spot
from .sources import sources_of

CHINESE = re.compile("[\u4e00-\u9fff]")
DECIDED_BY = re.compile("由(?:所在)?([\u4e00-\u9fff]{2,8}?)(?:来)?(?:认定|确认|核定|审定)")
PHRASE = re.compile("[，。；、：]")
SHORTEST = 4
"""Characters from which on a phrase is more than a word that anything may have."""
ENOUGH = 2
"""Pairs of characters of one answer alone that make a text one about it."""
YES, NO = ("能", "可以", "行", "算"), ("不能", "不行", "不可以", "不算")
"""How an answer begins with its yes or no."""
WORKED = "工龄|工作年限"
HAS_WORKED = re.compile(rf"(?:{WORKED})(\d+)年|(\d+)年(?:{WORKED})")
WORK = re.compile(rf"(?:{WORKED})(?:要)?(?P<short>不足|不满|未满|不到)?满?(?P<years>\d+)年")
"""Years of work that somebody has, and that a level asks for."""
REFUSES = re.compile("不再考|不再报|不能考|不能报|不得考|不得报|不算")
ALLOWS = re.compile("(?<!不)(?<!不再)可以(?:直接|先|再)?(?:报|考)")


def things_for_those_of_another_answer(book: Book) -> Iterator[Problem]:
    """Papers, steps and statements that an answer picks do not speak of another answer to the same question alone."""
    for spot in book.of(Item, Steps, Statement):
        for leaf in walk(spot.value.when) if spot.value.when else ():
            fact = book.notice.facts.get(leaf.fact) if isinstance(leaf, Leaf) else None
            picked = [code for code in getattr(leaf, "codes", ()) if fact and code in fact.codes]
            other = _spoken_of(_words(spot.value), fact, picked) if fact and picked else None
            if fact and other:
                text = f"写的像是“{fact.labels[other]}”的事，when 选的却是“{fact.labels[picked[0]]}”"
                yield book.at(spot, f"{text}。请看文字和 when 哪个写错了", "when")


def _spoken_of(text: str, fact: Fact, picked: list[str]) -> str | None:
    """An answer that a text speaks of, where it speaks of none of those picked beside it."""
    said = _pairs(text)
    of = {o.code: _pairs("。".join((o.label, o.hint or "", *o.words))) & said for o in fact.options}
    for other in of:
        if other not in picked and all(
            len(of[other] - of[mine]) >= ENOUGH and not of[mine] - of[other] for mine in picked
        ):
            return other
    return None


def _words(value: Item | Steps | Statement) -> str:
    match value:
        case Item(text=text):
            return text
        case Steps(title=title):
            return title
        case Statement(title=title, text=text):
            return f"{title}。{text}"


def _pairs(text: str) -> set[str]:
    """Pairs of characters within a sentence, whatever brackets and commas stand between."""
    runs = ("".join(CHINESE.findall(part)) for part in re.split("[。；：]", text))
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}


def offices_that_words_do_not_name(book: Book) -> Iterator[Problem]:
    """Where the words of a reading, or of a clause (由单位认定), name one office, it is that one which decides."""
    stems = {office.id: office.name.partition("（")[0] for office in book.notice.about.offices}
    for spot in book.of(Node):
        for key in ("confirm", "disputed", "by"):
            office = getattr(spot.value, key, None)
            if office not in stems:
                continue
            where, named = _named_office(book, spot.value, stems, key)
            if named and office not in named:
                names = "、".join(stems[one] for one in sorted(named))
                text = f"{where}里说的是“{names}”，这里写的是“{stems[office]}”。请看哪一个写错了"
                yield book.at(spot, text, key)


def _named_office(book: Book, node: AnyNode, stems: dict[str, str], key: str) -> tuple[str, set[str]]:
    reading: Reading | None = book.notice.reading.get(getattr(node, "reading", None) or "")
    if reading and key != "by":
        words = "".join((reading.unclear, *reading.options, reading.taken, reading.why, reading.shown or ""))
        return f"解读“{reading.id}”", {office for office, stem in stems.items() if stem in words}
    clause = getattr(node, "clause", None) or ""
    deciders = DECIDED_BY.findall(sources_of(book).text.get(clause, "")) if key == "by" else []
    return f"条款 {clause} ", {office for office, stem in stems.items() if any(who in stem for who in deciders)}


def same_words_judged_by_others(book: Book) -> Iterator[Problem]:
    """What two conditions say in the same words is judged by the same office."""
    first: dict[str, Spot] = {}
    for spot in book.of(Judged):
        if not spot.value.by:
            continue
        for phrase in (one for one in PHRASE.split(spot.value.judged) if len(one) >= SHORTEST):
            before = first.setdefault(phrase, spot)
            if before.value.by != spot.value.by:
                text = f"“{phrase}”在 {book.where(before)} 由 {before.value.by} 认定，这里是 {spot.value.by}"
                yield book.at(spot, f"{text}。请看哪一个写错了", "by")
                break


def answers_against_their_figures(book: Book) -> Iterator[Problem]:
    """工龄 12 年 is not 不足 10 年: an answer that names such a limit for what is asked begins with a no."""
    for spot in book.of(Enquiry):
        asked = [*dict.fromkeys(HAS_WORKED.findall(plain(spot.value.question)))]
        begins, _, rest = plain(spot.value.answer).partition("。")
        limits = [*WORK.finditer(rest.partition("。")[0])]
        if len(asked) == 1 and len(limits) == 1 and begins in (*YES, *NO):
            years, limit = int("".join(asked[0])), int(limits[0]["years"])
            may = years < limit if limits[0]["short"] else years >= limit
            if may != (begins in YES):
                text = f"问的是 {years} 年，接着说的是“{limits[0][0]}”，开头却说“{begins}”"
                yield book.at(spot, f"{text}。请看能不能和数字哪个写错了", "answer")


def answers_against_themselves(book: Book) -> Iterator[Problem]:
    """An answer that begins with yes or no does not go on with the contrary."""
    for spot in book.of(Enquiry):
        begins, *rest = (part for part in re.split("[。，；]", spot.value.answer) if part)
        sentence = spot.value.answer.removeprefix(begins)[1:].partition("。")[0] if rest else ""
        allows, refuses = bool(ALLOWS.search(sentence)), bool(REFUSES.search(sentence))
        if (begins in YES and refuses and not allows) or (begins in NO and allows and not refuses):
            text = f"开头说“{begins}”，接着说“{sentence}”，意思相反。请看哪一句写错了"
            yield book.at(spot, text, "answer")


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (
    things_for_those_of_another_answer,
    offices_that_words_do_not_name,
    same_words_judged_by_others,
    answers_against_their_figures,
    answers_against_themselves,
)
