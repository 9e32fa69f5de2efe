/**
 * The teacher's page: many learners' progress files become one table. All of it happens in the
 * browser; nothing is stored and nothing is sent.
 */

import { csv } from "./csv.js";
import { download } from "./download.js";
import { fetchOutline } from "./outline.js";
import { Refused, fromFile, inOrder, plainName } from "./progress-file.js";
import { totals } from "./standing.js";

/** @typedef {import("./progress-file.js").Event} Event */
/** @typedef {import("./standing.js").Totals} Totals */
/** @typedef {{names: Set<string>, events: Map<string, Event>, totals: Totals}} Learner */

/**
 * A column: what it shows, by what it is sorted, and what it gives to the CSV file.
 * @typedef {object} Column
 * @property {string} title
 * @property {(learner: Learner) => string} text
 * @property {(learner: Learner) => string | number} order
 * @property {[string, (learner: Learner) => string | number][]} csv
 */

const find = (/** @type {string} */ selector) => /** @type {any} */ (document.querySelector(selector));
const zone = find("#drop");
const picker = /** @type {HTMLInputElement} */ (find("#files"));
const says = find("#says");
const bad = find("#bad");
const classTable = find("#class");

/** @type {Learner[]} */
let learners = [];
/** @type {Column[]} */
let columns = [];
let sorted = { column: 0, descending: false };

const NAMES = new Intl.Collator("en", { numeric: true });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

// ---------------------------------------------------------------- the table

/** @param {string} title @param {(totals: Totals) => {done: number, of: number, first?: number}} part */
function share(title, part) {
  const { first } = part(learners[0].totals);
  /** @type {Column} */
  const column = {
    title,
    text: ({ totals }) => `${part(totals).done} of ${part(totals).of}`,
    order: ({ totals }) => part(totals).done,
    csv: [
      [title, ({ totals }) => part(totals).done],
      [`${title}, of`, ({ totals }) => part(totals).of],
    ],
  };
  if (first === undefined) return [column];
  const at = (/** @type {Learner} */ { totals }) => part(totals).first;
  const heading = `${title} at first try`;
  return [column, { title: heading, text: (one) => String(at(one)), order: at, csv: [[heading, at]] }];
}

/** @returns {Column[]} */
function makeColumns() {
  const label = (/** @type {Learner} */ { names }) => [...names].join(", ");
  const last = (/** @type {Learner} */ { totals }) => totals.last ?? "";
  return [
    { title: "Learner", text: label, order: label, csv: [["Learner", label]] },
    {
      title: "Last active",
      text: (one) => (last(one) ? DAY.format(new Date(last(one))) : "never"),
      order: last,
      csv: [["Last active", last]],
    },
    ...share("Steps done", (totals) => totals.steps),
    ...share("Sections read", (totals) => totals.sections),
    ...share("Questions right", (totals) => totals.questions),
    ...share("Exercises passed", (totals) => totals.exercises),
    ...learners[0].totals.weeks.flatMap(({ course, week }, i) =>
      share(`Course ${course}, week ${week}`, (totals) => totals.weeks[i]),
    ),
  ];
}

function showTable() {
  classTable.hidden = learners.length === 0;
  if (learners.length === 0) return;
  columns = makeColumns();
  const { column, descending } = sorted;
  const { order } = columns[column];
  learners.sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    const difference = typeof x === "number" ? x - Number(y) : NAMES.compare(x, String(y));
    return descending ? -difference : difference;
  });
  const head = document.createElement("tr");
  head.append(...columns.map(headCell));
  find("#class thead").replaceChildren(head);
  find("#class tbody").replaceChildren(
    ...learners.map((learner) => {
      const row = document.createElement("tr");
      row.append(
        ...columns.map(({ text }, i) => {
          const cell = document.createElement(i === 0 ? "th" : "td");
          if (i === 0) cell.setAttribute("scope", "row");
          cell.textContent = text(learner);
          return cell;
        }),
      );
      return row;
    }),
  );
}

/** @param {Column} column @param {number} i */
function headCell({ title }, i) {
  const cell = document.createElement("th");
  cell.setAttribute("scope", "col");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = title;
  if (i === sorted.column) {
    cell.setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
  }
  button.addEventListener("click", () => {
    // Names begin with A, numbers and days with the greatest.
    const descending = i === sorted.column ? !sorted.descending : i > 0;
    sorted = { column: i, descending };
    showTable();
    find(`#class th:nth-child(${i + 1}) button`).focus();
  });
  cell.append(button);
  return cell;
}

// ---------------------------------------------------------------- files

/**
 * Add a learner, or what is new about one who is here: two files with an event in common come
 * from the same learner.
 * @param {import("./progress-file.js").Progress} progress @param {string} fileName
 * @param {import("./standing.js").Outline} outline
 */
function add(progress, fileName, outline) {
  const label = progress.name || plainName(fileName.replace(/\.json$/i, "")) || "no name";
  const same = learners.filter(({ events }) => progress.events.some(({ id }) => events.has(id)));
  const names = new Set([...same.flatMap((one) => [...one.names]), label]);
  const all = [...same.flatMap((one) => [...one.events.values()]), ...progress.events];
  const events = new Map(all.map((event) => [event.id, event]));
  learners = learners.filter((one) => !same.includes(one));
  learners.push({ names, events, totals: totals(inOrder([...events.values()]), outline) });
}

/** @param {File[]} files */
async function take(files) {
  if (files.length === 0) return;
  says.textContent = "Reading …";
  const outline = await fetchOutline().catch(() => null);
  if (outline === null) {
    says.textContent = "The course’s outline did not load. Is the network there? Try again.";
    return;
  }
  let read = 0;
  for (const file of files) {
    try {
      add(await fromFile(file), file.name, outline);
      read += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = plainName(file.name);
      item.append(name, ` ${error.message}`);
      bad.querySelector("ul").append(item);
      bad.hidden = false;
    }
  }
  const refused = files.length - read;
  says.textContent = `${read} ${read === 1 ? "file" : "files"} read${refused ? `, ${refused} not` : ""}.`;
  showTable();
}

picker.addEventListener("change", async () => {
  const files = [...picker.files];
  picker.value = "";
  await take(files);
});
// A file dropped beside the box would otherwise replace the page.
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("over");
  take([...event.dataTransfer.files]);
});
zone.addEventListener("dragenter", () => zone.classList.add("over"));
zone.addEventListener("dragleave", (/** @type {DragEvent} */ event) => {
  if (!zone.contains(/** @type {Node} */ (event.relatedTarget))) zone.classList.remove("over");
});

find("#save").addEventListener("click", () => {
  const parts = columns.flatMap((column) => column.csv);
  const rows = [
    parts.map(([title]) => title),
    ...learners.map((learner) => parts.map(([, value]) => value(learner))),
  ];
  const today = new Date().toISOString().slice(0, 10);
  download(new File([csv(rows)], `class-${today}.csv`, { type: "text/csv" }));
});
find("#clear").addEventListener("click", () => {
  learners = [];
  bad.hidden = true;
  bad.querySelector("ul").replaceChildren();
  says.textContent = "";
  showTable();
  picker.focus();
});
