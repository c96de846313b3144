"""Every sentence about a way ahead is read, done by hand, and judged by a notice moved on by hand."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations

import pytest

from gongqin_core.ahead.advice import advice
from gongqin_core.ahead.career import routes
from gongqin_core.ahead.lapse import lapse_words
from gongqin_core.ahead.outlook import Outlooks
from gongqin_core.judging.answers import Span
from gongqin_core.judging.verdict import Verdict
from tests.ahead.steps import Answers, verdict_in
from tests.ahead.years import YEAR
from tests.people import LEVELS, NOTICE, RULES, Raw, crowd, population, read

SEASON = date(2020, 4, 20)
CONFIRM = Verdict.CONFIRM
PAPER: Answers = {"paper": "sole_cn_journal", "paper_on": Span.parse("2018-06-01")}
DONE: dict[str, Answers] = {
    "取得高中、职高、技校、职专或中专学历": {"education": "senior"},
    "取得大专以上学历": {"education": "college"},
    "请单位认定有较高技艺": {"skill_recognised": "yes"},
    "在省辖市级以上人社部门参与组织的技能竞赛中得三等奖以上": {"merits": frozenset({"competition"})},
    "得到市厅级以上劳模、先进工作者等荣誉": {"merits": frozenset({"honour"})},
    "取得 1 项发明或 2 项实用新型专利，名次在前 5": {"merits": frozenset({"patent"})},
    "完成 1 项市厅级以上科技成果，名次在前 5": {"merits": frozenset({"achievement"})},
    "长期从事实习指导教学和科研生产": {"teaching": "yes"},
    "取得中级专业技术职务任职资格": {"title_since": Span.parse("2020-12-31")},
}
ENDED = {
    "请所在单位同意申报": "unit_refused",
    "等禁报期满": "false_filing_ban",
    "请单位认为您达到基本要求": "unfit",
    "等处分期满": "under_discipline",
}
QUICK = {"请单位认定有较高技艺", "先请人确认"}
WON = re.compile(r"(.*)年度考核优秀")
EXAM = re.compile(r"(\d{4}) 年(在新工种上)?考过(.)级（.*?）")
NUMBERS = dict(zip("五四三二一", LEVELS, strict=True))


def people(size: int, seed: int) -> Iterator[Raw]:
    """Half a town's workers, half anybody."""
    return chain(population(size // 2, seed), crowd(size - size // 2, seed))


def done(said: Answers, deeds: list[str]) -> Iterator[Answers]:
    """The answers after what is to be brought about, once for each choice; exams later."""
    if not deeds:
        yield said
        return
    first, *rest = deeds
    if first == "先请人确认":  # changes no answer: the exams that it leads to are then to be confirmed
        yield from done(said, rest)
        return
    for choice in first.split("，或者"):
        if won := WON.fullmatch(choice):
            for years in years_won(won[1]):
                before = said["excellent_years"]
                assert isinstance(before, frozenset) and not before & years
                yield from done(said | {"excellent_years": before | years}, rest)
        elif choice in DONE:
            yield from done(said | DONE[choice], rest)
        else:
            before = said["obstacles"]
            ended = {ENDED[part] for part in choice.split("，")}
            assert isinstance(before, frozenset) and ended == before, choice
            yield from done(said | {"obstacles": frozenset()}, rest)


def years_won(words: str) -> list[frozenset[str]]:
    """The years to be won: those named, or any so many of a stretch."""
    if some := re.fullmatch(r"(\d{4}) 年至 (\d{4}) 年里有 (\d) 年", words):
        stretch = [str(year) for year in range(int(some[1]), int(some[2]) + 1)]
        return [frozenset(years) for years in combinations(stretch, int(some[3]))]
    return [frozenset(year.removesuffix(" 年") for year in words.split("、"))]


def after(said: Answers, exams: list[re.Match[str]]) -> tuple[Answers, bool]:
    """The answers after the exams, and whether nobody has to confirm any of them."""
    sure = True
    for exam in exams:
        year, again, level = int(exam[1]), exam[2], NUMBERS[exam[3]]
        allowed = verdict_in(year, level, said)
        assert allowed >= Verdict.CONFIRM, exam[0]
        sure &= allowed == Verdict.MET
        passed: Answers = {"held_level": level, "certificate_kind": "public_sector", "trade_change": "same"}
        passed |= {"level_since": Span.parse(f"{year}-12-31")}
        said = said | ({"trade_change": "changed_retested"} if again else passed)
    return said, sure


def first_years_of(level: str, results: list[Answers], since: int) -> tuple[int | None, int | None]:
    """The first year in which a level is met, and the first in which it is at least to be confirmed, whichever of the
    results there is."""
    found = [_first_years(level, said, since) for said in results]
    certain = None if any(year is None for year, _ in found) else max(year or 0 for year, _ in found)
    return certain, None if any(year is None for _, year in found) else max(year or 0 for _, year in found)


def _first_years(level: str, said: Answers, since: int) -> tuple[int | None, int | None]:
    disputed = None
    for year in range(since, since + 40):
        verdict = verdict_in(year, level, said)
        disputed = disputed or (year if verdict >= Verdict.CONFIRM else None)
        if verdict == Verdict.MET:
            return year, disputed
    return None, disputed


def years_hold(level: str, results: list[Answers], tail: str, since: int, sure: bool = True) -> bool:
    """Whether the years of a sentence are those of the notice moved on. False where it names none that is known."""

    certain, disputed = first_years_of(level, results, since)
    if not sure and certain and certain == disputed:
        return f"最早 {certain} 年，还要先请人确认" in tail
    if not sure and certain:
        return f"{certain} 年起时间够，{disputed} 年也可能够；都要先请人确认" in tail
    with_paper = [said | PAPER for said in results]
    if "别的条件都够了" in tail:
        return first_years_of(level, with_paper, YEAR)[0] == YEAR
    if found := re.search(r"(?:别的条件 )?(\d{4}) 年起(?:别的条件够了|够[。；])", tail):
        year = int(found[1])
        if maybe := re.search(r"(\d{4}) 年也可能够", tail):
            assert disputed == int(maybe[1]) < year
        return disputed is not None and certain is None and (first_years_of(level, with_paper, since)[0] or 0) <= year
    if found := re.search(r"(\d{4}) 年起时间够，(\d{4}) 年也可能够；都要先请人确认", tail):
        return certain is None and disputed == int(found[2]) < int(found[1])
    if found := re.search(r"最早 (\d{4}) 年，还要先请人确认", tail):
        return certain is None and disputed is not None and disputed <= int(found[1])
    if found := re.search(r"最早 (\d{4}) 年够条件，看什么时候办成", tail):
        return int(found[1]) == certain
    if "这样就够条件了" in tail:
        return certain == since == YEAR
    if found := re.search(r"(\d{4}) 年(?:至 \d{4} 年)?(?:起?够条件|，不用确认也够条件)", tail):
        maybe = re.search(r"(\d{4}) 年也可能够", tail)
        return certain == int(found[1]) and (maybe is None or disputed == int(maybe[1]) < certain)
    return False


def lasts(level: str, results: list[Answers], tail: str) -> bool:
    """Whether a level is met in all the years that a sentence names, and at the top in every later one where it names
    the first only."""
    found = re.search(r"这样 (\d{4}) 年(起)?(?:至 (\d{4}) 年)?够条件", tail)
    if not found or (found[2] and level == "5"):
        return True
    last = YEAR + 30 if found[2] else int(found[3] or found[1])
    assert bool(found[2]) != ("再往后，要有新的优秀年度" in tail), tail
    years = range(int(found[1]), last + 1)
    return all(verdict_in(year, level, said) == Verdict.MET for said in results for year in years)


def check(level: str, said: Answers, sentence: str) -> bool:
    words = sentence.removeprefix("另一条路：")
    steps, _, tail = words.partition("。")
    if words.startswith(("只要时间到", "等到", "别的条件")):
        return years_hold(level, [said], words, YEAR) and lasts(level, [said], words.replace("只要时间到：", "这样 "))
    exams = [exam for step in steps.split("；") if (exam := EXAM.fullmatch(step))]
    deeds = [step for step in steps.split("；") if not EXAM.fullmatch(step)]
    slow = any(
        part not in ENDED and part not in QUICK for deed in deeds for part in deed.split("，或者")[0].split("，")
    )
    assert not (slow and "报名截止" in tail), sentence
    since = max([YEAR + slow, *(int(exam[1]) + 1 for exam in exams)])
    found = [after(changed, exams) for changed in done(said, deeds)]
    results, sure = [result for result, _ in found], all(sure for _, sure in found)
    return years_hold(level, results, tail, since, sure) and (not sure or lasts(level, results, tail))


def lapses(level: str, said: Answers, sentence: str) -> bool:
    """Whether the level comes out in the years to come as the sentence has it, or as its absence has it."""
    later = {year: verdict_in(year, level, said) for year in range(YEAR, YEAR + 2)}
    if later[YEAR] < Verdict.MET or (later[YEAR + 1] == Verdict.MET and not said.get("excellent_years")):
        return sentence == ""
    later |= {year: verdict_in(year, level, said) for year in range(YEAR + 2, YEAR + 20)}
    worse = next((year for year, verdict in later.items() if verdict < Verdict.MET), None)
    closed = next((year for year, verdict in later.items() if verdict < CONFIRM), None)
    if worse is None or closed is None or later[closed] == Verdict.UNKNOWN:
        return sentence == ""
    every = said | {"excellent_years": frozenset(str(year) for year in range(YEAR - 9, closed))}
    won = bool(said.get("excellent_years")) and verdict_in(closed, level, every) >= CONFIRM
    if not won and worse > YEAR + 1:
        return sentence == ""
    when = "今年" if worse == YEAR + 1 else f"到 {worse - 1} 年"
    until = f"至 {closed - 1} 年" if closed > worse + 1 else ""
    confirmed = f"{worse} 年{until}要先请人确认，" if closed > worse else ""
    end = f"{closed} 年起要有新的优秀年度。" if won else f"{closed} 年起就不能报了"
    start = f"{NOTICE.level[level].short}{when}能报；照现在的条件，{confirmed}{end}"
    stays = won or all(verdict < CONFIRM for year, verdict in later.items() if year >= closed)
    return stays and sentence.startswith(start)


@pytest.mark.parametrize("seed", range(10, 15))
def test_every_sentence_of_five_thousand_people_is_as_the_notice_moved_on_has_it(seed: int) -> None:
    """A thousand each, so that the work is shared."""
    read_sentences = told_lapses = 0
    for raw in people(1000, seed):
        said = read(raw)
        found = Outlooks(RULES, said, YEAR)
        for level in LEVELS:
            told, lapse = advice(found, level, SEASON), lapse_words(found, level)
            assert lapses(level, found.answers | said, lapse), (raw, level, lapse)
            told_lapses += bool(lapse)
            for sentence in (*told.nearest, *told.others) if not told.stuck else ():
                if "还要看" in sentence or "要查清" in sentence:  # depends on an answer that nobody has given
                    continue
                read_sentences += 1
                assert check(level, found.answers | said, sentence), (raw, level, sentence)
    assert read_sentences > 500 and told_lapses > 8


def test_the_first_year_of_a_level_is_the_same_on_the_card_and_on_the_map() -> None:
    for raw in population(150, seed=11):
        said = read(raw)
        found = Outlooks(RULES, said, YEAR)
        first: dict[str, tuple[bool, int]] = {}
        for route in routes(RULES, said, YEAR):
            unsure = False
            for stop in route.stops:
                unsure |= stop.earliest.certain is None and not stop.repeals
                first[stop.level] = min(first.get(stop.level, (True, 9999)), (unsure, stop.year))
        for level, (_, year) in first.items():
            soonest = found.levels[level].soonest
            assert soonest and soonest.year == year, (raw, level)


def test_the_figures_are_those_of_this_notice() -> None:
    assert {text for fact in NOTICE.facts.values() for text in fact.cure.values()} >= set(DONE)
