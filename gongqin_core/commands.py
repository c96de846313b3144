"""What each command of `gongqin` does: a function each, named as the command is, that imports what it needs when it
runs. How they are called stands in `cli.py`."""

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .clock import today
from .judging.answers import AnswerError, read_answers
from .notice.load import UNCHECKED, load_notice, notice_folder, read_notice

if TYPE_CHECKING:
    from .comparing.against import WorkedCase

OWN_CASES = Path()
"""`--cases` without a file: those of the notice's own folder."""
AGAIN = "改好以后再查一遍：后面几步要这些改好了才查得出来。"
THE_ONE_BEFORE = ""
"""`--against` without a notice: the one of the same place before this one."""


class Refusal(Exception):
    """What was asked for cannot be done; the text says where, what and what to do."""


def assess(options: argparse.Namespace) -> int:
    from .judging.evaluate import rules_of
    from .take_away.assess import assess as verdicts

    notice = load_notice(options.notice)
    try:
        answers = read_answers(notice.facts, _read_json(options.file))
    except AnswerError as error:
        raise Refusal(f"{options.file}：{error}") from None
    print(json.dumps(verdicts(rules_of(notice), answers), ensure_ascii=False, indent=2))
    return 0


def screen(options: argparse.Namespace) -> int:
    from .roster.screen import screen_file
    from .roster.spreadsheets.sheet import RosterError

    notice = load_notice(options.notice)
    day = today(notice.about.time_zone)
    try:
        notes = screen_file(options.roster, options.out, notice, day, options.assume, options.words)
    except RosterError as error:
        raise Refusal(str(error)) from None
    print("\n".join(notes))
    return 0


def check(options: argparse.Namespace) -> int:
    from .authoring.check import can_judge
    from .authoring.check import check as problems_of
    from .authoring.laid_over import laid_over

    cases, folder = options.cases, options.folder
    worked: Sequence[WorkedCase] = ()
    if cases and cases != OWN_CASES and not folder and (cases / "notice.yaml").is_file():
        cases, folder = OWN_CASES, cases  # `--cases 文件夹`
    if cases not in (None, OWN_CASES) and options.against is None:
        raise Refusal("--cases 后面写文件时，要和 --against 一起写：里面的人按 --against 那份通知读")
    old = notice_folder(options.against) if options.against else None  # what is wrong is told before the long check
    folder = folder or notice_folder(options.notice)
    if not (folder / "notice.yaml").is_file():
        raise Refusal(f"{folder}：这里没有 notice.yaml，不是通知文件夹。请写通知文件夹的路径，如 content/通知名")
    if cases not in (None, OWN_CASES):
        old = old or _before(folder)
        worked = _worked_cases(cases, old)
    problems = problems_of(folder)
    for problem in problems:
        print(problem)
    to_check = sum(problem.text.endswith(UNCHECKED) for problem in problems)
    also = f"其中 {to_check} 处是还没有核对的数字或文字。" if to_check else ""
    print(f"共 {len(problems)} 处问题。{also}{AGAIN}" if problems else f"{folder.name}：没有发现问题。")
    for line in laid_over(folder) if not problems else ():
        print(line)
    unnoticed = cases == OWN_CASES and _try_changes(folder, usable=not problems)
    if options.against is not None:
        usable = can_judge(folder)
        if old is None and usable:
            old = _before(folder)
        _compare(folder, old or folder, worked, usable)
    return 1 if problems or unnoticed else 0


def _try_changes(folder: Path, usable: bool) -> bool:
    """Print which small changes to the conditions no worked case would notice, and who would; whether there are any."""
    from .authoring.mutants.noticing import noticing
    from .authoring.mutants.report import report
    from .comparing.own_cases import own_cases

    if not usable:
        print("先改好上面的问题，才能看试算够不够。")
        return False
    folder = folder.resolve()
    source, own = read_notice(folder), own_cases(folder)
    found = noticing(source.notice, own)
    for line in report(found, source, own):
        print(line)
    return bool(found.unnoticed)


def _before(folder: Path) -> Path:
    """The folder of the notice of the same place before this one."""
    from .comparing.series import predecessor, readable_notices

    about = read_notice(folder).notice
    before = predecessor(about, readable_notices())
    if before is None:
        place = about.about.place
        raise Refusal(f"没有{place}更早的通知，没法对照。要和别的通知对照，请在 --against 后面写它的文件夹名")
    return notice_folder(before.about.id)


