/**
 * Asks questions: single ones in a lesson or a notebook, and quizzes.
 *
 * `<div class="question" data-question="c1w1-determinant-2x2" data-use="lesson">` becomes a
 * question, `<section class="quiz" data-use="practice" data-questions="id id …">` a quiz. What they
 * hold before, the build's first variant, stays until the questions are there.
 *
 * After every answer that counts, the document gets an event `mlmath:answer` whose detail is
 * {question, seed, use, answer, right, first}. A quiz that is over gives `mlmath:over`, from its
 * section, whose detail is the list of {question, right}.
 */

import { filled, fieldsFor, make, tellsMore } from "./kinds.js";
import { addStyle, loadKatex, typeset } from "./typeset.js";

/** @typedef {import("./kinds.js").Fields} Fields */
/** @typedef {import("./kinds.js").Verdict} Verdict */
/** @typedef {"lesson" | "practice" | "quiz" | "review" | "placement" | "closing"} Use */

/**
 * A question's document, made by sitegen/variants.py.
 * @typedef {object} Document
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {{seed: number, prompt: string, explanation: string}[]} variants
 */

const QUESTIONS = new URL("../../questions/", import.meta.url);
// Where feedback comes at the end, with a score.
const FINAL = new Set(["quiz", "placement", "closing"]);
const NEAR = "600px";
const UNKNOWN =
  "This is none of the slips that I know. Go through your steps once more, or read the explanation.";

let ids = 0;

// ---------------------------------------------------------------- what is asked

/** @type {Map<string, Promise<Document>>} */
const documents = new Map();

/** Fetch a question, once; again after a failure. @param {string} id */
function fetchDocument(id) {
  if (!documents.has(id)) {
    const arriving = fetch(new URL(`${id}.json`, QUESTIONS)).then((response) => {
      if (!response.ok) throw new Error(`${id}: ${response.status}`);
      return response.json();
    });
    arriving.catch(() => documents.delete(id));
    documents.set(id, arriving);
  }
  return documents.get(id);
}

/** Which variant was shown last, by question. @type {Map<string, number>} */
const last = new Map();

/**
 * Not these numbers next, if there are others: the learner knows them from an earlier day.
 * @param {string} id @param {number} seed
 */
export function avoid(id, seed) {
  if (!last.has(id)) last.set(id, seed);
}

/**
 * Another variant than the last one. In a lesson the first is the one that the page shows already.
 * @param {Document} question @param {Use} use
 */
function nextVariant(question, use) {
  const { id, variants } = question;
  const before = last.get(id);
  const others = variants.filter((variant) => variant.seed !== before);
  const inPlace = before === undefined && use === "lesson";
  const chosen = inPlace
    ? variants[0]
    : (others[Math.floor(Math.random() * others.length)] ?? variants[0]);
  last.set(id, chosen.seed);
  return chosen;
}

// ---------------------------------------------------------------- one question

/** @param {string} text @param {string} className @param {() => void} act */
function button(text, className, act) {
  const element = make("button", { type: "button", class: className }, text);
  element.addEventListener("click", act);
  return element;
}

/** One variant of one question, on show. */
class Showing {
  /**
   * @param {Document} question @param {Use} use
   * @param {{onCounted?: (verdict: Verdict, first: boolean) => void, final?: boolean}} options
   *   final: feedback comes later, from `score`
   */
  static async create(question, use, options = {}) {
    const variant = nextVariant(question, use);
    const id = `q${++ids}`;
    const [fields] = await Promise.all([fieldsFor(question.kind, variant, id), loadKatex()]);
    const showing = new Showing(question, use, variant, fields, id, options);
    onShow.add(showing);
    return showing;
  }

