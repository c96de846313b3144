"""Facts: what may be asked, in which words, and which answers exist (`questions.yaml`)."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .conditions import Strict

FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]

NONE = "none"
"""The answer “none of these” to a multi, or “there is none” to a date."""


class Option(Strict):
    """One answer: the code files and JSON use, the words people read, and a hint where the words need one."""

    code: Code
    label: str
    hint: str | None = None


class Wording(Strict):
    """The sentences for what can go wrong with one question: each says what to do."""

    empty: str
    invalid: str | None = None


class Fact(Strict):
    """One fact a condition may test, or (procedure only) one that picks steps and addresses."""

    id: FactId
    type: Literal["choice", "multi", "date", "trade"]
    short: str
    """The name in lists and roster headings."""
    question: str
    hint: str | None = None
    why: str
    clause: str
    options: tuple[Option, ...] = ()
    none: str | None = None
    """Words for “none of these” / “there is none”; absent where that is no answer."""
    unsure: str | None = None
    """Words for “I cannot tell”; absent where that would not be honest."""
    applies: dict[FactId, tuple[Code, ...]] = {}
    """The fact exists only while each of these facts is unanswered or has one of these codes."""
    affirms: str | None = None
    """How an explanation begins what this person has (“您”, or “您的证书”)."""
    years: tuple[int, int] | None = None
    """First and last year offered for a date on a page (a date outside still counts in files)."""
    errors: Wording

    @cached_property
    def labels(self) -> dict[str, str]:
        """Code → words, “none” included where it is an answer."""
        return {o.code: o.label for o in self.options} | ({NONE: self.none} if self.none else {})

    @cached_property
    def codes(self) -> frozenset[str]:
        return frozenset(o.code for o in self.options)


class Questions(Strict):
    """`questions.yaml`: facts in the order in which they are best asked."""

    facts: tuple[Fact, ...] = Field(min_length=1)
