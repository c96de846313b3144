"""Everything in a condition decides something for somebody, or only words a reason and says so (`explains: true`).

What people judge, a closed branch and a circumstance are words by what they are: whom circumstances select is proved in
`branches.py`.
"""

from collections.abc import Callable, Iterator

from ...judging.diagrams import NOBODY
from ...judging.everybody import Everybody
from ...judging.points import UNKNOWN
from ...notice.base import Place
from ...notice.conditions import All, AnyNode, AnyOf, Judged, Never, Relaxed, Use, When
from ...notice.nodes import Leaf, Node
from ...notice.notice import Notice
from ...notice.questions import Fact
from ...notice.trades import Catalogue
from ...notice.yaml_lines import Problem
from ..checks.places import Book, Spot
from ..mutants.changes import Mutant, mutants
from ..mutants.noticing import treated_differently

SAME = "没有它，谁的结论也一样"


def idle_conditions(book: Book) -> Iterator[Problem]:
    """Members of joins and codes without which everybody would be judged the same."""
    everybody, notice = book.everybody, book.notice
    told: set[Place] = set()
    for mutant in sorted(mutants(notice), key=lambda one: not _is_member(one)):
        if not mutant.shorter or "when" in mutant.place:
            continue
        node = _node_at(notice, mutant.place)
        if _is_words(notice, node):
            continue
        idle, marked = treated_differently(everybody, mutant) == NOBODY, isinstance(node, Node) and node.explains
        if marked and not idle and _is_member(mutant):
            text = "标了 explains: true，可是删去它有人的结论会变。请删去 explains"
            yield book.problem("levels", (*mutant.place, "explains"), text)
        elif idle and not marked and not any(mutant.place[:n] in told for n in range(len(mutant.place))):
            told |= {mutant.place} if _is_member(mutant) else set()
            what = f"这一条不起作用：{SAME}" if _is_member(mutant) else f"{mutant.text}，谁的结论都不变"
            rest = "请看是不是写错了、被别的条件盖住了"
            if _is_member(mutant) and (other := _covering(book, mutant.place)):
                where = book.where(Spot("levels", other, None))
                rest = f"它管的人，{where} 已经都管了。请看这两处哪一处写错了（数字、代码，或者漏了什么）"
            yield book.problem("levels", mutant.place, f"{what}。{rest}；只用来说明理由的，加 explains: true")


def idle_options(book: Book) -> Iterator[Problem]:
    """An answer beside which another could stand for everybody is the rest (`otherwise`), or nothing asks for it."""
    everybody = book.everybody
    for number, fact in enumerate(book.parts.questions.facts):
        if fact.id == book.notice.about.procedure:
            continue
        for position, option in enumerate(fact.options):
            if not option.otherwise and (same := _same_as(everybody, fact, option.code)):
                text = f"选“{option.label}”和{same}，谁的结论都一样。请看条件里的代码写错没有、漏没漏；真不用分的才删去"
                yield book.problem("questions", ("facts", number, "options", position), text)


def idle_trades(book: Book) -> Iterator[Problem]:
    """A name that is judged like one that no catalogue has; where fees hang on the trade, it pays what it would not."""
    everybody = book.everybody
    if any(fee.by_trade for fee in book.notice.fees.values()):
        return
    tests = [fact.id for fact in book.notice.facts.values() if fact.type == "trade"]
    for spot in book.of(Catalogue):
        names = [trade.name for trade in spot.value.trades]
        idle = [n for n, name in enumerate(names) if all(_is_same(everybody, fact, name, "") for fact in tests)]
        for number in idle[:1]:
            more = f"（另有 {len(idle) - 1} 个也是）" if len(idle) > 1 else ""
            text = f"工种“{names[number]}”写不写进目录，谁的结论都一样{more}。请看用这个目录的条件写错没有"
            yield book.at(spot, text, "trades", number)


def _same_as(everybody: Everybody, fact: Fact, code: str) -> str | None:
    """What else could be said in the place of a code, and everybody would be judged the same; None where nothing."""
    if fact.type == "multi":
        others = [frozenset(some) for some in _sets(everybody, fact) if code not in some]
        alike = all(_is_same(everybody, fact.id, some, some | {code}) for some in others)
        return "不选" if alike else None
    rest = [option for option in fact.options if option.code != code]
    if not rest or not all(_is_same(everybody, fact.id, code, other.code) for other in rest):
        return None
    return "选别的"


def _sets(everybody: Everybody, fact: Fact) -> Iterator[frozenset[str]]:
    points = everybody.points[everybody.variable[fact.id]]
    for point in range(UNKNOWN + 1, points.size):
        answer = points.answer(point)
        if isinstance(answer, frozenset):
            yield answer


def _is_same(everybody: Everybody, fact: str, one: str | frozenset[str], other: str | frozenset[str]) -> bool:
    variable = everybody.variable[fact]
    here, there = map(everybody.points[variable].point, (one, other))
    nodes = everybody.diagrams.asking(everybody.level_diagrams.values(), variable)
    return all(node.kid(here) == node.kid(there) for node in nodes)


def _is_member(mutant: Mutant) -> bool:
    """Whether a member of a join was left out, rather than a code."""
    return isinstance(mutant.place[-1], int)


def _node_at(notice: Notice, place: Place) -> AnyNode:
    """The condition at a place of `levels.yaml`, or the one that the place is inside of."""
    if place[0] == "conditions":
        node, rest = notice.conditions[str(place[1])], place[2:]
    else:
        node, rest = notice.levels[int(place[1])].tree, place[3:]
    for step in rest:
        if isinstance(step, int) and isinstance(node, All | AnyOf):
            node = node.members[step]
        elif step == "when" and isinstance(node, When):
            node = node.when
    return node


def _covering(book: Book, place: Place) -> Place | None:
    """Another member of the same join beside which this one has nothing to say."""
    everybody, join = book.everybody, _node_at(book.notice, place[:-2])
    members = join.members if isinstance(join, All | AnyOf) else ()
    says = [everybody.says(member, book.notice.conditions, {}) for member in members]
    mine, above = says[int(place[-1])], everybody.diagrams.above
    for number, other in enumerate(says):
        pair = (mine, other) if isinstance(join, AnyOf) else (other, mine)
        if number != place[-1] and above(*pair) == NOBODY:
            return (*place[:-1], number)
    return None


def _is_words(notice: Notice, node: AnyNode) -> bool:
    """Whether a condition tests nothing outside circumstances, and leaves nothing to an office."""
    match node:
        case When() | Never():
            return True
        case Judged():
            return node.confirm is None
        case Use(use=name):
            return _is_words(notice, notice.conditions[name])
        case All(members=members) | AnyOf(members=members):
            return node.confirm is None and all(_is_words(notice, member) for member in members)
        case Relaxed() | Leaf():
            return False


CHECKS: tuple[Callable[[Book], Iterator[Problem]], ...] = (idle_conditions, idle_options, idle_trades)
