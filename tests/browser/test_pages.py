"""The pages in a browser: colours, search, the keyboard, paper, and life without scripts."""

import json

import pytest

from sitegen.course import read_course
from sitegen.paths import CONTENT, DIST
from tests.browser.conftest import until

COURSE = read_course(CONTENT)
PAGES = ["index.html", *(step.page for step in COURSE.ready)]
LAB = next(step.page for step in COURSE.ready if step.file and "/lab" in step.file)
WEEK = LAB.rpartition("/")[0] + "/index.html"


def background(visitor) -> str:
    return visitor.page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("path", [*PAGES, WEEK])
def test_no_page_is_wider_than_its_screen(visit, below_a_path, path):
    visitor = visit(below_a_path)
    visitor.open(path)
    for width in (1280, 320):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width


def test_colours_follow_the_system_until_somebody_chooses(visit, at_root):
    visitor = visit(at_root, color_scheme="dark")
    visitor.open(LAB)
    dark = background(visitor)
    button = visitor.page.get_by_role("button", name="Dark colours")
    assert button.get_attribute("aria-pressed") == "true"
    visitor.page.emulate_media(color_scheme="light")
    until(visitor.page, "document.documentElement.dataset.theme === 'light'")
    light = background(visitor)
    assert light != dark
    button.click()
    assert background(visitor) == dark
    # The choice holds on other pages, from the first paint on.
    visitor.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.first = "
        "document.documentElement.dataset.theme })"
    )
    visitor.open(WEEK)
    assert visitor.page.evaluate("window.first") == "dark"
    assert background(visitor) == dark


def test_without_scripts_a_page_can_be_read_in_both_colours(visit, at_root):
    colours = set()
    for scheme in ("light", "dark"):
        visitor = visit(at_root, java_script_enabled=False, color_scheme=scheme)
        visitor.open(LAB)
        assert visitor.page.locator("main h1").is_visible()
        assert visitor.page.locator("main pre.code").first.is_visible()
        assert not visitor.page.locator("#search-button").is_visible()
        colours.add(visitor.page.locator("body").screenshot()[:2000])
    assert len(colours) == 2


def test_the_search_is_loaded_when_it_is_used_and_works_by_keyboard(visit, below_a_path):
    visitor = visit(below_a_path)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open(LAB)
    keyboard = visitor.page.keyboard
    assert not any("pagefind" in url for url in asked)
    keyboard.press("/")
    field = visitor.page.get_by_role("searchbox")
    field.wait_for()
    keyboard.type("determinant")
    results = visitor.page.locator(".results a")
    results.first.wait_for()
    assert any("pagefind" in url for url in asked)
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    assert results.first.evaluate("element => element === document.activeElement")
    address = results.first.evaluate("element => element.href")
    keyboard.press("Enter")
    visitor.page.wait_for_url(address)
    assert address.startswith(below_a_path)


def test_a_search_that_finds_nothing_says_so_and_escape_leads_back(visit, at_root):
    visitor = visit(at_root)
    visitor.open("index.html")
    button = visitor.page.get_by_role("button", name="Search")
    button.click()
    visitor.page.get_by_role("searchbox").wait_for()
    visitor.page.keyboard.type("жжж")
    visitor.page.get_by_text("Nothing about “жжж”").wait_for()
    visitor.page.keyboard.press("Escape")
    assert button.evaluate("element => element === document.activeElement")


def test_a_box_that_is_too_wide_can_be_scrolled_by_keyboard(visit, at_root):
    visitor = visit(at_root, viewport={"width": 320, "height": 800})
    visitor.open(LAB)
    visitor.page.locator("pre[tabindex='0']").first.wait_for(state="attached")
    wrong = visitor.page.evaluate(
        """() => [...document.querySelectorAll('pre')].filter((box) =>
            box.checkVisibility({ contentVisibilityAuto: true })
            && (box.scrollWidth > box.clientWidth + 1) !== (box.tabIndex === 0)
        ).length"""
    )
    assert wrong == 0


def test_contents_lead_to_sections_and_follow_the_reader(visit, at_root):
    visitor = visit(at_root, viewport={"width": 1280, "height": 800})
    visitor.open(LAB)
    link = visitor.page.locator(".contents a").nth(2)
    link.click()
    target = link.get_attribute("href")
    assert visitor.page.url.endswith(target)
    assert visitor.page.locator(target).evaluate(
        "heading => Math.abs(heading.getBoundingClientRect().top) < innerHeight / 3"
    )
    visitor.page.locator(f".contents a[href='{target}'][aria-current]").wait_for()


def test_paper_shows_the_text_and_no_navigation(visit, at_root):
    visitor = visit(at_root, color_scheme="dark")
    visitor.open(LAB)
    visitor.page.emulate_media(media="print")
    for hidden in (".top nav", ".crumbs", ".contents", ".run", ".neighbours"):
        assert not visitor.page.locator(hidden).first.is_visible(), hidden
    assert visitor.page.locator("main .prose").first.is_visible()
    # Ink on white paper, whatever the screen shows.
    assert background(visitor) == "rgb(255, 255, 255)"


def test_run_this_leads_to_the_same_notebook(visit, at_root):
    visitor = visit(at_root)
    visitor.open(LAB)
    address = visitor.page.locator(".run a").first.evaluate("link => link.href")
    assert address == f"{at_root}notebooks/index.html?path={LAB.removesuffix('html')}ipynb"


def test_the_learners_page_is_as_closed_as_the_learners_notebook():
    for step in COURSE.ready:
        if step.file is None:
            continue
        html = (DIST / step.page).read_text(encoding="utf-8")
        learners = json.loads((DIST / "files" / step.file).read_text(encoding="utf-8"))
        assert "SOLUTION" not in html
        tasks = sum("".join(cell["source"]).count("# your") for cell in learners["cells"])
        assert html.count("# your") >= tasks
