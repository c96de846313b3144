"""The unattended touch screen: `GONGQIN_KIOSK=1` in the server's environment, never anything a visitor could send.

Nothing is written to the address, the history or the disk. Without a touch for a while a warning counts down; then, as
after 「结束并清除」, the page is replaced by a new one and the old session is never seen again.
"""

from os import environ

import streamlit as st

START = "gongqin_kiosk_started"

_STYLE = """
button { font-family: inherit; font-size: 1rem; font-weight: 600; min-height: 64px; padding: .75rem 2rem;
  border-radius: .5rem; border: 2px solid #0B57A4; background: #fff; color: #0B57A4; }
button:focus-visible { outline: 4px solid #0B57A4; outline-offset: 3px; }
#end { position: fixed; right: 1rem; bottom: 1rem; z-index: 9990; box-shadow: 0 2px 8px #0004; }
#cover { position: fixed; inset: 0; z-index: 9999; background: #000d; color: #fff; display: flex; gap: 1.5rem;
  flex-direction: column; align-items: center; justify-content: flex-end; padding: 0 2rem 30vh; text-align: center;
  font-size: 1.4rem; box-sizing: border-box; }
#cover[hidden] { display: none; }
#cover button { font-size: 1.4rem; min-height: 96px; min-width: 16rem; background: #fff; }
@media print { button, #cover { display: none; } }
"""
_SCRIPT = """
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];
export default function({ data, parentElement }) {
  const find = (id) => parentElement.querySelector(id);
  const cover = find('#cover'), words = find('#words'), stay = find('#stay'), leave = find('#leave');
  let last = Date.now(), wiping = false;
  const touched = () => { if (!wiping && cover.hidden) last = Date.now(); };
  const close = () => { cover.hidden = true; leave.hidden = true; last = Date.now(); };
  const open = (text, asking) => {
    words.textContent = text; leave.hidden = !asking;
    if (cover.hidden) { cover.hidden = false; stay.focus(); }
  };
  const wipe = async () => {
    wiping = true;
    try {
      const answer = await fetch(data.health, { cache: 'no-store' });
      if (!answer.ok) throw answer.status;
      window.scrollTo(0, 0); location.replace(data.home);
    } catch (down) {
      open('服务暂时连不上，正在重试，请稍候。', false); stay.hidden = true;
      setTimeout(wipe, 2000);
    }
  };
  find('#end').hidden = !data.started;
  find('#end').onclick = () => open('要结束吗？您填写的内容会全部清除。', true);
  stay.onclick = close;
  leave.onclick = wipe;
  TOUCHES.forEach((kind) => document.addEventListener(kind, touched, { capture: true, passive: true }));
  const clock = setInterval(() => {
    if (wiping || !data.started) return;
    const left = Math.ceil(data.idle + data.warn - (Date.now() - last) / 1000);
    if (left <= 0) wipe();
    else if (left <= data.warn) open(`好久没有操作了。${left} 秒后清除您填写的内容。`, false);
  }, 250);
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
        '<div id="cover" role="alertdialog" aria-labelledby="words" hidden><p id="words"></p>'
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
        "started": bool(st.session_state.get(START)),
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
    """Whether this visitor has tapped 「开始自查」; until then that is all there is."""
    if st.session_state.get(START):
        return True
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
    return False
