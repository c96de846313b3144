"""名册核查 on the server: seconds from a press to the page that answers it, without a browser.

uv run python -m tests.benchmarks.bench_roster_page
"""

import time
from collections.abc import Callable

from tests.pages.officer import Officer
from tests.rosters import clean_rows, workbook_of

SIZES = (500, 20_000)
WRONG = 37
"""So many rows have a word that nobody can read."""


def roster(size: int) -> bytes:
    some = clean_rows(500)
    rows = [{**some[number % len(some)], "姓名": f"职工{number}"} for number in range(size)]
    for row in rows[:: size // WRONG]:
        row["岗位身份"] = "某种人"
    return workbook_of(rows)


def seconds(press: Callable[[int], None], size: int) -> float:
    start = time.perf_counter()
    press(size)
    return time.perf_counter() - start


def settle(officer: Officer) -> None:
    [box] = [box for box in officer.app.radio if (box.key or "").startswith("meaning_")]
    box.set_value("regular")
    officer.look()
    [button] = [button for button in officer.app.button if (button.key or "").startswith("settle_")]
    button.click()
    officer.look()


def main() -> None:
    Officer().check(roster(SIZES[0]))  # the first one pays for loading the libraries
    print(f"{'seconds':<28}" + "".join(f"{size:>12,}" for size in SIZES))
    officers = {size: Officer() for size in SIZES}
    contents = {size: roster(size) for size in SIZES}
    steps: dict[str, Callable[[int], None]] = {
        "a workbook read": lambda size: officers[size].upload(contents[size]),
        "judged, what to do": lambda size: officers[size].press_key("judge"),
        "a word looked at, settled": lambda size: settle(officers[size]),
        "the list of people": lambda size: officers[size].go("results"),
        "its next page": lambda size: officers[size].press_key(f"{officers[size].desk.key('people')}_on"),
        "the downloads": lambda size: officers[size].go("downloads"),
    }
    for name, step in steps.items():
        print(f"{name:<28}" + "".join(f"{seconds(step, size):>12.2f}" for size in SIZES))
    drawn = {size: len(officer.buttons) + len(officer.pieces) for size, officer in officers.items()}
    print(f"{'buttons and texts there':<28}" + "".join(f"{drawn[size]:>12}" for size in SIZES))


if __name__ == "__main__":
    main()
