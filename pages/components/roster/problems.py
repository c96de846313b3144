"""What is wrong in the rows of a checked roster, before anything else."""

from gongqin_core.roster.review.person import Person
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.tally import Tally
from pages.components.pieces.html import bullets, draw, heading, p
from pages.components.roster.desk import Desk
from pages.components.roster.tables import grid, page_of

AT_A_TIME = 100
"""People of the table at a time."""


def draw_problems(desk: Desk, review: Review, whole: Tally) -> None:
    people = review.with_problems
    if not people:
        draw(heading("要改的地方"), p("名册里没有发现要改的地方。"))
        return
    draw(
        heading(f"先看要改的：{whole.problems} 处，{len(people)} 人"),
        p("在您自己的名册里改好，再上传一次，会列出变了什么。认不出的格子按没填算，别的只是提醒，结论照写的算。"),
    )
    part = people[page_of(len(people), AT_A_TIME, desk.key("problems"))]
    headings = ["行", "姓名", "单位", "哪里、怎么改"]
    draw(grid("要改的地方：列名、原来写的、怎么改", headings, map(_cells, part), "problems"))


def _cells(person: Person) -> list[str]:
    return [f"第 {person.line} 行", person.name, person.unit, bullets(person.problems)]
