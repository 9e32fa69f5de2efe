/**
 * Says where to start, when the placement on a course's page is over: with the first week of which
 * something was not known.
 */

const advice = document.querySelector(".placement-advice");
const weeks = /** @type {HTMLElement[]} */ ([...advice.querySelectorAll("[data-start]")]);

/** The week that a question belongs to: 2 for c1w2-swap-rows. @param {string} question */
const weekOf = (question) => Number(/^c\d+w(\d+)-/.exec(question)[1]);

document.querySelector(".placement").addEventListener("mlmath:over", (event) => {
  /** @type {{question: string, right: boolean}[]} */
  const results = /** @type {CustomEvent} */ (event).detail;
  const unknown = results.filter(({ right }) => !right).map(({ question }) => weekOf(question));
  const start = Math.min(weeks.length, ...unknown);
  for (const week of weeks) week.hidden = Number(week.dataset.start) !== start;
  advice.scrollIntoView({ block: "nearest" });
});
