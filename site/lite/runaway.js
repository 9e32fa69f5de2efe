// A cell that runs long gets a notice beside it, with the one way to stop it.

import { announce, button, element } from "./notices.js";

const LONG = 10_000;
const NAME = "cell-runs-long";

/** @param {any} panel JupyterLab's widget of the open notebook */
export function watchLongRuns(panel) {
  const { sessionContext, context, content: notebook } = panel;
  /** The request that Python works on, since when, and what counts its time. @type {any} */
  let running = null;

  const end = () => {
    if (!running) return;
    clearInterval(running.timer);
    running.notice?.remove();
    running = null;
  };

  const restart = async (/** @type {HTMLButtonElement} */ pressed) => {
    pressed.disabled = true;
    pressed.textContent = "Python restarts …";
    if (context.model.dirty) await context.save().catch(() => {});
    await sessionContext.restartKernel();
    end();
    announce("Python was restarted. Run the cells again from the top.");
  };

  const show = () => {
    const { id, since } = running;
    const cell = notebook.widgets.find(
      (/** @type {any} */ one) => one.outputArea?.future?.msg.header.msg_id === id,
    );
    // A cell that asks its reader for something waits for the answer.
    if (!cell || cell.node.querySelector(".jp-Stdin-input")) return;
    const seconds = Math.round((performance.now() - since) / 1000);
    if (!running.notice) {
      const stop = button("Stop: restart Python", () => restart(stop));
      const time = element("p", "");
      running.time = time;
      running.notice = element(
        "div",
        NAME,
        time,
        element("p", "", "Python in a browser cannot be interrupted. If the cell does not end by itself, restart Python: all that is written stays, but variables are lost, so run the cells again from the top."),
        stop,
      );
      announce("A cell has been running for ten seconds. Beside it is a button that stops it.");
    }
    running.time.textContent = `This cell has been running for ${seconds} seconds.`;
    if (!running.notice.isConnected) {
      cell.node.querySelector(".jp-Cell-inputWrapper")?.after(running.notice);
    }
  };

  const begin = (/** @type {string} */ id) => {
    end();
    const since = performance.now();
    const tick = () => {
      if (performance.now() - since >= LONG) show();
    };
    running = { id, since, timer: setInterval(tick, 1000) };
  };

  sessionContext.iopubMessage.connect((/** @type {any} */ _, /** @type {any} */ message) => {
    const { header, parent_header: parent, content } = message;
    // Python takes one request after the other: `busy` comes when it begins, not when it is queued.
    if (header.msg_type !== "status" || parent.msg_type !== "execute_request") return;
    if (content.execution_state === "busy") begin(parent.msg_id);
    else if (content.execution_state === "idle" && running?.id === parent.msg_id) end();
  });
  sessionContext.kernelChanged.connect(end);
  sessionContext.statusChanged.connect((/** @type {any} */ _, /** @type {string} */ status) => {
    if (["restarting", "autorestarting", "dead"].includes(status)) end();
  });
}
