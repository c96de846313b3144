"""What a roster's rows show beside their facts, and calls for a look."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ..notice.spelling import visible
from .arrays import Array, Coded
from .cells import cell_text
from .person_names import is_nameless

NO_SIGNS: Mapping[int, str] = MappingProxyType({})


class RowSigns(NamedTuple):
    """`nameless`: rows that are somebody's and do not say whose; `further`: those of them that may be further rows of
    who stands above (see `FurtherRows`); `alone`: rows with a name and nothing else; `examples`: see `example_signs`;
    `units`: a number for each row's unit, None without a column of them; `remarks`: see `RemarkColumn`."""

    nameless: Sequence[int] = ()
    further: Sequence[int] = ()
    alone: Sequence[int] = ()
    examples: Mapping[int, str] = NO_SIGNS
    units: Array = None
    remarks: Sequence[Coded] = ()


def stands_alone(cells: Sequence[object], name: int | None, order: Collection[int]) -> bool:
    """Whether a row has nothing but a name. `name`: the column of names; `order`: those that count the rows."""
    said = {column: text for column, cell in enumerate(cells) if (text := visible(cell_text(cell)))}
    return name is not None and said.keys() - {*order} == {name} and not is_nameless(said[name])
