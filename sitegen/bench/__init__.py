"""Measures the built site in a real browser: how soon a lab shows a figure, how fast one answers.

Machines are noisy, so what is compared is measured in turn in one run, and what counts are the
medians and the ratios between them.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from sitegen import browser
from sitegen.bench import figures, start, stock
from sitegen.bench.host import Line, hosting


def run(site: Path, line: Line | None, rounds: int) -> None:
    """Measure and print; the last line is one JSON object with the ratios of the start-up.

    Parameters
    ----------
    site
        The built site.
    line
        The connection to it, or None for as fast as this machine is.
    rounds
        How often each start is measured.
    """
    path = browser.chromium()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        ours = stock.ours_with(start.NOTEBOOKS, site, Path(scratch, "ours"))
        theirs = stock.build(start.NOTEBOOKS, Path(scratch, "stock"))
        with hosting(ours) as host:
            chromium = playwright.chromium.launch(executable_path=path, args=list(browser.FLAGS))
            figures.measure(chromium, host.address)
            chromium.close()
        start.measure(playwright.chromium, path, {"stock": theirs, "ours": ours}, line, rounds)
