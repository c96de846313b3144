"""Who may apply now and hardly again is told so, in one sentence."""

from datetime import date
from typing import Any

import pytest

from gongqin_core.ahead.lapse import lapse_words
from gongqin_core.ahead.outlook import Applicant
from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.reply import reply
from gongqin_core.take_away.result import Result
from tests.people import RULES, Raw, person, read
from tests.sent import sent

SEASON = date(2020, 4, 20)


def words(level: str, who: str, start: int | None = None, **changes: Any) -> str:
    return lapse_words(Applicant(RULES, read(person(who, **changes)), start), level)


@pytest.mark.parametrize(
    ("level", "who", "changes", "said"),
    [
        pytest.param(
            *("4", "fifth", {"retirement": "later_in_2020"}),
            "四级今年能报；照现在的条件，2021 年起就不能报了（4 月 29 日以后退休）。",
            id="今年退休：只有今年",
        ),
        pytest.param(
            *("4", "fifth", {"retirement": "around_issue"}),
            "",
            id="说不准哪天退休：谁也说不准以后，不说",
        ),
        pytest.param("4", "fifth", {}, "", id="明年还能报：不说"),
        pytest.param("4", "fifth", {"level_since": "2019"}, "", id="今年还不够：不说"),
        pytest.param(
            *("5", "newcomer", {"career_start": "2013-01-01"}),
            "",
            id="五级后年才关：还不急",
        ),
        pytest.param(
            *("5", "newcomer", {"career_start": "2012"}),
            "五级今年能报；照现在的条件，2021 年要先请人确认，2022 年起就不能报了。",
            id="五级明年要确认，后年关",
        ),
        pytest.param(
            *("5", "newcomer", {"career_start": "2011-01-01"}),
            "",
            id="五级今年有争议，明年关：先问清的那一句更要紧",
        ),
        pytest.param(
            *("1", "second", {"education": "junior", "excellent_years": ["2015", "2016"]}),
            "",
            id="优秀年度今年就要确认：不说",
        ),
        pytest.param(
            *("1", "second", {"education": "junior", "excellent_years": ["2016", "2017"]}),
            "一级今年能报；照现在的条件，2021 年要先请人确认，2022 年起要有新的优秀年度。",
            id="2016 年优秀：今年肯定，明年要确认",
        ),
        pytest.param(
            *("1", "second", {"education": "junior", "excellent_years": ["2018", "2019"]}),
            "一级到 2022 年能报；照现在的条件，2023 年要先请人确认，2024 年起要有新的优秀年度。",
            id="优秀年度还算几年：说到哪一年",
        ),
        pytest.param("1", "second", {"excellent_years": ["2018", "2019"]}, "", id="高中：用不着优秀年度"),
    ],
)
def test_what_time_takes_away_is_said(level: str, who: str, changes: Raw, said: str) -> None:
    assert words(level, who, **changes) == said


def test_after_the_season_nothing_urges() -> None:
    assert words("4", "fifth", 2021, retirement="later_in_2020") == ""
    assert words("5", "newcomer", 2021, career_start="2012") == ""


def test_it_stands_in_the_result_in_the_reply_and_in_what_is_sent_on() -> None:
    result = of(retirement="later_in_2020")
    sentence = words("4", "fifth", retirement="later_in_2020")
    assert result.urgent == [sentence] and sentence in result.below
    assert sentence in sent(result)
    assert of().urgent == []


def test_it_stands_in_the_reply_where_what_comes_first_leaves_room() -> None:
    changes: dict[str, Any] = {"education": "junior", "excellent_years": ["2016", "2017"]}
    assert words("1", "second", **changes) in reply(of("second", **changes), "1")


def of(who: str = "fifth", **changes: Any) -> Result:
    return Result(Explanation(RULES, read(person(who, **changes))), SEASON)
