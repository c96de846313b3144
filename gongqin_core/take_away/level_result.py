"""Everything to be said of one level to one person, ready to be drawn.

Cards, the level table, texts to send on, the sheets and the voice all draw this one value, and ask nothing else. Each
part is worked out once, when it is first asked for: a text to send on does not wait for what lies years ahead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ..ahead.advice import Advice
from ..ahead.ahead import Ahead, Unsure
from ..ahead.earliest import Earliest
from ..ahead.way import Way
from ..guide.checklist import Checklist, checklist
from ..guide.timetable import Period, State, last_of, stages
from ..judging.explain import Explanation, Finding, Reason
from ..judging.prices import Price, fee_items, is_stated, price, prices
from ..judging.verdict import Verdict
from ..judging.words import exam_name, office_sentence, procedure_of
from ..notice.fees import Fee
from ..notice.notice import Notice
from .reasons import WordedReason, worded
from .to_confirm import Question, questions
from .warnings import about_applying, own_steps, to_ask


class ToJudge(NamedTuple):
    """Something that people judge, whatever the answers; `who` is an office by name, or simply 人. `ask`: how one gets
    there, as a sentence; empty for the office that is at hand."""

    who: str
    what: str
    clause: str
    ask: str = ""


@dataclass(frozen=True, eq=False)
class LevelResult:
    """One level. `ahead` is shared by all levels of the person."""

    explanation: Explanation
    finding: Finding
    today: date
    ahead: Ahead

    @property
    def notice(self) -> Notice:
        return self.explanation.rules.notice

    @property
    def id(self) -> str:
        return self.finding.level

    @property
    def name(self) -> str:
        """Both names: 四级（中级工）."""
        return self.notice.level[self.id].name

    @property
    def short(self) -> str:
        return self.notice.level[self.id].short

    @property
    def exam(self) -> str:
        """What one applies for: the name, or 新工种的三级（平级考核）."""
        return exam_name(self.notice, self.id, self.finding.outcome)

    @property
    def full(self) -> str:
        """For a list of all levels: the name, and that it is the exam in a new trade, where it is."""
        return f"{self.name}，新工种平级考核" if self.possible and self.finding.outcome == "retest" else self.name

    @property
    def verdict(self) -> Verdict:
        return self.finding.verdict

    @property
    def word(self) -> str:
        """How the verdict is put: what is held, or lies below it, is no failure."""
        if self.finding.closed:
            return "已持有" if self.finding.held else "不用再报"
        return self.verdict.label

    @property
    def closed(self) -> str:
        """`held`, or `below` what is held; empty for all others."""
        return ("held" if self.finding.held else "below") if self.finding.closed else ""

    @property
    def possible(self) -> bool:
        """Whether it is no no: one may still apply."""
        return self.verdict > Verdict.NOT_MET

    @property
    def maybe_again(self) -> bool:
        """Whether the person holds it, and somebody has to say whether it is to be sat again in a new trade."""
        return self.finding.outcome == "retest" and self.verdict == Verdict.CONFIRM

    # —— why ——

    @cached_property
    def grounds(self) -> tuple[WordedReason, ...]:
        """For a yes what it rests on at this level, otherwise all that holds it down."""
        if self.verdict < Verdict.MET:
            return self._worded(self.finding.reasons)
        shared = self.explanation.rules.shared
        return self._worded(r for r in self.explanation.satisfied(self.id) if r.have and r.index not in shared)

    @cached_property
    def common(self) -> tuple[WordedReason, ...]:
        """Of the grounds those that count in any case."""
        return self.grounds if self.verdict == Verdict.MET else self._worded(self.finding.common)

    @cached_property
    def choices(self) -> tuple[tuple[WordedReason, ...], ...]:
        """Of the grounds the others, by the ways of which one is enough; empty where there is no choice."""
        return tuple(self._worded(way) for way in self.finding.choices)

    @property
    def choice(self) -> str:
        """What to say before the ways, without a colon; empty where there is no choice."""
        if not self.choices:
            return ""
        return f"{'另外，' if self.common else ''}下面 {len(self.choices)} 条路，{self.enough}"

    @property
    def enough(self) -> str:
        """That one of the ways is enough, without a full stop; empty where there is no choice."""
        if not self.choices:
            return ""
        return "有一条得到确认就行" if self.verdict == Verdict.CONFIRM else "走通一条就行"

    @cached_property
    def satisfied(self) -> tuple[WordedReason, ...]:
        """What holds already, in the branches that are open to the person."""
        return self._worded(reason for reason in self.explanation.satisfied(self.id) if reason.have)

    @property
    def asks(self) -> tuple[str, ...]:
        """Whom to ask about what is to be confirmed, one sentence for each office."""
        return tuple(dict.fromkeys(reason.ask for reason in self.grounds if reason.ask))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The facts without which the level cannot be judged, by id."""
        unknown = (reason for reason in self.finding.reasons if reason.verdict == Verdict.UNKNOWN)
        return tuple(dict.fromkeys(fact for reason in unknown for fact in reason.facts))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What to ask, word for word, where it is to be confirmed."""
        return questions(self.explanation, self.id, self.today)

    # —— what people judge, and how we read what is unclear ——

    @cached_property
    def to_judge(self) -> tuple[ToJudge, ...]:
        notice, nearest = self.notice, self.notice.about.offices[0].id
        procedure = procedure_of(notice, self.explanation.answers)

        return tuple(
            ToJudge(
                notice.office[item.by].name if item.by else "人",
                item.judged,
                item.clause or "",
                office_sentence(notice, item.by, procedure) if item.by != nearest else "",
            )
            for item in self.finding.judged
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """The notice's own warnings."""
        return self.finding.notes

    @property
    def warnings(self) -> tuple[str, ...]:
        """Of these, those about applying at all, and those that one answer of the person's brings; and what that answer
        has them do."""
        steps = own_steps(self.explanation, self.checklist) if self.possible else ()
        return (*about_applying(self.explanation.rules, self.notes), *steps)

    @property
    def to_ask(self) -> tuple[str, ...]:
        """What somebody asks whose answer has a warning of the notice, word for word."""
        return to_ask(self.explanation, self.finding)

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """How we read what the notice leaves unclear, where it decided here."""
        shown = (self.notice.reading[reading].shown for reading in self.finding.readings)
        return tuple(text for text in shown if text)

    # —— what it costs, what to bring, how and when ——

    @property
    def fee(self) -> Fee:
        return self.notice.fees[self.id]

    @property
    def price(self) -> str:
        """275 元, or that the notice does not say; while it hangs on the trade, what each kind of trade pays."""
        return price(self.notice, self.id, self.explanation.answers)

    @property
    def prices(self) -> tuple[Price, ...]:
        """The same one by one, with what each is made of."""
        return prices(self.notice, self.id, self.explanation.answers)

    @property
    def is_priced(self) -> bool:
        """Whether the notice says what the level costs."""
        return is_stated(self.notice, self.id)

    @property
    def fee_items(self) -> list[str]:
        return fee_items(self.notice, self.id, self.explanation.answers)

    @cached_property
    def checklist(self) -> Checklist:
        """What to bring, which steps to take, what happens otherwise."""
        return checklist(self.notice, self.explanation.answers, self.id)

    @cached_property
    def periods(self) -> list[Period]:
        """The stages that concern the level."""
        return stages(self.notice, self.today, {self.id})

    def stage(self, role: str) -> Period | None:
        """The last of its stages of one kind (`Stage.role`); None where the notice has none."""
        return last_of(self.periods, role)

    @property
    def over(self) -> bool:
        """Whether registration for it has ended."""
        registration = self.stage("apply")
        return registration is not None and registration.state is State.PAST

    # —— what lies ahead ——

    @cached_property
    def unsure(self) -> list[Unsure]:
        """What hangs on facts that cannot be told."""
        return self.ahead.unsure(self.id)

    @cached_property
    def advice(self) -> Advice:
        """What it would take."""
        return self.ahead.advice(self.id)

    @cached_property
    def lapse(self) -> str:
        """That one may apply now or hardly again, as a sentence; empty where nothing urges."""
        return self.ahead.lapse(self.id)

    @cached_property
    def ended(self) -> str:
        """That nobody with these answers can apply for it any more, as a sentence; empty while they still can."""
        return self.ahead.ended(self.id)

    @property
    def years(self) -> Earliest:
        """The first years by waiting alone."""
        return self.ahead.outlook(self.id).earliest

    @property
    def soonest(self) -> int | None:
        """The first year by whichever way; None where there is none."""
        return self._way.year if self._way else None

    @property
    def is_sure(self) -> bool:
        """Whether that way leads there without anybody's confirmation."""
        return self._way is not None and self._way.verdict == Verdict.MET

    @property
    def in_time(self) -> Earliest | None:
        """The years of that way, where all it takes is time and what was never asked; else None."""
        way = self._way
        return way.earliest if way and way.takes_time_alone(self.explanation.answers) else None

    @property
    def curable(self) -> bool:
        """Whether all that it takes is something to be brought about, without an exam and without waiting."""
        way = self._way
        return way is not None and self.is_sure and 0 < len(way.steps) == way.to_obtain

    @property
    def to_obtain(self) -> int:
        """How many things are to be brought about on that way."""
        return self._way.to_obtain if self._way else 0

    @property
    def _way(self) -> Way | None:
        """The soonest one."""
        return self.ahead.outlook(self.id).soonest

    def _worded(self, reasons: Iterable[Reason]) -> tuple[WordedReason, ...]:
        return worded(self.notice, self.explanation.answers, reasons)
