"""A lesson and a lab in three engines, on a desk's screen and on a phone's.

Everything else is tested in Chromium alone; here stands what a learner with another browser would
miss first. One engine: ``pytest tests/browser/engines -k firefox``.
"""

import json
from itertools import product
from urllib.parse import quote

import pytest

from sitegen.course import read_course
from sitegen.notebooks import read_notebook
from sitegen.paths import CONTENT, DIST
from tests.browser.engines.conftest import SIZES
from tests.browser.engines.window import Window

COURSE = read_course(CONTENT)
LESSON = next(step.page for step in COURSE.ready if step.file and "/lesson" in step.file)
# The first with a slider: its pictures, too, are matplotlib's.
LAB = next(
    file
    for file in COURSE.files
    if any("interact(" in cell.source for cell in read_notebook(CONTENT, file).cells)
)

everywhere = pytest.mark.parametrize(
    ("engine", "size"), list(product(["chromium", "firefox", "webkit"], SIZES))
)

FIGURE = "document.querySelector('main .figure[data-module]')"
SENTENCE = f"{FIGURE}.querySelector('.figure-sentence').textContent"
HANDLE = f"{FIGURE}.querySelector('[role=slider]')"

NOTEBOOK = "window.jupyterapp?.shell.currentWidget?.content"
CODE = f"{NOTEBOOK}?.widgets.filter((cell) => cell.model.type === 'code')"
# What the toolbar's button does, within a hundredth of a second after the cells are there.
RUN_AT_ONCE = f"""new Promise((resolve) => {{
    const waiting = setInterval(() => {{
        const first = ({NOTEBOOK})?.widgets?.findIndex((cell) => cell.model.type === "code");
        // An empty cell stands alone until the notebook is read.
        if (!(first > 0)) return;
        clearInterval(waiting);
        const {{ commands, shell }} = window.jupyterapp;
        shell.currentWidget.content.activeCellIndex = first;
        commands.execute("notebook:run-cell-and-select-next");
        const early = !shell.currentWidget.sessionContext.isReady;
        resolve(early ? "before the kernel" : "too late to test anything");
    }}, 10);
}})"""
OUTPUTS = f"{CODE}.flatMap((cell) => cell.model.outputs.toJSON())"
SLIDER = "document.querySelector('.jp-OutputArea .noUi-handle')"
PICTURE = f"{SLIDER}.closest('.jp-OutputArea').querySelector('img').src"


@everywhere
def test_in_a_lesson_a_figure_moves_and_a_question_answers(window, home, engine, size):
    page = window(engine, size)
    page.open(home + LESSON)
    assert page.evaluate("innerWidth") == SIZES[size][0]

    page.evaluate(f"{FIGURE}.scrollIntoView()")
    page.wait_for(f"'ready' in {FIGURE}.dataset")
    before = page.evaluate(SENTENCE)
    page.press_on(HANDLE, "ArrowUp")
    after = page.wait_for(f"(said => said !== {json.dumps(before)} && said)({SENTENCE})")
    page.drag(HANDLE, 0, 60)
    page.wait_for(f"{SENTENCE} !== {json.dumps(after)}")

    question, variant = _first_question_for_a_number()
    place = f"document.querySelector('[data-question={question}]')"
    feedback = f"{place}.querySelector('.feedback')"
    field = f"{place}.querySelector('input')"
    page.evaluate(f"{place}.scrollIntoView()")
    page.wait_for(f"!!{place}.querySelector('.question-form')")
    wrong = variant["mistakes"][0]
    page.click(field)
    for key in wrong["value"]:
        page.press(key)
    page.press("Enter")
    said = page.wait_for(f"{feedback}.textContent")
    assert said.startswith("Not yet.") and len(said) > len("Not yet. ") + 10
    page.click(field)
    page.evaluate(f"{field}.select()")
    for key in variant["answer"]:
        page.press(key)
    page.press("Enter")
    page.wait_for(f"{feedback}.textContent.startsWith('Right.')")


def _first_question_for_a_number() -> tuple[str, dict]:
    """Return the id and the first variant of a question of the lesson whose answer is typed."""
    html = (DIST / LESSON).read_text(encoding="utf-8")
    for part in html.split('data-question="')[1:]:
        id_ = part.split('"')[0]
        document = json.loads((DIST / "questions" / f"{id_}.json").read_text(encoding="utf-8"))
        if document["kind"] == "number":
            return id_, document["variants"][0]
    raise AssertionError(f"{LESSON} asks for no number")


@everywhere
def test_a_lab_runs_to_its_end_and_its_slider_moves(window, home, engine, size):
    page = window(engine, size)
    _open_and_run_at_once(page, home)
    _run_all_and_move_the_slider(page)


def test_in_firefox_a_lab_runs_in_a_private_window_without_service_worker(window, home):
    page = window("firefox-private", "desktop")
    _open_and_run_at_once(page, home)
    assert page.evaluate("'serviceWorker' in navigator") is False
    _run_all_and_move_the_slider(page)


def _open_and_run_at_once(page: Window, home: str) -> None:
    """Run the first cell as soon as it can be seen: it waits for Python and is not forgotten."""
    page.open(f"{home}notebooks/index.html?path={quote(LAB, safe='')}")
    assert page.evaluate(RUN_AT_ONCE) == "before the kernel"
    page.wait_for(f"{CODE}[0].model.executionCount === 1")


def _run_all_and_move_the_slider(page: Window) -> None:
    page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for(f"{CODE}.every((cell) => cell.model.executionCount !== null)")
    outputs = page.evaluate(OUTPUTS)
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert any(output.get("traceback", [""])[0].startswith("✗") for output in outputs)

    widget = f"{CODE}.findIndex((cell) => cell.model.sharedModel.source.includes('interact('))"
    page.evaluate(f"{NOTEBOOK}.scrollToItem({NOTEBOOK}.widgets.indexOf({CODE}[{widget}]))")
    before = page.wait_for(f"{SLIDER} && {PICTURE}")
    page.press_on(SLIDER, "ArrowRight")
    page.wait_for(f"{PICTURE} !== {json.dumps(before)}")
