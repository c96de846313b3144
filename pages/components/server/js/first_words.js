/* The words that came with the page stay until the app has drawn something of it: until then it shows empty boxes. That it
   has is an event of the page, "drawn". */
(function keepFirstWords() {
  const DRAWN = '[data-testid="stHtml"], [role="dialog"], [data-test-script-state="notRunning"] .stElementContainer';
  const root = document.documentElement;
  root.classList.add("opening");
  new MutationObserver((_, watch) => {
    if (!document.querySelector(DRAWN)) return;
    root.classList.remove("opening");
    watch.disconnect();
    document.dispatchEvent(new Event("drawn"));
  }).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-test-script-state"],
  });
})();
