"""What a visitor still has to do before the next step."""


class NotYet(Exception):
    """The visitor has not answered in a usable way; the text says what to do."""
