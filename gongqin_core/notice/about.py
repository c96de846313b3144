"""`notice.yaml`: what a notice says of itself, and who stands behind it."""

from datetime import date
from typing import Literal

from pydantic import Field

from .nodes import Id, Strict
from .worked import Telling


class Reader(Strict):
    """Who read the notice, when, and against which text."""

    by: str
    on: date
    text: str


class Office(Strict):
    """Somebody who confirms or answers. `ask` is how a person gets there, by the code of the procedure fact;
    `unsure` is said while that fact is not known, or where there is only one way for all."""

    id: Id
    name: str
    ask: dict[str, str] = Field(default_factory=dict)
    unsure: str


class Silence(Telling):
    """Something the notice leaves out and people keep asking about: that it does, and whom to ask what, each in whole
    sentences."""

    id: Id
    text: str
    ask: str
    clause: str | None = None
    when: Literal["several"] | None = None
    """Shown on a result where more than one level is open."""


class Published(Telling):
    """Where the notice's papers are, and whether it says where those of later years will be."""

    text: str
    clause: str


class PlainWord(Strict):
    """A term that nobody is to read, and its plain form."""

    instead_of: str = Field(min_length=2)
    say: str


class About(Strict):
    """`notice.yaml`"""

    id: Id
    extends: Id | None = None
    """The folder with what the notice shares with others: see `base.py`."""
    number: str
    title: str
    short: str
    """For headings: city, year and subject in one line."""
    year: int | None = Field(default=None, ge=1949, le=2999)
    """The year whose applications the notice takes, as it states it; absent: that of its time of application."""
    issuer: str
    place: str
    time_zone: Literal["Asia/Shanghai", "Asia/Urumqi"] = "Asia/Shanghai"
    """In which its days begin and end, by the name in the IANA's list."""
    only_for: str
    """One sentence: for which year this is and for which it is not."""
    reviewed_by: str | None = None
    """Who reviews applications, for 由……审查决定."""
    procedure: str | None = None
    """The fact that picks steps and addresses, never a verdict; absent where everybody goes the same way."""
    read: Reader
    offices: tuple[Office, ...]
    bodies: tuple[str, ...] = ()
    """Names of those whom texts speak of: offices, departments, sites; `check` finds them misspelt."""
    published: Published | None = None
    """Told after the season to whoever looks for the notice in force; absent where the notice says nothing of it."""
    plain_words: tuple[PlainWord, ...] = ()
    """Terms that people do not understand, and what to say instead. `check` finds them in all that people read."""
    silences: tuple[Silence, ...] = ()
