"""What stands where a name belongs: nobody's name, the names of several, or a name with a word beside it."""

import re
from collections.abc import Sequence

from ..judging.placeholders import means_no_name
from ..notice.spelling import NOTE_MARK, spelled, visible
from .cells import NO_RESULT, inside
from .ditto_sign import is_ditto
from .examples import is_example_name
from .id_numbers import holds_id_number
from .labels import UNIT_ENDS, is_total

ODD = re.compile("[计无没空缺不未待暂a-zA-Z]")
"""Letters of words that are no names."""
NAME = r"[\u4e00-\u9fff·]{2,}"
BETWEEN = r"(?:[、，,;；/／]\n?|(?<!·)\n(?!·)[、，,;；/／]?\n?)"
OTHERS = r"\n?等(?:[\d一二两三四五六七八九十]+[人名位]|人)"
SEVERAL = re.compile(rf"{NAME}(?:{BETWEEN}{NAME})+(?:{OTHERS})?|{NAME}{OTHERS}")
SIGNS_OF_SEVERAL = re.compile("[、，,;；/／\n等 \u3000]")
NO_LONGER = re.compile(
    "(退休|离休|内退|病退|离职|辞职|辞退|调出|调走|调离|借调|借用|外借|去世|死亡|病故|病逝|亡故|已故|删除|删去|作废|取消|不报|不申报|放弃|退出"
    "|开除|解聘|停职|除名)"
)
"""Words that tell that somebody may not count any more."""
SOON = re.compile(f"(?:已经?|拟|即将|将|待)?{NO_LONGER.pattern}")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
TWO_NAMES = re.compile(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}} +[{SURNAMES}][\u4e00-\u9fff]{{1,2}}")
"""With nothing but a space between them; 欧阳 is no such surname."""
BEHIND = re.compile(
    r"[\u4e00-\u9fff·]{2,4}(?:\s*(?P<arrow>[→>]+)\s*(?P<other>[\u4e00-\u9fff]*)"
    r"|\s*(?P<sign>[-—/?×✗√✓~=+&]+)\s*(?P<words>[\u4e00-\u9fff]?)| +(?P<word>[调退借离走辞亡病休停转]))"
)
"""A word or a sign behind a name: 张三-退, 李四？, 王五 调."""
SIGN_OF_NOTE = r"[*※★☆△▲○●◎◇◆#]"
MARK = re.compile(
    rf"^(?:{SIGN_OF_NOTE}+|{NOTE_MARK.pattern}+)(?=\w\w)|(?<=\w\w)(?:{SIGN_OF_NOTE}+|{NOTE_MARK.pattern}+)$"
)
"""Not the stars of names that are kept hidden: 张*, 张*三."""
IN_BRACKETS = re.compile(r"[(\[【〔<《]([^()\[\]【】〔〕<>《》]+)[)\]】〕>》]")
SIGNS_OF_MARKS = re.compile(
    rf"{SIGN_OF_NOTE}|{NOTE_MARK.pattern}|[＊＃(（\[［【〔<＜《\-—→/／?？×✗√✓~=＝+＋&＆ \u3000]"
)
HALF_WIDTH = str.maketrans("＊＃？－／＝＋＆", "*#?-/=+&")
TELLS_APART = re.compile(
    rf"[男女大中小老]|.{{1,3}}族|[\da-z·.]+|(?:曾用|原|又|别|小|学|艺|本)名.*|.+(?:{UNIT_ENDS}|中|小学|[省市县区乡镇村])"
)
"""What stands beside a name only to tell people of one name apart."""


def is_nameless(name: str) -> bool:
    """Whether nothing stands there that anybody is called: a blank, a stroke, 无, figures, an error, 合计.

    >>> [name for name in ("张三", "p0", "同上", " ", "-", "无", "#REF!", "=A1", "123", "合 计") if is_nameless(name)]
    [' ', '-', '无', '#REF!', '=A1', '123', '合 计']
    """
    if name.isalnum() and not name.isdigit() and not ODD.search(name):
        return False
    said = inside(name)
    return not is_ditto(name) and (said.startswith(NO_RESULT) or means_no_name(said) or is_total(name))


def quoted(name: str) -> str:
    """What is quoted of what stands in the place of a name: no ID number is.

    >>> quoted(" 无 "), quoted("110101199003070011")
    ('无', '')
    """
    return "" if holds_id_number(name) else inside(name)


def all_named(names: Sequence[str]) -> bool:
    """Whether no name of many calls for a look."""
    together = "".join(names)
    return all(names) and together.isalnum() and not ODD.search(together) and not any(map(str.isdigit, names))


def are_several(name: str) -> bool:
    """Whether it is the names of several people.

    >>> [are_several(name) for name in ("张三、李四", "张三等3人", "买买提·\\n吐尔逊", "张三（李四）")]
    [True, True, False, False]
    """
    if TWO_NAMES.fullmatch(" ".join(visible(name).split())) and "\n" not in name:
        return True
    lines = ("".join(line.split()) for line in visible(name).splitlines())
    return bool(SEVERAL.fullmatch("\n".join(filter(None, lines))))


def no_longer(name: str) -> str | None:
    """What tells, beside a name, that somebody may not count any more.

    >>> no_longer("乙（已退休）"), no_longer("（删除）戊"), no_longer("此行作废"), no_longer("张三")
    ('已退休', '删除', '作废', None)
    """
    found = None if is_example_name(name) else SOON.search(name)
    return found[0] if found else None


def mark_beside(name: str) -> str | None:
    """What stands beside a name, and perhaps means something that a note elsewhere explains.

    >>> [mark_beside(name) for name in ("乙（退）", "张三①", "※张三", "戊（女）", "张三2")]
    ['退', '①', '※', None, None]
    """
    if not SIGNS_OF_MARKS.search(name):
        return None
    if is_nameless(name) or is_example_name(name) or are_several(name) or no_longer(name):
        return None
    written = name.translate(HALF_WIDTH).split()
    if behind := BEHIND.fullmatch(" ".join(written)):
        said: list[str | None] = [behind[part] for part in ("word", "words", "other", "sign", "arrow")]
        return next(filter(None, said))
    if marked := MARK.search("".join(written)):
        return marked[0]
    beside = (found[1] for found in IN_BRACKETS.finditer(spelled(name)))
    return next((words for words in beside if not TELLS_APART.fullmatch(words) and quoted(words)), None)
