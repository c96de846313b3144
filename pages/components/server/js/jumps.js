/* A link to a place on the same page opens the fold there and goes to it. No address changes, so nothing is run again and a
   touch screen keeps no history. */
(function jump() {
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.("a[data-to]")?.dataset.to;
    if (!name) return;
    event.preventDefault();
    const places = document.querySelectorAll("[data-jump], details[data-fold]");
    const place = [...places].find(({ dataset }) => (dataset.jump ?? dataset.fold) === name);
    if (place?.matches("details")) place.open = true;
    place?.scrollIntoView();
    (place?.querySelector("summary") ?? place)?.focus({ preventScroll: true });
  });
})();
