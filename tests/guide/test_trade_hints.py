"""Names near to a trade are hinted at, and never taken for it."""

import pytest

from gongqin_core.guide.trade_hints import is_one_slip, near_trades, trade_hint
from gongqin_core.judging.evaluate import rules_of
from tests.people import NOTICE

NEAR = {
    "平常的叫法": ("司机", "汽车驾驶维修员"),
    "带别的字的叫法": ("小车司机", "汽车驾驶维修员"),
    "做的是什么": ("汽车修理工", "汽车驾驶维修员"),
    "开的是什么": ("轿车驾驶", "汽车驾驶维修员"),
    "只说了一半的叫法": ("驾驶工", "汽车驾驶维修员"),
    "一个字像别的工种的叫法": ("护林员", "森林管护工"),
    "保洁": ("保洁员", "垃圾清扫与处理工"),
    "环卫": ("环卫工人", "垃圾清扫与处理工"),
    "花工": ("花工", "林木种苗工"),
    "锅炉工": ("锅炉工", "热力运行工"),
    "电焊": ("电焊", "焊工"),
    "名称的一部分": ("汽车驾驶", "汽车驾驶维修员"),
    "后面加了等级": ("汽车驾驶维修员（一级）", "汽车驾驶维修员"),
    "前面多了字": ("电焊工", "焊工"),
    "错一个字": ("药剂师", "药剂员"),
    "少一个字": ("汽车驾驶维员", "汽车驾驶维修员"),
    "两个字颠倒": ("汽车驶驾维修员", "汽车驾驶维修员"),
    "中间少了字": ("农机驾驶员", "农机驾驶维修工"),
}


@pytest.mark.parametrize(("written", "name"), NEAR.values(), ids=NEAR)
def test_a_near_name_is_named_and_is_not_that_trade(written: str, name: str) -> None:
    assert near_trades(NOTICE, written)[0] == name
    assert name in (trade_hint(NOTICE, near_trades(NOTICE, written)) or "")
    table = next(table for table in rules_of(NOTICE).tables if table.fact.type == "trade")
    assert table.row(written) == table.row("") != table.row(name)


@pytest.mark.parametrize("written", ["焊工", " 焊 工", "汽车驾驶员", "电工", "炊事员", "工", "", "水电工"])
def test_a_listed_trade_and_one_that_is_like_none_have_no_hint(written: str) -> None:
    assert near_trades(NOTICE, written) == []
    assert trade_hint(NOTICE, near_trades(NOTICE, written)) is None


@pytest.mark.parametrize("written", ["汽车驾驶 维修员", "汽车驾驶维修员\u200b", "　焊工", "焊\u00a0工"])
def test_a_name_with_spaces_is_the_name(written: str) -> None:
    table = next(table for table in rules_of(NOTICE).tables if table.fact.type == "trade")
    assert table.row(written) == table.row("焊工")


def test_a_slip_is_one_character() -> None:
    assert is_one_slip("abcd", "abxd") and is_one_slip("abcd", "abd") and is_one_slip("abd", "abcd")
    assert is_one_slip("abcd", "acbd") and is_one_slip("abcd", "abcde") and is_one_slip("abcd", "abcd")
    assert not is_one_slip("abcd", "axxd") and not is_one_slip("abcd", "ab") and not is_one_slip("abcd", "bcda")
