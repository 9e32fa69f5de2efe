"""Writes the site's pages from the templates in site/templates."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbformat import NotebookNode

from sitegen import glossary, headers, lite, variants
from sitegen.course import (
    OPENING_FILE,
    PLACEMENT,
    USES,
    Activity,
    Course,
    CourseMap,
    Kind,
    Lesson,
    Week,
    course_folder,
    week_folder,
)
from sitegen.errors import BuildError
from sitegen.glossary import Linker, Term
from sitegen.markup import Page, TextError, to_html, typeset
from sitegen.notebook_page import Pictures, read_document
from sitegen.outline import Contents, exercises, write_outline
from sitegen.paths import SITE, WHEEL_SOURCE

PICTURES = "static/pictures/"
FIGURES = WHEEL_SOURCE / "mlmath_lite" / "figures"
# How long a description may be before search engines cut it.
LONGEST_DESCRIPTION = 155

Questions = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Place:
    """A lesson or activity that has a page, and where in the course it stands."""

    course: Course
    week: Week
    step: Lesson | Activity
    page: str

    @property
    def kind(self) -> str:
        """What it is: the name of its icon and of its way of speaking."""
        return self.step.kind.value if isinstance(self.step, Activity) else "lesson"


def write_pages(
    out: Path,
    course_map: CourseMap,
    executed: Mapping[str, NotebookNode],
    questions: Questions,
    cache: Path,
    terms: Sequence[Term] = (),
) -> None:
    """Write all pages, and the styles, scripts and pictures that they use.

    Parameters
    ----------
    out
        The folder of the site. If any page has a formula, KaTeX lies in it already.
    course_map
        The course map to show.
    executed
        The notebooks as `execution` ran them, by their path below content/.
    questions
        The questions' documents, by id, as `variants` made them.
    cache
        The folder that keeps typeset formulas from one build to the next.
    terms
        The terms of the glossary, in alphabetical order.

    Raises
    ------
    BuildError
        If a notebook or a question cannot be shown; the message names the cell or the question.
    """
    shutil.copytree(SITE / "static", out / "static" / "site", dirs_exist_ok=True)
    # The modules that draw the figures stand beside the classes that compute them.
    for module in FIGURES.rglob("*.js"):
        copy = out / "static" / "figures" / module.relative_to(FIGURES)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(module, copy)
    site = _Site(out, course_map, executed, questions, terms)
    steps = site.steps()
    pages = [site.home(), site.teacher(), site.work()]
    pages += [*site.courses(), *site.weeks(), *steps, *site.formulas(), *site.glossary()]
    write_outline(out, course_map, site.contents, questions)
    katex = out / "static" / "vendor" / "katex" / "katex.min.js"
    for page, html in zip(pages, typeset(pages, katex, cache), strict=True):
        path = out / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")


def notebook_url(file: str) -> str:
    """The address of a live notebook, from the site's top folder.

    Parameters
    ----------
    file
        The notebook's path below content/, as course.toml names it; it needs no quoting.
    """
    return f"notebooks/index.html?path={file}"


def duration(minutes: int) -> str:
    """Minutes as people read them: 60 min, 24 hours."""
    return f"{minutes} min" if minutes <= 120 else f"{round(minutes / 60)} hours"


def shortened(text: str) -> str:
    """A description short enough for search engines, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_DESCRIPTION:
        return plain
    return plain[:LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(",.;:") + " …"


class _Site:
    """Renders the pages; their formulas are still TeX."""

    def __init__(
        self,
        out: Path,
        course_map: CourseMap,
        executed: Mapping[str, NotebookNode],
        questions: Questions,
        terms: Sequence[Term],
    ) -> None:
        self._out = out
        self._course_map = course_map
        self._executed = executed
        self._questions = questions
        self._terms = terms
        self._places = [
            Place(course, week, step, step.page)
            for course in course_map.courses
            for week in course.weeks
            for step in week.steps
            if step.page is not None
        ]
        # What there is to do on each page, by its path; `steps` fills both.
        self.contents: dict[str, Contents] = {}
        # The formulas at the end of each lesson, by its page.
        self._formulas: dict[str, str] = {}
        self._templates = _environment()
        self._templates.globals["formula_sheet"] = self._formula_sheet
        self._templates.globals["terms"] = terms

    def home(self) -> Page:
        return self._page("home.html", "index.html", "content/course.toml")

    def teacher(self) -> Page:
        """The page on which a teacher sees the progress of a class."""
        return self._page("teacher.html", "teacher.html", "content/course.toml")

    def work(self) -> Page:
        """The page that shows a learner's own work, and backs it up and restores it."""
        return self._page("work.html", "work.html", "content/course.toml", stores=lite.stores())

    def courses(self) -> list[Page]:
        """The page of each course that has an opening."""
        pages = []
        for course in self._course_map.courses:
            if course.opening is None or course.page is None:
                continue
            source = f"content/{course_folder(course)}/{OPENING_FILE}"
            try:
                prose = to_html(course.opening, {"main"})
            except TextError as error:
                raise BuildError(source, error.what, error.remedy) from error
            ids = self._asked(PLACEMENT, course)
            pages.append(
                self._page(
                    "course.html",
                    course.page,
                    source,
                    course=course,
                    prose=prose,
                    use=PLACEMENT,
                    questions=self._fallbacks(ids),
                )
            )
        return pages

    def weeks(self) -> list[Page]:
        """The overview of each week that has something ready."""
        return [
            self._page(
                "week.html",
                f"{week_folder(course, week)}/index.html",
                "content/course.toml",
                course=course,
                week=week,
            )
            for course in self._course_map.courses
            for week in course.weeks
            if week.ready
        ]

    def formulas(self) -> list[Page]:
        """The formula sheet of each course that has formulas."""
        return [
            self._page(
                "formulas.html",
                sheet,
                "content/course.toml",
                course=course,
                formulas=self._formulas,
            )
            for course in self._course_map.courses
            if (sheet := self._formula_sheet(course))
        ]

    def _formula_sheet(self, course: Course) -> str | None:
        """Return the path of a course's formula sheet, if a lesson has formulas for it."""
        pages = (place.page for place in self._places if place.course == course)
        if not any(map(self._formulas.get, pages)):
            return None
        return f"{course_folder(course)}/formulas.html"

    def glossary(self) -> list[Page]:
        """The glossary, if there is one."""
        if not self._terms:
            return []
        taught = {
            topic.id: (course, week, lesson, topic)
            for course in self._course_map.courses
            for week in course.weeks
            for lesson in week.lessons
            for topic in lesson.topics
        }
        return [self._page("glossary.html", glossary.PAGE, "content/glossary.toml", taught=taught)]

    def steps(self) -> list[Page]:
        """The page of each lesson and activity that is ready."""
        around = [None, *self._places, None]
        pages = []
        for place, previous, following in zip(self._places, around, around[2:], strict=False):
            make = self._notebook if place.step.file else self._quiz
            pages.append(make(place, previous=previous, following=following))
        return pages

    def _notebook(self, place: Place, **neighbours: Place | None) -> Page:
        file = place.step.file
        assert file is not None
        pictures = Pictures(self._out / PICTURES, _root(place.page) + PICTURES)
        document = read_document(file, self._executed[file], pictures)
        for block in document.blocks:
            if block.question and block.question not in self._questions:
                raise BuildError(
                    f"content/{file}, cell {block.cell!r}",
                    f"it asks {block.question!r}, and there is no such question",
                    "correct the name, or write the question in the week's questions.py",
                )
        if place.kind == "lesson":
            self._formulas[place.page] = document.formulas
        linker = Linker(self._terms, _root(place.page) + glossary.PAGE)
        document.blocks = [
            replace(block, html=linker.linked(block.html)) if block.kind == "text" else block
            for block in document.blocks
        ]
        self.contents[place.page] = Contents(
            tuple(section.anchor for section in document.sections),
            tuple(document.questions),
            exercises(self._executed[file]),
        )
        return self._page(
            "notebook.html",
            place.page,
            f"content/{file}",
            place=place,
            document=document,
            questions=self._fallbacks(document.questions),
            **neighbours,
        )

    def _quiz(self, place: Place, **neighbours: Place | None) -> Page:
        assert isinstance(place.step, Activity)
        use = USES[place.step.kind]
        week = place.week if place.step.kind is not Kind.REVIEW else None
        ids = self._asked(use, place.course, week)
        self.contents[place.page] = Contents(questions=tuple(ids))
        return self._page(
            "quiz.html",
            place.page,
            f"content/{week_folder(place.course, place.week)}/questions.py",
            place=place,
            use=use,
            questions=self._fallbacks(ids),
            **neighbours,
        )

    def _asked(self, use: str, course: Course, week: Week | None = None) -> list[str]:
        """Return the questions that say that they belong there, of one week or of all."""
        weeks = [week] if week else course.weeks
        prefixes = tuple(f"c{course.number}w{week.number}-" for week in weeks)
        return [
            id_
            for id_, question in self._questions.items()
            if id_.startswith(prefixes) and use in question["uses"]
        ]

    def _fallbacks(self, ids: list[str]) -> dict[str, str]:
        """Return the questions as they stand on the page before the player is there."""
        return {id_: variants.fallback(dict(self._questions[id_])) for id_ in ids}

    def _page(self, template: str, path: str, source: str, **shown: object) -> Page:
        # `root` leads from a page to the site's top folder, so that the site works under any path.
        html = self._templates.get_template(template).render(
            root=_root(path), course_map=self._course_map, **shown
        )
        return Page(path, source, html)


def _root(page: str) -> str:
    return "../" * page.count("/")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(SITE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["notebook_url"] = notebook_url
    environment.filters["duration"] = duration
    environment.filters["shortened"] = shortened
    environment.globals["week_folder"] = week_folder
    environment.globals["policy"] = headers.PAGES
    environment.globals["PRACTICE"] = USES[Kind.PRACTICE_QUIZ]
    return environment
