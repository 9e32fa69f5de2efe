"""Read content/course.toml, the course map, and check it against the notebooks in content/."""

import ast
from collections.abc import Set
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sitegen.errors import BuildError
from sitegen.tables import Table, read

COURSE_FILE = "course.toml"
QUESTIONS_FILE = "questions.py"
# In a course's folder: what the course's own page says before its weeks.
OPENING_FILE = "opening.md"


class Kind(StrEnum):
    """What an item of a lesson is."""

    TOPIC = "topic"
    LAB = "lab"
    QUIZ = "quiz"
    PRACTICE_QUIZ = "practice-quiz"
    ASSIGNMENT = "assignment"
    REVIEW = "review"
    CAPSTONE = "capstone"

    @property
    def label(self) -> str:
        """The kind as people read it: "Practice quiz"."""
        return self.value.replace("-", " ").capitalize()


# The kinds of quiz, each with the use by which a question says that it belongs there.
USES = {Kind.PRACTICE_QUIZ: "practice", Kind.QUIZ: "quiz", Kind.REVIEW: "closing"}
NOTEBOOKS = (Kind.LAB, Kind.ASSIGNMENT, Kind.CAPSTONE)
# The use of questions that tell a new learner where to start; the course's own page asks them.
PLACEMENT = "placement"


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to teach, in one section of its lesson's notebook."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Activity:
    """A lab, quiz, practice quiz or assignment; or a course's review or capstone, at its end.

    `file` is the notebook's path below content/, or None as long as there is none. A quiz has no
    notebook; its `quiz_page` is the path of its page, or None as long as it has no questions.
    """

    kind: Kind
    id: str
    title: str
    minutes: int
    file: str | None
    quiz_page: str | None = None

    @property
    def label(self) -> str:
        """What it is, as people read it."""
        return self.kind.label

    @property
    def page(self) -> str | None:
        """The path of its page from the site's top folder, or None as long as it has none."""
        return _page(self.file) if self.file else self.quiz_page


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its topics, which its own notebook `file` teaches, and the activities after it."""

    number: int
    id: str
    title: str
    minutes: int
    file: str | None
    topics: tuple[Topic, ...]
    activities: tuple[Activity, ...]

    @property
    def label(self) -> str:
        """What it is, as people read it."""
        return f"Lesson {self.number}"

    @property
    def page(self) -> str | None:
        """The path of its page from the site's top folder, or None as long as it has none."""
        return _page(self.file) if self.file else None

    @property
    def steps(self) -> "tuple[Lesson | Activity, ...]":
        """What a learner opens one after the other: the lesson, then its activities."""
        return (self, *self.activities)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a course."""

    number: int
    title: str
    lessons: tuple[Lesson, ...]

    @property
    def steps(self) -> tuple[Lesson | Activity, ...]:
        """All lessons and activities of the week, in order."""
        return tuple(step for lesson in self.lessons for step in lesson.steps)

    @property
    def ready(self) -> tuple[Lesson | Activity, ...]:
        """Those steps that exist already."""
        return tuple(step for step in self.steps if step.page is not None)


@dataclass(frozen=True, slots=True)
class Course:
    """One of the courses.

    `opening` is what its own page says first, in Markdown, or None as long as it has no such page.
    """

    number: int
    title: str
    description: str
    weeks: tuple[Week, ...]
    opening: str | None = None

    @property
    def page(self) -> str | None:
        """The path of its page from the site's top folder, or None as long as it has none."""
        return f"{course_folder(self)}/index.html" if self.opening else None

    @property
    def minutes(self) -> int:
        """How long the whole course takes a learner, about."""
        return sum(step.minutes for week in self.weeks for step in week.steps)


