/** Progress files that somebody made to do harm; run by test_security.py in Node. */

import assert from "node:assert/strict";
import test from "node:test";

import { csv } from "../../site/static/csv.js";
import { LARGEST, Refused, fromFile, inOrder, plainName } from "../../site/static/progress-file.js";
import { cards } from "../../site/static/review.js";
import { standings, totals } from "../../site/static/standing.js";

const OUTLINE = {
  steps: [
    { id: "a", kind: "lesson", label: "Lesson 1", title: "A", page: "a.html", course: 1, week: 1,
      topics: ["t"], sections: ["s"], questions: ["q"], exercises: [] },
    { id: "b", kind: "quiz", label: "Quiz", title: "B", page: "b.html", course: 1, week: 1,
      topics: [], sections: [], questions: ["q"], exercises: [] },
  ],
  questions: { q: "t" },
};

/** The same numbers in each run. @param {number} seed */
function randomNumbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const uuid = (/** @type {number} */ i) => `00000000-0000-4000-8000-${i.toString(16).padStart(12, "0")}`;

function progress() {
  const common = (/** @type {number} */ i) => ({ id: uuid(i), at: `2026-11-2${i}T09:30:00.000Z`, v: 1 });
  return {
    format: "mlmath-progress",
    version: 1,
    exported: "2026-11-21T09:30:00.000Z",
    name: "Ada",
    events: [
      { ...common(1), kind: "read", page: "a.html", section: "s" },
      { ...common(2), kind: "answer", question: "q", seed: 3, use: "lesson", answer: "1/2", right: true, first: true },
      { ...common(3), kind: "check", exercise: "x", passed: false },
    ],
  };
}

const fileOf = (/** @type {any} */ content) => new File([content], "progress.json");

/** What a file's refusal says; null if it is taken. Any other error than a refusal is a failure. */
async function refusal(/** @type {any} */ content) {
  try {
    await fromFile(fileOf(content));
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.message;
  }
}

const bytes = (/** @type {number[]} */ ...values) => new Uint8Array(values);
const good = JSON.stringify(progress());
/** @param {object} changed of the second event */
const withEvent = (changed) => {
  const content = progress();
  Object.assign(content.events[1], changed);
  return JSON.stringify(content);
};

test("the file that is broken below is otherwise taken", async () => {
  assert.equal(await refusal(good), null);
  assert.equal(await refusal(`\ufeff${good}`), null);
});

const MANY = JSON.stringify({ ...progress(), events: Array(1_000_000).fill(progress().events[0]) });
const HOSTILE = {
  "nothing": ["", /not valid JSON/],
  "a zip": [bytes(0x50, 0x4b, 3, 4, 0, 0xff), /not valid JSON/],
  "UTF-16": [bytes(0xff, 0xfe, ...[...good].flatMap((c) => [c.charCodeAt(0), 0])), /not valid JSON/],
  "bytes that are no UTF-8": [new Blob([good.replace("Ada", "A"), bytes(0xc3, 0x28)]), /not valid JSON/],
  "no UTF-8 in a name": [new Blob([...good.split("Ada")].flatMap((part, i) => (i ? [bytes(0xe9), part] : [part]))), /not valid JSON/],
  "NaN": [good.replace('"seed":3', '"seed":NaN'), /not valid JSON/],
  "Infinity": [good.replace('"seed":3', '"seed":1e999'), /entry 2 of 3/],
  "minus zero and less": [good.replace('"seed":3', '"seed":-1'), /entry 2 of 3/],
  "a million events": [MANY, /larger than 10 MB/],
  "too large": [" ".repeat(LARGEST + 1), /larger than 10 MB/],
  "millions of brackets": ["[".repeat(4_000_000) + "]".repeat(4_000_000), /nested too deep/],
  "brackets that never close": ['{"a":'.repeat(1_900_000), /nested too deep/],
  "deep under an unknown name": [good.replace('"name"', `"x":${"[".repeat(50)}${"]".repeat(50)},"name"`), /nested too deep/],
  "an event twice": [withEvent({ id: uuid(1) }), /entry 2 of 3 is there twice/],
  "an event from long ago": [withEvent({ at: "0001-01-01T00:00:00Z" }), /entry 2 of 3/],
  "an event of the far future": [withEvent({ at: "9999-12-31T23:59:59Z" }), /entry 2 of 3/],
  "a saving of the far future": [good.replace("2026-11-21T09:30:00.000Z", "9999-11-21T09:30:00.000Z"), /its head/],
  "a kind that is no text": [withEvent({ kind: { toString: 1, valueOf: 1 } }), /entry 2 of 3/],
  "the kind __proto__": [withEvent({ kind: "__proto__" }), /entry 2 of 3/],
  "the kind constructor": [withEvent({ kind: "constructor" }), /entry 2 of 3/],
  "a time that is no text": [withEvent({ at: { toString: 1 } }), /entry 2 of 3/],
  "an answer that is a list": [withEvent({ answer: ["1/2"] }), /entry 2 of 3/],
  "fields only in a prototype": [
    good.replace('"question":"q"', '"__proto__":{"question":"q"}'),
    /entry 2 of 3/,
  ],
  "an event that is null": [JSON.stringify({ ...progress(), events: [null] }), /entry 1 of 1/],
  "events that are no list": [JSON.stringify({ ...progress(), events: { length: 1 } }), /its head/],
  "only a list": ["[]", /not a progress file of this course/],
};
for (const [what, [content, says]] of Object.entries(HOSTILE)) {
  test(`refused with one message: ${what}`, async () => {
    const said = await refusal(content);
    assert.match(String(said), says);
    assert.doesNotMatch(String(said), /\n/);
  });
}

