"""The codes of trades: which name is meant where people write a code, or a code beside a name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .spelling import spelled
from .trades import Catalogue

BESIDE = "()[]【】〔〕{}<>《》/、,;:。|_-—·."
"""What may stand between a code and a name."""


class WrongCode(ValueError):
    """A code beside the name of another trade; `str()` says so and what to do."""


@dataclass(frozen=True)
class TradeCodes:
    """What the codes of a notice stand for."""

    names: Mapping[str, str] = field(default_factory=dict)
    """How a code is spelled → the trade that has it."""
    listed: Mapping[str, str] = field(default_factory=dict)
    """How a name of the catalogues is spelled → the name."""

    @classmethod
    def of(cls, catalogues: Iterable[Catalogue]) -> "TradeCodes":
        trades = [trade for catalogue in catalogues for trade in catalogue.trades]
        names = {spelled(trade.code): trade.name for trade in trades if trade.code}
        return cls(names, {spelled(trade.name): trade.name for trade in trades})

    def name(self, text: str) -> str:
        """The trade that a text means by its code, which is all of it or stands beside the name; else the text as it
        is. WrongCode where the name beside it is another one's.

        >>> codes = TradeCodes({"6-18-02-04": "焊工"}, {"焊工": "焊工", "电工": "电工"})
        >>> [codes.name(text) for text in ("６-18-02-04", "焊工（6-18-02-04）", "焊工", "气焊 6-18-02-04")]
        ['焊工', '焊工', '焊工', '气焊 6-18-02-04']
        """
        if not self.names:
            return text
        written = spelled(text)
        found = None if written in self.listed else self._code.search(written)
        if not found:
            return text
        meant, beside = self.names[found[0]], (written[: found.start()] + written[found.end() :]).strip(BESIDE)
        named = self.listed.get(beside) if beside else meant
        if named and named != meant:
            raise WrongCode(f"代码 {found[0]} 是{meant}，不是{named}。请看名称和代码哪个写错了")
        return named or text

    @cached_property
    def _code(self) -> re.Pattern[str]:
        """A code that is no part of a longer one."""
        every = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        return re.compile(rf"(?<![0-9a-z])(?<![0-9a-z][-.])(?:{every})(?![-.]?[0-9a-z])")
