"""A learner's work: editions, saving, two tabs, a full disk, broken copies, backup and restore."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import BrowserContext, Page, expect

from sitegen import editions, judges, lite
from sitegen.notebooks import METADATA
from sitegen.paths import DIST
from sitegen.solutions import learner_copy
from tests.browser.conftest import MINUTES, Visitor, serving
from tests.browser.progress_site import SEED, STORED, event

ROWS, SUMS = "course1/week1/lab1_rows.ipynb", "course1/week1/lab2_sums.ipynb"
OWN = "my own.ipynb"
TIME = "2026-11-20T09:30:00.000Z"

OPENED = """() => { const widget = window.jupyterapp?.shell.currentWidget;
    return widget?.context?.isReady && widget.content.widgets.length > 0; }"""
CELL = "window.jupyterapp.shell.currentWidget.content.widgets[1].model.sharedModel"
# Reads one value of a store that is there already.
STORED_VALUE = """([database, store, key]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const asking = opening.result.transaction(store).objectStore(store).get(key);
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result ?? null); };
    };
})"""
PUT = """([database, store, key, value]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const transaction = opening.result.transaction(store, "readwrite");
        transaction.objectStore(store).put(value, key);
        transaction.oncomplete = () => { opening.result.close(); resolve(); };
    };
})"""
# Puts files into the drive as the page for restoring does.
FILL = """async (records) => {
    const { changeFiles } = await import(new URL("static/site/drive.js", location).href);
    await changeFiles(new Map(records.map((record) => [record.path, record])));
}"""
DATABASES = "async () => (await indexedDB.databases()).map(({ name }) => name).sort()"
LISTING = """async (folder) => (await window.jupyterapp.serviceManager.contents.get(
    folder, { content: true })).content.map(({ name }) => name)"""
FORBIDDEN = """
indexedDB.open = () => { throw new DOMException("forbidden", "SecurityError"); };
Object.defineProperty(window, "localStorage", { get() { throw new Error("forbidden"); } });
"""
# Whatever is asked of it, it never answers: Python is starting for ever.
NO_PYTHON = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} };"
NO_SERVICE_WORKER = """ServiceWorkerContainer.prototype.register =
    () => Promise.reject(new DOMException("forbidden", "SecurityError"));"""


# ---------------------------------------------------------------- a small site, edition by edition


class Site:
    """A site at one address whose two notebooks come in editions; all else is the built site's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "served"
        self.home = ""

    def release(self, number: int) -> None:
        """Put an edition of the notebooks in the place of the one before."""
        stage = self.folder / f"edition{number}"
        if not stage.exists():
            stage.mkdir()
            (stage / "api").mkdir()
            for part in (*DIST.iterdir(), *(DIST / "api").iterdir()):
                if part.name not in ("files", "api", "contents", editions.FILE):
                    link = stage / part.relative_to(DIST)
                    link.symlink_to(part, target_is_directory=part.is_dir())
            copies = {
                path: editions.mark(learner_copy(_notebook(title, number)))
                for path, title in ((ROWS, "Rows"), (SUMS, "Sums"))
            }
            lite.add_notebooks(stage, copies)
            editions.write_editions(stage, copies)
        for file in stage.rglob("*"):
            # The older one may come back, and is the newer one to a browser's cache.
            os.utime(file, follow_symlinks=False)
        new = self.folder / "new"
        new.symlink_to(stage, target_is_directory=True)
        new.replace(self.root)


def _notebook(title: str, number: int) -> Any:
    cells = [new_markdown_cell(f"# {title}", id="title")]
    cells += [new_code_cell(f"print('edition {number}')", id="code")]
    return new_notebook(cells=cells, metadata=METADATA)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("editions"))
    made.release(1)
    with serving(made.root) as made.home:
        yield made


class Forgiven(list[str]):
    """Complaints, without those that belong to what a test does."""

    def __init__(self, *expected: str) -> None:
        super().__init__()
        self.expected = list(expected)

    def append(self, complaint: str) -> None:
        if not any(part in complaint for part in self.expected):
            super().append(complaint)


