/* Copies a text, also where the page is not served over https, and says whether it worked. */

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

export default function ({ data, parentElement }) {
  const [button, status, fold, text] = ["button", "span", "details", "textarea"].map((name) =>
    parentElement.querySelector(name),
  );
  button.textContent = data.label;
  text.value = data.text;
  text.rows = Math.min(12, 1 + data.text.length / 20);
  text.setAttribute("aria-label", data.label);
  fold.hidden = !data.text.includes("\n");
  button.onclick = async () => {
    if (await copy(data.text)) {
      status.textContent = " 已复制";
      button.focus();
    } else {
      status.textContent = " 浏览器不让复制。文字已经选好，请长按它，再点“复制”。";
      fold.hidden = false;
      fold.open = true;
      text.focus();
      text.select();
    }
  };
}