def _worked_cases(path: Path, folder: Path) -> "Sequence[WorkedCase]":
    from .comparing.against import CasesError, read_cases

    try:
        return read_cases(path, read_notice(folder).notice)
    except CasesError as error:
        raise Refusal(str(error)) from None


def _compare(folder: Path, other: Path, cases: "Sequence[WorkedCase]", usable: bool) -> None:
    """Print who comes out differently in the notice of `folder` than in the other one."""
    from .comparing.against import report

    if not usable:
        print("先改好上面的问题（标着“核对”的可以留着），才能对照。")
        return
    for line in report(read_notice(other).notice, read_notice(folder).notice, cases):
        print(line)


def new(options: argparse.Namespace) -> int:
    from .authoring.new import NewError, new_notice

    source = notice_folder(options.notice)
    try:
        count = new_notice(source.parent, source, options.name)
    except NewError as error:
        raise Refusal(str(error)) from None
    print(
        f"已经照 {source.name} 建好 {source.parent / options.name}。里面 {count} 处要对照新通知核对，都标着“# 核对”。"
    )
    print("核对一处，删一处标记；没有变的，也可以改成“# 已核对”。")
    print(f"随时可以运行 gongqin check --notice {options.name}，看还剩哪些。")
    return 0


def schema(options: argparse.Namespace) -> int:
    from .authoring.schema import schema as definitions

    _write(options.out, json.dumps(definitions(), ensure_ascii=False, indent=2) + "\n")
    return 0


def template(options: argparse.Namespace) -> int:
    from .roster.spreadsheets.sheet import RosterError
    from .roster.spreadsheets.template import write_template

    if options.out.suffix.lower() != ".xlsx":
        raise Refusal(f"{options.out}：模板要以 .xlsx 结尾，请改文件名")
    if options.out.exists():
        raise Refusal(f"{options.out}：已经有这个文件，也许填过了。请换一个文件名，或先把它移走")
    try:
        write_template(options.out, load_notice(options.notice))
    except RosterError as error:
        raise Refusal(str(error)) from None
    print(f"空白名册写好了：{options.out}")
    return 0


def doctor(_: argparse.Namespace) -> int:
    """What there is to look at is the app's, which knows of servers: where it lies beside, it does that itself."""
    import subprocess

    app = Path(__file__).parents[1]
    if not (app / "pages/components/server/doctor.py").is_file():
        raise Refusal(f"{app}：这里只有命令，没有网页，没什么可检查的。请在放网页（app.py）的文件夹里运行")
    return subprocess.run([sys.executable, app / "doctor.py"], check=False).returncode


def _read_json(name: str) -> dict[str, Any]:
    try:
        if name == "-" and not sys.stdin:
            raise OSError
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        facts = json.loads(data.decode("utf-8-sig"), object_pairs_hook=partial(_unique, name))
    except json.JSONDecodeError as error:
        raise Refusal(f"{name}：第 {error.lineno} 行第 {error.colno} 个字起不是 JSON。请检查引号、逗号和括号") from None
    except UnicodeDecodeError:
        raise Refusal(f"{name}：不是 UTF-8 文字。请另存为 UTF-8") from None
    except ValueError:
        raise Refusal(f"{name}：里面有一个太长的数字。请看是不是多写了") from None
    except RecursionError:
        raise Refusal(f"{name}：括号套得太深。请写成“项目: 回答”的一层") from None
    except OSError:
        raise Refusal(f"{name}：打不开。请看文件名对不对、是不是文件夹、能不能读") from None
    if not isinstance(facts, dict):
        raise Refusal(f"{name}：最外层要是“项目: 回答”，写在一对大括号里")
    return facts


def _unique(name: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key, value in pairs:
        if key in mapping:
            raise Refusal(f"{name}：“{key}”写了两次。请留一个")
        mapping[key] = value
    return mapping


def _write(out: Path | None, text: str) -> None:
    if out is None:
        print(text, end="")
        return
    from .roster.spreadsheets.files import new_file
    from .roster.spreadsheets.sheet import RosterError

    try:
        with new_file(out) as file:
            file.write(text.encode())
    except RosterError as error:
        raise Refusal(str(error)) from None
