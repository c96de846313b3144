"""CSV files screened in columns: byte for byte what comes out row by row, whatever the file is like."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core.notice.load import load_notice
from gongqin_core.roster.screen import screen_file
from gongqin_core.roster.spreadsheets.sheet import Portions, RosterError
from tests.roster.row_by_row import screened_row_by_row

NOTICE = load_notice()
TODAY = date(2020, 4, 20)
HEADING = ["姓名", "备注", "岗位身份", "现有等级", "取证时间", "参加工作时间", "出生年月", "年度考核"]
WITH_UNITS = ["姓名", "工作单位", *HEADING[2:]]
CELLS = [
    *("", "", " ", "甲", "张三", "张 三", "示例（请删去）", "regular", "在岗正式人员", "其他身份", "4", "三级", "没有"),
    *("1998-03", "1998-03-05", "1998年3月", "2001"),
    *("2001-02", "2001.02", "1998年", "2031-01-01", "无", "/", "乱写", "说不清", "=1+1", "all_pass", "\x1a", "\ufeff"),
    *("已退休", "无处分；证书为社会鉴定", "4108021975030800１X 退 休"),
    *("很长的话" * 20, "；", "：", "“引”", "\u2028", "\x0b", "\x85"),
]
QUOTED = ['"a,b"', '"两\n行"', '"两\r\n行"', '""', '"a""b"', 'x"y', '"2001-02"', '=""', '"三级"', '"\ufeff"']
BROKEN = ['"a"b', "a\rb", "\0", '"', "x" * 140_000]
ENDS = ["\n", "\r\n"]

cells = st.sampled_from(CELLS)
full = st.lists(cells, min_size=len(HEADING), max_size=len(HEADING))
plain = full.map(",".join)
quoted = st.lists(st.sampled_from([*CELLS, *QUOTED]), min_size=len(HEADING), max_size=len(HEADING)).map(",".join)
short = st.lists(cells, max_size=len(HEADING) - 1).map(",".join)
odd = st.sampled_from(["", " ", "\ufeff", "\ufeff甲,,,,,,,", "\ufeff\ufeff甲,,,,,,,", "甲,,,,,,,\r", ",,,,,,,"])
broken = st.sampled_from([*(f"甲,{cell},,,,,," for cell in BROKEN), ",,,,,,,,", "甲,,,,,,,\r\r\r"])
nobody = st.sampled_from(
    [
        *(
            ",".join(HEADING),
            "合计,,,,,,,",
            "合计：3,,3人,3,,,,",
            "制表人：,,审核人：,,,,,",
            "制表人：,张三,,,,,,",
            "2020年5月,,,,,,,",
        ),
        *(
            "备注：一式三份,,,,,,,",
            "以下空白,,,,,,,",
            "一、机关后勤服务中心,,,,,,,",
            "合计,,regular,,,,,",
            ",,,3,,,,",
            ",有话,,,,,,",
            *(
                "单位（盖章）,,,,,2020.4.20,,",
                "填表人：李四,,,审核人：王五,2020.4.20,,,",
                "负责人：,李四,,,,2020年4月,,",
                "1,2,3,4,5,6,7,8",
                "①,②,③,④,⑤,⑥,⑦,⑧",
                "张三,例,regular,三级,,,,",
                "李四,示例1,regular,,,,,",
                "例,,,,2001,,,",
            ),
        ),
        *("同上,,同上,同上,同上,同上,,", "〃,,〃,〃,,,,", "乙,,同上,同上,同上,″,do,"),
    ]
)
lines = st.one_of(plain, plain, plain, plain, quoted, short, odd, nobody)
File = tuple[str, list[str], list[str], str, bool, str]
files = st.tuples(
    st.sampled_from(["", "", "某单位花名册,,,,,,,\n", '"两行\n标题"\n', "\n\n"]),
    st.lists(lines, min_size=22, max_size=60),
    st.one_of(st.just([]), st.just([]), st.just([]), st.lists(broken, min_size=1, max_size=1)),
    st.sampled_from(["\n", "\r\n", "mixed"]),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "gb18030"]),
)


SAMPLE = 20
"""Fewer rows than any file has."""


def content(file: File, heading: Sequence[str]) -> bytes:
    title, body, broken, end, is_open, encoding = file
    body = [*body[:-3], *broken, *body[-3:]]
    ends = [end if end != "mixed" else ENDS[number % 2] for number in range(len(body))]
    body = [",".join(heading) if line == ",".join(HEADING) else line for line in body]
    whole = title + ",".join(heading) + "\n" + "".join(map("".join, zip(body, ends, strict=True)))
    return (whole.rstrip("\r\n") if is_open else whole).encode(encoding)


def outcome(screened: Callable[..., bytes], *arguments: object) -> bytes | str:
    """The file that comes out, or why there is none."""
    try:
        return screened(*arguments)
    except RosterError as error:
        return str(error)


def in_columns(source: Path, portions: Portions) -> bytes:
    out = source.with_name("结果.csv")
    screen_file(source, out, NOTICE, TODAY, portions=portions)
    return out.read_bytes()


@settings(max_examples=150, deadline=None)
@given(
    files,
    st.sampled_from([HEADING, WITH_UNITS]),
    st.sampled_from([20, 300, 2_000, 1 << 20]),
    st.sampled_from([3, 1 << 14]),
)
def test_columns_give_what_rows_give(file: File, heading: list[str], read: int, rows: int) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "名册.csv"
        source.write_bytes(content(file, heading))
        expected = outcome(screened_row_by_row, source, NOTICE, TODAY, SAMPLE)
        for enough in (0, 1 << 30):
            portions = Portions(sample=SAMPLE, rows=rows, read=read, enough=enough)
            assert outcome(in_columns, source, portions) == expected


FULL_DISK = """
import resource, sys
from gongqin_core.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
sys.exit(main(sys.argv[1:]))
"""


def test_a_disk_that_is_full_in_the_middle_is_told_and_nothing_stays(tmp_path: Path) -> None:
    source, out = tmp_path / "名册.csv", tmp_path / "结果.csv"
    source.write_text("姓名,岗位身份,参加工作时间\n" + "张三,正式职工,2001-09\n" * 60_000, encoding="utf-8")
    command = [sys.executable, "-c", FULL_DISK, "screen", str(source), "--out", str(out)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert run.stderr == f"{out}：写不进去。文件太大，那里放不下，请换个地方再试\n"
    assert (run.returncode, list(tmp_path.iterdir())) == (2, [source])
