"""The notice's warnings to one person: about applying at all, and of what one answer of theirs brings with it."""

from collections.abc import Iterable, Iterator

from ..guide.checklist import Checklist
from ..judging.evaluate import Rules, Term
from ..judging.explain import Explanation, Finding
from ..notice.answer_leaves import Is
from ..notice.conditions import walk
from ..notice.nodes import Node
from ..notice.once import once


def about_applying(rules: Rules, notes: Iterable[str]) -> Iterator[str]:
    """Of a level's notes those on what every level asks alike, and on one answer alone."""
    about = _about_applying(rules)
    return (note for note in notes if note in about)


def own_steps(explanation: Explanation, given: Checklist) -> Iterator[str]:
    """The steps of somebody with one answer; of the answer that picks the procedure there are many."""
    procedure, answers = explanation.rules.notice.procedure, explanation.answers
    for step in (step for part in given.steps if part.when is None for step in part.steps):
        if isinstance(step.when, Is) and (procedure is None or step.when.fact != procedure.id):
            if answers.get(step.when.fact) == step.when.code:
                yield f"{step.text}。"


def to_ask(explanation: Explanation, finding: Finding) -> tuple[str, ...]:
    """What somebody asks whose answer has such a note, or one at this level alone, word for word; nothing of an answer
    that only selects a branch."""
    rules, answers = explanation.rules, explanation.answers
    alike = [node for term in rules.shared_terms for node in walk(term.node) if isinstance(node, Is) and node.note]
    level = [leaf for leaf in _required(rules.roots[finding.level]) if leaf.note in finding.notes]
    own = [leaf for leaf in dict.fromkeys((*level, *alike)) if answers.get(leaf.fact) == leaf.code]
    options = ((leaf, one) for leaf in own for one in rules.notice.facts[leaf.fact].options)
    return tuple(filter(None, (one.asked for leaf, one in options if one.code == leaf.code)))


def _required(term: Term) -> Iterator[Is]:
    """The single answers that a term asks for."""
    if isinstance(term.leaf, Is):
        yield term.leaf
    for member, circumstance in term.members:
        if not circumstance:
            yield from _required(member)


@once
def _about_applying(rules: Rules) -> frozenset[str]:
    nodes = (node for term in rules.shared_terms for node in walk(term.node))
    answers = (term.leaf for term in rules.terms if isinstance(term.leaf, Is))
    return frozenset(node.note for node in (*nodes, *answers) if isinstance(node, Node) and node.note)