def forgive(visitor: Visitor, *expected: str) -> None:
    """From now on, do not mind complaints with one of these texts."""
    if not isinstance(visitor.complaints, Forgiven):
        assert visitor.complaints == []
        visitor.complaints = Forgiven()
    visitor.complaints.expected += expected


def prepare(context: BrowserContext, python: bool) -> None:
    """Keep the service worker away, and Python if it is not wanted, from all tabs of a browser."""
    context.add_init_script(NO_SERVICE_WORKER)
    if not python:
        context.add_init_script(NO_PYTHON)
    context.set_default_timeout(3 * MINUTES)


@pytest.fixture(scope="module")
def known_browsers(keep_browser) -> Callable[[bool], BrowserContext]:
    """Return a function that returns a browser with or without Python, always the same.

    In both the service worker stays away: it would serve a release as a whole, which is tested
    elsewhere. Python starts only where a test runs code, because each start takes its seconds.
    """

    @cache
    def start(python: bool) -> BrowserContext:
        context = keep_browser()
        prepare(context, python)
        return context

    return start


@pytest.fixture
def learner(visit, site, known_browsers):
    """Return a function that starts a learner at the first edition, without service worker."""
    site.release(1)

    def start(python: bool = False, **settings: Any) -> Visitor:
        known = known_browsers(python)
        visitor = visit(site.home, returning_with=known, **settings)
        if visitor.page.context is not known:
            prepare(visitor.page.context, python)
        forgive(visitor, "erviceWorker", "SecurityError: forbidden", "NOT be synced", "undefined")
        # While a question waits for its answer, JupyterLite does too.
        forgive(visitor, "preloaded using link preload")
        return visitor

    return start


def start_notebook(visitor: Visitor, path: str = ROWS) -> None:
    """Go to a notebook, which may ask something first."""
    visitor.open(f"notebooks/index.html?path={path}")


def shown(page: Page) -> str:
    """Wait until a notebook is open; return its second cell."""
    page.wait_for_function(OPENED)
    source: str = page.evaluate(f"{CELL}.getSource()")
    return source


def write(page: Page, text: str) -> None:
    page.evaluate(f"(text) => {CELL}.setSource(text)", text)


def wait_until_saved(page: Page) -> None:
    page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")


def change(visitor: Visitor, text: str, path: str = ROWS) -> None:
    """Open a notebook, change it and wait until that is saved."""
    start_notebook(visitor, path)
    shown(visitor.page)
    write(visitor.page, text)
    wait_until_saved(visitor.page)


def stored_text(page: Page, path: str = ROWS) -> str | None:
    """What is stored of a notebook's second cell, or None."""
    record = page.evaluate(STORED_VALUE, ["mlmath-contents", "files", path])
    return record and record["content"]["cells"][1]["source"]


