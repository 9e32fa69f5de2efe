/**
 * What the log says about the course: how far each step is, and where to go on. Pure functions of
 * the events and the outline; nothing of it is stored.
 */

/** @typedef {import("./progress-file.js").Event} Event */

/**
 * The course as outline.json has it, made by sitegen/outline.py: every lesson, lab, assignment and
 * quiz in order. `page` is null as long as there is none. `questions` gives each question's topic.
 * @typedef {object} Step
 * @property {string} id
 * @property {"lesson" | "lab" | "assignment" | "practice-quiz" | "quiz" | "review" |
 *   "capstone"} kind
 * @property {string} label
 * @property {string} title
 * @property {string | null} page
 * @property {number} course
 * @property {number} week
 * @property {string[]} topics
 * @property {string[]} sections
 * @property {string[]} questions
 * @property {string[]} exercises
 *
 * @typedef {{steps: Step[], questions: Record<string, string>}} Outline
 */

/**
 * How far a step is: `done` of `of` parts, in words too.
 * @typedef {{state: "new" | "started" | "done", done: number, of: number, words: string}} Standing
 */

/** The use with which a quiz asks its questions. */
const USES = { "practice-quiz": "practice", quiz: "quiz", review: "closing" };

/** What was read, answered and passed. */
class Record {
  /** @param {Event[]} events in the order in which they happened */
  constructor(events) {
    /** Sections that were read, as page#section. @type {Set<string>} */
    this.read = new Set();
    /** @type {Map<string, {first: boolean, ever: boolean}>} */
    this.answers = new Map();
    /** The latest answer to a question in a use, as use/question. @type {Map<string, boolean>} */
    this.latest = new Map();
    /** @type {Map<string, {first: boolean, ever: boolean}>} */
    this.checks = new Map();
    for (const event of events) {
      if (event.kind === "read") {
        this.read.add(`${event.page}#${event.section}`);
      } else if (event.kind === "answer") {
        tally(this.answers, event.question, event.right);
        this.latest.set(`${event.use}/${event.question}`, event.right);
      } else {
        tally(this.checks, event.exercise, event.passed);
      }
    }
  }
}

/** @param {Map<string, {first: boolean, ever: boolean}>} all @param {string} id @param {boolean} right */
function tally(all, id, right) {
  const before = all.get(id);
  all.set(id, { first: before?.first ?? right, ever: right || (before?.ever ?? false) });
}

/**
 * How far each step is, by its id.
 * @param {Event[]} events in the order in which they happened
 * @param {Outline} outline @returns {Map<string, Standing>}
 */
export function standings(events, outline) {
  const record = new Record(events);
  return new Map(outline.steps.map((step) => [step.id, standing(step, record)]));
}

/** @param {Step} step @param {Record} record @returns {Standing} */
function standing(step, record) {
  const { kind, sections, questions, exercises } = step;
  const read = sections.filter((section) => record.read.has(`${step.page}#${section}`)).length;
  const tried = exercises.filter((id) => record.checks.has(id)).length;
  const right = questions.filter((id) => record.answers.get(id)?.ever).length;
  const use = USES[kind];
  if (use) {
    const answers = questions.map((id) => record.latest.get(`${use}/${id}`));
    const answered = answers.filter((answer) => answer !== undefined).length;
    const now = answers.filter(Boolean).length;
    const all = answered === questions.length;
    const words = all ? `${now} of ${answered} right` : count(answered, questions.length, "answered");
    return { ...parts(answered, questions.length, answered > 0), words };
  }
  if (kind !== "lesson" && exercises.length > 0) {
    const passed = exercises.filter((id) => record.checks.get(id)?.ever).length;
    const words = count(passed, exercises.length, `${plural(exercises.length, "exercise")} passed`);
    return { ...parts(passed, exercises.length, tried > 0 || read > 0), words };
  }
  const asked = questions.some((id) => record.latest.has(`lesson/${id}`));
  const words = count(read, sections.length, `${plural(sections.length, "section")} read`);
  const more = asked ? ` · ${count(right, questions.length, `${plural(questions.length, "question")} right`)}` : "";
  return { ...parts(read, sections.length, read > 0 || asked), words: words + more };
}

