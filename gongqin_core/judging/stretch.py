"""Answers that may be one of several in a row: days, numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`, both among them."""

    first: int
    last: int
