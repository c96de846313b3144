"""Four verdicts in one order; packed in unary, so that min is `&` and max is `|`."""

from itertools import product

import pytest

from gongqin_core.judging.verdict import HIGHEST, LOWEST, NOW, Verdict, combine, fixed, pack, unpack

NOT_MET, UNKNOWN, CONFIRM, MET = Verdict
TRIPLES = list(product(Verdict, repeat=3))


def test_the_order_is_the_contract() -> None:
    assert [(v.value, v.code, v.label) for v in sorted(Verdict)] == [
        (0, "not_met", "不符合"),
        (1, "unknown", "待补充"),
        (2, "confirm", "需确认"),
        (3, "met", "初步符合"),
    ]


@pytest.mark.parametrize(
    ("possible", "known"),
    [
        ({MET}, MET),
        ({CONFIRM}, CONFIRM),
        ({UNKNOWN}, UNKNOWN),
        ({NOT_MET}, NOT_MET),
        ({CONFIRM, MET}, CONFIRM),
        ({NOT_MET, MET}, UNKNOWN),
        ({NOT_MET, CONFIRM}, UNKNOWN),
        ({NOT_MET, CONFIRM, MET}, UNKNOWN),
        ({UNKNOWN, MET}, UNKNOWN),
    ],
)
def test_what_is_known_when_several_answers_are_possible(possible: set[Verdict], known: Verdict) -> None:
    assert combine(possible) == known


@pytest.mark.parametrize("triple", TRIPLES)
def test_three_verdicts_come_out_as_they_went_in(triple: tuple[Verdict, Verdict, Verdict]) -> None:
    packed = pack(*triple)
    assert (unpack(packed), unpack(packed, LOWEST), unpack(packed, HIGHEST)) == triple
    assert unpack(packed, NOW) == triple[0]


def test_fixed_is_the_same_now_lowest_and_highest() -> None:
    assert [fixed(verdict) for verdict in Verdict] == [pack(verdict, verdict, verdict) for verdict in Verdict]


def test_and_is_the_lowest_and_or_the_highest_of_all_three_at_once() -> None:
    for one, other in product(TRIPLES, repeat=2):
        assert pack(*one) & pack(*other) == pack(*map(min, one, other))
        assert pack(*one) | pack(*other) == pack(*map(max, one, other))
