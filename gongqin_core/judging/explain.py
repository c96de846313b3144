"""Why does a level come out as it does? Only what holds the verdict down, in units people can act on.

A *unit* is a leaf, or a join with a label. A *way* is a smallest set of units that would lift the level if they held;
for a no, nothing under a circumstance is ever part of a way. The reasons of a level are the units of its ways.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ..notice.conditions import AnyLeaf, Judged, Never
from ..notice.day_leaves import Counting
from ..notice.once import once
from .answers import Answer, applicable
from .describe import have, need, office
from .evaluate import Rules, Term
from .verdict import OF_UNARY, Verdict, fixed

UnitSet = frozenset[int]
"""Indexes of the units to lift."""
NOT_MET, UNKNOWN, CONFIRM, MET = Verdict
NOW_OF = [OF_UNARY.get(packed & 0b111, NOT_MET) for packed in range(fixed(MET) + 1)]
"""What holds now of every packed verdict."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a term has to say when a verdict rests on it. A reading counts for joins; leaves give theirs as reasons."""

    outcome: str | None = None
    judged: Judged | None = None
    note: str | None = None
    reading: str | None = None


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
    office: str | None
    """Id of the office that decides, where the notice does not."""
    reading: str | None
    """Id of our reading of an unclear clause, where it decided."""
    counting: Counting | None = None
    """The condition on years among what decided it."""

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
        return tuple({reason.index: reason for way in self.ways for reason in way}.values())

    @property
    def common(self) -> tuple[Reason, ...]:
        """The reasons that belong to every way: each of them stands in the way of the level."""
        return tuple(reason for reason in self.reasons if all(reason in way for way in self.ways))

    @property
    def choices(self) -> tuple[tuple[Reason, ...], ...]:
        """What else each way asks for, where there are several: one of them is enough."""
        common = self.common
        rest = tuple(tuple(reason for reason in way if reason not in common) for way in self.ways)
        return rest if len(rest) > 1 else ()

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
        self.answers = applicable(rules.notice.facts, answers)
        self.values = rules.values(answers) if values is None else list(values)
        """The packed verdicts of all terms, see `Rules.values`."""
        self._now = [NOW_OF[value] for value in self.values]
        self._remarks, self._needs = _remarks(rules), _needs(rules)
        self._reasons: dict[tuple[int, str], Reason] = {}

    def findings(self) -> dict[str, Finding]:
        """Level id → finding, lowest level first."""
        return {level: self.finding(level) for level in self.rules.roots}

    def finding(self, level: str) -> Finding:
        root = self.rules.roots[level]
        verdict = self._now[root.index]
        unit_sets = sorted(map(sorted, self._ways(root, verdict))) if verdict < MET else []
        ways = tuple(tuple(self._reason(self.rules.terms[index], level) for index in way) for way in unit_sets)
        remarks = list(self._remarks_on(root)) if verdict > NOT_MET else []
        deciding = [*remarks, *(self._remarks[index] for way in unit_sets for index in way if index in self._remarks)]
        return Finding(
            level,
            verdict,
            next((remark.outcome for remark in deciding if remark.outcome), None),
            ways,
            tuple(dict.fromkeys(remark.judged for remark in remarks if remark.judged)),
            _each_once(remark.note for remark in remarks),
            _each_once([*(remark.reading for remark in remarks), *(reason.reading for way in ways for reason in way)]),
        )

    def satisfied(self, level: str) -> tuple[Reason, ...]:
        """Units that hold already, in the branches that are open to this person; to be folded away."""
        units = dict.fromkeys(self._met(self.rules.roots[level]))
        return tuple(self._reason(unit, level) for unit in units if not isinstance(unit.node, Judged | Never))

    def unclear(self, reason: Reason) -> tuple[Term, ...]:
        """What people have to confirm of a reason: leaves and constants, in the order of the tree."""
        culprits = self._culprits(self.rules.terms[reason.index], CONFIRM) if reason.verdict == CONFIRM else []
        return tuple(dict.fromkeys(culprits))

    # —— which terms ——

    def _ways(self, term: Term, verdict: Verdict) -> set[UnitSet]:
        """Smallest sets of units that lift `term`, which is at `verdict`, above it; none where nothing may."""
        if term.is_unit:
            return {frozenset((term.index,))}
        offers = []
        for part, aside in term.members:
            if self._now[part.index] == verdict:
                offer = set() if aside and verdict == NOT_MET else self._ways(part, verdict)
                if term.is_all and not offer:  # a branch closed by its circumstances
                    return offer
                offers.append(offer)
        if len(offers) == 1:
            return offers[0]
        together = {frozenset[int]().union(*sets) for sets in product(*offers)} if term.is_all else set().union(*offers)
        return _smallest(together)

    def _remarks_on(self, term: Term) -> Iterator[Remark]:
        """The remarks of what a verdict rests on: every member of an `all`, the best member of an `any`."""
        if term.index in self._remarks:
            yield self._remarks[term.index]
            if term.is_all:
                for part, _ in term.members:
                    yield from self._remarks_on(part)
            elif term.members:
                yield from self._remarks_on(max(term.members, key=lambda member: self._now[member.term.index]).term)

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

    def _culprits(self, term: Term, verdict: Verdict) -> list[Term]:
        """The leaves and constants that make `term` come out at `verdict`, as it does."""
        if not term.members:
            return [term]
        culprits: list[Term] = []
        for part, aside in term.members:
            if self._now[part.index] == verdict and (verdict > NOT_MET or not aside):
                culprits += self._culprits(part, verdict)
        return culprits

    # —— a unit in words ——

    def _reason(self, unit: Term, level: str) -> Reason:
        clause = unit.node.clause_at(level) or ""
        key = unit.index, clause
        if key not in self._reasons:
            self._reasons[key] = self._worded(unit, clause)
        return self._reasons[key]

    def _worded(self, unit: Term, clause: str) -> Reason:
        verdict = self._now[unit.index]
        leaves: dict[str, AnyLeaf] = {}
        who = reading = None
        for term in self._culprits(unit, verdict):
            if term.leaf:
                leaves.setdefault(term.leaf.fact, term.leaf)
            if verdict == CONFIRM:
                who = who or office(term.node)
            if _decides(term, verdict):
                reading = reading or term.node.reading
        notice, answers = self.rules.notice, self.answers
        return Reason(
            unit.index,
            self._needs[unit.index] if verdict != UNKNOWN or unit.node.label else "",
            tuple([have(notice, leaf, answers, verdict == CONFIRM) for leaf in leaves.values()]),
            clause,
            verdict,
            tuple(leaves),
            who,
            reading,
            next((leaf for leaf in leaves.values() if isinstance(leaf, Counting)), None),
        )


