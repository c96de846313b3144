"""What cells say in rows that are nobody's: totals, notes, signatures, the end of a table."""

import re

from ..notice.spelling import spelling

TOTAL, NOTE, SIGNATURE, END = "合计", "说明", "签名", "表尾"
LONGEST = 300
"""Signs of a text by which it is told what it is: what is longer tells it at its beginning."""
COUNT = re.compile(
    r"(?:共|计|男|女)*:?\d{1,3}(?:\.\d+)?(?:[人名个位岁]|%)?|(?:共|计|男|女)*:?\d+(?:\.\d+)?[人名个位岁]"
)
TOTALS = ("合计", "小计", "总计", "共计", "累计")
TOTAL_ENDS_WITH = "计"
_SUM = (
    rf"(?:{'|'.join(TOTALS)}|汇总|总数|总人数|平均[值数]?|平均年龄)(?:人数|数)?"
    r"[:,.]?(?:共?\d[\d,.]*[人名个位岁]?)?。?"
)
_WHOSE = r"本页|本表|本单位|各单位|全局|全校|全院|全县|全市|全部|部门|人数|男|女"
_WHO = (
    r"(?:制表|填表|填报|造表|编制|审核|复核|经办|校对|审批|审定|批准|报送|呈报|上报|统计|录入|联系|主管|分管|单位|部门"
    r"|负责|领导|签字|签名|签章|盖章|公章|日期|时间|电话|意见|人|员|者|方式|主要|科室|人事|机构|\([^()]*\)|、|/)"
)
DAY = re.compile(r"(?:(?:19|20)\d\d)?年(?:\d{1,2})?月(?:\d{1,2})?日?")
KINDS = {
    TOTAL: re.compile(
        rf"(?:{_WHOSE})*{_SUM}|.{{3,20}}{_SUM}|共\d+[人名].*|(?:总|男|女)?人数(?::?\d+[人名]?)?|其中[:,]?.*"
    ),
    NOTE: re.compile(
        r"[\[(【※*]*(?:备注|附注|说明|填表说明|填报说明|填写说明|注意事项|特别说明|注意|注)\d*(?:[\])】]*[:.、].*|[\])】]*)"
        r"|(?:以上|上述|上列)(?:.{0,8})(?:人员|同志|名单|内容|信息|情况|材料|数据|各项|属实|\d+[人名]).*"
    ),
    SIGNATURE: re.compile(
        rf"{_WHO}{{2,}}:.*|(?:日期|电话|审核|复核|制表|填表|单位):.*|.*\([^()]*(?:盖章|公章|签章|签字|签名)[^()]*\).*"
        rf"|(?:制表|填表|审核|复核|经办|联系|负责|单位负责)人|(?:单位)?(?:盖章|公章)"
        rf"|(?:联系|办公|咨询|监督|举报|单位)(?:电话|方式|地址|手机)(?:号码)?(?::.*)?|(?:传真|邮编|电子邮箱|邮箱)(?::.*)?"
    ),
    END: re.compile(
        r"[-—(\[*\s]*(?:以下空白|以下无正文|[此本]页无正文|无正文|空白页|续表|[下转接]+下?页.*|未完待续)"
        r"[-—)\]*\s]*|第\d+页(?:[,/]?共\d+页)?|(?:\.{2,}|…+|·{2,}|—{2,}|-{2,}|~{2,})"
    ),
}
"""What a cell says that is nobody's."""
NUMBERED_TEXT = re.compile(
    r"[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)、](?=.*[^\d.])|\.(?!\d(?!\d{3}年))).{2,}|第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[组批班队类].*"
)
GROUP = re.compile(r".{2,}(?:人员|职工|员工|名单)(?:名单)?(?:\(.*\)|:?\d+[人名])?:?")
"""What stands above some of the people."""
PART_OF_UNITS = re.compile(r".{0,6}(?:机关|本级|本部|(?:下属|二级|直属|事业|参公|基层|各)单位)")
"""What stands above the people of some units."""
NUMERAL = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?|[(]\d{1,2}[)]")
"""How groups are numbered, and seldom people."""
UNIT_ENDS = "局|所|中心|处|科|室|站|队|院|校|公司|会|部|厅|组|馆|厂|园|场"
SHORT_UNIT = re.compile(rf".{{2,}}(?:{UNIT_ENDS})")
NO_NAME = re.compile(".{2,}(?:局|处|站|队|厂|中心|学校|小学|中学|幼儿园|医院|公司|[市县区])|.*[一二三四五六七八九十]中")
"""Units that nobody is called like, however short."""
OF_ROSTER = re.compile(r".*(?:名册|名单|登记表|汇总表|统计表|一览表|明细表)(?:\(.*\))?")
STARRED = re.compile(r"[*※★△▲☆]+(?:号|者|的)?(?:为|表示|指|系|是|代表|标).{2,}")
"""What a star beside a cell means."""
NAME_WITH_WORDS = re.compile(
    r"(?!备注|附注|说明|注意|填表|填报)(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+)\([^()]*\)"
)
"""Somebody, and what is said of them."""
SENTENCE = re.compile(r".*[。;:,].*")
UNIT = re.compile(rf".{{3,}}(?:{UNIT_ENDS})(?:\(.*\))?")
SHORTEST_SENTENCE = 8
HINT = re.compile(
    r"[(\[【].*[)\]】]|(?:例如?|比如|如|格式)[:\d].*|[必选]填|[单多]选|(?:从|用|在)?下拉.{0,6}"
    r"|(?:文本|文字|汉字|数字|数值|整数|日期|年月日?|字符|字母|常规)(?:型|格式|类型)?|y{2,4}[-./年]?m{1,2}月?(?:[-./]?d{1,2}日?)?"
    r"|\d{1,3}个?(?:字|位|字符)(?:数字|汉字|以内)?|是[或/、]否|.{0,12}(?:不得|不能|不要|请勿|必须|请).{1,20}"
    r"|[按以据照依].{1,12}(?:填写?|选择?|为准)"
)
"""How to fill in a column, in a row of its own."""


def kind_of(text: str) -> str | None:
    """What such a cell makes of a row in which nobody is named.

    >>> [kind_of(text) for text in ("合 计：2人", "制表人：张三", "备注：一式三份", "王小计", "张三")]
    ['合计', '签名', '说明', None, None]
    """
    spelled = spelling(text[:LONGEST])
    return next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(spelled)), None)


def says_nothing(text: str) -> bool:
    """Whether a text may stand under a fact in a row that is nobody's, although it can be read."""
    return bool(COUNT.fullmatch(spelling(text)) or kind_of(text))


def is_total(name: str) -> bool:
    """Whether what stands where a name belongs is no name but a word for a total.

    >>> is_total("合 计"), is_total("王小计")
    (True, False)
    """
    return TOTAL_ENDS_WITH in name and spelling(name).rstrip(":") in TOTALS
