/* Runs before Streamlit's modules. No framework, no build step: what is here is what the browser gets. */

/** `table`: groups of {English: Chinese}. Each `{}` is any text, translated and put where the Chinese has `{1}`, `{2}`. */
// biome-ignore lint/correctness/noUnusedVariables: the server calls it, behind this text
function speakChinese(table) {
  // Calendars and numbers follow the browser's language, and these pages are read on machines set to any.
  Object.defineProperty(Navigator.prototype, "language", { get: () => "zh-CN" });
  Object.defineProperty(Navigator.prototype, "languages", { get: () => ["zh-CN", "zh"] });

  const exact = new Map();
  const patterns = [];
  for (const group of Object.values(table)) {
    for (const [english, chinese] of Object.entries(group)) {
      if (!english.includes("{}")) exact.set(english, chinese);
      else patterns.push([patternOf(english), chinese]);
    }
  }

  function patternOf(english) {
    const parts = english.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join("([^]+)")}$`);
  }

  function translate(text) {
    if (!/[A-Za-z]/.test(text)) return text;
    const english = text.trim();
    const chinese = exact.get(english);
    if (chinese !== undefined) return text.replace(english, () => chinese);
    for (const [pattern, chinese] of patterns) {
      const kept = pattern.exec(english);
      if (kept) return chinese.replace(/\{(\d)\}/g, (_, place) => translate(kept[place]));
    }
    return text;
  }

  // Streamlit's labels for screen readers quote the Markdown of what one sees: without its marks they say the same.
  function spoken(label) {
    return label.replace(/ {2}\n:small\[(.*)\]$/s, "：$1").replace(/\\([^\w\s])/g, "$1");
  }

  const ATTRIBUTES = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "placeholder",
    "title",
    "alt",
  ];
  // What people typed and what the app says is never touched, whatever words it has. (The uploader's own button happens
  // to be drawn as the app's Markdown is.)
  const OTHERS = [
    '[data-testid="stMarkdownContainer"]:not([data-testid="stFileUploaderDropzone"] *)',
    '[data-testid="stText"]',
    '[data-testid="stFileChipName"]',
    "pre, code, textarea, script, style, canvas, svg text",
  ].join();

  function visit(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const chinese = translate(node.data);
      if (chinese !== node.data && !node.parentElement.closest(OTHERS)) node.data = chinese;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ATTRIBUTES) {
        const english = node.getAttribute(name);
        const chinese = english && translate(name === "aria-label" ? spoken(english) : english);
        if (chinese !== english) node.setAttribute(name, chinese);
      }
    }
  }

  function visitAll(root) {
    visit(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) visit(walker.currentNode);
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visitAll);
      else visit(change.target);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
}