test("brackets in a text are no nesting", async () => {
  assert.equal(await refusal(withEvent({ answer: '[[[[[[[[[[[[["{{{{\\"[' })), null);
});

// ---------------------------------------------------------------- mutations

const VALUES = [
  null, true, 0, -1, 1e308, 2 ** 53, "", "__proto__", "constructor", "toString", "\ud800", "\u202e", "\0",
  "<img src=x onerror=alert(1)>", "javascript:alert(1)", "=HYPERLINK(1)", "x".repeat(10_000), [], [[]], {},
  { toString: 1, valueOf: 1 }, { length: -1 }, { then: 1 }, "2026-11-21T09:30:00.000Z", uuid(1), "read", "answer",
];
const KEYS = ["__proto__", "constructor", "toString", "then", "id", "at", "v", "kind", "events", "name"];

/** Change a value somewhere in a content. */
function mutate(/** @type {any} */ content, /** @type {(below: number) => number} */ random) {
  const places = [];
  const visit = (/** @type {any} */ at) => {
    for (const key of Object.keys(at)) {
      places.push([at, key]);
      if (typeof at[key] === "object" && at[key] !== null) visit(at[key]);
    }
  };
  visit(content);
  const [at, key] = places[random(places.length)];
  const put = (/** @type {string} */ name, /** @type {any} */ value) =>
    Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
  const value = VALUES[random(VALUES.length)];
  const how = random(4);
  if (how === 0) delete at[key];
  else if (how === 1) put(KEYS[random(KEYS.length)], value);
  else if (how === 2 && Array.isArray(at)) at.push(at[0]);
  else put(key, value);
}

const FIELDS = {
  read: ["page", "section"],
  answer: ["question", "seed", "use", "answer", "right", "first"],
  check: ["exercise", "passed"],
};

/** Nothing but what an event has, each of the type that it says. */
function assertSound(/** @type {any} */ taken) {
  assert.equal(typeof taken.name, "string");
  assert.ok(taken.name.length <= 80);
  assert.doesNotMatch(taken.name, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  const ids = taken.events.map((/** @type {any} */ { id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const event of taken.events) {
    assert.equal(Object.getPrototypeOf(event), Object.prototype);
    assert.deepEqual(Object.keys(event).sort(), ["at", "id", "kind", "v", ...FIELDS[event.kind]].sort());
    for (const value of Object.values(event)) assert.notEqual(typeof value, "object");
    assert.ok(Number.isFinite(Date.parse(event.at)));
  }
  // What the pages compute from it.
  const events = inOrder(taken.events);
  standings(events, OUTLINE);
  assert.ok(Number.isFinite(totals(events, OUTLINE).questions.done));
  for (const card of cards(events).values()) assert.ok(Number.isFinite(card.due));
}

test("a changed file is refused, or what is taken from it is sound", async () => {
  const random = randomNumbers(4);
  let refused = 0;
  let taken = 0;
  for (let i = 0; i < 600; i += 1) {
    const content = progress();
    for (let n = random(3); n >= 0; n -= 1) mutate(content, random);
    const file = fileOf(JSON.stringify(content));
    try {
      assertSound(await fromFile(file));
      taken += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused += 1;
    }
  }
  // Both happen often, so both are tested.
  assert.ok(refused > 100 && taken > 50, `${refused} refused, ${taken} taken`);
  assert.equal(/** @type {any} */ ({}).kind, undefined);
});

test("a file with changed bytes is refused, or what is taken from it is sound", async () => {
  const random = randomNumbers(8);
  const original = new TextEncoder().encode(good);
  for (let i = 0; i < 400; i += 1) {
    const changed = original.slice(0, random(10) ? original.length : random(original.length));
    for (let n = random(4); n >= 0; n -= 1) changed[random(changed.length)] = random(256);
    try {
      assertSound(await fromFile(fileOf(changed)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
});

// ---------------------------------------------------------------- out again

/** Read a table as a spreadsheet does that splits at `separator`. */
function cells(/** @type {string} */ text, /** @type {string} */ separator) {
  const found = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += c;
      i += 1;
    } else if (quoted) {
      if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === "") {
      quoted = true;
    } else if (c === separator || c === "\r" || c === "\n") {
      found.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  return [...found, cell];
}

test("no name becomes a formula, wherever the spreadsheet splits", () => {
  const random = randomNumbers(15);
  const parts = ["=", "+", "-", "@", "\t", "\r", "\n", ";", ",", '"', " ", "'", "A", "1+1", "HYPERLINK(1)", "＝"];
  for (let i = 0; i < 2000; i += 1) {
    const name = Array.from({ length: 1 + random(6) }, () => parts[random(parts.length)]).join("");
    // As the teacher's page writes it, and as it stands in the file.
    for (const learner of [plainName(name), name]) {
      const text = csv([["Learner", "Steps"], [learner, 3]]).slice(1);
      for (const separator of [",", ";", "\t"]) {
        for (const cell of cells(text, separator)) assert.doesNotMatch(cell, /^\s*[=+\-@＝]/, JSON.stringify(learner));
      }
    }
  }
});
