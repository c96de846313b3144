"""The five levels of jiaozuo-2020 as one would write them without an engine: verdicts only, and only for this notice.

The yardstick of `bench_core.py`. Numbers are verdicts; the readings are those of the notice's `readings.yaml`.
"""

from collections.abc import Collection, Mapping
from datetime import date

from gongqin_core.judging.answers import Answer, Span

NO, UNKNOWN, CONFIRM, YES = range(4)
Answers = Mapping[str, Answer]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


YEARS_5, YEARS_10, YEARS_18, YEARS_25 = (
    (day(f"{2020 - years}-12-31"), day(f"{2021 - years}-12-31")) for years in (5, 10, 18, 25)
)
"""The last day that is certainly enough, and the last day that is by the other way of counting."""
REGULARISED = day("2020-09-29"), day("2020-09-30")
PUBLISHED = day("2019-12-30"), day("2019-12-31")
MEN_50 = day("1970-04-13"), day("1970-12-31")
WOMEN_45 = day("1975-04-13"), day("1975-12-31")
SCHOOL = {"senior", "college"}
MERITS = {"competition", "honour", "patent", "achievement"}
UNSURE_MERITS = {"competition_unsure", "honour_unsure", "special_talent"}
RECENT = {"2016", "2017", "2018", "2019"}


def one_of(answer: Answer, yes: Collection[str], unsure: Collection[str] = ()) -> int:
    if answer is None:
        return UNKNOWN
    return YES if answer in yes else CONFIRM if answer in unsure else NO


def until(answer: Answer, limits: tuple[int, int]) -> int:
    if not isinstance(answer, Span):
        return UNKNOWN if answer is None else NO
    certain, disputed = limits
    best, worst = (YES if d <= certain else CONFIRM if d <= disputed else NO for d in (answer.first, answer.last))
    return best if best == worst else CONFIRM if worst else UNKNOWN


def under_ten_years(start: Answer) -> int:
    enough = until(start, YEARS_10)
    return enough if enough in (UNKNOWN, CONFIRM) else YES - enough


def no_obstacle(obstacles: Answer) -> int:
    if not isinstance(obstacles, frozenset):
        return UNKNOWN
    if obstacles & {"unit_refused", "false_filing_ban", "unfit"}:
        return NO
    return CONFIRM if "under_discipline" in obstacles else YES


def merit(a: Answers) -> int:
    merits, years = a.get("merits"), a.get("excellent_years")
    has = excellent = UNKNOWN
    if isinstance(merits, frozenset):
        has = YES if merits & MERITS else CONFIRM if merits & UNSURE_MERITS else NO
    if isinstance(years, frozenset):
        excellent = YES if len(years & RECENT) > 1 else CONFIRM if len(years & {"2015", *RECENT}) > 1 else NO
    return max(has, excellent)


def schooling_2(a: Answers) -> int:
    schooling, sex, birth = a.get("education"), a.get("sex"), a.get("birth")
    age = max(until(birth, MEN_50), min(until(birth, WOMEN_45), one_of(sex, {"female"})))
    relaxed = min(one_of(schooling, {"junior"}), one_of(a.get("skill_recognised"), {"yes"}), age)
    return max(one_of(schooling, SCHOOL), relaxed)


def five_verdicts(a: Answers, annex: Collection[str]) -> dict[str, int]:
    """Level → verdict."""
    post, held, kind, change = a.get("post"), a.get("held_level"), a.get("certificate_kind"), a.get("trade_change")
    start, since = a.get("career_start"), a.get("level_since")
    on_post = one_of(post, {"regular", "contract"}, {"other_staffing", "away"})
    not_retired = one_of(a.get("retirement"), {"not_in_2020", "later_in_2020"}, {"around_issue"})
    unhindered = min(not_retired, no_obstacle(a.get("obstacles")))
    gate = min(on_post, unhindered)

    public, other = one_of(kind, {"public_sector"}), one_of(kind, {"other"})
    certificate = max(public, min(other, CONFIRM))
    trade = one_of(change, {"same", "changed_retested", "vehicle_reform"}, {"mismatch"})
    five_years = min(until(since, YEARS_5), certificate)
    step = min(five_years, trade)
    anyway = one_of(change, {"same", "changed_retested", "vehicle_reform"}, {"changed_not_retested", "mismatch"})
    long_service = max(one_of(held, {"none"}), other, anyway)
    exceptional = a.get("exceptional")
    honoured = UNKNOWN if exceptional is None else YES if exceptional else NO
    approval = min(public, honoured, CONFIRM)
    again = min(public, one_of(change, {"changed_not_retested"}, {"vehicle_reform", "mismatch"}))
    again_unsure = min(public, one_of(change, (), {"changed_not_retested", "vehicle_reform", "mismatch"}))

    newcomer = min(
        max(one_of(held, {"none"}), other), until(a.get("regularised_on"), REGULARISED), under_ten_years(start)
    )
    again_5 = max(min(one_of(change, {"changed_not_retested"}), max(under_ten_years(start), CONFIRM)), again_unsure)
    level_5 = max(newcomer, min(one_of(held, {"5"}), public, again_5))

    ways_4 = max(
        min(one_of(held, {"5"}), step), min(until(start, YEARS_10), long_service), min(one_of(held, {"5"}), approval)
    )
    level_4 = max(min(max(one_of(held, {"none", "5"}), other), ways_4), min(one_of(held, {"4"}), again))

    lower = one_of(held, {"5", "4"})
    ways_3 = max(min(one_of(held, {"4"}), step), min(until(start, YEARS_18), long_service), min(lower, approval))
    level_3 = max(min(max(one_of(held, {"none", "5", "4"}), other), ways_3), min(one_of(held, {"3"}), again))

    lower = one_of(held, {"5", "4", "3"})
    ways_2 = max(min(one_of(held, {"3"}), step, schooling_2(a)), min(lower, approval))
    level_2 = max(
        min(max(one_of(held, {"none", "5", "4", "3"}), other), ways_2), min(one_of(held, {"2"}), again_unsure)
    )

    worker = max(level_1(a, held, other, five_years), min(one_of(held, {"1"}), again_unsure))
    at_work = one_of(post, {"regular", "contract", "other_staffing", "away", "other"})
    lecturer = min(
        one_of(post, {"technical"}), until(a.get("title_since"), YEARS_5), one_of(a.get("teaching"), {"yes"}), CONFIRM
    )
    in_annex = one_of(a.get("trade"), annex, {"汽车驾驶员", "汽车维修工"})
    top = min(unhindered, in_annex, max(min(at_work, on_post, worker), lecturer))
    return {
        "5": min(gate, level_5),
        "4": min(gate, level_4),
        "3": min(gate, level_3),
        "2": min(gate, level_2),
        "1": top,
    }


def level_1(a: Answers, held: Answer, other: int, five_years: int) -> int:
    schooling, by_merit = a.get("education"), merit(a)
    trade = one_of(a.get("trade_change"), {"same", "changed_retested"}, {"mismatch"})
    paper = min(one_of(a.get("paper"), {"sole_cn_journal"}, {"doubtful"}), until(a.get("paper_on"), PUBLISHED))
    return min(
        max(one_of(held, {"none", "5", "4", "3", "2"}), other),
        until(a.get("career_start"), YEARS_25),
        min(one_of(held, {"2"}), five_years, trade),
        max(one_of(schooling, SCHOOL), min(one_of(schooling, {"junior"}), by_merit)),
        one_of(a.get("assessments"), {"all_pass"}, {"gap", "old_blemish"}),
        max(paper, by_merit),
    )
