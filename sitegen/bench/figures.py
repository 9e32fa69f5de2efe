"""Measures how fast a figure answers a key, against the same picture drawn by Python."""

import statistics

from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, BrowserContext, Page

from sitegen.notebooks import METADATA

KEY_PRESSES = 15
MINUTES = 60_000

ONE_PICTURE_TWICE = [
    "from mlmath_lite.figures import TwoLines\n"
    "figure = TwoLines(A=[[2, 1], [1, -1]], b=[5, 1])\nfigure",
    "import matplotlib.pyplot as plt\nfrom ipywidgets import interact\n"
    "from mlmath_lite.lines import plot_lines\n"
    "def draw(total=5.0):\n    plot_lines([[2, 1], [1, -1]], [total, 1])\n    plt.show()\n"
    "interact(draw, total=(-9.0, 9.0, 0.5));",
]
SAVE = """([path, content]) => window.jupyterapp.serviceManager.contents.save(
    path, {type: 'notebook', format: 'json', content})"""
KERNEL = """window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status
    === 'idle'"""
RUN_ALL = "() => void window.jupyterapp.commands.execute('notebook:run-all-cells')"
FIGURE = "document.querySelector('.jp-OutputArea-output img') !== null"
# Milliseconds from a key to the frame that shows its effect.
PRESS = """async ([handle, key, effect]) => {
    const element = document.querySelector(handle);
    const look = new Function(`return (${effect})`);
    const frame = () => new Promise(requestAnimationFrame);
    element.focus();
    await frame();
    const before = look();
    const start = performance.now();
    element.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    while (look() === before) await frame();
    await frame();
    return performance.now() - start;
}"""
TOUCHED = {
    "figure (anywidget + JSXGraph)": (
        "[data-sentence] [role=slider]",
        ("ArrowUp", "ArrowDown"),
        "document.querySelector('[data-sentence]').dataset.sentence",
    ),
    "ipywidgets + matplotlib": (
        ".noUi-handle",
        ("ArrowRight", "ArrowLeft"),
        "document.querySelector('.jp-OutputArea-output img')?.src ?? 'none'",
    ),
}


def measure(chromium: Browser, home: str) -> None:
    """Press keys and print the medians of the times until the picture has changed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 2000})
    _save(context, home, ONE_PICTURE_TWICE)
    page = context.new_page()
    page.set_default_timeout(5 * MINUTES)
    page.goto(f"{home}notebooks/index.html?path=bench.ipynb")
    page.wait_for_function(KERNEL)
    page.evaluate(RUN_ALL)
    for handle, _, _ in TOUCHED.values():
        page.wait_for_selector(handle)
    page.wait_for_function(FIGURE)
    times: dict[str, list[float]] = {name: [] for name in TOUCHED}
    for i in range(KEY_PRESSES):
        for name, (handle, keys, effect) in TOUCHED.items():
            times[name].append(_press(page, handle, keys[i % 2], effect))
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    print(f"\nMilliseconds from a key to the changed picture, median of {KEY_PRESSES}:")
    for name, median in medians.items():
        print(f"{name:32}{median:8.0f}")
    figure, widget = medians.values()
    print(f"{'ratio':32}{widget / figure:8.1f}")
    context.close()


def _press(page: Page, handle: str, key: str, effect: str) -> float:
    milliseconds: float = page.evaluate(PRESS, [handle, key, effect])
    return milliseconds


def _save(context: BrowserContext, home: str, sources: list[str]) -> None:
    """Put a notebook into the browser's storage, as saving it would."""
    page = context.new_page()
    page.goto(f"{home}lab/index.html")
    page.wait_for_function("window.jupyterapp?.serviceManager.isReady")
    cells = [new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
    page.evaluate(SAVE, ["bench.ipynb", new_notebook(cells=cells, metadata=METADATA)])
    page.goto("about:blank")