def wait_for_stored(page: Page, text: str, path: str = ROWS, within: int = 60_000) -> None:
    for _ in range(within // 100):
        if stored_text(page, path) == text:
            return
        page.wait_for_timeout(100)
    assert stored_text(page, path) == text


def asked(page: Page, title: str) -> Any:
    dialog = page.get_by_role("dialog", name=title)
    dialog.wait_for()
    return dialog


NEW_EDITION = "This notebook has a new edition"


# ---------------------------------------------------------------- editions


def test_a_new_edition_comes_by_itself_or_is_offered(learner, site):
    visitor = learner()
    page = visitor.page
    change(visitor, "my words")
    # The other one is stored too, by running and saving it, but its text is the site's.
    start_notebook(visitor, SUMS)
    assert shown(page) == "print('edition 1')"
    page.evaluate("window.jupyterapp.shell.currentWidget.context.save()")
    wait_for_stored(page, "print('edition 1')", SUMS)

    site.release(2)
    start_notebook(visitor, SUMS)
    assert shown(page) == "print('edition 2')"

    start_notebook(visitor)
    dialog = asked(page, NEW_EDITION)
    assert stored_text(page) == "my words"
    dialog.get_by_role("button", name="Keep mine").click()
    assert shown(page) == "my words"
    page.reload()
    assert shown(page) == "my words"  # and nothing was asked

    # Another edition asks again; closed with Escape it opens what is there, and asks next time.
    site.release(3)
    start_notebook(visitor)
    asked(page, NEW_EDITION)
    page.keyboard.press("Escape")
    assert shown(page) == "my words"
    page.reload()
    asked(page, NEW_EDITION).get_by_role("button", name="Keep both").click()
    assert shown(page) == "print('edition 3')"
    notice = page.locator(".course-notice")
    expect(notice).to_contain_text(re.compile(r"“lab1_rows \(mine, \d{4}-\d\d-\d\d\)\.ipynb”"))
    mine = re.search("“(.*)”", notice.inner_text())[1]
    assert mine in page.evaluate(LISTING, "course1/week1")
    notice.get_by_role("link", name="Open it").click()
    page.wait_for_function("decodeURIComponent(location.search).includes('mine')")
    assert shown(page) == "my words"


def test_the_new_edition_can_replace_mine_which_comes_back(learner, site):
    visitor = learner()
    page = visitor.page
    change(visitor, "my words")
    site.release(2)
    start_notebook(visitor)
    dialog = asked(page, NEW_EDITION)
    with page.expect_download() as downloading:
        dialog.get_by_role("button", name="Download my copy").click()
    saved = json.loads(Path(downloading.value.path()).read_text("utf-8"))
    assert saved["cells"][1]["source"] == "my words"
    dialog.get_by_role("button", name="Take the new one").click()
    assert shown(page) == "print('edition 2')"
    visitor.open("work.html")
    expect(page.locator("#aside li")).to_contain_text("the new edition was taken")
    expect(page.locator("#notebooks li")).to_have_count(0)
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator("#says")).to_have_text("“lab1_rows.ipynb” is back.")
    expect(page.locator("#aside-part")).to_be_hidden()
    expect(page.locator("#notebooks li")).to_contain_text("the site has a new edition")
    assert stored_text(page) == "my words"


# ---------------------------------------------------------------- saving


def crash(page: Page) -> None:
    """End the page's process at once, as a device does that has no memory left."""
    session = page.context.new_cdp_session(page)
    with page.expect_event("crash"), contextlib.suppress(Exception):
        session.send("Page.crash", timeout=1000)


def test_a_killed_tab_loses_at_most_ten_seconds(learner):
    visitor = learner()
    start_notebook(visitor)
    shown(visitor.page)
    write(visitor.page, "typed ten seconds ago")
    visitor.page.wait_for_timeout(10_000)
    crash(visitor.page)
    again = visitor.page.context.new_page()
    again.goto(f"{visitor.home}notebooks/index.html?path={ROWS}")
    assert shown(again) == "typed ten seconds ago"


def test_what_is_typed_just_before_leaving_is_saved_and_only_reading_saves_nothing(learner):
    visitor = learner()
    page = visitor.page
    start_notebook(visitor)
    shown(page)
    hide = """document.dispatchEvent(new Event("visibilitychange"))"""
    page.evaluate(
        """Object.defineProperty(document, "visibilityState", { get: () => "hidden" });""" + hide
    )
    page.wait_for_timeout(3000)
    assert stored_text(page) is None
    write(page, "the last words")
    page.evaluate(hide)
    # Sooner than the pause after which a change is saved in any case.
    wait_for_stored(page, "the last words", within=2000)


def test_a_full_disk_is_said_loses_nothing_and_saving_goes_on_when_there_is_space(learner):
    # A browser that keeps what it fetches does not hold IndexedDB to this limit.
    visitor = learner(first_visit=True)
    page = visitor.page
    visitor.open("work.html")
    forgive(visitor, "QuotaExceededError", "Error in Auto-Save")
    origin = {"origin": visitor.home.rstrip("/")}
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 400_000})
    change(visitor, "small")
    write(page, "x" * 2_000_000)
    notice = page.locator("[data-notice=saving]")
    expect(notice).to_contain_text("Not saved: this browser’s storage is full")
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    with page.expect_download() as downloading:
        notice.get_by_role("button", name="Download a copy").click()
    assert "x" * 2_000_000 in Path(downloading.value.path()).read_text("utf-8")
    assert stored_text(page) == "small"
    session.send("Storage.overrideQuotaForOrigin", origin)
    expect(notice).to_have_count(0, timeout=60_000)
    assert len(stored_text(page)) == 2_000_000


