"""The notice of any year as an oracle: its days moved on by hand, all else as it was."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from gongqin_core.ahead.earliest import Earliest
from gongqin_core.judging.answers import Answer, sets_of
from gongqin_core.judging.evaluate import Rules
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.files import Levels
from gongqin_core.notice.load import notice_folder, read_notice
from gongqin_core.notice.questions import NONE
from tests.people import read

PARTS = read_notice(notice_folder("jiaozuo-2020")).parts
YEAR = 2020
MOVING = {"as_of", "by", "from", "is", "in", "has", "lacks"}
RETIRED = {"later_in_2020": "before_issue", "around_issue": "before_issue"}
"""What an answer of this year says a year later."""


def moved(part: Any, years: int) -> Any:
    """Levels as raw data with every day, and every code that is a year, so many years on, but for those that stay. What
    is repealed by then may be confirmed instead."""
    if isinstance(part, dict) and "repealed" in part and int(part["repealed"]["year"]) <= YEAR + years:
        kept = {key: value for key, value in part.items() if key != "repealed"}
        return {"any": [moved(kept, years), {"judged": "以当年通知为准", "confirm": "exam_office"}]}
    if isinstance(part, dict):
        moves = "fact" in part and not part.get("stays")
        return {
            key: _on(value, years) if moves and key in MOVING else moved(value, years) for key, value in part.items()
        }
    return [moved(item, years) for item in part] if isinstance(part, list) else part


def _on(value: Any, years: int) -> Any:
    """A day, a code or some codes so many years on."""
    if isinstance(value, list):
        return [_on(code, years) for code in value]
    if len(value) == len("2019"):
        return str(int(value) + years) if value.isdigit() else value
    return _later(value, years) if is_day(value) else value


def _later(day: str, years: int) -> str:
    moved_on = f"{int(day[:4]) + years}{day[4:]}"
    return moved_on if is_day(moved_on) else moved_on.replace("02-29", "02-28")


def is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@cache
def rules_in(year: int, cut_off: str = "12-31", by: str = "2020-09-30") -> Rules:
    """The trees under the notice of a year; with another cut-off, had the notice counted to that day; with another day
    by which one has to be regularised."""
    raw = PARTS.levels.model_dump_json(by_alias=True, exclude_none=True)
    raw = raw.replace(f'"as_of":"{YEAR}-12-31"', f'"as_of":"{YEAR}-{cut_off}"')
    raw = raw.replace('"by":"2020-09-30"', f'"by":"{by}"')
    levels = Levels.model_validate(moved(json.loads(raw), year - YEAR))
    return Rules(replace(PARTS, levels=levels).notice())


def verdicts_in(
    year: int, raw: Mapping[str, Any], cut_off: str = "12-31", by: str = "2020-09-30"
) -> dict[str, Verdict]:
    """The five verdicts under the notice of a year, had only its days changed."""
    later = dict(raw)
    if year > YEAR and raw.get("retirement") in RETIRED:
        later["retirement"] = RETIRED[raw["retirement"]]
    return judged(rules_in(year, cut_off, by), read(later), year)


def judged(rules: Rules, said: Mapping[str, Answer], year: int) -> dict[str, Verdict]:
    """The verdicts under the notice of a year. Where years cannot be told, but whichever it were would all lead to the
    same, that is the verdict: those that anybody can name have dropped out by then."""
    verdicts = rules.verdicts(said)
    for fact in rules.notice.facts.values():
        if (
            year == YEAR
            or said.get(fact.id, NONE) is not None
            or not all(map(str.isdigit, fact.codes))
            or fact.type != "multi"
        ):
            continue
        one, *others = [judged(rules, {**said, fact.id: some}, year) for some in sets_of(sorted(fact.codes))]
        verdicts |= {level: one[level] for level in verdicts if all(other[level] == one[level] for other in others)}
    return verdicts


def first_years(ahead: list[tuple[int, Verdict]]) -> Earliest:
    disputed = None
    for year, verdict in ahead:
        if verdict == Verdict.UNKNOWN:
            break
        if verdict >= Verdict.CONFIRM:
            disputed = disputed or year
        if verdict == Verdict.MET:
            return Earliest(year, disputed)
    return Earliest(None, disputed)
