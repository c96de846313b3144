/* 「朗读」 (`button.aloud`): the device's own Chinese voice reads what stands on the page (`data-words`), line by line.
   Where there is none, there is no button. A voice that is not on the device would send the text away to be spoken. */
(function readAloud() {
  const speech = window.speechSynthesis;
  const isCantonese = (voice) => /yue|hk/i.test(voice.lang);
  const chineseVoice = () =>
    (speech?.getVoices() ?? [])
      .filter(({ lang, localService }) => localService && /^(zh|cmn|yue)/i.test(lang))
      .sort((one, other) => isCantonese(one) - isCantonese(other))[0];
  let reading = null;

  function offer() {
    document.documentElement.classList.toggle("has-voice", Boolean(chineseVoice()));
  }

  function rest() {
    if (reading) reading.textContent = "朗读";
    reading = null;
  }

  function utterance(line) {
    const settings = { lang: "zh-CN", voice: chineseVoice(), rate: 0.9, onerror: rest };
    return Object.assign(new SpeechSynthesisUtterance(line), settings);
  }

  function read(button) {
    const lines = button.dataset.words.split("\n").map(utterance);
    lines.at(-1).onend = rest;
    for (const line of lines) speech.speak(line);
    button.textContent = "停止朗读";
    reading = button;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.aloud");
    if (!button) return;
    const wasReading = button === reading;
    speech.cancel();
    rest();
    if (!wasReading) read(button);
  });

  /* What is read belongs to the page it stands on. */
  new MutationObserver(() => {
    if (!reading || reading.isConnected) return;
    speech.cancel();
    rest();
  }).observe(document, { childList: true, subtree: true });

  if (speech?.speaking) speech.cancel();
  offer();
  speech?.addEventListener?.("voiceschanged", offer);
})();
