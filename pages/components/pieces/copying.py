"""A button that copies a text, also where the page is not served over https, and says whether it worked.

A text of several lines stands folded below the button. Where a browser refuses to copy, any text opens there, selected.
"""

import streamlit as st

from pages.components.server import kiosk

BUTTON = """
button { font: inherit; min-height: max(2rem, 48px); padding: .5rem 1.25rem; border-radius: .5rem; cursor: pointer;
  border: 1px solid var(--st-primary-color); background: var(--st-background-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""
_STYLE = f"""
{BUTTON}
details[hidden] {{ display: none; }}
summary {{ font-size: 1rem; line-height: max(2rem, 45px); cursor: pointer; color: var(--st-primary-color); }}
summary:focus-visible, textarea:focus-visible {{ outline: 3px solid var(--st-primary-color); outline-offset: 2px; }}
textarea {{ font: inherit; line-height: 1.5; width: 100%; box-sizing: border-box; padding: .5rem; color: inherit;
  background: var(--st-background-color); border: 1px solid #6E7781; border-radius: .5rem; }}
@media print {{ button, details {{ display: none; }} }}
"""
_SCRIPT = """
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    try { await navigator.clipboard.writeText(text); return true; } catch (refused) {}
  }
  const area = document.createElement('textarea');
  area.value = text; area.readOnly = true; area.style.position = 'fixed'; area.style.opacity = 0;
  document.body.appendChild(area); area.select(); area.setSelectionRange(0, text.length);
  try { return document.execCommand('copy'); } catch (refused) { return false; } finally { area.remove(); }
}
export default function({ data, parentElement }) {
  const find = (name) => parentElement.querySelector(name);
  const button = find('button'), said = find('span'), text = find('textarea'), fold = find('details');
  button.textContent = data.label;
  text.value = data.text; text.rows = Math.min(12, 1 + data.text.length / 20);
  text.setAttribute('aria-label', data.label);
  fold.hidden = !data.text.includes('\\n');
  button.onclick = async () => {
    const copied = await copy(data.text);
    said.textContent = copied ? ' 已复制' : ' 浏览器不让复制。文字已经选好，请长按它，再点“复制”。';
    if (!copied) { fold.hidden = false; fold.open = true; }
    if (copied) button.focus(); else { text.focus(); text.select(); }
  };
}
"""
_component = st.components.v2.component(
    "gongqin_copy",
    html=(
        '<button type="button"></button><span role="status"></span>'
        "<details><summary>看这段文字</summary><textarea readonly></textarea></details>"
    ),
    css=_STYLE,
    js=_SCRIPT,
)


def button(label: str, text: str, key: str) -> None:
    """Nothing in a kiosk: there is nobody to send it to."""
    if not kiosk.on():
        _component(data={"label": label, "text": text}, key=key)
