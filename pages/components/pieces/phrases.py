"""Where a heading may break: between words, never within one. A browser breaks Chinese after any character."""

import re
from typing import Final

from gongqin_core.take_away.html import Html, element, join

WORDS: Final = tuple(
    """
    什么时候 时候 什么 哪一级 哪一种 哪一天 哪几年 哪几样 哪里 哪种 哪个 哪天 多少 怎么样 能不能 是不是
    这一级 这一条 一件事 这些 这次 下面 以后 以上 首次 现在 今年 当年 最早 长期 公开 没有 可以 不能 不用
    取得 拿到 得过 换过 参加 发表过 发表 认定 申报 持有 确认 先确认 先查清 才知道 再看 办到
    就能 退休 出生 转正 定级 同意
    证书 工勤 工种 新工种 岗位 身份 单位 所在单位 人员 等级 等级考核 平级考核 考核 年度 优秀 结果 文化 程度 工作
    年龄 职称 中级
    实习 指导 教学 科研 生产 专业 论文 较高 技艺 情形 性别 条件 材料 费用 准备 日程 条款 政策 变化 路线
    """.split()
)
"""Words that headings of questions and results are made of."""
_WORD: Final = re.compile(rf"(?:\d+ ?[年项件月日]?|{'|'.join(sorted(WORDS, key=len, reverse=True))})[的了吗过]?")


def whole(*content: str) -> Html:
    """Words that stay on one line."""
    return element("span", *content, css="whole")


def phrased(text: str) -> Html:
    """A heading's text, each of its words whole."""
    parts, at = [], 0
    for found in _WORD.finditer(text):
        parts += [text[at : found.start()], whole(found[0])]
        at = found.end()
    return join([*parts, text[at:]])
