"""People find the trade, the enquiry and the clause they mean, in the words they would type."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongqin_core.guide.search import find_clauses, find_enquiries, find_preparation, find_trades
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.notice import Clause, Enquiry, Notice
from gongqin_core.notice.trades import Catalogue, Trade

NOTICE = load_notice("jiaozuo-2020")


def names(text: str, limit: int = 8) -> list[str]:
    return [hit.name for hit in find_trades(NOTICE, text, limit)]


# —— trades ——

FIRST = [
    ("首字母", "hg", "焊工"),
    ("大写首字母", "HG", "焊工"),
    ("全角字母", "ｈｇ", "焊工"),
    ("全拼", "hangong", "焊工"),
    ("全拼带空格和隔音符", "han' gong", "焊工"),
    ("拼音和首字母混着打", "hang", "焊工"),
    ("汉字和拼音混着打", "焊gong", "焊工"),
    ("拼音和汉字混着打", "h工", "焊工"),
    ("一个汉字", "焊", "焊工"),
    ("汉字带空格", " 焊 工 ", "焊工"),
    ("全名", "检验员", "检验员"),
    ("名称的开头", "制冷", "制冷工"),
    ("名称的中间", "探伤", "无损探伤工"),
    ("翘舌音打两个字母", "zhlg", "制冷工"),
    ("长名称的首字母", "sljxyxwhg", "水利机械运行维护工"),
    ("拼音字典给的读音", "jzg", "胶粘工"),
    ("另一种读音的首字母", "jng", "胶粘工"),
    ("另一种读音的全拼", "jiaoniangong", "胶粘工"),
    ("畜读成 xù", "xqsyg", "畜禽饲养工"),
    ("畜读成 chù", "chuqin", "畜禽饲养工"),
    ("旧名全名排在带它的新名前", "汽车驾驶员", "汽车驾驶员"),
    ("多打了一个字", "电焊工", "焊工"),
]


@pytest.mark.parametrize(("text", "name"), [case[1:] for case in FIRST], ids=[case[0] for case in FIRST])
def test_the_trade_people_mean_comes_first(text: str, name: str) -> None:
    assert names(text)[0] == name


@pytest.mark.parametrize("trade", [t for c in NOTICE.catalogues for t in c.trades], ids=lambda trade: trade.name)
def test_every_trade_is_found_by_its_name_and_by_what_else_people_spell(trade: Trade) -> None:
    assert names(trade.name)[0] == trade.name
    for spelling in trade.also:
        assert names(spelling)[0] == trade.name
        assert names("".join(syllable[0] for syllable in spelling.split()))[0] == trade.name
        assert len(spelling.split()) == len(trade.name)


def of(*trades: str) -> Notice:
    catalogue = Catalogue(id="c", title="", clause="", trades=tuple(Trade(name=name) for name in trades))
    return replace(NOTICE, catalogues=(catalogue,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("检验", ["检验", "检验员", "产品检验"], id="汉字：全名、开头、中间"),
        pytest.param("jy", ["检验", "检验员", "产品检验"], id="首字母：全名、开头、中间"),
        pytest.param("ji", ["检验员", "检验", "机焊", "产品检验"], id="拼音：一样好的照目录的先后"),
        pytest.param("检验师", ["检验", "检验员", "产品检验"], id="没有这个名称：像的在前"),
        pytest.param("jh", ["机焊"], id="首字母对不上的不给"),
        pytest.param("厨师", [], id="一点不像的不给"),
        pytest.param("zzz", [], id="拼不出的不给"),
        pytest.param("，。", [], id="只有标点"),
        pytest.param("", [], id="什么也没打"),
    ],
)
def test_trades_are_ordered_by_how_much_was_typed(text: str, expected: list[str]) -> None:
    notice = of("产品检验", "检验员", "检验", "机焊")
    assert [hit.name for hit in find_trades(notice, text)] == expected


@pytest.mark.parametrize("text", ["CAD制图员", "cadzty", "cad zhi tu yuan", "制图员(CAD)"])
def test_names_with_letters_and_brackets(text: str) -> None:
    first = find_trades(of("CAD（制图员）", "制图员（CAD）"), text)[0].name
    assert first == ("制图员（CAD）" if text[0] == "制" else "CAD（制图员）")


def test_letters_in_a_name_keep_the_syllables_in_step() -> None:
    assert [hit.name for hit in find_trades(of("AD工", "制CAD员"), "ADyuan")] == ["制CAD员", "AD工"]


def test_initials_come_before_the_same_letters_as_a_syllable() -> None:
    assert [hit.name for hit in find_trades(of("安装工", "阿牛工"), "an")] == ["阿牛工", "安装工"]


@pytest.mark.parametrize("typed", ["司机", "sj", "siji", "SJ", "开车", "kc", "驾驶员"])
def test_a_driver_is_asked_which_of_both_names_the_certificate_has(typed: str) -> None:
    assert {"汽车驾驶维修员", "汽车驾驶员"} <= set(names(typed))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("保洁", "垃圾清扫与处理工", id="平常的叫法"),
        pytest.param("保洁员", "垃圾清扫与处理工", id="叫法后面带了“员”"),
        pytest.param("锅炉工", "热力运行工", id="叫法后面带了“工”"),
        pytest.param("小车司机", "汽车驾驶维修员", id="叫法前面带了字"),
        pytest.param("gl", "热力运行工", id="叫法的首字母"),
    ],
)
def test_a_usual_word_finds_its_trade_with_other_words_around_it(typed: str, name: str) -> None:
    assert name in names(typed)


def test_a_former_name_says_what_it_is_now_and_a_present_one_says_nothing() -> None:
    hints = {hit.name: hit.hint for hit in find_trades(NOTICE, "汽车")}
    assert hints["汽车驾驶维修员"] is None
    assert hints["汽车维修工"] == "以前的名称，现在多半是汽车驾驶维修员"


def test_no_more_trades_than_asked_for() -> None:
    assert len(names("工")) == 8
    assert len(names("工", limit=3)) == 3


def test_pinyin_is_loaded_by_letters_only() -> None:
    code = """
