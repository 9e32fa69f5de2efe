"""The pages: what they show and link, what they do not, and that they work under any path."""

import json
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from notebook_files import code, markdown, notebook

from sitegen.course import Activity, Course, CourseMap, Kind, Lesson, Topic, Week
from sitegen.errors import BuildError
from sitegen.pages import duration, shortened, write_pages
from sitegen.paths import SITE

LAB = Activity(Kind.LAB, "c1w1-lab-arrays", "Arrays", 60, "course1/week1/lab1_arrays.ipynb")
QUIZ = Activity(Kind.QUIZ, "c1w1-quiz-lines", "Meeting lines", 20, None)
LESSON = Lesson(1, "c1w1l1", "Two variables", 70, None, (Topic("c1w1l1-a", "Rows"),), (QUIZ, LAB))
LATER = Lesson(1, "c1w2l1", "Elimination", 50, None, (Topic("c1w2l1-a", "Swaps"),), ())


def course_map(*lessons: Lesson) -> CourseMap:
    """A map with each lesson in a week of its own."""
    weeks = tuple(Week(n, f"Week {n} title", (x,)) for n, x in enumerate(lessons, start=1))
    return CourseMap("Maths", "of machines", "About it.", (Course(1, "Algebra", "Lines.", weeks),))


ADDRESSES = ("href", "src")


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


def executed(*cells: dict, **metadata: object) -> NotebookNode:
    """A notebook as `execution` gives it; a cell's outputs are in the cell."""
    made = nbformat.reads(json.dumps(notebook(*cells)), as_version=4)
    made.metadata.update(nbformat.from_dict(metadata))
    return made


def write(out: Path, shown: CourseMap, *cells: dict, questions=None, **metadata: object) -> None:
    """Write the pages; each notebook of the map consists of these cells."""
    notebooks = dict.fromkeys(shown.files, executed(*cells, **metadata))
    write_pages(out, shown, notebooks, questions or {}, out.parent / "formulas")


def read(out: Path, path: str) -> Page:
    return Page((out / path).read_text(encoding="utf-8"))


def home(tmp_path: Path, shown: CourseMap) -> Page:
    write(tmp_path / "site", shown)
    return read(tmp_path / "site", "index.html")


def test_what_exists_is_linked_and_what_is_coming_is_not(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LESSON, LATER))
    address = "course1/week1/lab1_arrays.html"
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
    weeks = {a["id"]: "open" in a for _, a in page.elements if a.get("class") == "week"}
    assert weeks == {"course1-week1": True, "course1-week2": False}
    # A week that is all to come says so once, and not in each of its rows.
    assert "Lesson 1 · 50 min<" in page.html


def test_a_course_with_nothing_ready_has_no_button(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(LATER))
    assert not any(link.startswith("Open the first") for link in page.links)
    assert "notebooks/" not in page.html


def test_a_first_lesson_is_what_the_button_opens(tmp_path: Path) -> None:
    page = home(tmp_path, course_map(replace(LESSON, file="course1/week1/lesson1_two.ipynb")))
    assert page.links["Open the first lesson"].endswith("lesson1_two.html")


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
    out = tmp_path / "site"
    write(out, course_map(LESSON, LATER), markdown("a", "## Rows"), code("b", "1"))
    pages = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    assert {"course1/week1/index.html", LAB_PAGE, "index.html"} <= set(pages)
    for path in pages:
        page = read(out, path)
        ids = [a["id"] or "" for _, a in page.elements if "id" in a]
        assert sorted(ids) == sorted(set(ids)), f"{path}: an id stands twice"
        addresses = [v or "" for _, a in page.elements for k, v in a.items() if k in ADDRESSES]
        assert len(addresses) > 5
        for address in addresses:
            assert not re.match(r"/|[a-z]+:|//", address), f"{address} is not relative"
            file, _, anchor = address.partition("#")
            target = (out / path).parent / file.partition("?")[0] if file else out / path
            # Other steps of the build.
            if {"notebooks", "lab", "vendor", "manifest.webmanifest"} & set(target.parts):
                continue
            assert target.is_file(), f"{path}: {address} leads nowhere"
            if anchor:
                there = read(out, str(target.resolve().relative_to(out.resolve())))
                assert any(a.get("id") == anchor for _, a in there.elements), address


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
    script = (tmp_path / "site" / "static" / "site" / "plane.js").read_text(encoding="utf-8")
    u, v = re.findall(r"\(\[(-?\d), (-?\d)\]\)", script)[:2]
    part = next(a for _, a in page.elements if a.get("data-part") == "map")
    assert part["transform"] == f"matrix({' '.join((*u, *v))} 0 0)"


