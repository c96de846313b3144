"""The rules hash changes with everything that decides a verdict, and with nothing else."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gongqin_core.notice.files import FILES
from gongqin_core.notice.load import base_of, load_notice, notice_folder, read_file, read_notice
from gongqin_core.notice.rules_hash import rules_hash
from tests.folders import copied, write_again

CONTENT = notice_folder("jiaozuo-2020")
GOOD = load_notice("jiaozuo-2020")
PARTS = read_notice(CONTENT).parts

PATENT = "      - {fact: merits, has: [patent], clause: 二（四）8(4)}\n"
ACHIEVEMENT = "      - {fact: merits, has: [achievement], clause: 二（四）8(5)}\n"

RULES = [
    ("一个年限的门槛", "levels.yaml", "full_years: 18", "full_years: 17"),
    ("一个不足多少年的门槛", "levels.yaml", "fewer_years: 10", "fewer_years: 11"),
    ("一个日期之前", "levels.yaml", "by: 2019-12-31", "by: 2020-01-01"),
    ("年限算到哪一天", "levels.yaml", "&count_day 2020-12-31", "&count_day 2020-09-30"),
    (
        "单列的日子，没有条件用它",
        "levels.yaml",
        "days:\n",
        "days:\n  - {name: 另一天, on: 2020-06-30, clause: 二（七）}\n",
    ),
    ("条件认哪个代码", "levels.yaml", "post, in: [regular, contract]", "post, in: [regular, away]"),
    ("几个里至少几个", "levels.yaml", "at_least: 2", "at_least: 3"),
    ("改成都没有才行", "levels.yaml", "has: [patent]", "lacks: [patent]"),
    ("改看另一个事实", "levels.yaml", "fact: merits, has: [patent]", "fact: exceptional, has: [patent]"),
    ("任一改成全部", "levels.yaml", "    clause: 一（一）\n    any:", "    clause: 一（一）\n    all:"),
    ("不再须要确认", "levels.yaml", ", confirm: retirement_office", ""),
    (
        "认定了就行，不再须要确认",
        "levels.yaml",
        "要不要再考, clause: 二（五）一段, confirm: exam_office",
        "要不要再考, clause: 二（五）一段",
    ),
    ("岔路改成条件", "levels.yaml", "- when: {fact: exceptional", "- {fact: exceptional"),
    ("数法不再有争议", "levels.yaml", ", disputed: exam_office", ""),
    ("少一个条件", "levels.yaml", PATENT, ""),
    (
        "多一项要人认定",
        "levels.yaml",
        "        - use: good_conduct\n",
        "        - {judged: 有力气, clause: 二（二）}\n        - use: good_conduct\n",
    ),
    ("查另一份目录", "levels.yaml", "listed_in: former_names", "listed_in: level_1_trades"),
    ("目录里改一个名称", "trades.yaml", "name: 焊工", "name: 电焊工"),
    ("目录里少一个名称", "trades.yaml", "      - {number: 53, name: 无损探伤工}\n", ""),
    ("一个选项换代码", "questions.yaml", "code: away", "code: absent"),
    ("一个事实换编号", "questions.yaml", "- id: affiliation", "- id: belongs_to"),
    ("一个事实换类型", "questions.yaml", "- id: merits\n    type: multi", "- id: merits\n    type: choice"),
    ("不许再答没有", "questions.yaml", "    none: 没有中级职称\n", ""),
]

WORDING = [
    ("问题的说法", "questions.yaml", "question: 您换过", "question: 您有没有换过"),
    ("选项的说法", "questions.yaml", "label: 初中", "label: 初级中学"),
    ("都没有怎么说", "questions.yaml", "none: 没有中级职称", "none: 从没有过中级职称"),
    ("条件的名字", "levels.yaml", "label: 工作年限满 18 年", "label: 干满 18 年"),
    ("条件的备注", "levels.yaml", "note: 走工作年限这条路", "note: 这条路"),
    ("条件引的条款", "levels.yaml", "clause: 二（四）8(4)", "clause: 二（四）8"),
    ("用哪种读法", "levels.yaml", "reading: years", "reading: before_day"),
    ("要人认定的说法", "levels.yaml", "judged: 生产工作业绩突出", "judged: 业绩突出"),
    ("走不通的说法", "levels.yaml", "never: 您持有的等级已经高于五级", "never: 您的等级更高"),
    ("由谁确认", "levels.yaml", "confirm: retirement_office", "confirm: exam_office"),
    ("争议由谁定", "levels.yaml", "disputed: exam_office", "disputed: unit"),
    ("级别的名字", "levels.yaml", "name: 五级（初级工）", "name: 五级"),
    ("单列的日子叫什么", "levels.yaml", "name: 计算工作年限和从事本工种时间的截止日", "name: 截止日"),
    ("条款的内容", "clauses.yaml", "text: 在", "text: 就在"),
    ("旧名现在叫什么", "trades.yaml", "now: 汽车驾驶维修员", "now: 焊工"),
    ("工种的序号和拼法", "trades.yaml", "number: 21, name: 焊工", "number: 121, name: 焊工, also: [han gong]"),
    ("费用", "fees.yaml", "total: 275", "total: 276"),
    ("办事的人叫什么", "notice.yaml", "name: 本单位人事", "name: 人事科"),
    ("选项的先后", "levels.yaml", "in: [regular, contract]", "in: [contract, regular]"),
    ("条件的先后", "levels.yaml", PATENT + ACHIEVEMENT, ACHIEVEMENT + PATENT),
]


def edited(folder: Path, file: str, old: str, new: str) -> str:
    """The rules hash of the notice with every `old` in one file turned into `new`; only that file is read again."""
    copy = copied(CONTENT, folder / CONTENT.name)
    write_again(copy, file, old, new)
    return hash_with(file, read_file(copy, file, base_of(copy))[0])


def hash_with(file: str, raw: Any) -> str:
    part, model = next((part, model) for part, (name, model) in FILES.items() if name == file)
    changed: dict[str, Any] = {part: model.model_validate(raw)}
    return rules_hash(replace(PARTS, **changed).notice())


def test_the_hash_is_twelve_hex_digits_and_the_same_whenever_the_folder_is_read() -> None:
    assert re.fullmatch("[0-9a-f]{12}", rules_hash(GOOD))
    assert rules_hash(read_notice(CONTENT).notice) == rules_hash(GOOD)


@pytest.mark.parametrize(("file", "old", "new"), [edit[1:] for edit in RULES], ids=[edit[0] for edit in RULES])
def test_a_changed_rule_changes_the_hash(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert edited(tmp_path, file, old, new) != rules_hash(GOOD)


@pytest.mark.parametrize(("file", "old", "new"), [edit[1:] for edit in WORDING], ids=[edit[0] for edit in WORDING])
def test_changed_wording_or_order_does_not(tmp_path: Path, file: str, old: str, new: str) -> None:
    assert edited(tmp_path, file, old, new) == rules_hash(GOOD)


def test_the_order_of_questions_and_options_does_not() -> None:
    raw, _ = read_file(CONTENT, "questions.yaml", base_of(CONTENT))
    raw["facts"].reverse()
    for fact in raw["facts"]:
        fact.get("options", []).reverse()
    assert hash_with("questions.yaml", raw) == rules_hash(GOOD)


def test_a_condition_written_out_where_it_is_used_is_the_same_condition(tmp_path: Path) -> None:
    certain = "{fact: post, in: [regular, contract]}"
    unsure = "{fact: post, in: [other_staffing, away], confirm: exam_office}"
    written = f"- any: [{certain}, {unsure}]"
    assert edited(tmp_path, "levels.yaml", "- use: on_post", written) == rules_hash(GOOD)
