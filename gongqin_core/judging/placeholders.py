"""What people write when they have no answer: 无, — or N/A for nothing, 待定 or 见备注 for later or elsewhere."""

import re

from ..notice.spelling import spelling

NOTHING = re.compile(
    r"(?:目前|现在?|暂时?)?(?:无|没有|没|未有)(?:此项|内容|工种|名称)?|空[白缺着]?|暂?缺|不(?:适用|涉及)"
    r"|na|null|none|nil|nothing|blank|0+"
)
LATER = re.compile(
    r"无?(?:待.{0,6}|[尚还]?[未没](?:定|知|填写?|写|录入?|报|评|确定|确认|核实|明确|分配)|暂[未不定].{0,4}"
    r"|(?:详?见|参见|另见|详)(?:备注|附件|附表|说明|档案|证书|原件|后|前|上|下).{0,6}"
    r"|[同如](?:上|下|前|后|左|右|第?\d+行).{0,3}|不(?:详|知道?|清楚?|明确?|确定|填写?|报名?|考)|未知|查无|略|备注|其[他它]"
    r"|(?:看|查|问)(?:备注|附件|附表|档案?|证书?|原件|本人|单位|人事).{0,4}|[还尚]?[没未](?:想好|选好?|取得|报名|考|查到)"
    r"|请?(?:填写?|选择?)(?:工种|名称|全称)?|[某x]{2,}|某?工种(?:名称)?|已?(?:退休|离休|内退|病退|离职|辞职|调[出走离]|借调|去世|死亡|病故)"
    r"|(?:自[愿动])?(?:放弃|弃[权考]|退出|取消)(?:报[名考]|申报|考[试核]|晋升)?|不(?:再|拟|想|愿意?|准备|打算)?(?:申报|报|考|参加)(?:名|考[核试]?|了)?"
    r"|(?:[同按照如依]|参照|以|与)(?:本人|原|现|持有的?)?(?:证书?|证件|目录|岗位?|档案|原来?|现有?|以前|本人|个人)(?:工种|一致|相同|一样|为准|填写?)?"
    r"|(?:没有?|无)(?:相?对应|相应|相关|合适|目录)(?:的?工种)?"
    r"|(?:其[他它余]|任[意何]|所有|全部|各类?|多个?|不限|相[应关同]|[原现本同]|技术|普通|一般)工种|工种(?:不[限明]|相同|同上|待定|未定)"
    r"|不限|相同|一致|同|(?:维持|保持)?[不未没]变(?:化|动)?|无变[化动]|照旧|如[前旧]"
    r"|(?:机关事业单位|事业单位|机关|单位)?(?:普通|一线|技术|后勤)?(?:工勤技能|工勤|技术|技能)?(?:工人|职工|员工|普工|人员|岗位?)"
    r"|普通?工|技术工|工勤(?:技能)?|同一?工种"
    r"|tbd|todo|unknown|undefined|nan|inf(?:inity)?)"
)
"""Said later, elsewhere, or by nobody."""
DITTO = re.compile("[〃″′'\"“”〞〟‴＂,]+|[?？]+")


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say. A mark that is neither letter nor digit says no more.

    >>> [text for text in ("无", "——", " N/A ", "0", "待定", "焊工") if says_nothing(text)]
    ['无', '——', ' N/A ', '0']
    """
    bare = _bare(text)
    return bool(NOTHING.fullmatch(bare)) if bare else not DITTO.fullmatch(spelling(text))


def says_later(text: str) -> bool:
    """Whether a text says that the answer comes later, stands elsewhere or is not known.

    >>> [text for text in ("待定", "见备注", "同上", "〃", "无", "焊工") if says_later(text)]
    ['待定', '见备注', '同上', '〃']
    """
    return bool(LATER.fullmatch(_bare(text)) or DITTO.fullmatch(spelling(text)))


def means_no_name(text: str) -> bool:
    """Whether a text is no name of anything: one of these, or nothing but figures."""
    return _bare(text).isdecimal() or says_nothing(text) or says_later(text)


def _bare(text: str) -> str:
    """Letters and figures alone, and halves of those that are in two."""
    return "".join(sign for sign in spelling(text) if sign.isalnum() or "\ud800" <= sign <= "\udfff")
