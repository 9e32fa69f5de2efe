"""Writes outline.json: the course in the form in which the pages' scripts measure progress."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from sitegen.course import CourseMap, Lesson

FILE = "outline.json"
# An exercise of a notebook is what one of its cells checks.
_CHECKED = re.compile(r"""^check\(\s*["']([a-z0-9-]+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is to do on a page.

    Parameters
    ----------
    sections
        The anchors of its sections.
    questions
        The ids of the questions that it asks.
    exercises
        The ids of the exercises that its notebook checks.
    """

    sections: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


def exercises(notebook: NotebookNode) -> tuple[str, ...]:
    """Return the ids of the exercises that a notebook checks, each once, in order."""
    code = (cell.source for cell in notebook.cells if cell.cell_type == "code")
    return tuple(dict.fromkeys(id_ for source in code for id_ in _CHECKED.findall(source)))


def write_outline(
    out: Path,
    course_map: CourseMap,
    contents: Mapping[str, Contents],
    questions: Mapping[str, Mapping[str, Any]],
) -> None:
    """Write the outline into the folder of the site.

    Parameters
    ----------
    out
        The folder of the site.
    course_map
        The course map; its order is the outline's.
    contents
        What there is to do on each page, by the page's path.
    questions
        The questions' documents, by id.
    """
    steps = []
    for course in course_map.courses:
        for week in course.weeks:
            for step in week.steps:
                there = contents.get(step.page, Contents()) if step.page else Contents()
                steps.append(
                    {
                        "id": step.id,
                        "kind": "lesson" if isinstance(step, Lesson) else step.kind.value,
                        "label": step.label,
                        "title": step.title,
                        "page": step.page,
                        "course": course.number,
                        "week": week.number,
                        "topics": [t.id for t in step.topics] if isinstance(step, Lesson) else [],
                        "sections": there.sections,
                        "questions": there.questions,
                        "exercises": there.exercises,
                    }
                )
    topics = {id_: question["topic"] for id_, question in questions.items()}
    text = json.dumps({"steps": steps, "questions": topics}, ensure_ascii=False)
    (out / FILE).write_text(text, encoding="utf-8")