@dataclass(frozen=True, slots=True)
class CourseMap:
    """All that course.toml says."""

    title: str
    subtitle: str
    description: str
    courses: tuple[Course, ...]

    @property
    def steps(self) -> tuple[Lesson | Activity, ...]:
        """All lessons and activities of all courses, in order."""
        weeks = (week for course in self.courses for week in course.weeks)
        return tuple(step for week in weeks for step in week.steps)

    @property
    def ready(self) -> tuple[Lesson | Activity, ...]:
        """Those steps that exist already."""
        return tuple(step for step in self.steps if step.page is not None)

    @property
    def topics(self) -> tuple[str, ...]:
        """The ids of all topics, in order."""
        lessons = (step for step in self.steps if isinstance(step, Lesson))
        return tuple(topic.id for lesson in lessons for topic in lesson.topics)

    @property
    def files(self) -> tuple[str, ...]:
        """The notebooks' paths below content/, in order."""
        return tuple(step.file for step in self.steps if step.file is not None)


def course_folder(course: Course) -> str:
    """Return the folder of a course, below content/ as on the site: "course1"."""
    return f"course{course.number}"


def week_folder(course: Course, week: Week) -> str:
    """Return the folder of a week, below content/ as on the site: "course1/week2"."""
    return f"{course_folder(course)}/week{week.number}"


def read_course(content: Path) -> CourseMap:
    """Read and check the course map.

    Parameters
    ----------
    content
        The folder that holds course.toml and the notebooks.

    Returns
    -------
    CourseMap
        Every `file` in it exists, every id stands once, every notebook in `content` is named once.

    Raises
    ------
    BuildError
        For the first thing in course.toml that is wrong, with its place and the remedy.
    """
    where = f"{content.name}/{COURSE_FILE}"
    root = read(content / COURSE_FILE, where)
    course_map = CourseMap(
        title=root.text("title"),
        subtitle=root.text("subtitle"),
        description=root.text("description"),
        courses=tuple(_course(table) for table in root.numbered("course")),
    )
    root.no_more_keys()
    _check_ids(course_map, where)
    _check_files(course_map, content, where)
    return _with_pages(course_map, content)


def _page(file: str) -> str:
    return file.removesuffix("ipynb") + "html"


def _course(table: Table) -> Course:
    course = Course(
        number=table.whole_number("number"),
        title=table.text("title"),
        description=table.text("description"),
        weeks=tuple(_week(week) for week in table.numbered("week")),
    )
    table.no_more_keys()
    return course


def _week(table: Table) -> Week:
    week = Week(
        number=table.whole_number("number"),
        title=table.text("title"),
        lessons=tuple(_lesson(lesson) for lesson in table.numbered("lesson")),
    )
    table.no_more_keys()
    return week


def _lesson(table: Table) -> Lesson:
    items = [_item(item) for item in table.tables("items")]
    lesson = Lesson(
        number=table.whole_number("number"),
        id=table.id(),
        title=table.text("title"),
        minutes=table.whole_number("minutes"),
        file=table.notebook(),
        topics=tuple(item for item in items if isinstance(item, Topic)),
        activities=tuple(item for item in items if isinstance(item, Activity)),
    )
    table.no_more_keys()
    return lesson


def _item(table: Table) -> Topic | Activity:
    name = table.text("kind")
    if name not in [kind.value for kind in Kind]:
        table.fail(
            f"{name!r} is not a kind of item.",
            f"Kinds are: {', '.join(Kind)} (a lesson has a [[course.week.lesson]] of its own).",
        )
    kind = Kind(name)
    item: Topic | Activity
    if kind is Kind.TOPIC:
        item = Topic(id=table.id(), title=table.text("title"))
    else:
        item = Activity(
            kind=kind,
            id=table.id(),
            title=table.text("title"),
            minutes=table.whole_number("minutes"),
            # A quiz is drawn from a bank of questions; it has no notebook.
            file=table.notebook() if kind in NOTEBOOKS else None,
        )
    table.no_more_keys()
    return item


def _name(item: Lesson | Topic | Activity) -> str:
    kind = item.kind if isinstance(item, Activity) else type(item).__name__.lower()
    return f"{kind} “{item.title}”"


