"""A case code gives back exactly the answers it was made of, and nothing else passes for one."""

import doctest
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from zlib import crc32

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongqin_core.judging.answers import LONGEST_TRADE, Answer, Span, read_answers
from gongqin_core.notice.load import load_notice
from gongqin_core.notice.notice import Notice
from gongqin_core.notice.questions import Fact, Option
from gongqin_core.take_away import caselink
from gongqin_core.take_away.caselink import LONGEST, CaseError, CaseTrouble, clashes, decode, encode, mark
from tests.people import written
from tests.take_away.codes import forged, payload

NOTICE = load_notice("jiaozuo-2020")
ASSISTANT = {  # a worker without a certificate, as far as the interview asks
    "post": "regular",
    "held_level": "none",
    "career_start": "2009-07",
    "regularised_on": "2010-07",
    "retirement": "not_in_2020",
    "obstacles": [],
    "affiliation": "county",
}
DRIVER = ASSISTANT | {
    "held_level": "3",
    "certificate_kind": "public_sector",
    "trade_change": "same",
    "level_since": "2014",
    "exceptional": [],
    "education": "senior",
}
DRIVER_FOR_LEVEL_1 = DRIVER | {"trade": "汽车驾驶维修员", "assessments": "all_pass", "merits": "none", "paper": "none"}


def answers(**raw: Any) -> dict[str, Answer]:
    return read_answers(NOTICE.facts, raw)


def trouble(code: str, notice: Notice = NOTICE) -> CaseTrouble:
    with pytest.raises(CaseError) as caught:
        decode(code, {notice.about.id: notice}.__getitem__)
    return caught.value.trouble


# —— any answers ——


def dates() -> st.SearchStrategy[Span]:
    forms = ["%Y-%m-%d", "%Y-%m", "%Y", "%Y-XX", "%Y-%m-XX"]
    days = st.dates(min_value=date(1000, 1, 1))
    return st.builds(lambda day, form: Span.parse(day.strftime(form)), days, st.sampled_from(forms))


def any_answer(fact: Fact) -> st.SearchStrategy[Answer]:
    codes = st.sampled_from(sorted(fact.codes)) if fact.codes else st.nothing()
    none = st.just("none") if fact.none else st.nothing()
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "choice": codes,
        "multi": st.frozensets(codes),
        "date": dates() | none,
        "trade": st.text(min_size=1, max_size=LONGEST_TRADE).filter(lambda text: text == text.strip()),
    }
    return kinds[fact.type] | st.none()


ANY = st.fixed_dictionaries({}, optional={fact.id: any_answer(fact) for fact in NOTICE.facts.values()})


@given(ANY)
def test_every_answer_comes_back(given_answers: dict[str, Answer]) -> None:
    case = decode(encode(NOTICE, given_answers), load_notice)
    assert case.answers == given_answers
    assert list(case.answers) == [fact for fact in NOTICE.facts if fact in given_answers]
    assert (case.notice_id, case.same_rules, case.dropped) == ("jiaozuo-2020", True, 0)


@given(ANY, st.randoms())
def test_the_order_of_answering_does_not_change_the_code(given_answers: dict[str, Answer], random: Any) -> None:
    facts = list(given_answers)
    random.shuffle(facts)
    assert encode(NOTICE, {fact: given_answers[fact] for fact in facts}) == encode(NOTICE, given_answers)


@given(ANY, ANY)
def test_different_answers_have_different_codes(one: dict[str, Answer], other: dict[str, Answer]) -> None:
    assume(one != other)
    assert encode(NOTICE, one) != encode(NOTICE, other)


NEAR = [
    ("没问过、说不清", {}, {"merits": None}),
    ("说不清、都没有", {"merits": None}, {"merits": []}),
    ("还会补月份、月份查不到", {"level_since": "2014"}, {"level_since": "2014-XX"}),
    ("只到月、正好 1 日", {"level_since": "2014-07"}, {"level_since": "2014-07-01"}),
    ("没有职称、说不清", {"title_since": "none"}, {"title_since": None}),
    ("同一天的两个日期", {"birth": "1970-04-13"}, {"career_start": "1970-04-13"}),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in NEAR], ids=[pair[0] for pair in NEAR])
def test_near_answers_stay_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    codes = [encode(NOTICE, answers(**raw)) for raw in (one, other)]
    assert codes[0] != codes[1]
    assert [decode(code, load_notice).answers for code in codes] == [answers(**one), answers(**other)]


# —— the form of a code ——


def test_the_bytes_are_those_the_module_describes() -> None:
    given_answers = answers(sex="male", birth="1970-04-XX", trade="焊工")
    male, birth, trade = (crc32(text).to_bytes(4, "big")[1:] for text in (b"sex=male", b"birth=@", b"trade=@"))
    april = (1970 << 10 | 4 << 6 | 0 << 1 | 1).to_bytes(3, "big")
    runs = b"\x01" + male + b"\x01" + birth + april + trade + b"\x06" + "焊工".encode()
    assert payload(encode(NOTICE, given_answers))[4:-4] == runs


