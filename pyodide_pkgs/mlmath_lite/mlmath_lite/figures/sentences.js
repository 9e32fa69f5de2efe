/** Sentences about a lamp and a fan, and the states that they leave; see sentences.py. */

import { toggle } from "./lib/controls.js";
import { element, frame } from "./lib/frame.js";

/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {[number, number]} Room the state of lamp and fan; 1 is on */
/** @typedef {{on: number[]}} State */

/** @type {Room[]} */
const STATES = [[1, 1], [1, 0], [0, 1], [0, 0]];

/** Each sentence, and whether a state agrees with it. @type {[string, (room: Room) => boolean][]} */
const SENTENCES = [
  ["Exactly one is on.", ([lamp, fan]) => lamp + fan === 1],
  ["The lamp is on.", ([lamp]) => lamp === 1],
  ["The fan is off.", ([, fan]) => fan === 0],
  ["Both are on, or neither.", ([lamp, fan]) => lamp === fan],
  ["They are not alike.", ([lamp, fan]) => lamp !== fan],
  ["The fan is on.", ([, fan]) => fan === 1],
];

/** @param {number} number @param {Room} room */
const agrees = (number, room) => SENTENCES[number - 1][1](room);

/** @param {Room} room */
const name = ([lamp, fan]) => `lamp ${lamp ? "on" : "off"}, fan ${fan ? "on" : "off"}`;

/** How many states are left before and after each sentence. @param {number[]} on */
function counts(on) {
  let left = STATES;
  return on.map((number) => {
    const before = left.length;
    left = left.filter((room) => agrees(number, room));
    return { number, before, after: left.length };
  });
}

/** Which sentences add nothing, and why. @param {number[]} old @param {number[]} fresh */
function nothingNew(old, fresh) {
  if (old.length > 1) {
    const listed = `${old.slice(0, -1).join(", ")} and ${old.at(-1)}`;
    return `Sentences ${listed} add nothing, since they follow from the others`;
  }
  const same = fresh.find((n) => STATES.every((room) => agrees(n, room) === agrees(old[0], room)));
  if (same !== undefined) {
    return `Sentence ${old[0]} adds nothing, since it says the same as sentence ${same}`;
  }
  return `Sentence ${old[0]} adds nothing, since it follows from sentences ${fresh[0]} and ${fresh[1]}`;
}

/** What the figure says of a state, as Sentences.sentence() does. @param {State} state */
export function sentence({ on }) {
  const singular = on.length === STATES[0].length ? ", so singular" : "";
  const steps = counts(on);
  const last = steps.find(({ after }) => after === 0);
  if (last) {
    return (
      `No state is left: sentence ${last.number} excludes all that was still possible. ` +
      `The system is contradictory${singular}.`
    );
  }
  if (!on.length) return "All 4 states are left: nothing has been said yet.";
  const left = STATES.filter((room) => on.every((number) => agrees(number, room)));
  const said = `${left.length} state${left.length > 1 ? "s are" : " is"} left: ${left.map(name).join("; or ")}.`;
  const old = steps.filter(({ before, after }) => before === after).map(({ number }) => number);
  if (old.length) {
    const fresh = on.filter((number) => !old.includes(number));
    return `${said} ${nothingNew(old, fresh)}: the system is redundant${singular}.`;
  }
  if (left.length > 1) {
    return `${said} One sentence is too few for lamp and fan: the system is incomplete.`;
  }
  return `${said} Each sentence adds something: the system is complete, so non-singular.`;
}

// --- the figure ----------------------------------------------------------------------------------

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["on"], sentence });
  fig.root.classList.add("figure-sentences");
  board(fig);
  switches(fig);
  return fig.start();
}

