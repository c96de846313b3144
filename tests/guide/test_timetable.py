"""The day before, the day itself and the day after, for every boundary of the season."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gongqin_core.guide.timetable import Period, State, notice_year, season, stages
from gongqin_core.judging.words import chinese_span
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.notice import Notice, Stage

NOTICE = load_notice("jiaozuo-2020")


def scheduled(*changed: dict[str, Any]) -> Notice:
    """The notice with other stages, each given as what differs from its registration."""
    registration = NOTICE.stages[0].model_dump()
    return replace(NOTICE, stages=tuple(Stage(**registration | parts) for parts in changed))


# —— the season ——

CLOSED = "2020 年度的报名已于 4 月 28 日截止。"
SEASON = [
    ("前一年", "2019-12-30", "before", "网上报名 2020 年 4 月 13 日开始，还有 105 天。"),
    ("报名前一天", "2020-04-12", "before", "网上报名 4 月 13 日开始，还有 1 天。"),
    ("报名第一天", "2020-04-13", "open", "网上报名还剩 15 天，到 4 月 28 日 24:00。"),
    ("截止前一天", "2020-04-27", "open", "网上报名还剩 1 天，到 4 月 28 日 24:00。"),
    ("截止当天", "2020-04-28", "open", "网上报名今天截止，4 月 28 日 24:00。"),
    (
        "截止后一天，还能确认缴费",
        "2020-04-29",
        "confirming",
        f"{CLOSED}已经报名的，资格审查、现场确认、缴费还剩 12 天，到 5 月 11 日。",
    ),
    (
        "确认缴费截止当天，没写几点",
        "2020-05-11",
        "confirming",
        f"{CLOSED}已经报名的，资格审查、现场确认、缴费今天截止，5 月 11 日。",
    ),
    ("确认缴费截止后一天", "2020-05-12", "over", CLOSED),
    ("多年以后", "2031-01-01", "over", CLOSED),
]


@pytest.mark.parametrize(("today", "phase", "sentence"), [c[1:] for c in SEASON], ids=[c[0] for c in SEASON])
def test_the_sentence_every_page_shows_first(today: str, phase: str, sentence: str) -> None:
    now = season(NOTICE, date.fromisoformat(today))
    assert (now.phase, now.sentence) == (phase, sentence)
    assert (now.before, now.open, now.over) == (phase == "before", phase == "open", phase == "over")
    assert now.closed == (phase in ("confirming", "over"))


MONTHS = {"first": "2031-03", "last": "2031-04", "closes_at": None}
LATER = {"id": "second", "name": "补报名", "first": "2020-05-06", "last": "2020-05-08", "closes_at": "17:30"}
CONFIRM_LATER = {"id": "c", "name": "现场确认", "role": "confirm", "first": "2020-05-06", "last": "2020-05-08"}
OTHER_NOTICES = [
    ("只写到月，还没开始", [MONTHS], "2031-02-28", "before", "网上报名从 3 月开始，具体哪天通知没写。"),
    ("只写到月，第一天", [MONTHS], "2031-03-01", "open", "网上报名到 4 月截止，具体哪天通知没写。"),
    ("只写到月，最后一天", [MONTHS], "2031-04-30", "open", "网上报名到 4 月截止，具体哪天通知没写。"),
    ("只写到月，过了", [MONTHS], "2031-05-01", "over", "2020 年度的报名已于 2031 年 4 月截止。"),
    ("两段报名都没开始，先说先开始的", [{}, LATER], "2020-04-12", "before", SEASON[1][3]),
    ("两段报名的空档", [LATER, {}], "2020-04-29", "before", "补报名 5 月 6 日开始，还有 7 天。"),
    ("两段报名的第二段", [LATER, {}], "2020-05-08", "open", "补报名今天截止，5 月 8 日 17:30。"),
    ("两段报名都过了", [LATER, {}], "2020-05-09", "over", "2020 年度的报名已于 5 月 8 日截止。"),
    (
        "两段报名同时开着，先说先截止的",
        [LATER | {"first": "2020-04-20"}, {}],
        "2020-04-20",
        "open",
        "网上报名还剩 8 天，到 4 月 28 日 24:00。",
    ),
    (
        "报名截止后过几天才开始确认",
        [{}, CONFIRM_LATER],
        "2020-05-05",
        "confirming",
        f"{CLOSED}已经报名的，现场确认 5 月 6 日开始，还有 1 天。",
    ),
    ("没写报名时间", [{"role": "later"}], "2020-04-20", "unstated", "这份通知没写报名时间。请先问清楚，再准备报名。"),
]


@pytest.mark.parametrize(
    ("changed", "today", "phase", "sentence"), [c[1:] for c in OTHER_NOTICES], ids=[c[0] for c in OTHER_NOTICES]
)
def test_a_notice_with_other_times(changed: list[dict[str, Any]], today: str, phase: str, sentence: str) -> None:
    now = season(scheduled(*changed), date.fromisoformat(today))
    assert (now.phase, now.sentence) == (phase, sentence)


# —— the stages ——


def period(stage: str, today: str) -> Period:
    return next(p for p in stages(NOTICE, date.fromisoformat(today)) if p.stage.id == stage)


DAYS = [
    ("registration", "2020-04-13", "2020-04-28", "day", "2020 年 4 月 13 日至 4 月 28 日"),
    ("confirmation", "2020-04-13", "2020-05-11", "day", "2020 年 4 月 13 日至 5 月 11 日"),
    ("training", "2020-05-01", "2020-07-31", "month", "2020 年 5 月至 7 月"),
    ("exam", "2020-07-01", "2020-11-30", "month", "2020 年 7 月至 11 月"),
    ("results", "2020-10-01", "2020-11-30", "month", "2020 年 10 月至 11 月"),
]


@pytest.mark.parametrize(("stage", "first", "last", "precision", "when"), DAYS, ids=[case[0] for case in DAYS])
def test_a_stage_as_real_days(stage: str, first: str, last: str, precision: str, when: str) -> None:
    found = period(stage, "2020-01-01")
    assert (str(found.first), str(found.last), found.precision, found.when) == (first, last, precision, when)


@pytest.mark.parametrize(
    ("parts", "precision", "when"),
    [
        pytest.param(
            {"first": "2031-12-20", "last": "2032-01-05"}, "day", "2031 年 12 月 20 日至 2032 年 1 月 5 日", id="跨年"
        ),
        pytest.param(
            {"first": "2031-12", "last": "2032-01"}, "month", "2031 年 12 月至 2032 年 1 月", id="跨年只写到月"
        ),
        pytest.param({"first": "2031-12-20", "last": "2031-12-20"}, "day", "2031 年 12 月 20 日", id="只有一天"),
        pytest.param({"first": "2032-02", "last": "2032-02"}, "month", "2032 年 2 月", id="只有一个月"),
        pytest.param(
            {"first": "2031-12-20", "last": "2032-01"}, "month", "2031 年 12 月 20 日至 2032 年 1 月", id="一头写到日"
        ),
        pytest.param(
            {"first": "2031-12", "last": "2032-01-05"}, "month", "2031 年 12 月至 2032 年 1 月 5 日", id="一头只写到月"
        ),
    ],
)
def test_a_range_in_words(parts: dict[str, Any], precision: str, when: str) -> None:
    found = stages(scheduled(parts), date(2031, 1, 1))[0]
    assert (found.precision, found.when) == (precision, when)


@pytest.mark.parametrize(
    ("last", "today", "sentence"),
    [
        ("2031-12-20", "2031-01-01", "网上报名还剩 353 天，到 12 月 20 日 24:00。"),
        ("2031-12-20", "2031-12-20", "网上报名今天截止，12 月 20 日 24:00。"),
        ("2031-12-20", "2031-12-21", "2020 年度的报名已于 2031 年 12 月 20 日截止。"),
        ("2031-12", "2031-12-21", "网上报名到 12 月截止，具体哪天通知没写。"),
    ],
)
def test_a_stage_with_only_a_last_day(last: str, today: str, sentence: str) -> None:
    notice = scheduled({"first": None, "last": last})
    [found] = stages(notice, date.fromisoformat(today))
    assert (found.opens, found.first, found.when) == (None, found.last, f"到 {chinese_span(found.closes)}为止")
    assert season(notice, date.fromisoformat(today)).sentence == sentence
    assert notice_year(replace(notice, about=notice.about.model_copy(update={"year": None}))) == 2031


def test_the_year_that_is_stated_is_the_notices() -> None:
    assert notice_year(scheduled({"first": "2031-12-20", "last": "2031-12-28"})) == NOTICE.about.year == 2020


def test_a_leap_years_february_has_29_days() -> None:
    assert stages(scheduled({"first": "2032-02", "last": "2032-02"}), date(2031, 1, 1))[0].last == date(2032, 2, 29)


STATES = [
    ("registration", "2020-04-12", State.TO_COME),
    ("registration", "2020-04-13", State.NOW),
    ("registration", "2020-04-28", State.NOW),
    ("registration", "2020-04-29", State.PAST),
    ("confirmation", "2020-05-11", State.NOW),
    ("confirmation", "2020-05-12", State.PAST),
    ("training", "2020-04-30", State.TO_COME),
    ("training", "2020-05-01", State.NOW),
    ("training", "2020-07-31", State.NOW),
    ("training", "2020-08-01", State.PAST),
    ("results", "2020-09-30", State.TO_COME),
    ("results", "2020-11-30", State.NOW),
    ("results", "2020-12-01", State.PAST),
]


@pytest.mark.parametrize(("stage", "today", "state"), STATES)
def test_the_state_of_a_stage(stage: str, today: str, state: State) -> None:
    assert period(stage, today).state is state


@pytest.mark.parametrize(
    ("stage", "deadline"),
    [
        pytest.param("registration", "报名截止：2020 年 4 月 28 日 24:00", id="写了几点"),
        pytest.param("confirmation", "确认缴费截止：2020 年 5 月 11 日", id="没写几点"),
        pytest.param("training", None, id="不是截止日"),
    ],
)
def test_a_deadline_has_an_hour_only_where_the_notice_states_one(stage: str, deadline: str | None) -> None:
    assert period(stage, "2020-04-20").deadline == deadline


@pytest.mark.parametrize(
    ("levels", "left_out"),
    [
        pytest.param([], set(), id="没说等级"),
        pytest.param(["1"], {"training"}, id="一级不培训"),
        pytest.param(["5"], set(), id="五级"),
        pytest.param(["2", "1"], set(), id="两个等级里有一个就列"),
    ],
)
def test_only_the_stages_of_the_levels(levels: list[str], left_out: set[str]) -> None:
    all_stages = [stage.id for stage in NOTICE.stages]
    found = [p.stage.id for p in stages(NOTICE, date(2020, 4, 20), levels)]
    assert found == [stage for stage in all_stages if stage not in left_out]
