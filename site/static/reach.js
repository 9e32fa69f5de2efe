/** A box that is too wide scrolls, so the keyboard must be able to reach it. */

const BOXES = "pre, .scroll, .formula, .katex-display";

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

/**
 * Look after the boxes in a part of the page, now and when they get narrower.
 * @param {ParentNode} root
 */
export function keepReachable(root) {
  for (const box of root.querySelectorAll(BOXES)) widths.observe(box);
}
