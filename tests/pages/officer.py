"""An officer at 名册核查, without a browser, and a roster with twenty kinds of mistakes to find there."""

import re
from typing import Any

from gongqin_core.roster.review.edits import Edit
from gongqin_core.roster.review.review import Review
from pages.components.roster.desk import Desk
from pages.components.roster.fix import number_of
from tests.roster.review.reviews import DRIVER
from tests.rosters import HEADINGS, Row, clean_rows, csv_of, judged, taken_in
from tests.visitor import Visitor, plain, words

SIZE = 500
MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "证书早于参加工作": (
        {"取证时间": "1999-05", "参加工作时间": "2001-07"},
        "取证时间：1999-05：取证时间早于参加工作时间",
    ),
    "有等级没有日期": ({"取证时间": ""}, "取证时间：（空着）：有等级，没写取证时间"),
    "没有等级却有日期": ({"现有等级": "没有工勤等级证书"}, "写的是没有等级，却有取证时间"),
    "出生晚于参加工作": ({"出生年月": "2003-01"}, "参加工作时间早于出生年月"),
    "参加工作不满十六岁": ({"出生年月": "1986-01"}, "参加工作时不满 16 周岁"),
    "参加工作在将来": ({"参加工作时间": "2035-07"}, "参加工作时间：2035-07：2035 年不在"),
    "取证在将来": ({"取证时间": "2031"}, "取证时间：2031：2031 年不在"),
    "转正早于参加工作": ({"转正定级时间": "1999-07"}, "转正定级时间早于参加工作时间"),
    "四级年限太短": ({"参加工作时间": "2010-07", "取证时间": "2012-06"}, "参加工作不满 5 年就有四级（中级工）证书"),
    "三级年限太短": ({"现有等级": "三级", "取证时间": "2005-06"}, "参加工作不满 10 年就有三级（高级工）证书"),
    "二级年限太短": ({"现有等级": "技师"}, "参加工作不满 15 年就有二级（技师）证书"),
    "一级年限太短": ({"现有等级": "高级技师"}, "参加工作不满 25 年就有一级（高级技师）证书"),
    "分不清一月十月": ({"参加工作时间": "2000.1"}, "分不清是 1 月还是 10 月"),
    "没有这一天": ({"取证时间": "2012-02-30"}, "取证时间：2012-02-30：认不出是哪一天"),
    "没有这个选项": ({"文化程度": "扫盲班"}, "文化程度：扫盲班：请写下面的一项"),
    "没有这个等级": ({"现有等级": "六级"}, "现有等级：六级：请写下面的一项"),
    "两样矛盾": ({"处分等情况": "以上都没有;正在受处分"}, "又写了别的。请只留一种"),
    "公式": ({"工种": "=A1"}, "工种：=A1：这是算不出来的公式"),
    "错误值": ({"参加工作时间": "#N/A"}, "参加工作时间：#N/A：这是算不出来的公式"),
    "申报等级不认识": ({"申报等级": "零级"}, "申报等级：零级：认不出是哪一级"),
}
"""Kind of mistake → what is written into the row of a driver, and words of what the page says of it."""


def with_mistakes() -> list[Row]:
    """Five hundred people; every twentieth row is a driver's with one mistake, and one person stands there twice."""
    rows: list[Row] = [dict(row) for row in clean_rows(SIZE)]
    driver = DRIVER | {"出生年月": "1978-03", "性别": "男", "序号": "", "工种": "焊工"}
    for number, (changes, _) in enumerate(MISTAKES.values()):
        rows[number * 20 + 7] = {**driver, "姓名": f"错例{number}", **changes}
    rows[-1] = dict(rows[0])
    return rows


def sixty(units: int) -> Review:
    """Sixty people of so many units, judged; twenty of them with a mistake each."""
    driver = DRIVER | {"出生年月": "1978-03", "工种": "焊工"}
    wrong = [driver | {"姓名": f"错例{number}"} | changes for number, (changes, _) in enumerate(MISTAKES.values())]
    people = enumerate([*clean_rows(60 - len(wrong)), *wrong])
    rows = [row | {"单位": f"市公路管理处第{number * units // 60 + 1}所"} for number, row in people]
    return judged(taken_in(csv_of(rows, [*HEADINGS, "申报等级"])))


class Officer(Visitor):
    """A visitor of 名册核查."""

    def __init__(self) -> None:
        super().__init__(page="roster.py")

    def upload(self, content: bytes, name: str = "名册.xlsx") -> None:
        self.app.file_uploader[0].set_value((name, content, "application/octet-stream"))
        self.look()

    def check(self, content: bytes, name: str = "名册.xlsx") -> None:
        self.upload(content, name)
        self.press_key("judge")

    def go(self, step: str) -> None:
        """To one of the five steps."""
        self.press_key(f"step_{step}")

    def open_thing(self, title: str) -> None:
        """Open what there is to do, on whichever page of them it stands."""
        self.app.session_state[self.desk.key("things")] = 0
        self.go("fix")
        [thing] = [thing for thing in self.desk.things if thing.title == title]
        button = f"open_{number_of(thing)}"
        while button not in self.buttons and self.opened != thing.title:
            self.press_key(f"{self.desk.key('things')}_on")
        if button in self.buttons:
            self.press_key(button)

    @property
    def opened(self) -> str:
        """What there is to do in the open card."""
        return self._only('<div class="problem">.*?<h3>(.*?)</h3>')

    def put_right(self, name: str, column: str, text: str, button: str = "改好") -> None:
        """Put a cell right where it is shown, and press the button below."""
        [person] = [person for person in self.review.people if person.name == name]
        place = f"cell_{person.row}_{self.review.intake.headings.index(column)}_"
        boxes = [box for box in [*self.app.text_input, *self.app.selectbox] if (box.key or "").startswith(place)]
        boxes[0].set_value(text)
        self.press(button)

    def put_right_choice(self, name: str, column: str, text: str) -> None:
        """The same of a word, whose rows are opened first."""
        [opener] = [box for box in self.app.expander if box.label == "一行一行改"]
        self.app.session_state[opener.key or ""] = True
        self.look()
        self.put_right(name, column, text)

    @property
    def people(self) -> list[tuple[str, str]]:
        """Who stands on this page of the list, and how they come out."""
        radio = self.field("person")
        names = [plain(option).replace("**", "") for option in radio.options]
        return list(zip(names, map(plain, radio.proto.captions), strict=True))

    def press_key(self, key: str) -> None:
        self.app.button(key).click()
        self.look()

    def table(self, caption: str) -> list[list[str]]:
        """The rows of the table whose caption begins so."""
        tables = [piece for piece in self.pieces if f"<caption>{caption}" in piece]
        rows = re.findall(r"<tr>(.*?)</tr>", tables[0].partition("<tbody>")[2], re.DOTALL) if tables else []
        return [[words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]

    @property
    def desk(self) -> Desk:
        desk: Desk = self.app.session_state["roster"]
        return desk

    @property
    def review(self) -> Review:
        """The roster that was checked last."""
        assert self.desk.review
        return self.desk.review

    @property
    def edits(self) -> list[Edit]:
        """What was put right on the page."""
        return list(self.desk.edits or ())

    @property
    def buttons(self) -> list[str]:
        return [button.key or "" for button in self.app.button]