  constructor(question, use, variant, fields, id, { onCounted, final = false }) {
    this.question = question;
    this.use = use;
    this.variant = variant;
    this.fields = fields;
    this.onCounted = onCounted;
    this.tries = 0;
    /** @type {Verdict | null} */
    this.verdict = null;
    /** Whether the answer has been shown. */
    this.closed = false;
    this.prompt = filled("div", "prompt", variant.prompt);
    this.prompt.id = `${id}-prompt`;
    this.prompt.tabIndex = -1;
    const legend = make("legend", { id: `${id}-legend` }, fields.legend || "Your answer");
    if (!fields.legend) legend.className = "visually-hidden";
    const fieldset = make(
      "fieldset",
      { "aria-labelledby": `${this.prompt.id} ${legend.id}` },
      legend,
      fields.element,
    );
    this.check = make("button", { class: "button" }, "Check");
    this.actions = make("div", { class: "actions" });
    this.feedback = make("div", { class: "feedback", "aria-live": "polite", tabindex: "-1" });
    this.key = make(
      "div",
      { class: "answer-key" },
      make("strong", {}, "Answer: "),
      filled("div", "key-answer", fields.key),
      filled("div", "key-explanation", variant.explanation),
    );
    this.element = make(
      "form",
      { class: "question-form", novalidate: "", autocomplete: "off" },
      this.prompt,
      fieldset,
      this.actions,
      this.feedback,
      this.key,
    );
    if (!final) this.actions.append(this.check);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!final && !this.closed && !this.verdict?.right) this.answer();
    });
    this.element.addEventListener("input", () => this.clear());
    typeset(this.prompt);
    typeset(fields.element);
  }

  /** A changed answer is a new one: marks of the old one go. */
  clear() {
    if (this.verdict?.right || this.closed) return;
    this.fields.mark(null);
    this.verdict = null;
    this.feedback.replaceChildren();
    delete this.feedback.dataset.verdict;
    this.changed();
  }

  /** Read and judge; what cannot be judged is not counted. */
  judge() {
    const answer = this.fields.read();
    if ("problem" in answer) return answer;
    const verdict = this.fields.judge(answer);
    if ("problem" in verdict) return { problem: verdict.problem, at: undefined };
    return { answer, verdict };
  }

  /** Check what was entered, and answer it. */
  answer() {
    const judged = this.judge();
    if ("problem" in judged) {
      this.sayProblem(judged.problem);
      if (judged.at) judged.at.focus();
      return;
    }
    this.count(judged);
    this.say(judged);
    if (judged.verdict.right) this.feedback.focus({ preventScroll: true });
  }

  /** @param {{answer: import("./kinds.js").Answer, verdict: Verdict}} judged */
  count({ answer, verdict }) {
    this.tries += 1;
    const first = this.tries === 1;
    const detail = {
      question: this.question.id,
      seed: this.variant.seed,
      use: this.use,
      answer: answer.text,
      right: verdict.right,
      first,
    };
    document.dispatchEvent(new CustomEvent("mlmath:answer", { detail }));
    this.onCounted?.(verdict, first);
  }

  /** @param {string} problem */
  sayProblem(problem) {
    this.feedback.dataset.verdict = "problem";
    this.feedback.replaceChildren(
      make("p", {}, problem),
      make("p", { class: "fine" }, "This was not counted."),
    );
  }

  /** @param {{answer: import("./kinds.js").Answer, verdict: Verdict}} judged */
  say({ answer, verdict }) {
    this.verdict = verdict;
    this.fields.mark(verdict);
    const word = verdict.right ? "Right." : this.closed ? "Not this time." : "Not yet.";
    const told = make("p", { class: "told" }, make("strong", {}, word));
    if (answer.echoTex) {
      told.append(" I read this as ", make("span", { class: "tex" }, answer.echoTex), ".");
    } else if (answer.echo && tellsMore(answer.echo, answer.text)) {
      told.append(` I read this as ${answer.echo}.`);
    }
    const parts = [told, ...verdict.reasons.map((html) => filled("div", "reason", html))];
    if (!verdict.right && verdict.reasons.length === 0) {
      parts.push(make("p", {}, verdict.hint ?? UNKNOWN));
    }
    if (verdict.right || this.closed) {
      parts.push(this.explanation());
      this.check.remove();
    } else {
      parts.push(button("Show the explanation", "quiet", () => this.explain()));
    }
    this.feedback.dataset.verdict = verdict.right ? "right" : "not";
    this.feedback.replaceChildren(...parts);
    typeset(this.feedback);
    this.changed();
  }

  /** Tell the quiz around it. */
  changed() {
    this.element.dispatchEvent(new Event("mlmath:changed", { bubbles: true }));
  }

  /** The worked explanation, and with it the answer: this variant is over. */
  explain() {
    this.closed = true;
    this.check.remove();
    this.freeze();
    this.feedback.lastElementChild.replaceWith(this.explanation());
    typeset(this.feedback);
    this.changed();
    this.feedback.focus({ preventScroll: true });
  }

  explanation() {
    const element = filled("div", "explanation", this.variant.explanation);
    if (!this.verdict?.right) {
      const answer = make("div", { class: "the-answer" }, make("strong", {}, "Answer: "));
      answer.append(filled("div", "key-answer", this.fields.key));
      element.prepend(answer);
    }
    return element;
  }

  /** At the end of a quiz: judge for good. @returns {boolean} whether it was right */
  score() {
    const judged = this.judge();
    this.closed = true;
    // All questions are judged at once: the score is read, the rest when one comes to it.
    this.feedback.removeAttribute("aria-live");
    if ("problem" in judged) {
      this.feedback.dataset.verdict = "not";
      this.feedback.replaceChildren(
        make("p", { class: "told" }, make("strong", {}, "No answer.")),
        this.explanation(),
      );
      typeset(this.feedback);
    } else {
      this.count(judged);
      this.say(judged);
    }
    this.freeze();
    return this.verdict?.right ?? false;
  }

  /** Take no more answers. */
  freeze() {
    for (const field of this.element.querySelectorAll("input, .move")) {
      /** @type {HTMLInputElement} */ (field).disabled = true;
    }
  }

  /** Make the answer key ready for paper. */
  print() {
    typeset(this.key);
  }
}

