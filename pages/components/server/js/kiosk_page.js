/* A kiosk has no history to go back to, no menu under a long touch, and nothing that can be dragged out of the page. */
history.pushState = history.replaceState;
for (const kind of ["contextmenu", "dragstart"])
  document.addEventListener(kind, (event) => event.preventDefault(), { capture: true });
