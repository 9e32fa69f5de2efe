"""Reading content/course.toml: what a good one gives, and what each mistake in it says."""

from pathlib import Path

import pytest

from sitegen.course import Activity, Kind, Lesson, Topic, read_course
from sitegen.errors import BuildError

GOOD = """\
title = "Maths"
subtitle = "of machines"
description = "A course."

[[course]]
number = 1
title = "Algebra"
description = "Lines."

[[course.week]]
number = 1
title = "Systems"

[[course.week.lesson]]
number = 1
id = "c1w1l1"
title = "Two variables"
minutes = 70
items = [
  { kind = "topic", id = "c1w1l1-lines", title = "Lines" },
  { kind = "practice-quiz", id = "c1w1-practice-quiz-lines", title = "Meeting", minutes = 15 },
  { kind = "lab", id = "c1w1-lab-arrays", title = "Arrays", minutes = 60, file = "course1/a.ipynb"},
]
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a good course map and the one notebook that it names."""
    folder = tmp_path / "content"
    (folder / "course1").mkdir(parents=True)
    (folder / "course1" / "a.ipynb").write_text("{}")
    (folder / "course.toml").write_text(GOOD, encoding="utf-8")
    return folder


def failure(content: Path) -> BuildError:
    with pytest.raises(BuildError) as caught:
        read_course(content)
    return caught.value


def test_a_good_map_is_read_in_order(content: Path) -> None:
    course_map = read_course(content)
    lab = Activity(Kind.LAB, "c1w1-lab-arrays", "Arrays", 60, "course1/a.ipynb")
    quiz = Activity(Kind.PRACTICE_QUIZ, "c1w1-practice-quiz-lines", "Meeting", 15, None)
    lesson = Lesson(
        number=1,
        id="c1w1l1",
        title="Two variables",
        minutes=70,
        file=None,
        topics=(Topic("c1w1l1-lines", "Lines"),),
        activities=(quiz, lab),
    )
    assert course_map.title == "Maths"
    assert course_map.courses[0].weeks[0].lessons == (lesson,)
    assert course_map.steps == (lesson, quiz, lab)
    assert course_map.ready == (lab,)
    assert course_map.courses[0].minutes == 70 + 15 + 60
    assert quiz.kind.label == "Practice quiz"


def test_a_lesson_may_name_its_notebook(content: Path) -> None:
    (content / "course1" / "lesson.ipynb").write_text("{}")
    text = GOOD.replace("minutes = 70", 'minutes = 70\nfile = "course1/lesson.ipynb"')
    (content / "course.toml").write_text(text)
    assert [step.file for step in read_course(content).ready] == [
        "course1/lesson.ipynb",
        "course1/a.ipynb",
    ]


def test_a_course_with_an_opening_has_a_page_of_its_own(content: Path) -> None:
    assert read_course(content).courses[0].page is None
    (content / "course1" / "opening.md").write_text("What for?", encoding="utf-8")
    [course] = read_course(content).courses
    assert (course.page, course.opening) == ("course1/index.html", "What for?")


def test_a_review_draws_on_the_questions_of_all_weeks(content: Path) -> None:
    """It has a page as soon as a question of any week says that it belongs there."""
    week2 = """
[[course.week]]
number = 2
title = "End"

[[course.week.lesson]]
number = 1
id = "c1w2l1"
title = "Last"
minutes = 5
items = [
  { kind = "review", id = "c1-review", title = "All of it", minutes = 30 },
  { kind = "capstone", id = "c1-capstone", title = "Work", minutes = 60, file = "course1/b.ipynb" },
]
"""
    (content / "course.toml").write_text(GOOD + week2, encoding="utf-8")
    (content / "course1" / "b.ipynb").write_text("{}")
    lab, capstone = read_course(content).ready
    assert (lab.label, capstone.label) == ("Lab", "Capstone")
    (content / "course1" / "week1").mkdir()
    (content / "course1" / "week1" / "questions.py").write_text(
        '@question(topic="c1w1l1-lines", uses=("quiz", "closing"))\ndef f(rng): ...\n'
    )
    _, review, _ = read_course(content).ready
    assert review.page == "course1/week2/review.html"


LAB = "content/course.toml, course 1 (“Algebra”), week 1 (“Systems”), "
LAB += "lesson 1 (“Two variables”), items 3 (“Arrays”)"