/** @type {Set<Showing>} */
const onShow = new Set();
addEventListener("beforeprint", () => {
  for (const showing of onShow) {
    if (showing.element.isConnected) showing.print();
    else onShow.delete(showing);
  }
});

/**
 * Say that something did not arrive, and try again when asked.
 * @param {HTMLElement} host @param {() => void} again
 */
function sayUnreachable(host, again) {
  host.querySelector(".unreachable")?.remove();
  const notice = make(
    "div",
    { class: "unreachable", role: "alert" },
    make("p", {}, "This did not load. Perhaps the connection is gone."),
  );
  notice.append(
    button("Try again", "quiet", () => {
      notice.remove();
      again();
    }),
  );
  host.append(notice);
}

/**
 * Make an element a question with feedback at once and new numbers whenever they are wanted.
 * @param {HTMLElement} host @param {string} id @param {Use} use
 */
async function mountQuestion(host, id, use) {
  try {
    const question = await fetchDocument(id);
    const showing = await Showing.create(question, use);
    if (question.variants.length > 1) {
      showing.actions.append(
        button("New numbers", "quiet", async () => {
          await mountQuestion(host, id, use);
          /** @type {HTMLElement} */ (host.querySelector(".prompt")).focus();
        }),
      );
    }
    host.replaceChildren(showing.element);
  } catch (error) {
    console.info(error);
    sayUnreachable(host, () => mountQuestion(host, id, use));
  }
}

// ---------------------------------------------------------------- a quiz

/** Several questions, with a way through them and a result. */
class Quiz {
  /** @param {HTMLElement} host @param {string[]} questions @param {Use} use */
  constructor(host, questions, use) {
    this.host = host;
    this.questions = questions;
    this.use = use;
    this.final = FINAL.has(use);
    this.oneByOne = true;
    host.addEventListener("mlmath:changed", () => this.arrange());
    host.addEventListener("input", () => this.notice?.replaceChildren());
  }

  async start() {
    try {
      this.showings = await Promise.all(this.questions.map((_, i) => this.show(i)));
    } catch (error) {
      console.info(error);
      sayUnreachable(this.host, () => this.start());
      return false;
    }
    /** Whether the first try at a question was right. @type {Map<number, boolean>} */
    this.firstTries = new Map();
    this.at = 0;
    this.over = false;
    this.build();
    this.arrange();
    return true;
  }

