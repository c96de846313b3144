"""The JSON Schema of the content files: an editor shows what may stand where while it is being written."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import CoreRef, GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from ..comparing.own_cases import FILE, Cases
from ..notice.answer_leaves import Has, In, InGroup, Is, Lacks, ListedIn
from ..notice.base import NAMED_BY
from ..notice.complaints import NO_CONDITION, SPELLINGS
from ..notice.conditions import TAGS, All, AnyOf, Judged, Never, Relaxed, Use, When
from ..notice.day_leaves import Aged, By, CalendarYears, FewerYears, From, FullYears, Younger
from ..notice.files import FILES
from ..notice.number_leaves import AtLeast, AtMost

MODELS: Mapping[str, type[BaseModel]] = {**{name: model for name, model in FILES.values()}, FILE: Cases}
"""The model of each file in a notice's folder."""

CONDITION = "Condition"
NAME = {"type": ["string", "number"]}
PART = "Part"
"""Ends the names of those models of which a file holds a part, over a base or as one."""

CONDITIONS: Mapping[type[BaseModel], str] = {
    All: "每一条都要满足",
    AnyOf: "满足其中一条就行",
    When: "只在这种情形下才看旁边的条件；不会劝人改变它",
    Use: "用 conditions 里起了名的条件",
    Relaxed: "日期：到 as_of 那天满这么多年；relaxed 里的人少几年也行",
    Judged: "只能由人认定的条件：不问本人，写进结果",
    Never: "这种情形不能报：写明为什么",
    Is: "单选：是这个答案",
    In: "单选：是这几个答案之一",
    Has: "多选：选了这几个里的 at_least 个，不写就是 1 个",
    Lacks: "多选：这几个一个也没选",
    ListedIn: "工种：名称在这份目录里，一字不差",
    InGroup: "工种：名称在目录里，并且属于这一组",
    AtLeast: "数字：这么多或更多",
    AtMost: "数字：这么多或更少",
    FullYears: "日期：到 as_of 那天满这么多年",
    FewerYears: "日期：到 as_of 那天不足这么多年",
    CalendarYears: "日期：到 as_of 那天满这么多个年头，头一年和最后一年都算",
    Aged: "日期：到 as_of 那天满这么多周岁",
    Younger: "日期：到 as_of 那天不满这么多周岁",
    From: "日期：在这一天或以后",
    By: "日期：在这一天或以前",
}
"""What each kind of condition says."""


def schema() -> dict[str, Any]:
    """One document for all content files; the model of each file (`MODELS`) is under `$defs` by its name."""
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [(model, "validation") for model in MODELS.values()]
    _, document = models_json_schema(models, schema_generator=EditorSchema)
    parts = _parts(document["$defs"])
    return {"$schema": EditorSchema.schema_dialect, **document, "$defs": document["$defs"] | parts}


def _parts(whole: Mapping[str, Any]) -> dict[str, Any]:
    """The schemas of what a notice writes over its base, and of a base: nothing has to be there but names; of a thing
    that has a name in a list, the name will do. Lists of things without names, and conditions, are always whole."""
    parts: dict[str, Any] = {}

    def reference(name: str) -> dict[str, str]:
        if name not in parts:
            parts[name] = {}  # it may come again inside itself
            parts[name] = part(whole[name])
        return {"$ref": f"#/$defs/{name}{PART}"}

    def part(shape: Any) -> Any:
        if not isinstance(shape, dict):
            return shape
        if (name := _named(shape)) and name != CONDITION:
            return reference(name)
        if (item := _named(shape.get("items", {}))) is not None:
            named = not NAMED_BY.isdisjoint(whole[item].get("properties", ()))
            items = {"if": {"type": "object"}, "then": reference(item), "else": NAME} if named else shape["items"]
            return shape | {"items": items}
        required = {"required": names} if (names := [k for k in shape.get("required", ()) if k in NAMED_BY]) else {}
        return {key: part(inner) for key, inner in shape.items() if key != "required"} | required

    for _, model in FILES.values():
        reference(model.__name__)
    return {name + PART: shape for name, shape in parts.items()}


def _named(shape: Any) -> str | None:
    """The model that a schema refers to."""
    reference = shape.get("$ref") if isinstance(shape, dict) else None
    return reference.rpartition("/")[2] if isinstance(reference, str) else None


class EditorSchema(GenerateJsonSchema):
    """What pydantic knows, as an editor sees a file: it takes `5` for a number where the loader takes all for text, and
    it can tell one mistake in a condition better than fourteen kinds that do not fit."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        described = super().str_schema(schema)
        if "pattern" in described:
            described["patternErrorMessage"] = f"请用{SPELLINGS[described['pattern']]}"
        return described | {"type": ["string", "number"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        return {"type": "number", "minimum": 0}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        described = super().dict_schema(schema)
        return described | {"additionalProperties": False} if "patternProperties" in described else described

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        described = super().model_schema(schema)
        return {key: value for key, value in described.items() if key not in ("title", "description")}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """The one union there is: a condition. The first key that says its kind decides, as in `conditions.py`."""
        name, reference = self.get_cache_defs_ref_schema(CoreRef(f"{CONDITION}:0"))
        if name not in self.definitions:
            kinds = {str(tag): self.generate_inner(choice) for tag, choice in schema["choices"].items()}
            rule: JsonSchemaValue = {"enum": [], "errorMessage": NO_CONDITION}
            for tag in reversed(TAGS):
                rule = {"if": {"required": [tag]}, "then": kinds[tag], "else": rule}
            keys = {tag: {"description": CONDITIONS[kind]} for tag, kind in TAGS.items()}
            self.definitions[name] = {"type": "object", "properties": keys, **rule}
        return reference
