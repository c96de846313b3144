"""The `gongqin` command: exit statuses, one line in Chinese on stderr, nothing written, from any folder."""

import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from gongqin_core import cli, clock
from gongqin_core.disk import why_not
from gongqin_core.notice.load import content_folder, load_notice
from gongqin_core.take_away.assess import assess
from tests.folders import copied
from tests.people import NOTICE, RULES, Raw, person, read
from tests.places import ROOT

HEAVY = {"altair", "numpy", "pandas", "pypinyin", "streamlit"}
Run = subprocess.CompletedProcess[bytes]


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, and no environment but the one a test makes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GONGQIN_CONTENT", raising=False)
    monkeypatch.delenv("GONGQIN_TODAY", raising=False)
    load_notice.cache_clear()


def gongqin(*arguments: str, stdin: bytes = b"", **env: str) -> Run:
    """The command as its own process, in the present folder."""
    command = [sys.executable, "-W", "error", "-m", "gongqin_core", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env={"PYTHONPATH": str(ROOT), **env})


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What stderr says of a command that cannot be done: one line, and nothing on stdout or in the folder."""
    before = sorted(Path.cwd().rglob("*"))
    try:
        status: object = cli.main(arguments)
    except SystemExit as stop:
        status = stop.code
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert sorted(Path.cwd().rglob("*")) == before
    assert err.endswith("\n") and err.count("\n") == 1 and re.search("[一-鿿]", err)
    assert "Traceback" not in err and not re.search("Error|Errno|No such|directory", err)
    return err.removesuffix("\n")


def written(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


# —— assess ——


@pytest.mark.parametrize("facts", [person("fifth"), person("junior", birth="1970"), {"post": None}, {}])
def test_assess_prints_what_the_core_says(facts: Raw, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["assess", written("a.json", json.dumps(facts, ensure_ascii=False))]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == assess(RULES, read(facts))
    assert err == "" and sorted(path.name for path in Path.cwd().iterdir()) == ["a.json"]


def test_answers_may_be_chinese_words_and_come_with_a_mark_before_them(capsys: pytest.CaptureFixture[str]) -> None:
    words = {"post": "在岗正式人员", "held_level": "没有工勤等级证书", "career_start": 2008, "obstacles": "以上都没有"}
    assert cli.main(["assess", written("a.json", "\ufeff" + json.dumps(words, ensure_ascii=False))]) == 0
    found = json.loads(capsys.readouterr().out)
    codes = {"post": "regular", "held_level": "none", "career_start": "2008", "obstacles": []}
    assert found == assess(RULES, read(codes))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_assess_reads_standard_input(
    mark: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mark + b'{"post": "other"}'), "ascii"))
    assert cli.main(["assess", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == assess(RULES, read({"post": "other"}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "a.json：第 1 行第 1 个字起不是 JSON。请检查引号、逗号和括号"),
        ("post: regular", "a.json：第 1 行第 1 个字起不是 JSON"),
        ('{"post": "regular",\n "held_level": none}', "a.json：第 2 行第 16 个字起不是 JSON"),
        ('{"post": "regular"} x', "a.json：第 1 行第 21 个字起不是 JSON"),
        ("{'post': 'regular'}", "a.json：第 1 行第 2 个字起不是 JSON"),
        ("[]", "a.json：最外层要是“项目: 回答”，写在一对大括号里"),
        ("null", "a.json：最外层要是“项目: 回答”"),
        ('{"post": "regular", "post": "other"}', "a.json：“post”写了两次。请留一个"),
        ('{"post": {"a": 1, "a": 2}}', "a.json：“a”写了两次"),
        ('{"obstacles": ' + "[" * 100_000 + "}", "a.json：括号套得太深。请写成“项目: 回答”的一层"),
        ('{"obstacles": ' + "[" * 500 + "]" * 500 + "}", "a.json：obstacles：[["),
        ('{"career_start": ' + "1" * 5000 + "}", "a.json：里面有一个太长的数字"),
        (b'{"post": "\xff"}', "a.json：不是 UTF-8 文字。请另存为 UTF-8"),
        ("焊工".encode("gbk"), "a.json：不是 UTF-8 文字"),
        ('{"name": "张三"}', "a.json：name：没有这一项。可用的有：post、held_level"),
        ('{"post": "driver"}', "a.json：post：没有“driver”这个答案。可用的有：regular（在岗正式人员）"),
        ('{"post": "a\\nb"}', "a.json：post：没有“a b”这个答案"),
        ('{"post": NaN}', "a.json：post：nan 不能用，这里要写文字"),
        ('{"career_start": "2020-13"}', "a.json：career_start：2020-13 不是能认的日期"),
        ('{"post": true}', "a.json：post：true 不能用，这里要写文字"),
        ('{"obstacles": [null]}', "a.json：obstacles：null 不能用，这里要写文字"),
        ('{"post": ["regular", {"a": false}]}', "a.json：post：[regular, {a: false}] 不能用，这里要写文字"),
        ('{"obstacles": ["none", "unfit"]}', "a.json：obstacles：选了“都没有”，又选了别的"),
    ],
)
def test_answers_that_cannot_be_used(content: str | bytes, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "assess", written("a.json", content))
    assert said.startswith(says) and len(said) < 600


def test_nothing_written_is_repeated_at_any_length(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "assess", written("a.json", json.dumps({"post": "x" * 10_000})))
    assert "没有“" + "x" * 40 + "……”这个答案" in said and "x" * 41 not in said


def test_a_trade_nobody_can_write_down_still_gives_json() -> None:
    run = gongqin("assess", "-", stdin=b'{"trade": "\\ud800"}', LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (run.returncode, run.stderr) == (0, b"")
    assert json.loads(run.stdout) == assess(RULES, read({"trade": "\ud800"}))


@pytest.mark.parametrize(("name", "is_folder"), [("none.json", False), ("folder", True)])
def test_a_file_that_cannot_be_opened(name: str, is_folder: bool, capsys: pytest.CaptureFixture[str]) -> None:
    if is_folder:
        Path(name).mkdir()
    assert refused(capsys, "assess", name) == f"{name}：打不开。请看文件名对不对、是不是文件夹、能不能读"


# —— which notice ——


@pytest.mark.parametrize("notice", ["zhengzhou-2021", "", ".", "..", "../content", "/", "jiaozuo-2020/", "x" * 300])
def test_a_notice_nobody_has(notice: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "assess", written("a.json", "{}"), "--notice", notice)
    assert said.endswith(f"没有通知“{notice}”。现有：jiaozuo-2020")


def test_a_notice_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["assess", written("a.json", "{}"), "--notice", "jiaozuo-2020"]) == 0
    assert json.loads(capsys.readouterr().out)["notice"] == "jiaozuo-2020"


def test_content_may_stand_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy under another name, with one limit moved by a year."""
    copied(content_folder() / "jiaozuo-2020", Path("notices/elsewhere"))
    Path("notices/current").write_text("elsewhere\n", encoding="utf-8")
    for file, old, new in (
        ("notice", "id: jiaozuo-2020", "id: elsewhere"),
        ("levels", "full_years: 18", "full_years: 17"),
    ):
        path = Path(f"notices/elsewhere/{file}.yaml")
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setenv("GONGQIN_CONTENT", str(Path("notices").resolve()))
    assert cli.main(["assess", written("a.json", json.dumps(person("veteran", career_start="2003")))]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["notice"], found["levels"]["3"]["verdict"]) == ("elsewhere", "met")
    assert found["rules_hash"] != assess(RULES, {})["rules_hash"]


