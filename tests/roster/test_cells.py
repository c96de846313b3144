"""Cells as people write them."""

import doctest
from datetime import date, datetime

import pytest

from gongqin_core.judging.answers import AnswerError, Span
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.questions import NONE, Fact
from gongqin_core.notice.spelling import spelling
from gongqin_core.roster import cells
from gongqin_core.roster.cells import cell_text, is_blank, read_cell
from gongqin_core.roster.columns import Column
from gongqin_core.roster.lookup import lookup_of

NOTICE = load_notice()
FACTS = NOTICE.facts

DATES = {
    "只有年": ("2008", "2008"),
    "年加汉字": ("2008年", "2008"),
    "年月": ("2008-07", "2008-07"),
    "月不补零": ("2008-7", "2008-07"),
    "点隔开": ("2008.07", "2008-07"),
    "点隔开、二月不会是二十月": ("2008.2", "2008-02"),
    "十二月": ("2008.12", "2008-12"),
    "斜线": ("2008/7", "2008-07"),
    "连写到月": ("200807", "2008-07"),
    "汉字年月": ("2008年7月", "2008-07"),
    "全角数字和空格": ("２００８ 年 ７ 月", "2008-07"),
    "到日": ("2008-07-15", "2008-07-15"),
    "点到日": ("2008.7.15", "2008-07-15"),
    "一月的某天用点": ("2008.1.5", "2008-01-05"),
    "斜线到日": ("2008/7/1", "2008-07-01"),
    "连写到日": ("20080715", "2008-07-15"),
    "汉字到日": ("2008年7月15日", "2008-07-15"),
    "带零点": ("2008-07-15 00:00:00", "2008-07-15"),
    "程序写的零点": ("2008-07-15T00:00:00", "2008-07-15"),
    "表格软件的日子序号": ("39644", "2008-07-15"),
    "序号带小数点零": ("39644.0", "2008-07-15"),
    "前四位不像年份的序号": ("25001", "1968-06-12"),
    "序号带钟点": ("39644.354", "2008-07-15"),
    "两位的年": ("08.7", "2008-07"),
    "带钟点": ("2008-07-15 08:30:00", "2008-07-15"),
    "写成公式的文字": ('="2008-07"', "2008-07"),
    "撇号开头": ("'2008-07", "2008-07"),
    "看不见的字符": ("\ufeff2008\u200b-07\u202c", "2008-07"),
    "日期格里的八位数": ("20080715", "2008-07-15"),
    "写明月份不详": ("2008-XX", "2008-XX"),
}


@pytest.mark.parametrize(("written", "meant"), DATES.values(), ids=DATES)
def test_a_date_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert read_cell(FACTS["career_start"], written) == Span.parse(meant)


NO_DATES = {
    "一月还是十月": "2008.1",
    "少写一个零的年月还是序号": "20087",
    "少写前两位的年月日": "980712",
    "年份写成了一千多年": "1098-07",
    "年份写成了两千一百年以后": "2108-07",
    "年份写成了一八九九年": "1899-12",
    "没有十三月": "2008-13",
    "没有二月三十日": "2008-02-30",
    "连写没有十三月": "200813",
    "日在前": "15/07/2008",
    "序号在几十年前": "20080",
    "序号在范围以外": "21001",
    "范围以外的年": "1959-12-31",
    "还没到的年": "2068-05",
    "不是数": "nan",
    "无穷大": "inf",
    "很大的数": "1e+300",
    "很长的数": "9" * 400,
    "待定": "待定",
    "只有钟点": "08:00:00",
    "是或否": "True",
    "六位不是年月": "390644",
    "两个日期": "2008-07、2010-01",
    "大约": "2008年左右",
    "短横": "-",
    "没有第零年": "0000",
    "公式没有结果": "=B2",
    "公式出错": "#REF!",
}


@pytest.mark.parametrize("written", NO_DATES.values(), ids=NO_DATES)
def test_what_is_no_date_or_could_be_two_is_not_guessed(written: str) -> None:
    with pytest.raises(AnswerError):
        read_cell(FACTS["career_start"], written)


@pytest.mark.parametrize("written", ["大概 1995 年", "九十年代"])
def test_a_year_that_is_not_told_for_certain_is_asked_for_in_a_plain_sentence(written: str) -> None:
    with pytest.raises(AnswerError, match=r"哪一年。就是这一年|请写是哪一年"):
        read_cell(FACTS["career_start"], written)


def test_january_or_october_asks_for_the_one_that_is_meant() -> None:
    with pytest.raises(AnswerError, match="请写成 2008-01 或 2008-10"):
        read_cell(FACTS["career_start"], "2008.1")


def test_a_month_without_its_nought_or_a_counted_day_asks_for_the_one_that_is_meant() -> None:
    with pytest.raises(AnswerError, match="分不清是 2008 年 7 月还是 1954-12-29。请写成 2008-07 的样子"):
        read_cell(FACTS["career_start"], "20087")


