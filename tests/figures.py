"""Figures that stay: what people hold links of, and what they were told, whatever is rebuilt around it.

`python -m tests.figures` prints the figures as they are now, as `cases/figures.json` keeps them. Only a change of the
rules of a notice, or of what a code holds, may change that file, and its commit says so.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from gongqin_core.notice.rules_hash import rules_hash
from gongqin_core.take_away.caselink import encode
from tests import people, second
from tests.places import CASES

SEED, SIZE = 2020, 5_000


def figures(module: Any, cases: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The rules hash, and for each worked case and each of `SIZE` random people: a digit per level, lowest level first
    (0 not met, 1 unknown, 2 confirm, 3 met), and of the case code the whole, or eight digits of its digest."""
    worked = [_figure(module, {f: v for f, v in case["facts"].items() if v is not None}) for case in cases]
    crowd = [_figure(module, raw) for raw in module.crowd(SIZE, SEED)]
    return {
        "rules": rules_hash(module.NOTICE),
        "cases": [f"{digits} {code}" for digits, code in worked],
        "crowd": [f"{digits} {sha256(code.encode()).hexdigest()[:8]}" for digits, code in crowd],
    }


def _figure(module: Any, raw: Mapping[str, Any]) -> tuple[str, str]:
    answers = module.read(raw)
    verdicts = module.RULES.verdicts(answers)
    return "".join(str(int(verdict)) for verdict in verdicts.values()), encode(module.NOTICE, answers)


def now() -> dict[str, Any]:
    """Notice id → its figures."""
    first = json.loads((CASES / "jiaozuo-2020.json").read_text(encoding="utf-8"))
    invented = json.loads(second.CASES.read_text(encoding="utf-8"))
    return {
        people.NOTICE.about.id: figures(people, first),
        second.NOTICE.about.id: figures(second, invented),
    }


if __name__ == "__main__":
    print(json.dumps(now(), ensure_ascii=False, indent=0))
