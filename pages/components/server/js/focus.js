/* After a step, what is new or wrong comes to the top and takes the keyboard's focus. */

export default function ({ data }) {
  const before = window.gongqinStep;
  window.gongqinStep = data.step;
  if (before === undefined || before === data.step) return;
  setTimeout(() => {
    const below = data.to && document.querySelector(data.to);
    if (below) below.scrollIntoView();
    else document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    const target = below || document.querySelector(".trouble") || document.querySelector("h1");
    target?.focus({ preventScroll: true });
  }, 60);
}
