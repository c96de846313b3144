"""What an officer states for everybody on a roster that has no column for it (“all of them are regular staff at work”).

Nothing is assumed by itself: without a column and without this statement a fact is unknown. Every output repeats it.
"""

from collections.abc import Collection, Mapping

from .notice import Notice


def assumable(notice: Notice, columns: Collection[str]) -> dict[str, str]:
    """Fact → the words that may stand for everybody, for facts a roster with these columns (facts) lacks."""
    offered = notice.questions.assumable.items()
    return {fact: notice.facts[fact].labels[code] for fact, code in offered if fact not in columns}


def assumed_words(notice: Notice, assumed: Mapping[str, str]) -> str:
    """What was assumed, for a line on an output; empty for nothing."""
    return "，".join(f"{notice.facts[fact].short}全部按“{words}”" for fact, words in assumed.items())
