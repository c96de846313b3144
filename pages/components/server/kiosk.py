"""The unattended touch screen: `GONGQIN_KIOSK=1` in the server's environment, never anything a visitor could send.

Nothing is written to the address, the history or the disk. Without a touch for a while a warning counts down; then, as
after 「结束并清除」, the page is replaced by a new one and the old session is never seen again.
"""

from os import environ

import streamlit as st

START = "gongqin_kiosk_started"

_STYLE = """
button { font-family: inherit; font-size: 1rem; font-weight: 600; min-height: 72px; padding: .5rem 1.25rem;
  border-radius: .5rem; border: 2px solid #0B57A4; background: #fff; color: #0B57A4; }
button:focus-visible { outline: 4px solid #0B57A4; outline-offset: 3px; }
#end { position: fixed; right: 1rem; bottom: .5rem; z-index: 9990; }
#cover { position: fixed; inset: 0; z-index: 9999; background: #1F2328F2; color: #fff; display: flex; gap: 2rem;
  flex-direction: column; align-items: center; justify-content: flex-end; padding: 0 2rem 25vh; text-align: center;
  font-size: 1.6rem; line-height: 1.5; box-sizing: border-box; }
#cover.closed { background: #1F2328; }
#cover p { margin: 0; }
#cover button { font-size: 1.6rem; min-height: 4.5rem; min-width: min(24rem, 90%); }
#cover button:focus-visible { outline-color: #fff; }
[hidden] { display: none !important; }
@media print { button, #cover { display: none; } }
"""
# `window.gongqinVisit` outlives the component, which Streamlit may draw anew: the time of the last touch, and whether
# the visitor had started. Nothing of it is about answers.
_SCRIPT = """
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];
export default function({ data, parentElement }) {
  const now = () => performance.now() / 1000;
  const visit = window.gongqinVisit ??= { touched: now(), started: false, wiping: false };
  const find = (id) => parentElement.querySelector(id);
  const cover = find('#cover'), stay = find('#stay'), leave = find('#leave');
  const touched = () => { if (cover.hidden) visit.touched = now(); };
  const close = () => { cover.hidden = true; visit.touched = now(); };
  const open = (text, { staying = '继续使用', leaving = false } = {}) => {
    find('#words').textContent = text;
    stay.textContent = staying; stay.hidden = !staying; leave.hidden = !leaving;
    if (cover.hidden) { cover.hidden = false; stay.focus(); }
  };
  const wipe = async () => {
    visit.wiping = true;
    window.speechSynthesis?.cancel();
    cover.classList.add('closed');
    open('正在清除……', { staying: '' });
    try {
      const answer = await fetch(data.health, { cache: 'no-store' });
      if (!answer.ok) throw answer.status;
      localStorage.clear(); sessionStorage.clear();
      location.replace(data.home);
    } catch (down) {
      open('您填写的内容已经收起。服务暂时连不上，正在重试，请稍候。', { staying: '' });
      setTimeout(wipe, 2000);
    }
  };
  const watch = () => {
    if (visit.wiping) return;
    const left = Math.ceil(data.idle + data.warn - (now() - visit.touched));
    if (!data.started) { if (left <= 0) close(); }
    else if (left <= 0) wipe();
    else if (left <= data.warn) open(`好久没有操作了。${left} 秒后清除您填写的内容。`);
  };
  if (visit.started && !data.started)
    open('服务刚才断开过，您填写的内容已经清除。请重新开始。', { staying: '知道了' });
  visit.started = data.started;
  find('#end').hidden = !data.started;
  find('#end').onclick = () => open('要结束吗？您填写的内容会全部清除。', { leaving: true });
  stay.onclick = close;
  leave.onclick = wipe;
  TOUCHES.forEach((kind) => document.addEventListener(kind, touched, { capture: true, passive: true }));
  const clock = setInterval(watch, 250);
  return () => {
    clearInterval(clock);
    TOUCHES.forEach((kind) => document.removeEventListener(kind, touched, { capture: true }));
  };
}
"""
_component = st.components.v2.component(
    "gongqin_kiosk",
    html=(
        '<button id="end" type="button" hidden>结束并清除</button>'
        '<div id="cover" role="alertdialog" aria-modal="true" aria-labelledby="words" hidden><p id="words"></p>'
        '<button id="stay" type="button">继续使用</button>'
        '<button id="leave" type="button" hidden>结束并清除</button></div>'
    ),
    css=_STYLE,
    js=_SCRIPT,
)


def on() -> bool:
    return environ.get("GONGQIN_KIOSK") == "1"


def may_print() -> bool:
    """Outside a kiosk always; in one only where the browser was started to print without asking."""
    return not on() or environ.get("GONGQIN_KIOSK_PRINT") == "1"


def watch() -> None:
    """The idle warning and 「结束并清除」, on every page of a kiosk."""
    data = {
        "started": started(),
        "idle": seconds("GONGQIN_KIOSK_IDLE", 75),
        "warn": seconds("GONGQIN_KIOSK_WARN", 20),
        "health": "/healthz",
        "home": "/",
    }
    _component(data=data, key="kiosk")


def seconds(name: str, otherwise: int) -> int:
    """A time from the environment; what is no whole number of seconds from 1 on counts as not set."""
    text = environ.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and int(text) else otherwise


def started() -> bool:
    """Whether this visitor has tapped 「开始自查」."""
    return bool(st.session_state.get(START))


def welcome() -> None:
    """All there is until then."""
    st.html(
        '<h1 class="welcome" tabindex="-1">工勤等级考核<br>资格自查</h1>'
        "<p>不用填姓名，不用身份证。答几个问题，就知道能报哪一级、要交多少钱、带什么。</p>"
        "<p>用完请点「结束并清除」。不点也会自动清除。</p>"
    )
    st.button(
        "开始自查",
        type="primary",
        key="start",
        width="stretch",
        on_click=lambda: st.session_state.update({START: True}),
    )