/** @param {number} done @param {number} of @param {boolean} started */
function parts(done, of, started) {
  const state = of > 0 && done === of ? "done" : started ? "started" : "new";
  return { state: /** @type {Standing["state"]} */ (state), done, of };
}

const count = (/** @type {number} */ done, /** @type {number} */ of, /** @type {string} */ what) =>
  `${done} of ${of} ${what}`;
const plural = (/** @type {number} */ n, /** @type {string} */ word) => (n === 1 ? word : `${word}s`);

/**
 * Where to go on: the step of the last event, or, when that is done, the next one that is not.
 * Null if nothing was begun, or nothing is left.
 * @param {Event[]} events in the order in which they happened
 * @param {Outline} outline @returns {Step | null}
 */
export function nextStep(events, outline) {
  const ready = outline.steps.filter(({ page }) => page !== null);
  const last = events.map((event) => ready.findIndex((step) => belongs(event, step)));
  const at = last.findLast((index) => index !== -1);
  if (at === undefined) return null;
  const all = standings(events, outline);
  const following = [...ready.slice(at), ...ready.slice(0, at)];
  return following.find(({ id }) => all.get(id).state !== "done") ?? null;
}

/** Whether something was done on a step. @param {Event} event @param {Step} step */
function belongs(event, step) {
  if (event.kind === "read") return event.page === step.page;
  if (event.kind === "check") return step.exercises.includes(event.exercise);
  return event.use === (USES[step.kind] ?? "lesson") && step.questions.includes(event.question);
}

/**
 * The numbers of one learner. `weeks` has an entry for each week with something ready.
 * @typedef {{
 *   sections: {done: number, of: number},
 *   steps: {done: number, of: number},
 *   questions: {done: number, first: number, of: number},
 *   exercises: {done: number, first: number, of: number},
 *   weeks: {course: number, week: number, done: number, of: number}[],
 *   since: string | null, last: string | null}} Totals
 */

/**
 * @param {Event[]} events in the order in which they happened
 * @param {Outline} outline @returns {Totals}
 */
export function totals(events, outline) {
  const record = new Record(events);
  const ready = outline.steps.filter(({ page }) => page !== null);
  const done = ready.filter((step) => standing(step, record).state === "done");
  const lessons = ready.filter(({ kind }) => kind === "lesson");
  const sections = lessons.flatMap((step) => step.sections.map((name) => `${step.page}#${name}`));
  const questions = Object.keys(outline.questions);
  const exercises = [...new Set(ready.flatMap((step) => step.exercises))];
  /** @type {Map<string, {course: number, week: number, done: number, of: number}>} */
  const weeks = new Map();
  for (const step of ready) {
    const key = `${step.course}/${step.week}`;
    const week = weeks.get(key) ?? { course: step.course, week: step.week, done: 0, of: 0 };
    weeks.set(key, { ...week, done: week.done + Number(done.includes(step)), of: week.of + 1 });
  }
  return {
    sections: { done: sections.filter((key) => record.read.has(key)).length, of: sections.length },
    steps: { done: done.length, of: ready.length },
    questions: score(questions, record.answers),
    exercises: score(exercises, record.checks),
    weeks: [...weeks.values()],
    since: events[0]?.at ?? null,
    last: events.at(-1)?.at ?? null,
  };
}

/** @param {string[]} ids @param {Map<string, {first: boolean, ever: boolean}>} all */
function score(ids, all) {
  return {
    done: ids.filter((id) => all.get(id)?.ever).length,
    first: ids.filter((id) => all.get(id)?.first).length,
    of: ids.length,
  };
}