REMEDIES = {
    "年份打进了日期格": ("1905-07-07", "像是把年份 2015 打进了日期格。请核对年份"),
    "年月打进了日期格": ("2453-01-26", "像是把 2020 年 7 月打进了日期格"),
    "表格软件把 68 当成了 2068": ("2068-05", "2068 年不在 1960 年至 2020 年之间，像是 1968 年。请核对年份"),
    "序号算出来的日子": ("20080", "当作日子是 1954-12-22，1954 年不在 1960 年至 2020 年之间"),
    "没有写日期": ("见备注", "这里没有写日期。先写年份"),
}


@pytest.mark.parametrize(("written", "remedy"), REMEDIES.values(), ids=REMEDIES)
def test_what_was_most_likely_meant_is_named_and_never_taken(written: str, remedy: str) -> None:
    with pytest.raises(AnswerError, match=remedy):
        read_cell(FACTS["career_start"], written)


def test_no_date_at_all_is_an_answer_only_where_the_notice_has_one() -> None:
    assert read_cell(FACTS["regularised_on"], "none") == NONE
    assert read_cell(FACTS["regularised_on"], str(FACTS["regularised_on"].none)) == NONE
    assert read_cell(FACTS["title_since"], "无") == NONE
    for fact in ("career_start", "regularised_on"):
        with pytest.raises(AnswerError):
            read_cell(FACTS[fact], "none" if fact == "career_start" else "无")


@pytest.mark.parametrize("fact", ["held_level", "obstacles", "excellent_years", "paper", "title_since", "career_start"])
def test_what_a_program_exports_for_nothing_is_no_answer(fact: str) -> None:
    for written in ("None", " NONE "):
        with pytest.raises(AnswerError, match=f"“{written.strip()}”多半是电脑导出时填的"):
            read_cell(FACTS[fact], written)
    if fact != "career_start":
        assert read_cell(FACTS[fact], "none") in (NONE, frozenset())


CHOICES = {
    "代码": ("held_level", "5", "5"),
    "数字格里的代码": ("held_level", "5.0", "5"),
    "选项原文": ("held_level", "五级（初级工）", "5"),
    "半角括号": ("held_level", "五级(初级工)", "5"),
    "常用叫法": ("held_level", "初级工", "5"),
    "技师不是高级技师": ("held_level", "技师", "2"),
    "无证": ("held_level", "无", "none"),
    "前后空格": ("sex", "　男 ", "male"),
    "说不清": ("post", "说不清", None),
    "题目自己的说不清": ("post", "说不清是哪种", None),
    "每个事实都认说不清": ("sex", "说不清", None),
}


@pytest.mark.parametrize(("fact", "written", "code"), CHOICES.values(), ids=CHOICES)
def test_a_choice_is_read_by_code_label_or_usual_word(fact: str, written: str, code: str | None) -> None:
    assert read_cell(FACTS[fact], written) == code


MULTIS = {
    "代码用分号": ("2016;2018", {"2016", "2018"}),
    "中文分号": ("2016；2018", {"2016", "2018"}),
    "顿号": ("2016、2018", {"2016", "2018"}),
    "选项原文": ("2016 年;2018 年", {"2016", "2018"}),
    "末尾多一个分号": ("2016;", {"2016"}),
    "none": ("none", set()),
    "以上都没有": ("以上都没有", set()),
    "无": ("无", set()),
    "没有": (" 没有 ", set()),
    "同一项写两遍": ("2016;2016", {"2016"}),
}


@pytest.mark.parametrize(("written", "codes"), MULTIS.values(), ids=MULTIS)
def test_a_multi_is_several_codes_or_none(written: str, codes: set[str]) -> None:
    assert read_cell(FACTS["excellent_years"], written) == frozenset(codes)


@pytest.mark.parametrize("written", ["2016;乱写", ";", "none;2016", "2016 2018", "2020", "无;2016"])
def test_half_a_multi_is_not_read(written: str) -> None:
    with pytest.raises(AnswerError):
        read_cell(FACTS["excellent_years"], written)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_label_and_word_of_a_fact_means_one_answer(fact: Fact) -> None:
    words = [spelling(word) for option in fact.options for word in {option.code, option.label, *option.words}]
    words += [spelling(word) for word in {fact.none, *fact.none_words} if word]
    assert len(words) == len(set(words))
    for option in fact.options:
        for word in (option.code, option.label, *option.words):
            assert read_cell(fact, word) in (option.code, frozenset([option.code]))


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_what_the_template_gives_as_an_example_can_be_read(fact: Fact) -> None:
    if fact.example:
        read_cell(fact, fact.example)


def test_a_trade_is_the_exact_text_but_never_an_error_of_a_formula() -> None:
    assert read_cell(FACTS["trade"], " 焊工 ") == "焊工"
    with pytest.raises(AnswerError):
        read_cell(FACTS["trade"], "#N/A")


