"""Content that is replaced while the server runs: taken over whole or not at all, and the log says so."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongqin_core.notice.load import load_notice
from gongqin_core.notice.yaml_lines import ContentError
from pages.components.server.content import InForce
from tests import second
from tests.folders import two_notices
from tests.people import NOTICE

FIRST, SECOND = NOTICE.about.id, second.NOTICE.about.id


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content folder with two notices, the first in force."""
    two_notices(tmp_path, FIRST)
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    load_notice.cache_clear()
    yield tmp_path
    load_notice.cache_clear()


@pytest.fixture
def server() -> InForce:
    """One that has started."""
    server = InForce()
    assert ids(server) == [FIRST]
    return server


def ids(server: InForce) -> list[str]:
    return [notice.about.id for notice in server.notices()]


def test_another_notice_is_taken_over_at_once(server: InForce, root: Path) -> None:
    (root / "current").write_text(f"{SECOND}\n", encoding="utf-8")
    assert ids(server) == [SECOND]
    (root / "current").write_text(f"{FIRST}\n{SECOND}\n", encoding="utf-8")
    assert ids(server) == [FIRST, SECOND]


def broken_file(root: Path) -> None:
    (root / SECOND / "levels.yaml").write_text("levels: [", encoding="utf-8")


def half_copied(root: Path) -> None:
    (root / SECOND / "levels.yaml").unlink()


def not_there(root: Path) -> None:
    shutil.rmtree(root / SECOND)


@pytest.mark.parametrize("replaced", [broken_file, half_copied, not_there], ids=lambda how: how.__name__)
def test_one_that_cannot_be_used_keeps_the_old_and_the_log_says_so_once(
    replaced: object, server: InForce, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert callable(replaced)
    replaced(root)
    (root / "current").write_text(f"{SECOND}\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING, "gongqin"):
        assert ids(server) == ids(server) == [FIRST]
    [said] = [record.getMessage() for record in caplog.records if record.name == "gongqin"]
    assert said.startswith("文件 current 改过了，可是不能用，大家看到的还是原来的通知。") and SECOND in said
    with pytest.raises(ContentError):  # so would the next start
        InForce().notices()


@pytest.mark.parametrize("text", ["", "nowhere\n", None], ids=["nothing", "none that is there", "no file"])
def test_so_does_a_line_that_names_none(text: str | None, server: InForce, root: Path) -> None:
    if text is None:
        (root / "current").unlink()
    else:
        (root / "current").write_text(text, encoding="utf-8")
    assert ids(server) == [FIRST]
    (root / "current").write_text(f"{SECOND}\n", encoding="utf-8")
    assert ids(server) == [SECOND]


def test_a_notice_stays_as_it_was_read_whatever_becomes_of_its_files(server: InForce, root: Path) -> None:
    before = server.notices()[0]
    (root / FIRST / "levels.yaml").write_text("levels: []", encoding="utf-8")
    (root / FIRST / "notice.yaml").unlink()
    assert server.notices()[0] is load_notice(FIRST) is load_notice() is before
