/* 「朗读」: the device's own Chinese voice reads what stands on the page, line by line. Where there is none, there is no
   button. A voice that is not on the device would send the text away to be spoken. */

const isCantonese = (voice) => /yue|hk/i.test(voice.lang);

function chineseVoice(speech) {
  return (speech?.getVoices() ?? [])
    .filter(({ lang, localService }) => localService && /^(zh|cmn|yue)/i.test(lang))
    .sort((one, other) => isCantonese(one) - isCantonese(other))[0];
}

export default function ({ data, parentElement }) {
  const speech = window.speechSynthesis;
  const button = parentElement.querySelector("button");

  function show() {
    button.hidden = !chineseVoice(speech);
  }

  function rest() {
    button.textContent = "朗读";
    button.classList.remove("reading");
  }

  function utterance(line) {
    const settings = { lang: "zh-CN", voice: chineseVoice(speech), rate: 0.9, onerror: rest };
    return Object.assign(new SpeechSynthesisUtterance(line), settings);
  }

  function read() {
    const lines = data.text.split("\n").map(utterance);
    lines.at(-1).onend = rest;
    for (const line of lines) speech.speak(line);
    button.textContent = "停止朗读";
    button.classList.add("reading");
  }

  if (speech?.speaking) speech.cancel();
  rest();
  show();
  button.onclick = () => {
    speech.cancel();
    if (button.classList.contains("reading")) rest();
    else read();
  };
  speech?.addEventListener?.("voiceschanged", show);
  return () => {
    speech?.cancel();
    speech?.removeEventListener?.("voiceschanged", show);
  };
}
