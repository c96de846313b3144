"""The desk's answer to somebody who called: about one level, short enough to be read in a message."""

from collections.abc import Collection, Iterable, Iterator

from ..guide.timetable import notice_year
from ..guide.trade_hints import near_answers
from ..judging.answers import Answer, read_answers
from ..judging.interview import open_levels
from ..judging.verdict import Verdict
from ..judging.words import last_word, office_sentence, procedure_of, within_year
from ..notice.answer_leaves import years_among
from ..notice.notice import Notice
from ..notice.questions import NONE, PASSED_LEVEL, Fact
from .level_result import LevelResult
from .reasons import WordedReason
from .result import Result

LONGEST = 200
"""Characters of a reply."""
GREETING = "您好！"
Forms = tuple[str, ...]
"""One thing to say in several lengths, the fullest first."""


def asked_about(result: Result, level: str | None = None) -> LevelResult:
    """The level `level`; for somebody who named none the best one, or while something is missing the lowest of those
    still open above the one held (the next one, where none is), and not one below it."""
    if level is not None:
        return result.levels[level]
    best = result.best
    if best is None:
        return next(iter(result.near), None) or next(reversed(result.levels.values()))
    if best.verdict > Verdict.UNKNOWN:
        return best
    still_open = [open_level for open_level in result.levels.values() if open_level.possible]
    above = [result.levels[level] for level in _above_held(result)]
    return next((level for level in above if level.possible), above[0] if above else still_open[0])


def _above_held(result: Result) -> list[str]:
    """The levels above the one that somebody says they hold; all where that is not known."""
    notice, levels = result.notice, list(result.levels)
    passing = notice.passing.higher if notice.passing else {}
    held = [result.answers.get(fact) for fact, becomes in passing.items() if becomes == PASSED_LEVEL]
    places = [levels.index(level) + 1 for level in held if isinstance(level, str) and level in levels]
    return levels[max(places, default=0) :]


def missing(result: Result, level: LevelResult) -> tuple[str, ...]:
    """The facts that were not told yet and can still change this level, each once, in the notice's order of asking."""
    return tuple(fact for fact, levels in result.matters.items() if level.id in levels)


def usual(result: Result) -> dict[str, Answer]:
    """What usually holds, for the facts that were not told and can still change a verdict: fact → answer."""
    notice = result.notice
    facts = [fact for fact in result.matters if fact in notice.assumable]
    return read_answers(notice.facts, {fact: _raw(notice, fact) for fact in facts if fact not in result.answers})


def _raw(notice: Notice, fact: str) -> str | list[str]:
    code = notice.assumable[fact]
    if notice.facts[fact].type != "multi":
        return code
    return [] if code == NONE else [code]


def reply(result: Result, level: str | None = None, assumed: Collection[str] = ()) -> str:
    """A polite answer of at most `LONGEST` characters, unless the notice's own names leave no room.

    `assumed`: facts that nobody told and the officer took as they usually are; they stand in it as such. What does not
    fit is left out as a whole or counted, never cut off.
    """
    closing = f"{_assumed(result, assumed)}{_closing(result)}"
    asked = asked_about(result, level)
    over = (result.season.closed or asked.over) and not result.never
    greeting = f"{GREETING}{notice_year(result.notice)} 年度的报名已截止。" if over else GREETING
    sentences = [*_sentences(result, asked, _reasons_told(asked), _by_when(result, asked))]
    return greeting + _about(asked, sentences, LONGEST - len(greeting) - len(closing)) + closing


def brief(result: Result, longest: int) -> str:
    """The same for somebody who reads it alone, about the level that their result speaks of: all that decides by name,
    before anything is said of it."""
    asked, closing = asked_about(result), _closing(result)
    room = longest - len(_opening(asked)) - len(closing)
    return _about(asked, [*_sentences(result, asked, _reasons_named(asked, room))], longest - len(closing)) + closing


def _about(asked: LevelResult, sentences: list[Forms], longest: int) -> str:
    opening = _opening(asked)
    return opening + _fitting(sentences, longest - len(opening))


def _opening(asked: LevelResult) -> str:
    return f"{asked.name}：{asked.word}{_price(asked)}。"


def _closing(result: Result) -> str:
    return f"依据{result.notice.about.number}。{last_word(result.notice)}"


