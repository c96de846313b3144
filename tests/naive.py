"""A second evaluator, for the tests alone: a plain walk over the content files as they are written."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TESTS_OF_DAYS = ("full_years", "fewer_years", "aged", "younger", "calendar_years", "as_of", "by", "from", "disputed")
Raw = dict[str, Any]


class Naive:
    """The notice of a folder. Verdicts are the numbers of `Verdict`."""

    def __init__(self, folder: Path) -> None:
        levels, trades = (
            yaml.load((folder / name).read_text(encoding="utf-8"), yaml.BaseLoader)
            for name in ("levels.yaml", "trades.yaml")
        )
        self.trees = {level["id"]: level["tree"] for level in levels["levels"]}
        self.conditions = levels["conditions"]
        self.lists = {c["id"]: {trade["name"] for trade in c["trades"]} for c in trades["catalogues"]}
        listed = [trade for c in trades["catalogues"] for trade in c["trades"]]
        self.codes = {trade["code"]: trade["name"] for trade in listed if "code" in trade}
        self.groups = {
            group["id"]: {trade["name"] for trade in listed if group["id"] in trade.get("groups", ())}
            for group in trades.get("groups", ())
        }

    def verdicts(self, facts: Raw) -> dict[str, int]:
        return {level: self.verdict(tree, facts) for level, tree in self.trees.items()}

    def verdict(self, node: Mapping[str, Any], facts: Raw) -> int:
        if "when" in node:
            return self.verdict(node["when"], facts)
        if "use" in node:
            return self.verdict(self.conditions[node["use"]], facts)
        if "relaxed" in node:
            return self.relaxed(node, facts)
        if "all" in node or "any" in node:
            members = [self.verdict(member, facts) for member in node.get("all") or node["any"]]
            found = min(members) if "all" in node else max(members)
        else:
            found = 0 if "never" in node else 3 if "judged" in node else self.leaf(node, facts.get(node["fact"]))
        return min(found, 2) if "confirm" in node else found

    def relaxed(self, node: Mapping[str, Any], facts: Raw) -> int:
        """The most that somebody gets with one of the numbers of years."""
        own = {key: value for key, value in node.items() if key in ("fact", "full_years", "as_of", "disputed")}
        found = self.verdict(own, facts)
        for some in node["relaxed"]:
            fewer = own | {"full_years": str(int(own["full_years"]) - int(some["less"]))}
            found = max(found, min(self.verdict(some["when"], facts), self.verdict(fewer, facts)))
        return min(found, 2) if "confirm" in node else found

    def leaf(self, node: Mapping[str, Any], value: Any) -> int:
        if value is None:
            return 1
        if test := tuple((key, node[key]) for key in TESTS_OF_DAYS if key in node):
            return of_date(test, value)
        if "at_least" in node and "has" not in node:
            holds = Decimal(value) >= Decimal(node["at_least"])
        elif "at_most" in node:
            holds = Decimal(value) <= Decimal(node["at_most"])
        elif "listed_in" in node:
            holds = self.codes.get(value, value) in self.lists[node["listed_in"]]
        elif "in_group" in node:
            holds = self.codes.get(value, value) in self.groups[node["in_group"]]
        elif "has" in node:
            holds = len(set(node["has"]) & set(value)) >= int(node.get("at_least", 1))
        elif "lacks" in node:
            holds = not set(node["lacks"]) & set(value)
        else:
            holds = value in node.get("in", [node.get("is")])
        return 3 if holds else 0


@cache
def of_date(test: tuple[tuple[str, str], ...], text: str) -> int:
    found = {0} if text == "none" else {of_day(dict(test), day) for day in days_of(text)}
    return found.pop() if len(found) == 1 else 2 if min(found) >= 2 else 1


def of_day(node: Mapping[str, str], day: date) -> int:
    """3, 2 or 0: certain, only by the other way of counting, or not at all."""
    if "by" in node:
        last = date.fromisoformat(node["by"])
        return 0 if day > last else 2 if day == last and "disputed" in node else 3
    if "from" in node:
        first = date.fromisoformat(node["from"])
        return 0 if day < first else 2 if day == first and "disputed" in node else 3
    end = date.fromisoformat(node["as_of"])
    if "calendar_years" in node:
        return 3 if day <= end and end.year - day.year + 1 >= int(node["calendar_years"]) else 0
    years = end.year - day.year - ((day.month, day.day) > (end.month, end.day))
    if least := node.get("full_years") or node.get("aged"):
        short = int(least) - years
        return 3 if short <= 0 else 2 if short == 1 and "disputed" in node else 0
    spare = int(node.get("fewer_years") or node["younger"]) - years
    return 0 if spare <= 0 else 2 if spare == 1 and "disputed" in node else 3


def days_of(text: str) -> list[date]:
    """Every single day that a (partial) date may mean."""
    known = text.replace("-XX", "")
    first = date.fromisoformat(known + "-01-01"[len(known) - 10 :] if len(known) < 10 else known)
    return [day for day in (first + timedelta(n) for n in range(366)) if day.isoformat().startswith(known)]
