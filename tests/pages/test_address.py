"""Where a link leads, and whether the desk takes over what people send it."""

import logging

import pytest
from streamlit.runtime.context import ContextProxy

from pages.components.server import address
from tests.people import person, read
from tests.visitor import Visitor, code_of

GOOD = "https://gongqin.example.gov.cn"


@pytest.fixture(autouse=True)
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GONGQIN_ADDRESS", raising=False)


@pytest.mark.parametrize(
    "text", [GOOD, f"{GOOD}/", f"{GOOD}:8443/zicha", "http://10.20.30.40:8501", f"  {GOOD}  "], ids=repr
)
def test_an_address_that_can_be_used(
    text: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("GONGQIN_ADDRESS", text)
    assert address.reached() == text.strip()
    assert "GONGQIN_ADDRESS" not in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        *("gongqin.example.gov.cn", "ftp://gongqin.example.cn", "https://", "https:// a.cn", "https://a.cn/?x=1"),
        *("https://a.cn/#x", "https://me:secret@a.cn", "https://a.cn:99999", "https://a.cn:x", "网址", "1"),
        "https://" + "a" * 200 + ".cn",
    ],
)
def test_one_that_cannot_be_used_is_named_in_the_log_once_and_left_out(
    text: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("GONGQIN_ADDRESS", text)
    with caplog.at_level(logging.WARNING, "gongqin"):
        assert (address.reached(), address.reached()) == (None, None)
    [record] = [record for record in caplog.records if record.name == "gongqin"]
    said = record.getMessage()
    assert said.startswith(f"环境变量 GONGQIN_ADDRESS 写的是“{text[:120]}”，不能当网址用")
    assert "请写成 https://" in said


@pytest.mark.parametrize(
    ("kiosk", "here", "handed_out"),
    [
        ("", "https://hr.example.cn/gk", "https://hr.example.cn/gk"),
        ("", "http://10.1.2.3:8501", "http://10.1.2.3:8501"),
        ("", "http://127.0.0.1:8501", None),
        ("", "http://localhost:8501", None),
        ("", 'https://a.cn/"><b>', None),
        ("", None, None),
        ("1", "https://hr.example.cn/gk", None),
    ],
)
def test_without_one_the_browsers_own_serves_where_others_can_open_it(
    kiosk: str, here: str | None, handed_out: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GONGQIN_KIOSK", kiosk)
    monkeypatch.setattr(ContextProxy, "url", here)
    assert address.reached() == handed_out


# —— the desk takes over ——

LAST = code_of(person("fourth"))
DAMAGED = "自查码不完整，或者有的字符不对。请回到原来的地方，把整段自查码再复制一次。"


def desk(pasted: str) -> Visitor:
    visitor = Visitor(page="enquiry.py")
    visitor.field("code").input(pasted)
    visitor.press("取回")
    return visitor


@pytest.mark.parametrize(
    "pasted",
    [
        LAST,
        f"{GOOD}/?case={LAST}",
        f"{GOOD}/enquiry?case={LAST}&from=wechat",
        f"王主任，这是我的结果 {GOOD}/?case={LAST} 请看看",
        f"自查码：{LAST}",
        "\n".join(LAST[at : at + 30] for at in range(0, len(LAST), 30)),
    ],
    ids=["code", "link", "link with more", "message", "code with its name", "in lines"],
)
def test_the_desk_opens_the_same_case(pasted: str) -> None:
    visitor = desk(pasted)
    assert visitor.answers == read(person("fourth"))
    assert not visitor.app.error


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", "没有自查码。请把整段自查码粘贴进来。"),
        (LAST[:-5], DAMAGED),
        (LAST[:40] + ("A" if LAST[40] != "A" else "B") + LAST[41:], DAMAGED),
        ("今天天气不错", DAMAGED),
        ("https://www.baidu.com/", DAMAGED),
        (f"9{LAST[1:]}", "自查码来自另一版程序，这里读不了。请打开原来的网页看，或者在这里重新回答。"),
        ("字" * 700, "这段文字太长，不是自查码。请只粘贴自查码这一段。"),
    ],
    ids=["nothing", "cut off", "one letter wrong", "something else", "another link", "another version", "too long"],
)
def test_what_the_desk_cannot_read_is_explained(pasted: str, said: str) -> None:
    visitor = desk(pasted)
    assert [error.value for error in visitor.app.error] == [said]
    assert visitor.answers == {}
