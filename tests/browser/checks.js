// What can be measured on a drawn page: text that is small, tight or faint, targets that are small, anything cut off.
// Called with {size, target}: px that text and targets must reach. Returns complaint → the places it is about.
({ size, target }) => {
  const found = { small: [], tight: [], targets: [], cut: [] };
  const name = (element) => {
    const words = (element.innerText || element.getAttribute("aria-label") || element.value || "").trim().slice(0, 24);
    const key = element.closest("[class*=st-key-]")?.className.match(/st-key-\S+/)?.[0] ?? "";
    const style = element.className?.baseVal === undefined ? `.${element.className.toString().split(" ")[0]}` : "";
    return `${element.tagName.toLowerCase()}${style} ${key} “${words}”`;
  };
  const shown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const roots = [document.body, ...[...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean)];

  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (
        !walker.currentNode.data.trim() ||
        !element ||
        element.closest("svg, style, script, noscript, [data-testid=stIconMaterial], #waiting")
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      // What only a screen reader gets is clipped to a pixel by some ancestor; paper has type of its own.
      if (!shown(element) || box.width < 2 || clipped(element)) continue;
      const style = getComputedStyle(element);
      const px = parseFloat(style.fontSize);
      if (px < size - 0.1) found.small.push(`${px.toFixed(1)} px: ${name(element)}`);
      if (style.lineHeight !== "normal" && box.height > px * 2 && parseFloat(style.lineHeight) < px * 1.3 - 0.1)
        found.tight.push(`${(parseFloat(style.lineHeight) / px).toFixed(2)}: ${name(element)}`);
      if (box.right > innerWidth + 1 && !element.closest("table"))
        found.cut.push(`${Math.round(box.right)} px: ${name(element)}`);
    }
    for (const element of root.querySelectorAll(
      "a[href], button, summary, input, select, textarea, [role=button], [role=option], [role=combobox], [role=tab]",
    )) {
      const box = area(element);
      if (!box || element.closest("#waiting, [data-testid=stElementToolbar]")) continue;
      if (Math.min(box.width, box.height) < target - 0.6)
        found.targets.push(`${Math.round(box.width)} × ${Math.round(box.height)}: ${name(element)}`);
      const typed = parseFloat(getComputedStyle(element).fontSize);
      if (element.matches("textarea, input:not([type=radio], [type=checkbox], [type=file])") && typed < size - 0.1)
        found.small.push(`${typed.toFixed(1)} px: ${name(element)}`);
    }
  }
  const main = document.querySelector("[data-testid=stMain]") ?? document.documentElement;
  if (main.scrollWidth > main.clientWidth + 1)
    found.cut.push(`scrolls sideways: ${main.scrollWidth} > ${main.clientWidth}`);
  return found;

  function clipped(element) {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (
        style.clipPath === "inset(50%)" ||
        style.clip === "rect(0px, 0px, 0px, 0px)" ||
        style.clip === "rect(0px 0px 0px 0px)"
      )
        return true;
      if (style.overflow === "hidden" && e.clientWidth <= 1 && e.clientHeight <= 1) return true;
    }
    return false;
  }
  // What one can hit: for a box inside a label, or a text field inside its frame, all of that.
  function area(element) {
    const frame =
      "[data-testid=stRadioGroup] > div, [data-testid=stCheckbox] label, [data-testid=stTextInputRootElement]";
    const field = element.matches("[role=combobox], [aria-haspopup=listbox]") && element.closest("[role=group]");
    const whole = field || element.closest(frame) || element;
    if (element.disabled || !shown(whole) || clipped(whole)) return null;
    const box = whole.getBoundingClientRect();
    return box.width < 2 || box.height < 2 ? null : box;
  }
};
