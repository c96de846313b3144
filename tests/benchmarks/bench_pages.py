"""The self-check in a real browser, beside a bare Streamlit script under the same settings. All in one run, in turn.

    uv run python -m tests.benchmarks.bench_pages

First load: from an empty cache until the heading (there: the button) stands on the page. Step: from the click on
「继续」 until the next question stands there (there: from a click on the button until its new label does).
"""

import shutil
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bare import BARE, one_line
from tests.benchmarks.measure import show
from tests.browser.visits import SCREENS
from tests.places import ROOT
from tests.server import CHROMIUM, SWITCHES, Server

LOADS, ROUNDS, STEPS = 7, 4, 4
HEADING = "import streamlit as st; st.html('<h1>Heading</h1>')\n"
"""Streamlit fetches the part that draws HTML only when it is needed, and React then waits 300 ms before it shows it."""
STEP = """([press, watched]) => new Promise((done) => {
  const text = () => document.querySelector(watched)?.innerText;
  const before = text(), start = performance.now();
  new MutationObserver((_, watch) => {
    const now = text();
    if (now && now !== before) { watch.disconnect(); done(performance.now() - start); }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  document.querySelector(press).click();
})"""
LOAD = """(watched) => {
  const look = () => {
    if (document.querySelector(watched)) window.firstSeen = performance.now(); else requestAnimationFrame(look);
  };
  look();
}"""
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def first_load(browser: Browser, server: Server, watched: str) -> float:
    """Milliseconds, with an empty cache."""
    context = browser.new_context(**SCREENS["phone"])
    page = context.new_page()
    page.add_init_script(f"({LOAD})({watched!r})")
    page.goto(server.url)
    page.wait_for_selector(watched)
    page.wait_for_selector(IDLE)
    time = float(page.evaluate("window.firstSeen"))
    context.close()
    return time


def steps(page: Page) -> list[float]:
    """Milliseconds of each step from the first question to the second; the way back is not measured."""
    times, first = [], page.locator("h1").inner_text()
    for _ in range(STEPS):
        page.wait_for_selector(IDLE)
        page.locator("[data-testid=stRadioOption]").first.click()
        times.append(page.evaluate(STEP, [".st-key-go_on button", "h1"]))
        page.locator("h1").filter(has_text=first).wait_for(state="detached")
        page.locator(".st-key-previous button").click()
        page.locator("h1").filter(has_text=first).wait_for()
    return times


def reruns(page: Page) -> list[float]:
    times = []
    for _ in range(STEPS):
        page.wait_for_selector(IDLE)
        times.append(page.evaluate(STEP, [".st-key-again button", ".st-key-again"]))
    return times


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    ours = Server(ROOT, folder / "ours.txt", {"GONGQIN_TODAY": "2020-04-20"})
    bare, heading = one_line(folder / "bare", BARE), one_line(folder / "heading", HEADING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        watched = [(ours, "h1.question"), (bare, ".st-key-again"), (heading, "h1")]
        for server, _ in watched:
            server.start()
        # The first visit after a start pays for the imports.
        loads = [[first_load(browser, server, seen) for server, seen in watched] for _ in range(LOADS + 1)][1:]
        open_pages = [browser.new_page() for _ in range(2)]
        for page, server in zip(open_pages, (ours, bare), strict=True):
            page.goto(server.url)
            page.wait_for_selector("h1.question" if server is ours else ".st-key-again")
        # In turn, so that whatever else the machine does slows both.
        rounds = [(steps(open_pages[0]), reruns(open_pages[1])) for _ in range(ROUNDS)]
        browser.close()
    for server, _ in watched:
        server.stop()
    shutil.rmtree(folder)
    first, other, html = (median(column) for column in zip(*loads, strict=True))
    move, run = (median([time for times in column for time in times]) for column in zip(*rounds, strict=True))
    rows = [
        ("first load, beside a button", first, other, first / other, "at most 1.15"),
        ("first load, beside a heading in HTML", first, html, first / html, ""),
        ("click to the next question", move, run, move / run, "at most 2, aim 1.5"),
    ]
    show("Milliseconds in Chromium", ("", "self-check", "bare script", "ratio", "target"), rows)


if __name__ == "__main__":
    main()