@pytest.mark.parametrize(
    ("current", "says"),
    [
        (None, "读不到现行通知的名字。请在这个文件里写通知文件夹的名字，一个地方一行"),
        (b"\xff", "读不到现行通知的名字"),
        (b"", "读不到现行通知的名字"),
        (b"lost", "没有通知“lost”。现有：一个也没有"),
    ],
)
def test_a_content_folder_without_a_current_notice(
    current: bytes | None, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notices").mkdir()
    if current is not None:
        Path("notices/current").write_bytes(current)
    monkeypatch.setenv("GONGQIN_CONTENT", "notices")
    assert says in refused(capsys, "assess", written("a.json", "{}"))


# —— the clock ——


def test_the_day_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", "2020-04-20")
    assert clock.today("Asia/Shanghai") == date(2020, 4, 20)
    monkeypatch.setenv("GONGQIN_TODAY", "")
    assert clock.today("Asia/Shanghai") >= date(2024, 1, 1)


@pytest.mark.parametrize("nonsense", ["today", "2020-04-31", "2020/04/20", "0"])
def test_a_day_that_is_none(nonsense: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GONGQIN_TODAY", nonsense)
    Path("r.csv").write_text("post\nregular\n", encoding="utf-8")
    said = refused(capsys, "screen", "r.csv", "--out", "o.csv")
    assert said.startswith(f"环境变量 GONGQIN_TODAY 写的是“{nonsense}”，不是日期。")


# —— the command line ——


@pytest.mark.parametrize(
    "arguments",
    [(), ("judge",), ("assess",), ("assess", "a", "b"), ("assess", "a", "--quick"), ("screen", "a"), ("template",)],
)
def test_a_command_that_is_none_shows_how_to_write_it(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, *arguments)
    assert said.startswith("命令写得不对，请照这个样子写：gongqin")


@pytest.mark.parametrize("command", [(), ("assess",), ("screen",), ("check",), ("schema",), ("template",)])
def test_help_speaks_chinese(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([*command, "--help"])
    out, err = capsys.readouterr()
    assert (stop.value.code, err) == (0, "")
    assert "显示这段说明" in out and not re.search("usage|options|positional|show this|[一-鿿]:$", out, re.M)
    assert not re.search(r"^  \S+$", out, re.M)  # every argument says what it is, and no heading stands twice


def test_every_command_of_the_contract_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert set(re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.M)) == {
        *("assess", "screen", "check", "new", "schema", "template", "doctor")
    }


# —— as a process ——


def test_it_works_from_any_folder_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from gongqin_core.cli import main; status = main(['assess', '-']); "
        f"print(sorted({HEAVY!r} & set(sys.modules)), status, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        input=json.dumps(person("second")).encode(),
        capture_output=True,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert run.stderr.decode() == "[] 0\n"
    assert json.loads(run.stdout) == assess(RULES, read(person("second")))


def test_the_exit_status_reaches_the_shell() -> None:
    run = gongqin("assess", "none.json")
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode() == "none.json：打不开。请看文件名对不对、是不是文件夹、能不能读\n"


def unread(*arguments: str, all_of_it: bool = False, **env: str) -> tuple[int, str]:
    """Exit status and stderr of a command into a pipe whose reader has gone (both its outputs, with `all_of_it`)."""
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "gongqin_core", *arguments],
        input=b"{}",
        stdout=writer,
        stderr=writer if all_of_it else subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT), **env},
    )
    os.close(writer)
    return run.returncode, (run.stderr or b"").decode()


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "check --help",
        "assess -",
        "check",
        "check --against jiaozuo-2020",
        "new jiaozuo-2021",
        "schema",
        "screen roster.csv --out out.csv",
    ],
)
def test_a_reader_who_has_gone_ends_a_command_quietly(command: str, tmp_path: Path) -> None:
    written("roster.csv", "岗位身份\n在岗正式人员\n")
    shutil.copytree(content_folder(), tmp_path / "content", ignore=shutil.ignore_patterns("README.md"))
    assert unread(*command.split(), GONGQIN_CONTENT=str(tmp_path / "content")) == (141, "")


