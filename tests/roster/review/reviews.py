"""A driver's row without a mistake, and rosters of such rows, judged."""

from gongqin_core.roster.review.review import Review
from tests.rosters import Row, csv_of, judged, taken_in

DRIVER: Row = {
    "姓名": "张三",
    "单位": "某局",
    "岗位身份": "在岗正式人员",
    "处分等情况": "以上都没有",
    "退休情况": "2020 年不退休",
    "破格情形": "以上都没有",
    "现有等级": "四级（中级工）",
    "证书来源": "机关事业单位工勤证书",
    "取证时间": "2012-06-30",
    "换岗情况": "没换过工种",
    "参加工作时间": "2000-07",
    "转正定级时间": "2001-07",
    "文化程度": "高中",
    "工种": "电工",
    "单位隶属": "县（市、区）的单位",
}
WRONG = [DRIVER | {"姓名": f"职工{number}", "文化程度": "扫盲班", "申报等级": "零级"} for number in range(3)]
"""Two cells in each that nobody can read."""
HEADINGS = [*DRIVER, "申报等级"]


def review(*rows: Row, **assumed: str) -> Review:
    return judged(taken_in(csv_of(rows, HEADINGS)), **assumed)
