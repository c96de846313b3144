"""The pages beside bare Streamlit scripts under the same settings. All in one run, in turn.

    uv run python -m tests.benchmarks.bench_pages
    uv run python -m tests.benchmarks.bench_pages --slow

Processor: what one rerun costs the server, over a socket and without a browser, beside the same question written with
constants; of a result also the first drawing, for people whose answers nobody gave before. First load: from an empty
cache until the heading, of a question its answers (there: the button), stand on the page. Step: from the press of
「继续」 by the mouse until the next question's answers stand there (there: from a press of the button until its new
label does); beside it the same step between two questions written with constants. `--slow` instead: on a line of
400 kbit/s and 400 ms, when the first words can be read, and when the first question with its answers.

Of a step Streamlit itself sets the floor. In each there are some 10 ms until Chromium has painted the press, and 10 in
which Streamlit waits for more to draw; then React draws seven answers in 15 ms and more, the button in 1. So the
question with constants takes 1.6 to 2.2 times the button's step, and 1.5 is met by no question of seven answers. Ours
takes 1.3 to 1.7 times the constants': it has twice the elements, the answers so far among them.

A run says of each target whether it was met, and fails where one was missed.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
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
from tests.benchmarks.measure import Floors, show
from tests.browser.visits import SCREENS
from tests.people import NOTICE, RULES, person, population, read
from tests.places import ROOT
from tests.server import CHROMIUM, SWITCHES, Server

LOADS, ROUNDS, STEPS = 5, 4, 4
DRAWN, TURNS = 30, 5
"""Reruns that one socket asks for, within what the gate lets through at once; and how often each page has its turn. The
least that a page takes counts: whatever else the machine does only adds to it."""
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
PATIENCE = 240_000
"""Milliseconds that a browser waits, on a slow line or a busy machine."""
HEADING = "import streamlit as st; st.html('<h1>Heading</h1>')\n"
"""Streamlit fetches the part that draws HTML only when it is needed, and React then waits 300 ms before it shows it."""
CONSTANTS = """import streamlit as st
def go_on(): st.session_state.turn += 1
turn = st.session_state.setdefault("turn", 0) % 2
st.html("<p>5 个等级没定，还有约 5～9 题</p>")
st.html(f"<h1>{['您在单位是哪种身份？', '您现在是哪一级？'][turn]}</h1><p>按报名时的情况选。</p>")
with st.form(f"ask{turn}", border=False):
    seven, words = list(["1234567", "ABCDEFG"][turn]), ["一句说明"] * 7
    st.radio("身份", seven, None, captions=words, label_visibility="collapsed", width="stretch", key=f"a{turn}")
    st.form_submit_button("继续", type="primary", on_click=go_on, key="go_on")
