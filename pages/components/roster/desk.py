"""What an officer has on the desk while a roster is checked. It stands in the session alone: no other visitor, no file
and no cache ever holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from gongqin_core.roster.review.corrections import Correction, carry_choices, changed, corrections, pairing_sentence
from gongqin_core.roster.review.edits import Edits, Place
from gongqin_core.roster.review.entries import Entry
from gongqin_core.roster.review.intake import Intake
from gongqin_core.roster.review.review import Review
from gongqin_core.roster.review.tally import Tally, tally
from gongqin_core.roster.review.things_to_do import Thing, things_to_do
from gongqin_core.roster.words import Words
from pages.components import session

UPLOAD, COLUMNS, FIX, RESULTS, DOWNLOADS = STEPS = ("upload", "columns", "fix", "results", "downloads")


@dataclass
class Desk:
    at: str = UPLOAD
    """The step on the page."""
    intake: Intake | None = None
    """A roster that was read and whose columns wait to be confirmed."""
    roles: dict[int, str] = field(default_factory=dict)
    assumed: dict[str, str] = field(default_factory=dict)
    work: Review | None = None
    """A roster being judged."""
    coming: Edits | None = None
    """The roster at work as it came, and what is put right in it."""
    review: Review | None = None
    """The result on the page: it stays until the next one is complete."""
    edits: Edits | None = None
    """The roster of the result as it came, and what was put right in it on the page."""
    words: Words = field(default_factory=Words)
    """What the office's own words mean: said once, also for the next roster."""
    words_trouble: str = ""
    """Why the last file of words was refused."""
    words_notes: list[str] = field(default_factory=list)
    words_files: int = 0
    """Files of words that came in."""
    earlier: tuple[Edits, Words] | None = None
    """Corrections and words before the last change on the page."""
    changed: list[Correction] | None = None
    """Whose result the last change on the page changed; None while nothing was changed at this step."""
    corrections: list[Correction] = field(default_factory=list)
    """From the roster before to this one."""
    pairing: str = ""
    """How people of the two were paired; empty when there was none before."""
    entries: list[Entry] = field(default_factory=list)
    """Everybody in words, for the downloads of a large roster, as far as they are ready."""
    trouble: str = ""
    """Why the last file was refused."""
    number: int = 0
    """The generation in which the file came or its columns were confirmed: widgets of an earlier one carry another in
    their keys."""
    step: int = 0
    """Counts the steps that were taken: at each the page begins at its top."""
    stale: bool = False
    """Whether the result was just changed, and what stands on the page is of before."""
    _whole: Tally | None = None
    _things: list[Thing] | None = None

    # —— the steps ——

    def go(self, step: str) -> None:
        if step == COLUMNS and self.intake is None:
            self.reopen()
        self.at, self.step, self.changed = step, self.step + 1, None

    def open_to(self, step: str) -> bool:
        """Whether one may go there now."""
        return step == UPLOAD or self.review is not None or (step == COLUMNS and self.intake is not None)

    # —— a file ——

    def take(self, intake: Intake) -> None:
        """A new roster. One with the same columns as the last goes straight to be judged."""
        self.trouble, self.number, self.work = "", session.renew(), None
        before = self.review
        if before and (before.intake.headings, before.intake.likely_roles) == (intake.headings, intake.likely_roles):
            self._start(Edits(intake), dict(before.roles), before.assumed)
        else:
            self.intake, self.roles, self.assumed = intake, dict(intake.likely_roles), {}
            self.go(COLUMNS)

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
        self.go(RESULTS if self.review else UPLOAD)

    def reopen(self) -> None:
        """Ask about the columns of the result again."""
        if self.review and self.edits:
            self.intake, self.roles, self.assumed = self.edits.base, dict(self.review.roles), dict(self.review.assumed)

    # —— judging ——

    def confirm(self, assumed: Mapping[str, str]) -> None:
        """Judge the roster whose columns wait; what was looked at in an earlier result of it begins anew."""
        if self.intake:
            self.number = session.renew()
            kept = self.edits if self.edits and self.edits.base is self.intake else None
            self._start(kept or Edits(self.intake), self.roles, assumed)

    def correct(self, cells: Mapping[Place, str]) -> None:
        """Judge the roster of the result again, with these cells put right."""
        if self.edits:
            self._again(self.edits.write(cells), self.words)

    def undo(self, place: Place) -> None:
        """Judge it again with what came in the file in one cell."""
        if self.edits:
            self._again(self.edits.undo(place), self.words)

    def back(self) -> None:
        """Take back the last change on the page."""
        if self.earlier:
            self._again(*self.earlier)

    def settle(self, words: Words) -> None:
        """Judge it again with these words of the office."""
        if self.edits:
            self._again(self.edits, words)

    def take_words(self, words: Words, notes: list[str]) -> None:
        """Words of a file."""
        self.words_trouble, self.words_notes, self.words_files = "", notes, self.words_files + 1
        self.settle(words)

    def refuse_words(self, trouble: str) -> None:
        self.words_trouble, self.words_files = trouble, self.words_files + 1

    def _again(self, edits: Edits, words: Words) -> None:
        if self.review:
            self._start(edits, dict(self.review.roles), self.review.assumed, words)
            self.stale = True

    def _start(
        self, edits: Edits, roles: dict[int, str], assumed: Mapping[str, str], words: Words | None = None
    ) -> None:
        words = self.words if words is None else words
        self.roles, self.assumed, self.coming, self.intake = roles, dict(assumed), edits, None
        self.work = Review(edits.intake, roles, session.notice(), session.today(), self.assumed, words=words)

    def cancel(self) -> None:
        """Stop judging: an earlier result stays. The columns of a new roster are asked about again."""
        if self.coming and not self.stale:
            self.intake = self.coming.base
            self.go(COLUMNS)
        self.work, self.stale = None, False

    def finish(self) -> None:
        """The roster at work is judged: it becomes the result."""
        before, after, edits = self.review, self.work, self.coming
        if after is None or edits is None:
            return
        if before and self.edits and edits.base is self.edits.base:
            after.chosen = dict(before.chosen)
        else:
            self.corrections, self.pairing = [], ""
            if before:
                carry_choices(before, after)
                self.corrections, self.pairing = corrections(before, after), pairing_sentence(before, after)
        self.earlier = (self.edits, self.words) if self.edits else None
        self.review, self.edits, self.words, self.work = after, edits, after.words, None
        if before and self.stale:
            self.changed = changed(before, after)
        else:
            self.go(FIX if after.with_problems else RESULTS)
        self._forget()

    # —— the result ——

    def choose(self, row: int, level: str | None) -> None:
        """The level the officer chooses for somebody; None: as the roster says, or the highest that is met."""
        if self.review:
            self.review.choose(row, level)
            self._forget()
            self.stale = True

    def _forget(self) -> None:
        """What was counted of the result, and put into words."""
        self.entries, self._whole, self._things, self.stale = [], None, None, False

    @property
    def whole(self) -> Tally:
        """Everybody, counted."""
        if self._whole is None:
            review = self.done
            self._whole = tally(review, review.people)
        return self._whole

    @property
    def things(self) -> list[Thing]:
        """What has to be looked at again."""
        if self._things is None:
            self._things = things_to_do(self.done)
        return self._things

    @property
    def done(self) -> Review:
        """The result, where there is one."""
        assert self.review
        return self.review

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