  /** A new variant of a question. @param {number} i */
  async show(i) {
    const question = await fetchDocument(this.questions[i]);
    const showing = await Showing.create(question, this.use, {
      final: this.final,
      onCounted: (verdict, first) => this.counted(i, verdict, first),
    });
    if (!this.final && question.variants.length > 1) {
      showing.actions.append(button("New numbers", "quiet", () => this.renew(i)));
    }
    return showing;
  }

  /** Ask a question again, with new numbers. @param {number} i */
  async renew(i) {
    const showing = await this.show(i);
    this.showings[i].element.replaceWith(showing.element);
    this.showings[i] = showing;
    this.arrange();
    showing.prompt.focus();
  }

  build() {
    const count = this.showings.length;
    this.items = this.showings.map((showing, i) => {
      const heading = make("h2", { tabindex: "-1" }, `Question ${i + 1} `);
      heading.append(make("small", {}, `of ${count}`));
      return make("section", { class: "quiz-item" }, heading, showing.element);
    });
    this.chips = this.showings.map((_, i) => button(String(i + 1), "chip", () => this.go(i)));
    this.nav = make("nav", { class: "chips", "aria-label": "Questions" }, ...this.chips);
    this.nav.hidden = count < 2;
    this.modeButton = button("", "quiet", () => {
      this.oneByOne = !this.oneByOne;
      this.arrange();
    });
    this.back = button("Back", "quiet", () => this.go(this.at - 1));
    this.next = button("Next", "button", () => this.go(this.at + 1));
    this.finish = button(this.final ? "Finish and see the score" : "See how it went", "button", () =>
      this.end(false),
    );
    this.moves = make("div", { class: "actions quiz-moves" }, this.back, this.next, this.finish);
    this.notice = make("div", { class: "quiz-notice", "aria-live": "polite" });
    this.result = make("div", { class: "quiz-result", tabindex: "-1" });
    const tools = make(
      "div",
      { class: "quiz-tools" },
      this.modeButton,
      button("Print", "quiet", () => printQuiz(false)),
      button("Print with answers", "quiet", () => printQuiz(true)),
    );
    this.host.replaceChildren(
      this.result,
      this.nav,
      ...this.items,
      this.moves,
      this.notice,
      tools,
    );
  }

  /** Show what belongs on the screen now. */
  arrange() {
    const all = !this.oneByOne || this.over;
    this.items.forEach((item, i) => item.classList.toggle("waiting", !all && i !== this.at));
    this.modeButton.textContent = this.oneByOne ? "All at once" : "One at a time";
    this.modeButton.hidden = this.over;
    this.back.hidden = all || this.at === 0;
    this.next.hidden = all || this.at === this.items.length - 1;
    const { verdict, closed } = this.showings[this.at];
    this.next.className = this.final || verdict?.right || closed ? "button" : "quiet";
    this.finish.hidden = this.over || (!all && this.at < this.items.length - 1);
    this.chips.forEach((chip, i) => {
      const state = this.over || !this.final ? this.showings[i].feedback.dataset.verdict : undefined;
      chip.dataset.mark = state ?? "";
      const said = { right: ", right", not: ", not yet right" }[state] ?? "";
      chip.setAttribute("aria-label", `Question ${i + 1}${said}`);
      if (!all && i === this.at) chip.setAttribute("aria-current", "step");
      else chip.removeAttribute("aria-current");
    });
  }

  /** Go to a question. @param {number} i */
  go(i) {
    this.at = i;
    this.notice.replaceChildren();
    this.arrange();
    const heading = this.items[i].querySelector("h2");
    heading.focus({ preventScroll: true });
    this.items[i].scrollIntoView({ block: "nearest" });
  }

  /** @param {number} i @param {Verdict} verdict @param {boolean} first */
  counted(i, verdict, first) {
    // Of the first showing: new numbers are for practice.
    if (first && !this.firstTries.has(i)) this.firstTries.set(i, verdict.right);
  }