@pytest.mark.parametrize(
    ("old", "new", "where", "what", "remedy"),
    [
        ('subtitle = "of machines"', "", "content/course.toml", "`subtitle` is missing", "Add"),
        ('"A course."', "7", "content/course.toml", "`description` must be a text, not 7", "Write"),
        ('"A course."', '" "', "content/course.toml", "`description` must be a text", "Write"),
        ("minutes = 60", "minuets = 60", LAB, "`minutes` is missing", "Add `minutes"),
        ("minutes = 60", "minutes = 60, colour = 1", LAB, "key `colour` is not known", "minutes"),
        ("minutes = 60", 'minutes = "60"', LAB, "whole number from 1, not '60'", "without quot"),
        ("minutes = 60", "minutes = 0", LAB, "whole number from 1, not 0", "without quot"),
        ("minutes = 60", "minutes = true", LAB, "whole number from 1, not True", "without quot"),
        ('kind = "lab"', 'kind = "film"', LAB, "'film' is not a kind", "assignment"),
        ("c1w1-lab-arrays", "C1 lab", LAB, "the id 'C1 lab' is not in the form", "hyphens"),
        ("course1/a.ipynb", "../a.ipynb", LAB, "not '../a.ipynb'", "below content/|.ipynb"),
        ("course1/a.ipynb", "course1/A b.ipynb", LAB, "not 'course1/A b.ipynb'", "lower-case"),
        ('"course1/a.ipynb"', "[]", LAB, "not []", "lower-case"),
        (
            "minutes = 15 }",
            'minutes = 15, file = "course1/a.ipynb" }',
            "items 2 (“Meeting”)",
            "key `file` is not known here",
            "remove it",
        ),
        (
            'title = "Lines" }',
            'title = "Lines", minutes = 5 }',
            "items 1 (“Lines”)",
            "key `minutes` is not known here",
            "Known are: id, kind, title",
        ),
        (
            'number = 1\ntitle = "Systems"',
            'number = 2\ntitle = "Systems"',
            "course 1 (“Algebra”), week 1 (“Systems”)",
            "`number` is 2, but this is week number 1",
            "`number = 1`",
        ),
        ("[[course]]", "[course]", "content/course.toml", "`course` must be a list", "form"),
        (
            "c1w1-lab-arrays",
            "c1w1l1-lines",
            "course 1, week 1, lab “Arrays”",
            "'c1w1l1-lines' is taken by course 1, week 1, topic “Lines”",
            "an id of its own",
        ),
        (
            "course1/a.ipynb",
            "course1/b.ipynb",
            "content/course.toml, lab “Arrays” (c1w1-lab-arrays)",
            "names a missing file: content/course1/b.ipynb",
            "Create that notebook, correct the path, or remove `file`",
        ),
        (
            "minutes = 70",
            'minutes = 70\nfile = "course1/a.ipynb"',
            "lab “Arrays” (c1w1-lab-arrays)",
            "named by lesson “Two variables” (c1w1l1) too",
            "once",
        ),
        (
            ', file = "course1/a.ipynb"',
            "",
            "content/course1/a.ipynb",
            "no item in content/course.toml names this notebook",
            'file = "course1/a.ipynb"',
        ),
        (
            'title = "Systems"',
            "title = Systems",
            "content/course.toml, line 12",
            "not valid TOML",
            "Mend that line",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_remedy(
    content: Path, old: str, new: str, where: str, what: str, remedy: str
) -> None:
    assert GOOD.count(old) == 1
    (content / "course.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    error = failure(content)
    assert where in error.where
    assert what in error.what
    assert any(part in error.remedy for part in remedy.split("|"))


def test_a_file_without_its_end_is_named(content: Path) -> None:
    (content / "course.toml").write_text(GOOD.rstrip("]\n"), encoding="utf-8")
    error = failure(content)
    assert "content/course.toml" in error.where
    assert "not valid TOML" in error.what


def test_a_file_that_is_not_utf8_is_named_with_its_line(content: Path) -> None:
    (content / "course.toml").write_bytes(GOOD.replace("Algebra", "Algèbre").encode("latin-1"))
    error = failure(content)
    assert error.where == "content/course.toml, line 7"
    assert "UTF-8" in error.remedy


def test_a_missing_map_is_named(tmp_path: Path) -> None:
    error = failure(tmp_path)
    assert error.where == f"{tmp_path.name}/course.toml"
    assert "missing" in error.what


def test_jupyters_own_copies_are_no_notebooks_of_the_course(content: Path) -> None:
    (content / "course1" / ".ipynb_checkpoints").mkdir()
    (content / "course1" / ".ipynb_checkpoints" / "a-checkpoint.ipynb").write_text("{}")
    assert len(read_course(content).ready) == 1
