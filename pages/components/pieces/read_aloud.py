"""「朗读」: the device's own Chinese voice reads what stands on the page. Where there is none, there is no button."""

import streamlit as st

from pages.components.pieces.copying import BUTTON

# A voice that is not on the device would send the text away to be spoken.
_SCRIPT = """
export default function({ data, parentElement }) {
  const speech = window.speechSynthesis, button = parentElement.querySelector('button');
  const cantonese = (voice) => /yue|hk/i.test(voice.lang);
  const voice = () => (speech?.getVoices() ?? [])
    .filter(({ lang, localService }) => localService && /^(zh|cmn|yue)/i.test(lang))
    .sort((one, other) => cantonese(one) - cantonese(other))[0];
  const show = () => { button.hidden = !voice(); };
  const rest = () => { button.textContent = '朗读'; button.classList.remove('reading'); };
  const read = () => {
    speech.cancel();
    if (button.classList.contains('reading')) return rest();
    const said = data.text.split('\\n').map((line) => {
      const words = new SpeechSynthesisUtterance(line);
      return Object.assign(words, { lang: 'zh-CN', voice: voice(), rate: 0.9, onerror: rest });
    });
    said.at(-1).onend = rest;
    said.forEach((words) => speech.speak(words));
    button.textContent = '停止朗读'; button.classList.add('reading');
  };
  if (speech?.speaking) speech.cancel();
  rest(); show();
  button.onclick = read;
  speech?.addEventListener?.('voiceschanged', show);
  return () => { speech?.cancel(); speech?.removeEventListener?.('voiceschanged', show); };
}
"""
_component = st.components.v2.component(
    "gongqin_read_aloud",
    html='<button type="button" hidden>朗读</button>',
    css=f"{BUTTON}\n[hidden] {{ display: none; }} @media print {{ button {{ display: none; }} }}\n",
    js=_SCRIPT,
)


def button(lines: list[str]) -> None:
    """`lines` are read one after the other, with a pause between them."""
    _component(data={"text": "\n".join(lines)}, key="read_aloud", width="content")