@pytest.mark.parametrize(
    ("raw", "longest"),
    [
        pytest.param({}, 32, id="还没回答"),
        pytest.param(ASSISTANT, 70, id="没有证书的职工"),
        pytest.param(DRIVER, 90, id="有三级证书的职工"),
        pytest.param(DRIVER_FOR_LEVEL_1, 140, id="连工种一起问到一级的职工"),
    ],
)
def test_a_code_is_short(raw: dict[str, Any], longest: int) -> None:
    code = encode(NOTICE, answers(**raw))
    print(len(code), code)
    assert len(code) <= longest


def test_the_longest_case_there_is_can_be_read() -> None:
    most: dict[str, Any] = {
        "choice": lambda fact: min(fact.codes),
        "multi": lambda fact: sorted(fact.codes),
        "date": lambda fact: "1990-04-13",
        "trade": lambda fact: "𠮷" * LONGEST_TRADE,
    }
    full = answers(**{fact.id: most[fact.type](fact) for fact in NOTICE.facts.values()})
    code = encode(NOTICE, full)
    assert len(code) < LONGEST
    assert decode(code, load_notice).answers == full


def test_a_code_survives_what_a_messenger_does_to_it() -> None:
    code = encode(NOTICE, answers(**DRIVER))
    assert decode(f"  {code[:30]}\n{code[30:]}\u3000", load_notice).answers == answers(**DRIVER)


# —— codes nobody can use ——

GOOD = encode(NOTICE, answers(**DRIVER))
BAD = [
    ("什么也没有", "", CaseTrouble.EMPTY),
    ("只有空格", " \n\u3000", CaseTrouble.EMPTY),
    ("正好能看的最长文字", "a" * LONGEST, CaseTrouble.DAMAGED),
    ("再长一个字", "a" * (LONGEST + 1), CaseTrouble.TOO_LONG),
    ("不是自查码", "您好，这是我的自查码", CaseTrouble.DAMAGED),
    ("少最后一个字符", GOOD[:-1], CaseTrouble.DAMAGED),
    ("只剩前一半", GOOD[: len(GOOD) // 2], CaseTrouble.DAMAGED),
    ("没有内容", "1.jiaozuo-2020.", CaseTrouble.DAMAGED),
    ("连规则的记号都不够", forged(b"\x00" * 3), CaseTrouble.DAMAGED),
    ("答案断在中间", forged(b"\x00" * 4 + b"\x02abc"), CaseTrouble.DAMAGED),
    ("日期断在中间", forged(b"\x00" * 4 + b"\x00\x01abc\x00"), CaseTrouble.DAMAGED),
    ("工种断在中间", forged(b"\x00" * 4 + b"\x00\x00abc\x09a"), CaseTrouble.DAMAGED),
    ("全角数字", GOOD.replace("1.", "１.", 1), CaseTrouble.DAMAGED),
    ("大写字母", GOOD.upper(), CaseTrouble.DAMAGED),
    ("别的版本", forged(b"\x00" * 6, version="2"), CaseTrouble.UNKNOWN_VERSION),
    ("别的通知", forged(b"\x00" * 6, notice_id="luoyang-2021"), CaseTrouble.UNKNOWN_NOTICE),
    ("通知的名字抄错一个字", GOOD.replace("jiaozuo", "jiaozou"), CaseTrouble.DAMAGED),
]


@pytest.mark.parametrize(("code", "expected"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_code_that_cannot_be_used_says_why(code: str, expected: CaseTrouble) -> None:
    assert trouble(code) is expected


def test_a_notice_that_is_not_in_the_content_folder_is_unknown() -> None:
    with pytest.raises(CaseError) as caught:
        decode(forged(b"\x00" * 6, notice_id="luoyang-2021"), load_notice)
    assert caught.value.trouble is CaseTrouble.UNKNOWN_NOTICE


@pytest.mark.parametrize("which", CaseTrouble)
def test_every_sentence_says_what_to_do(which: CaseTrouble) -> None:
    assert str(CaseError(which)) == which.value
    what, todo = which.value.removesuffix("。").split("。")
    assert "自查码" in what and todo.startswith("请")


@given(st.text(max_size=40) | st.from_regex(r"[0-9]\.(jiaozuo-2020|[a-z-]{1,9})\.[A-Za-z0-9_-]{0,60}", fullmatch=True))
def test_no_text_whatever_passes_for_a_code(text: str) -> None:
    with pytest.raises(CaseError):
        decode(text, load_notice)


@given(ANY, st.data())
def test_one_changed_character_is_always_noticed(given_answers: dict[str, Answer], data: st.DataObject) -> None:
    code = encode(NOTICE, given_answers)
    place = data.draw(st.integers(0, len(code) - 1))
    with_instead = data.draw(st.sampled_from("AZaz09-_.= é\u3000") | st.characters())
    edited = code[:place] + with_instead + code[place + 1 :]
    assume(edited != code)
    with pytest.raises(CaseError):
        decode(edited, load_notice)


FACTS = NOTICE.facts.values()
MARKS = [mark(fact.id, word) for fact in FACTS for word in [*sorted(fact.codes), "none", "?", "@"]]
ENTRIES = st.lists(st.sampled_from(MARKS) | st.binary(min_size=3, max_size=3), max_size=12)


@given(
    st.binary(max_size=60) | st.builds(lambda marks: bytes([0] * 4 + [len(marks)]) + b"".join(marks) + b"\0", ENTRIES)
)
def test_a_forged_code_gives_answers_the_notice_knows_or_none(body: bytes) -> None:
    try:
        case = decode(forged(body), load_notice)
    except CaseError:
        return
    assert read_answers(NOTICE.facts, written(case.answers)) == case.answers


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(b"\x01" + mark("trade", "@") + b"\x00", id="只有记号，没有工种名称"),
        pytest.param(b"\x00\x01" + mark("sex", "male") + b"\x00\x00\x00", id="不是日期的答案带着日期"),
        pytest.param(b"\x00\x00" + mark("trade", "?") + b"\x01a", id="说不清又带着名称"),
    ],
)
def test_a_value_stands_only_where_one_belongs(runs: bytes) -> None:
    case = decode(forged(b"\x00" * 4 + runs), load_notice)
    assert (case.answers, case.dropped) == ({}, 1)


def test_bytes_that_are_no_text_break_nothing() -> None:
    case = decode(forged(b"\x00" * 4 + b"\x00\x00" + mark("trade", "@") + b"\x02\xff\xfe"), load_notice)
    assert case.answers == {"trade": "\ufffd\ufffd"}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["male", "female"], id="单选答了两个"),
        pytest.param(["male", "?"], id="又答又说不清"),
        pytest.param(["male", "@"], id="单选带着值"),
    ],
)
def test_answers_that_contradict_each_other_are_dropped(words: Sequence[str]) -> None:
    body = bytes([0] * 4 + [len(words)]) + b"".join(mark("sex", word) for word in words) + b"\0"
    case = decode(forged(body), load_notice)
    assert case.answers.keys() <= {"sex"} and case.dropped >= 1


