"""The colours of workbooks, each named once: those of the pages in daylight. Words always stand beside them."""

from dataclasses import dataclass

from ...judging.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Colours:
    """Of what is written, and what it is written on."""

    ink: str
    ground: str

    @property
    def look(self) -> dict[str, str]:
        """As a format of XlsxWriter has it."""
        return {"font_color": self.ink, "bg_color": self.ground}


HEADING = Colours("#17212B", "#E6EBF0")
QUIET = "#48545F"
"""What is written for an example."""
PROBLEM = Colours("#B3261E", "#FDF2F1")
"""A cell with something wrong in it."""
OF_VERDICT = {
    Verdict.MET: Colours("#146C37", "#E4F3E9"),
    Verdict.CONFIRM: Colours("#7F5500", "#FFF3D1"),
    Verdict.UNKNOWN: Colours("#475A7C", "#EDF1F7"),
    Verdict.NOT_MET: Colours("#56616C", "#F4F6F8"),
}
