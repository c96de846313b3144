"""The `gongqin` command: assess, screen, check, new, schema, template, doctor.

Exit status 0 done, 1 the content has problems (`check`) or the machine has something to put right (`doctor`), 2 the
command, a file or an answer cannot be used: then one line on stderr says where, what and what to do, and nothing was
written. 141 whoever read the output stopped reading (`| head`): nothing more is said.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from .clock import ClockError, today
from .judging.answers import AnswerError, read_answers
from .notice.load import UNCHECKED, load_notice, notice_folder, read_notice
from .notice.yaml_lines import ContentError

CANNOT_USE = 2
OWN_CASES = Path()
"""`--cases` without a file: those of the notice's own folder."""
THE_ONE_BEFORE = ""
"""`--against` without a notice: the one of the same place before this one."""
NOBODY_READS = 141
"""What a shell makes of a program that a closed pipe has ended: 128 and the number of that signal."""


class Refusal(Exception):
    """What was asked for cannot be done; the text says where, what and what to do."""


class Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        self.exit(CANNOT_USE, f"命令写得不对，请照这个样子写：{usage}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    try:
        try:
            return _run(argv)
        finally:  # also when the help has been shown, which ends in SystemExit
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        _forget_the_rest()
        return NOBODY_READS
    except OSError:  # the screen, or the file it leads to, takes no more
        _forget_the_rest(but_errors=True)
        print("结果写不出去。请看磁盘是不是满了", file=sys.stderr)
        return CANNOT_USE


def _forget_the_rest(but_errors: bool = False) -> None:
    """Lead both outputs nowhere, or Python complains as it ends of what it could not write."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in filter(None, (sys.stdout, None if but_errors else sys.stderr)):
        os.dup2(nowhere, stream.fileno())


def _run(argv: Sequence[str] | None) -> int:
    if isinstance(sys.stdout, TextIOWrapper):  # what programs read is UTF-8 on every machine
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except (Refusal, ClockError, ContentError) as error:
        print(error, file=sys.stderr)
        return CANNOT_USE


def _parser() -> Parser:
    parser = Parser(prog="gongqin", description="工勤技能岗位等级考核：按通知判断资格、核查名册、检查通知内容。")
    commands = parser.add_subparsers(title="命令", required=True, metavar="命令", parser_class=Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> Parser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(run=run)
        if run not in (_new, _doctor):  # one says itself which notice to copy, the other looks at those in force
            added.add_argument("--notice", metavar="通知", help="通知的文件夹名；不写就用 content/current 里写的那份")
        return added

    command("assess", _assess, "按一个人的回答（JSON）判断各级，结果写成 JSON").add_argument(
        "file", metavar="文件", help="JSON 文件；写 - 从标准输入读"
    )
    screen = command("screen", _screen, "核查一份名册：每人每级的结论，写进另一个文件")
    screen.add_argument("roster", metavar="名册", type=Path)
    screen.add_argument("--out", metavar="结果", type=Path, required=True, help="结果文件，.csv 或 .xlsx")
    screen.add_argument(
        "--assume",
        metavar="项目=答案",
        action="append",
        default=[],
        help="名册没有这一列时，全部人都按它算，如 岗位身份=在岗正式人员；可以写几次",
    )
    screen.add_argument(
        "--words",
        metavar="词语",
        action="append",
        default=[],
        help="本单位的词语按哪个答案读：写 项目:词语=答案，如 岗位身份:合同制=contract，不算答案的写 不是答案；"
        "或者写一个词语文件（CSV，列名是 项目,词语,答案）；可以写几次",
    )
    check = command("check", _check, "检查通知内容，问题逐条列出文件和行；也可以和另一份通知对照")
    check.add_argument("folder", metavar="文件夹", type=Path, nargs="?", help="通知文件夹")
    check.add_argument(
        "--against",
        metavar="通知",
        nargs="?",
        const=THE_ONE_BEFORE,
        help="再和这份通知对照：哪些人的结论变了；不写哪份，就是同一个地方的上一份",
    )
    check.add_argument(
        "--cases",
        metavar="试算",
        type=Path,
        nargs="?",
        const=OWN_CASES,
        help="条件每一处可能的小错，试算（文件夹里的 cases.yaml）看不看得出来；"
        "和 --against 一起写时，也可以写一个文件：对照时还看里面的人（按 --against 那份写的）",
    )
    new = command("new", _new, "复制一份通知，每个数字都标上“核对”；check 会催您核对完")
    new.add_argument("name", metavar="新通知", help="新文件夹的名字，用小写字母、数字和 -")
    new.add_argument("--from", dest="notice", metavar="通知", help="照哪份通知复制；不写就用现行的那份")
    command("schema", _schema, "输出内容文件的 JSON Schema，给编辑器用").add_argument(
        "--out", metavar="文件", type=Path, help="写进文件；不写就输出到屏幕"
    )
    template = command("template", _template, "生成空白名册模板（.xlsx）")
    template.add_argument("--out", metavar="文件", type=Path, required=True, help="模板文件，以 .xlsx 结尾")
    command("doctor", _doctor, "检查这台机器能不能用来开网页，一行说一件事")
    return parser


def _assess(options: argparse.Namespace) -> int:
    from .judging.evaluate import rules_of
    from .take_away.assess import assess

    notice = load_notice(options.notice)
    try:
        answers = read_answers(notice.facts, _read_json(options.file))
    except AnswerError as error:
        raise Refusal(f"{options.file}：{error}") from None
    print(json.dumps(assess(rules_of(notice), answers), ensure_ascii=False, indent=2))
    return 0


def _screen(options: argparse.Namespace) -> int:
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


def _check(options: argparse.Namespace) -> int:
    from .authoring.check import can_judge, check
    from .authoring.laid_over import laid_over

    cases, folder = options.cases, options.folder
    if cases and cases != OWN_CASES and not folder and (cases / "notice.yaml").is_file():
        cases, folder = OWN_CASES, cases  # `--cases 文件夹`
    if cases not in (None, OWN_CASES) and options.against is None:
        raise Refusal("--cases 后面写文件时，要和 --against 一起写：里面的人按 --against 那份通知读")
    old = notice_folder(options.against) if options.against else None  # a wrong name is told before the long check
    folder = folder or notice_folder(options.notice)
    if not (folder / "notice.yaml").is_file():
        raise Refusal(f"{folder}：这里没有 notice.yaml，不是通知文件夹。请写通知文件夹的路径，如 content/通知名")
    problems = check(folder)
    for problem in problems:
        print(problem)
    to_check = sum(problem.text.endswith(UNCHECKED) for problem in problems)
    also = f"其中 {to_check} 处是还没有核对的数字或文字。" if to_check else ""
    print(f"共 {len(problems)} 处问题。{also}" if problems else f"{folder.name}：没有发现问题。")
    for line in laid_over(folder) if not problems else ():
        print(line)
    unnoticed = cases == OWN_CASES and _try_changes(folder, usable=not problems)
    if options.against is not None:
        usable = can_judge(folder)
        if old is None and usable:
            old = _before(folder)
        _compare(folder, old or folder, None if cases == OWN_CASES else cases, usable)
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


def _compare(folder: Path, other: Path, cases: Path | None, usable: bool) -> None:
    """Print who comes out differently in the notice of `folder` than in the other one."""
    from .comparing.against import CasesError, read_cases, report

    if not usable:
        print("先改好上面的问题（标着“核对”的可以留着），才能对照。")
        return
    old = read_notice(other).notice
    try:
        for line in report(old, read_notice(folder).notice, read_cases(cases, old) if cases else ()):
            print(line)
    except CasesError as error:
        raise Refusal(str(error)) from None


def _new(options: argparse.Namespace) -> int:
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


def _schema(options: argparse.Namespace) -> int:
    from .authoring.schema import schema

    _write(options.out, json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def _template(options: argparse.Namespace) -> int:
    from .roster.spreadsheets.sheet import RosterError
    from .roster.spreadsheets.template import write_template

    if options.out.suffix.lower() != ".xlsx":
        raise Refusal(f"{options.out}：模板要以 .xlsx 结尾，请改文件名")
    try:
        write_template(options.out, load_notice(options.notice))
    except RosterError as error:
        raise Refusal(str(error)) from None
    except OSError:
        raise Refusal(f"{options.out}：写不进去。请换个文件夹，或关掉正打开它的程序") from None
    return 0


def _doctor(_: argparse.Namespace) -> int:
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
    try:
        out.write_text(text, encoding="utf-8")
    except OSError:
        raise Refusal(f"{out}：写不进去。请换个文件夹") from None
