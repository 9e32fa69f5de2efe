"""The built site in a real browser: at the root and, as GitHub Pages serves it, below a path."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from nbformat import NotebookNode
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Playwright,
    sync_playwright,
)
from playwright.sync_api import Error as Gone

from sitegen import server
from sitegen.browser import FLAGS
from sitegen.paths import DIST

# Generous, because it ends tests that hang and says nothing about speed.
MINUTES = 60_000
SUB_PATH = "some-fork"

# Not awaited: the command ends at the first error, while the cells after it go on.
RUN_ALL = "() => void window.jupyterapp.commands.execute('notebook:run-all-cells')"
ALL_HAVE_RUN = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .every((cell) => cell.model.type !== 'code' || cell.model.executionCount !== null)"""
# Outputs come from the model: the page shows only the cells in view.
CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter((cell) => cell.model.type === 'code')
    .map((cell) => ({id: cell.model.id, outputs: cell.model.outputs.toJSON()}))"""

REPLACE = "(content) => window.jupyterapp.shell.currentWidget.context.model.fromJSON(content)"

# What the content security policy of a page refused.
VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});"""

# What a piece of code prints, whatever the notebook's cells are.
RUN = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const said = [];
    const future = kernel.requestExecute({code, stop_on_error: false});
    future.onIOPub = ({content}) => said.push(content.text ?? content.evalue ?? '');
    await future.done;
    return said.join('');
}"""


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until something holds on a page.

    Playwright's own `wait_for_function` makes code of text in the page, which the content security
    policy of our pages forbids.
    """
    for _ in range(MINUTES // 50):
        with suppress(Gone):  # the page is just being replaced by the next one
            if page.evaluate(expression, arg):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never held: {expression}")


def touch(figure: Locator) -> None:
    """Press a key on a figure's handles and fields until its sentence is another one."""
    figure.scroll_into_view_if_needed()
    before = figure.get_attribute("data-sentence")
    assert before
    # Not every handle changes what is said: turning a scene in space, for one, does not.
    for control in figure.locator("[role=slider], input, [role=spinbutton]").all():
        control.press("ArrowUp")
        figure.page.wait_for_timeout(300)
        if figure.get_attribute("data-sentence") != before:
            return
    pytest.fail("no key changes the figure's sentence")


GAVE_UP_SCROLLING = re.compile(r"Item with index \d+ did not appear within 10000 ms")


class Visitor:
    """A learner's browser that remembers everything that went wrong behind the page."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.complaints: list[str] = []
        page.set_default_timeout(3 * MINUTES)
        self._listeners = {
            "request": self._on_request,
            "response": self._on_response,
            "requestfailed": self._on_request_failed,
            "console": self._on_console,
            "weberror": self._on_error,
        }
        for event, listener in self._listeners.items():
            page.context.on(event, listener)

    def leave(self) -> None:
        """Close all pages of the visit, and listen no more."""
        context = self.page.context
        for event, listener in self._listeners.items():
            context.remove_listener(event, listener)
        for page in context.pages[1:]:
            page.close()
        context.unroute_all()

    def open(self, path: str = "") -> None:
        self.page.goto(self.home + path)

    def open_notebook(self, file: str) -> None:
        """Open a notebook in the view for learners and wait until its kernel is there."""
        self.open(f"notebooks/index.html?path={quote(file, safe='')}")
        self.wait_for_kernel()

    def wait_for_kernel(self) -> None:
        self.page.wait_for_function(
            "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
            "?.status === 'idle'"
        )

    def run(self, code: str) -> str:
        """Run code beside the open notebook; return what it prints, or its error's message."""
        said: str = self.page.evaluate(RUN, code)
        return said

    def run_all(self) -> dict[str, list[dict]]:
        """Run the open notebook from top to bottom; return the outputs of each code cell by id."""
        self.page.evaluate(RUN_ALL)
        self.page.wait_for_function(ALL_HAVE_RUN)
        return {cell["id"]: cell["outputs"] for cell in self.page.evaluate(CELLS)}

    def run_all_of(self, notebook: NotebookNode) -> dict[str, list[dict]]:
        """Put another notebook's cells into the open one, and run them in the same kernel."""
        content = json.loads(json.dumps(notebook))
        for cell in content["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        self.page.evaluate(REPLACE, content)
        return self.run_all()

    def _on_request(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.complaints.append(f"a request left the site: {request.url}")

    def _on_response(self, response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def _on_request_failed(self, request) -> None:
        # Whoever follows a link stops what the page before was still fetching; and the service
        # worker asks for WebAssembly in the browser's own cache first, where it need not be.
        looked_up = request.failure == "net::ERR_CACHE_MISS" and request.url.endswith(".wasm")
        if request.failure != "net::ERR_ABORTED" and not looked_up:
            self.complaints.append(f"{request.failure}: {request.url}")

    def _on_error(self, error) -> None:
        self.complaints.append(str(error.error))

    def _on_console(self, message) -> None:
        # On a busy machine JupyterLab gives up scrolling to a cell that it has not drawn yet.
        if message.type in ("error", "warning") and not GAVE_UP_SCROLLING.match(message.text):
            self.complaints.append(f"console {message.type}: {message.text}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright) -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or None
    browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def keep_browser(playwright, tmp_path_factory) -> Iterator[Callable[[], BrowserContext]]:
    """Return a function that starts a browser which keeps the files that it has fetched."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(
            playwright.chromium.launch_persistent_context(
                tmp_path_factory.mktemp("profile"),
                executable_path=os.environ.get("CHROMIUM") or None,
                args=list(FLAGS),
            )
        )


@pytest.fixture(scope="session")
def known_browser(keep_browser) -> BrowserContext:
    """A browser that has been here before: it has our files, and compiled them.

    With an empty cache Python's start costs twice as much, and there are a hundred starts. What a
    learner did is not kept: `visit` deletes it. The first page stays empty.
    """
    return keep_browser()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with server.listen(0, folder) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/"
        listening.shutdown()


@pytest.fixture(scope="session")
def at_root() -> Iterator[str]:
    with serving(DIST) as address:
        yield address


@pytest.fixture(scope="session")
def below_a_path(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("host")
    (folder / SUB_PATH).symlink_to(DIST, target_is_directory=True)
    with serving(folder) as address:
        yield f"{address}{SUB_PATH}/"


# What an open page can be set to; all else needs a browser of its own.
EMULATED = {"viewport", "color_scheme", "reduced_motion"}
WORK = "cookies,indexeddb,local_storage,file_systems"


@pytest.fixture
def visit(browser, known_browser):
    """Return a function that starts a visitor who has no work; at the end none may have complained.

    The first visitor of a test has the site's files from before, its service worker too. All others
    come for the first time, and so does whoever says so: to see what a first visit fetches, or to
    answer requests in the server's place, which a service worker would not ask.
    """
    visitors, contexts, known = [], [], []

    def start(
        home: str,
        first_visit: bool = False,
        returning_with: BrowserContext = known_browser,
        **settings,
    ) -> Visitor:
        if first_visit or known or not settings.keys() <= EMULATED:
            context = browser.new_context(**settings)
            contexts.append(context)
            visitor = Visitor(context.new_page(), home)
        else:
            visitor = return_without_work(returning_with, home, **settings)
            known.append(visitor)
        visitors.append(visitor)
        return visitor

    yield start
    for visitor in known:
        visitor.leave()
    for context in contexts:
        context.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []


def return_without_work(context: BrowserContext, home: str, **settings) -> Visitor:
    """Start a visitor in a browser that may have done something at this address before."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    origin = "/".join(home.split("/")[:3])
    devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": WORK})
    emulate(page, **settings)
    return Visitor(page, home)


def emulate(
    page: Page,
    viewport: dict | None = None,
    color_scheme: str = "light",
    reduced_motion: str = "no-preference",
) -> None:
    """Make a page as large as a screen, and tell it what its reader's system prefers."""
    page.set_viewport_size(viewport or {"width": 1280, "height": 720})
    page.emulate_media(color_scheme=color_scheme, reduced_motion=reduced_motion)