NOTHING = ("无", "—无—", "没有工种", "—", "——", " / ", "\\", "N/A", "NA", "0", "暂无", "空", "null", "。", "*")
LATER = (
    *("待定", "待核实", "如上", "没填", "其他", "x", "见备注", "同上", "〃", "不详", "？", "nan"),
    *("12", "3.5", "41", "#N/A", "=B2", "无（待定）", "不确定", "不清", "看备注", "查档", "没想好", "不填", "请填写"),
    *("工种", "某某", "XX", "未取得", "不报", "已退休"),
    *("放弃", "自愿放弃", "放弃申报", "弃考", "不再申报", "不想报了", "不参加考核", "取消", "调出", "病故", "内退"),
    *(
        "同证书",
        "按证书",
        "同证书工种",
        "与证书一致",
        "以证书为准",
        "按证书填写",
        "同原工种",
        "无对应工种",
        "没有相应工种",
    ),
    *(
        "其他工种",
        "普工",
        "普通工人",
        "工人",
        "工勤",
        "工勤人员",
        "工勤岗",
        "技术工人",
        "不限",
        "各工种",
        "相同",
        "一致",
    ),
)


@pytest.mark.parametrize("nothing", NOTHING)
def test_a_trade_that_is_nothing_is_blank(nothing: str) -> None:
    assert is_blank(FACTS["trade"], nothing)
    assert not is_blank(FACTS["held_level"], nothing)


@pytest.mark.parametrize("later", LATER)
def test_a_trade_that_is_no_name_is_pointed_out(later: str) -> None:
    assert not is_blank(FACTS["trade"], later)
    with pytest.raises(AnswerError, match=r"这不是工种的名称|这是算不出来的公式|上一行没有可以照抄的"):
        read_cell(FACTS["trade"], later)


@pytest.mark.parametrize("empty", ["", " ", "\u3000", "\u200b", "\ufeff ", '=""', "'"])
def test_what_nobody_sees_is_a_blank_cell(empty: str) -> None:
    assert all(is_blank(fact, empty) for fact in FACTS.values()) or empty == "'"


CELLS = {
    "整数": (5.0, "5"),
    "年月小数": (2008.07, "2008.07"),
    "长号码": (110101199001010010.0, "110101199001010016"),
    "日": (date(2008, 7, 15), "2008-07-15"),
    "零点": (datetime(2008, 7, 15), "2008-07-15"),
    "有钟点的不当作日": (datetime(2008, 7, 15, 8, 30), "2008-07-15 08:30:00"),
    "真假": (True, "True"),
    "文字": ("五级", "五级"),
}


@pytest.mark.parametrize(("value", "text"), CELLS.values(), ids=CELLS)
def test_a_spreadsheet_cell_as_text(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_the_examples_in_the_module_are_true() -> None:
    results = doctest.testmod(cells)
    assert (results.failed, results.attempted > 0) == (0, True)


def test_an_option_is_read_by_the_words_it_had_before() -> None:
    for words in ("1 月至 4 月 28 日，或说不准", "1 月至 4 月 28 日退休，或说不准哪天"):
        assert read_cell(FACTS["retirement"], words) == "around_issue"


@pytest.mark.parametrize(
    ("written", "answer"),
    {
        "09年": "2009",
        "10年": None,
        "18年": None,
        "49年": None,
        "50年": None,
        "98年": "1998",
        "18年7月": None,
        "15.5": None,
        "98年7月": "1998-07",
        "09年7月": "2009-07",
    }.items(),
)
def test_below_a_heading_of_work_a_number_of_years_is_no_year(written: str, answer: str | None) -> None:
    column = Column(FACTS["career_start"], "参加工作时间", lookup_of(NOTICE))
    column.codes([written])
    assert str(column.answers[0]) == str(answer)
    assert (column.remedies[0] is None) == (answer is not None)


def test_below_the_day_of_a_paper_two_figures_are_a_year() -> None:
    column = Column(FACTS["level_since"], "发证日期", lookup_of(NOTICE))
    column.codes(["12年"])
    assert str(column.answers[0]) == "2012"


@pytest.mark.parametrize("heading", ["参加工作时间（年）", "工作时间(年)", "出生年月（周岁）"])
@pytest.mark.parametrize("written", ["12", "51", "9年", "12.5"])
def test_a_few_years_below_a_heading_of_years_are_no_year(heading: str, written: str) -> None:
    column = Column(FACTS["career_start"], heading, lookup_of(NOTICE))
    column.codes([written, "2012", "2012年7月"])
    assert column.answers[0] is None and "分不清是年份，还是多少年" in str(column.remedies[0])
    assert [str(answer) for answer in column.answers[1:]] == ["2012", "2012-07"]


def test_a_year_of_two_digits_is_read_below_other_headings() -> None:
    column = Column(FACTS["career_start"], "参加工作时间", lookup_of(NOTICE))
    column.codes(["06年", "98"])
    assert list(map(str, column.answers)) == ["2006", "1998"]
    for words in ("否", "退休"):
        with pytest.raises(AnswerError, match="没说是哪一年"):
            read_cell(FACTS["retirement"], words)
