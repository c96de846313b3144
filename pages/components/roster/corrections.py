"""What a corrected roster changed since the one before."""

from gongqin_core.roster.review.corrections import Correction
from pages.components.pieces.html import bullets, draw, heading, p
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid, page_of

AT_A_TIME = 100
"""People of the table at a time."""


def draw_corrections(desk: Desk) -> None:
    if not desk.pairing:
        return
    number = len(desk.corrections)
    draw(heading(f"和上一份比：{f'变了 {number} 人' if number else '没有变化'}"), p(desk.pairing))
    if number:
        part = desk.corrections[page_of(number, AT_A_TIME, desk.key("changes"))]
        draw(grid("变了的人", ["谁", "改了什么", "结论", "要改的地方"], map(_cells, part)))


def _cells(correction: Correction) -> list[str]:
    return [correction.who, *_difference(correction)]


def _difference(correction: Correction) -> list[str]:
    if correction.before is None:
        return ["新加的人", "", bullets(correction.new)]
    if correction.after is None:
        return ["这一份里没有了", "", ""]
    cells = (f"{name}：{text or '空着'} → {new_text or '空着'}" for name, text, new_text in correction.cells)
    standing = " → ".join(correction.standing) if correction.standing else "没有变"
    gone = (f"已改好：{problem}" for problem in correction.solved)
    return [bullets(cells), standing, bullets([*gone, *(f"新出现：{problem}" for problem in correction.new)])]
