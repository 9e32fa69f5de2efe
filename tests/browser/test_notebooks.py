"""Every notebook in the built site: it runs, its outputs are the stored ones, its sliders move."""

import re

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from sitegen.course import read_course
from sitegen.notebooks import METADATA, read_notebook
from sitegen.paths import CONTENT
from tests.browser.conftest import MINUTES, VIOLATIONS, touch

FILES = read_course(CONTENT).files
ONE_OF_EACH_KIND = {re.sub(r"\d*_.*", "", file.split("/")[-1]): file for file in FILES}.values()

STORED_FILES = """async () => {
    const names = (await indexedDB.databases()).map((database) => database.name);
    const listings = await Promise.all(names.map((name) => new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
            const database = opening.result;
            const done = (keys) => { database.close(); resolve(keys); };
            if (!database.objectStoreNames.contains('files')) return done([]);
            const asking = database.transaction('files').objectStore('files').getAllKeys();
            asking.onsuccess = () => done(asking.result);
        };
    })));
    return listings.flat();
}"""
IS_DIRTY = "window.jupyterapp.shell.currentWidget.context.model.dirty"


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def errors(outputs: dict[str, list[dict]]) -> dict[str, str]:
    """Return what each failed cell says."""
    return {
        cell: "\n".join(output["traceback"])
        for cell, cell_outputs in outputs.items()
        for output in cell_outputs
        if output["output_type"] == "error"
    }


def text(outputs: list[dict]) -> str:
    """Return all that a cell prints and shows as text.

    In one piece, because the two Pythons send it in pieces of different length.
    """
    return "".join(
        "".join(output.get("text") or output.get("data", {}).get("text/plain") or "")
        for output in outputs
    )


@pytest.mark.parametrize("file", FILES)
def test_it_runs_unsolved_and_solved_and_what_can_be_moved_moves(visit, at_root, file):
    """One visit for all of it, because each start of Python takes its seconds."""
    solved = read_notebook(CONTENT, file)
    visitor = visit(at_root)
    visitor.page.add_init_script(VIOLATIONS)
    visitor.open_notebook(file)

    # Unsolved it runs to the end, and only its checks complain, with feedback for a traceback.
    said = errors(visitor.run_all())
    assert list(said) == [
        cell.id
        for cell in code_cells(solved)
        if "raises-exception" in cell.metadata.get("tags", [])
    ]
    assert all(feedback.startswith("✗") for feedback in said.values())

    sources = "\n".join(cell.source for cell in code_cells(solved))
    if "interact(" in sources:
        _move_the_last_slider(visitor)
    if "mlmath_lite.figures" in sources:
        touch(visitor.page.locator("[data-sentence]").first)

    # Solved it prints what it prints in desktop Python.
    outputs = visitor.run_all_of(solved)
    assert errors(outputs) == {}
    for cell in code_cells(solved):
        if cell.execution_count is None:
            continue  # it shows a widget, whose outputs are not stored
        assert text(outputs[cell.id]) == text(cell.outputs), cell.id

    # Nothing of it offends the content security policy.
    assert visitor.page.evaluate("window.violations") == []


def test_opening_one_changes_and_saves_nothing(visit, at_root):
    visitor = visit(at_root)
    tabs = {}
    for file in ONE_OF_EACH_KIND:
        visitor.open_notebook(file)
        tabs[file] = visitor.page
        visitor.page = visitor.page.context.new_page()
    # Longer than the autosave's interval of ten seconds.
    visitor.page.wait_for_timeout(12_000)
    for file, tab in tabs.items():
        assert tab.evaluate(IS_DIRTY) is False, file
        assert tab.evaluate(STORED_FILES) == [], file


def _move_the_last_slider(visitor) -> None:
    """Press a key on the slider and wait until the picture beside it is another one."""
    slider = visitor.page.locator(".jp-OutputArea", has=visitor.page.locator(".noUi-handle")).last
    slider.scroll_into_view_if_needed()
    picture = slider.locator("img").first
    before = picture.get_attribute("src")
    handle = slider.locator(".noUi-handle").first
    at_end = handle.get_attribute("aria-valuenow") == handle.get_attribute("aria-valuemax")
    handle.press("ArrowLeft" if at_end else "ArrowRight")
    # Looked up anew each time: JupyterLab may draw the cell again, with new elements.
    for _ in range(MINUTES // 100):
        if picture.count() and picture.get_attribute("src") != before:
            return
        visitor.page.wait_for_timeout(100)
    pytest.fail("the slider changes no picture")


def test_work_is_saved_by_itself_and_is_there_after_a_reload(visit, at_root):
    visitor = visit(at_root)
    visitor.open_notebook(FILES[0])
    visitor.page.evaluate(
        "window.jupyterapp.shell.currentWidget.content.widgets[1].model.sharedModel"
        ".setSource('my own words')"
    )
    visitor.page.wait_for_function(f"!({IS_DIRTY})", timeout=30_000)
    assert visitor.page.evaluate(STORED_FILES) == [FILES[0]]
    visitor.open_notebook(FILES[0])
    source = (
        "window.jupyterapp.shell.currentWidget.content.widgets[1].model.sharedModel.getSource()"
    )
    assert visitor.page.evaluate(source) == "my own words"


def test_what_learners_import_is_there_without_installing(visit, at_root):
    packages = ["scipy.stats", "sympy", "pandas", "anywidget"]
    cells = [
        new_code_cell(f"import {name}\nprint({name}.__name__)", id=f"c{i}")
        for i, name in enumerate(packages)
    ]
    visitor = visit(at_root)
    visitor.open_notebook(FILES[0])
    outputs = visitor.run_all_of(new_notebook(cells=cells, metadata=METADATA))
    assert [text(outputs[cell.id]) for cell in cells] == [f"{name}\n" for name in packages]
