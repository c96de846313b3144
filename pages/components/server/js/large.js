/* 「大字」: one flag in this browser, set before the first drawing; it says nothing about the visitor's answers. */
(function largeType() {
  const KEY = "gongqin_large";
  const root = document.documentElement;
  // A browser that keeps nothing still gets large type until the page is reloaded.
  const remembered = () => {
    try {
      return localStorage.getItem(KEY) === "1";
    } catch {
      return false;
    }
  };
  const remember = (large) => {
    try {
      localStorage.setItem(KEY, large ? "1" : "0");
    } catch {
      /* kept nowhere */
    }
  };

  root.classList.toggle("large-type", remembered());
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("button.large");
    if (!pressed) return;
    const large = pressed.classList.contains("on");
    root.classList.toggle("large-type", large);
    remember(large);
    pressed.parentElement.querySelector(large ? "button.off" : "button.on").focus();
  });
})();
