"""The notebooks that learners get: structure, exercises, and how far they run unsolved."""

import ast
import os

import nbformat
import pytest
from mlmath_lite.exercises import find

from sitegen.course import Activity, read_course
from sitegen.execution import kernel_client
from sitegen.notebooks import read_notebook
from sitegen.paths import CONTENT, WHEEL_SOURCE
from sitegen.solutions import learner_copy, without_solutions

COURSE = read_course(CONTENT)
STEPS = [step for step in COURSE.ready if step.file]
FILES = [step.file for step in STEPS]
# Labs and assignments: what a learner works through, with exercises.
WORK = [step.file for step in STEPS if isinstance(step, Activity)]


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def checked_ids(notebook):
    """Return the exercise of each call of check() in the notebook, in order."""
    return [
        call.args[0].value
        for cell in code_cells(notebook)
        for call in ast.walk(ast.parse(cell.source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "check"
    ]


@pytest.mark.parametrize("file", FILES)
def test_it_opens_with_what_it_is_about(file):
    first = read_notebook(CONTENT, file).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")


@pytest.mark.parametrize("file", WORK)
def test_a_lab_has_at_least_four_exercises_and_each_is_checked_once(file):
    ids = checked_ids(read_notebook(CONTENT, file))
    assert len(ids) == len(set(ids)) >= 4
    for exercise_id in ids:
        find(exercise_id)


@pytest.mark.parametrize("file", WORK)
def test_every_solution_is_taken_out_of_the_learners_copy(file):
    notebook = read_notebook(CONTENT, file)
    with_solution = [
        cell for cell in code_cells(notebook) if without_solutions(cell.source) != cell.source
    ]
    assert with_solution
    text = learner_copy(notebook).decode()
    assert "SOLUTION" not in text
    assert text.count("# your") >= len(with_solution)


@pytest.mark.parametrize("file", FILES)
def test_unsolved_it_runs_to_the_end_and_only_its_checks_complain(file, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.fspath(WHEEL_SOURCE))
    notebook = read_notebook(CONTENT, file)
    exercises = checked_ids(notebook)
    learners = nbformat.reads(learner_copy(notebook).decode(), as_version=4)
    kernel_client(learners).execute()
    errors = [
        output.ename
        for cell in code_cells(learners)
        for output in cell.outputs
        if output.output_type == "error"
    ]
    assert errors == ["CheckFailed"] * len(exercises)
