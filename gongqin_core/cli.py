"""The `gongqin` command: assess, screen, check, new, schema, template, doctor.

Exit status 0 done, 1 the content has problems (`check`) or the machine has something to put right (`doctor`), 2 the
command, a file or an answer cannot be used: then one line on stderr says where, what and what to do, and nothing was
written. 141 whoever read the output stopped reading (`| head`): nothing more is said.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from . import commands
from .clock import ClockError
from .commands import OWN_CASES, THE_ONE_BEFORE, Refusal
from .disk import why_not
from .notice.yaml_lines import ContentError

CANNOT_USE = 2
NOBODY_READS = 141
"""What a shell makes of a program that a closed pipe has ended: 128 and the number of that signal."""


COMMANDS = "命令"
NEED_A_NOTICE = (commands.assess, commands.screen, commands.check, commands.template)
"""Of the others one says itself which notice to copy, one is the same for all, one looks at those in force."""


class Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        """With full-width colons, and without a second heading above the commands."""
        words = super().format_help().replace("usage: ", "用法：", 1)
        return re.sub(r"^(\S+):$", r"\1：", words, flags=re.MULTILINE).replace(f"\n  {COMMANDS}\n", "\n", 1)

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
    except OSError as error:  # the screen, or the file it leads to, takes no more; or a file that it needs is shut
        _forget_the_rest(but_errors=True)
        where = f"{error.filename}：读写不了" if error.filename else "结果写不出去"
        print(_in_one_line(f"{where}。{why_not(error)}"), file=sys.stderr)
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
        told = error.problems if isinstance(error, ContentError) else (error,)
        for message in told:
            print(_in_one_line(str(message)), file=sys.stderr)
        return CANNOT_USE


def _in_one_line(message: str) -> str:
    """A message is a line, whatever the names in it hold."""
    return " ".join(message.splitlines())


def _parser() -> Parser:
    parser = Parser(prog="gongqin", description="工勤技能岗位等级考核：按通知判断资格、核查名册、检查通知内容。")
    subparsers = parser.add_subparsers(title=COMMANDS, required=True, metavar=COMMANDS, parser_class=Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> Parser:
        added = subparsers.add_parser(name, help=words, description=words)
        added.set_defaults(run=run)
        if run in NEED_A_NOTICE:
            added.add_argument("--notice", metavar="通知", help="通知的文件夹名；不写就用 content/current 里写的那份")
        return added

    command("assess", commands.assess, "按一个人的回答（JSON）判断各级，结果写成 JSON").add_argument(
        "file", metavar="文件", help="JSON 文件；写 - 从标准输入读"
    )
    screen = command("screen", commands.screen, "核查一份名册：每人每级的结论，写进另一个文件")
    screen.add_argument("roster", metavar="名册", type=Path, help="要核查的名册，.csv、.xlsx 或 .xls；原文件不动")
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
    check = command("check", commands.check, "检查通知内容，问题逐条列出文件和行；也可以和另一份通知对照")
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
    new = command("new", commands.new, "复制一份通知，每个数字都标上“核对”；check 会催您核对完")
    new.add_argument("name", metavar="新通知", help="新文件夹的名字，用小写字母、数字和 -")
    new.add_argument("--from", dest="notice", metavar="通知", help="照哪份通知复制；不写就用现行的那份")
    command("schema", commands.schema, "输出内容文件的 JSON Schema，给编辑器用").add_argument(
        "--out", metavar="文件", type=Path, help="写进文件；不写就输出到屏幕"
    )
    template = command("template", commands.template, "生成空白名册模板（.xlsx）")
    template.add_argument("--out", metavar="文件", type=Path, required=True, help="模板文件，以 .xlsx 结尾")
    command("doctor", commands.doctor, "检查这台机器能不能用来开网页，一行说一件事")
    return parser