def test_without_a_store_the_notebook_opens_and_says_that_nothing_is_kept(learner):
    visitor = learner()
    page = visitor.page
    page.add_init_script(FORBIDDEN)
    # JupyterLite's own words; and what it tries with the storage that is forbidden.
    forgive(visitor, "Memory storage fallback enabled", "forbidden")
    start_notebook(visitor)
    assert shown(page) == "print('edition 1')"
    expect(page.locator("[data-notice=store]")).to_contain_text("nothing is kept")
    write(page, "in memory")
    wait_until_saved(page)
    expect(page.locator("#course-saved")).to_be_hidden()
    visitor.open("work.html")
    expect(page.locator("#trouble")).to_contain_text("does not let the site store anything")


def test_without_a_service_worker_a_lab_runs_to_its_figure_and_says_what_is_lost(learner):
    visitor = learner(python=True)
    page = visitor.page
    visitor.open_notebook(ROWS)
    expect(page.locator("[data-notice=files]")).to_contain_text(
        "files that your code writes are lost"
    )
    write(page, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    visitor.run_all()
    expect(page.locator(".jp-OutputArea img")).to_be_visible()
    wait_until_saved(page)
    assert "plt.show" in stored_text(page)


# ---------------------------------------------------------------- two tabs

ELSEWHERE = "This notebook is open in another tab"


def test_one_tab_at_a_time_works_on_a_notebook(learner, site):
    visitor = learner()
    first = visitor.page
    start_notebook(visitor)
    shown(first)
    write(first, "typed in the first tab, not saved yet")
    second = first.context.new_page()
    second.goto(f"{site.home}notebooks/index.html?path={ROWS}")
    asked(second, ELSEWHERE).get_by_role("button", name="Use it here").click()
    expect(asked(first, ELSEWHERE)).to_contain_text("What you did here is saved.")
    second.wait_for_function(f"{CELL}.getSource() === 'typed in the first tab, not saved yet'")
    write(second, "typed in the second tab")
    wait_until_saved(second)
    # The first tab cannot write over it, whatever still changes there.
    write(first, "from a cell that still runs")
    first.evaluate("window.jupyterapp.shell.currentWidget.context.save()")
    assert stored_text(second) == "typed in the second tab"
    # My work does not reach into a notebook that is being worked on.
    page = first.context.new_page()
    page.goto(f"{site.home}work.html")
    page.get_by_role("button", name="Reset: Rows").click()
    expect(page.locator("#says")).to_contain_text("is open in another tab")
    # Back again; and then the second tab goes, and nothing is asked any more.
    asked(first, ELSEWHERE).get_by_role("button", name="Use it here again").click()
    first.wait_for_function(f"{CELL}.getSource() === 'typed in the second tab'")
    asked(second, ELSEWHERE)
    first.close()
    third = second.context.new_page()
    third.goto(f"{site.home}notebooks/index.html?path={ROWS}")
    assert shown(third) == "typed in the second tab"
    expect(third.get_by_role("dialog")).to_have_count(0)


def test_a_tab_that_does_not_answer_is_not_waited_for(learner, site):
    visitor = learner()
    first = visitor.page
    start_notebook(visitor)
    shown(first)
    # Its script hangs: the message is not heard.
    first.evaluate(
        """() => { setTimeout(() => {
            const end = Date.now() + 8000;
            while (Date.now() < end);
        }, 500); }"""
    )
    second = first.context.new_page()
    second.goto(f"{site.home}notebooks/index.html?path={ROWS}")
    asked(second, ELSEWHERE).get_by_role("button", name="Use it here").click()
    asked(first, ELSEWHERE)
    write(second, "taken over")
    wait_for_stored(second, "taken over")


# ---------------------------------------------------------------- broken saved state


def broken(record: dict[str, Any]) -> dict[str, Any]:
    content = record["content"]
    return {
        "truncated": {**record, "format": "text", "content": json.dumps(content)[:300]},
        "a cell that is none": {**record, "content": {**content, "cells": [None]}},
    }


def test_a_broken_copy_is_put_aside_and_the_site_s_version_opens(learner):
    visitor = learner()
    page = visitor.page
    change(visitor, "my words")
    record = page.evaluate(STORED_VALUE, ["mlmath-contents", "files", ROWS])
    for value in broken(record).values():
        visitor.open("work.html")
        page.evaluate(PUT, ["mlmath-contents", "files", ROWS, value])
        start_notebook(visitor)
        dialog = asked(page, "Your copy of this notebook cannot be opened")
        with page.expect_download() as downloading:
            dialog.get_by_role("button", name="Download what is stored").click()
        assert json.loads(Path(downloading.value.path()).read_text("utf-8")) == value
        dialog.get_by_role("button", name="Put it aside and open").click()
        assert shown(page) == "print('edition 1')"
    visitor.open("work.html")
    expect(page.locator("#aside li")).to_have_count(2)
    # The page shows what is broken, takes nothing of it for a notebook, and puts it aside.
    page.evaluate(PUT, ["mlmath-contents", "files", "a/broken.ipynb", None])
    page.reload()
    line = page.locator("#notebooks li")
    expect(line).to_contain_text("cannot be opened: what is stored is not a file")
    line.get_by_role("button", name="Put aside").click()
    expect(page.locator("#aside li")).to_have_count(3)
    expect(line).to_have_count(0)


def test_broken_settings_and_checkpoints_do_not_keep_a_notebook_from_opening(learner):
    visitor = learner()
    page = visitor.page
    change(visitor, "my words")
    whole = page.evaluate(STORED_VALUE, ["mlmath-contents", "checkpoints", ROWS])
    visitor.open("work.html")
    plugin = "@jupyterlab/notebook-extension:tracker"
    good = "@jupyterlab/docmanager-extension:plugin"
    page.evaluate(PUT, ["mlmath-contents", "checkpoints", ROWS, [*whole, None, {"half": 1}]])
    page.evaluate(PUT, ["mlmath-settings", "settings", plugin, '{"windowingMo'])
    page.evaluate(
        PUT, ["mlmath-settings", "settings", good, "{ // my own\n autosaveInterval: 7, }"]
    )
    page.evaluate(PUT, ["mlmath-workspaces", "statedb", "default", {"data": 7}])
    start_notebook(visitor)
    assert shown(page) == "my words"
    expect(page.locator("[data-notice=settings]")).to_contain_text("could not be read")
    expect(page.locator("[data-notice=checkpoint]")).to_contain_text("damaged")
    assert page.evaluate(STORED_VALUE, ["mlmath-settings", "settings", plugin]) is None
    assert page.evaluate(STORED_VALUE, ["mlmath-settings", "settings", good]) is not None
    write(page, "more words")
    wait_until_saved(page)
    assert stored_text(page) == "more words"
    page.reload()
    assert shown(page) == "more words"
    expect(page.locator(".course-notice")).to_have_count(0)


# ---------------------------------------------------------------- a cell that does not end


def test_a_cell_that_does_not_end_is_stopped_where_it_runs(learner):
    visitor = learner(python=True)
    forgive(visitor, "Connection lost, reconnecting")
    page = visitor.page
    visitor.open_notebook(ROWS)
    write(page, "while True:\n    pass")
    page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    notice = page.locator(".cell-runs-long")
    expect(notice).to_contain_text("cannot be interrupted", timeout=30_000)
    expect(page.locator("#course-announce")).to_contain_text("A cell has been running")
    expect(page.locator(".jp-Cell", has=notice)).to_contain_text("while True")
    notice.get_by_role("button", name="Stop: restart Python").click()
    expect(notice).to_have_count(0)
    expect(page.locator("#course-announce")).to_contain_text("Python was restarted")
    assert stored_text(page) == "while True:\n    pass"
    write(page, "print(6 * 7)")
    outputs = visitor.run_all()
    assert "42" in json.dumps(outputs["code"])
    expect(notice).to_have_count(0)


# ---------------------------------------------------------------- My work


def record(path: str, text: str, **more: Any) -> dict[str, Any]:
    """A stored file, as JupyterLite stores it."""
    is_notebook = path.endswith(".ipynb")
    content = json.loads(learner_copy(_notebook(text, 1))) if is_notebook else text
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "type": "notebook" if is_notebook else "file",
        "format": "json" if is_notebook else "text",
        "mimetype": "text/plain",
        "created": TIME,
        "last_modified": TIME,
        "size": 1,
        "writable": True,
        "content": content,
        **more,
    }


