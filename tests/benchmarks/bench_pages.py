"""The pages beside bare Streamlit scripts under the same settings. All in one run, in turn.

    uv run python -m tests.benchmarks.bench_pages
    uv run python -m tests.benchmarks.bench_pages --slow

Processor: what one rerun costs the server, over a socket and without a browser, beside the same question written with
constants. First load: from an empty cache until the heading (there: the button) stands on the page. Step: from the
click on 「继续」 until the next question stands there (there: from a click on the button until its new label does).
`--slow` instead: on a line of 400 kbit/s and 400 ms, when the first words can be read, and when the first question.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState

from gongqin_core.judging.answers import Answer
from gongqin_core.judging.interview import next_question
from gongqin_core.take_away.caselink import encode
from tests.attacks.wire import Wire, opened
from tests.bare import BARE, one_line
from tests.benchmarks.measure import show
from tests.browser.visits import SCREENS
from tests.load.process import use_of
from tests.people import NOTICE, RULES, person, read
from tests.places import ROOT
from tests.server import CHROMIUM, SWITCHES, Server

LOADS, ROUNDS, STEPS = 5, 4, 4
DRAWN, TURNS = 40, 6
"""Reruns that one socket asks for, within what the gate lets through at once; and how often each page has its turn."""
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
PATIENCE = 240_000
HEADING = "import streamlit as st; st.html('<h1>Heading</h1>')\n"
"""Streamlit fetches the part that draws HTML only when it is needed, and React then waits 300 ms before it shows it."""
CONSTANTS = """import streamlit as st
st.html("<p>5 个等级没定，还有约 5～9 题</p>")
st.html("<h1>您在单位是哪种身份？</h1><p>按报名时的情况选。</p>")
with st.form("ask", border=False):
    st.radio("身份", list("1234567"), None, captions=["一句说明"] * 7, label_visibility="collapsed", width="stretch")
    st.form_submit_button("继续", type="primary")