/** A tile for each state: the lamp chooses its row, the fan its column. @param {Frame} fig */
function board(fig) {
  const tiles = STATES.map((room) => {
    const verdict = element("p", { class: "figure-sentences-verdict" });
    const words = name(room);
    const tile = element(
      "li", { class: "figure-sentences-tile" },
      element("div", { class: "figure-sentences-picture", "aria-hidden": "true" }, lamp(room[0]), fan(room[1])),
      element("p", {}, words[0].toUpperCase() + words.slice(1)),
      verdict,
    );
    return { room, tile, verdict };
  });
  // A list without bullets is a list for all screen readers only if it says so.
  fig.stage.append(
    element(
      "ul", { class: "figure-sentences-board", role: "list", "aria-label": "The four states" },
      ...tiles.map(({ tile }) => tile),
    ),
  );
  fig.onDraw(({ on }) => {
    for (const { room, tile, verdict } of tiles) {
      const against = on.filter((/** @type {number} */ number) => !agrees(number, room));
      tile.classList.toggle("figure-sentences-excluded", against.length > 0);
      if (against.length) {
        const numbers = against.flatMap((/** @type {number} */ n) => [" ", badge(n)]);
        verdict.replaceChildren(element("span", {}, "excluded by"), ...numbers);
      } else {
        verdict.textContent = "possible";
      }
    }
  });
}

/** The number of a sentence. @param {number} number */
const badge = (number) => element("span", { class: "figure-sentences-number" }, String(number));

/** A switch for each sentence, with what the sentence does to the number of states. @param {Frame} fig */
function switches(fig) {
  const rows = SENTENCES.map(([text], i) => {
    const number = i + 1;
    const effect = element("span", { class: "figure-sentences-effect" });
    const label = toggle(fig, {
      label: text,
      get: ({ on }) => on.includes(number),
      set(turnedOn) {
        const others = fig.state().on.filter((/** @type {number} */ other) => other !== number);
        fig.set({ on: turnedOn ? [...others, number] : others });
      },
    });
    label.firstElementChild?.after(badge(number), " ");
    fig.onDraw(({ on }) => {
      const step = counts(on).find((found) => found.number === number);
      effect.textContent = step ? `${step.before} → ${step.after}` : "";
      if (step && step.before === step.after && step.after > 0) effect.append(" ", element("b", {}, "nothing new"));
    });
    return element("div", { class: "figure-sentences-row" }, label, effect);
  });
  fig.panel.append(
    element("div", { class: "figure-sentences-rows", role: "group", "aria-label": "Sentences" }, ...rows),
  );
}

// --- pictures ------------------------------------------------------------------------------------

/** @param {string} kind @param {...string} paths those after the first are drawn only if it is on */
const drawing = (kind, ...paths) => (/** @type {number} */ on) => {
  const svg = vector("svg", { viewBox: "0 0 48 48", class: `figure-sentences-${kind}${on ? " figure-sentences-on" : ""}` });
  svg.append(...paths.slice(0, on ? undefined : 1).map((d) => vector("path", { d })));
  return svg;
};

/** A bulb; rays if it is on. */
const lamp = drawing(
  "lamp",
  "M19 33c0-4-6-6-6-13a11 11 0 0 1 22 0c0 7-6 9-6 13z M19.5 38h9 M21 43h6",
  "M24 1v4 M6 20H2 M46 20h-4 M11 7l2.5 2.5 M37 7l-2.5 2.5",
);

/** Three blades in a ring; it is filled and has traces of the turning if it is on. */
const fan = drawing(
  "fan",
  "M24 24c-8-3-8-15 0-16c4 4 3 11 0 16z M24 24c6.6-5.4 17 .6 13.9 8c-5.5 1.5-11.1-2.9-13.9-8z M24 24c1.4 8.4-9 14.4-13.9 8c1.5-5.5 8.1-8 13.9-8z",
  "M33 6.4a19.5 19.5 0 0 1 9.5 11.5 M35 40.3a19.5 19.5 0 0 1-14 3 M4.7 26a19.5 19.5 0 0 1 4.5-14.5",
);

/** @param {string} name @param {Record<string, string>} attributes */
function vector(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export default { render };
