/* The idle warning, and 「结束并清除」. `window.gongqinVisit` outlives the component, which Streamlit may draw anew: the time
   of the last touch, whether the visitor had started, and how to end the watch. Nothing of it is about answers.
   Streamlit runs this again whenever its data change, and ends nothing: of two watches the elder, which knows of no
   visitor, would take the warning away. */

const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];
const seconds = () => performance.now() / 1000;

export default function ({ data, parentElement }) {
  window.gongqinVisit ??= { touched: seconds(), started: false, wiping: false };
  const visit = window.gongqinVisit;
  const find = (id) => parentElement.querySelector(id);
  const cover = find("#cover");
  const stay = find("#stay");
  const leave = find("#leave");

  function touched() {
    if (cover.hidden) visit.touched = seconds();
  }

  function close() {
    cover.hidden = true;
    visit.touched = seconds();
  }

  function open(text, { staying = "继续使用", leaving = false } = {}) {
    find("#words").textContent = text;
    stay.textContent = staying;
    stay.hidden = !staying;
    leave.hidden = !leaving;
    if (cover.hidden) {
      cover.hidden = false;
      stay.focus();
    }
  }

  async function wipe() {
    visit.wiping = true;
    window.speechSynthesis?.cancel();
    cover.classList.add("closed");
    open("正在清除……", { staying: "" });
    try {
      const answer = await fetch(data.health, { cache: "no-store" });
      if (!answer.ok) throw answer.status;
      localStorage.clear();
      sessionStorage.clear();
      location.replace(data.home);
    } catch {
      open("您填写的内容已经收起。服务暂时连不上，正在重试，请稍候。", { staying: "" });
      setTimeout(wipe, 2000);
    }
  }

  function watch() {
    if (visit.wiping) return;
    const left = Math.ceil(data.idle + data.warn - (seconds() - visit.touched));
    if (!data.started) {
      if (left <= 0) close();
    } else if (left <= 0) wipe();
    else if (left <= data.warn) open(`好久没有操作了。${left} 秒后清除您填写的内容。`);
  }

  if (visit.started && !data.started) open("服务刚才断开过，您填写的内容已经清除。请重新开始。", { staying: "知道了" });
  visit.started = data.started;
  find("#end").hidden = !data.started;
  find("#end").onclick = () => open("要结束吗？您填写的内容会全部清除。", { leaving: true });
  stay.onclick = close;
  leave.onclick = wipe;
  visit.end?.();
  for (const kind of TOUCHES) document.addEventListener(kind, touched, { capture: true, passive: true });
  const clock = setInterval(watch, 250);
  visit.end = () => {
    clearInterval(clock);
    for (const kind of TOUCHES) document.removeEventListener(kind, touched, { capture: true });
  };
  return visit.end;
}