def test_a_refusal_that_nobody_reads_is_quiet_too() -> None:
    assert unread("assess", "none.json", all_of_it=True) == (141, "")
    assert unread("assess", "none.json") == (2, "none.json：打不开。请看文件名对不对、是不是文件夹、能不能读\n")


def test_the_first_line_of_a_comparison_can_be_read_alone() -> None:
    command = f'"{sys.executable}" -m gongqin_core check --against jiaozuo-2020 | head -n 1'
    run = subprocess.run(["bash", "-c", command], capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert (run.stdout.decode(), run.stderr.decode()) == (f"{NOTICE.about.id}：没有发现问题。\n", "")


def test_this_notice_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    first, *laid_over = capsys.readouterr().out.splitlines()
    assert first == f"{NOTICE.about.id}：没有发现问题。"
    assert all(
        re.fullmatch(r"\w+\.yaml 照底本 \w+ 的有 \d+ 处(，\d+ 行和它不同（第 [\d、]+ 行）)?。", line)
        for line in laid_over
    )


def test_the_schema_goes_to_the_screen_or_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == 0
    shown = capsys.readouterr().out
    assert cli.main(["schema", "--out", "schema.json"]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(shown) == json.loads(Path("schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("schema", "--out", "no/folder.json"),
            "no/folder.json：写不进去。没有这个文件夹，或者那里放不了文件，请换一个",
        ),
        (("template", "--out", "no/folder.xlsx"), "no/folder.xlsx："),
        (("template", "--out", "template.xls"), "template.xls：模板要以 .xlsx 结尾，请改文件名"),
        (("check", "nowhere"), "nowhere：这里没有 notice.yaml，不是通知文件夹"),
    ],
)
def test_a_place_that_is_none(arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, *arguments).startswith(says)


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess", "a.json", "--notice", "a\nb"),
        ("check", "a\nb"),
        ("check", "--against", "a\nb"),
        ("screen", "a\nb.csv", "--out", "o.csv"),
        ("template", "--out", "a\nb/t.xlsx"),
    ],
)
def test_a_name_of_two_lines_is_told_in_one(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    written("a.json", "{}")
    assert "a b" in refused(capsys, *arguments)


def test_the_schema_is_that_of_every_notice(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "schema", "--notice", "zz").startswith("命令写得不对，请照这个样子写：gongqin")


def test_a_file_of_cases_is_read_before_the_long_check(capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("henan", "jiaozuo-2020"):
        copytree(content_folder() / folder, folder)
    written("jiaozuo-2020/fees.yaml", "nothing: 1\n")  # the check would find fault with it, and say so first
    said = refused(capsys, "check", "jiaozuo-2020", "--against", "jiaozuo-2020", "--cases", "none.json")
    assert said.startswith("none.json：打不开")


def test_a_roster_of_nobody_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["screen", written("r.csv", "姓名,岗位身份\n合计,\n"), "--out", "o.csv"]) == 0
    assert "r.csv 里没有人：表头下面没有一行是人员。请看文件、工作表选对没有。" in capsys.readouterr().out.splitlines()
    assert cli.main(["screen", written("s.csv", "姓名,岗位身份\n张三,\n"), "--out", "p.csv"]) == 0
    assert "没有人" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EROFS, "只能读，不能写"),
        (errno.EACCES, "没有权限"),
        (errno.EFBIG, "放不下"),
        (errno.EIO, "请换个地方再试"),
    ],
)
def test_what_cannot_be_written_says_why(number: int, says: str) -> None:
    assert says in why_not(OSError(number, os.strerror(number)))


