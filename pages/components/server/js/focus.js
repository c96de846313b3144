/* After a step, what is new or wrong comes to the top and takes the keyboard's focus. The page says in `i.step` where it
   is (`data-step`), and what comes to the top instead of its heading (`data-to`). */
(function followSteps() {
  let before;
  /* What has been given the focus, until the visitor goes on from it; and what it was looked for by. */
  let came, asked;

  function come(to) {
    asked = to;
    const below = to && document.querySelector(to);
    if (below) below.scrollIntoView({ block: below.matches("input") ? "nearest" : "start" });
    else document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    const target = below || document.querySelector(".trouble") || document.querySelector("h1");
    if (!target) return;
    came = target;
    target.focus({ preventScroll: true });
  }

  document.addEventListener("focusin", (event) => {
    if (event.target !== came) came = undefined;
  });

  new MutationObserver(() => {
    /* On a slow machine the page may draw its heading once more, and the focus falls to nothing. */
    if (came && !came.isConnected && document.activeElement === document.body) come(asked);
    const now = document.querySelector("i.step")?.dataset;
    if (!now || now.step === before) return;
    if (before !== undefined) {
      setTimeout(come, 60, now.to);
      /* What had the focus may go only after that, with the page before. */
      setTimeout(() => document.activeElement === document.body && come(now.to), 600);
    }
    before = now.step;
  }).observe(document, { childList: true, subtree: true });
})();
