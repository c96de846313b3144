"""Invented trees of conditions, as a notice's files have them."""

from typing import Any


def cited(tree: Any) -> Any:
    """The same with a clause at each condition that has none."""
    if isinstance(tree, list):
        return [cited(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    return {"clause": "二（二）", **tree} if "fact" in tree else {key: cited(inner) for key, inner in tree.items()}
