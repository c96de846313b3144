"""Chinese numerals of a date: 一九九八年十二月三十一日."""

import re

DIGITS = {sign: str(value) for value, signs in enumerate(("〇零○◯oοо", *"一二三四五六七八九")) for sign in signs}
NUMERAL = "〇零○◯oοо一二三四五六七八九"
YEAR = re.compile(rf"^(?:[{NUMERAL}]{{4}}(?=年|$)|[{NUMERAL}]{{2}}(?=年))")
MONTH_OR_DAY = re.compile(r"[〇零○◯o一二三四五六七八九十廿卅元]+(?=[月日号])")
ONES = ("", *"一二三四五六七八九")
TENS = ("", "十", "二十", "三十")
NUMBERS = {TENS[number // 10] + ONES[number % 10]: str(number) for number in range(1, 32)}
FIRST_MONTH = "元"


def in_digits(text: str) -> str:
    """The same date with the numerals of year, month and day as digits. What is none stays as it is.

    >>> in_digits("一九九八年十二月三十一日"), in_digits("一九九八年元月"), in_digits("九八年七月廿三")
    ('1998年12月31日', '1998年1月', '98年7月廿三')
    """
    text = YEAR.sub(lambda match: "".join(DIGITS[sign] for sign in match[0]), text)
    return MONTH_OR_DAY.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    written = match[0]
    if written == FIRST_MONTH and match.string.startswith("月", match.end()):
        return "1"
    spelled = written.lstrip("〇零○◯o").replace("廿", "二十").replace("卅", "三十")
    return NUMBERS.get(spelled, written)
