/**
 * Shows on the home page, a week's page and a page of the course what was done, notes which
 * sections are read, and opens a lesson with the questions that are due from earlier ones.
 * A visitor who has done nothing yet sees nothing of it.
 */

import { fetchOutline } from "./outline.js";
import { events, log, logAnswers, onChange } from "./progress.js";
import { dueFor } from "./review.js";
import { nextStep, standings } from "./standing.js";
import { addStyle } from "./typeset.js";

/** @typedef {import("./standing.js").Outline} Outline */
/** @typedef {import("./standing.js").Standing} Standing */

const SITE = new URL("../../", import.meta.url);
/** How long the end of a section is on the screen before it counts as read, in milliseconds. */
const LINGER = 1500;

/** The page's path below the site's top folder; empty on the home page and the weeks'. */
const here = /** @type {HTMLElement | null} */ (document.querySelector("[data-page]"))?.dataset.page ?? "";
let anythingShown = false;

async function show() {
  const done = await events();
  if (done.length === 0 && !anythingShown) return;
  anythingShown = true;
  try {
    const outline = await fetchOutline();
    const all = standings(done, outline);
    showRows(all);
    showWeeks(all, outline);
    showNext(done, outline, all);
    showHere(all, outline);
    showSections(new Set(done.flatMap((event) => (event.kind === "read" ? `${event.page}#${event.section}` : []))));
  } catch (error) {
    // The pages are complete without it.
    console.info("progress:", error);
  }
}

/**
 * The element of a class at the end of another, made when it is first needed.
 * @param {Element} parent @param {string} className
 */
function partOf(parent, className) {
  const found = parent.querySelector(`:scope > .${className}`);
  if (found) return found;
  const made = document.createElement("span");
  made.className = className;
  parent.append(made);
  return made;
}

// ---------------------------------------------------------------- home and weeks

/** Each step of the map says how far it is. @param {Map<string, Standing>} all */
function showRows(all) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) {
    const standing = all.get(row.dataset.step);
    const meta = row.querySelector(".meta");
    if (!standing || !meta) continue;
    const mark = /** @type {HTMLElement} */ (partOf(meta, "standing"));
    mark.dataset.state = standing.state;
    mark.textContent = standing.state === "new" ? "" : standing.words;
  }
}

/** Each week that was begun shows its steps. @param {Map<string, Standing>} all @param {Outline} outline */
function showWeeks(all, outline) {
  /** @type {Map<string, import("./standing.js").Step[]>} */
  const weeks = new Map();
  for (const step of outline.steps) {
    const id = `course${step.course}-week${step.week}`;
    weeks.set(id, [...(weeks.get(id) ?? []), step]);
  }
  for (const [id, steps] of weeks) {
    const summary = document.querySelector(`#${id} > summary, .week-page[data-week="${id}"] > .meta`);
    if (!summary) continue;
    const states = steps.filter(({ page }) => page !== null).map((step) => all.get(step.id).state);
    const bar = partOf(summary, "week-standing");
    bar.replaceChildren();
    if (states.every((state) => state === "new")) continue;
    const boxes = document.createElement("span");
    boxes.className = "boxes";
    boxes.setAttribute("aria-hidden", "true");
    for (const state of states) {
      const box = document.createElement("i");
      box.dataset.state = state;
      boxes.append(box);
    }
    const finished = states.filter((state) => state === "done").length;
    bar.append(boxes, `${finished} of ${states.length} done`);
  }
}

/**
 * The home page's button leads to where one was.
 * @param {import("./progress-file.js").Event[]} done @param {Outline} outline
 * @param {Map<string, Standing>} all
 */
function showNext(done, outline, all) {
  const button = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-continue]"));
  const step = nextStep(done, outline);
  if (!button || !step) return;
  button.href = new URL(step.page, SITE).href;
  button.textContent = `Continue: ${step.title}`;
  const note = document.querySelector("[data-continue-note]");
  const standing = all.get(step.id);
  const how = standing.state === "new" ? "not begun yet" : standing.words;
  const link = document.createElement("a");
  link.href = "#progress";
  link.textContent = "Your progress";
  note.replaceChildren(
    `${step.label} of course ${step.course}, week ${step.week}: ${how}. `,
    link,
    " is kept in this browser.",
  );
}

