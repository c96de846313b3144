"""A process that reads for others is held to its memory and time, and nothing but plain values comes back from it."""

import subprocess
import sys
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest

from gongqin_core.roster.spreadsheets.elsewhere import AT_ONCE, NoAnswer, NoPlace, answers

PROGRAMS = "tests.roster.spreadsheets.programs"


def test_what_the_program_answers_comes_back() -> None:
    first, second = islice(answers(f"{PROGRAMS}.answers", BytesIO(b"x" * 200_000), memory=500, seconds=60), 2)
    assert first == (200_000, [1.5, True, "甲"])
    assert second == date(2020, 9, 1)


def test_a_file_on_disk_is_read_from_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "名册").write_bytes(b"x" * 200_000)
    with (tmp_path / "名册").open("rb") as file:
        file.read(10)
        first, _ = islice(answers(f"{PROGRAMS}.answers", file, memory=500, seconds=60), 2)
    assert first[0] == 200_000


def test_a_text_that_stands_in_many_answers_comes_back_once() -> None:
    """Whoever reads elsewhere could otherwise send more than it can hold itself."""
    coming = answers(f"{PROGRAMS}.repeats", BytesIO(), memory=500, seconds=60)
    assert len({id(text) for text in islice(coming, 1000)}) == 1


def test_only_so_many_read_at_once_and_whoever_waited_reads_then() -> None:
    readers = [answers(f"{PROGRAMS}.repeats", BytesIO(), memory=500, seconds=60) for _ in range(AT_ONCE)]
    for reader in readers:
        next(reader)
    with pytest.raises(NoPlace):
        next(answers(f"{PROGRAMS}.repeats", BytesIO(), memory=500, seconds=0))
    for reader in readers:
        reader.close()
    assert next(answers(f"{PROGRAMS}.repeats", BytesIO(), memory=500, seconds=60))


def test_where_less_is_allowed_than_is_asked_for_it_stays_with_that() -> None:
    """A server may be held to less from outside; nobody can be given more."""
    script = (
        "import resource\nfrom io import BytesIO\n"
        "from gongqin_core.roster.spreadsheets.elsewhere import answers\n"
        "resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))\n"
        f"print(next(answers('{PROGRAMS}.answers', BytesIO(), memory=16_000, seconds=60))[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"


@pytest.mark.parametrize("program", ["never_ends", "takes_all_memory", "waits", "ends_early", "sends_code", "missing"])
def test_a_program_that_goes_astray_is_ended_and_gives_no_answer(program: str) -> None:
    with pytest.raises(NoAnswer):
        next(answers(f"{PROGRAMS}.{program}", BytesIO(b"x" * 200_000), memory=300, seconds=1))
