/**
 * Cards for the terms of the glossary: a link to a term shows its meaning by hover, keyboard focus
 * or tap, and a second tap follows the link. The meanings are taken from the glossary's own page,
 * whose formulas are typeset, when the first one is wanted.
 */

import { keepReachable } from "./reach.js";

const PAUSE = 200; // milliseconds on a word before its card, and beside it before the card goes
const GAP = 6; // pixels between word and card, and between card and window

const TERM = "a.term";

/** @type {Promise<Document> | undefined} */
let loading;
/** @type {Document | undefined} */
let glossary;
/** The word that is to have a card, and the one that has it. */
/** @type {HTMLAnchorElement | undefined} */
let wanted;
/** @type {HTMLAnchorElement | undefined} */
let shown;
/** How far down the word stood when its card came. */
let top = 0;
let waiting = 0;
let byTouch = false;

// A tap moves no focus that a screen reader would follow: it hears of the card from this box.
const box = document.createElement("div");
const card = document.createElement("div");
card.className = "term-card";
card.id = "term-card";
card.setAttribute("role", "tooltip");
document.querySelector("main").append(box);

/** Fetch the glossary's page; again after a failure. @param {HTMLAnchorElement} word */
async function load(word) {
  loading ??= fetch(word.href.split("#")[0]).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status}: ${answer.url}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  });
  try {
    glossary = await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** @param {HTMLAnchorElement} word */
async function show(word) {
  clearTimeout(waiting);
  if (word === shown) return;
  hide();
  wanted = word;
  if (!glossary) {
    try {
      await load(word);
    } catch (error) {
      console.warn(error); // the link still leads to the glossary
      return;
    }
  }
  const entry = glossary.getElementById(decodeURIComponent(word.hash.slice(1)))?.parentElement;
  if (wanted !== word || !entry) return;
  const name = document.createElement("strong");
  name.textContent = entry.querySelector("h2").textContent;
  const more = document.createElement("p");
  more.className = "more";
  more.textContent = "Tap the word again for the glossary.";
  card.replaceChildren(
    name,
    ...[...entry.querySelector(".meaning").children].map((part) => document.importNode(part, true)),
    ...(byTouch ? [more] : []),
  );
  box.append(card);
  keepReachable(card);
  place(word.getBoundingClientRect());
  word.setAttribute("aria-describedby", card.id);
  shown = word;
}

/** Put the card above the word or below it, where there is more room; never upon it. */
function place(/** @type {DOMRect} */ word) {
  const above = word.top - 2 * GAP;
  const below = window.innerHeight - word.bottom - 2 * GAP;
  card.style.maxHeight = "";
  const { width, height } = card.getBoundingClientRect();
  const over = above >= height || above > below;
  card.style.maxHeight = `${Math.max(over ? above : below, 0)}px`;
  const tall = card.getBoundingClientRect().height;
  card.style.top = `${over ? word.top - GAP - tall : word.bottom + GAP}px`;
  const right = document.documentElement.clientWidth - width - GAP;
  card.style.left = `${Math.max(GAP, Math.min(word.left, right))}px`;
  top = word.top;
}

function hide() {
  clearTimeout(waiting);
  wanted = undefined;
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  card.remove();
}

/** @param {Event} event @returns {HTMLAnchorElement | null} */
const wordOf = ({ target }) => (target instanceof Element ? target.closest(TERM) : null);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const word = wordOf(event);
  clearTimeout(waiting);
  if (word) {
    waiting = setTimeout(() => show(word), PAUSE);
  } else if (wanted && !card.contains(/** @type {Node} */ (event.target))) {
    waiting = setTimeout(hide, PAUSE);
  }
});

document.addEventListener("pointerdown", (event) => {
  byTouch = event.pointerType === "touch";
  box.ariaLive = byTouch ? "polite" : "off";
  if (!wordOf(event) && !card.contains(/** @type {Node} */ (event.target))) hide();
});

document.addEventListener("click", (event) => {
  const word = wordOf(event);
  // Enter is a click too, but no tap: it has no count.
  if (!word || !byTouch || event.detail === 0 || word === shown) return;
  event.preventDefault();
  show(word);
});

// By keyboard only: a finger's or a mouse's focus comes before its click.
document.addEventListener("focusin", (event) => {
  const word = wordOf(event);
  if (word?.matches(":focus-visible")) {
    byTouch = false;
    box.ariaLive = "off";
    // After the page has scrolled to it, which may come after the event.
    requestAnimationFrame(() => document.activeElement === word && show(word));
  } else if (!loading && document.querySelector(TERM)) {
    // Soon there, so that the first description comes together with its word.
    load(document.querySelector(TERM)).catch(console.warn);
  }
});
document.addEventListener("focusout", (event) => {
  if (wordOf(event)) hide();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && wanted) hide();
});

// Whatever scrolls, if the word moves.
document.addEventListener(
  "scroll",
  () => {
    if (shown && Math.abs(shown.getBoundingClientRect().top - top) > 1) hide();
  },
  { capture: true, passive: true },
);
window.addEventListener("resize", hide);
