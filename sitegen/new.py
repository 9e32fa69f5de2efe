"""Writes a working start for a lesson, lab, assignment, question or figure.

What is written builds and runs as it is, and each part of it waits to be replaced.
"""

import difflib
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from sitegen.course import Activity, CourseMap, Kind, Lesson, Topic, read_course
from sitegen.errors import BuildError
from sitegen.notebooks import METADATA, grading
from sitegen.paths import CONTENT, ROOT, WHEEL_SOURCE

PACKAGE = WHEEL_SOURCE / "mlmath_lite"
STARTS = Path(__file__).parent / "starts"
DATA = "**Data.** Made up for this course, CC BY 4.0."
STEP_ID = re.compile(r"(c(\d+)w(\d+))(l\d+|-(lab|assignment)-[a-z0-9-]+)")
NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def notebook(kind: str, step_id: str, content: Path = CONTENT, package: Path = PACKAGE) -> None:
    """Start the notebook of a lesson, lab or assignment that course.toml shows as coming.

    Parameters
    ----------
    kind
        "lesson", "lab" or "assignment".
    step_id
        Its id in course.toml.
    content, package
        Where the notebook goes, and where the exercises of a lab or an assignment go.

    Raises
    ------
    BuildError
        If course.toml has no such step, or the step has its notebook already.
    """
    step = _step(read_course(content), kind, step_id)
    parts = STEP_ID.fullmatch(step_id)
    if parts is None:
        raise BuildError(
            f"content/course.toml, {step_id}",
            "the id does not say which course and week it belongs to",
            "give it one like c1w3l1 (a lesson) or c1w3-lab-vectors",
        )
    if step.file is not None:
        raise BuildError(step_id, f"it has its notebook: content/{step.file}", "edit that one")
    folder = f"course{parts[2]}/week{parts[3]}"
    slug = re.sub(r"[^a-z0-9]+", "_", step.title.lower()).strip("_")
    number = step.number if isinstance(step, Lesson) else _next_number(content / folder, kind)
    file = f"{folder}/{kind}{number}_{slug}.ipynb"

    if isinstance(step, Lesson):
        cells = _lesson_cells(step)
    else:
        exercise = f"{parts[1]}-{step_id.split('-', 2)[2]}-double"
        cells = _lab_cells(step, exercise)
        _write(
            package / "exercises" / f"{parts[1]}_{step_id.split('-', 2)[2].replace('-', '_')}.py",
            _start("exercises.py", TITLE=step.title, EXERCISE_ID=exercise),
        )
    _write(content / file, nbformat.writes(new_notebook(cells=cells, metadata=METADATA)) + "\n")
    _name_file(content / "course.toml", step, file)
    print(f"run `python3 build.py outputs content/{file}` whenever its code has changed")


def question(topic_id: str, name: str, content: Path = CONTENT) -> None:
    """Start a question at the end of its week's questions.py.

    Parameters
    ----------
    topic_id
        The topic, by its id in course.toml.
    name
        What the question is called, in words joined by hyphens; its id is the week and this.

    Raises
    ------
    BuildError
        If there is no such topic, or a question of that name stands there already.
    """
    course = read_course(content)
    if topic_id not in course.topics:
        raise _unknown("topic", topic_id, course.topics)
    _check_name(name)
    week = re.match(r"c(\d+)w(\d+)", topic_id)
    assert week is not None
    path = content / f"course{week[1]}/week{week[2]}/questions.py"
    function = name.replace("-", "_")
    before = (
        path.read_text(encoding="utf-8")
        if path.exists()
        else _start("questions.py", COURSE=week[1], WEEK=week[2])
    )
    if f"def {function}(" in before:
        raise BuildError(str(path), f"it has a question {name} already", "choose another name")
    path.parent.mkdir(parents=True, exist_ok=True)
    added = _start("question.py", TOPIC=topic_id, FUNCTION=function)
    path.write_text(before + added, encoding="utf-8")
    print(f'{_shown(path)}: ask it in a lesson with ask("c{week[1]}w{week[2]}-{name}")')


def figure(name: str, package: Path = PACKAGE) -> None:
    """Start a figure: its class, its module, and its name among the figures.

    Parameters
    ----------
    name
        What the figure is called, in words joined by hyphens.

    Raises
    ------
    BuildError
        If the name cannot be one, or is taken.
    """
    _check_name(name)
    module = name.replace("-", "_")
    kind = "".join(word.capitalize() for word in name.split("-"))
    figures = package / "figures"
    _write(figures / f"{module}.py", _start("figure.py", KIND=kind))
    _write(figures / f"{module}.js", _start("figure.js", KIND=kind))
    listing = figures / "__init__.py"
    text = listing.read_text(encoding="utf-8")
    head, _, names = text.partition("\n__all__ = [")
    kinds = sorted({*re.findall(r'"(\w+)"', names), kind})
    imports = sorted(
        {
            *re.findall(r"from .* import .*", head),
            f"from mlmath_lite.figures.{module} import {kind}",
        }
    )
    docstring = head.split("\n", 1)[0]
    exported = "".join(f'    "{each}",\n' for each in kinds)
    listing.write_text(
        f"{docstring}\n\n" + "\n".join(imports) + f"\n\n__all__ = [\n{exported}]\n",
        encoding="utf-8",
    )
    print(f"show it in a notebook with {kind}(), in a cell with the tag `figure`")


