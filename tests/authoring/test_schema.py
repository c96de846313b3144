"""The JSON Schema that editors use: it takes what the files hold, and says what is wrong with what they may not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from gongqin_core.authoring.schema import CONDITIONS, MODELS, PART, schema
from gongqin_core.notice.complaints import SPELLINGS
from gongqin_core.notice.conditions import TAGS, Condition, tag_of, walk
from tests.places import CONTENT

SCHEMA = schema()
POINTED_AT = re.compile(r"# yaml-language-server: \$schema=\.\./schema\.json#/\$defs/(\w+)")
UNEXPECTED = "Additional properties are not allowed ('{}' was unexpected)"


class Yaml12(yaml.SafeLoader):
    """The core schema of YAML 1.2 (10.3.2), which editors follow: a date is a text, `no` and `12:30` are texts."""


Yaml12.yaml_implicit_resolvers = {}

for tag, pattern in {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), None)


def as_an_editor_sees_it(text: str) -> Any:
    return json.loads(json.dumps(yaml.load(text, Yaml12)))  # keys are texts


def faults(model: str, text: str) -> list[str]:
    validator = Draft202012Validator(
        {**SCHEMA, "$ref": f"#/$defs/{model}"}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(as_an_editor_sees_it(text))]


def good(name: str) -> str:
    return (CONTENT / name).read_text(encoding="utf-8")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_loader_of_this_test_reads_as_yaml_1_2() -> None:
    read = as_an_editor_sees_it("[2020-05-01, 2020-05, 24:00, no, yes, 5, 2.5, true, ~, 1_000]")
    assert read == ["2020-05-01", "2020-05", "24:00", "no", "yes", 5, 2.5, True, None, "1_000"]


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_content_file_fits_the_model_its_first_line_points_at(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pointed = POINTED_AT.fullmatch(text.split("\n")[0])
    model = MODELS[path.name].__name__
    assert pointed and pointed[1] in (model, model + PART)
    assert faults(pointed[1], text) == []


def test_the_documents_write_the_schema_where_the_content_points_and_git_leaves_it_out() -> None:
    core, guide, ignored = (
        (CONTENT.parent / name).read_text(encoding="utf-8")
        for name in ("gongqin_core/README.md", "content/README.md", ".gitignore")
    )
    assert "gongqin schema --out content/schema.json\n" in core
    assert "`uv run gongqin schema --out content/schema.json`" in guide
    assert "content/schema.json\n" in ignored


@pytest.mark.parametrize(
    ("name", "model", "old", "new", "says"),
    [
        ("jiaozuo-2020/notice.yaml", "About", "issuer:", "isuer:", UNEXPECTED.format("isuer")),
        ("jiaozuo-2020/fees.yaml", "Fees", "total: 275", "total: 二百", "'二百' is not of type 'number'"),
        (
            "jiaozuo-2020/fees.yaml",
            "Fees",
            "  5:\n",
            "  五:\n",
            "'五' does not match any of the regexes: '^[a-z0-9_]+$'",
        ),
        (
            "jiaozuo-2020/schedule.yaml",
            "Schedule",
            "first: 2020-04-13",
            "first: 4月13日",
            r"'4月13日' does not match '^\\d{4}-\\d{2}(-\\d{2})?$'",
        ),
        (
            "jiaozuo-2020/clauses.yaml",
            "Clauses",
            "information: true",
            "information: 是",
            "'是' is not of type 'boolean'",
        ),
        (
            "henan/questions.yaml",
            "QuestionsPart",
            "type: choice",
            "type: choise",
            "'choise' is not one of ['choice', 'multi', 'date', 'trade', 'number']",
        ),
        ("jiaozuo-2020/questions.yaml", "QuestionsPart", "years: [1980, 2020]", "years: [1980]", "[1980] is too short"),
    ],
)
def test_a_mistake_is_told(name: str, model: str, old: str, new: str, says: str) -> None:
    assert says in faults(model, good(name).replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("in: [regular, contract], clause", "in: [regular, contract], claus", UNEXPECTED.format("claus")),
        ("in: [regular, contract]", "in: [regular]", "['regular'] is too short"),
        ("in: [regular, contract]", "is: [regular]", "['regular'] is not of type 'string', 'number'"),
        ("lacks: [unfit]", "lacks: [unfit], has: [unfit]", UNEXPECTED.format("lacks")),
        ("- use: on_post", "- {use: on_post, clause: 一（一）}", UNEXPECTED.format("clause")),
        ("as_of: *count_day, ", "", "'as_of' is a required property"),
        ("by: 2020-09-30", "by: 2020-09-31", "'2020-09-31' is not a 'date'"),
        ("outcome: approval", "outcome: approved", "'approved' is not one of ['held', 'retest', 'approval']"),
    ],
)
def test_a_mistake_in_a_condition_is_told_as_that_one_mistake(old: str, new: str, says: str) -> None:
    assert faults("LevelsPart", good("jiaozuo-2020/levels.yaml").replace(old, new, 1)) == [says]


def test_a_condition_of_no_kind_is_told_in_our_words() -> None:
    """`errorMessage` is what the YAML language server shows in place of its own words."""
    [fault] = faults("LevelsPart", good("jiaozuo-2020/levels.yaml").replace("in: [regular", "inn: [regular", 1))
    assert fault.endswith("is not one of []")
    assert "看不出这是哪种条件。每个条件写一种：all any when" in json.dumps(
        SCHEMA["$defs"]["Condition"], ensure_ascii=False
    )


def test_every_kind_of_condition_and_every_pattern_has_words() -> None:
    assert list(CONDITIONS) == list(TAGS.values())
    assert set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(SCHEMA))) == {json.dumps(p) for p in SPELLINGS}


def test_every_example_of_a_condition_in_the_guide_is_one() -> None:
    guide = (CONTENT / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", guide, flags=re.DOTALL | re.MULTILINE)
    lists = [those for example in examples if isinstance(those := yaml.load(example, yaml.BaseLoader), list)]
    written = [condition for those in lists for condition in those]
    conditions = [TypeAdapter(Condition).validate_python(condition) for condition in written]
    assert {tag_of(node) for condition in conditions for node in walk(condition)} == TAGS.keys()