def _fitting(sentences: list[Forms], room: int) -> str:
    """As many of the sentences as fit, the first before the last; then as many of them in full. The first says what the
    person has (the former half of its forms) before the last, on other levels, says anything."""
    chosen, every = [""] * len(sentences), list(enumerate(sentences))
    first = [(place, forms[: len(forms) // 2]) for place, forms in every[:1]]
    for pick, some in ((-1, every[:-1]), (-1, first), (-1, every[-1:]), (0, every)):
        for place, forms in some:
            left = room - sum(map(len, chosen)) + len(chosen[place])
            fit = [form for form in forms if len(chosen[place]) <= len(form) <= left]
            chosen[place] = fit[pick] if fit else chosen[place]
    return "".join(chosen)


def _price(level: LevelResult) -> str:
    if level.verdict < Verdict.CONFIRM:
        return ""
    return f"，费用 {level.price}" if level.is_priced else f"，{level.price}"


def _by_when(result: Result, level: LevelResult) -> Forms:
    """Where and until when one registers, where one still may: as the notice states it, nothing where it does not."""
    registration, online = level.stage("apply"), result.notice.preparation.online
    if level.verdict < Verdict.CONFIRM or registration is None or level.over:
        return ("",)
    ends = within_year(registration.ends, result.today.year)
    short = f"报名到 {ends}。"
    if online is None:
        return (short,)
    return f"单位批准后，{online.where}报名，到 {ends}。", f"{online.where}报名，到 {ends}。", short


def _reasons(level: LevelResult) -> list[WordedReason]:
    """What decides; of several ways those of the first."""
    return [] if level.verdict == Verdict.UNKNOWN else [*level.common, *(level.choices[:1] or [()])[0]]


def _reasons_told(level: LevelResult) -> list[Forms]:
    """The first, and the others."""
    reasons = _reasons(level)
    first = [_first(level, reasons[0])] if reasons else []
    return [*first, *([_more(level.verdict, reasons[1:])] if reasons[1:] else [])]


def _reasons_named(level: LevelResult, room: int) -> list[Forms]:
    """All of them in one sentence of at most `room` characters: with what the person has (for a yes that is nothing
    new), with clauses, by name alone; where not even that fits, the first ones and how many there are."""
    reasons, met = _reasons(level), level.verdict == Verdict.MET
    if not reasons:
        return []
    lead, names = "理由：" if met else reasons[0].lead, [reason.named for reason in reasons]
    cited = "；".join(f"{reason.named}（{reason.clause}）" for reason in reasons)
    yours = "" if met else "".join(f"{reason.yours}。" for reason in reasons if reason.yours)
    all_of_them = dict.fromkeys((f"{cited}。{yours}", f"{cited}。", f"{'；'.join(names)}。"))
    some = [f"{'；'.join(names[:count])}等 {len(names)} 条。" for count in range(len(names) - 1, 0, -1)]
    named, counted = (
        tuple(f"{lead}{form}{ask}{_ways(level)}" for form in forms for ask in _asks(level))
        for forms in (all_of_them, some)
    )
    return [tuple(form for form in named if len(form) <= room) or counted]


def _ways(level: LevelResult) -> str:
    return f"有 {len(level.choices)} 条路，{level.enough}。" if level.choices else ""


def _sentences(result: Result, level: LevelResult, reasons: list[Forms], by_when: Forms = ("",)) -> Iterator[Forms]:
    """What there is to say, the most important first."""
    facts = missing(result, level)
    unsure = [fact for fact in level.missing if fact in result.answers]
    yield from reasons[:1]
    yield from _trades_meant(level)
    warnings = [*map(_warning, level.warnings if level.verdict > Verdict.UNKNOWN else ())]
    yield from warnings[:1]
    if level.verdict == Verdict.NOT_MET and not level.advice.stuck:
        yield from map(_advice, level.advice.nearest[:1])
    if facts:
        yield _questions(result.notice, facts)
    if unsure:
        yield (f"请查清：{'、'.join(result.notice.facts[fact].short for fact in unsure)}。",)
    yield from reasons[1:]
    yield by_when
    yield (level.lapse or level.ended,)
    yield from warnings[1:]
    yield (_others(result, level),)


def _first(level: LevelResult, reason: WordedReason) -> Forms:
    """What holds the level down (for a yes: what it rests on), and whom to ask; of several ways the first."""
    lead = "理由：" if level.verdict == Verdict.MET else ""
    return tuple(f"{lead}{form}{ask}{_ways(level)}" for form in _forms(reason) for ask in _asks(level))


def _trades_meant(level: LevelResult) -> Iterator[Forms]:
    """That a trade which decides stands in no catalogue, and which names are near it: it may be one of these."""
    decided = {fact for reason in level.grounds for fact in reason.facts}
    for fact, names in near_answers(level.notice, level.explanation.answers).items():
        if fact in decided:
            said = f"“{level.explanation.answers[fact]}”不是目录里的名称，相近的有"
            yield tuple(f"{said}{near}。是的话请告诉我全名，再算一次。" for near in ("、".join(names), names[0]))


def _warning(text: str) -> Forms:
    """All of it, or the sentence that says what to do."""
    *_, last = filter(None, text.split("。"))
    return text, f"{last}。"


def _more(verdict: Verdict, reasons: list[WordedReason]) -> Forms:
    """The other reasons, or how many there are; what else a yes rests on only where there is room."""
    kind = {Verdict.MET: "符合", Verdict.CONFIRM: "要确认"}.get(verdict, "不符合")
    forms = ("".join(_forms(reason)[form] for reason in reasons) for form in (0, 1))
    return (*forms, f"还有 {len(reasons)} 条要求也{kind}。", *([""] if verdict == Verdict.MET else []))


def _advice(text: str) -> Forms:
    """All of it, or up to the sentence with the first year."""
    sentences = [f"{sentence}。" for sentence in text.split("。") if sentence]
    year = next((place for place, sentence in enumerate(sentences) if "年起" in sentence), len(sentences))
    return text, "".join(sentences[: year + 1])


def _forms(reason: WordedReason) -> tuple[str, str]:
    """With what the person has, and without."""
    short = f"{reason.lead}{reason.named}（{reason.clause}）。"
    return (f"{short}{reason.yours}。" if reason.yours else short), short


def _asks(level: LevelResult) -> Forms:
    """Whom to ask, in full and by name alone; who reads it may be the worker, or the officer who asks for them."""
    notice, answers = level.notice, level.explanation.answers
    offices = list(dict.fromkeys(reason.office for reason in level.finding.reasons if reason.office))
    if not offices:
        return ("",)
    procedure = procedure_of(notice, answers)
    full = "".join(office_sentence(notice, office, procedure) for office in offices)
    names, nearest = "、".join(notice.office[office].name for office in offices), notice.about.offices[0]
    way = f"（由{nearest.name}去问）" if procedure is None and offices != [nearest.id] else ""
    return full, f"请{names}确认{way}。"


def _questions(notice: Notice, facts: Iterable[str]) -> Forms:
    """All as questions; the first ones as questions and the rest by name; the first ones and how many more."""
    asked = [notice.facts[fact] for fact in facts]
    spoken = [spoken_question(fact) for fact in asked]
    forms = [f"请告诉我：{''.join(spoken)}"]
    for told in range(len(asked) - 1, 0, -1):
        names = "、".join(fact.short for fact in asked[told:])
        forms.append(f"请告诉我：{''.join(spoken[:told])}还有{names}。")
    for told in range(len(asked) - 1, 0, -1):
        forms.append(f"请先告诉我：{''.join(spoken[:told])}后面还有 {len(asked) - told} 问。")
    return tuple(forms)


def spoken_question(fact: Fact) -> str:
    """A question as it is put to a caller, who sees no list of answers."""
    if fact.type != "multi" or len(years_among(fact.codes)) == len(fact.codes):
        return fact.question
    return f"有没有{fact.short}（{fact.options[0].label}等）？"


def _assumed(result: Result, assumed: Collection[str]) -> str:
    """What was taken as usual, as part of the reply, as far as anything hangs on it; empty for nothing."""
    told = {fact: answer for fact, answer in result.answers.items() if fact not in assumed}
    matters = open_levels(result.explanation.rules, told) if assumed else {}
    words = usual_words(result.notice, [fact for fact in assumed if fact in result.answers and fact in matters])
    return f"没说到的先按{words}算。" if words else ""


def usual_words(notice: Notice, facts: Iterable[str]) -> str:
    """What usually holds of these facts, in words: 在岗正式人员、没有处分等情况."""
    return "、".join(_usual(notice, fact) for fact in facts if fact in notice.assumable)


def _usual(notice: Notice, fact: str) -> str:
    words = notice.facts[fact].labels[notice.assumable[fact]]
    return f"没有{notice.facts[fact].short}" if notice.facts[fact].type == "multi" else words


def _others(result: Result, level: LevelResult) -> str:
    """The other levels that can be applied for, or could be."""
    others = [other for other in result.possible if other is not level and other.verdict > Verdict.UNKNOWN]
    return f"另外{'、'.join(f'{other.name}{other.verdict.label}' for other in others)}。" if others else ""
