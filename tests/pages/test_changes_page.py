"""政策变化: two notices in words, a person's verdicts under both, and answers that a link brings from another year."""

import re
import shutil
from pathlib import Path

import pytest

from gongqin_core.authoring.new import new_notice
from gongqin_core.comparing.compare import compare
from gongqin_core.notice.load import load_notice, notice_folder
from gongqin_core.take_away.caselink import encode
from tests.folders import two_notices
from tests.people import NOTICE, person, read
from tests.second import NOTICE as SECOND
from tests.second import read as second_read
from tests.visitor import Visitor, words

GOOD = notice_folder("jiaozuo-2020")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with both notices, as if of one place; the second is in force."""
    two_notices(tmp_path, "yunxi-2023")
    of_place(tmp_path, "焦作市")
    monkeypatch.setenv("GONGQIN_CONTENT", str(tmp_path))
    monkeypatch.setenv("GONGQIN_TODAY", "2023-03-10")
    load_notice.cache_clear()
    return tmp_path


def of_place(root: Path, place: str) -> None:
    about = root / "yunxi-2023" / "notice.yaml"
    text = re.sub("^place: .*$", f"place: {place}", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
    about.write_text(text, encoding="utf-8")
    load_notice.cache_clear()


@pytest.fixture(autouse=True)
def forgotten() -> object:
    yield
    load_notice.cache_clear()


def table(visitor: Visitor) -> dict[str, list[str]]:
    """Level → what stands in its row."""
    rows = re.findall("<tr[^>]*><th.*?</tr>", "".join(visitor.pieces))
    return {words(row.split("</th>")[0]): [words(cell) for cell in re.findall("<td>(.*?)</td>", row)] for row in rows}


def test_with_one_notice_it_says_so() -> None:
    visitor = Visitor(page="changes.py")
    assert visitor.heading == "政策变化"
    assert (
        "焦作市的通知，这里现在只有一份：焦作市 2020 年机关事业单位工勤技能岗位等级考核。没有另一份可以对照。"
        in visitor.text
    )
    assert not visitor.app.selectbox


def test_a_notice_of_another_place_is_not_the_one_before(root: Path) -> None:
    of_place(root, "云溪市")
    visitor = Visitor(page="changes.py")
    assert "云溪市的通知，这里现在只有一份：" in visitor.text and not visitor.app.selectbox


def test_the_present_notice_stands_beside_the_one_before(root: Path) -> None:
    visitor = Visitor(page="changes.py")
    assert visitor.chosen == ["焦作市 2020 年 · 焦人社文〔2020〕25号", "焦作市 2023 年 · 云人社发〔2023〕8号"]
    assert "您还没有自查。" in visitor.text


def test_the_older_one_stands_before_whatever_it_is_called(root: Path) -> None:
    (root / "jiaozuo-2020").rename(root / "zhengzhou-2020")
    about = root / "zhengzhou-2020" / "notice.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("id: jiaozuo-2020", "id: zhengzhou-2020"), "utf-8")
    assert Visitor(page="changes.py").chosen[0] == "焦作市 2020 年 · 焦人社文〔2020〕25号"


def test_everything_the_core_tells_stands_on_the_page(root: Path) -> None:
    text = Visitor(page="changes.py").text
    for section in compare(load_notice("jiaozuo-2020"), load_notice("yunxi-2023")):
        assert section.title in text
        for change in section.changes:
            assert (change.before or "") in text and (change.after or "") in text


def test_what_is_new_gone_and_different_is_called_so(root: Path) -> None:
    visitor = Visitor(page="changes.py")
    [fees] = re.findall("费用（5 处）</h2>(.*?)<h2>", "".join(visitor.pieces), flags=re.DOTALL)
    items = [words(re.sub("<details.*?</details>", "", item)) for item in re.findall("<li>(.*?)</li>", fees, re.DOTALL)]
    assert items[0] == (
        "四级原来：320 元（报名费 10 元、考务费 50 元、培训费 210 元、考核评审费 50 元）"
        "现在：260 元（报名费 20 元、考试费 240 元）"
    )
    assert items[3].startswith("一级原来：165 元") and items[3].endswith("现在：费用通知没写")
    assert items[4].startswith("教材费取消：")


def test_the_two_may_be_exchanged_and_may_not_be_one(root: Path) -> None:
    visitor = Visitor(page="changes.py")
    first, second = visitor.app.selectbox
    first.set_value("yunxi-2023")
    visitor.look()
    assert "两边选的是同一份通知。请把其中一边换成另一份。" in visitor.text
    second = visitor.app.selectbox[1]
    second.set_value("jiaozuo-2020")
    visitor.look()
    assert "五级新增：五级（初级工）" in visitor.text


def test_a_notice_that_is_still_being_entered_is_not_shown(root: Path) -> None:
    new_notice(root, GOOD, "jiaozuo-2021")
    assert len(Visitor(page="changes.py").app.selectbox[0].options) == 2
    shutil.rmtree(root / "jiaozuo-2020")
    load_notice.cache_clear()
    assert "这里现在只有一份" in Visitor(page="changes.py").text


SOMEBODY = second_read(
    {
        **{"post": "regular", "retires": "later", "held_level": "none", "career_start": "2010-09-01"},
        **{"trade": "电工", "education": "senior"},
    }
)


def test_somebody_sees_which_verdicts_differ(root: Path) -> None:
    visitor = Visitor(page="changes.py", code=encode(SECOND, SOMEBODY))
    assert table(visitor) == {
        "一级（高级技师）": ["✕ 不符合", "✕ 不符合"],
        "二级（技师）": ["✕ 不符合", "✕ 不符合"],
        "三级（高级工）": ["✕ 不符合", "✕ 不符合"],
        "四级（中级工）": ["… 待补充", "✓ 初步符合"],
        "五级（初级工）": ["✕ 不符合", "不考这一级"],
    }
    assert "按原来的通知：您有 1 个回答用不上；还缺" in visitor.text and "按现在的通知：" not in visitor.text


# —— a link made under another notice ——


def test_a_link_of_another_year_brings_its_answers(root: Path) -> None:
    somebody = person("fifth", trade="花匠")
    visitor = Visitor(code=encode(NOTICE, read(somebody)))
    known = {"post", "held_level", "level_since", "career_start", "trade", "education", "birth", "excellent_years"}
    assert visitor.answers.keys() == known & somebody.keys()
    assert visitor.code.startswith("1.yunxi-2023.")
    assert any(
        sentence.startswith("这个链接是按另一份通知（焦作市 2020 年机关事业单位工勤技能岗位等级考核）做的。")
        and re.search(r"有 \d+ 个回答现在用不上了，请重新回答。", sentence)
        for sentence in visitor.banner
    )


def test_a_link_of_a_notice_that_is_not_here_brings_nothing() -> None:
    visitor = Visitor(code=encode(SECOND, SOMEBODY))
    assert not visitor.answers and not visitor.code
    assert any("那份通知，这里没有" in sentence for sentence in visitor.banner)