"""
"""Two questions of seven options in turn, with nothing worked out."""
STEP = """([press, watched]) => {
  const text = () => document.querySelector(watched)?.textContent;
  const before = text();
  window.step = new Promise((done) => {
    let start = 0;
    const pressed = () => { start = performance.now(); };
    document.querySelector(press).addEventListener("click", pressed, { capture: true, once: true });
    new MutationObserver((_, watch) => {
      const now = text();
      if (start && now && now !== before) { watch.disconnect(); done(performance.now() - start); }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}"""
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""After a press Chromium hands on nothing that comes over the line until the page has been painted, some 40 ms. Nobody
presses twice within that."""
LOAD = """(watched) => {
  const look = () => {
    if (document.querySelector(watched)) window.firstSeen = performance.now(); else requestAnimationFrame(look);
  };
  look();
}"""
WORDS = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? window.firstSeen"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
BUTTON, GO_ON = ".st-key-again button", ".st-key-go_on button"
ANSWERS, OPTION = "[data-testid=stRadio]", "[data-testid=stRadioOption]"
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
    """Have the page drawn once, and wait until it is; `name?query` is another page than the first."""
    name, _, query = query.rpartition("?")
    wire.send(BackMsg(rerun_script=ClientState(query_string=query, page_name=name)).SerializeToString())
    while wire.hear().WhichOneof("type") != "script_finished":
        pass


def processor(server: Server, queries: Sequence[str]) -> float:
    """Milliseconds of processor time that one rerun takes the server, each of these addresses drawn once."""
    assert server.process
    clock = ~server.process.pid << 3 | 2  # as Linux numbers the clock of another process: exact, where ticks are 10 ms
    with opened(server) as wire:
        drawn(wire, "")
        drawn(wire, queries[0])
        before = time.clock_gettime(clock)
        for query in queries:
            drawn(wire, query)
        return (time.clock_gettime(clock) - before) / len(queries) * 1000


def newcomers(turn: int) -> list[str]:
    """Addresses of results that were never drawn before."""
    found: list[str] = []
    for raw in population(3 * DRAWN, seed=turn):
        answers, said = read(raw), {}
        for fact, _ in interview(answers):
            said[fact] = answers[fact]
        if next_question(RULES, said) is None and (code := f"case={encode(NOTICE, said)}") not in found:
            found.append(code)
    return found[:DRAWN]


def on_the_server(ours: Server, bare: Server, constants: Server, floors: Floors) -> None:
    asked = dict(interview(WORKER))
    pages = {
        "a button": (bare, ""),
        "a question with constants": (constants, ""),
        "the start": (ours, ""),
        **{f"question: {NOTICE.facts[fact].short}": (ours, query) for fact, query in asked.items()},
        "the result": (ours, CASE[1:]),
        "咨询台": (ours, f"enquiry{CASE}"),
    }
    turns = []
    for number in range(TURNS):
        turn_of = {name: processor(server, [query] * DRAWN) for name, (server, query) in pages.items()}
        turns.append(turn_of | {"the result, for the first time": processor(ours, newcomers(number))})
    times = {name: min(turn[name] for turn in turns) for name in turns[0]}
    constant = times["a question with constants"]
    rows = [(name, taken, taken / constant) for name, taken in times.items()]
    show("Processor time of one rerun", ("", "ms", "constants = 1"), rows)
    for name, taken in times.items():
        if name.startswith("question"):
            floors.at_most(name, taken / constant, 2)


# —— in the browser ——


def first_load(browser: Browser, place: Place) -> float:
    """Milliseconds, with an empty cache."""
    server, address, watched = place
    context = browser.new_context(**SCREENS["phone"])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.add_init_script(f"({LOAD})({watched!r})")
    page.goto(server.url + address)
    page.wait_for_selector(watched)
    page.wait_for_selector(IDLE)
    time = float(page.evaluate("window.firstSeen"))
    context.close()
    return time


def step(page: Page, press: str, watched: str) -> float:
    """Milliseconds from a press, by the mouse as people press, until what is watched says something else."""
    page.wait_for_selector(IDLE)
    page.evaluate(FRAMES)
    page.evaluate(STEP, [press, watched])
    page.locator(press).click()
    return float(page.evaluate("window.step"))


def steps(page: Page) -> list[float]:
    """Of each step from the first question to the second; the way back is not measured."""
    times, first = [], page.locator("h1").inner_text()
    for _ in range(STEPS):
        page.wait_for_selector(IDLE)
        page.locator(OPTION).first.click()
        times.append(step(page, GO_ON, ANSWERS))
        page.locator("h1").filter(has_text=first).wait_for(state="detached")
        page.locator(".st-key-previous button").click()
        page.locator("h1").filter(has_text=first).wait_for()
    return times


def presses(page: Page, press: str, watched: str) -> list[float]:
    return [step(page, press, watched) for _ in range(STEPS)]


def in_the_browser(
    browser: Browser, ours: Server, bare: Server, constants: Server, heading: Server, floors: Floors
) -> None:
    places: dict[str, tuple[Place, float]] = {
        "the first question": ((ours, "/?begun=1", OPTION), 1.15),
        "the start": ((ours, "/", "h1.welcome"), 0),
        "晋级路线": ((ours, f"/career{CASE}", "h1"), 2.5),
        "the result": ((ours, f"/{CASE}", "h1"), 0),
        "咨询台": ((ours, f"/enquiry{CASE}", "h1"), 0),
        "a heading in HTML": ((heading, "/", "h1"), 0),
        "a question with constants": ((constants, "/", OPTION), 0),
    }
    button: Place = (bare, "/", BUTTON)
    # The first visit after a start pays for the imports.
    loads = [
        {name: first_load(browser, place) for name, place in (("", button), *((n, p) for n, (p, _) in places.items()))}
        for _ in range(LOADS + 1)
    ][1:]
    times = {name: median(load[name] for load in loads) for name in ("", *places)}
    rows = [(name, times[name], times[""], times[name] / times[""]) for name in places]
    show("Milliseconds of a first load", ("", "this page", "a button", "ratio"), rows)
    for name, (_, most) in places.items():
        if most:
            floors.at_most(f"first load of {name}", times[name] / times[""], most)

    # Each in a window of its own: of several pages in one window, all but one are drawn once a second.
    question, again, pair = (browser.new_context().new_page() for _ in range(3))
    for page, place in ((question, places["the first question"][0]), (again, button), (pair, (constants, "/", OPTION))):
        server, address, watched = place
        page.goto(server.url + address, timeout=PATIENCE)
        page.wait_for_selector(watched, timeout=PATIENCE)
    # In turn, so that whatever else the machine does slows all.
    rounds = [(steps(question), presses(again, BUTTON, BUTTON), presses(pair, GO_ON, ANSWERS)) for _ in range(ROUNDS)]
    move, run, other = (median([time for times in column for time in times]) for column in zip(*rounds, strict=True))
    name = "click to the next question"
    found = [(name, move, run, move / run), ("the same with constants", other, run, other / run)]
    show("Milliseconds of a step", ("", "this page", "a button", "ratio"), found)
    floors.at_most(name, move / run, 1.5)


def on_a_slow_line(browser: Browser, ours: Server, bare: Server, floors: Floors) -> None:
    """What a phone far out has to wait for, once each."""
    found = {}
    for name, (server, address, watched) in {
        "the first question": (ours, "/?begun=1", OPTION),
        "the start": (ours, "/", "h1.welcome"),
        "a button": (bare, "/", BUTTON),
    }.items():
        context = browser.new_context(**SCREENS["phone"])
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.add_init_script(f"({LOAD})({watched!r})")
        page.goto(server.url + address, wait_until="commit")
        page.wait_for_selector(watched, timeout=PATIENCE)
        words = page.evaluate(WORDS)
        found[name] = (float(words) / 1000, float(page.evaluate("window.firstSeen")) / 1000)
        context.close()
    whole = found["a button"][1]
    rows = [(name, words, drawn, drawn / whole) for name, (words, drawn) in found.items()]
    head = ("", "first words", "drawn", "ratio")
    show("Seconds at 400 kbit/s and 400 ms", head, rows)
    floors.at_most("seconds until the first words", found["the first question"][0], 2)
    floors.at_most("the first question drawn", found["the first question"][1] / whole, 1.05)


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
    floors = Floors()
    bare, constants, heading = (one_line(folder / name, script) for name, script in scripts.items())
    with started(ours, bare, constants, heading), sync_playwright() as playwright:
        if not slow:
            on_the_server(ours, bare, constants, floors)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        if slow:
            on_a_slow_line(browser, ours, bare, floors)
        else:
            in_the_browser(browser, ours, bare, constants, heading, floors)
        browser.close()
    shutil.rmtree(folder)
    floors.end()


if __name__ == "__main__":
    main("--slow" in sys.argv[1:])
