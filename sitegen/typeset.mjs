/** Typesets formulas: JSON in, {katex, formulas: [{tex, display}]}; JSON out, [{html} | {error}]. */

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const question = JSON.parse(readFileSync(0, "utf8"));
// Run as the classic script that it is, it leaves itself in the global `katex`.
runInThisContext(readFileSync(new URL(question.katex), "utf8"));
const { katex } = globalThis;

const answers = question.formulas.map(({ tex, display }) => {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: true,
      // Letters such as é or € inside \text are fine; whatever else is doubtful is an error.
      strict: (code) => (code === "unicodeTextInMathMode" ? "ignore" : "error"),
    });
    return { html };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(answers));
