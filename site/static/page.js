/** What every page does: the switch of colours, the search, boxes that scroll by keyboard. */

import { keepReachable } from "./reach.js";
import "./offline.js";

const THEME_KEY = "mlmath-theme";
const root = document.documentElement;

/* Light and dark */

const themeButton = document.querySelector("#theme-button");
const showTheme = () =>
  themeButton.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));

themeButton.addEventListener("click", () => {
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(THEME_KEY, root.dataset.theme);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
});
new MutationObserver(showTheme).observe(root, { attributeFilter: ["data-theme"] });
showTheme();

/* Search: its code and its index are loaded when it is first used. */

const searchButton = document.querySelector("#search-button");
const search = async () => (await import("./search.js")).open();

searchButton.addEventListener("click", search);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search();
  }
});

keepReachable(document);

/* The table of contents: open beside the text, closed above it on a small screen. */

const contents = document.querySelector(".contents");
if (contents) {
  const beside = window.matchMedia("(min-width: 64rem)");
  const fold = () => {
    contents.querySelector("details").open = beside.matches;
  };
  beside.addEventListener("change", fold);
  fold();
  const links = new Map(
    [...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
  );
  const headings = [...document.querySelectorAll("main h2[id]")].filter(({ id }) => links.has(id));
  const reading = new IntersectionObserver(
    () => {
      // The section that is being read is the last whose heading has passed the upper third.
      const passed = headings.filter(
        (heading) => heading.getBoundingClientRect().top < window.innerHeight / 3,
      );
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(passed.at(-1)?.id)?.setAttribute("aria-current", "true");
    },
    { rootMargin: "0px 0px -66% 0px" },
  );
  for (const heading of headings) reading.observe(heading);
}
