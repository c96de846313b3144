/* A button that copies what stands in the field beside it (`.copying`), also where the page is not served over https, and
   says whether it worked. Where the browser refuses, the text is selected for the hand. */
(function copyTexts() {
  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // The browser refuses: the old way below may still work.
      }
    }
    return copyFromPage(text);
  }

  function copyFromPage(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.style.position = "fixed";
    area.style.opacity = 0;
    document.body.appendChild(area);
    area.select();
    area.setSelectionRange(0, text.length);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      area.remove();
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copying > button");
    if (!button) return;
    const [status, fold, text] = ["[role=status]", "details", "textarea"].map((name) =>
      button.parentElement.querySelector(name),
    );
    if (await copy(text.value)) {
      status.textContent = " 已复制";
      button.focus();
    } else {
      status.textContent = " 浏览器不让复制。文字已经选好，请长按它，再点“复制”。";
      fold.hidden = false;
      fold.open = true;
      text.focus();
      text.select();
    }
  });
})();