HTML = "<img src=x onerror=document.title='hacked'>"
FILES = [record(ROWS, "Rows, mine"), record(OWN, HTML), record("data/a.csv", "1,2")]


def open_work(visitor: Visitor, *records: dict[str, Any]) -> Page:
    visitor.open("work.html")
    if records:
        visitor.page.evaluate(FILL, list(records))
        visitor.page.reload()
    expect(visitor.page.locator("#usage")).not_to_be_empty()
    return visitor.page


def choose(page: Page, content: Any) -> None:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Restore from a file").click()
    chooser.value.set_files({"name": "b.json", "mimeType": "application/json", "buffer": body})


def back_up(page: Page) -> dict[str, Any]:
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Back up everything").click()
    assert re.fullmatch(r"mlmath-work-\d{4}-\d\d-\d\d\.json", downloading.value.suggested_filename)
    content: dict[str, Any] = json.loads(Path(downloading.value.path()).read_text("utf-8"))
    return content


def test_a_first_visit_shows_and_makes_nothing(learner):
    page = open_work(learner())
    expect(page.locator("#no-notebooks")).to_contain_text("Nothing differs from the site yet")
    expect(page.locator("#persistence")).to_contain_text("the browser may delete it")
    assert page.evaluate(DATABASES) == []
    page.get_by_role("button", name="Ask the browser to keep it").click()
    expect(page.locator("#says")).not_to_be_empty()