def test_styles_and_scripts_ask_for_nothing_from_outside(tmp_path: Path) -> None:
    home(tmp_path, course_map(LESSON))
    names = {"http://www.w3.org/2000/svg"}  # a name, not an address
    for path in sorted((tmp_path / "site" / "static" / "site").iterdir()):
        if path.suffix == ".png":
            continue
        found = set(re.findall(r"https?://[^\"'\s)]+", path.read_text(encoding="utf-8")))
        assert found <= names, f"{path.name}: {found}"


@pytest.mark.parametrize(
    ("minutes", "read"), [(60, "60 min"), (120, "120 min"), (1300, "22 hours")]
)
def test_durations_read_well(minutes: int, read: str) -> None:
    assert duration(minutes) == read


def test_descriptions_fit_and_break_between_words() -> None:
    assert shortened("Two\nlines.") == "Two lines."
    long = shortened("word, " * 100)
    assert len(long) <= 157
    assert long.endswith("word …")


# ---------------------------------------------------------------- pages of notebooks

TEXT = {"output_type": "stream", "name": "stdout", "text": "[[1 2]]\n"}
PNG = {
    "output_type": "display_data",
    "data": {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"},
    "metadata": {"image/png": {"width": 40, "height": 30}},
}
LAB_PAGE = "course1/week1/lab1_arrays.html"
LESSON_PAGE = "course1/week1/lesson1_two.html"
WITH_LESSON = replace(LESSON, file="course1/week1/lesson1_two.ipynb")


def cell(cell_id: str, source: str, *outputs: dict, **metadata: object) -> dict:
    return {**code(cell_id, source, **metadata), "outputs": list(outputs)}


def lab(tmp_path: Path, *cells: dict) -> Page:
    write(tmp_path / "site", course_map(LESSON), *cells)
    return read(tmp_path / "site", LAB_PAGE)


def lesson(tmp_path: Path, *cells: dict, **rest) -> Page:
    write(tmp_path / "site", course_map(WITH_LESSON), *cells, **rest)
    return read(tmp_path / "site", LESSON_PAGE)


def test_a_lab_shows_no_solution_and_nothing_that_gives_it_away(tmp_path: Path) -> None:
    solved = "### BEGIN SOLUTION\nsecret = 4711\n### END SOLUTION"
    page = lab(
        tmp_path,
        cell("exercise", solved, {**TEXT, "text": "4711"}),
        cell("check", 'check("c1w1-x", secret)', {**TEXT, "text": "✓ 4711"}),
    )
    assert "4711" not in page.html
    assert "SOLUTION" not in page.html
    assert "# your answer here" in page.html
    assert "check" in page.html


def test_a_lab_calls_to_run_it_and_folds_what_its_cells_give(tmp_path: Path) -> None:
    page = lab(tmp_path, cell("table", "print(x)", TEXT))
    run = "../../notebooks/index.html?path=course1/week1/lab1_arrays.ipynb"
    assert page.links["Run this lab"] == run
    result = page.html.partition('<details class="result">')[2].partition("</details>")[0]
    assert '<pre class="output">[[1 2]]</pre>' in result


def test_a_lesson_shows_outputs_and_folds_its_imports(tmp_path: Path) -> None:
    page = lesson(
        tmp_path,
        cell("setup", "import numpy as np", tags=["setup"]),
        cell("table", "print(x)", TEXT),
    )
    assert page.links["Run this page"].endswith("?path=course1/week1/lesson1_two.ipynb")
    assert '<details class="setup" data-cell="setup">' in page.html
    assert '<pre class="output">[[1 2]]</pre>' in page.html
    assert 'class="result"' not in page.html


def test_a_picture_has_its_size_and_the_words_of_its_cell(tmp_path: Path) -> None:
    source = "# Picture: two lines\n#   that cross.\nplt.show()"
    page = lesson(tmp_path, cell("picture", source, PNG))
    [image] = [a for tag, a in page.elements if tag == "img" and a.get("class") == "output"]
    assert image["alt"] == "two lines that cross."
    assert (image["width"], image["height"]) == ("40", "30")
    assert (tmp_path / "site" / LESSON_PAGE).parent.joinpath(image["src"] or "").is_file()
    # The comment is for the page; the reader sees the code without it.
    assert "# Picture" not in page.html


def test_topics_are_sections_that_the_contents_and_the_week_link_to(tmp_path: Path) -> None:
    page = lesson(tmp_path, markdown("rows", "## 1. Rows", tags=["topic:c1w1l1-a"]))
    assert page.links["1. Rows"] == "#c1w1l1-a"
    week = read(tmp_path / "site", "course1/week1/index.html")
    assert week.links["Rows"] == "../../course1/week1/lesson1_two.html#c1w1l1-a"


def test_a_page_says_where_it_stands_and_leads_on(tmp_path: Path) -> None:
    page = lab(tmp_path)
    assert page.links["Course 1"] == "../../index.html#course1"
    assert page.links["Week 1"] == "index.html"
    assert ("span", {"aria-current": "page"}) in page.elements
    page = lesson(tmp_path)
    following = [a["href"] for _, a in page.elements if a.get("rel") == "next"]
    assert following == ["../../" + LAB_PAGE]
    assert not any(a.get("rel") == "prev" for _, a in page.elements)


def test_a_figure_stands_on_the_page_with_its_traits_and_its_sentence(tmp_path: Path) -> None:
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "m"}}
    state = {
        "_anywidget_id": "mlmath_lite.figures.two_lines.TwoLines",
        "_esm": "export default {}",
        "layout": "IPY_MODEL_x",
        "A": [[2, 1], [1, 1]],
    }
    page = lesson(
        tmp_path,
        cell(
            "lines",
            "TwoLines()",
            {"output_type": "display_data", "data": view, "metadata": {}},
            tags=["figure"],
        ),
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {"m": {"state": state}}}},
        sentences={"m": "They cross where x < y."},
    )
    [figure] = [a for _, a in page.elements if a.get("class") == "figure"]
    assert figure["data-module"] == "two_lines"
    assert json.loads(figure["data-state"] or "") == {"A": [[2, 1], [1, 1]]}
    assert "They cross where x &lt; y." in page.html
    assert "TwoLines()" not in page.html
    assert any(
        a.get("src", "").endswith("figures.js") for tag, a in page.elements if tag == "script"
    )


