/* Where the server is: Streamlit otherwise tries the address of the page first (/levels/_stcore/…) and is told 404. */
(function tellBase() {
  window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.currentScript.src).href };
})();