def test_each_notebook_that_differs_is_shown_and_can_be_had_and_reset(learner):
    visitor = learner()
    same = record(SUMS, "Sums")  # run, but not changed
    page = open_work(visitor, *FILES, same)
    lines = page.locator("#notebooks li")
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text="Rows, mine")).to_contain_text("the site has a new edition")
    expect(lines.filter(has_text=HTML)).to_contain_text("your own")
    assert page.title().startswith("My work")
    expect(page.locator("#others li")).to_contain_text("data/a.csv")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download: Rows, mine").click()
    assert downloading.value.suggested_filename == "lab1_rows.ipynb"
    assert json.loads(Path(downloading.value.path()).read_text("utf-8")) == FILES[0]["content"]
    page.get_by_role("button", name="Reset: Rows, mine").click()
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(lines).to_have_count(2)
    page.get_by_role("button", name="Reset: Rows, mine").click()
    page.get_by_role("button", name="Reset it").click()
    expect(lines).to_have_count(1)
    assert page.evaluate(STORED_VALUE, ["mlmath-contents", "files", ROWS]) is None
    page.get_by_role("button", name="Bring back").click()
    expect(lines).to_have_count(2)


def test_work_goes_to_another_browser_where_no_notebook_was_ever_opened(learner):
    page = open_work(learner(), *FILES)
    page.evaluate(SEED, [event(1, "read", page="p.html", section="s")])
    backup = back_up(page)
    assert [one["path"] for one in backup["files"]] == sorted(one["path"] for one in FILES)

    visitor = learner()
    # The picture in the notebook's title; and the site's listing of a folder that is the learner's.
    forgive(visitor, "404", "don't worry")
    page = open_work(visitor)
    choose(page, backup)
    expect(page.locator("#preview-says")).to_contain_text("3 files and 1 entry of progress")
    expect(page.locator("#preview-says")).to_contain_text("Nothing of yours is replaced")
    assert page.evaluate(DATABASES) == []
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(page.locator("#says")).to_contain_text("Restored: 3 files, and 1 new entry of progress.")
    assert len(page.evaluate(STORED)) == 1
    # JupyterLite finds them, saves into the same store and lists the folder.
    start_notebook(visitor, OWN)
    assert shown(page) == "print('edition 1')"
    write(page, "written after")
    wait_until_saved(page)
    assert stored_text(page, OWN) == "written after"
    assert page.evaluate(LISTING, "data") == ["a.csv"]
    assert "data" in page.evaluate(LISTING, "")
    page.reload()
    assert shown(page) == "written after"
    start_notebook(visitor, ROWS)
    asked(page, NEW_EDITION)


