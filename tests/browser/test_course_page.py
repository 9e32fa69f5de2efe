"""A course's own page: what it is for, where to start, its weeks."""

import pytest
from playwright.sync_api import expect

PAGE = "course1/index.html"
# The end of the placement, with these answers.
OVER = """(detail) => document.querySelector(".quiz").dispatchEvent(
    new CustomEvent("mlmath:over", { detail, bubbles: true }))"""


@pytest.fixture
def page(visit, at_root):
    visitor = visit(at_root)
    visitor.open(PAGE)
    visitor.page.locator(".quiz .question-form").first.wait_for()
    return visitor.page


def test_it_is_reached_from_home_and_leads_to_the_weeks(visit, at_root):
    visitor = visit(at_root)
    visitor.open()
    visitor.page.locator("#course1 .overview a").first.click()
    expect(visitor.page.locator("h1")).to_contain_text("Linear Algebra")
    visitor.page.locator(".course-weeks a").first.click()
    expect(visitor.page.locator("h1")).to_contain_text("Systems of Linear Equations")
    visitor.page.locator(".crumbs a").first.click()
    expect(visitor.page.locator("#placement-title")).to_be_visible()


def test_whoever_leaves_the_placement_empty_starts_at_the_beginning(page):
    page.get_by_role("button", name="Question 10").click()
    page.get_by_role("button", name="Finish and see the score").click()
    page.get_by_role("button", name="Finish without").click()
    expect(page.locator(".quiz-result")).to_contain_text("0 of 10 right")
    shown = page.locator(".placement-advice p:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Start with week 1")
    expect(shown.get_by_role("link")).to_have_attribute("href", "../course1/week1/index.html")


@pytest.mark.parametrize(
    ("unknown", "advice"),
    [([3], "Start with week 3"), ([4, 2], "Start with week 2"), ([], "of all weeks")],
)
def test_the_first_week_with_something_unknown_is_where_to_start(page, unknown, advice):
    asked = page.locator(".quiz").get_attribute("data-questions").split()
    detail = [{"question": id_, "right": int(id_[3]) not in unknown} for id_ in asked]
    page.evaluate(OVER, detail)
    shown = page.locator(".placement-advice p:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(advice)


def test_the_review_asks_twenty_questions_and_tells_the_score_at_the_end(visit, at_root):
    page = visit(at_root)
    page.open("course1/week4/review.html")
    expect(page.page.locator(".quiz .chip")).to_have_count(20)
    page.page.get_by_role("button", name="Question 20").click()
    expect(page.page.get_by_role("button", name="Finish and see the score")).to_be_visible()
    expect(page.page.locator(".crumbs")).to_contain_text("Review")
