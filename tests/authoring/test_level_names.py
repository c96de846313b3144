"""Words that look like levels and are none: `gongqin check` leaves them alone."""

from pathlib import Path

import pytest

from gongqin_core.authoring.check import check
from tests.folders import copied
from tests.places import CONTENT

GOOD = CONTENT / "jiaozuo-2020"
PLACE = "别的例外它没写，所以请人确认。"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("高级工程师、高级工艺师这样的职称不算。", id="职称里的高级工"),
        pytest.param("初级工种、高级工种不分。", id="工种"),
        pytest.param("每一级、上一级、同一级、第三级都一样。", id="说的是哪一级，不是叫什么"),
        pytest.param("省级、市级、县级工作人员都一样。", id="单位的级别"),
        pytest.param("二级技师、技师（二级）、三级高级工说的都对。", id="数字和名字是同一级"),
        pytest.param("技师、高级技师、初级工、中级工、高级工都在。", id="只叫名字"),
    ],
)
def test_no_level_is_looked_for_where_none_is_named(tmp_path: Path, words: str) -> None:
    folder = copied(GOOD, tmp_path / GOOD.name)
    path = folder / "readings.yaml"
    text = path.read_text(encoding="utf-8")
    assert PLACE in text
    path.write_text(text.replace(PLACE, PLACE + words, 1), encoding="utf-8")
    assert check(folder) == []
