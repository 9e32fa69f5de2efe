"""The homogeneous pair: the switch, the arrows, and what they say."""

import pytest
from mlmath_lite.figures import HomogeneousPair

from tests.browser.conftest import until

PARALLEL = HomogeneousPair(A=[[2, 1], [4, 2]], b=[3, -6])
# The ends of both lines, in pixels, as text.
LINES = """() => [...document.querySelector(".figure-plane").querySelectorAll("line")]
    .filter((line) => line.getAttribute("stroke-width") === "3px" && line.checkVisibility())
    .map((line) => ["x1", "y1", "x2", "y2"]
        .map((name) => Math.round(line.getAttribute(name))).join())
"""


def states(rng, count):
    for number in range(count):
        A = rng.integers(-4, 5, size=(2, 2)).astype(float)
        b = rng.integers(-6, 7, size=2).astype(float)
        if number % 2:
            A[1] = A[0] * rng.choice([-2, -1, 0, 0.5, 1, 3])
        if number % 7 == 0:
            A[0] = 0
        if number % 5 == 0:
            A, b = A / rng.integers(1, 8), b / 3
        if number % 4 == 0:
            b = A[:, 0] * 2
        yield {"A": A, "b": b, "zero_totals": bool(number % 3)}


def test_javascript_says_what_python_says(agree, rng):
    agree(HomogeneousPair, list(states(rng, 600)))


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_switch_lets_the_parallel_lines_fall_on_one(show, motion):
    shown = show(PARALLEL, reduced_motion=motion)
    assert "the lines are parallel" in shown.sentence
    first, second = shown.page.evaluate(LINES)
    assert first != second
    shown.el.get_by_role("switch", name="Both totals to zero").click()
    assert "one line through the origin" in shown.sentence
    if motion == "reduce":
        first, second = shown.page.evaluate(LINES)
        assert first == second
    else:
        until(shown.page, f"(([a, b]) => a === b)(({LINES})())")
    assert shown.state["b"] == [3, -6], "the totals are kept for the way back"
    total = shown.el.get_by_label("Total of equation 1", exact=True)
    assert total.input_value() == "0" and total.is_disabled()
    shown.el.get_by_role("switch").click()
    assert "the lines are parallel" in shown.sentence


def test_reset_while_the_lines_slide(show):
    shown = show(PARALLEL)
    before = shown.page.evaluate(LINES)
    shown.el.get_by_role("switch").click()
    until(shown.page, f"(before) => String(({LINES})()) !== String(before)", before)
    shown.el.get_by_role("button", name="Reset").click()
    until(shown.page, f"(before) => String(({LINES})()) === String(before)", before)
    assert "parallel" in shown.sentence


def test_an_arrow_pulled_off_the_line_makes_the_rows_independent(show):
    shown = show(PARALLEL)
    rows = shown.el.locator(".figure-formula").first
    assert rows.text_content() == "row 2 = 2 · row 1"
    shown.drag("Tip of row 2", -0.25, 0.17)
    assert shown.state["A"] == [[2, 1], [1, 4]]
    assert "independent" in shown.sentence
    assert rows.text_content() == "row 2 is no multiple of row 1"


def test_arrow_keys_move_a_tip(show):
    shown = show(PARALLEL)
    shown.press("Tip of row 1", "ArrowRight ArrowDown Shift+ArrowUp")
    assert shown.state["A"] == [[3, 0.5], [4, 2]]
    assert shown.handle("Tip of row 1").get_attribute("aria-valuetext") == "(3, 1/2)"
    for _ in range(20):
        shown.press("Tip of row 1", "ArrowLeft")
    assert shown.state["A"][0] == [-5, 0.5], "a tip stays in the picture"
    assert shown.sentence


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_pictures_are_as_large_as_they_can_be(show, width):
    shown = show(PARALLEL, viewport={"width": width, "height": 844}, has_touch=True)
    lines, rows = (plane.bounding_box() for plane in shown.el.locator(".figure-plane").all())
    assert min(lines["width"], rows["width"]) >= 0.75 * width
    fields = shown.el.locator(".figure-panel").bounding_box()
    assert lines["y"] + lines["height"] < fields["y"]
    assert fields["y"] + fields["height"] < rows["y"]
    shown.drag("Tip of row 2", -0.25, 0.17)
    assert shown.state["A"] == [[2, 1], [1, 4]]
