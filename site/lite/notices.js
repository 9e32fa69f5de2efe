// What is said on the live page: dialogs that ask, and notices at the foot of the screen.

/**
 * A choice: its value, its label, and what it does.
 * @typedef {{value: string, label: string, note?: string}} Choice
 */

/** @param {string} tag @param {string} className @param {(string | Node)[]} inside */
export function element(tag, className, ...inside) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** @param {string} label @param {() => void} act */
export function button(label, act) {
  const made = /** @type {HTMLButtonElement} */ (element("button", "", label));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** @param {string} label @param {string} href */
export function link(label, href) {
  const made = /** @type {HTMLAnchorElement} */ (element("a", "", label));
  made.href = href;
  return made;
}

let dialogs = 0;

/**
 * Ask, and wait for the answer. Whoever closes the dialog with Escape answers `later`.
 * @param {string} title @param {string[]} paragraphs @param {Choice[]} choices
 * @param {{more?: HTMLElement[], later?: string, signal?: AbortSignal}} [options]
 * `more` stands below and answers nothing; without `later` the dialog cannot be closed
 * @returns {Promise<string>} the chosen value; rejected when the signal ends the question
 */
export function ask(title, paragraphs, choices, { more = [], later, signal } = {}) {
  dialogs += 1;
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", "course-dialog"));
  const heading = element("h2", "", title);
  heading.id = `course-dialog-${dialogs}`;
  dialog.setAttribute("aria-labelledby", heading.id);
  const answers = element("div", "choices");
  return new Promise((resolve, reject) => {
    const close = () => {
      dialog.close();
      dialog.remove();
    };
    const answer = (/** @type {string} */ value) => {
      close();
      resolve(value);
    };
    for (const [i, { value, label, note }] of choices.entries()) {
      const choice = button("", () => answer(value));
      choice.append(element("strong", "", label), ...(note ? [element("span", "", note)] : []));
      choice.className = i === 0 ? "first" : "";
      answers.append(choice);
    }
    dialog.append(heading, ...paragraphs.map((text) => element("p", "", text)), answers);
    if (more.length > 0) dialog.append(element("p", "more", ...more));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (later !== undefined) answer(later);
    });
    // JupyterLab listens to keys on the whole page.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    signal?.addEventListener("abort", () => {
      close();
      reject(signal.reason);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** @returns {HTMLElement} where notices stand */
function place() {
  const there = document.getElementById("course-notices");
  if (there) return there;
  const made = element("div", "");
  made.id = "course-notices";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

/**
 * Say something at the foot of the screen until it is closed; a second time replaces the first.
 * @param {string} id @param {string} text @param {HTMLElement[]} actions
 */
export function notice(id, text, actions = []) {
  const shown = document.querySelector(`#course-notices [data-notice="${id}"]`);
  if (shown?.firstElementChild.textContent === text) return;
  const made = element("div", "course-notice", element("p", "", text));
  made.dataset.notice = id;
  const close = button("Close", () => made.remove());
  made.append(element("p", "actions", ...actions, close));
  if (shown) shown.replaceWith(made);
  else place().append(made);
}

/** @param {string} id */
export function dropNotice(id) {
  document.querySelector(`#course-notices [data-notice="${id}"]`)?.remove();
}

/** Say something to screen readers only, once. @param {string} text */
export function announce(text) {
  let region = document.getElementById("course-announce");
  if (!region) {
    region = element("p", "");
    region.id = "course-announce";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = text;
}
