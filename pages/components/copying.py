"""A button that copies a text, also where the page is not served over https, and says whether it worked."""

import streamlit as st

from pages.components import kiosk

_STYLE = """
button { font: inherit; min-height: 3rem; padding: .5rem 1.25rem; border-radius: .5rem; cursor: pointer;
  border: 1px solid var(--st-primary-color); background: var(--st-background-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
@media print { button { display: none; } }
"""
_SCRIPT = """
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    try { await navigator.clipboard.writeText(text); return true; } catch (refused) {}
  }
  const area = document.createElement('textarea');
  area.value = text; area.style.position = 'fixed'; area.style.opacity = 0;
  document.body.appendChild(area); area.select();
  try { return document.execCommand('copy'); } catch (refused) { return false; } finally { area.remove(); }
}
export default function({ data, parentElement }) {
  const button = parentElement.querySelector('button'), said = parentElement.querySelector('span');
  button.textContent = data.label;
  button.onclick = async () => {
    said.textContent = await copy(data.text) ? ' 已复制' : ' 没有复制成，请长按下面的文字复制';
    button.focus();
  };
}
"""
_component = st.components.v2.component(
    "gongqin_copy", html='<button type="button"></button><span role="status"></span>', css=_STYLE, js=_SCRIPT
)


def button(label: str, text: str, key: str) -> None:
    """The button, and the text itself folded below it for browsers that refuse to copy."""
    if kiosk.on():  # there is nobody to send it to
        return
    _component(data={"label": label, "text": text}, key=key)
    with st.expander("看这段文字"):
        st.text(text)
