/* Where the server is: Streamlit otherwise tries the address of the page first (/levels/_stcore/…) and is told 404. With
   settings beside it, it opens its socket without asking for them first. And no other page may give it orders: it otherwise
   looks through sixteen hosts of its makers at each of a dozen messages that it sends to itself in a step. */
(function tellBase() {
  window.__streamlit = {
    BACKEND_BASE_URL: new URL(".", document.currentScript.src).href,
    HOST_CONFIG: { allowedOrigins: ["nobody"], useExternalAuthToken: false },
  };
})();

/* Streamlit asks at once for its font of signs, 375 KB, though the first pages have none: it
   comes when the page is drawn. */
(function postponeSigns() {
  const load = document.fonts.load;
  document.fonts.load = async (...asked) => {
    await new Promise((drawn) => document.addEventListener("drawn", drawn, { once: true }));
    return load.apply(document.fonts, asked);
  };
})();

/* Our policy forbids WebAssembly. Streamlit tries it all the same, and does without it: what is not there is not tried, and
   leaves no complaint in the console. */
delete window.WebAssembly;