  /** The end: for a quiz the score, for practice a look back. @param {boolean} anyway */
  end(anyway) {
    const open = this.showings.flatMap((showing, i) => {
      const without = this.final ? "problem" in showing.judge() : !this.firstTries.has(i);
      return without ? [i] : [];
    });
    if (open.length > 0 && !anyway) {
      this.askAbout(open);
      return;
    }
    const results = this.showings.map((showing, i) => ({
      question: this.questions[i],
      right: this.final ? showing.score() : this.firstTries.get(i) === true,
    }));
    this.over = true;
    this.notice.replaceChildren();
    this.report(results.filter(({ right }) => right).length);
    this.host.dispatchEvent(new CustomEvent("mlmath:over", { detail: results, bubbles: true }));
    this.arrange();
    this.result.focus();
    this.result.scrollIntoView({ block: "nearest" });
  }

  /** @param {number[]} open questions without an answer that can be judged */
  askAbout(open) {
    const numbers = open.map((i) => i + 1).join(", ");
    const text =
      open.length === 1
        ? `Question ${numbers} has no answer yet that I can read.`
        : `Questions ${numbers} have no answer yet that I can read.`;
    this.notice.replaceChildren(
      make("p", {}, text),
      make(
        "div",
        { class: "actions" },
        button(`Go to question ${open[0] + 1}`, "button", () => {
          this.go(open[0]);
          const judged = this.showings[open[0]].judge();
          if (this.final && "problem" in judged) this.showings[open[0]].sayProblem(judged.problem);
        }),
        button("Finish without", "quiet", () => this.end(true)),
      ),
    );
  }

  /** @param {number} right */
  report(right) {
    const count = this.showings.length;
    const how = this.final ? "right" : "right at the first try";
    let words = "Go on below with any of them, or take all of them again.";
    if (this.final) words = "Below, each question with its explanation. New numbers give another chance.";
    if (right === count) words = "All of it. New numbers will show whether it lasts.";
    const share = make("div", { class: "share", "aria-hidden": "true" });
    share.append(...this.showings.map((_, i) => make("i", i < right ? { class: "full" } : {})));
    this.result.replaceChildren(
      make("p", { class: "score" }, make("strong", {}, `${right} of ${count}`), ` ${how}`),
      share,
      make("p", {}, words),
      make(
        "div",
        { class: "actions" },
        button("Again with new numbers", "button", async () => {
          if (await this.start()) this.go(0);
        }),
      ),
    );
  }
}

/** @param {boolean} answers */
function printQuiz(answers) {
  document.body.classList.toggle("print-answers", answers);
  print();
  document.body.classList.remove("print-answers");
}

// ---------------------------------------------------------------- where it is mounted

const WAITING = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      WAITING.unobserve(target);
      const host = /** @type {HTMLElement} */ (target);
      mountQuestion(host, host.dataset.question, /** @type {Use} */ (host.dataset.use));
    }
  },
  { rootMargin: NEAR },
);

/**
 * Take over the questions and quizzes below an element: a question when it comes near the screen.
 * @param {ParentNode} root
 */
export function mountAll(root) {
  /** @param {string} selector @returns {HTMLElement[]} */
  const fresh = (selector) =>
    [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))].filter(
      (host) => !("mounted" in host.dataset),
    );
  for (const host of fresh(".question[data-question]")) {
    host.dataset.mounted = "";
    WAITING.observe(host);
  }
  for (const host of fresh(".quiz[data-questions]")) {
    host.dataset.mounted = "";
    const { use, questions } = host.dataset;
    new Quiz(host, questions.split(/\s+/).filter(Boolean), /** @type {Use} */ (use)).start();
  }
}

mountAll(document);

/** In a notebook: anywidget hosts one question. */
export default {
  /** @param {{model: {get(name: "question"): string}, el: HTMLElement}} context */
  render({ model, el }) {
    addStyle(new URL("player.css", import.meta.url));
    const host = make("div", { class: "question in-notebook" });
    el.append(host);
    mountQuestion(host, model.get("question"), "lesson");
    // On a page progress-view.js does this.
    import("./progress.js").then(({ logAnswers }) => logAnswers());
    return () => host.remove();
  },
};