def test_a_name_that_is_too_long_and_a_file_that_is_no_plain_one_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "schema", "--out", f"{'长' * 100}.json").endswith("写不进去。名字太长，请换短一些的")
    assert refused(capsys, "schema", "--out", "/dev/null") == "/dev/null 不是普通文件。请写另一个文件名"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that takes no files")
def test_a_folder_that_takes_no_files_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "template", "--out", "/proc/self/t.xlsx")
    assert said == "/proc/self/t.xlsx：写不进去。没有这个文件夹，或者那里放不了文件，请换一个"


def test_a_full_disk_behind_the_output_is_told_in_one_line() -> None:
    for command in (["assess", written("张三.json", "{}")], ["schema"]):
        with Path("/dev/full").open("wb") as full:
            run = subprocess.run([sys.executable, "-m", "gongqin_core", *command], stdout=full, stderr=subprocess.PIPE)
        assert (run.returncode, run.stderr.decode()) == (2, "结果写不出去。磁盘满了，请腾出地方再试\n")


def test_standard_input_that_is_closed_is_told_in_one_line() -> None:
    run = subprocess.run(f"{sys.executable} -m gongqin_core assess - <&-", shell=True, capture_output=True)
    assert run.stderr.decode() == "-：打不开。请看文件名对不对、是不是文件夹、能不能读\n"
    assert run.returncode == 2


def test_a_template_that_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "名册.xlsx"
    assert cli.main(("template", "--out", str(out))) == 0
    assert capsys.readouterr().out == f"空白名册写好了：{out}\n"
    out.write_bytes(b"filled in")
    assert "已经有这个文件" in refused(capsys, "template", "--out", str(out))
    assert out.read_bytes() == b"filled in"


def test_a_file_of_words_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster, words = tmp_path / "名册.csv", tmp_path / "词语.csv"
    roster.write_text("姓名,岗位身份\n张三,在编\n", encoding="utf-8")
    words.write_text("项目,词语,答案\n岗位身份,在编,regular\n", encoding="utf-8")
    said = refused(capsys, "screen", str(roster), "--words", str(words), "--out", str(words))
    assert "就是词语文件" in said and words.read_text(encoding="utf-8").startswith("项目")
