"""The site without a network: servers are killed here, and browsers started again."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from sitegen import archive, offline
from sitegen.browser import FLAGS
from sitegen.course import read_course
from sitegen.paths import CONTENT, DIST, ROOT
from tests.browser.conftest import MINUTES, SUB_PATH, Visitor, touch, until

COURSE = read_course(CONTENT)
LESSON = next(step.page for step in COURSE.ready if step.file and "/lesson" in step.file)
LAB = next(step.file for step in COURSE.ready if step.file and "/lab" in step.file)
QUIZ = next(step.page for step in COURSE.ready if "quiz" in step.page)

# Its own process, so that killing it is what a broken network is.
SERVE = """
import sys
from pathlib import Path
from sitegen import server
with server.listen(int(sys.argv[1]), Path.cwd()) as listening:
    listening.serve_forever()
"""
OURS = ["-c", SERVE]
ASK = """async ([request, state]) => {
    const registration = await navigator.serviceWorker.ready;
    const {port1, port2} = new MessageChannel();
    const answer = new Promise((resolve) => { port1.onmessage = ({data}) => resolve(data); });
    registration.active.postMessage(request, [port2]);
    return (await answer).result;
}"""
FETCH = """(path) => fetch(path).then(
    async (response) => [response.status, await response.text()], () => [0, ''])"""
CACHES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
    async (name) => [name, (await (await caches.open(name)).keys()).map(({url}) => url)])))"""
REGISTRATIONS = """async () => (await navigator.serviceWorker.getRegistrations()).map(
    (registration) => [registration.scope, registration.active?.scriptURL])"""
# The browser may first let the old worker finish what it is doing.
REPLACED_OR_ABOUT_TO_BE = """async () => {
    const {waiting} = await navigator.serviceWorker.getRegistration();
    return waiting !== null || !(await caches.keys()).includes('precache');
}"""
PICTURES = """() => window.jupyterapp.shell.currentWidget.content.widgets
    .filter((cell) => cell.model.type === 'code')
    .flatMap((cell) => cell.model.outputs.toJSON())
    .filter((output) => output.data?.['image/png']).length"""


class Host:
    """A static host that can be stopped and started again at the same address."""

    def __init__(self, folder: Path, path: str, program: list[str]) -> None:
        self._folder = folder
        self._program = program
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.home = f"http://127.0.0.1:{self._port}/{path}"
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *self._program, str(self._port)],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                urllib.request.urlopen(self.home).close()
                return
            except OSError:
                assert self._process.poll() is None, "the server has ended"
                time.sleep(0.1)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None


@contextmanager
def hosting(folder: Path, path: str = "", program: list[str] = OURS) -> Iterator[Host]:
    host = Host(folder, path, program)
    try:
        host.start()
        yield host
    finally:
        host.stop()


