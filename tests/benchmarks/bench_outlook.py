"""What looking ahead costs, per person: outlooks of all levels, earliest years, stakes, and the whole way up.

uv run python -m tests.benchmarks.bench_outlook
"""

from gongqin_core.ahead.career import routes
from gongqin_core.ahead.earliest import earliest
from gongqin_core.ahead.outlook import outlooks
from gongqin_core.ahead.stakes import stakes
from gongqin_core.guide.timetable import notice_year
from gongqin_core.judging.interview import next_question
from gongqin_core.take_away.assess import assess
from tests.benchmarks.measure import microseconds, show
from tests.people import NOTICE, RULES, crowd, population, read

TOWN = [read(raw) for raw in population(200)]
UNSURE = [answers for raw in crowd(400, seed=3) if not next_question(RULES, answers := read(raw))][:100]
"""Finished interviews with things that cannot be told in them."""


def main() -> None:
    contenders = {
        "assessment, as a yardstick": lambda answers: assess(RULES, answers),
        "earliest years of all levels": lambda answers: earliest(RULES, answers),
        "outlooks of all levels": lambda answers: outlooks(RULES, answers),
        "outlooks, the season being past": lambda answers: outlooks(RULES, answers, notice_year(NOTICE) + 7),
        "what hangs on unsure facts": lambda answers: stakes(RULES, answers),
        "the whole way up, all routes": lambda answers: routes(RULES, answers),
    }
    for title, people in {"one of a town's workers": TOWN, "one of those who cannot tell something": UNSURE}.items():
        times = microseconds(contenders, people, rounds=3)
        rows = [(name, time / 1000) for name, time in times.items()]
        show(f"Looking ahead for {title} ({len(people)})", ("", "ms"), rows)


if __name__ == "__main__":
    main()
