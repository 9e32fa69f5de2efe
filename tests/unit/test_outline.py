"""outline.json: the course as the pages' scripts read it."""

import json
from pathlib import Path

import nbformat

from sitegen.course import Activity, Course, CourseMap, Kind, Lesson, Topic, Week
from sitegen.outline import Contents, exercises, write_outline


def test_a_notebooks_exercises_are_what_its_cells_check():
    cells = [
        nbformat.v4.new_markdown_cell('check("in-prose", x)'),
        nbformat.v4.new_code_cell('def f(): ...\n\ncheck("c1w1-first", f)'),
        nbformat.v4.new_code_cell("check(\n    'c1w1-second',\n    value)"),
        nbformat.v4.new_code_cell('check("c1w1-first", f)'),
        nbformat.v4.new_code_cell('# check("c1w1-commented", f)'),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    assert exercises(notebook) == ("c1w1-first", "c1w1-second")


def test_every_step_stands_in_order_with_what_there_is_to_do(tmp_path: Path):
    quiz = Activity(Kind.QUIZ, "c1w1-quiz", "Lines", 20, None, "course1/week1/quiz.html")
    coming = Activity(Kind.LAB, "c1w1-lab", "Later", 60, None)
    lesson = Lesson(
        1,
        "c1w1l1",
        "Rows",
        70,
        "course1/week1/lesson1_a.ipynb",
        (Topic("c1w1l1-a", "A"),),
        (quiz, coming),
    )
    week = Week(1, "Systems", (lesson,))
    course_map = CourseMap(
        "Maths", "of machines", "It.", (Course(1, "Algebra", "Lines.", (week,)),)
    )
    contents = {
        "course1/week1/lesson1_a.html": Contents(("c1w1l1-a", "summary"), ("c1w1-q",)),
        "course1/week1/quiz.html": Contents(questions=("c1w1-q", "c1w1-r")),
    }
    questions = {"c1w1-q": {"topic": "c1w1l1-a"}, "c1w1-r": {"topic": "c1w1l1-a"}}
    write_outline(tmp_path, course_map, contents, questions)

    outline = json.loads((tmp_path / "outline.json").read_text(encoding="utf-8"))
    assert outline["questions"] == {"c1w1-q": "c1w1l1-a", "c1w1-r": "c1w1l1-a"}
    first, second, third = outline["steps"]
    assert first == {
        "id": "c1w1l1",
        "kind": "lesson",
        "label": "Lesson 1",
        "title": "Rows",
        "page": "course1/week1/lesson1_a.html",
        "course": 1,
        "week": 1,
        "topics": ["c1w1l1-a"],
        "sections": ["c1w1l1-a", "summary"],
        "questions": ["c1w1-q"],
        "exercises": [],
    }
    assert (second["kind"], second["questions"]) == ("quiz", ["c1w1-q", "c1w1-r"])
    assert (third["kind"], third["page"], third["exercises"]) == ("lab", None, [])
