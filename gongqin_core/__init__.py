"""One notice, one condition tree per level, several readers that cannot disagree.

    content/<notice>/*.yaml ── load_notice ──► Notice ── rules_of ──► Rules: its trees as one function

    one person's JSON ── read_answers ──► answers ─┬─ next_question ──► what to ask next, or None
                                                   ├─ explain ────────► a Finding per level: verdict, reasons, clauses
                                                   ├─ outlooks ───────► an Outlook per level: what it would take, when
                                                   ├─ assess ─────────► all levels as JSON
                                                   └─ encode, decode ─► one code for a link, and back
    a roster ── screen_frame, screen_file ──► the same rows, with a verdict per level and what looks wrong
    a folder of content ── check ──► each Problem in it: where, what, and what to do

These names are all that is promised; each is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .ahead.outlook import Outlook, outlooks
    from .authoring.check import check
    from .judging.answers import AnswerError, Answers, read_answers
    from .judging.evaluate import Rules, rules_of
    from .judging.explain import Finding, Reason, explain
    from .judging.interview import next_question
    from .judging.verdict import Verdict
    from .notice.load import load_notice
    from .notice.notice import Notice
    from .notice.rules_hash import rules_hash
    from .notice.yaml_lines import ContentError, Problem
    from .roster.screen import screen_file
    from .roster.screening import screen_frame
    from .roster.spreadsheets.sheet import RosterError
    from .take_away.assess import assess
    from .take_away.caselink import Case, CaseError, decode, encode
else:
    _HOMES = {
        "ahead.outlook": ("Outlook", "outlooks"),
        "authoring.check": ("check",),
        "judging.answers": ("AnswerError", "Answers", "read_answers"),
        "judging.evaluate": ("Rules", "rules_of"),
        "judging.explain": ("Finding", "Reason", "explain"),
        "judging.interview": ("next_question",),
        "judging.verdict": ("Verdict",),
        "notice.load": ("load_notice",),
        "notice.notice": ("Notice",),
        "notice.rules_hash": ("rules_hash",),
        "notice.yaml_lines": ("ContentError", "Problem"),
        "roster.screen": ("screen_file",),
        "roster.screening": ("screen_frame",),
        "roster.spreadsheets.sheet": ("RosterError",),
        "take_away.assess": ("assess",),
        "take_away.caselink": ("Case", "CaseError", "decode", "encode"),
    }

    def __getattr__(name: str) -> object:
        for module, names in _HOMES.items():
            if name in names:
                from importlib import import_module

                return getattr(import_module(f".{module}", __name__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = [
    "AnswerError",
    "Answers",
    "Case",
    "CaseError",
    "ContentError",
    "Finding",
    "Notice",
    "Outlook",
    "Problem",
    "Reason",
    "RosterError",
    "Rules",
    "Verdict",
    "assess",
    "check",
    "decode",
    "encode",
    "explain",
    "load_notice",
    "next_question",
    "outlooks",
    "read_answers",
    "rules_hash",
    "rules_of",
    "screen_file",
    "screen_frame",
]
