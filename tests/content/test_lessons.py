"""Each lesson teaches each of its topics in a section that has all that a section needs."""

import ast
import re

import pytest

from sitegen.course import Lesson, read_course
from sitegen.notebooks import read_notebook
from sitegen.paths import CACHE, CONTENT
from sitegen.variants import build_questions

COURSE = read_course(CONTENT)
LESSONS = [step for step in COURSE.ready if isinstance(step, Lesson) and step.file]
TOPICS = [(lesson, topic) for lesson in LESSONS for topic in lesson.topics]
QUESTIONS = build_questions(CONTENT, COURSE.topics, CACHE / "questions")


def tags(cell):
    return cell.metadata.get("tags", [])


def sections(lesson):
    """Return the cells of each tagged section, up to the next heading of the second level."""
    found, current = {}, None
    for cell in read_notebook(CONTENT, lesson.file).cells:
        topic = next((t.removeprefix("topic:") for t in tags(cell) if t.startswith("topic:")), None)
        if topic is not None:
            assert topic not in found, f"two sections teach {topic}"
            current = found[topic] = []
        elif cell.cell_type == "markdown" and cell.source.startswith("## "):
            current = None
        if current is not None:
            current.append(cell)
    return found


def asked(cells):
    """Return the questions that some cells ask."""
    return [
        call.args[0].value
        for cell in cells
        if cell.cell_type == "code"
        for call in ast.walk(ast.parse(cell.source))
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == "ask"
    ]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_it_teaches_its_topics_in_the_order_of_the_map(lesson):
    assert list(sections(lesson)) == [topic.id for topic in lesson.topics]


@pytest.mark.parametrize(("lesson", "topic"), TOPICS, ids=[topic.id for _, topic in TOPICS])
def test_a_section_has_words_something_to_run_or_touch_and_a_check(lesson, topic):
    cells = sections(lesson)[topic.id]
    prose = " ".join(cell.source for cell in cells if cell.cell_type == "markdown")
    words = len(re.findall(r"\w+", re.sub(r"\$.*?\$", " ", prose, flags=re.DOTALL)))
    assert 150 <= words <= 650, f"{words} words"
    own_code = [c for c in cells if c.cell_type == "code" and "ask(" not in c.source]
    assert own_code, "no figure and no code"
    questions = asked(cells)
    assert questions, "no question checks it"
    for question in questions:
        assert question in QUESTIONS, question
        assert "lesson" in QUESTIONS[question]["uses"], question


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_it_has_figures_and_ends_with_a_summary_and_its_formulas(lesson):
    cells = read_notebook(CONTENT, lesson.file).cells
    assert sum("figure" in tags(cell) and "ask(" not in cell.source for cell in cells) >= 2
    summary = next(c for c in cells if c.cell_type == "markdown" and c.source.startswith("## Summ"))
    after = "\n".join(c.source for c in cells[cells.index(summary) :])
    assert re.search(r"^\|.*\|$", after, re.MULTILINE), "no table of formulas"
