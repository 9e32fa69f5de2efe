"""Cards for terms by mouse, keyboard and finger, wherever the site lies; and the formula sheet."""

import re

import pytest
from playwright.sync_api import expect

from sitegen.course import read_course
from sitegen.paths import CONTENT, DIST
from tests.browser.conftest import until

LESSON = "course1/week2/lesson2_row_echelon_form_and_rank.html"
SHEET = "course1/formulas.html"
BOXES = """([card, word]) => {
    const [one, other] = [card, word].map((element) => element.getBoundingClientRect());
    return one.left >= 0 && one.right <= innerWidth && one.top >= 0 && one.bottom <= innerHeight
        && (one.bottom <= other.top || one.top >= other.bottom);
}"""


@pytest.fixture
def reader(visit, below_a_path):
    """Return a function that opens the lesson; what it returns has its words and the card."""

    def start(**settings):
        visitor = visit(below_a_path, **settings)
        visitor.open(LESSON)
        # The script is there: the words answer.
        visitor.page.wait_for_load_state("networkidle")
        return visitor, visitor.page.locator("a.term"), visitor.page.get_by_role("tooltip")

    return start


def stands_beside(card, word) -> bool:
    return card.evaluate(f"(card, word) => ({BOXES})([card, word])", word.element_handle())


def test_a_mouse_brings_the_card_can_go_onto_it_and_takes_it_away(reader):
    visitor, words, card = reader()
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    word = words.first
    word.hover()
    expect(card).to_be_visible()
    assert [url.rpartition("/")[2] for url in asked] == ["glossary.html"]
    assert word.get_attribute("aria-describedby") == card.get_attribute("id")
    assert stands_beside(card, word)
    card.hover()
    visitor.page.wait_for_timeout(600)
    expect(card).to_be_visible()
    visitor.page.locator("h1").hover()
    expect(card).to_have_count(0)
    assert word.get_attribute("aria-describedby") is None
    # The second card asks for nothing more, and a click follows the link.
    words.nth(1).hover()
    expect(card).to_be_visible()
    assert len(asked) == 1
    words.nth(1).click()
    visitor.page.wait_for_url(re.compile(r"/glossary\.html#"))
    assert visitor.page.locator("h2:target").is_visible()


def test_the_keyboard_brings_the_card_escape_and_scrolling_take_it_away(reader):
    visitor, _, card = reader()
    keyboard = visitor.page.keyboard
    # By Tab, since only that is a keyboard's focus.
    focused = visitor.page.locator("a.term:focus")
    while focused.count() == 0:
        keyboard.press("Tab")
    expect(card).to_be_visible()
    expect(focused).to_have_attribute("aria-describedby", "term-card")
    expect(focused).to_have_accessible_description(re.compile(r"\w+"))
    while visitor.page.evaluate("scrollY") == 0:
        keyboard.press("Tab")
    # Focus has scrolled the page, and yet:
    expect(card).to_be_visible()
    assert stands_beside(card, focused)
    keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert focused.count() == 1
    keyboard.press("Tab")
    expect(card).to_be_visible()
    visitor.page.mouse.wheel(0, 300)
    expect(card).to_have_count(0)
    keyboard.press("Shift+Tab")
    expect(card).to_be_visible()
    focused.evaluate("word => word.blur()")
    expect(card).to_have_count(0)
    keyboard.press("Tab")
    keyboard.press("Enter")
    visitor.page.wait_for_url(re.compile(r"/glossary\.html#"))


def test_the_first_tap_shows_the_card_the_second_follows_the_link(reader):
    visitor, words, card = reader(has_touch=True, viewport={"width": 320, "height": 640})
    page = visitor.page
    for place in range(words.count()):
        word = words.nth(place)
        word.tap()
        expect(card).to_be_visible()
        assert stands_beside(card, word), word.inner_text()
        # What appears is read out.
        assert card.evaluate("card => card.parentElement.ariaLive") == "polite"
    page.locator("h1").tap()
    expect(card).to_have_count(0)
    word.tap()
    expect(card).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    word.tap()
    page.wait_for_url(re.compile(r"/glossary\.html#"))


def test_a_card_has_formulas_that_nothing_had_to_typeset(visit, at_root):
    visitor = visit(at_root)
    visitor.open("course1/week3/lesson1_vectors.html")
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.locator("a.term", has_text="dot product").hover()
    card = visitor.page.get_by_role("tooltip")
    expect(card.locator("math")).not_to_have_count(0)
    assert card.locator(".tex").count() == 0
    assert not any("katex.min.js" in url for url in asked)


def test_without_scripts_a_term_leads_to_its_entry_and_that_to_its_section(visit, at_root):
    visitor = visit(at_root, java_script_enabled=False)
    visitor.open(LESSON)
    visitor.page.locator("a.term").first.click()
    entry = visitor.page.locator(".entry", has=visitor.page.locator("h2:target"))
    expect(entry.locator(".meaning")).to_be_visible()
    entry.get_by_role("link").last.click()
    expect(visitor.page.locator("h2:target")).to_be_visible()


def test_a_search_for_a_term_leads_to_its_entry(visit, at_root):
    visitor = visit(at_root)
    visitor.open("glossary.html")
    visitor.page.keyboard.press("/")
    visitor.page.get_by_role("searchbox").wait_for()
    visitor.page.keyboard.type("glossary cosine similarity")
    result = visitor.page.locator(".results a", has_text="Glossary")
    expect(result).to_have_attribute("href", re.compile(r"glossary\.html#cosine-similarity$"))


def test_paper_shows_terms_as_plain_text(visit, at_root):
    visitor = visit(at_root)
    visitor.open(LESSON)
    visitor.page.emulate_media(media="print")
    word = visitor.page.locator("a.term").first
    style = "word => { const { color, textDecorationLine } = getComputedStyle(word);"
    style += " return [color, textDecorationLine]; }"
    around = word.evaluate("word => getComputedStyle(word.parentElement).color")
    assert word.evaluate(style) == [around, "none"]


def test_the_formula_sheet_fits_on_two_sides_of_paper(visit, at_root):
    visitor = visit(at_root)
    visitor.open(SHEET)
    pdf = visitor.page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
    assert b"/MediaBox [0 0 594" in pdf or b"/MediaBox [0 0 595" in pdf


def test_the_formula_sheet_has_each_lesson_and_nothing_sticks_out(visit, at_root):
    lessons = [x for x in read_course(CONTENT).steps if x.id.startswith("c1") and x.page]
    lessons = [lesson for lesson in lessons if hasattr(lesson, "topics")]
    visitor = visit(at_root, viewport={"width": 320, "height": 640})
    visitor.open(SHEET)
    expect(visitor.page.locator("h3")).to_have_count(len(lessons))
    until(visitor.page, "document.documentElement.scrollWidth <= 320")
    rows = visitor.page.locator("tbody tr").count()
    assert rows >= 6 * len(lessons)
    assert (DIST / "glossary.html").read_text(encoding="utf-8").count('class="entry"') >= 60
