"""Who is judged differently under two notices, in sentences, for a screen or a terminal."""

from collections.abc import Iterator
from typing import NamedTuple

from ..judging.words import say
from ..notice.notice import Notice
from ..notice.once import once
from .moved import Moved, Movement, movement
from .two_notices import NotAlike, TwoNotices


class Sentences(NamedTuple):
    """`notes`: what is not compared, and how; `classes`: who moves, the most frequent first; `rest`: what is left to
    say."""

    notes: tuple[str, ...]
    classes: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        return self.notes + self.classes + self.rest


@once
def sentences(old: Notice, new: Notice, most: int) -> Sentences:
    """Everybody there could be, under both. `most`: as in `movement`."""
    notes = [*_bases(old, new), *_levels_of_one(old, new), *_questions_of_one(old, new)]
    try:
        two = TwoNotices(old, new)
    except NotAlike as error:
        short = new.facts[error.fact].short
        notes.append(f"“{short}”在两份通知里答法不一样（选答案、填日期、填名称），各人的结论没法对照。")
        return Sentences(tuple(notes))
    found = movement(two, most)
    notes += [*_answers_taken_for_one(two, old), *_answers_of_one(two), *_opening(found)]
    return Sentences(tuple(notes), tuple(_sentence(two, moved) for moved in found.classes), tuple(_rest(two, found)))


def _bases(old: Notice, new: Notice) -> Iterator[str]:
    """What several notices share, so that nobody takes the words of a base for a change of this one."""
    before, after = old.about.extends, new.about.extends
    if old is new:
        return
    if before and before == after:
        yield f"问法和叫法，两份通知用同一个底本（{after}），照底本的都一样；不同的，是两份通知自己写的。"
    elif before or after:
        named = (
            f"{name}的通知{f'照底本 {base}' if base else '没有底本'}"
            for name, base in (("原来", before), ("现在", after))
        )
        yield f"{'，'.join(named)}：问法和叫法不一样的，不一定是要求变了。"


def _levels_of_one(old: Notice, new: Notice) -> Iterator[str]:
    for here, there, name in ((old, new, "现在"), (new, old, "原来")):
        for level in here.levels:
            if level.id not in there.level:
                yield f"{level.name}：{name}的通知没有这一级，不对照。"


def _questions_of_one(old: Notice, new: Notice) -> Iterator[str]:
    for here, there, name in ((old, new, "原来"), (new, old, "现在")):
        asked = [fact.short for fact in here.facts.values() if fact.id not in there.facts]
        if asked:
            yield f"只有{name}的通知问：{'、'.join(asked)}。"


def _answers_taken_for_one(two: TwoNotices, old: Notice) -> Iterator[str]:
    for fact, codes in two.same.items():
        question = two.new.facts[fact]
        for before, after in codes.items():
            words = f"“{say(old.facts[fact], before)}”和“{say(question, after)}”"
            yield f"{question.short}：{words}只差年份，按同一个答案对照。"


def _answers_of_one(two: TwoNotices) -> Iterator[str]:
    for fact, code, notice in two.known_to_one():
        question, name = notice.facts[fact], "原来" if notice is two.old else "现在"
        yield f"{question.short}“{say(question, code)}”：只有{name}的通知有这个答案，这样的人不对照。"


def _opening(found: Movement) -> Iterator[str]:
    if not found.classes:
        yield "每一种人都比过了，结论都一样。"
        return
    yield f"每一种人都比过了，下面 {len(found.classes)} 种结论变了，常见的在前（占多少是估计）："
    if any(moved.alike for moved in found.classes):
        yield "（两份通知对一级所有人都一样的要求，下面不写，按已经符合算；这些要求还要确认的人，最多变到需确认。）"


def _sentence(two: TwoNotices, moved: Moved) -> str:
    levels = "、".join(two.new.level[level].short for level in moved.levels)
    who = moved.who or "所有的人"
    return f"{who}：{levels} {moved.before.label} → {moved.after.label}（{_frequent(moved.share)}）"


def _rest(two: TwoNotices, found: Movement) -> Iterator[str]:
    if found.rest:
        yield f"还有别的人结论变了，种类太多，没有一一写出（{_frequent(found.rest)}）。"
    for level in found.only_unknown:
        yield f"{two.new.level[level].name}：答全了的人结论都一样，只有没答全的人会不一样。"


def _frequent(share: float) -> str:
    """In words, of all workers: an estimate, so it is given roughly."""
    for unit, name in ((100, "百"), (1000, "千"), (10000, "万")):
        if share * unit >= 1:
            return f"约{name}分之 {round(share * unit)}"
    return "不到万分之一"