def explain(rules: Rules, answers: Mapping[str, Answer]) -> dict[str, Finding]:
    """Level id → finding, lowest level first."""
    return Explanation(rules, answers).findings()


def _decides(term: Term, verdict: Verdict) -> bool:
    """Whether our reading of the clause led to the verdict, not its plain words: for a confirm or a closed branch."""
    return verdict == CONFIRM or term.fact is None


@once
def _needs(rules: Rules) -> dict[int, str]:
    """Index of a unit → what it asks for."""
    return {term.index: need(rules.notice, term.node) for term in rules.terms if term.is_unit}


@once
def _remarks(rules: Rules) -> dict[int, Remark]:
    """Index of a term → its remark, for the terms that have one and those above them."""
    remarks: dict[int, Remark] = {}
    for root in rules.roots.values():
        _collect(root, remarks)
    return remarks


def _collect(term: Term, remarks: dict[int, Remark]) -> bool:
    node = term.node
    judged = node if isinstance(node, Judged) and not node.confirm else None
    remark = Remark(node.outcome, judged, node.note, node.reading if term.members else None)
    if any([_collect(part, remarks) for part, _ in term.members]) or remark != Remark():
        remarks[term.index] = remark
    return term.index in remarks


def _smallest(sets: set[UnitSet]) -> set[UnitSet]:
    return {units for units in sets if not any(other < units for other in sets)} if len(sets) > 1 else sets


def _each_once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