"""
"""A question of seven options, with nothing worked out."""
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
WORDS = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? window.firstSeen"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
BUTTON, QUESTION = ".st-key-again", "h1.question"
WORKER = read(person("third", **{str(NOTICE.about.procedure): "city"}))
CASE = f"?case={encode(NOTICE, WORKER)}"
Place = tuple[Server, str, str]
"""A server, an address on it, and what is waited for there."""


def interview(answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]:
    """Every question that a person is asked, with the address at which it stands."""
    said: dict[str, Answer] = {}
    while (fact := next_question(RULES, said)) is not None and fact in answers:
        yield fact, f"case={encode(NOTICE, said)}" if said else "begun=1"
        said[fact] = answers[fact]


# —— on the server ——


def drawn(wire: Wire, query: str) -> None:
    """Have the page drawn once, and wait until it is."""
    wire.send(BackMsg(rerun_script=ClientState(query_string=query)).SerializeToString())
    while wire.hear().WhichOneof("type") != "script_finished":
        pass


def processor(server: Server, query: str) -> float:
    """Milliseconds of processor time that one rerun takes the server."""
    assert server.process
    with opened(server) as wire:
        drawn(wire, query)
        before = use_of(server.process.pid).processor
        for _ in range(DRAWN):
            drawn(wire, query)
        return (use_of(server.process.pid).processor - before) / DRAWN * 1000


def on_the_server(ours: Server, bare: Server, constants: Server) -> None:
    asked = dict(interview(WORKER))
    pages = {
        "a button": (bare, ""),
        "a question with constants": (constants, ""),
        "the start": (ours, ""),
        **{f"question: {NOTICE.facts[fact].short}": (ours, query) for fact, query in asked.items()},
        "the result": (ours, CASE[1:]),
    }
    turns = [{name: processor(*page) for name, page in pages.items()} for _ in range(TURNS)]
    times = {name: median(turn[name] for turn in turns) for name in pages}
    constant = times["a question with constants"]
    wanted = {name: "at most 2" if name.startswith("question") else "" for name in pages}
    rows = [(name, time, time / constant, wanted[name]) for name, time in times.items()]
    show("Processor time of one rerun", ("", "ms", "constants = 1", "target"), rows)


# —— in the browser ——


def first_load(browser: Browser, place: Place) -> float:
    """Milliseconds, with an empty cache."""
    server, address, watched = place
    context = browser.new_context(**SCREENS["phone"])
    page = context.new_page()
    page.add_init_script(f"({LOAD})({watched!r})")
    page.goto(server.url + address)
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
        times.append(page.evaluate(STEP, [f"{BUTTON} button", BUTTON]))
    return times


def in_the_browser(browser: Browser, ours: Server, bare: Server, heading: Server) -> None:
    places: dict[str, tuple[Place, str]] = {
        "the first question": ((ours, "/?begun=1", QUESTION), "at most 1.15"),
        "the start": ((ours, "/", "h1.welcome"), ""),
        "晋级路线": ((ours, f"/career{CASE}", "h1"), "at most 2.5"),
        "the result": ((ours, f"/{CASE}", "h1"), ""),
        "咨询台": ((ours, f"/enquiry{CASE}", "h1"), ""),
        "a heading in HTML": ((heading, "/", "h1"), ""),
    }
    button: Place = (bare, "/", BUTTON)
    # The first visit after a start pays for the imports.
    loads = [
        {name: first_load(browser, place) for name, place in (("", button), *((n, p) for n, (p, _) in places.items()))}
        for _ in range(LOADS + 1)
    ][1:]
    times = {name: median(load[name] for load in loads) for name in ("", *places)}
    rows = [(name, times[name], times[""], times[name] / times[""], wanted) for name, (_, wanted) in places.items()]
    show("Milliseconds of a first load", ("", "this page", "a button", "ratio", "target"), rows)

    question, again = browser.new_page(), browser.new_page()
    question.goto(f"{ours.url}/?begun=1")
    question.wait_for_selector(QUESTION)
    again.goto(bare.url)
    again.wait_for_selector(BUTTON)
    # In turn, so that whatever else the machine does slows both.
    rounds = [(steps(question), reruns(again)) for _ in range(ROUNDS)]
    move, run = (median([time for times in column for time in times]) for column in zip(*rounds, strict=True))
    row = ("click to the next question", move, run, move / run, "at most 1.5")
    show("Milliseconds of a step", ("", "self-check", "a button", "ratio", "target"), [row])


def on_a_slow_line(browser: Browser, ours: Server, bare: Server) -> None:
    """What a phone far out has to wait for, once each."""
    found = {}
    for name, (server, address, watched) in {
        "the first question": (ours, "/?begun=1", QUESTION),
        "the start": (ours, "/", "h1.welcome"),
        "a button": (bare, "/", BUTTON),
    }.items():
        context = browser.new_context(**SCREENS["phone"])
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.add_init_script(f"({LOAD})({watched!r})")
        page.goto(server.url + address, wait_until="commit")
        page.wait_for_selector(watched, timeout=PATIENCE)
        words = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? window.firstSeen"
        )
        found[name] = (float(words) / 1000, float(page.evaluate("window.firstSeen")) / 1000)
        context.close()
    whole = found["a button"][1]
    rows = [(name, words, drawn, drawn / whole) for name, (words, drawn) in found.items()]
    head = ("", "first words", "drawn", "ratio")
    show("Seconds at 400 kbit/s and 400 ms; wanted: words in 2 s, the question at most 1.05", head, rows)


@contextmanager
def started(*servers: Server) -> Iterator[None]:
    for server in servers:
        server.start()
    try:
        yield
    finally:
        for server in servers:
            server.stop()


def main(slow: bool) -> None:
    folder = Path(tempfile.mkdtemp())
    ours = Server(ROOT, folder / "ours.txt", {"GONGQIN_TODAY": "2020-04-20"})
    scripts = {"bare": BARE, "constants": CONSTANTS, "heading": HEADING}
    bare, constants, heading = (one_line(folder / name, script) for name, script in scripts.items())
    with started(ours, bare, constants, heading), sync_playwright() as playwright:
        if not slow:
            on_the_server(ours, bare, constants)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        if slow:
            on_a_slow_line(browser, ours, bare)
        else:
            in_the_browser(browser, ours, bare, heading)
        browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main("--slow" in sys.argv[1:])
