"""Files in an encoding or with a separator that is not ours: read, or refused by its name."""

import io

import pytest

from gongqin_core.roster.spreadsheets.files import read_sheet
from gongqin_core.roster.spreadsheets.sheet import ON_THE_PAGE, RosterError
from gongqin_core.roster.words_file import loads
from tests.people import NOTICE

TRADITIONAL = "序號,姓名,單位,現有等級,參加工作時間\n1,張三,一所,四級,1998\n"


def refusal(content: bytes) -> str:
    with pytest.raises(RosterError) as refused:
        read_sheet(io.BytesIO(content), "名册.csv", NOTICE.facts, ON_THE_PAGE)
    return str(refused.value)


def test_a_file_in_big5_is_called_so() -> None:
    assert "像是 Big5（繁体）编码，读出来是乱码。请在表格软件里另存为“CSV UTF-8”" in refusal(TRADITIONAL.encode("big5"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_without_a_heading_in_our_encodings_is_not(encoding: str) -> None:
    assert "没有一列认得出来" in refusal("甲,乙,丙\n1,2,3\n".encode(encoding))


LINES = [
    ["项目", "词语", "答案", "说明"],
    ["岗位身份", "合同制", "contract", "照，合同"],
    ["免论文的条件", "双料", "patent"],
]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_words_are_read_whatever_stands_between_their_cells(separator: str, encoding: str) -> None:
    content = "\n".join(map(separator.join, LINES)).encode(encoding)
    assert [word.text for word in loads(content, "词语.csv", NOTICE).words] == ["合同制", "双料"]


def test_several_answers_of_a_word_stand_between_semicolons_among_commas() -> None:
    content = "项目,词语,答案\n免论文的条件,双料,patent;competition\n".encode()
    (word,) = loads(content, "词语.csv", NOTICE).words
    assert word.codes == ("competition", "patent")
