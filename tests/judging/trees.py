"""What stands in a tree of the notice, walked by hand."""

from collections.abc import Iterator
from typing import Any

from gongqin_core.notice.conditions import Judged, Never, Use, When
from gongqin_core.notice.nodes import Leaf
from tests.people import NOTICE


def leaves(node: Any, aside: bool = False) -> Iterator[tuple[Any, bool]]:
    """The leaves and constants of a tree, `use` followed, and whether each is a circumstance."""
    if isinstance(node, When):
        yield from leaves(node.when, True)
    elif isinstance(node, Use):
        yield from leaves(NOTICE.conditions[node.use], aside)
    elif isinstance(node, Leaf | Judged | Never):
        yield node, aside
    else:
        for member in node.members:
            yield from leaves(member, aside)