def test_nothing_is_replaced_without_a_choice(learner):
    backup = back_up(open_work(learner(), *FILES))
    visitor = learner()
    mine = [record(one["path"], "mine", last_modified="2026-11-21T09:00:00.000Z") for one in FILES]
    page = open_work(visitor, *mine)
    choose(page, backup)
    expect(page.locator("#preview-says")).to_contain_text("3 differ from what you have here")
    page.get_by_label(f"What to do with {OWN}").select_option("take")
    page.get_by_label("What to do with data/a.csv").select_option("mine")
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(page.locator("#says")).to_contain_text("Restored: 2 files")
    stored = page.evaluate(
        """async () => {
            const { allFiles } = await import(new URL("static/site/drive.js", location).href);
            return Object.fromEntries(await allFiles());
        }"""
    )
    restored = next(path for path in stored if "restored" in path)
    assert re.fullmatch(r"course1/week1/lab1_rows \(restored, [\d-]+\)\.ipynb", restored)
    assert stored[restored]["content"] == FILES[0]["content"]
    assert stored[ROWS] == mine[0]
    assert stored[OWN]["content"] == FILES[1]["content"]
    assert stored["data/a.csv"] == mine[2]
    expect(page.locator("#aside li")).to_contain_text("the one from a backup was taken")


HOSTILE = {
    "nothing": (b"", "not valid JSON"),
    "no JSON": (b"\x00\xff{", "not valid JSON"),
    "a path that leads out": (("../../x.ipynb", {}), "leads out of its folder"),
    "a broken notebook": ((OWN, {"content": {"cells": 1}}), "entry 1 of 1 (my own.ipynb)"),
    "a file in the place of a folder": (("course1/week1", {}), "has the name of a folder"),
    "a folder in the place of a notebook": (
        (f"{ROWS}/x.txt", {}),
        "needs a folder where a file is",
    ),
    "HTML for a name": ((f"{HTML}/../x", {}), "leads out of its folder"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_message_and_changes_nothing(learner, name):
    content, message = HOSTILE[name]
    page = open_work(learner())
    if isinstance(content, tuple):
        path, more = content
        entry = {
            key: value for key, value in record(path, "x", **more).items() if key != "writable"
        }
        content = {"format": "mlmath-work", "version": 1, "exported": TIME, "files": [entry]}
    choose(page, content)
    expect(page.locator("#says")).to_contain_text(message)
    expect(page.locator("#says")).to_contain_text("Nothing has changed.")
    expect(page.locator("#preview")).to_be_hidden()
    assert page.title().startswith("My work")
    assert page.evaluate(DATABASES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_work_on_it_the_page_is_accessible_and_fits_a_phone(learner, scheme):
    axe = (judges.install() / "axe-core" / "axe.min.js").read_text()
    backup = {
        "format": "mlmath-work",
        "version": 1,
        "exported": TIME,
        "files": [{k: v for k, v in record(ROWS, "x" * 90).items() if k != "writable"}],
    }
    visitor = learner(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = open_work(visitor, *FILES, record(f"{'long' * 30}.ipynb", "x" * 90))
    page.get_by_role("button", name=f"Delete: {HTML}").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("#aside li")).to_have_count(1)
    choose(page, backup)
    expect(page.locator("#preview-items select")).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate("() => axe.run(document).then(({ violations }) => violations)") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_questions_and_notices_on_the_live_page_are_accessible(learner, site, scheme):
    axe = (judges.install() / "axe-core" / "axe.min.js").read_text()
    only_ours = "() => axe.run('{}').then(({{ violations }}) => violations)"
    visitor = learner(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = visitor.page
    open_work(visitor, *FILES)
    start_notebook(visitor)
    dialog = asked(page, NEW_EDITION)
    page.evaluate(axe)
    assert page.evaluate(only_ours.format(".course-dialog")) == []
    expect(dialog.get_by_role("button").first).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    dialog.get_by_role("button", name="Keep both").click()
    shown(page)
    expect(page.locator(".course-notice")).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate(only_ours.format("#course-notices")) == []