def _step(course: CourseMap, kind: str, step_id: str) -> Lesson | Activity:
    of_kind = {
        step.id: step
        for step in course.steps
        if kind == ("lesson" if isinstance(step, Lesson) else step.kind)
    }
    if step_id not in of_kind:
        raise _unknown(kind, step_id, of_kind)
    return of_kind[step_id]


def _unknown(kind: str, given: str, known: Iterable[str]) -> BuildError:
    near = difflib.get_close_matches(given, known, n=3)
    return BuildError(
        "content/course.toml",
        f"it has no {kind} with the id {given}",
        f"did you mean {', '.join(near)}?" if near else f"add the {kind} to it first",
    )


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise BuildError(
            repr(name), "that is no name", "write words of small letters joined by hyphens"
        )


def _start(name: str, **words: str) -> str:
    """Return the start in starts/, its words in capitals replaced."""
    text = (STARTS / f"{name}.txt").read_text(encoding="utf-8")
    for word, replacement in words.items():
        text = text.replace(word, replacement)
    return text


def _next_number(folder: Path, kind: str) -> int | str:
    """Count a week's labs; its one assignment needs no number."""
    return "" if kind == "assignment" else len(list(folder.glob(f"{kind}*.ipynb"))) + 1


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise BuildError(_shown(path), "it is there already", "edit that one, or remove it first")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {_shown(path)}")


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def _name_file(course_file: Path, step: Lesson | Activity, file: str) -> None:
    """Add the step's ``file`` to course.toml, where a person would write it."""
    text = course_file.read_text(encoding="utf-8")
    if isinstance(step, Lesson):
        pattern = rf'(\nid = "{step.id}"\n(?:(?!\n\[|items).)*?minutes = \d+\n)'
        text, count = re.subn(pattern, rf'\1file = "{file}"\n', text, count=1, flags=re.DOTALL)
    else:
        pattern = rf'(id = "{step.id}".*?minutes = \d+)( \}})'
        text, count = re.subn(pattern, rf'\1, file = "{file}"\2', text, count=1)
    if count != 1:
        raise BuildError(
            f"content/course.toml, {step.id}",
            "the place for its file was not found",
            f'add file = "{file}" to it by hand',
        )
    course_file.write_text(text, encoding="utf-8")
    print(f"named it in content/course.toml ({step.id})")


def _title_cell(title: str, minutes: int, kind: str) -> nbformat.NotebookNode:
    cell: nbformat.NotebookNode = new_markdown_cell(
        f"# {title}\n\nAfter this {kind} you will be able to say what it is about.\n\n"
        f"About {minutes} minutes.\n\n{DATA}",
        id="title",
    )
    return cell


def _lesson_cells(lesson: Lesson) -> list[nbformat.NotebookNode]:
    cells = [
        _title_cell(lesson.title, lesson.minutes, "lesson"),
        new_code_cell("import numpy as np", id="setup", metadata={"tags": ["setup"]}),
    ]
    for topic in lesson.topics:
        cells += _topic_cells(lesson, topic)
    return [*cells, new_markdown_cell("## Summary\n\nFive lines.", id="summary")]


def _topic_cells(lesson: Lesson, topic: Topic) -> list[nbformat.NotebookNode]:
    name = topic.id.removeprefix(f"{lesson.id}-")[:50].strip("-")
    tags = {"tags": [f"topic:{topic.id}"]}
    return [
        new_markdown_cell(
            f"## {topic.title}\n\nA question worth answering.", id=name, metadata=tags
        ),
        new_code_cell("np.array([1.0, 2.0])", id=f"{name}-code"),
    ]


def _lab_cells(step: Activity, exercise: str) -> list[nbformat.NotebookNode]:
    solution = """
        def double(values):
            \"\"\"Return twice the values.\"\"\"
            ### BEGIN SOLUTION
            return 2 * values
            ### END SOLUTION
    """
    code = new_code_cell(textwrap.dedent(solution).strip(), id="exercise-double")
    check = new_code_cell(
        f'check("{exercise}", double)',
        id="check-double",
        metadata={"tags": ["raises-exception"]},
    )
    if step.kind is Kind.ASSIGNMENT:
        code.metadata["nbgrader"] = grading(code.id)
        check.metadata["nbgrader"] = grading(check.id, points=1)
    return [
        _title_cell(step.title, step.minutes, step.kind.label.lower()),
        new_code_cell("import numpy as np\nfrom mlmath_lite import check, hint", id="setup"),
        new_markdown_cell(
            "## Twice as much\n\nWrite `double`: it takes an array and returns twice its numbers.",
            id="double",
        ),
        code,
        check,
    ]
