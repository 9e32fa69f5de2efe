"""A small course for the tests of progress: two lessons, a lab, a practice quiz and a quiz."""

import shutil
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat

from sitegen.course import Activity, Course, CourseMap, Kind, Lesson, Topic, Week
from sitegen.offline import write_worker
from sitegen.pages import write_pages
from sitegen.paths import DIST
from sitegen.variants import write_questions

FOLDER = "course1/week1"
LESSON, LATER = f"{FOLDER}/lesson1_rows.html", f"{FOLDER}/lesson2_planes.html"
LAB, PRACTICE, QUIZ = f"{FOLDER}/lab1_rows.html", f"{FOLDER}/practice.html", f"{FOLDER}/quiz.html"
# A page of the site without any script: here tests prepare the store.
EMPTY = "empty.html"
TOPICS = ("c1w1l1-rows", "c1w1l1-columns", "c1w1l1-sums", "c1w1l1-zeros")
LATER_TOPIC = "c1w1l2-planes"
EXERCISES = ("c1w1-add", "c1w1-double")

# Puts events into the store as any earlier visit would have.
SEED = """(events) => new Promise((resolve, reject) => {
    const request = indexedDB.open("mlmath-progress", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("events", {keyPath: "id"});
    request.onsuccess = () => {
        const transaction = request.result.transaction("events", "readwrite");
        for (const event of events) transaction.objectStore("events").put(event);
        transaction.oncomplete = () => { request.result.close(); resolve(); };
        transaction.onabort = () => reject(transaction.error);
    };
})"""
# Opened without a version: whatever the store is now.
STORED = """() => new Promise((resolve, reject) => {
    const request = indexedDB.open("mlmath-progress");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
        const all = request.result.transaction("events").objectStore("events").getAll();
        all.onsuccess = () => { request.result.close(); resolve(all.result); };
    };
})"""


def question(topic: str, number: int, *uses: str) -> dict[str, Any]:
    """A question for a number, in three variants: what is 10, 11 or 12 + number?"""
    variants = [
        {
            "seed": seed,
            "prompt": f"<p>What is {10 + seed} + {number}?</p>",
            "explanation": f"<p>It is {10 + seed + number}.</p>",
            "answer": str(10 + seed + number),
            "tolerance": 0,
            "mistakes": [{"value": "0", "reason": "<p>That is nothing.</p>"}],
        }
        for seed in range(3)
    ]
    return {
        "id": f"c1w1-plus-{number}",
        "topic": topic,
        "uses": list(uses),
        "kind": "number",
        "title": f"Plus {number}",
        "variants": variants,
    }


QUESTIONS = {
    one["id"]: one
    for one in (
        *(question(topic, n, "lesson", "practice") for n, topic in enumerate(TOPICS, start=1)),
        question(TOPICS[0], 5, "quiz"),
        question(LATER_TOPIC, 6, "lesson", "quiz"),
    )
}


def build(folder: Path) -> None:
    """Write the course's pages and questions; KaTeX, which the player loads, is the site's own."""
    vendor = folder / "static" / "vendor"
    vendor.parent.mkdir(parents=True)
    vendor.symlink_to(DIST / "static" / "vendor", target_is_directory=True)
    topics = [Topic(id_, id_.partition("-")[2].capitalize()) for id_ in (*TOPICS, LATER_TOPIC)]
    activities = (
        Activity(Kind.PRACTICE_QUIZ, "c1w1-practice", "Plus", 15, None, PRACTICE),
        Activity(Kind.LAB, "c1w1-lab-rows", "Rows by machine", 60, _source(LAB)),
    )
    quiz = Activity(Kind.QUIZ, "c1w1-quiz", "Sums", 20, None, QUIZ)
    lessons = (
        Lesson(1, "c1w1l1", "Two rows", 70, _source(LESSON), tuple(topics[:4]), activities),
        Lesson(2, "c1w1l2", "Three planes", 50, _source(LATER), tuple(topics[4:]), (quiz,)),
    )
    week = Week(1, "Systems", lessons)
    course_map = CourseMap(
        "Maths", "of machines", "It.", (Course(1, "Algebra", "Lines.", (week,)),)
    )
    notebooks = {
        _source(LESSON): _lesson("Two rows", TOPICS, [1, 2]),
        _source(LATER): _lesson("Three planes", [LATER_TOPIC], [6]),
        _source(LAB): _lab(),
    }
    write_pages(folder, course_map, notebooks, QUESTIONS, folder / ".cache")
    write_questions(QUESTIONS, folder)
    empty = '<!doctype html><title>Empty</title><link rel="icon" href="data:,">'
    (folder / EMPTY).write_text(empty, encoding="utf-8")
    shutil.copy(DIST / "manifest.webmanifest", folder)
    write_worker(folder)


def _source(page: str) -> str:
    return page.replace(".html", ".ipynb")


def _lesson(title: str, topics: Any, questions: list[int]) -> nbformat.NotebookNode:
    long = "\n\n".join(["A paragraph to fill the screen."] * 30)
    cells = [nbformat.v4.new_markdown_cell(f"# {title}\n\nWhat it is about.", id="title")]
    for topic in topics:
        name = topic.partition("-")[2]
        text = f"## {name.capitalize()}\n\n{long}"
        tags = {"tags": [f"topic:{topic}"]}
        cells.append(nbformat.v4.new_markdown_cell(text, id=name, metadata=tags))
    for number in questions:
        ask = f'ask("plus-{number}")'
        cells.append(nbformat.v4.new_code_cell(ask, id=f"ask-{number}"))
    return nbformat.v4.new_notebook(cells=cells)


def _lab() -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_markdown_cell("# Rows by machine\n\nIt runs.", id="title")]
    cells += [
        nbformat.v4.new_code_cell(f'check("{id_}", answer)', id=f"check-{i}")
        for i, id_ in enumerate(EXERCISES)
    ]
    return nbformat.v4.new_notebook(cells=cells)


# ---------------------------------------------------------------- events


def event(days_ago: float, kind: str, **fields: Any) -> dict[str, Any]:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    time = at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {"id": str(uuid.uuid4()), "at": time, "v": 1, "kind": kind, **fields}


def read(days_ago: float, section: str, page: str = LESSON) -> dict[str, Any]:
    return event(days_ago, "read", page=page, section=section)


def answer(
    days_ago: float,
    number: int,
    right: bool,
    use: str = "lesson",
    first: bool = True,
    seed: int = 0,
) -> dict[str, Any]:
    return event(
        days_ago,
        "answer",
        question=f"c1w1-plus-{number}",
        seed=seed,
        use=use,
        answer="11",
        right=right,
        first=first,
    )


def check(days_ago: float, exercise: str, passed: bool) -> dict[str, Any]:
    return event(days_ago, "check", exercise=exercise, passed=passed)


def content(events: Any, name: str = "", **changed: Any) -> dict[str, Any]:
    """The content of a progress file."""
    head = {"format": "mlmath-progress", "version": 1, "exported": "2026-11-21T09:30:00.000Z"}
    return {**head, "name": name, "events": events, **changed}
