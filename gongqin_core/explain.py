"""Why does a level come out as it does? Only what holds the verdict down, in units people can act on.

A *unit* is a leaf, or a join with a label. A *way* is a smallest set of units that would lift the level if they held;
for a no, nothing under a circumstance is ever part of a way. The reasons of a level are the units of its ways.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .answers import Answer
from .conditions import Judged, Leaf, Never
from .describe import have, need, office
from .evaluate import Rules, Term
from .verdict import Verdict

Way = frozenset[int]
"""Indexes of the units to lift."""
NOT_MET, UNKNOWN, CONFIRM, MET = (int(verdict) for verdict in Verdict)


@dataclass(frozen=True, slots=True)
class Reason:
    """One unit: what the notice asks for, what the person has, under which clause, and how it comes out."""

    index: int
    need: str
    """Empty where only a fact is missing and no unit of the notice speaks of it."""
    have: tuple[str, ...]
    clause: str
    verdict: Verdict
    facts: tuple[str, ...]
    """The facts behind it, to be supplied or looked at again."""
    ask: str | None
    """Id of the office that decides, where the notice does not."""
    reading: str | None
    """Id of our reading of an unclear clause, where it decided."""

    @property
    def text(self) -> str:
        """One line for plain-text outputs."""
        return "：".join(part for part in (self.need, "；".join(self.have)) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything to be said about one level."""

    level: str
    verdict: Verdict
    outcome: str | None
    """held, retest or approval: the branch with words of its own that decided."""
    ways: tuple[tuple[Reason, ...], ...]
    """Alternatives: lifting all reasons of one of them lifts the verdict; no part of one does."""
    judged: tuple[Judged, ...]
    """What people still have to judge (for verdicts above not_met)."""
    notes: tuple[str, ...]
    readings: tuple[str, ...]
    """Ids of our readings of unclear clauses that decided here."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What holds the verdict down, each once; empty for met."""
        return tuple(dict.fromkeys(reason for way in self.ways for reason in way))

    @property
    def closed(self) -> bool:
        """A no that no effort changes: held already, or below what is held."""
        return any(not reason.facts for reason in self.reasons) and self.verdict == Verdict.NOT_MET

    @property
    def held(self) -> bool:
        return self.outcome == "held"


class Explanation:
    """One person's findings. Reasons are worked out once, however many levels share them."""

    def __init__(self, rules: Rules, answers: Mapping[str, Answer], values: Sequence[int] | None = None) -> None:
        self.rules = rules
        self.answers = answers
        values = rules.values(answers) if values is None else values
        self._now = [(value & 0b111).bit_length() for value in values]
        self._reasons: dict[int, Reason] = {}

    def findings(self) -> dict[str, Finding]:
        """Level id → finding, lowest level first."""
        return {level: self.finding(level) for level in self.rules.roots}

    def finding(self, level: str) -> Finding:
        root = self.rules.roots[level]
        verdict = self._now[root.index]
        units: dict[int, Term] = {}
        found = self._ways(root, verdict, False, units) if verdict < MET else set()
        ways = tuple(tuple(self._reason(units[i]) for i in sorted(way)) for way in sorted(found, key=sorted))
        path = list(self._path(root)) if verdict > NOT_MET else []
        deciding = [*path, *(units[i] for i in dict.fromkeys(i for way in found for i in way))]
        return Finding(
            level,
            Verdict(verdict),
            next((term.node.outcome for term in deciding if term.node.outcome), None),
            ways,
            tuple(term.node for term in path if isinstance(term.node, Judged) and not term.node.confirm),
            _once(term.node.note for term in path),
            _once([*(t.node.reading for t in path if t.members), *(r.reading for way in ways for r in way)]),
        )

    def satisfied(self, level: str) -> tuple[Reason, ...]:
        """Units that hold already, in the branches that are open to this person; to be folded away."""
        units = dict.fromkeys(self._met(self.rules.roots[level]))
        return tuple(self._reason(unit) for unit in units if not isinstance(unit.node, Judged | Never))

    # —— which terms ——

    def _ways(self, term: Term, verdict: int, circumstance: bool, units: dict[int, Term]) -> set[Way]:
        """Smallest sets of units that lift `term`, now at `verdict` or below, above it; none where nothing may."""
        now = self._now
        if circumstance and verdict == NOT_MET:
            return set()
        if term.is_unit:
            units[term.index] = term
            return {frozenset((term.index,))} if now[term.index] == verdict else set()
        pending = [member for member in term.members if now[member[0].index] <= verdict]
        if not term.is_all:
            ways = {way for part, aside in pending for way in self._ways(part, verdict, circumstance or aside, units)}
            return _smallest(ways)
        ways = {frozenset()}
        for part, aside in pending:
            others = self._ways(part, verdict, circumstance or aside, units)
            ways = {way | other for way in ways for other in others}
            if not ways:  # a branch closed by its circumstances
                break
        return _smallest(ways)

    def _path(self, term: Term) -> Iterator[Term]:
        """The terms a verdict rests on: every member of an `all`, the best member of an `any`."""
        yield term
        if term.is_all:
            for part, _ in term.members:
                yield from self._path(part)
        elif term.members:
            yield from self._path(max((part for part, _ in term.members), key=lambda part: self._now[part.index]))

    def _met(self, term: Term) -> Iterator[Term]:
        if term.is_unit:
            if self._now[term.index] == MET:
                yield term
        elif not any(aside and self._now[part.index] == NOT_MET for part, aside in term.members if term.is_all):
            parts = [part for part, aside in term.members if not aside]
            if not term.is_all:
                parts = [part for part in parts if self._now[part.index] == MET][:1] or parts
            for part in parts:
                yield from self._met(part)

    def _culprits(self, term: Term, verdict: int) -> Iterator[Term]:
        """The leaves and constants inside a unit that come out as the unit does."""
        if self._now[term.index] == verdict:
            if not term.members:
                yield term
            for part, aside in term.members:
                if not (aside and verdict == NOT_MET):
                    yield from self._culprits(part, verdict)

    # —— a unit in words ——

    def _reason(self, unit: Term) -> Reason:
        if unit.index not in self._reasons:
            self._reasons[unit.index] = self._worded(unit)
        return self._reasons[unit.index]

    def _worded(self, unit: Term) -> Reason:
        verdict = self._now[unit.index]
        nodes = [term.node for term in self._culprits(unit, verdict)]
        leaves: dict[str, Leaf] = {}
        for node in nodes:
            if isinstance(node, Leaf):
                leaves.setdefault(node.fact, node)
        notice, answers = self.rules.notice, self.answers
        return Reason(
            unit.index,
            need(notice, unit.node) if verdict != UNKNOWN or unit.node.label else "",
            tuple(have(notice, leaf, answers, verdict == CONFIRM) for leaf in leaves.values()),
            unit.node.clause,
            Verdict(verdict),
            tuple(leaves),
            next((who for who in map(office, nodes) if who), None) if verdict == CONFIRM else None,
            next((node.reading for node in nodes if node.reading and _decides(node, verdict)), None),
        )


def explain(rules: Rules, answers: Mapping[str, Answer]) -> dict[str, Finding]:
    """Level id → finding, lowest level first."""
    return Explanation(rules, answers).findings()


def _decides(node: object, verdict: int) -> bool:
    """Whether it was our reading of the clause that led to the verdict, not the clause's plain words."""
    return verdict == CONFIRM or isinstance(node, Never)


def _smallest(ways: set[Way]) -> set[Way]:
    return {way for way in ways if not any(other < way for other in ways)} if len(ways) > 1 else ways


def _once(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in found if item))