@pytest.fixture
def open_browser(playwright, tmp_path) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a browser with a profile that stays when it is closed."""
    opened: list[BrowserContext] = []

    def start(*flags: str) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=os.environ.get("CHROMIUM") or None,
            args=[*FLAGS, *flags],
            viewport={"width": 1000, "height": 800},
        )
        opened.append(context)
        return context

    yield start
    for context in opened:
        context.close()


def shows(locator: Locator, text: str) -> None:
    expect(locator).to_contain_text(text, timeout=MINUTES)


def visitor_of(context: BrowserContext, home: str) -> Visitor:
    return Visitor(context.pages[0], home)


@pytest.fixture
def site(tmp_path) -> Path:
    """A copy of the site that a test may change: each file by itself, never in place."""
    shutil.copytree(DIST, tmp_path / "site", copy_function=os.link)
    return tmp_path / "site"


@pytest.fixture
def small_site(tmp_path) -> Path:
    """The pages without Python: enough where nothing of it is asked for."""
    folder = tmp_path / "small"

    def left_out(directory: str, names: list[str]) -> list[str]:
        return [n for n in names if n in ("pyodide", "build", "extensions", "lab", "notebooks")]

    shutil.copytree(DIST, folder, copy_function=os.link, ignore=left_out)
    publish(folder)
    return folder


def publish(site: Path, changed: dict[str, str] | None = None) -> str:
    """Change files of a site, as a new build does, and return the edition."""
    for path, text in (changed or {}).items():
        (site / path).unlink(missing_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    (site / offline.WORKER).unlink()
    offline.write_worker(site)
    return offline.read_list(site)["release"]


def ask(visitor: Visitor, kind: str, **more) -> dict:
    return visitor.page.evaluate(ASK, [{"type": kind, **more}, "active"])


def wait_until_kept(visitor: Visitor, *paths: str) -> None:
    """Wait until the worker has what the page told it about."""
    for _ in range(300):
        missing = {path for path, _ in ask(visitor, "status")["missing"]}
        if not missing.intersection(paths):
            return
        visitor.page.wait_for_timeout(200)
    raise AssertionError(f"still missing: {missing.intersection(paths)}")


def needed(page: str) -> list[str]:
    list_ = offline.read_list(DIST)
    paths = list(list_["files"])
    return [page, *list_["core"], *(paths[place] for place in list_["needs"][page])]


def touch_the_first_figure(visitor: Visitor) -> None:
    figure = visitor.page.locator(".figure[data-module]").first
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-ready", "", timeout=MINUTES)
    touch(figure)


def test_after_one_visit_everything_seen_works_without_a_network(open_browser, tmp_path):
    """Below a path: home, lesson, figure, quiz, lab with kernel, picture, widget, and own work."""
    (tmp_path / SUB_PATH).symlink_to(DIST, target_is_directory=True)
    with hosting(tmp_path, f"{SUB_PATH}/") as host:
        context = open_browser()
        online = visitor_of(context, host.home)
        asked: set[str] = set()
        context.on("request", lambda request: asked.add(request.url.split("?")[0]))
        # The lab comes first: nothing of it goes through the worker before there is one.
        online.open_notebook(LAB)
        online.run_all()
        online.page.evaluate(
            "window.jupyterapp.shell.currentWidget.content.widgets[0].model.sharedModel"
            ".setSource('my own words')"
        )
        online.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
        listed = offline.read_list(DIST)["files"]
        wait_until_kept(online, *(path for path in listed if host.home + path in asked))
        for page in ("index.html", LESSON, QUIZ):
            online.open(page)
            wait_until_kept(online, *needed(page))
        context.close()
        host.stop()

        visitor = visitor_of(open_browser(), host.home)
        visitor.open()
        expect(visitor.page.locator("#map-title")).to_be_visible()
        visitor.open(LESSON)
        touch_the_first_figure(visitor)
        visitor.open(QUIZ)
        question = visitor.page.locator(".quiz-item").first
        expect(question.locator("input, [role=radio], button").first).to_be_visible()
        visitor.open_notebook(LAB)
        assert "my own words" in visitor.page.evaluate(
            "window.jupyterapp.shell.currentWidget.content.widgets[0].model.sharedModel.source"
        )
        visitor.run_all()
        assert visitor.page.evaluate(PICTURES) > 0
        # The drive, which the worker carries.
        assert LAB.rpartition("/")[2] in visitor.run("import os; print(os.listdir())")
        handle = visitor.page.locator(".noUi-handle").last
        handle.scroll_into_view_if_needed()
        picture = visitor.page.locator(".jp-OutputArea img").last
        before = picture.get_attribute("src")
        handle.press("ArrowRight")
        expect(picture).not_to_have_attribute("src", before, timeout=MINUTES)
        # Nothing was asked for in vain. What the console says of saved widgets is JupyterLab's.
        assert [said for said in visitor.complaints if not said.startswith("console")] == []

        # What was never opened says so, and the way back is there.
        visitor.open("teacher.html")
        visitor.page.get_by_role("link", name="To the course map").click()
        expect(visitor.page.locator("#map-title")).to_be_visible()


def test_the_whole_site_is_saved_through_breaks_and_checked(open_browser, site):
    large = "static/vendor/jsxgraph/jsxgraphcore.mjs"
    wrong = site / large
    right = wrong.read_bytes()
    wrong.unlink()
    wrong.write_bytes(right + b"//")
    with hosting(site) as host:
        context = open_browser()
        visitor = visitor_of(context, host.home)
        visitor.open()
        panel = visitor.page.locator("#offline")
        save = panel.get_by_role("button", name="Save for offline")
        shows(save, "MB)")

        # A file that is not the one of the edition is refused.
        save.click()
        shows(panel.get_by_role("status"), "A file on the server is not the one")
        missing = {path for path, _ in ask(visitor, "status")["missing"]}
        assert large in missing
        wrong.unlink()
        wrong.write_bytes(right)

        # The network breaks off in the middle; what has come stays.
        save.click()
        until(visitor.page, "document.querySelector('#offline progress').value > 20e6")
        host.stop()
        shows(panel.get_by_role("status"), "The network broke off")
        before = len(ask(visitor, "status")["missing"])
        assert before > 0
        shows(panel.locator("[data-state]"), f"{before} of")

        # Stopped by hand, and finished.
        host.start()
        fetched: list[str] = []
        context.on("requestfinished", lambda request: fetched.append(request.url))
        save.click()
        panel.get_by_role("button", name="Stop").click()
        shows(panel.get_by_role("status"), "Stopped")
        save.click()
        shows(panel.locator("[data-state]"), "complete")
        expect(panel.get_by_role("button", name="Remove")).to_be_visible()
        assert len(set(fetched)) <= before + 5
        context.close()
        host.stop()

        context = open_browser()
        visitor = visitor_of(context, host.home)
        visitor.open("teacher.html")
        expect(visitor.page.locator("h1")).to_be_visible()
        visitor.open()
        panel = visitor.page.locator("#offline")
        shows(panel.locator("[data-state]"), "complete")
        panel.get_by_role("button", name="Remove").click()
        expect(panel.get_by_role("button", name="Save for offline")).to_be_visible()
        assert len(ask(visitor, "status")["missing"]) > 500


def test_a_full_disk_is_said_and_nothing_half_is_taken_for_whole(open_browser, site):
    with hosting(site) as host:
        context = open_browser()
        visitor = visitor_of(context, host.home)
        visitor.open()
        panel = visitor.page.locator("#offline")
        save = panel.get_by_role("button", name="Save for offline")
        shows(save, "MB)")
        devtools = context.new_cdp_session(visitor.page)
        origin = host.home.rstrip("/")
        devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 20e6})
        save.click()
        says = panel.get_by_role("status")
        shows(says, "There is not enough room")
        shows(says, "more are needed")
        expect(panel.locator("[data-state]")).not_to_contain_text("complete")
        assert ask(visitor, "status")["missing"]
        devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
        save.click()
        shows(panel.locator("[data-state]"), "complete")


SCRIPT, LATE, PART = (f"static/site/{name}" for name in ("edition.js", "late.js", "part.wasm"))


def edition(number: str, lesson: str) -> dict[str, str]:
    """The files of a made-up edition: a page, a script of it, and one that it asks for later."""
    head = f'<html lang="en" data-edition="{number}">'
    scripts = f'<script type="module" src="../../{SCRIPT}"></script></head>'
    return {
        LESSON: lesson.replace('<html lang="en">', head).replace("</head>", scripts),
        SCRIPT: f'document.documentElement.dataset.script = "{number}";\n'
        f'window.late = () => import("./late.js");\n'
        f'window.part = () => fetch(new URL("./part.wasm", import.meta.url));\n',
        LATE: f'export const edition = "{number}";\n',
        # The browser's own cache is asked for WebAssembly, and has that of the edition before.
        PART: number,
    }


def shown(visitor: Visitor) -> list[str]:
    """Which editions the parts of a page are of."""
    until(visitor.page, "document.documentElement.dataset.script")
    return visitor.page.evaluate(
        """async () => {
            const {edition, script} = document.documentElement.dataset;
            const late = await window.late().then((module) => module.edition, () => 'refused');
            const part = await window.part()
                .then((answer) => answer.ok ? answer.text() : 'refused');
            return [edition, script, late, part];
        }"""
    )


def test_a_new_edition_comes_whole_and_open_pages_keep_theirs(open_browser, small_site):
    lesson = (DIST / LESSON).read_text(encoding="utf-8")
    publish(small_site, edition("one", lesson))
    with hosting(small_site) as host:
        context = open_browser()
        reader = visitor_of(context, host.home)
        reader.open(LESSON)
        wait_until_kept(reader, *needed(LESSON), LESSON, SCRIPT)
        assert shown(reader) == ["one"] * 4
        other = Visitor(context.new_page(), host.home)
        other.open(LESSON)
        assert "edition" not in ask(reader, "status")

        # While both are open the next edition is published. It is kept beside the first.
        second = publish(small_site, edition("two", lesson))
        other.open(LESSON)
        for visitor in (other, reader):
            shows(visitor.page.locator(".edition"), "A new edition of this site is here.")
        assert shown(other) == ["one"] * 4

        # One reader uses it; the other, whose page stands, gets nothing of it.
        other.page.get_by_role("button", name="Use it now").click()
        until(other.page, "document.documentElement.dataset.edition === 'two'")
        assert shown(other) == ["two"] * 4
        assert ask(other, "status")["release"] == second
        assert shown(reader) == ["one"] * 4

        # Left and opened again, it is the new one there too; and the old one's files are gone.
        reader.page.reload()
        assert shown(reader) == ["two"] * 4
        publish(small_site, edition("three", lesson))
        other.page.close()
        reader.page.evaluate(
            "navigator.serviceWorker.ready.then((registration) => registration.update())"
        )
        shows(reader.page.locator(".edition"), "A new edition of this site is here.")
        # Alone, the next step through the site is into the new edition.
        reader.open(LESSON)
        until(reader.page, "document.documentElement.dataset.edition === 'three'")
        assert shown(reader) == ["three"] * 4
        [kept] = reader.page.evaluate(CACHES).values()
        assert len(kept) <= len(offline.read_list(small_site)["files"]) + 2

        # And it is whole without a network.
        host.stop()
        reader.open(LESSON)
        assert shown(reader) == ["three"] * 4


def test_what_the_server_has_of_another_edition_is_not_mixed_in(open_browser, small_site):
    lesson = (DIST / LESSON).read_text(encoding="utf-8")
    publish(small_site, edition("one", lesson))
    with hosting(small_site) as host:
        visitor = visitor_of(open_browser(), host.home)
        visitor.open()
        ask(visitor, "status")
        until(visitor.page, "navigator.serviceWorker.controller !== null")
        publish(small_site, edition("two", lesson))
        # The open page asks for a script that it has never had.
        status, text = visitor.page.evaluate(FETCH, SCRIPT)
        assert status == 503
        assert "two" not in text
        # A page that was not there before opens in the new edition, whole.
        visitor.open(LESSON)
        until(visitor.page, "document.documentElement.dataset.edition === 'two'")
        assert shown(visitor) == ["two"] * 4


def test_an_edition_that_serves_a_page_is_not_offered_to_it_as_a_new_one(visit, at_root):
    visitor = visit(at_root)
    visitor.open()
    until(visitor.page, "navigator.serviceWorker.controller !== null")
    # What a page asks when it sees a worker ready, which by then may have taken over.
    assert ask(visitor, "follows") is False
    assert visitor.page.locator(".edition").count() == 0


def test_jupyterlites_own_worker_of_an_earlier_release_is_replaced(open_browser, site, tmp_path):
    ours = (site / offline.WORKER).read_text(encoding="utf-8")
    (site / offline.WORKER).unlink()
    shutil.copy(stock_worker(tmp_path), site / offline.WORKER)
    script = site / "static" / "site" / "offline.js"
    pages = script.read_bytes()
    script.unlink()
    script.write_text("export {};")
    with hosting(site) as host:
        context = open_browser()
        visitor = visitor_of(context, host.home)
        visitor.open("notebooks/index.html")
        visitor.page.wait_for_function("navigator.serviceWorker.controller?.state === 'activated'")
        assert "precache" in visitor.page.evaluate(CACHES)
        [[_, address]] = visitor.page.evaluate(REGISTRATIONS)
        # Then the site comes with its own, under the address of the other.
        script.write_bytes(pages)
        (site / offline.WORKER).write_text(ours, encoding="utf-8")
        visitor.open()
        until(visitor.page, REPLACED_OR_ABOUT_TO_BE)
        context.close()
        visitor = visitor_of(open_browser(), host.home)
        visitor.open()
        shows(visitor.page.locator("#offline [data-state]"), "MB are here")
        assert visitor.page.evaluate(REGISTRATIONS) == [[host.home, address]]
        assert set(visitor.page.evaluate(CACHES)) == {f"mlmath {host.home}"}


def stock_worker(scratch: Path) -> Path:
    """Unpack the worker that JupyterLite itself brings."""
    import jupyterlite_core

    [archive] = Path(jupyterlite_core.__file__).parent.glob("*.tgz")
    shutil.unpack_archive(archive, scratch / "jupyterlite")
    [worker] = (scratch / "jupyterlite").glob("*/service-worker.js")
    return worker


def test_two_sites_on_one_host_leave_one_another_alone(open_browser, tmp_path, small_site):
    host_folder = tmp_path / "host"
    host_folder.mkdir()
    for name in ("one", "two"):
        shutil.copytree(small_site, host_folder / name, copy_function=os.link)
    changed = publish(host_folder / "two", edition("two", "<html lang='en'></html>"))
    with hosting(host_folder) as host:
        context = open_browser()
        one, two = (
            visitor_of(context, f"{host.home}one/"),
            Visitor(context.new_page(), f"{host.home}two/"),
        )
        for visitor in (one, two):
            visitor.open("index.html")
        releases = [ask(visitor, "status")["release"] for visitor in (one, two)]
        assert releases[0] != releases[1] == changed
        # Removing what the one has saved, and a new edition of it, touch nothing of the other.
        before = one.page.evaluate(CACHES)
        assert set(before) == {f"mlmath {host.home}one/", f"mlmath {host.home}two/"}
        ask(one, "forget")
        publish(host_folder / "one", {LATE: "export {};"})
        one.page.evaluate("navigator.serviceWorker.ready.then((known) => known.update())")
        with one.page.expect_navigation():
            one.page.get_by_role("button", name="Use it now").click()
        assert ask(two, "status")["release"] == changed
        after = one.page.evaluate(CACHES)
        assert set(after[f"mlmath {host.home}two/"]) >= set(before[f"mlmath {host.home}two/"])


def test_without_a_secure_address_pages_work_and_say_why_they_cannot_be_saved(open_browser):
    with hosting(DIST) as host:
        context = open_browser("--host-resolver-rules=MAP course.test 127.0.0.1")
        visitor = visitor_of(context, host.home.replace("127.0.0.1", "course.test"))
        visitor.open()
        assert visitor.page.evaluate("isSecureContext") is False
        panel = visitor.page.locator("#offline")
        shows(panel.locator("[data-state]"), "begin with https")
        expect(panel.get_by_role("button")).to_have_count(0)
        visitor.open(LESSON)
        touch_the_first_figure(visitor)
        assert visitor.complaints == []


def test_a_host_that_changes_pages_on_the_way_is_seen_through(open_browser, small_site):
    home = small_site / "index.html"
    text = home.read_text(encoding="utf-8")
    home.unlink()
    home.write_text(text.replace("</body>", "<!-- from your host --></body>"), encoding="utf-8")
    with hosting(small_site) as host:
        visitor = visitor_of(open_browser(), host.home)
        visitor.open()
        state = visitor.page.locator("#offline [data-state]")
        shows(state, "not what was published")
        visitor.open(LESSON)
        expect(visitor.page.locator("h1")).to_be_visible()


def test_it_can_be_installed_below_a_path(open_browser, tmp_path):
    (tmp_path / SUB_PATH).symlink_to(DIST, target_is_directory=True)
    with hosting(tmp_path, f"{SUB_PATH}/") as host:
        context = open_browser()
        visitor = visitor_of(context, host.home)
        devtools = context.new_cdp_session(visitor.page)
        for page in ("index.html", LESSON, f"notebooks/index.html?path={LAB}"):
            visitor.open(page)
            manifest = devtools.send("Page.getAppManifest")
            assert manifest["url"] == f"{host.home}manifest.webmanifest"
            assert manifest["errors"] == []
            assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_the_archive_of_a_release_works_with_pythons_own_server(open_browser, tmp_path):
    archive.write(DIST, tmp_path / "course.zip")
    shutil.unpack_archive(tmp_path / "course.zip", tmp_path / "host")
    with hosting(tmp_path / "host", "course/", ["-m", "http.server"]) as host:
        visitor = visitor_of(open_browser(), host.home)
        visitor.open()
        expect(visitor.page.locator("#map-title")).to_be_visible()
        visitor.open(LESSON)
        touch_the_first_figure(visitor)
        visitor.open_notebook(LAB)
        assert visitor.run("import numpy; print(numpy.arange(3.).sum())") == "3.0\n"
        assert visitor.complaints == []
