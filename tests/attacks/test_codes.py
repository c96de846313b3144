"""Thousands of codes that nobody was given, some of them with a right checksum: each is a case or is refused."""

from random import Random

from gongqin_core.judging.explain import Explanation
from gongqin_core.take_away.caselink import Case, CaseError, decode, encode, mark
from gongqin_core.take_away.result import Result
from tests.people import NOTICE, RULES
from tests.rosters import TODAY
from tests.sent import sent
from tests.take_away.codes import forged, payload
from tests.visitor import code_of

GOOD = {"post": "regular", "held_level": "4", "level_since": "2014-06-01", "trade": "汽车驾驶维修员"}
MARKS = [mark(fact.id, word) for fact in NOTICE.facts.values() for word in [*sorted(fact.codes), "none", "?", "@"]]
MANY = 4000


def bodies(chance: Random) -> bytes:
    """A body of its own, or a good one with some bytes changed."""
    if chance.random() < 0.4:
        body = bytearray(payload(code_of(GOOD))[:-4])
        for _ in range(chance.randint(1, 3)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        return bytes(body)
    marks = chance.choices(MARKS, k=chance.randint(0, 12))
    return bytes([*[0] * 4, len(marks)]) + b"".join(marks) + chance.randbytes(chance.randint(0, 20))


def test_thousands_of_forged_codes() -> None:
    chance = Random(2020)
    cases: list[Case] = []
    for _ in range(MANY):
        try:
            cases.append(decode(forged(bodies(chance)), lambda _: NOTICE))
        except CaseError:
            continue
    assert MANY / 20 < len(cases) < MANY
    for case in cases:
        assert decode(encode(NOTICE, case.answers), lambda _: NOTICE).answers == case.answers
    for case in chance.sample(cases, 150):
        assert NOTICE.about.number in sent(Result(Explanation(RULES, case.answers), TODAY))
