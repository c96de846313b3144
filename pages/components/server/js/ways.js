/* A link to another page of this app (`a.way`) is followed as Streamlit follows the browser's own way back: nothing is
   loaded anew, and the session stays. Where no server is listening, the browser follows it by itself. */
(function followWays() {
  const LISTENING = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]';
  const isPlain = (event) => !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  let followed = null;

  document.addEventListener("click", (event) => {
    const way = event.target.closest("a.way");
    if (!way || !isPlain(event) || !document.querySelector(LISTENING)) return;
    event.preventDefault();
    followed = way;
    if (way.href !== location.href) history.pushState({}, "", way.href);
    dispatchEvent(new PopStateEvent("popstate"));
  });

  /* The row is drawn anew, and the keyboard goes on from where it was. */
  new MutationObserver(() => {
    if (!followed || followed.isConnected) return;
    const { pathname } = followed;
    followed = null;
    if (document.activeElement !== document.body) return;
    const again = [...document.querySelectorAll("a.way")].find((way) => way.pathname === pathname);
    again?.focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });
})();
