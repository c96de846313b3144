"""`gongqin check`: the good folder plus one edit, and what is said of it, where."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongqin_core import load
from gongqin_core.check import check

CONTENT = Path(__file__).parent.parent / "content"
GOOD = CONTENT / "jiaozuo-2020"


@dataclass(frozen=True)
class Mistake:
    """One edit: the first `old` becomes `new`. And the problem it makes."""

    name: str
    file: str
    old: str
    new: str
    says: str
    at: str = ""
    """A text on the line that is blamed, where that is not the line of the edit."""
    blamed: str = ""
    """The file that is blamed, where that is not the one edited."""
    also: tuple[str, ...] = ()
    """What else is said, because it follows."""


def cites_nothing(what: str, file: str, old: str) -> Mistake:
    """`old` ends in the number of a clause; now no clause has that number."""
    before, _ = old.rsplit(" ", 1)
    return Mistake(f"{what} cites no clause", file, old, f"{before} 九（九）", "没有条款“九（九）”。", at="九（九）")


CITATIONS = [
    cites_nothing("a silence", "notice.yaml", "    clause: 二（四）后段②"),
    cites_nothing("a fact", "questions.yaml", "    clause: 一（二）"),
    cites_nothing("a counting day", "levels.yaml", "on: &count_day 2020-12-31, clause: 二（七）"),
    cites_nothing("a leaf", "levels.yaml", "{fact: post, in: [regular, contract], clause: 一（一）"),
    cites_nothing("a named condition", "levels.yaml", "outcome: approval\n    clause: 二（六）一段"),
    cites_nothing("a level", "levels.yaml", "    short: 二级\n    clause: 二（三）"),
    cites_nothing("a fee", "fees.yaml", "    clause: 三（三）4"),
    cites_nothing("what is paid apart", "fees.yaml", "    clause: 四（二）4"),
    cites_nothing("an exam", "fees.yaml", "    clause: 三（一）"),
    cites_nothing("a stage", "schedule.yaml", "    clause: 四（三）"),
    cites_nothing("the registration", "preparation.yaml", "  clause: 四（一）路径"),
    cites_nothing("a document", "preparation.yaml", "clause: 五（二）"),
    cites_nothing("a statement", "preparation.yaml", "    clause: 四（二）1(4)"),
    cites_nothing("a catalogue", "trades.yaml", "    clause: 附件"),
    cites_nothing("an answer", "faq.yaml", "    clauses: [二（二）1, 二（七）"),
    cites_nothing("a reading", "readings.yaml", "    clauses: [二（七）, 二（二）1, 二（二）2, 二（二）3, 二（三）3, 二（四）2, 二（五）一段"),
    cites_nothing("a missing document", "clauses.yaml", "    clause: 前言"),
    Mistake(
        "a clause in half-width brackets is guessed",
        "levels.yaml",
        "{fact: post, in: [regular, contract], clause: 一（一）}",
        "{fact: post, in: [regular, contract], clause: 一(一)}",
        "没有条款“一(一)”。是不是“一（一）”？",
    ),
]

CLAUSES = [
    Mistake(
        "a clause that nothing uses",
        "clauses.yaml",
        "# 通知提到",
        "  - {id: 二（九）, heading: 新的一条, kind: [信息], text: 新的一条。}\n\n# 通知提到",
        "条款“二（九）”没有地方用到。请在条件、费用、日程、步骤或问答里写上；只供了解的，加 information: true",
    ),
    Mistake(
        "a clause that only our readings and the missing documents speak of",
        "clauses.yaml",
        "结合焦作实际。\n    information: true\n",
        "结合焦作实际。\n",
        "条款“前言”没有地方用到。",
        at="- id: 前言",
    ),
    Mistake(
        "a clause marked as information and yet used",
        "faq.yaml",
        "clauses: [一（一）, 一（二）, 附件]",
        "clauses: [一（一）, 文头]",
        "条款“文头”标了 information: true，可是 faq.yaml:9 用到了它。请删去 information",
        blamed="clauses.yaml",
        at="information: true",
    ),
    Mistake(
        "two clauses of one number",
        "clauses.yaml",
        "  - id: 二（八）",
        "  - {id: 二（七）, heading: 又一条, kind: [信息], text: 又一条。}\n  - id: 二（八）",
        "“二（七）”用了两次。请换一个不同的",
    ),
]

TREES = [
    Mistake(
        "a leaf without clause",
        "levels.yaml",
        "{fact: post, in: [regular, contract], clause: 一（一）}",
        "{fact: post, in: [regular, contract]}",
        "这个条件没写出处。请加 clause: 条款编号",
    ),
    Mistake(
        "a judged condition without clause",
        "levels.yaml",
        ", clause: 一（二）, by: exam_office}",
        ", by: exam_office}",
        "这个条件没写出处。",
    ),
    Mistake(
        "a closed branch without clause",
        "levels.yaml",
        "{never: 您持有的等级已经高于五级, clause: 二（二）1,",
        "{never: 您持有的等级已经高于五级,",
        "这个条件没写出处。",
    ),
    Mistake(
        "a labelled join without clause",
        "levels.yaml",
        "    label: 在工勤技能岗位上在岗，是正式人员或聘用人员\n    clause: 一（一）\n",
        "    label: 在工勤技能岗位上在岗，是正式人员或聘用人员\n",
        "这个条件没写出处。",
        at="  on_post:",
    ),
    Mistake(
        "a fact that does not exist",
        "levels.yaml",
        "{fact: post, in: [regular, contract]",
        "{fact: posts, in: [regular, contract]",
        "没有事实“posts”。是不是“post”？",
    ),
    Mistake(
        "`has` on a choice",
        "levels.yaml",
        "{fact: post, in: [regular, contract]",
        "{fact: post, has: [regular, contract]",
        "“post”是单选，不能用 has。请用 is、in",
    ),
    Mistake(
        "`in` on a multi",
        "levels.yaml",
        "{fact: merits, has: [competition_unsure]",
        "{fact: merits, in: [competition_unsure, honour_unsure]",
        "“merits”是多选，不能用 in。请用 has、lacks",
    ),
    Mistake(
        "`is` on a date",
        "levels.yaml",
        "{fact: regularised_on, by: 2020-09-30, disputed: exam_office",
        "{fact: regularised_on, is: 2020-09-30",
        "“regularised_on”是日期，不能用 is。请用 full_years、fewer_years、by",
    ),
    Mistake(
        "`by` on a trade",
        "levels.yaml",
        "{fact: birth, by: 1970-04-13",
        "{fact: trade, by: 1970-04-13",
        "“trade”是工种，不能用 by。请用 listed_in",
    ),
    Mistake(
        "a code that the fact does not have",
        "levels.yaml",
        "{fact: trade_change, is: mismatch,",
        "{fact: trade_change, is: mismach,",
        "没有代码“mismach”。是不是“mismatch”？",
    ),
    Mistake(
        "a code written twice",
        "levels.yaml",
        "in: [regular, contract]",
        "in: [regular, contract, regular]",
        "代码“regular”写了两次。请留一个",
    ),
    Mistake(
        "more of a multi wanted than listed",
        "levels.yaml",
        "has: [2016, 2017, 2018, 2019], at_least: 2",
        "has: [2016, 2017, 2018, 2019], at_least: 5",
        "至少要 5 项，可是只列了 4 项，谁也不会满足。",
    ),
    Mistake(
        "more years than there are",
        "levels.yaml",
        "full_years: 18,",
        "full_years: 2019,",
        "从 2020-12-31 往回数不到 2019 年。请看是不是多写了数字",
    ),
    Mistake(
        "last year's counting day left over",
        "preparation.yaml",
        "as_of: 2020-12-31",
        "as_of: 2019-12-31",
        "levels.yaml 的 days 里没有 2019-12-31。请改成那里的日子，或者在那里补上",
    ),
    Mistake(
        "a counting day that nothing counts to",
        "levels.yaml",
        "days:\n",
        "days:\n  - {name: 另一天, on: 2020-06-30, clause: 二（七）}\n",
        "没有条件算到 2020-06-30。",
        at="另一天",
    ),
    Mistake(
        "confirmed by nobody known",
        "levels.yaml",
        "confirm: retirement_office",
        "confirm: retirement_ofice",
        "没有办事单位“retirement_ofice”。是不是“retirement_office”？",
    ),
    Mistake(
        "disputed before nobody known",
        "levels.yaml",
        "disputed: exam_office",
        "disputed: 工考办",
        "没有办事单位“工考办”。请对照 notice.yaml 的 offices",
    ),
    Mistake(
        "judged by nobody known",
        "levels.yaml",
        "by: unit",
        "by: units",
        "没有办事单位“units”。是不是“unit”？",
    ),
    Mistake(
        "a reading that does not exist",
        "levels.yaml",
        "reading: posts",
        "reading: post",
        "没有解读“post”。是不是“posts”？",
    ),
    Mistake(
        "a reading that decides a result and has no sentence for it",
        "readings.yaml",
        "    shown: 通知没写派遣",
        "    # 通知没写派遣",
        "解读“posts”没有 shown，结果里没话可说。请在 readings.yaml 里补一句",
        blamed="levels.yaml",
        at="reading: posts",
    ),
    Mistake(
        "the use of no named condition",
        "levels.yaml",
        "- use: on_post",
        "- use: on_posts",
        "没有起了名的条件“on_posts”。是不是“on_post”？",
    ),
    Mistake(
        "a named condition that nothing uses",
        "levels.yaml",
        "conditions:\n",
        "conditions:\n  spare: {judged: 没有地方用, clause: 一（一）}\n",
        "条件“spare”没有地方用。请在树里写 use: spare，不用的就删去",
        at="spare:",
    ),
    Mistake(
        "a condition that uses itself by a detour",
        "levels.yaml",
        "          - {fact: obstacles, lacks: [under_discipline], clause: 二（二）}",
        "          - use: may_apply",
        "条件“no_obstacle”转了一圈又用到自己。请去掉其中一个 use",
        at="  no_obstacle:",
        also=("条件“may_apply”转了一圈又用到自己。",),
    ),
    Mistake(
        "a catalogue that does not exist",
        "levels.yaml",
        "listed_in: former_names",
        "listed_in: former_name",
        "没有工种目录“former_name”。是不是“former_names”？",
        also=("工种目录“former_names”没有条件用。",),
    ),
    Mistake(
        "a catalogue that nothing looks into",
        "trades.yaml",
        "  # 旧名",
        "  - {id: spare, title: 没有条件看, clause: 附件, trades: [{name: 某工}]}\n  # 旧名",
        "工种目录“spare”没有条件用。",
    ),
    Mistake(
        "the fact that picks the steps decides who may apply",
        "levels.yaml",
        "- {fact: post, in: [regular, contract], clause: 一（一）}",
        "- {fact: affiliation, is: city, clause: 一（一）}",
        "“affiliation”只管手续怎么办，不能决定能不能报。",
    ),
    Mistake(
        "a condition of the preparation tests no fact",
        "preparation.yaml",
        "{fact: held_level, is: 5}",
        "{fact: held_levels, is: 5}",
        "没有事实“held_levels”。是不是“held_level”？",
    ),
    Mistake(
        "a condition of the preparation tests no code",
        "preparation.yaml",
        "{fact: held_level, is: 5}",
        "{fact: held_level, is: 6}",
        "没有代码“6”。请对照 questions.yaml 的 held_level",
    ),
    Mistake(
        "a condition of the preparation uses no condition",
        "preparation.yaml",
        "{fact: held_level, is: 5}",
        "{use: merits}",
        "没有起了名的条件“merits”。是不是“merit”？",
    ),
]

FACTS = [
    Mistake(
        "a question without words",
        "questions.yaml",
        "question: 您在单位是哪种身份？",
        "question:",
        "“question”是空的。请写上内容，不需要的就删去这一行",
    ),
    Mistake(
        "an answer without words",
        "questions.yaml",
        "code: primary, otherwise: true, label: 小学及以下",
        'code: primary, otherwise: true, label: " "',
        "“label”是空的。",
    ),
    Mistake(
        "no sentence for an empty answer",
        "questions.yaml",
        "empty: 选“男”或“女”再继续。",
        'empty: ""',
        "“empty”是空的。",
    ),
    Mistake(
        "a date without a sentence for what is no date",
        "questions.yaml",
        "      invalid: 先写年份，如 2018；",
        "      # 先写年份，如 2018；",
        "“paper_on”没写填错时怎么提示。请在 errors 里加 invalid",
        at="    errors:\n      empty: 填上发表的年份",
    ),
    Mistake(
        "a choice with nothing to choose",
        "questions.yaml",
        "    options:\n      - {code: yes, label: 单位认定有}\n      - {code: no, otherwise: true, label: 单位没有认定}\n",
        "",
        "“skill_recognised”是单选，却没有选项。请在 options 里写上每个答案",
        at="- id: skill_recognised",
    ),
    Mistake(
        "a date with options",
        "questions.yaml",
        "    years: [1980, 2020]\n",
        "    years: [1980, 2020]\n    options: [{code: a, label: 甲, otherwise: true}]\n",
        "“level_since”是日期，不用选项。请删去 options",
        at="    options: [{code: a",
    ),
    Mistake(
        "a multi without “none of these”",
        "questions.yaml",
        "    none: 以上都没有\n",
        "",
        "“obstacles”是多选，缺一句“都没有”。请加 none: 以上都没有",
        at="- id: obstacles",
    ),
    Mistake(
        "a multi that offers “none” as one of its codes",
        "questions.yaml",
        "      - {code: unit_refused,",
        "      - {code: none, label: 没有一样, otherwise: true}\n      - {code: unit_refused,",
        "多选里不能有代码为 none 的选项。请删去它，把话写在 none 后面",
        at="    options:\n      - {code: none, label: 没有一样",
        also=("“以上都没有”",) * 0,
    ),
    Mistake(
        "a choice with `none` beside its options",
        "questions.yaml",
        "    unsure: 说不清是哪种\n",
        "    unsure: 说不清是哪种\n    none: 没有身份\n",
        "“post”是单选，不用 none。请把“没有”写成一个选项",
        at="    none: 没有身份",
    ),
    Mistake(
        "two columns of one name",
        "questions.yaml",
        "short: 岗位身份",
        "short: 现有等级",
        "“现有等级”也是“post”的名字，名册认不出是哪一列。请改一个",
        at="- id: held_level",
    ),
    Mistake(
        "two answers of one name",
        "questions.yaml",
        "code: female, label: 女",
        "code: female, label: 男",
        "“男”既是答案 male，又是答案 female。请改一个",
        at="    options:\n      - {code: male",
    ),
    Mistake(
        "a comma in an answer of a multi",
        "questions.yaml",
        "label: 单位不同意申报",
        "label: 单位不同意，不盖章",
        "“单位不同意，不盖章”里有顿号、逗号或分号，名册用它们隔开几个答案。请换个说法",
        at="    options:\n      - {code: unit_refused",
    ),
    Mistake(
        "the last year before the first",
        "questions.yaml",
        "years: [1980, 2020]",
        "years: [2020, 1980]",
        "years 前后颠倒。请先写早的一年",
    ),
    Mistake(
        "years for what is no date",
        "questions.yaml",
        "    unsure: 说不清是哪种\n",
        "    unsure: 说不清是哪种\n    years: [1980, 2020]\n",
        "“post”是单选，不用 years。请删去",
        at="    years: [1980, 2020]\n    errors:\n      empty: 选一种身份",
    ),
    Mistake(
        "a question that depends on no fact",
        "questions.yaml",
        "applies: {held_level: [5, 4, 3, 2, 1]}",
        "applies: {held_levels: [5, 4, 3, 2, 1]}",
        "没有排在前面的事实“held_levels”。是不是“held_level”？",
    ),
    Mistake(
        "a question that depends on a later one",
        "questions.yaml",
        "applies: {held_level: [5, 4, 3, 2, 1]}",
        "applies: {teaching: [yes]}",
        "没有排在前面的事实“teaching”。请对照 questions.yaml，把要看的单选排到前面",
    ),
    Mistake(
        "a question that depends on no code",
        "questions.yaml",
        "applies: {held_level: [5, 4, 3, 2, 1]}",
        "applies: {held_level: [5, 4, 3, 2, 6]}",
        "没有代码“6”。请对照 questions.yaml 的 held_level",
    ),
    Mistake(
        "a question that depends on a multi",
        "questions.yaml",
        "applies: {paper: [sole_cn_journal, doubtful]}",
        "applies: {merits: [competition]}",
        "“merits”是多选，applies 只能看单选。请换一个",
    ),
    Mistake(
        "a suspicion about no fact",
        "questions.yaml",
        "suspicions:\n",
        "suspicions:\n  - {fact: birthday, must: past, say: 请看日期。}\n",
        "没有事实“birthday”。是不是“birth”？",
        at="{fact: birthday",
    ),
    Mistake(
        "a suspicion about no code",
        "questions.yaml",
        "suspicions:\n",
        "suspicions:\n  - {fact: birth, must: past, when: {sex: [man]}, say: 请看日期。}\n",
        "没有代码“man”。",
        at="{sex: [man]}",
    ),
    Mistake(
        "a fact that no condition looks at",
        "levels.yaml",
        "{fact: teaching, is: yes,",
        "{fact: skill_recognised, is: yes,",
        "levels.yaml 里没有条件看“teaching”。请在条件里用它，不用问的就删去",
        blamed="questions.yaml",
        at="- id: teaching",
        also=("没有条件点到“teaching”的“yes”。",),
    ),
    Mistake(
        "an option that no condition names",
        "questions.yaml",
        "      - {code: junior,",
        "      - {code: evening, label: 夜校}\n      - {code: junior,",
        "没有条件点到“education”的“evening”。请写进条件；本来就归“其余”的，加 otherwise: true",
    ),
    Mistake(
        "an option marked as the rest and yet named",
        "questions.yaml",
        "code: unit_refused,",
        "code: unit_refused, otherwise: true,",
        "“unit_refused”标了 otherwise: true，可是 levels.yaml:26 用到了它。请删去 otherwise",
    ),
    Mistake(
        "the steps depend on no fact",
        "notice.yaml",
        "procedure: affiliation",
        "procedure: afiliation",
        "没有事实“afiliation”。是不是“affiliation”？",
        also=("levels.yaml 里没有条件看“affiliation”。",),
    ),
]

FIGURES = [
    Mistake(
        "levels from the highest to the lowest",
        "levels.yaml",
        "  - id: 5\n    name: 五级（初级工）",
        "  - {id: 1, name: 一级, short: 一级, clause: 二（四）, tree: {use: merit}}\n  - id: 5\n    name: 五级（初级工）",
        "级别要从最低写到最高，数字大的在前。请换一下顺序",
        at="- id: 5\n    name: 五级",
        also=("“1”用了两次。",),
    ),
    Mistake(
        "a fee that does not add up",
        "fees.yaml",
        "total: 365",
        "total: 356",
        "3 级各项加起来是 365 元，total 写的是 356 元。请对照通知改",
    ),
    Mistake(
        "a level without fee",
        "fees.yaml",
        "  5:\n    clause: 三（三）5\n    total: 275\n    items: {报名费: 10, 考务费: 50, 培训费: 175, 考核评审费: 40}\n",
        "",
        "缺 5 级的费用。请补上",
        at="levels:\n",
    ),
    Mistake(
        "a fee without level",
        "fees.yaml",
        "extras:\n",
        "  6: {clause: 三（三）, total: 1, items: {报名费: 1}}\nextras:\n",
        "没有级别“6”。请对照 levels.yaml",
        at="  6: {",
    ),
    Mistake(
        "a level whose exam is not said",
        "fees.yaml",
        "levels: [5, 4, 3, 2]",
        "levels: [4, 3, 2]",
        "5 级没写怎么考。请让每个级别在 exams 里正好出现一次",
        at="exams:",
    ),
    Mistake(
        "a level with two exams",
        "fees.yaml",
        "levels: [5, 4, 3, 2]",
        "levels: [5, 4, 3, 2, 1]",
        "1 级写了不止一种考法。",
        at="exams:",
    ),
    Mistake(
        "a stage for no level",
        "schedule.yaml",
        "levels: [5, 4, 3, 2]\n",
        "levels: [6, 5, 4, 3, 2]\n",
        "没有级别“6”。请对照 levels.yaml",
    ),
    Mistake(
        "a level written twice",
        "preparation.yaml",
        "levels: [5, 4, 3, 2]",
        "levels: [5, 4, 3, 2, 2]",
        "级别“2”写了两次。请留一个",
    ),
    Mistake(
        "a stage that ends before it begins",
        "schedule.yaml",
        "last: 2020-04-28",
        "last: 2020-04-12",
        "2020-04-13 开始，2020-04-12 就结束了。请看前后是不是写反了",
    ),
    Mistake(
        "a day that no calendar has",
        "schedule.yaml",
        "last: 2020-04-28",
        "last: 2020-04-31",
        "没有“2020-04-31”这个日子。请看月份和日子写对没有",
    ),
    Mistake(
        "a month that no calendar has",
        "schedule.yaml",
        "first: 2020-05",
        "first: 2020-00",
        "没有“2020-00”这个日子。",
    ),
    Mistake(
        "from a month to a day",
        "schedule.yaml",
        "last: 2020-07",
        "last: 2020-07-31",
        "first 和 last 一个写到日、一个写到月。请写成一样，通知写到哪里就写到哪里",
    ),
    Mistake(
        "an hour that no clock has",
        "schedule.yaml",
        "closes_at: 24:00",
        "closes_at: 24:01",
        "“24:01”不是钟点。请写成 17:30 或 24:00 这样",
    ),
    Mistake(
        "an hour in a month",
        "schedule.yaml",
        "    last: 2020-07\n",
        "    last: 2020-07\n    closes_at: 17:30\n",
        "last 没写到日，就没有几点。请把 last 写到日，或者删去 closes_at",
        at="closes_at: 17:30",
    ),
    Mistake(
        "stages overlap and one does not say so",
        "schedule.yaml",
        "alongside: [confirmation]",
        "alongside: []",
        "“网上报名”和“资格审查、现场确认、缴费”的时间重叠。本来就同时的，在 alongside 里写上 confirmation；不然请改日期",
        at="- id: registration",
    ),
    Mistake(
        "stages overlap and the other does not say so",
        "schedule.yaml",
        "alongside: [registration, training]",
        "alongside: [training]",
        "“资格审查、现场确认、缴费”和“网上报名”的时间重叠。",
        at="- id: confirmation",
    ),
    Mistake(
        "stages overlap by a month and neither says so",
        "schedule.yaml",
        "first: 2020-05",
        "first: 2020-04",
        "“培训”和“网上报名”的时间重叠。",
        at="- id: training",
        also=("“网上报名”和“培训”的时间重叠。",),
    ),
    Mistake(
        "stages said to overlap do not",
        "schedule.yaml",
        "alongside: [confirmation, exam]",
        "alongside: [confirmation, exam, results]",
        "“培训”和“确定合格人员”的时间并不重叠。请从 alongside 里删去 results，或者改日期",
    ),
    Mistake(
        "a stage alongside none",
        "schedule.yaml",
        "alongside: [confirmation, exam]",
        "alongside: [confirmation, exam, result]",
        "没有另外一段时间“result”。是不是“results”？",
    ),
    Mistake(
        "a stage alongside itself",
        "schedule.yaml",
        "alongside: [confirmation, exam]",
        "alongside: [confirmation, exam, training]",
        "没有另外一段时间“training”。",
    ),
    Mistake(
        "a trade twice in a catalogue",
        "trades.yaml",
        "{number: 62, name: 装饰美工}",
        "{number: 62, name: 焊工}",
        "工种“焊工”写了两次。请留一个",
    ),
    Mistake(
        "a trade in two catalogues",
        "trades.yaml",
        "{name: 汽车维修工, now",
        "{name: 焊工, now",
        "工种“焊工”写了两次。",
    ),
    Mistake(
        "a gap in the numbers",
        "trades.yaml",
        "      - {number: 2, name: 保育员}\n",
        "",
        "序号写到这里应当是 2。请看是不是漏了、重了或颠倒了",
    ),
    Mistake(
        "a number twice",
        "trades.yaml",
        "{number: 2, name: 保育员}",
        "{number: 1, name: 保育员}",
        "序号写到这里应当是 2。",
    ),
    Mistake(
        "a trade without its number",
        "trades.yaml",
        "{number: 62, name: 装饰美工}",
        "{name: 装饰美工}",
        "序号写到这里应当是 62。",
    ),
    Mistake(
        "a former name of no trade",
        "trades.yaml",
        "now: 汽车驾驶维修员",
        "now: 汽车驾驶维护员",
        "没有工种“汽车驾驶维护员”。是不是“汽车驾驶维修员”？",
    ),
]

WORDS = [
    Mistake(
        "an office that does not say how to reach it",
        "notice.yaml",
        "      county: 问本单位人事\n",
        "",
        "ask 里缺“county”。请写上这些人去问谁",
        at="ask:",
    ),
    Mistake(
        "an office for people who do not exist",
        "notice.yaml",
        "      county: 问本单位人事\n",
        "      county: 问本单位人事\n      province: 问省里\n",
        "没有代码“province”。请对照 questions.yaml 的 affiliation",
        at="province:",
    ),
    Mistake(
        "a folder under another name",
        "notice.yaml",
        "id: jiaozuo-2020",
        "id: jiaozuo-2021",
        "id 写的是“jiaozuo-2021”，文件夹叫“jiaozuo-2020”。请改成一样",
    ),
    Mistake(
        "a statement without the place for the names",
        "preparation.yaml",
        "people_mark: XXX 等 X 名同志",
        "people_mark: XXX等X名同志",
        "people_mark 要和 text 里写人名、人数的那一段一字不差",
    ),
    Mistake(
        "two statements of one id",
        "preparation.yaml",
        "  - id: county\n    title: 县（市、区）的名册表声明",
        "  - id: city\n    title: 县（市、区）的名册表声明",
        "“city”用了两次。请换一个不同的",
    ),
    Mistake(
        "an enquiry that leads nowhere",
        "faq.yaml",
        "    ask: 问本单位人事，由单位问发证的部门",
        "    # 问本单位人事，由单位问发证的部门",
        "“U12”没写出处，也没写去问谁。通知有答案的写 clauses，没有的写 ask",
        at="- id: U12",
    ),
    Mistake(
        "a blank at the end",
        "questions.yaml",
        "short: 岗位身份",
        'short: "岗位身份 "',
        "“short”开头或结尾多了空格、换行。请删去；长句写在一行里，不用 | 和 >",
    ),
    Mistake(
        "a sentence written as a block",
        "questions.yaml",
        "question: 您在单位是哪种身份？",
        "question: |\n      您在单位是哪种身份？",
        "“question”开头或结尾多了空格、换行。",
    ),
    Mistake(
        "a sentence folded over two lines",
        "questions.yaml",
        "question: 您在单位是哪种身份？",
        "question: 您在单位\n      是哪种身份？",
        "“question”里“位 是”中间有空格。请删去；分了行的，写成一行",
    ),
    Mistake(
        "a character nobody sees",
        "questions.yaml",
        "question: 您在单位是哪种身份？",
        "question: 您在单位\u200b是哪种身份？",
        "“question”里有看不见的字符 U+200B。请删去",
    ),
]

MISTAKES = [*CITATIONS, *CLAUSES, *TREES, *FACTS, *FIGURES, *WORDS]


def edited(folder: Path, mistake: Mistake) -> tuple[str, int]:
    """Make the edit; the file and the line that ought to be blamed."""
    path = folder / mistake.file
    text = path.read_text(encoding="utf-8")
    start = text.index(mistake.old)
    path.write_text(text[:start] + mistake.new + text[start + len(mistake.old) :], encoding="utf-8")
    blamed = mistake.blamed or mistake.file
    text = (folder / blamed).read_text(encoding="utf-8")
    found = text.index(mistake.at) if mistake.at else start
    return f"{folder.name}/{blamed}", text[:found].count("\n") + 1


@pytest.fixture(scope="module", autouse=True)
def unchanged_files_are_read_once() -> Iterator[None]:
    """A hundred edits change one file each; the other nine need not be read a hundred times."""
    read, known = load.read_yaml, {}

    def read_once(path: Path, name: str) -> object:
        key = (name, path.read_bytes())
        if key not in known:
            known[key] = read(path, name)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read_yaml", read_once)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / GOOD.name))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_says_what_is_wrong_and_where(folder: Path, mistake: Mistake) -> None:
    file, line = edited(folder, mistake)
    problems = check(folder)
    told = [problem for problem in problems if mistake.says in problem.text]
    assert [(problem.file, problem.line) for problem in told] == [(file, line)], problems
    others = [problem.text for problem in problems if problem not in told]
    assert len(others) == len(mistake.also) and all(
        any(words in text for text in others) for words in mistake.also
    ), problems