def _check_ids(course_map: CourseMap, where: str) -> None:
    seen: dict[str, str] = {}
    for course in course_map.courses:
        for week in course.weeks:
            for lesson in week.lessons:
                items: list[Lesson | Topic | Activity] = [
                    lesson,
                    *lesson.topics,
                    *lesson.activities,
                ]
                for item in items:
                    place = f"course {course.number}, week {week.number}, {_name(item)}"
                    if item.id in seen:
                        raise BuildError(
                            f"{where}, {place}",
                            f"the id {item.id!r} is taken by {seen[item.id]}.",
                            "Give the newer of the two an id of its own.",
                        )
                    seen[item.id] = place


def _check_files(course_map: CourseMap, content: Path, where: str) -> None:
    named: dict[str, str] = {}
    for step in course_map.steps:
        if step.file is None:
            continue
        if step.file in named:
            raise BuildError(
                f"{where}, {_name(step)} ({step.id})",
                f"its file {step.file} is named by {named[step.file]} too.",
                "Name each notebook once; remove the `file` of the other.",
            )
        named[step.file] = f"{_name(step)} ({step.id})"
        if not (content / step.file).is_file():
            raise BuildError(
                f"{where}, {_name(step)} ({step.id})",
                f"it names a missing file: {content.name}/{step.file}.",
                "Create that notebook, correct the path, or remove `file` to show it as coming.",
            )
    for path in sorted(content.rglob("*.ipynb")):
        file = path.relative_to(content).as_posix()
        if ".ipynb_checkpoints" not in path.parts and file not in named:
            raise BuildError(
                f"{content.name}/{file}",
                f"no item in {where} names this notebook, so no learner would find it.",
                f'Add `file = "{file}"` to its lesson, lab or assignment there, or move it away.',
            )


def _with_pages(course_map: CourseMap, content: Path) -> CourseMap:
    """Return the map with a page for each quiz that has questions, and each course's opening."""

    def with_pages(course: Course) -> Course:
        uses = {
            week.number: _uses(content / week_folder(course, week) / QUESTIONS_FILE)
            for week in course.weeks
        }
        # A review draws on the whole course.
        closing = set().union(*uses.values()) & {USES[Kind.REVIEW]}
        weeks = (
            _week_with_quizzes(week, uses[week.number] | closing, week_folder(course, week))
            for week in course.weeks
        )
        opening = content / course_folder(course) / OPENING_FILE
        text = opening.read_text(encoding="utf-8") if opening.is_file() else None
        return replace(course, weeks=tuple(weeks), opening=text)

    return replace(course_map, courses=tuple(map(with_pages, course_map.courses)))


def _week_with_quizzes(week: Week, uses: Set[str | None], folder: str) -> Week:
    kinds = [step.kind for step in week.steps if isinstance(step, Activity)]

    def with_page(activity: Activity) -> Activity:
        if USES.get(activity.kind) not in uses:
            return activity
        # A week's only quiz is its quiz.html; of several, each is named by its id.
        alone = kinds.count(activity.kind) == 1
        name = activity.kind.value if alone else activity.id
        return replace(activity, quiz_page=f"{folder}/{name.replace('-', '_')}.html")

    return replace(
        week,
        lessons=tuple(
            replace(lesson, activities=tuple(map(with_page, lesson.activities)))
            for lesson in week.lessons
        ),
    )


def _uses(questions: Path) -> set[str | None]:
    """Return the uses that the questions of a file name.

    The file is read, not run: the map needs to know no more, and stays quick.
    """
    if not questions.is_file():
        return set()
    try:
        tree = ast.parse(questions.read_text(encoding="utf-8"))
    except SyntaxError:
        return set()  # who evaluates the questions says it better
    return {
        constant.value
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call)
        for keyword in decorator.keywords
        if keyword.arg == "uses"
        for constant in ast.walk(keyword.value)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }
