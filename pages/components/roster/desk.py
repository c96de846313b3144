"""What an officer has on the desk while a roster is checked. It stands in the session alone: no other visitor, no file
and no cache ever holds it."""

from dataclasses import dataclass, field

import streamlit as st

from gongqin_core.roster.review.corrections import Correction, carry_choices, corrections, pairing_sentence
from gongqin_core.roster.review.entries import Entry
from gongqin_core.roster.review.intake import Intake
from gongqin_core.roster.review.review import Review
from pages.components import session


@dataclass
class Desk:
    intake: Intake | None = None
    """A roster that was read and whose columns wait to be confirmed."""
    roles: dict[int, str] = field(default_factory=dict)
    assumed: dict[str, str] = field(default_factory=dict)
    work: Review | None = None
    """A roster being judged."""
    review: Review | None = None
    """The result on the page: it stays until the next one is complete."""
    corrections: list[Correction] = field(default_factory=list)
    """From the result before to this one."""
    pairing: str = ""
    """How people of the two were paired; empty when there was none before."""
    entries: list[Entry] = field(default_factory=list)
    """Everybody in words, for the downloads of a large roster, as far as they are ready."""
    chosen: bool = False
    """Whether a level was just chosen, and counts and fees on the page are of before."""
    trouble: str = ""
    """Why the last file was refused."""
    number: int = 0
    """The generation in which the file came or its columns were confirmed: widgets of an earlier one carry another in
    their keys."""

    step: int = 0
    """Counts the files that were read and those that were judged: each is a step on the page."""

    # —— a file ——

    def take(self, intake: Intake) -> None:
        """A new roster. One with the same columns as the last goes straight to be judged."""
        self.trouble, self.number, self.work, self.step = "", session.renew(), None, self.step + 1
        before = self.review
        if before and (before.intake.headings, before.intake.likely_roles) == (intake.headings, intake.likely_roles):
            self.start(intake, dict(before.roles), dict(before.assumed))
        else:
            self.intake, self.roles, self.assumed = intake, dict(intake.likely_roles), {}

    def refuse(self, trouble: str) -> None:
        self.trouble, self.number = trouble, session.renew()

    # —— its columns ——

    def use(self, column: int, role: str | None) -> None:
        """Take a column for something else; None: do not use it."""
        self.roles.pop(column, None)
        if role:
            self.roles[column] = role

    def drop(self) -> None:
        """Do not judge the roster whose columns wait."""
        self.intake = None

    def reopen(self) -> None:
        """Ask about the columns of the result again."""
        if now := self.review:
            self.intake, self.roles, self.assumed = now.intake, dict(now.roles), dict(now.assumed)

    # —— judging ——

    def confirm(self, assumed: dict[str, str]) -> None:
        """Judge the roster whose columns wait; what was looked at in an earlier result of it begins anew."""
        if self.intake:
            self.number = session.renew()
            self.start(self.intake, self.roles, assumed)

    def start(self, intake: Intake, roles: dict[int, str], assumed: dict[str, str]) -> None:
        self.roles, self.assumed = roles, assumed
        self.work, self.intake = Review(intake, roles, session.notice(), session.today(), assumed), None

    def cancel(self) -> None:
        """Stop judging; the columns are asked about again, and an earlier result stays."""
        if self.work:
            self.intake, self.work = self.work.intake, None

    def finish(self) -> None:
        """The roster at work is judged: it becomes the result."""
        before, after = self.review, self.work
        if after is None:
            return
        self.corrections, self.pairing = [], ""
        if before:
            carry_choices(before, after)
            if before.intake is not after.intake:
                self.corrections, self.pairing = corrections(before, after), pairing_sentence(before, after)
        self.review, self.work, self.entries, self.step = after, None, [], self.step + 1

    # —— the result ——

    def choose(self, row: int, level: str | None) -> None:
        """The level the officer chooses for somebody; None: as the roster says, or the highest that is met."""
        if self.review:
            self.review.choose(row, level)
            self.entries, self.chosen = [], True

    def key(self, name: str) -> str:
        """The key of a widget that belongs to this roster."""
        return session.key(name, self.number)


def desk() -> Desk:
    if session.ROSTER not in st.session_state:
        st.session_state[session.ROSTER] = Desk(number=session.generation())
    here: Desk = st.session_state[session.ROSTER]
    return here


def clear() -> None:
    session.renew()
    st.session_state.pop(session.ROSTER, None)
