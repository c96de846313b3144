"""What one person costs the core, beside plain Python written by hand and beside zen-engine. All in one run.

    uv run --group bench python -m tests.benchmarks.bench_core

Every contender first gives the same verdicts on the same town: by hand all four of them, zen-engine met or not.
"""

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any

from gongqin_core.judging.answers import Answer
from gongqin_core.judging.explain import Explanation, explain
from gongqin_core.judging.interview import next_question
from gongqin_core.judging.verdict import Verdict
from gongqin_core.take_away.assess import assess
from tests.benchmarks import by_hand, by_zen
from tests.benchmarks.measure import microseconds, show
from tests.people import LEVELS, NOTICE, RULES, crowd, population, read

ANNEX = NOTICE.catalogue["level_1_trades"].names
TOWN = [read(raw) for raw in population(300)]
CONTEXTS = [by_zen.context(NOTICE, answers) for answers in TOWN]
EXPRESSION = by_zen.compiled(RULES)
DECISION = by_zen.decision(RULES)


def with_zen_traced(facts: dict[str, Any]) -> dict[str, bool]:
    found = DECISION.evaluate(facts, {"trace": True})
    assert found["trace"]
    return {level: found["result"][f"level_{level}"] for level in LEVELS}


def agree() -> None:
    for answers, facts in zip(TOWN, CONTEXTS, strict=True):
        verdicts = RULES.verdicts(answers)
        assert by_hand.five_verdicts(answers, ANNEX) == verdicts, answers
        met = {level: verdict == Verdict.MET for level, verdict in verdicts.items()}
        assert EXPRESSION.evaluate(facts) == with_zen_traced(facts) == met, answers
    for raw in crowd(1000, seed=3):  # cannot tell, half a date, silence
        answers = read(raw)
        assert by_hand.five_verdicts(answers, ANNEX) == RULES.verdicts(answers), raw


def half_way() -> list[dict[str, Answer]]:
    """Every step of some interviews: the answers given so far."""
    steps = []
    for full in TOWN[:40]:
        answers: dict[str, Answer] = {}
        while (fact := next_question(RULES, answers)) in full:
            steps.append(dict(answers))
            answers[fact] = full[fact]
    return steps


def one_person() -> None:
    hand = {"plain Python by hand: five verdicts": lambda person: by_hand.five_verdicts(TOWN[person], ANNEX)}
    zen = {
        "zen-engine, compiled: met or not, five levels": lambda person: EXPRESSION.evaluate(CONTEXTS[person]),
        "zen-engine, decision with trace: met or not": lambda person: with_zen_traced(CONTEXTS[person]),
    }
    ours = {
        "five verdicts": lambda person: RULES.verdicts(TOWN[person]),
        "explained findings of all levels": lambda person: explain(RULES, TOWN[person]),
        "next question, all answered": lambda person: next_question(RULES, TOWN[person]),
        "full assessment: explained, with next question": lambda person: assess(RULES, TOWN[person]),
        "full explanation: assessment and what holds already": full_explanation,
    }
    times = microseconds(hand | zen | ours, range(len(TOWN)), rounds=9)
    steps = microseconds(
        {"next question, at every step of an interview": lambda a: next_question(RULES, a)}, half_way(), 9
    )
    yardsticks = [times[name] for name in (*hand, *zen)]
    rows = [(name, time, *(time / yardstick for yardstick in yardsticks)) for name, time in (times | steps).items()]
    show(f"One of {len(TOWN)} workers", ("", "µs", "by hand = 1", "zen = 1", "zen traced = 1"), rows)


def full_explanation(person: int) -> None:
    explanation = Explanation(RULES, TOWN[person])
    explanation.findings()
    for level in LEVELS:
        explanation.satisfied(level)


def starting() -> None:
    """Processor time, so that a busy machine says the same."""
    programs = {
        "python alone": "pass",
        "import gongqin_core": "import gongqin_core",
        "import pydantic": "import pydantic",
    }
    programs["import gongqin_core.take_away.assess"] = "import gongqin_core.take_away.assess"
    programs["… and the notice loaded and compiled"] = (
        "from gongqin_core.judging.evaluate import rules_of; from gongqin_core.notice.load import load_notice; "
        "rules_of(load_notice())"
    )
    programs["import zen"] = "import zen"
    times = {name: median(processor_time(program) for _ in range(7)) for name, program in programs.items()}
    alone = times["python alone"]
    show("Starting", ("", "ms", "more than python"), [(name, time, time - alone) for name, time in times.items()])


def processor_time(program: str) -> float:
    """Milliseconds a fresh Python takes for it."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


if __name__ == "__main__":
    agree()
    one_person()
    starting()
