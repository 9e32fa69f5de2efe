/**
 * Which questions are due for review: Leitner's boxes, computed from the log alone.
 *
 * The rule is that of S. Leitner, So lernt man lernen, Herder 1972: a question that is answered
 * right moves one box up, one that is answered wrong goes back to the first box, and each box is
 * reviewed less often than the one below it. Leitner let a box wait until it was full; here each
 * waits a fixed number of days, `DAYS`. The numbers are our choice. What supports them:
 *
 * - N. J. Cepeda et al., Spacing effects in learning: a temporal ridgeline of optimal retention,
 *   Psychological Science 19 (2008) 1095–1102: the best gap grows with the time for which one
 *   wants to remember, from 20–40 % of it for a week to 5–10 % for a year. Gaps of 1 to 21 days
 *   are in that range for tests after a few days up to a year.
 * - S. H. K. Kang et al., Retrieval practice over the long term: should spacing be expanding or
 *   equal-interval?, Psychonomic Bulletin & Review 21 (2014) 1544–1550: both do equally well in
 *   the end, and with growing gaps more is known on the way.
 */

/** @typedef {import("./progress-file.js").Event} Event */
/** @typedef {import("./standing.js").Outline} Outline */

/** How many days a question waits in each box. */
export const DAYS = [1, 3, 7, 21, 60];
/** How many questions a lesson opens with, at most. */
export const MOST = 3;
const DAY = 24 * 60 * 60 * 1000;

/**
 * A question's place. `due` is in milliseconds since 1970, `seed` is that of the numbers seen last.
 * @typedef {{box: number, due: number, seed: number}} Card
 */

/**
 * The card of each question that was ever answered.
 *
 * Only the first try at a showing counts; what follows it is learning. Right again before a
 * question is due leaves it where it is: it shows that it is known today, not that it lasts.
 * @param {Event[]} events in the order in which they happened
 * @returns {Map<string, Card>}
 */
export function cards(events) {
  /** @type {Map<string, Card>} */
  const all = new Map();
  for (const event of events) {
    if (event.kind !== "answer") continue;
    const { question, seed, right, first } = event;
    const card = all.get(question);
    if (card) card.seed = seed;
    if (!first) continue;
    const at = Date.parse(event.at);
    if (right && card && at < card.due) continue;
    const box = right ? Math.min((card?.box ?? 1) + 1, DAYS.length) : 1;
    all.set(question, { box, due: at + DAYS[box - 1] * DAY, seed });
  }
  return all;
}

/**
 * The questions with which a lesson opens: due now, from earlier lessons, each of another topic,
 * not on the page itself. The lowest box comes first, then the one that has waited longest.
 * @param {Event[]} events in the order in which they happened
 * @param {Outline} outline @param {string} page the lesson's @param {number} now
 * @returns {{question: string, seed: number}[]}
 */
export function dueFor(events, outline, page, now) {
  const lessons = outline.steps.filter(({ kind }) => kind === "lesson");
  const here = lessons.findIndex((lesson) => lesson.page === page);
  if (here === -1) return [];
  const earlier = new Set(lessons.slice(0, here).flatMap(({ topics }) => topics));
  const onPage = new Set(lessons[here].questions);
  const waiting = [...cards(events)]
    .map(([question, card]) => ({ question, topic: outline.questions[question], ...card }))
    .filter(({ question, topic, due }) => due <= now && earlier.has(topic) && !onPage.has(question))
    .sort((a, b) => a.box - b.box || a.due - b.due || (a.question < b.question ? -1 : 1));
  const topics = new Set();
  return waiting
    .filter(({ topic }) => !topics.has(topic) && topics.add(topic))
    .slice(0, MOST)
    .map(({ question, seed }) => ({ question, seed }));
}
