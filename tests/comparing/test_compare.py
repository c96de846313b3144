"""Two notices in words: each kind of difference is told once, in its section, and nothing else is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongqin_core.comparing.change import Change
from gongqin_core.comparing.compare import compare, standing
from gongqin_core.judging.answers import Answer, carry
from gongqin_core.judging.evaluate import rules_of
from gongqin_core.judging.verdict import Verdict
from gongqin_core.notice.load import notice_folder, read_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import NONE
from tests.folders import copied, write_again
from tests.people import NOTICE, Raw, crowd, person, read
from tests.second import NOTICE as SECOND
from tests.second import crowd as second_crowd
from tests.second import read as second_read

Edit = tuple[str, str, str]
GOOD = notice_folder("jiaozuo-2020")


@pytest.fixture
def with_edits(tmp_path: Path) -> Callable[..., Notice]:
    """The notice with every `old` in a file turned into `new`."""

    def make(*edits: Edit) -> Notice:
        folder = copied(GOOD, tmp_path / GOOD.name)
        for file, old, new in edits:
            write_again(folder, file, old, new)
        return read_notice(folder).notice

    return make


def told(old: Notice, new: Notice) -> dict[str, list[Change]]:
    """The sections that have something to say."""
    return {section.title: list(section.changes) for section in compare(old, new) if section.changes}


def words(changes: list[Change]) -> list[tuple[str, str | None, str | None, str]]:
    return [(change.what, change.before, change.after, "".join(change.levels)) for change in changes]


def test_a_notice_differs_in_nothing_from_itself() -> None:
    assert told(NOTICE, NOTICE) == told(SECOND, SECOND) == {}
    assert told(NOTICE, read_notice(GOOD).notice) == {}


WORDING = [
    ("levels.yaml", "label: 工作年限满 18 年", "label: 干满 18 年"),
    ("levels.yaml", "note: 走工作年限这条路", "note: 这条路"),
    ("levels.yaml", "reading: years, label", "reading: before_day, label"),
    ("levels.yaml", "confirm: retirement_office", "confirm: exam_office"),
    ("levels.yaml", "disputed: exam_office", "disputed: unit"),
    ("levels.yaml", "in: [regular, contract]", "in: [contract, regular]"),
    ("levels.yaml", "- use: on_post\n      - use: not_retired", "- use: not_retired\n      - use: on_post"),
    ("questions.yaml", "question: 您换过", "question: 您有没有换过"),
    ("questions.yaml", "label: 初中", "label: 初级中学"),
    ("clauses.yaml", "text: 两条路走通一条就行。", "text: 走通一条路就行。"),
    ("preparation.yaml", "text: 身份证、照片", "text: 身份证"),
]


@pytest.mark.parametrize("edit", WORDING, ids=[edit[1] for edit in WORDING])
def test_other_words_are_no_difference(with_edits: Callable[..., Notice], edit: Edit) -> None:
    assert told(NOTICE, with_edits(edit)) == {}


def test_a_condition_written_out_where_it_is_used_is_the_same_condition(with_edits: Callable[..., Notice]) -> None:
    certain = "{fact: post, in: [regular, contract], clause: 一（一）}"
    unsure = "{fact: post, in: [other_staffing, away], clause: 一（一）, confirm: exam_office, reading: posts}"
    written = f"- {{label: 在工勤技能岗位上, clause: 一（一）, any: [{certain}, {unsure}]}}"
    new = with_edits(
        ("levels.yaml", "- use: on_post\n      - use: not_retired", f"{written}\n      - use: not_retired")
    )
    assert told(NOTICE, new) == {}


DISPUTED = "（按周年正好差 1 年的，要先确认）"
CONDITIONS: list[tuple[str, list[Edit], list[tuple[str, str | None, str | None, str]]]] = [
    (
        "a threshold",
        [("levels.yaml", "full_years: 18", "full_years: 15")],
        [
            (
                "工作年限满 18 年",
                f"从参加工作时间算到 2020 年 12 月 31 日满 18 年{DISPUTED}",
                f"从参加工作时间算到 2020 年 12 月 31 日满 15 年{DISPUTED}",
                "3",
            )
        ],
    ),
    (
        "a day",
        [("levels.yaml", "by: 2020-09-30", "by: 2021-09-30")],
        [
            (
                "2020 年 9 月 30 日前已转正定级",
                "转正定级时间在 2020 年 9 月 30 日以前（正好当天的，要先确认）",
                "转正定级时间在 2021 年 9 月 30 日以前（正好当天的，要先确认）",
                "5",
            )
        ],
    ),
    (
        "how many of several, wherever it is used, once",
        [("levels.yaml", "has: [2016, 2017, 2018, 2019], at_least: 2", "has: [2016, 2017, 2018, 2019], at_least: 3")],
        [
            (
                what,
                "优秀年度在“2016 年”、“2017 年”、“2018 年”、“2019 年”中至少有 2 项",
                "优秀年度在“2016 年”、“2017 年”、“2018 年”、“2019 年”中至少有 3 项",
                "1",
            )
            for what in (
                "技校、职专、高中（含职高）以上文化程度；具备免论文的条件之一的，可放宽到初中",
                "2019 年 12 月 31 日前在 CN 刊物上独立发表本专业论文 1 篇，或者具备免论文的条件之一",
            )
        ],
    ),
    (
        "at every level at once",
        [("levels.yaml", "{fact: obstacles, lacks: [unfit]", "{fact: obstacles, lacks: [unfit, unit_refused]")],
        [
            (
                "单位认为您身体和工作表现适合",
                "处分等情况没有“单位认为达不到基本要求”",
                "处分等情况没有“单位认为达不到基本要求”或“单位不同意申报”",
                "54321",
            )
        ],
    ),
    (
        "nothing left to confirm",
        [("levels.yaml", ", confirm: retirement_office, reading: retirement", "")],
        [
            (
                "通知下发前没有退休，也没有到退休年龄",
                "要先确认：退休情况是“1 月至 4 月 28 日退休，或说不准哪天”",
                "退休情况是“1 月至 4 月 28 日退休，或说不准哪天”",
                "54321",
            )
        ],
    ),
    (
        "no dispute left",
        [("levels.yaml", "by: 2020-09-30, disputed: exam_office", "by: 2020-09-30")],
        [
            (
                "2020 年 9 月 30 日前已转正定级",
                "转正定级时间在 2020 年 9 月 30 日以前（正好当天的，要先确认）",
                "转正定级时间在 2020 年 9 月 30 日或以前",
                "5",
            )
        ],
    ),
    (
        "a new condition",
        [
            (
                "levels.yaml",
                "        - {judged: 业绩突出，有独特技术",
                "        - {fact: teaching, is: yes, clause: 二（三）2}\n        - {judged: 业绩突出，有独特技术",
            )
        ],
        [("实习指导教学", None, "实习指导教学是“长期在做”", "2")],
    ),
    (
        "what has to be judged is gone",
        [("levels.yaml", "        - use: good_conduct\n", "")],
        [("要由人认定", "遵纪守法、职业道德好、身体健康、做本职工作认真负责", None, "543")],
    ),
    (
        "all instead of one",
        [
            (
                "levels.yaml",
                "是正式人员或聘用人员\n    clause: 一（一）\n    any:",
                "是正式人员或聘用人员\n    clause: 一（一）\n    all:",
            )
        ],
        [("在工勤技能岗位上在岗，是正式人员或聘用人员", "有一条就行", "都要具备", "54321")],
    ),
    (
        "a branch for other people",
        [
            (
                "levels.yaml",
                "- when: {fact: held_level, in: [5, 4], clause: 二（六）一段}",
                "- when: {fact: held_level, in: [5, 4, none], clause: 二（六）一段}",
            )
        ],
        [
            (
                "现有等级",
                "只看这种情形：现有等级是“五级（初级工）”或“四级（中级工）”",
                "只看这种情形：现有等级是“五级（初级工）”或“四级（中级工）”或“没有工勤等级证书”",
                "3",
            )
        ],
    ),
]


@pytest.mark.parametrize(("edits", "expected"), [case[1:] for case in CONDITIONS], ids=[case[0] for case in CONDITIONS])
def test_a_condition_that_changed_is_told_by_what_it_tests(
    with_edits: Callable[..., Notice], edits: list[Edit], expected: list[tuple[str, str | None, str | None, str]]
) -> None:
    sections = told(NOTICE, with_edits(*edits))
    assert list(sections) == ["申报条件"]
    assert words(sections["申报条件"]) == expected


def test_back_is_the_same_the_other_way_round(with_edits: Callable[..., Notice]) -> None:
    new = with_edits(("levels.yaml", "full_years: 18", "full_years: 15"), ("fees.yaml", "total: 320", "total: 330"))
    there, back = told(NOTICE, new), told(new, NOTICE)
    for title in there:
        assert [(b, a) for _, a, b, _ in words(there[title])] == [(a, b) for _, a, b, _ in words(back[title])]


def test_the_day_that_years_count_to_is_told_once_and_makes_no_condition_different(
    with_edits: Callable[..., Notice],
) -> None:
    sections = told(NOTICE, with_edits(("levels.yaml", "&count_day 2020-12-31", "&count_day 2021-09-30")))
    assert {title: words(changes) for title, changes in sections.items()} == {
        "年限算到哪天": [
            (what, "2020 年 12 月 31 日", "2021 年 9 月 30 日", "")
            for what in ("参加工作时间", "取证时间", "中级职称时间")
        ]
    }


FEE_4 = "320 元（报名费 10 元、考务费 50 元、培训费 210 元、考核评审费 50 元）"
TEXTBOOKS = "要教材的才交，自愿、另计：通知只说“需要征订教材的人员”，这样理解是我们的推断。通知没写多少钱。"
REGISTRATION = "（五级、四级、三级、二级、一级）"
OTHERS: list[tuple[str, list[Edit], str, list[tuple[str, str | None, str | None, str]]]] = [
    (
        "a fee",
        [("fees.yaml", "total: 320", "total: 330"), ("fees.yaml", "培训费: 210", "培训费: 220")],
        "费用",
        [("", FEE_4, "330 元（报名费 10 元、考务费 50 元、培训费 220 元、考核评审费 50 元）", "4")],
    ),
    (
        "a fee is split otherwise",
        [("fees.yaml", "培训费: 210, 考核评审费: 50", "培训费: 260")],
        "费用",
        [("", FEE_4, "320 元（报名费 10 元、考务费 50 元、培训费 260 元）", "4")],
    ),
    (
        "something else to pay is gone",
        [
            (
                "fees.yaml",
                f"  - name: 教材费\n    text: {TEXTBOOKS}\n    clause: 四（二）4\n",
                "",
            ),
            ("fees.yaml", "extras:\n", "extras: []\n"),
        ],
        "费用",
        [
            (
                "教材费",
                TEXTBOOKS,
                None,
                "",
            )
        ],
    ),
    (
        "an exam",
        [("fees.yaml", "subjects: [岗位技能, 职业道德, 职业能力]", "subjects: [岗位技能, 职业能力]")],
        "怎么考",
        [("", "岗位技能、职业道德、职业能力", "岗位技能、职业能力", "5432")],
    ),
    (
        "a date",
        [("schedule.yaml", "last: 2020-04-28", "last: 2020-04-30")],
        "日程",
        [
            (
                "网上报名",
                f"2020 年 4 月 13 日至 4 月 28 日 24:00{REGISTRATION}",
                f"2020 年 4 月 13 日至 4 月 30 日 24:00{REGISTRATION}",
                "",
            )
        ],
    ),
    (
        "an hour",
        [("schedule.yaml", "    closes_at: 24:00\n", "    closes_at: 17:00\n")],
        "日程",
        [
            (
                "网上报名",
                f"2020 年 4 月 13 日至 4 月 28 日 24:00{REGISTRATION}",
                f"2020 年 4 月 13 日至 4 月 28 日 17:00{REGISTRATION}",
                "",
            )
        ],
    ),
    (
        "an answer",
        [
            (
                "questions.yaml",
                "      - {code: primary,",
                "      - {code: night, otherwise: true, label: 夜校}\n      - {code: primary,",
            )
        ],
        "要问的事",
        [("文化程度的答案", None, "夜校", "")],
    ),
    (
        "a question",
        [
            ("questions.yaml", "  - id: affiliation\n", "  - id: belongs_to\n"),
            ("notice.yaml", "procedure: affiliation", "procedure: belongs_to"),
        ],
        "要问的事",
        [("单位隶属", None, "您的单位归哪里管？", ""), ("单位隶属", "您的单位归哪里管？", None, "")],
    ),
    (
        "a trade",
        [("trades.yaml", "name: 焊工", "name: 电焊工")],
        "工种目录",
        [
            ("一级（高级技师）考评的 62 个工种", "焊工", None, ""),
            ("一级（高级技师）考评的 62 个工种", None, "电焊工", ""),
        ],
    ),
    (
        "a clause",
        [("clauses.yaml", "  - id: 二（八）\n", "  - id: 二（九）\n")],
        "条款",
        [("二（九）", None, "疫情防控一线人员", ""), ("二（八）", "疫情防控一线人员", None, "")],
    ),
    (
        "a reading",
        [("readings.yaml", "taken: 按人事档案认定的参加工作时间算。", "taken: 按社保缴费算。")],
        "没写清的地方怎么理解",
        [
            (
                "工作年限以人事档案为准",
                "按人事档案认定的参加工作时间算。有军龄、企业工龄或者断过的，先问单位档案怎么认，再填。",
                "按社保缴费算。有军龄、企业工龄或者断过的，先问单位档案怎么认，再填。",
                "",
            )
        ],
    ),
    (
        "what a level is called",
        [("levels.yaml", "name: 五级（初级工）", "name: 五级（学徒工）")],
        "考哪几级",
        [("五级", "五级（初级工）", "五级（学徒工）", "")],
    ),
]


@pytest.mark.parametrize(
    ("edits", "title", "expected"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS]
)
def test_everything_else_is_told_in_its_section(
    with_edits: Callable[..., Notice],
    edits: list[Edit],
    title: str,
    expected: list[tuple[str, str | None, str | None, str]],
) -> None:
    sections = told(NOTICE, with_edits(*edits))
    assert list(sections) == [title]
    assert words(sections[title]) == expected


# —— another city altogether ——


def test_a_level_that_is_gone_is_told_once() -> None:
    sections = told(NOTICE, SECOND)
    assert words(sections["考哪几级"]) == [("五级", "五级（初级工）", None, "")]
    mentioned = {level for changes in sections.values() for change in changes for level in change.levels}
    assert mentioned == {"4", "3", "2", "1"}


def test_every_clause_stands_in_its_own_notice() -> None:
    for old, new in ((NOTICE, SECOND), (SECOND, NOTICE)):
        for section in compare(old, new):
            for change in section.changes:
                assert change.old_clause is None or change.old_clause in old.clause
                assert change.new_clause is None or change.new_clause in new.clause
                assert change.before or change.after
                assert change.before != change.after, section.title


def test_what_is_the_same_in_both_is_not_told() -> None:
    conditions = words(told(NOTICE, SECOND)["申报条件"])
    assert not [c for c in conditions if c[1] == c[2]]
    high_school = "文化程度是“高中、职高、技校、中专”或“大专及以上”"
    assert [c for c in conditions if high_school in (c[1], c[2]) and "2" in c[3]] == []


# —— one person under both ——


@pytest.mark.parametrize(
    ("source", "target", "people"),
    [
        (NOTICE, SECOND, [read(raw) for raw in crowd(150, seed=3)]),
        (SECOND, NOTICE, [second_read(raw) for raw in second_crowd(150, seed=3)]),
    ],
    ids=["there", "back"],
)
def test_answers_are_carried_by_fact_and_code(source: Notice, target: Notice, people: list[dict[str, Answer]]) -> None:
    dropped = 0
    for answers in people:
        case = carry(source, target, answers)
        dropped += case.dropped
        for fact, answer in case.answers.items():
            given = answers[fact]
            fewer = isinstance(given, frozenset) and isinstance(answer, frozenset) and answer < given
            assert answer == given or fewer
            codes = answer if isinstance(answer, frozenset) else {answer} - {NONE}
            if target.facts[fact].options:
                assert codes <= {*target.facts[fact].codes, None, NONE}
        assert standing(source, target, answers).verdicts == rules_of(target).verdicts(case.answers)
    assert dropped > 100


def test_under_the_same_notice_nothing_is_lost() -> None:
    for raw in crowd(50, seed=5):
        found = standing(NOTICE, NOTICE, read(raw))
        assert found.dropped == 0 and found.verdicts == rules_of(NOTICE).verdicts(read(raw))


def test_what_is_no_longer_known_is_counted_and_what_is_new_is_missing() -> None:
    somebody: Raw = person("fifth", retirement="not_in_2020", trade="花匠")
    found = standing(NOTICE, SECOND, read(somebody))
    known = {"post", "held_level", "level_since", "career_start", "trade", "education", "birth", "excellent_years"}
    lost = {fact: value for fact, value in somebody.items() if fact not in known}
    assert found.dropped == sum(len(v) or 1 if isinstance(v, list) else 1 for v in lost.values())
    assert "retires" in found.missing
    assert found.verdicts["4"] == Verdict.UNKNOWN
