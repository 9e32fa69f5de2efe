/**
 * The kinds of question: for each the fields that take an answer, and how an answer is judged.
 * A variant is one entry of `variants` in a question's document (see CONTRIBUTING.md).
 */

import { compare, exact, parseMatrix, parseNumber, parseVector } from "./answers.js";

/**
 * What was answered, or why it cannot be judged.
 * @typedef {{text: string, value: any, echo?: string, echoTex?: string}} Answer
 * @typedef {{problem: string, at?: HTMLElement}} Problem
 */

/**
 * What an answer is worth. `reasons` are HTML of the mistakes that were recognised; `hint` is said
 * if there are none.
 * @typedef {{right: boolean, reasons: string[], hint?: string}} Verdict
 */

/**
 * @typedef {object} Fields
 * @property {string} legend what to do, in a few words; empty if a label says it
 * @property {HTMLElement} element
 * @property {() => Answer | Problem} read
 * @property {(answer: Answer) => Verdict | {problem: string}} judge
 * @property {() => void} focus
 * @property {(verdict: Verdict | null) => void} mark show what was right or not; null: no longer
 * @property {string} key HTML of the right answer
 */

/** @type {Record<string, (variant: any, id: string) => Fields | Promise<Fields>>} */
const KINDS = { choice, choices, number, vector, matrix, expression, order, picture };

/**
 * The fields for a variant.
 * @param {string} kind @param {any} variant @param {string} id for the ids of elements, unique
 */
export const fieldsFor = (kind, variant, id) => KINDS[kind](variant, id);

// ---------------------------------------------------------------- help

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * An element with HTML from the build inside.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} className @param {string} html
 */
export function filled(tag, className, html) {
  const element = make(tag, { class: className });
  element.innerHTML = html;
  return element;
}

