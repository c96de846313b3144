/* Where the server is: Streamlit otherwise tries the address of the page first (/levels/_stcore/…) and is told 404. */
(function tellBase() {
  window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.currentScript.src).href };
})();

/* Our policy forbids WebAssembly. Streamlit tries it all the same, and does without it: what is not there is not tried, and
   leaves no complaint in the console. */
delete window.WebAssembly;