def test_a_figure_cell_without_a_figure_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cell 'lines'"):
        lesson(tmp_path, cell("lines", "1", tags=["figure"]))


def test_a_formula_that_a_line_break_took_apart_is_named_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as caught:
        lesson(tmp_path, markdown("sum", "So $x = 4\n+ 3$ is 7."))
    assert caught.value.where == "content/course1/week1/lesson1_two.ipynb, cell 'sum'"
    assert "belongs to no formula" in caught.value.what


QUESTION = {
    "id": "c1w1-rows",
    "topic": "c1w1l1-a",
    "uses": ["lesson", "quiz"],
    "variants": [{"prompt": "<p>How many rows?</p>", "explanation": "<p>Three.</p>"}],
}


def test_a_question_stands_on_the_page_to_be_read_without_script(tmp_path: Path) -> None:
    page = lesson(
        tmp_path, cell("ask", 'ask("rows")', tags=["figure"]), questions={"c1w1-rows": QUESTION}
    )
    [question] = [a for _, a in page.elements if a.get("class") == "question"]
    assert question["data-question"] == "c1w1-rows"
    assert question["data-use"] == "lesson"
    assert "How many rows?" in page.html


def test_a_question_that_is_not_there_is_named_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"cell 'ask': it asks 'c1w1-rows'"):
        lesson(tmp_path, cell("ask", 'ask("rows")', tags=["figure"]))


def test_a_quiz_asks_the_weeks_questions_of_its_use(tmp_path: Path) -> None:
    quiz = replace(QUIZ, quiz_page="course1/week1/quiz.html")
    shown = course_map(replace(LESSON, activities=(quiz,)))
    questions = {
        "c1w1-rows": QUESTION,
        "c1w1-other": {**QUESTION, "uses": ["practice"]},
        "c1w10-rows": QUESTION,
    }
    write(tmp_path, shown, questions=questions)
    page = read(tmp_path, "course1/week1/quiz.html")
    [section] = [a for _, a in page.elements if a.get("class") == "quiz"]
    assert section["data-use"] == "quiz"
    assert section["data-questions"] == "c1w1-rows"


# ---------------------------------------------------------------- styles


def luminance(colour: str) -> float:
    full = "".join(2 * c for c in colour) if len(colour) == 3 else colour
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", css))


STYLE = (SITE / "static" / "site.css").read_text(encoding="utf-8")
LIGHT = tokens(STYLE.partition(':root[data-theme="light"]')[0])
_AFTER = STYLE.partition(':root[data-theme="light"]')[2].partition("/* Ground */")[0]
DARK, DARK_WITHOUT_SCRIPT = map(tokens, _AFTER.split("/* … "))


@pytest.mark.parametrize("scheme", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_text_in_every_colour_can_be_read(scheme: dict[str, str], ground: str) -> None:
    inks = [name for name in scheme if name.startswith("code-")]
    inks += ["ink", "ink-soft", "first", "second", "result"]
    assert len(inks) == 9
    for ink in inks:
        a, b = sorted(luminance(scheme[name]) + 0.05 for name in (ink, ground))
        assert b / a >= 4.5, f"{ink} on {ground}: {b / a:.2f}"


def test_dark_is_the_same_with_and_without_script() -> None:
    assert len(DARK) >= 10
    assert DARK == DARK_WITHOUT_SCRIPT
