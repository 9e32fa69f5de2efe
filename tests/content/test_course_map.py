"""The course map teaches what the syllabus asks for: all of it, once, in its order."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sitegen.course import Activity, Course, Lesson, read_course
from sitegen.paths import CONTENT

# The requirement; course.toml may add to it (minutes, files, ids) but take nothing away.
SYLLABUS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("syllabus.toml").read_text(encoding="utf-8")
)["course"]
# What the course has beyond it.
ADDED = {
    "c1w4-lab-principal-components",
    "c1w4-review-linear-algebra",
    "c1w4-capstone-handwritten-digits",
}
LESSONS = [
    (course["number"], week["number"], lesson)
    for course in SYLLABUS
    for week in course["week"]
    for lesson in week["lesson"]
]


@pytest.fixture(scope="module")
def courses() -> tuple[Course, ...]:
    return read_course(CONTENT).courses


def test_courses_weeks_and_lessons_are_those_of_the_syllabus(courses: tuple[Course, ...]) -> None:
    required = [
        (course["title"], week["title"], lesson["title"])
        for course in SYLLABUS
        for week in course["week"]
        for lesson in week["lesson"]
    ]
    taught = [
        (course.title, week.title, lesson.title)
        for course in courses
        for week in course.weeks
        for lesson in week.lessons
    ]
    assert taught == required


@pytest.mark.parametrize(
    ("course", "week", "required"), LESSONS, ids=[f"c{c}w{w}l{x['number']}" for c, w, x in LESSONS]
)
def test_a_lesson_has_every_item_of_the_syllabus(
    courses: tuple[Course, ...], course: int, week: int, required: dict[str, Any]
) -> None:
    lesson: Lesson = courses[course - 1].weeks[week - 1].lessons[required["number"] - 1]
    items = required["items"]
    assert [(topic.id, topic.title) for topic in lesson.topics] == [
        (item["id"], item["title"]) for item in items if item["kind"] == "topic"
    ]
    activities = [item for item in items if item["kind"] != "topic"]

    def title(activity: Activity, item: dict[str, str]) -> str:
        # Where the syllabus leaves a title open, any of ours will do.
        return item["title"] or activity.title

    promised = [activity for activity in lesson.activities if activity.id not in ADDED]
    assert [activity.kind.value for activity in promised] == [item["kind"] for item in activities]
    assert [activity.title for activity in promised] == [
        title(activity, item) for activity, item in zip(promised, activities, strict=True)
    ]


def test_what_is_added_is_there(courses: tuple[Course, ...]) -> None:
    steps = {step.id for course in courses for week in course.weeks for step in week.steps}
    assert steps >= ADDED


def test_ids_stand_once_and_say_where_they_belong(courses: tuple[Course, ...]) -> None:
    ids = []
    for course in courses:
        for week in course.weeks:
            for lesson in week.lessons:
                prefix = f"c{course.number}w{week.number}"
                assert lesson.id == f"{prefix}l{lesson.number}"
                for topic in lesson.topics:
                    assert topic.id.startswith(f"{lesson.id}-")
                for activity in lesson.activities:
                    assert activity.id.startswith(f"{prefix}-{activity.kind}-")
                ids += [step.id for step in lesson.steps] + [topic.id for topic in lesson.topics]
    assert len(ids) == len(set(ids))


def test_a_notebook_lies_in_the_folder_of_its_week(courses: tuple[Course, ...]) -> None:
    files = [
        (f"course{course.number}/week{week.number}/", step.file)
        for course in courses
        for week in course.weeks
        for step in week.steps
        if step.file
    ]
    assert files, "course.toml names no notebook at all"
    for folder, file in files:
        assert file is not None and file.startswith(folder)
