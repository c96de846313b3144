"""Numbers in variables and headers: written by people, or by whoever wants to see what happens."""


def whole(text: str) -> int:
    """The number that stands there; 0 where it is no whole number from 1 on."""
    return int(text) if text.isascii() and text.isdigit() else 0
