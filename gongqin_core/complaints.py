"""What pydantic found, said in Chinese with what to do (`load.py` adds file and line)."""

from collections.abc import Mapping
from typing import Any

SENTENCES: Mapping[str, str] = {
    "missing": "缺“{key}”。请补上",
    "extra_forbidden": "不认识“{key}”。请看 content/README.md 里可以写哪些，多半是拼写不同",
    "int_parsing": "“{value}”不是整数。请只写数字",
    "date_from_datetime_parsing": "“{value}”不是日期。请写成 2020-12-31 这样",
    "date_parsing": "“{value}”不是日期。请写成 2020-12-31 这样",
    "literal_error": "“{value}”不在可选范围。可写：{expected}",
    "string_pattern_mismatch": "“{value}”的写法不对。应当符合 {pattern}",
    "too_short": "“{key}”至少要写 {min_length} 项",
    "union_tag_not_found": "看不出这是哪种条件。每个条件要有且只有一个：all any when use judged never is in has lacks "
    "listed_in full_years fewer_years by",
    "union_tag_invalid": "看不出这是哪种条件。请对照 content/README.md 的语法",
    "greater_than_equal": "“{value}”太小，至少是 {ge}",
    "tuple_type": "“{key}”要写成列表",
    "dict_type": "“{key}”要写成“名字: 内容”的样子",
    "model_type": "这里要写成“名字: 内容”的样子",
    "model_attributes_type": "这里要写成“名字: 内容”的样子",
    "string_type": "“{key}”要写文字",
    "bool_parsing": "“{value}”要写 true 或 false",
}


def complain(detail: Mapping[str, Any]) -> str:
    """One sentence for one pydantic error (`ValidationError.errors()` entry)."""
    loc, context = detail["loc"], detail.get("ctx", {})
    key = loc[-1] if loc else "内容"
    sentence = SENTENCES.get(detail["type"])
    if sentence is None:
        return f"“{key}”不能这样写（{detail['type']}）。请对照 content/README.md"
    return sentence.format_map({"key": key, "value": detail.get("input"), "min_length": 1} | context)
