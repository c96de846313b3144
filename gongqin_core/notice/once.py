"""What is worked out once for each notice, or for each set of compiled rules."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

Owner = TypeVar("Owner")
Rest = TypeVarTuple("Rest")
Result = TypeVar("Result")


def once(work: Callable[[Owner, *Rest], Result]) -> Callable[[Owner, *Rest], Result]:
    """Keeps what `work` returns with its first argument (a Notice or Rules; anything that has a `__dict__`), by the
    other arguments, which are hashable.

    So results live exactly as long as what they are about, and are never crowded out by those of other notices. What
    Notice or Rules can work out without importing upwards is a `cached_property` of theirs instead.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(owner: Owner, *rest: *Rest) -> Result:
        results: dict[Any, Result] = vars(owner).setdefault(name, {})
        if rest not in results:
            results[rest] = work(owner, *rest)
        return results[rest]

    return kept
