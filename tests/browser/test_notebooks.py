"""Every notebook in the built site: it runs, its outputs are the stored ones, its sliders move."""

import json

import pytest
from nbformat import NotebookNode

from sitegen.course import read_course
from sitegen.notebooks import read_notebook
from sitegen.paths import CONTENT

FILES = read_course(CONTENT).files

# Puts a notebook into the browser's storage, as saving it would.
SAVE = """([path, content]) => window.jupyterapp.serviceManager.contents.save(
    path, {type: 'notebook', format: 'json', content})"""
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


def texts(outputs: list[dict]) -> list[str]:
    """Return what a cell prints and shows as text, in order."""
    found = []
    for output in outputs:
        text = output.get("text") or output.get("data", {}).get("text/plain")
        if text:
            found.append("".join(text))
    return found


@pytest.mark.parametrize("file", FILES)
def test_unsolved_it_runs_to_the_end_and_only_its_checks_complain(visit, at_root, file):
    visitor = visit(at_root)
    visitor.open_notebook(file)
    outputs = visitor.run_all()
    said = errors(outputs)
    checks = [
        c.id for c in code_cells(read_notebook(CONTENT, file)) if "\ncheck(" in f"\n{c.source}"
    ]
    assert list(said) == checks
    for text in said.values():
        assert text.startswith("✗"), "feedback, not a traceback"


@pytest.mark.parametrize("file", FILES)
def test_solved_it_prints_what_desktop_python_prints(visit, at_root, file):
    solved = read_notebook(CONTENT, file)
    visitor = visit(at_root)
    visitor.open_notebook(file)
    visitor.page.evaluate(SAVE, ["solved.ipynb", json.loads(json.dumps(solved))])
    visitor.open_notebook("solved.ipynb")
    outputs = visitor.run_all()
    assert errors(outputs) == {}
    for cell in code_cells(solved):
        if cell.execution_count is None:
            continue  # it shows a widget, whose outputs are not stored
        assert texts(outputs[cell.id]) == texts(cell.outputs), cell.id


@pytest.mark.parametrize("file", FILES)
def test_a_slider_moves_a_figure(visit, at_root, file):
    visitor = visit(at_root)
    visitor.open_notebook(file)
    visitor.run_all()
    widget = visitor.page.locator(".jp-OutputArea", has=visitor.page.locator(".widget-slider")).last
    widget.scroll_into_view_if_needed()
    picture = widget.locator("img").first
    before = picture.get_attribute("src")
    handle = widget.locator(".noUi-handle").first
    handle.focus()
    handle.press("ArrowRight")
    visitor.page.wait_for_function(
        "([output, before]) => (output.querySelector('img')?.src ?? before) !== before",
        arg=[widget.element_handle(), before],
    )


@pytest.mark.parametrize("file", FILES)
def test_opening_it_changes_nothing_and_saves_nothing(visit, at_root, file):
    visitor = visit(at_root)
    visitor.open_notebook(file)
    # Longer than the autosave's interval of ten seconds.
    visitor.page.wait_for_timeout(12_000)
    assert visitor.page.evaluate(IS_DIRTY) is False
    assert visitor.page.evaluate(STORED_FILES) == []


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


def test_below_a_path_a_notebook_runs_too(visit, below_a_path):
    visitor = visit(below_a_path)
    visitor.open_notebook(FILES[0])
    outputs = visitor.run_all()
    assert any("image/png" in o.get("data", {}) for cell in outputs.values() for o in cell)
    assert all(text.startswith("✗") for text in errors(outputs).values())


@pytest.mark.parametrize("package", ["scipy.stats", "sympy", "pandas", "anywidget"])
def test_what_learners_import_is_there_without_installing(visit, at_root, package):
    visitor = visit(at_root)
    visitor.open_notebook(FILES[0])
    cell = {
        "cell_type": "code",
        "id": "import",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": f"import {package}\nprint('imported')",
    }
    notebook = {**json.loads(json.dumps(read_notebook(CONTENT, FILES[0]))), "cells": [cell]}
    visitor.page.evaluate(SAVE, ["import.ipynb", notebook])
    visitor.open_notebook("import.ipynb")
    assert texts(visitor.run_all()["import"]) == ["imported\n"]
