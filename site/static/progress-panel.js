/** "Your progress" on the home page: what is stored, save, bring in, delete. */

import { download } from "./download.js";
import { fetchOutline } from "./outline.js";
import { Refused } from "./progress-file.js";
import {
  TROUBLES,
  deleteAll,
  events,
  exportAll,
  importAll,
  onChange,
  status,
} from "./progress.js";
import { totals } from "./standing.js";

const panel = document.querySelector("#progress");
const find = (/** @type {string} */ selector) => /** @type {any} */ (panel.querySelector(selector));

const stored = find("[data-stored]");
const says = find("[role=status]");
const name = /** @type {HTMLInputElement} */ (find("input[type=text]"));
const picker = /** @type {HTMLInputElement} */ (find("input[type=file]"));
const remove = /** @type {HTMLButtonElement} */ (find("[data-act=delete]"));
const dialog = /** @type {HTMLDialogElement} */ (find("dialog"));

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const counted = (/** @type {number} */ n, /** @type {string} */ one) => `${n} ${one}${n === 1 ? "" : "s"}`;

async function show() {
  const all = await events();
  remove.disabled = all.length === 0;
  const trouble = status();
  if (all.length === 0) {
    stored.textContent = trouble
      ? TROUBLES[trouble]
      : "Nothing yet. What you read, answer and solve is noted in this browser, and nowhere else.";
    return;
  }
  const { sections, questions, exercises, since } = totals(all, await fetchOutline());
  const where = trouble ? TROUBLES[trouble] : `In this browser, since ${day.format(new Date(since))}:`;
  stored.textContent = `${where} ${counted(sections.done, "section")} read, ${counted(questions.done, "question")} answered right, ${questions.first} of them at the first try, and ${counted(exercises.done, "exercise")} passed.`;
}

/** @param {string} text */
function say(text) {
  says.textContent = text;
}

find("form").addEventListener("submit", async (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const file = await exportAll(name.value);
  download(file);
  say(`Saved as ${file.name}. Your browser says where.`);
});

find("[data-act=import]").addEventListener("click", () => picker.click());
picker.addEventListener("change", async () => {
  const [file] = picker.files;
  picker.value = "";
  if (!file) return;
  try {
    const { added, known } = await importAll(file);
    const here = known > 0 ? ` ${known} ${known === 1 ? "was" : "were"} here already.` : "";
    const kept = status() ? " They are kept only as long as this tab is open." : "";
    say(added > 0 ? `${counted(added, "entry").replace("entrys", "entries")} added.${here}${kept}` : "All of it was here already. Nothing has changed.");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(`${error.message} Nothing has changed.`);
  }
});

remove.addEventListener("click", () => {
  dialog.returnValue = "";
  dialog.showModal();
});
dialog.addEventListener("close", async () => {
  if (dialog.returnValue !== "delete") return;
  say((await deleteAll()) ? "Deleted. Nothing is left in this browser." : "It could not be deleted.");
});

onChange(show);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") show();
});
await show();