import sys
from gongqin_core.notice.load import load_notice
from gongqin_core.guide.search import find_enquiries, find_trades
notice = load_notice("jiaozuo-2020")
find_trades(notice, "焊"), find_enquiries(notice, "hg")
print("pypinyin" in sys.modules)
find_trades(notice, "hg")
print("pypinyin" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (run.stdout.split(), run.stderr) == (["False", "True"], "")


# —— enquiries ——

ENQUIRIES = [
    ("交多少钱", ["Q30"]),
    ("钱", ["Q30"]),
    ("高级技师便宜", ["Q31"]),
    ("三级 5 人 多少钱", ["Q56"]),
    ("培训费不培训能退吗", ["U5"]),
    ("报销", ["U5"]),
    ("合写论文", ["Q15"]),
    ("第一作者", ["Q15"]),
    ("没有论文", ["Q14", "Q23"]),
    ("两年优秀", ["Q18"]),
    ("劳模", ["Q19"]),
    ("三等奖", ["Q21"]),
    ("实用新型", ["Q22"]),
    ("绝活", ["Q23"]),
    ("讲师职称", ["Q24"]),
    ("车改", ["Q27"]),
    ("转岗", ["Q25"]),
    ("破格", ["Q54"]),
    ("工龄 12 年", ["Q5"]),
    ("工龄十二年", ["Q5"]),
    ("年底才满十年", ["Q7"]),
    ("技师证5年从哪天算", ["Q26"]),
    ("当过兵", ["U7"]),
    ("没有证能直接考高级工吗", ["Q4"]),
    ("刚参加工作", ["Q2"]),
    ("没转正能报吗", ["Q3"]),
    ("派遣工能考吗", ["Q1"]),
    ("单位不让报", ["Q43"]),
    ("退休了还能考吗", ["Q29"]),
    ("还有两个月退休", ["Q28"]),
    ("女职工退休年龄", ["U6"]),
    ("没有高中文凭能考技师吗", ["Q9", "Q10"]),
    ("小学毕业", ["Q44"]),
    ("工种改名了", ["U8"]),
    ("什么时候截止", ["Q35"]),
    ("不交钱会怎样", ["Q37"]),
    ("去市工考办交钱", ["Q36"]),
    ("几号考试", ["U2", "Q38"]),
    ("考什么科目", ["Q32"]),
    ("一级 怎么考", ["Q33"]),
    ("多少分及格", ["U1"]),
    ("教材在哪买", ["Q40"]),
    ("网站打不开", ["Q34"]),
    ("填错信息", ["Q41"]),
    ("工龄造假", ["Q42"]),
    ("市直单位流程", ["Q45"]),
    ("县里报名流程", ["Q46"]),
    ("名册表声明", ["Q47"]),
    ("盖章", ["Q48"]),
    ("市工考办电话", ["U3"]),
    ("涨工资", ["U4"]),
    ("证书丢失", ["U12"]),
    ("两个级别一起报", ["U15"]),
    ("2021年", ["U13"]),
    ("二（四）8(3)", ["Q18"]),
    ("二(四)7", ["Q24"]),
    ("豫人〔2003〕92号", ["Q54"]),
    ("二（二）1 转正", ["Q2", "Q3"]),
]


@pytest.mark.parametrize(("text", "expected"), ENQUIRIES, ids=[text for text, _ in ENQUIRIES])
def test_an_enquiry_is_among_the_first_three(text: str, expected: list[str]) -> None:
    assert {enquiry.id for enquiry in find_enquiries(NOTICE, text, limit=3)} & set(expected)


@pytest.mark.parametrize("enquiry", NOTICE.enquiries, ids=lambda enquiry: enquiry.id)
def test_every_enquiry_is_found_by_its_own_question(enquiry: Enquiry) -> None:
    assert find_enquiries(NOTICE, enquiry.question, limit=1) == [enquiry]


@pytest.mark.parametrize("text", ["", "，", "xyzzy", "🦆"])
def test_nothing_is_found_for_what_stands_nowhere(text: str) -> None:
    assert find_enquiries(NOTICE, text) == []
    assert find_clauses(NOTICE, text) == []
    assert find_preparation(NOTICE, text) == []


# —— clauses ——

CLAUSES = [
    ("编号", "二（四）8", ["二（四）8"]),
    ("编号用半角括号", "二(四)8", ["二（四）8"]),
    ("编号里的一截", "8(3)", ["二（四）8(3)"]),
    ("带圈数字", "后段①", ["二（四）后段①"]),
    ("编号只写到上一层", "二（六）", ["二（六）一段", "二（六）二段", "二（六）引文"]),
    ("一个词", "公车改革", ["二（五）二段"]),
    ("数字和单位分开写", "满 18 年", ["二（二）3"]),
    ("汉字数字", "十八年", ["二（二）3"]),
    ("汉字数字到几十几", "二十五年", ["二（四）2"]),
    ("周岁", "五十周岁", ["二（三）4"]),
    ("两个词", "教材 下载", ["四（二）4"]),
    ("钟点", "24:00", ["四（一）时间"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CLAUSES], ids=[case[0] for case in CLAUSES])
def test_clauses_come_first(text: str, expected: Sequence[str]) -> None:
    found = [clause.id for clause in find_clauses(NOTICE, text, limit=len(expected))]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("clause", NOTICE.clauses, ids=lambda clause: clause.id)
def test_every_clause_is_found_by_its_number(clause: Clause) -> None:
    assert find_clauses(NOTICE, clause.id, limit=1) == [clause]


# —— what to pay, bring and do ——

PREPARATION = [
    ("一项费用", "培训费", ("交多少钱", "五级（初级工）：275 元")),
    ("没写金额的费用", "教材费", ("交多少钱", "教材费：")),
    ("材料", "照片", ("可能需要，请先问", "身份证、照片")),
    ("网址", "网址", ("在哪里报名", "打开河南政务服务网")),
    ("单位的事", "盖公章", ("市直、中央和省驻焦单位要做的", "打印名册表")),
    ("不照办", "不照办会怎样", ("不照办会怎样", "")),
    ("声明", "名册表声明", ("市直、中央和省驻焦单位的名册表声明", "")),
    ("条款编号", "四（一）路径", ("在哪里报名", "打开河南政务服务网")),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in PREPARATION], ids=[case[0] for case in PREPARATION]
)
def test_what_is_to_be_prepared_is_among_the_first_three(text: str, expected: tuple[str, str]) -> None:
    about, begins = expected
    found = [(one.about, one.text) for one in find_preparation(NOTICE, text, limit=3)]
    assert [words for to, words in found if to == about and words.startswith(begins)], found


def test_everything_that_is_to_be_prepared_is_found_by_its_own_words() -> None:
    part = NOTICE.preparation
    items = [*part.documents, *(step for steps in part.steps for step in steps.steps), *part.consequences]
    for text in [*(item.text for item in items), *(statement.text for statement in part.statements)]:
        assert text in find_preparation(NOTICE, text, limit=1)[0].text


@given(st.text(max_size=30))
def test_no_text_whatever_breaks_a_search(text: str) -> None:
    for found in (find_trades(NOTICE, text), find_enquiries(NOTICE, text), find_clauses(NOTICE, text)):
        assert len(found) <= 8


@pytest.mark.parametrize("text", ["二（五）", " 二(五)", "二（四）8", "四（一）"])
def test_the_number_of_a_clause_finds_what_begins_with_it_and_nothing_else(text: str) -> None:
    found = [clause.id for clause in find_clauses(NOTICE, text)]
    assert found and all(name.startswith(text.strip().replace("(", "（").replace(")", "）")) for name in found)
