"""`build.py new`: what it writes builds as it is."""

import importlib.util
import shutil

import pytest

from sitegen import new, variants
from sitegen.course import read_course
from sitegen.errors import BuildError
from sitegen.notebooks import grading, read_notebook
from sitegen.paths import CONTENT


@pytest.fixture
def project(tmp_path):
    """A content folder in which everything is still to come, and an empty package."""
    content, package = tmp_path / "content", tmp_path / "mlmath_lite"
    content.mkdir()
    lines = (CONTENT / "course.toml").read_text().splitlines(keepends=True)
    without_files = [line for line in lines if not line.startswith("file = ")]
    text = "".join(line.partition(', file = "')[0] + " },\n" if ', file = "c' in line else line
                   for line in without_files)  # fmt: skip
    (content / "course.toml").write_text(text)
    shutil.copytree(new.PACKAGE / "figures", package / "figures")
    return content, package


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("kind", "step_id", "file"),
    [
        ("lesson", "c1w3l1", "course1/week3/lesson1_vectors.ipynb"),
        ("lab", "c1w1-lab-numpy-arrays", "course1/week1/lab1_introduction_to_numpy_arrays.ipynb"),
        (
            "assignment",
            "c1w2-assignment-linear-systems",
            "course1/week2/assignment_system_of_linear_equations.ipynb",
        ),
    ],
)
def test_a_notebook_is_written_and_named_in_the_map(project, kind, step_id, file):
    content, package = project
    new.notebook(kind, step_id, content, package)
    assert read_course(content).files == (file,)
    read_notebook(content, file)


def test_a_lesson_has_a_section_for_each_of_its_topics(project):
    content, package = project
    new.notebook("lesson", "c1w3l1", content, package)
    (file,) = read_course(content).files
    tags = [t for c in read_notebook(content, file).cells for t in c.metadata.get("tags", [])]
    lesson = next(step for step in read_course(content).steps if step.id == "c1w3l1")
    assert tags == ["setup"] + [f"topic:{topic.id}" for topic in lesson.topics]


def test_a_lab_brings_an_exercise_whose_answer_and_mistakes_differ(project):
    content, package = project
    new.notebook("lab", "c1w1-lab-numpy-arrays", content, package)
    (exercise,) = load(package / "exercises" / "c1w1_numpy_arrays.py").EXERCISES
    assert exercise.id == "c1w1-numpy-arrays-double"
    for mistake in exercise.mistakes:
        values = exercise.cases[0][0]
        assert mistake.wrong(values).tolist() != exercise.answer(values).tolist()


def test_an_assignment_can_be_graded(project):
    content, package = project
    new.notebook("assignment", "c1w2-assignment-linear-systems", content, package)
    (file,) = read_course(content).files
    *_, solution, check = read_notebook(content, file).cells
    assert solution.metadata.nbgrader == grading(solution.id)
    assert check.metadata.nbgrader == grading(check.id, points=1)


def test_a_question_is_written_and_has_variants(project, tmp_path):
    content, _ = project
    topic = "c1w3l1-norm-of-a-vector"
    new.question(topic, "difference", content)
    new.question(topic, "another-difference", content)
    questions = variants.build_questions(content, [topic], tmp_path / "cache")
    assert set(questions) == {"c1w3-difference", "c1w3-another-difference"}


def test_a_figure_is_written_and_stands_among_the_others(project):
    _, package = project
    before = (package / "figures" / "__init__.py").read_text()
    new.figure("number-line", package)
    listing = (package / "figures" / "__init__.py").read_text()
    assert "from mlmath_lite.figures.number_line import NumberLine\n" in listing
    assert '    "NumberLine",\n' in listing
    assert all(line in listing for line in before.splitlines() if line.startswith("from"))
    figure = load(package / "figures" / "number_line.py").NumberLine(x=-1.5)
    assert figure.sentence() == "The square of −3/2 is 9/4."
    assert (
        'import { frame } from "./lib/frame.js"'
        in (package / "figures" / "number_line.js").read_text()
    )


@pytest.mark.parametrize(
    ("start", "message"),
    [
        (lambda c, p: new.notebook("lesson", "c1w3l9", c, p), "no lesson with the id c1w3l9"),
        (lambda c, p: new.notebook("lab", "c1w3l1", c, p), "no lab with the id c1w3l1"),
        (lambda c, p: new.question("c1w3l1-norms", "x", c), "did you mean c1w3l1-norm-of-a-vec"),
        (lambda c, p: new.question("c1w3l1-norm-of-a-vector", "1x", c), "that is no name"),
        (lambda c, p: new.figure("two-lines", p), "it is there already"),
    ],
)
def test_what_cannot_be_started_is_said(project, start, message):
    with pytest.raises(BuildError) as error:
        start(*project)
    assert message in str(error.value)


def test_nothing_is_written_over(project):
    content, package = project
    new.notebook("lesson", "c1w3l1", content, package)
    with pytest.raises(BuildError, match="it has its notebook"):
        new.notebook("lesson", "c1w3l1", content, package)