# —— codes made under other rules ——


def with_facts(facts: Sequence[Fact]) -> Notice:
    return replace(NOTICE, facts={fact.id: fact for fact in facts})


def changed(fact: Fact, **parts: Any) -> Fact:
    return Fact.model_validate(fact.model_dump() | parts)


def without(fact: Fact, code: str) -> Fact:
    return changed(fact, options=[option for option in fact.options if option.code != code])


def opened(code: str, notice: Notice) -> tuple[dict[str, Any], bool, int]:
    case = decode(code, {notice.about.id: notice}.__getitem__)
    return written(case.answers), case.same_rules, case.dropped


MIXED = {"post": "away", "merits": ["honour", "patent"], "birth": "1970-04", "trade": "焊工"}


def test_under_reordered_questions_and_options_nothing_changes() -> None:
    turned = [changed(fact, options=fact.options[::-1]) for fact in reversed([*FACTS])]
    assert opened(encode(NOTICE, answers(**MIXED)), with_facts(turned)) == (MIXED, True, 0)


@pytest.mark.parametrize("gone", ["post", "merits", "birth", "trade"])
def test_a_removed_question_takes_its_answer_along_and_no_other(gone: str) -> None:
    kept = {fact: value for fact, value in MIXED.items() if fact != gone}
    notice = with_facts([fact for fact in FACTS if fact.id != gone])
    assert opened(encode(NOTICE, answers(**MIXED)), notice) == (
        kept,
        False,
        len(MIXED["merits"]) if gone == "merits" else 1,
    )


def test_a_removed_option_is_dropped_and_the_others_stay() -> None:
    notice = with_facts([without(without(fact, "patent"), "away") for fact in FACTS])
    kept = MIXED | {"merits": ["honour"]}
    del kept["post"]
    assert opened(encode(NOTICE, answers(**MIXED)), notice) == (kept, False, 2)


def test_none_of_these_is_dropped_where_it_is_no_longer_an_answer() -> None:
    notice = with_facts([changed(fact, none=None) for fact in FACTS])
    assert opened(encode(NOTICE, answers(title_since="none", sex="male")), notice) == ({"sex": "male"}, False, 1)


# —— marks ——


def test_the_notice_has_no_clashing_marks() -> None:
    assert clashes(NOTICE) == []


def test_clashing_options_are_found_and_never_mixed_up() -> None:
    seen: dict[bytes, str] = {}
    codes = (f"c{number**4}" for number in range(100_000))
    second = next(code for code in codes if seen.setdefault(mark("sex", code), code) != code)
    first = seen[mark("sex", second)]
    options = tuple(Option(code=code, label=code) for code in (first, second, "male"))
    notice = with_facts([changed(fact, options=options) if fact.id == "sex" else fact for fact in FACTS])
    assert clashes(notice) == [sorted([f"sex={first}", f"sex={second}"])]
    assert opened(encode(notice, {"sex": first}), notice) == ({}, True, 1)
    assert opened(encode(notice, {"sex": "male"}), notice) == ({"sex": "male"}, True, 0)


def test_the_examples_in_the_module_are_true() -> None:
    results = doctest.testmod(caselink)
    assert (results.failed, results.attempted > 0) == (0, True)
