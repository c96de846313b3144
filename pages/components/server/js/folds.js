/* Streamlit draws changed markup anew. What a visitor had open is open again, what they had closed is closed, and what
   they had just touched stays where it was on the screen; all before anything is painted. Folds are told apart by their
   own name (`data-fold`, else their summary) and the names around it; equal ones by their order. */
(function keepFolds() {
  const FOLD = "details:not(.menu)",
    NAMED = "details, [data-fold]";
  const nameOf = (part) => part.dataset.fold ?? part.querySelector("summary").textContent;

  function pathOf(fold) {
    const names = [];
    for (let part = fold; part; part = part.parentElement?.closest(NAMED)) names.unshift(nameOf(part));
    return names.join("\n");
  }

  /* Every fold in these nodes, by its path and its place among those with the same path. */
  function foldsIn(nodes) {
    const folds = new Map();
    for (const node of nodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const own = node.matches(FOLD) ? [node] : [];
      for (const fold of [...own, ...node.querySelectorAll(FOLD)]) {
        const path = pathOf(fold);
        let place = 0;
        while (folds.has(`${place} ${path}`)) place += 1;
        folds.set(`${place} ${path}`, fold);
      }
    }
    return folds;
  }

  function keep({ removedNodes, addedNodes }) {
    const before = removedNodes.length && addedNodes.length ? foldsIn(removedNodes) : new Map();
    for (const [path, fold] of before.size ? foldsIn(addedNodes) : []) {
      if (before.has(path)) fold.open = before.get(path).open;
    }
    return before.size > 0;
  }

  /* What has the focus, and how far below the top of the screen it was when the visitor last saw it. */
  let touched = null,
    below = 0;
  const look = () => {
    touched = document.activeElement;
    below = touched?.getBoundingClientRect().top ?? 0;
  };
  for (const kind of ["focusin", "click", "keydown", "scroll"]) {
    document.addEventListener(kind, look, { capture: true, passive: true });
  }

  function hold() {
    const main = touched === document.activeElement && touched?.closest('[data-testid="stMain"]');
    if (main && below >= 0 && below < innerHeight) main.scrollBy(0, touched.getBoundingClientRect().top - below);
  }

  new MutationObserver((changes) => {
    if (changes.map(keep).some(Boolean)) hold();
  }).observe(document, { childList: true, subtree: true });
})();
