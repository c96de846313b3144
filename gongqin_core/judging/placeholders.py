"""What people write when they have no answer: 无, — or N/A for nothing, 待定 or 见备注 for later or elsewhere."""

import re

from ..notice.spelling import spelling

NOTHING = frozenset(
    "无 没有 没 未有 空 空白 空缺 暂无 暂缺 缺 无此项 无内容 无工种 不适用 不涉及 (空) (无)"
    " n/a na n.a. n.a n\\a null (null) none nil nothing blank".split()
)
ZEROS = re.compile(r"0+(?:\.0+)?")
LATER = re.compile(
    r"待.{0,6}|尚?未(?:定|知|填|写|录入?|确定|确认|核实)|暂(?:未.{0,4}|不.{0,4}|定)|(?:详?见|参见|详)(?:备注|附件|附表|说明|档案|证书|原件|后|前|上|下).{0,6}"
    r"|同(?:上|下|前|后|左|右|第?\d+行)|不详|不知道?|不清楚|未知|不明|查无|略|tbd|todo|unknown|nan|[-+]?inf(?:inity)?|undefined|备注"
)
"""Said later, elsewhere, or by nobody."""
DITTO = re.compile("[〃″′'\"“”〞〟‴＂,]+|[?？]+")


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say. A mark that is neither letter nor digit says no more.

    >>> [text for text in ("无", "——", " N/A ", "0", "待定", "焊工") if says_nothing(text)]
    ['无', '——', ' N/A ', '0']
    """
    spelled = spelling(text)
    if spelled in NOTHING or ZEROS.fullmatch(spelled):
        return True
    return not any(map(str.isalnum, spelled)) and not DITTO.fullmatch(spelled)


def says_later(text: str) -> bool:
    """Whether a text says that the answer comes later, stands elsewhere or is not known.

    >>> [text for text in ("待定", "见备注", "同上", "〃", "无", "焊工") if says_later(text)]
    ['待定', '见备注', '同上', '〃']
    """
    spelled = spelling(text)
    return bool(LATER.fullmatch(spelled) or DITTO.fullmatch(spelled))


def means_no_name(text: str) -> bool:
    """Whether a text is no name of anything: one of these, or nothing but figures."""
    return says_nothing(text) or says_later(text) or not any(map(str.isalpha, spelling(text)))
