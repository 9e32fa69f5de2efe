"""Every assignment is one that a teacher's nbgrader can release, collect and grade.

The real nbgrader does it, in an environment of its own (`build.py test` makes it; see
requirements/nbgrader.in). What is handed in is what learners have: their copy from the site.
"""

import ast
import json
import os
import sqlite3
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from sitegen import environment
from sitegen.course import Activity, Kind, read_course
from sitegen.notebooks import read_notebook
from sitegen.paths import CONTENT, NBGRADER, WHEEL_SOURCE
from sitegen.solutions import learner_copy, without_solutions

ASSIGNMENTS = [
    step.file
    for step in read_course(CONTENT).ready
    if isinstance(step, Activity) and step.kind is Kind.ASSIGNMENT and step.file
]


def graded(notebook: NotebookNode) -> dict[str, int]:
    """Return the points of each check, by the id of its cell."""
    return {
        cell.id: cell.metadata.nbgrader.points
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }


def half_solved(notebook: NotebookNode) -> tuple[NotebookNode, int]:
    """Return a copy with the solutions of the first half of the exercises, and its points."""
    learners = nbformat.reads(learner_copy(notebook).decode(), as_version=4)
    points = graded(notebook)
    solved = list(points)[: len(points) // 2]
    for cell, original in zip(learners.cells, notebook.cells, strict=True):
        if cell.id == solved[-1]:
            break
        cell.source = original.source
    return learners, sum(points[check] for check in solved)


def test_there_is_an_assignment():
    assert ASSIGNMENTS


@pytest.mark.parametrize("file", ASSIGNMENTS)
def test_it_says_how_many_exercises_and_points_there_are(file):
    notebook = read_notebook(CONTENT, file)
    points = graded(notebook)
    said = f"{len(points)} exercises with {sum(points.values())} points"
    assert said in notebook.cells[0].source


@pytest.mark.parametrize("file", ASSIGNMENTS)
def test_each_exercise_is_a_solution_followed_by_its_check(file):
    cells = [c for c in read_notebook(CONTENT, file).cells if c.cell_type == "code"]
    exercises = [c for c in cells if without_solutions(c.source) != c.source]
    assert 6 <= len(exercises) <= 12
    for exercise in exercises:
        check = cells[cells.index(exercise) + 1]
        assert exercise.metadata.nbgrader.solution, exercise.id
        assert check.metadata.nbgrader.grade, check.id
        call = ast.parse(check.source).body[0].value
        names = {
            node.name if isinstance(node, ast.FunctionDef) else node.targets[0].id
            for node in ast.parse(exercise.source).body
            if isinstance(node, (ast.FunctionDef, ast.Assign))
        }
        used = {node.id for node in ast.walk(call.args[1]) if isinstance(node, ast.Name)}
        assert used == names, "a check tries what the cell above it makes"


class Course:
    """A teacher's nbgrader course in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.python = environment.make("nbgrader", NBGRADER)

    def put(self, where: str, notebook: NotebookNode) -> None:
        path = self.folder / where / self.name / f"{self.name}.ipynb"
        path.parent.mkdir(parents=True)
        notebook = nbformat.from_dict(json.loads(json.dumps(notebook)))
        # A teacher's computer has no Pyodide.
        notebook.metadata.kernelspec = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        nbformat.write(notebook, path)

    def run(self, *command: str) -> None:
        own = self.folder / "jupyter"
        process = subprocess.run(
            [self.python, "-m", "nbgrader", *command, f"--assignment={self.name}"],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": os.fspath(WHEEL_SOURCE),
                "JUPYTER_CONFIG_DIR": str(own),
                "JUPYTER_DATA_DIR": str(own),
                "JUPYTER_RUNTIME_DIR": str(own),
                "JUPYTER_PREFER_ENV_PATH": "1",
                "PATH": os.pathsep.join([os.fspath(self.python.parent), os.environ["PATH"]]),
            },
            capture_output=True,
            text=True,
        )
        assert process.returncode == 0, process.stdout + process.stderr

    def points(self) -> dict[str, dict[str, float]]:
        """Return what the gradebook has, by student and cell."""
        with sqlite3.connect(self.folder / "gradebook.db") as gradebook:
            rows = gradebook.execute(
                "select submitted_assignment.student_id, base_cell.name, grade.auto_score "
                "from grade join base_cell on grade.cell_id = base_cell.id "
                "join submitted_notebook on grade.notebook_id = submitted_notebook.id "
                "join submitted_assignment "
                "on submitted_notebook.assignment_id = submitted_assignment.id"
            ).fetchall()
        gradebook.close()
        found: dict[str, dict[str, float]] = {}
        for student, cell, score in rows:
            found.setdefault(student, {})[cell] = score
        return found


@pytest.mark.parametrize("file", ASSIGNMENTS)
def test_nbgrader_releases_and_grades_it(file, tmp_path):
    notebook = read_notebook(CONTENT, file)
    points = graded(notebook)
    half, half_points = half_solved(notebook)
    assert 0 < half_points < sum(points.values())

    course = Course(tmp_path, Path(file).stem)
    course.put("source", notebook)
    course.run("generate_assignment", "--create")
    released = (tmp_path / "release" / course.name / f"{course.name}.ipynb").read_text()
    assert "SOLUTION" not in released and "raise NotImplementedError" in released

    course.put("submitted/solved", notebook)
    course.put("submitted/half", half)
    course.put("submitted/empty", nbformat.reads(learner_copy(notebook).decode(), as_version=4))
    course.run("autograde", "--create")

    scores = course.points()
    assert scores["solved"] == points
    assert sum(scores["half"].values()) == half_points
    assert scores["empty"] == dict.fromkeys(points, 0)