// ---------------------------------------------------------------- a page of the course

/** @param {Map<string, Standing>} all @param {Outline} outline */
function showHere(all, outline) {
  const opening = document.querySelector("[data-page] .opening > .meta");
  const step = outline.steps.find(({ page }) => page === here);
  if (!opening || !step) return;
  const standing = all.get(step.id);
  const line = /** @type {HTMLElement} */ (partOf(opening, "standing"));
  line.dataset.state = standing.state;
  line.textContent = standing.state === "new" ? "" : standing.words;
}

/** Links to sections show which were read. @param {Set<string>} read as page#section */
function showSections(read) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".contents a, .topic-list a")
  );
  for (const link of links) {
    const key = decodeURIComponent(link.href.slice(SITE.href.length));
    link.toggleAttribute("data-read", read.has(key));
  }
}

/** The headings that begin a section, as the build counts them. */
const headings = () =>
  /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-page] .prose h2[id]")]);

/** A section is read when its end has been on the screen for a moment. */
async function noteReading() {
  const before = (await events()).flatMap((event) =>
    event.kind === "read" && event.page === here ? event.section : [],
  );
  const read = new Set(before);
  /** @type {Map<Element, number>} */
  const waiting = new Map();
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      clearTimeout(waiting.get(target));
      if (isIntersecting) waiting.set(target, setTimeout(() => note(target), LINGER));
    }
  });
  const note = (/** @type {Element} */ end) => {
    watch.unobserve(end);
    if (document.visibilityState === "hidden") {
      // Nobody is looking: begin again when somebody does.
      document.addEventListener("visibilitychange", () => watch.observe(end), { once: true });
      return;
    }
    log({ kind: "read", page: here, section: /** @type {HTMLElement} */ (end).dataset.section });
  };
  for (const [section, end] of sectionEnds()) {
    end.dataset.section = section;
    if (!read.has(section)) watch.observe(end);
  }
}

/** Put a mark at the end of each section. @returns {[string, HTMLElement][]} */
function sectionEnds() {
  const all = headings();
  return all.map((heading, i) => {
    const end = document.createElement("div");
    end.className = "section-end";
    const next = all[i + 1];
    if (next) {
      const first = next.parentElement.firstElementChild === next;
      (first && next.closest(".prose") === next.parentElement ? next.parentElement : next).before(end);
    } else {
      document.querySelector("[data-page]").append(end);
    }
    return [heading.id, end];
  });
}

/** Open a lesson with what is due from earlier ones. */
async function review() {
  const opening = document.querySelector(".lesson[data-page] .opening");
  const done = await events();
  if (!opening || !done.some(({ kind }) => kind === "answer")) return;
  const due = dueFor(done, await fetchOutline(), here, Date.now());
  if (due.length === 0) return;
  const { avoid, mountAll } = await import("./player.js");
  addStyle(new URL("player.css", import.meta.url));
  for (const { question, seed } of due) avoid(question, seed);
  const questions = due.length === 1 ? "A question" : `${["Two", "Three"][due.length - 2]} questions`;
  const section = document.createElement("details");
  section.className = "review";
  section.open = true;
  const summary = document.createElement("summary");
  summary.textContent = `${questions} from earlier`;
  const note = document.createElement("p");
  note.className = "fine";
  note.textContent =
    "With new numbers. Recalling something after a pause helps it last. Skip it if you like.";
  const quiz = document.createElement("div");
  quiz.className = "quiz";
  quiz.dataset.use = "review";
  quiz.dataset.questions = due.map(({ question }) => question).join(" ");
  section.append(summary, note, quiz);
  opening.after(section);
  mountAll(section);
}

// ----------------------------------------------------------------

logAnswers();
onChange(show);
// Another tab, or a notebook's Python, may have added something meanwhile.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") show();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) show();
});
await show();
if (here) {
  noteReading();
  review().catch((error) => console.info("review:", error));
}
