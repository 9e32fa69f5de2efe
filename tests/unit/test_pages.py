"""The home page: what it links, what it does not, and that it works under any path."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sitegen.course import Activity, Course, CourseMap, Kind, Lesson, Topic, Week
from sitegen.pages import duration, write_pages

LAB = Activity(Kind.LAB, "c1w1-lab-arrays", "Arrays", 60, "course1/week1/lab1_arrays.ipynb")
QUIZ = Activity(Kind.QUIZ, "c1w1-quiz-lines", "Meeting lines", 20, None)
LESSON = Lesson(1, "c1w1l1", "Two variables", 70, None, (Topic("c1w1l1-a", "Rows"),), (QUIZ, LAB))
LATER = Lesson(1, "c1w2l1", "Elimination", 50, None, (Topic("c1w2l1-a", "Swaps"),), ())


def course_map(*lessons: Lesson) -> CourseMap:
    """A map with each lesson in a week of its own."""
    weeks = tuple(Week(n, f"Week {n} title", (x,)) for n, x in enumerate(lessons, start=1))
    return CourseMap("Maths", "of machines", "About it.", (Course(1, "Algebra", "Lines.", weeks),))


@dataclass
class Page(HTMLParser):
    """What the tests ask of a page: its elements with their attributes, and its links' text."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    _link: str | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag == "a":
            self._link = ""
            self._address = attributes["href"] or ""

    def handle_data(self, data: str) -> None:
        if self._link is not None:
            self._link += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self.links[self._link.strip()] = self._address
            self._link = None


def home(tmp_path: Path, shown: CourseMap) -> Page:
    write_pages(tmp_path, shown)
    return Page((tmp_path / "index.html").read_text(encoding="utf-8"))


def test_what_exists_is_linked_and_what_is_coming_is_not(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON, LATER))
    address = "notebooks/index.html?path=course1/week1/lab1_arrays.ipynb"
    assert page.links["Arrays"] == address
    assert page.links["Open the first lab"] == address
    for title in ("Meeting lines", "Two variables", "Elimination"):
        assert title in page.html
        assert title not in page.links
    assert "Quiz · 20 min · coming" in page.html
    assert "Lab · 60 min<" in page.html
    assert "lab/index.html" in page.links.values()


def test_only_weeks_with_something_ready_stand_open(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON, LATER))
    weeks = {a["id"]: "open" in a for tag, a in page.elements if tag == "details"}
    assert weeks == {"course1-week1": True, "course1-week2": False}
    # A week that is all to come says so once, and not in each of its rows.
    assert "Lesson 1 · 50 min<" in page.html


def test_a_course_with_nothing_ready_has_no_button(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LATER))
    assert not any(link.startswith("Open the first") for link in page.links)
    assert "notebooks/" not in page.html


def test_a_first_lesson_is_what_the_button_opens(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(replace(LESSON, file="course1/week1/lesson1_two.ipynb")))
    assert page.links["Open the first lesson"].endswith("lesson1_two.ipynb")


def test_titles_are_text_and_never_markup(tmp_path: Path) -> None:
    nasty = 'Rows & <script>alert("x")</script>'
    lesson = replace(
        LESSON,
        title=nasty,
        topics=(Topic("t", nasty),),
        activities=(replace(LAB, title=nasty), replace(QUIZ, title=nasty)),
    )
    shown = replace(course_map(lesson), title=nasty, subtitle=nasty, description=nasty)
    page = home(tmp_path, shown)
    assert "<script>alert" not in page.html
    # Page title (twice), description, wordmark, h1, start, lesson, topic, lab and quiz.
    assert page.html.count("Rows &amp; &lt;script&gt;") == 10
    descriptions = [a["content"] for _, a in page.elements if a.get("name") == "description"]
    assert descriptions == [nasty]


def test_every_address_is_relative_and_leads_somewhere(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON, LATER))
    ids = {a["id"] for _, a in page.elements if "id" in a}
    addresses = [v or "" for _, a in page.elements for k, v in a.items() if k in ("href", "src")]
    assert len(addresses) > 10
    for address in addresses:
        assert not re.match(r"/|[a-z]+:|//", address), f"{address} is not relative"
        file, _, anchor = address.partition("#")
        if not file.startswith(("notebooks/index.html", "lab/index.html")):  # JupyterLite's
            assert not file or (tmp_path / file).is_file(), f"{address} leads nowhere"
        assert not anchor or anchor in ids, f"{address} has no such place"


def test_ids_stand_once(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON, LATER))
    ids = [a["id"] or "" for _, a in page.elements if "id" in a]
    assert sorted(ids) == sorted(set(ids))


def test_jupyterlite_finds_its_settings_element(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON))
    element = (
        '<script id="jupyter-config-data" type="application/json" '
        'data-jupyter-lite-root=".">{}</script>'
    )
    assert page.html.count(element) == 1


def test_the_page_names_its_language_and_colour_schemes(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON))
    assert ("html", {"lang": "en"}) in page.elements
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in page.elements
    assert "<title>Maths: of machines</title>" in page.html


def test_the_picture_stands_at_its_start_before_any_script(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON))
    script = (tmp_path / "static" / "site" / "plane.js").read_text(encoding="utf-8")
    u, v = re.findall(r"\(\[(-?\d), (-?\d)\]\)", script)[:2]
    part = next(a for _, a in page.elements if a.get("data-part") == "map")
    assert part["transform"] == f"matrix({' '.join((*u, *v))} 0 0)"


def test_styles_and_scripts_ask_for_nothing_from_outside(tmp_path: Path) -> None:
    home(tmp_path, course_map(LESSON))
    names = {"http://www.w3.org/2000/svg"}  # a name, not an address
    for path in sorted((tmp_path / "static" / "site").iterdir()):
        found = set(re.findall(r"https?://[^\"'\s)]+", path.read_text(encoding="utf-8")))
        assert found <= names, f"{path.name}: {found}"


@pytest.mark.parametrize(
    ("minutes", "read"), [(60, "60 min"), (120, "120 min"), (1300, "22 hours")]
)
def test_durations_read_well(minutes: int, read: str) -> None:
    assert duration(minutes) == read
