"""Measures the start of a notebook: stock JupyterLite and our site, in turn."""

import json
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import BrowserType, Page

from sitegen.bench.figures import KERNEL
from sitegen.bench.host import Host, Line, hosting
from sitegen.browser import FLAGS
from sitegen.notebooks import METADATA

MINUTES = 60_000
FIRST_FIGURE = (
    "import numpy as np\nimport matplotlib.pyplot as plt\n"
    "plt.plot(np.linspace(0, 1), np.linspace(0, 1) ** 2)\nplt.show()"
)
SOURCES = {
    "figure.ipynb": FIRST_FIGURE,
    "second.ipynb": FIRST_FIGURE,
    "stats.ipynb": (
        "import matplotlib.pyplot as plt\nimport numpy as np\nfrom scipy import stats\n"
        "x = np.linspace(-3, 3)\nplt.plot(x, stats.norm.pdf(x))\nplt.show()"
    ),
    "sympy.ipynb": "import sympy\nprint(sympy.symbols('x'))",
}
NOTEBOOKS = {
    name: nbformat.writes(
        new_notebook(cells=[new_code_cell(source, id="cell")], metadata=METADATA)
    ).encode()
    for name, source in SOURCES.items()
}

INTERFACE = "document.querySelector('.jp-Notebook .jp-Cell') !== null"
# JupyterLite calls a kernel idle before Python is there, so this asks Python first.
RUN_ALL = """() => {
    const {kernel} = window.jupyterapp.shell.currentWidget.sessionContext.session;
    const asked = kernel.requestExecute({code: '', silent: true}).done;
    window.answered = asked.then(() => performance.now() / 1000);
    void window.jupyterapp.commands.execute('notebook:run-all-cells');
}"""
RESULT = "document.querySelector('.jp-OutputArea-output :is(img, pre)') !== null"
VISITS = {
    # What is opened, and what the browser has seen before.
    "figure": ("cold", "warm"),
    "second": ("in the same tab",),
    "stats": ("cold", "warm"),
    "sympy": ("cold", "warm"),
}

Moments = dict[str, float]


def measure(
    chromium: BrowserType,
    executable: str | None,
    sites: Mapping[str, Path],
    line: Line | None,
    rounds: int,
) -> None:
    """Open the notebooks, site after site, and print medians, ratios and, last, JSON."""
    seen: dict[tuple[str, str, str], list[Moments]] = {}
    for round_ in range(rounds):
        for site, folder in sites.items():
            with hosting(folder, line) as host:
                for notebook in ("figure", "stats", "sympy"):
                    for visit, moments in _visits(chromium, executable, host, notebook):
                        seen.setdefault((site, *visit), []).append(moments)
        print(f"round {round_ + 1} of {rounds} is done", flush=True)
    medians = {
        key: {name: statistics.median(m[name] for m in measured) for name in measured[0]}
        for key, measured in seen.items()
    }
    where = f"{line.megabits:g} Mbit/s, {line.milliseconds:g} ms" if line else "this machine"
    print(f"\nSeconds from the navigation, megabytes sent (medians of {rounds}; {where}):")
    print(f"{'':42}{'stock':>9}{'ours':>9}{'ratio':>8}")
    for notebook, caches in VISITS.items():
        for cache in caches:
            theirs, ours = medians["stock", notebook, cache], medians["ours", notebook, cache]
            for name in ours:
                label = f"{notebook}, {cache}: {name}"
                ratio = theirs[name] / ours[name] if ours[name] else float("inf")
                print(f"{label:42}{theirs[name]:9.2f}{ours[name]:9.2f}{ratio:8.2f}")
    cold, warm = (
        {site: medians[site, "figure", cache] for site in sites} for cache in ("cold", "warm")
    )
    print(
        json.dumps(
            {
                "startup_ratio_cold": round(cold["stock"]["result"] / cold["ours"]["result"], 2),
                "startup_ratio_warm": round(warm["stock"]["result"] / warm["ours"]["result"], 2),
                **{
                    f"bytes_{cache}_{site}": round(
                        medians[site, "figure", cache]["megabytes"] * 1e6
                    )
                    for cache in ("cold", "warm")
                    for site in sites
                },
            }
        )
    )


def _visits(
    chromium: BrowserType, executable: str | None, host: Host, notebook: str
) -> list[tuple[tuple[str, str], Moments]]:
    """Open a notebook in a fresh profile, and again; return each visit with its moments."""
    visits = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for cache in ("cold", "warm"):
            # The browser ends between the visits, as it does between two evenings.
            context = chromium.launch_persistent_context(
                profile, executable_path=executable, args=list(FLAGS)
            )
            page = context.pages[0]
            page.set_default_timeout(5 * MINUTES)
            visits.append(((notebook, cache), _open(page, host, f"{notebook}.ipynb")))
            if cache == "warm" and notebook == "figure":
                visits.append((("second", "in the same tab"), _open(page, host, "second.ipynb")))
            context.close()
    return visits


def _open(page: Page, host: Host, notebook: str) -> Moments:
    sent, start = host.sent, time.monotonic()
    page.goto(f"{host.address}notebooks/index.html?path={notebook}", wait_until="commit")
    moments: Moments = {}
    page.wait_for_function(INTERFACE)
    moments["interface"] = time.monotonic() - start
    page.wait_for_function(KERNEL)
    page.evaluate(RUN_ALL)
    page.wait_for_function(RESULT)
    moments["kernel"] = page.evaluate("window.answered")
    moments["result"] = time.monotonic() - start
    # Without what comes after it unasked.
    moments["megabytes"] = (host.sent - sent) / 1e6
    return moments
