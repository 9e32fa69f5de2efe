/** Typesets formulas in the page with KaTeX, which is loaded when the first one is needed. */

import { keepReachable } from "./reach.js";

const KATEX = new URL("../vendor/katex/", import.meta.url);

/** @type {Promise<{render: Function}> | undefined} */
let loading;
/** @type {{render: Function} | undefined} */
let katex;

/** Load KaTeX and its style; again after a failure. */
export async function loadKatex() {
  // A classic script, half as large as KaTeX's module: it exports nothing and leaves itself in the
  // global `katex`.
  loading ??= import(new URL("katex.min.js", KATEX).href).then(() => globalThis.katex);
  try {
    katex = await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
  addStyle(new URL("katex.min.css", KATEX));
}

/** Add a style sheet that the page does not have yet. @param {URL} url */
export function addStyle(url) {
  const links = /** @type {NodeListOf<HTMLLinkElement>} */ (
    document.querySelectorAll('link[rel="stylesheet"]')
  );
  if ([...links].some((link) => new URL(link.href).pathname === url.pathname)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url.href;
  document.head.append(link);
}

/**
 * Replace the TeX in `span.tex` and `div.tex` by formulas. KaTeX must have been loaded.
 * @param {HTMLElement} root
 */
export function typeset(root) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".tex"))) {
    const block = element.tagName === "DIV";
    katex.render(element.textContent, element, {
      displayMode: block || element.classList.contains("display"),
      output: "htmlAndMathml",
      throwOnError: false,
      strict: false,
    });
    element.className = block ? "formula" : "";
  }
  keepReachable(root);
}
