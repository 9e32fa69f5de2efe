/**
 * The search over the whole site: a dialog with one field and its results. Pagefind's index is
 * read in pieces, only those that a word needs, from the site's own files.
 */

const SITE = new URL("../../", import.meta.url);
const MOST = 12; // results shown
const PAUSE = 150; // milliseconds without a key before the search begins

let dialog;
let field;
let list;
let status;
/** @type {Promise<any> | undefined} */
let pagefind;
/** The latest question; an answer to an earlier one is dropped. */
let asked = 0;

/** Show the search, ready to type. */
export function open() {
  dialog ??= build();
  pagefind ??= load();
  if (!dialog.open) dialog.showModal();
  field.select();
}

async function load() {
  try {
    const module = await import("../pagefind/pagefind.js");
    await module.options({ baseUrl: SITE.pathname, excerptLength: 24 });
    await module.init();
    return module;
  } catch (error) {
    console.error(error);
    pagefind = undefined;
    throw error;
  }
}

function build() {
  const made = document.createElement("dialog");
  made.className = "search";
  made.setAttribute("aria-label", "Search this site");
  made.innerHTML = `<form role="search" method="dialog">
    <label for="search-field">Search this site</label>
    <input id="search-field" type="search" autocomplete="off" spellcheck="false" enterkeyhint="go"
      placeholder="determinant, np.array, …" aria-describedby="search-status">
    <button type="submit" value="close">Close</button></form>
    <p id="search-status" class="fine" role="status"></p>
    <ol class="results"></ol>`;
  field = made.querySelector("input");
  list = made.querySelector("ol");
  status = made.querySelector("[role=status]");

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  made.querySelector("form").addEventListener("submit", (event) => {
    if (event.submitter?.value === "close" && event.submitter.matches(":focus, :active")) return;
    // Enter in the field opens the first result.
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // At once: in a field for searching, the first Escape would only empty it.
      event.preventDefault();
      made.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  made.addEventListener("click", (event) => {
    // A click beside the box, or on a result of this very page.
    if (event.target === made || event.target.closest("a")) made.close();
  });
  document.body.append(made);
  return made;
}

async function ask() {
  const question = field.value.trim();
  const mine = ++asked;
  if (!question) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const { results } = await (await pagefind).search(question);
    const found = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    if (mine === asked) show(question, found, results.length);
  } catch {
    status.textContent = "The search could not be loaded. Is the network there?";
  }
}

/** @param {string} question @param {any[]} pages @param {number} count */
function show(question, pages, count) {
  status.textContent = count
    ? `${count} ${count === 1 ? "page" : "pages"}${count > pages.length ? `, the best ${pages.length} of them here` : ""}`
    : `Nothing about “${question}”. Try one word, or the beginning of one.`;
  list.replaceChildren(
    ...pages.map((page) => {
      // The best place on the page: the section with the most of what was asked for.
      const best = [...page.sub_results].sort((a, b) => b.locations.length - a.locations.length)[0];
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = best?.url ?? page.url;
      const section = best && best.title !== page.meta.title ? best.title : "";
      link.textContent = page.meta.title;
      const where = document.createElement("small");
      where.textContent = [page.meta.kind, section].filter(Boolean).join(" · ");
      const excerpt = document.createElement("p");
      // Pagefind escapes the text and adds nothing but <mark>.
      excerpt.innerHTML = best?.excerpt ?? page.excerpt;
      item.append(link, where, excerpt);
      return item;
    }),
  );
}