/** A list in random order. @template T @param {T[]} list @returns {T[]} */
function shuffled(list) {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

/** Whether an echo tells more than was typed. @param {string} echo @param {string} typed */
export function tellsMore(echo, typed) {
  const bare = (/** @type {string} */ text) => text.replaceAll("−", "-").replace(/[[\](),;\s]+/g, " ").trim();
  return bare(echo) !== bare(typed);
}

/** The text of an option, pictures by what they say. @param {string} html */
function plain(html) {
  const { content } = make("template");
  content.append(document.createRange().createContextualFragment(html));
  return content.textContent || content.firstElementChild?.getAttribute("aria-label") || "";
}

/**
 * TeX in words, for the name of an option that is a formula and nothing else: not every reader
 * takes a name from a formula.
 * @param {string} tex
 */
export const spoken = (tex) =>
  tex
    .replace(/\\begin\{\w+\}([^]*?)\\end\{\w+\}/g, (_, body) =>
      body.includes("&") ? ` rows ${body.replace(/ *\\\\ */g, "; ")}` : ` (${body.replace(/ *\\\\ */g, ", ").trim()})`,
    )
    .replaceAll("&", ",")
    .replace(/\\(?:mathbf|boldsymbol|mathrm|operatorname|text)\b *(?:\{([^{}]*)\}|(\w))/g, "$1$2")
    .replace(/\\\|([^]*?)\\\|(?:_\{?(\w+)\}?)?/g, (_, inside, kind) =>
      ` the ${kind ? `${kind}-` : ""}norm of ${/^\(|^\w+$/.test(inside.trim()) ? inside.trim() : `(${inside.trim()})`} `,
    )
    .replace(/\\[td]?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2 ")
    .replace(/\\(?:left|right)(?![a-z])|\\[,;!]/g, " ")
    .replace(/\\leftrightarrow/g, " changes places with ")
    .replace(/\\leftarrow/g, " becomes ")
    .replace(/\\(?:to|mapsto|rightarrow)(?![a-z])/g, " to ")
    // Between vectors the dot is not the product of numbers.
    .replace(/\\cdot/g, /\\mathbf/.test(tex) ? " dot " : " times ")
    .replace(/\\times/g, " times ")
    .replace(/\^\{?-1\}?/g, " inverse ")
    .replace(/\^\{?T\}?/g, " transposed ")
    .replace(/\^\{?2\}?/g, " squared ")
    .replace(/_(?:\{([^{}]*)\}|(\w))/g, " $1$2 ")
    .replace(/\\(?:leq?|geq?|neq?)(?![a-z])/g, (sign) => ({ l: "≤", g: "≥", n: "≠" })[sign[1]])
    .replace(/\\([a-z]+)/gi, "$1")
    .replace(/[{}]/g, "")
    .replace(/-(?!norm)/g, "−")
    .replace(/\s+(?=[,;)])|(?<=\s)\s+/g, "")
    .trim();

/** @param {string} value of a document, "p/q" */
function valueTex(value) {
  const { p, q } = exact(value);
  if (value.includes(".") || q === 1n) return value;
  return `${p < 0n ? "-" : ""}\\frac{${p < 0n ? -p : p}}{${q}}`;
}

/** @param {string} tex */
const formula = (tex) => `<span class="tex">${tex.replaceAll("&", "&amp;")}</span>`;

// ---------------------------------------------------------------- options

/** @typedef {{html: string, right: boolean, reason: string}} Option */

/**
 * Radio buttons or checkboxes in random order.
 * @param {Option[]} options @param {"radio" | "checkbox"} type @param {string} id @param {string} look
 */
function optionList(options, type, id, look) {
  const rows = shuffled(options).map((option, i) => {
    const input = make("input", { type, name: id, id: `${id}-${i}` });
    const label = make("label", { class: "option", for: input.id }, input);
    const text = filled("span", "option-text", option.html);
    label.append(text);
    if (text.childNodes.length === 1 && text.firstElementChild?.className === "tex") {
      input.setAttribute("aria-label", spoken(text.textContent));
    }
    return { option, input, label };
  });
  const element = make("div", { class: look }, ...rows.map((row) => row.label));
  const chosen = () => rows.filter((row) => row.input.checked);
  const mark = (/** @type {Verdict | null} */ verdict) => {
    for (const { option, input, label } of rows) {
      delete label.dataset.mark;
      if (verdict && input.checked) label.dataset.mark = option.right ? "right" : "not";
      input.disabled = verdict?.right ?? false;
    }
  };
  return { element, chosen, mark, focus: () => rows[0].input.focus() };
}

/** @param {{options: Option[]}} variant @param {string} id @returns {Fields} */
function choice(variant, id, look = "options", legend = "Choose one") {
  const list = optionList(variant.options, "radio", id, look);
  return {
    ...list,
    legend,
    key: variant.options.find((option) => option.right).html,
    read() {
      const [row] = list.chosen();
      if (!row) return { problem: "Choose one of the answers first." };
      return { text: plain(row.option.html), value: row.option };
    },
    judge: ({ value }) => ({ right: value.right, reasons: value.right ? [] : [value.reason] }),
  };
}

/** @param {{options: Option[]}} variant @param {string} id @returns {Fields} */
function picture(variant, id) {
  return choice(variant, id, "options pictures", "Choose one picture");
}

/** @param {{options: Option[]}} variant @param {string} id @returns {Fields} */
function choices(variant, id) {
  const list = optionList(variant.options, "checkbox", id, "options");
  const wanted = variant.options.filter((option) => option.right);
  return {
    ...list,
    legend: "Choose all that are true",
    key: `<ul>${wanted.map((option) => `<li>${option.html}</li>`).join("")}</ul>`,
    read() {
      const value = list.chosen().map((row) => row.option);
      if (value.length === 0) return { problem: "Choose at least one of the answers first." };
      return { text: value.map((option) => plain(option.html)).join("; "), value };
    },
    judge({ value }) {
      const wrong = value.filter((option) => !option.right);
      const missing = wanted.length - (value.length - wrong.length);
      const right = wrong.length === 0 && missing === 0;
      const reasons = (right ? value : wrong).map(
        ({ html, reason }) => `<div class="about">${html}</div>${reason}`,
      );
      const hint = "What you chose is true, but it is not all. Look at the others once more.";
      return { right, reasons, hint };
    },
  };
}

// ---------------------------------------------------------------- typed answers

/**
 * One line of text, and below it how it is understood.
 * @param {string} id @param {string} label @param {string} example
 * @param {(text: string) => {echo: string} | {problem: string}} parse
 */
function textField(id, label, example, parse) {
  const input = make("input", {
    type: "text",
    id: `${id}-field`,
    class: "field",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-help`,
  });
  const help = make("span", { class: "field-help", id: `${id}-help` }, example);
  input.addEventListener("input", () => {
    const reading = parse(input.value);
    const tells = "echo" in reading && tellsMore(reading.echo, input.value);
    help.textContent = tells ? `I read this as ${reading.echo}` : example;
  });
  const element = make(
    "div",
    { class: "typed" },
    make("label", { for: input.id }, label),
    input,
    help,
  );
  return { element, input };
}

/** @param {HTMLInputElement[]} inputs */
const marker = (inputs) => (/** @type {Verdict | null} */ verdict) => {
  for (const input of inputs) {
    input.readOnly = verdict?.right ?? false;
    delete input.dataset.mark;
    input.removeAttribute("aria-invalid");
    if (!verdict) continue;
    input.dataset.mark = verdict.right ? "right" : "not";
    if (!verdict.right) input.setAttribute("aria-invalid", "true");
  }
};

/** @param {any} variant @param {string} id @returns {Fields} */
function number(variant, id) {
  const { element, input } = textField(id, "Your number", "Such as 3, −2/3 or 0.75", parseNumber);
  return {
    element,
    legend: "",
    key: formula(valueTex(variant.answer)),
    focus: () => input.select(),
    mark: marker([input]),
    read() {
      const read = parseNumber(input.value);
      if ("problem" in read) return { ...read, at: input };
      return { text: input.value.trim(), value: read, echo: read.echo };
    },
    judge({ value }) {
      const found = compare(value, variant.answer, variant.tolerance);
      if (found === "same") return { right: true, reasons: [] };
      const mistakes = variant.mistakes.filter(
        (mistake) => compare(value, mistake.value, variant.tolerance) === "same",
      );
      if (found === "rough" && mistakes.length === 0) return { problem: ROUGH };
      return { right: false, reasons: mistakes.map((mistake) => mistake.reason) };
    },
  };
}

const ROUGH = "That is rounded too far to tell. Give the fraction, or at least two digits with a decimal point.";

/**
 * @param {import("./answers.js").Entered[][]} rows @param {string[][]} given
 * @returns {"same" | "rough" | "different"} the least of its entries
 */
function compareRows(rows, given) {
  const found = new Set(rows.flatMap((row, i) => row.map((entry, j) => compare(entry, given[i][j]))));
  return found.has("different") ? "different" : found.has("rough") ? "rough" : "same";
}

/** @param {any} variant @param {Answer} answer @returns {Verdict | {problem: string}} */
function judgeRows(variant, { value }) {
  const found = compareRows(value, variant.answer);
  if (found === "same") return { right: true, reasons: [] };
  const mistakes = variant.mistakes.filter((one) => compareRows(value, one.value) === "same");
  if (found === "rough" && mistakes.length === 0) return { problem: ROUGH };
  const all = value.flat();
  const fitting = value
    .flatMap((row, i) => row.map((entry, j) => compare(entry, variant.answer[i][j])))
    .filter((one) => one === "same").length;
  const hint =
    fitting > 0
      ? `${fitting} of the ${all.length} numbers ${fitting === 1 ? "is" : "are"} right already.`
      : undefined;
  return { right: false, reasons: mistakes.map((mistake) => mistake.reason), hint };
}

/** @param {string[][]} rows */
const matrixTex = (rows) =>
  `\\begin{bmatrix} ${rows.map((row) => row.map(valueTex).join(" & ")).join(" \\\\ ")} \\end{bmatrix}`;

/** @param {any} variant @param {string} id @returns {Fields} */
function vector(variant, id) {
  const { element, input } = textField(id, "Your numbers, in their order", "Such as 1, −2/3, 0.75", parseVector);
  const count = variant.answer[0].length;
  return {
    element,
    legend: "",
    key: formula(`(${variant.answer[0].map(valueTex).join(",\\; ")})`),
    focus: () => input.select(),
    mark: marker([input]),
    read() {
      const read = parseVector(input.value);
      if ("problem" in read) return { ...read, at: input };
      if (read.value.length !== count) {
        const given = read.value.length === 1 ? "1 number" : `${read.value.length} numbers`;
        return { problem: `I read ${given}, ${read.echo}; here ${count} are asked for.`, at: input };
      }
      return { text: input.value.trim(), value: [read.value], echo: read.echo };
    },
    judge: (answer) => judgeRows(variant, answer),
  };
}

/** @param {any} variant @param {string} id @returns {Fields} */
function matrix(variant, id) {
  const [height, width] = variant.shape;
  const places = Array.from({ length: height * width }, (_, i) => [Math.floor(i / width), i % width]);
  const inputs = places.map(([row, column]) =>
    make("input", {
      type: "text",
      id: `${id}-${row}-${column}`,
      class: "field",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": `Row ${row + 1}, column ${column + 1}`,
    }),
  );
  const grid = make("div", { class: "matrix" }, ...inputs);
  grid.style.setProperty("--columns", String(width));
  // A whole matrix, copied from a notebook, fills the grid.
  grid.addEventListener("paste", (event) => {
    const read = parseMatrix(event.clipboardData.getData("text"));
    if ("problem" in read || read.value.length !== height || read.value[0].length !== width) return;
    event.preventDefault();
    places.forEach(([row, column], i) => (inputs[i].value = read.value[row][column].echo));
  });
  return {
    element: grid,
    legend: "Enter the matrix",
    key: formula(matrixTex(variant.answer)),
    focus: () => inputs[0].select(),
    mark: marker(inputs),
    read() {
      const value = variant.answer.map(() => []);
      for (const [i, [row, column]] of places.entries()) {
        const read = parseNumber(inputs[i].value);
        const place = `Row ${row + 1}, column ${column + 1}: `;
        if ("problem" in read) return { problem: place + read.problem, at: inputs[i] };
        value[row].push(read);
      }
      const text = value.map((_, row) =>
        inputs.slice(row * width, (row + 1) * width).map((input) => input.value.trim()).join(", "),
      );
      return { text: text.join("; "), value };
    },
    judge: (answer) => judgeRows(variant, answer),
  };
}

/** @param {any} variant @param {string} id @returns {Promise<Fields>} */
async function expression(variant, id) {
  const { parseExpression, same, toTex } = await import("./expressions.js");
  const { variables } = variant;
  /** @param {string} text */
  const parse = (text) => parseExpression(text, variables);
  /** @param {string} text of the document, which can be read */
  const tree = (text) => /** @type {any} */ (parse(text)).value;
  const { element, input } = textField(
    id,
    "Your formula",
    `In ${variables.join(", ")}, such as 2${variables[0]}^2 + 1/3`,
    parse,
  );
  return {
    element,
    legend: "",
    key: formula(toTex(tree(variant.answer))),
    focus: () => input.select(),
    mark: marker([input]),
    read() {
      const read = parse(input.value);
      if ("problem" in read) return { ...read, at: input };
      return { text: input.value.trim(), value: read.value, echo: read.echo, echoTex: read.tex };
    },
    judge({ value }) {
      if (same(value, tree(variant.answer), variables)) return { right: true, reasons: [] };
      const mistakes = variant.mistakes.filter((one) => same(value, tree(one.value), variables));
      return { right: false, reasons: mistakes.map((mistake) => mistake.reason) };
    },
  };
}

// ---------------------------------------------------------------- order

/** @param {any} variant @param {string} id @returns {Fields} */
function order(variant, id) {
  const right = variant.steps.map((_, i) => i);
  /** @type {number[]} */
  let shown;
  do shown = shuffled(right);
  while (shown.every((step, i) => step === i));

  const said = make("p", { class: "visually-hidden", "aria-live": "polite" });
  const list = make("ol", { class: "order-list" });
  const rows = variant.steps.map((html, step) => {
    const text = filled("span", "order-text", html);
    text.id = `${id}-step-${step}`;
    const buttons = [-1, 1].map((by) => {
      const name = by < 0 ? "Move up" : "Move down";
      const button = make("button", { type: "button", class: "move", "aria-describedby": text.id });
      button.append(
        make("span", { "aria-hidden": "true" }, by < 0 ? "↑" : "↓"),
        make("span", { class: "visually-hidden" }, name),
      );
      button.addEventListener("click", () => move(step, by, button));
      return button;
    });
    return make("li", { class: "order-item" }, text, make("span", { class: "moves" }, ...buttons));
  });
  /** @param {number} step @param {number} by @param {HTMLElement} button */
  function move(step, by, button) {
    const [from, to] = [shown.indexOf(step), shown.indexOf(step) + by];
    if (to < 0 || to >= shown.length) {
      said.textContent = by < 0 ? "This is the first step already." : "This is the last step already.";
      return;
    }
    [shown[from], shown[to]] = [shown[to], shown[from]];
    list.append(...shown.map((one) => rows[one]));
    button.focus();
    said.textContent = `Moved to place ${to + 1} of ${shown.length}.`;
    list.dispatchEvent(new Event("input", { bubbles: true }));
  }
  list.append(...shown.map((one) => rows[one]));

  return {
    element: make("div", {}, list, said),
    legend: "Put the steps in order",
    key: `<ol>${variant.steps.map((html) => `<li>${html}</li>`).join("")}</ol>`,
    focus: () => list.querySelector("button").focus(),
    mark(verdict) {
      for (const button of list.querySelectorAll("button")) button.disabled = verdict?.right ?? false;
      for (const [i, step] of shown.entries()) {
        delete rows[step].dataset.mark;
        if (verdict) rows[step].dataset.mark = step === i ? "right" : "not";
      }
    },
    read: () => ({ text: shown.map((step) => step + 1).join(" "), value: [...shown] }),
    judge({ value }) {
      const first = value.findIndex((step, i) => step !== i);
      if (first < 0) return { right: true, reasons: [] };
      const known = variant.mistakes.filter((one) => one.order.every((step, i) => step === value[i]));
      const hint =
        first === 0
          ? "Which step needs nothing that another one brings? That one comes first."
          : `${first === 1 ? "The first step is" : `The first ${first} steps are`} in place. ` +
            "What can be done next?";
      return { right: false, reasons: known.map((mistake) => mistake.reason), hint };
    },
  };
}
