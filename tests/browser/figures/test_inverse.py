"""A matrix that is undone, and one that cannot be."""

import numpy as np
import pytest
from mlmath_lite.figures import Inverse
from mlmath_lite.figures.exact import exact, number, pair

from tests.browser.conftest import until

BACK = "Ax, to be brought back"
# Where the filled flag of the second picture is.
FLAG = """() => [...document.querySelectorAll(".figure-plane")[1].querySelectorAll("path")]
    .find((path) => path.getAttribute("fill-opacity") === "0.3").getAttribute("d")"""


def states(rng, count):
    for case in range(count):
        A = rng.integers(-4, 5, size=(2, 2)).astype(float)
        if case % 2 == 0:
            A[1] = A[0] * rng.choice([-2, -1, 0, 0.5, 3])
        if case % 11 == 0:
            A[:] = 0
        if case % 4 == 0:
            A = A[::-1]
        if case % 5 == 0:
            A = A / rng.integers(1, 8)
        if case % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        yield {"A": A, "x": rng.integers(-9, 10, size=2) / 2}


def says(shown):
    """Return the sentence, after numpy has agreed with it and with the inverse that is shown."""
    A, x = np.array(shown.state["A"], float), np.array(shown.state["x"], float)
    sentence = shown.sentence
    assert pair(*map(exact, A @ x)) in sentence
    line = shown.el.locator(".figure-matrix-line", has_text="A⁻¹")
    if np.linalg.matrix_rank(A) == 2:
        entries = line.locator(".figure-matrix span").all_text_contents()
        assert entries == [number(exact(entry)) for entry in np.linalg.inv(A).flat]
        assert "can be undone" in sentence
    else:
        assert line.text_content() == "A⁻¹ does not exist"
        assert "A has no inverse" in sentence
    return sentence


def test_javascript_says_what_python_says(agree, rng):
    agree(Inverse, list(states(rng, 600)))


def test_dragging_x_moves_its_image(show):
    shown = show(Inverse())
    shown.drag("x", -3 / 12, -1 / 12)
    assert shown.state["x"] == [-2, 1]
    assert "to Ax = (−3, −1), and A⁻¹ brings (−3, −1) back to (−2, 1)" in says(shown)


def test_dragging_ax_finds_where_it_comes_from(show):
    shown = show(Inverse(A=[[2, 1], [1, 1]], x=[1, 2]))
    shown.drag(BACK, -3 / 12, -3 / 12)
    assert shown.state["x"] == pytest.approx(np.linalg.solve([[2, 1], [1, 1]], [1, 0]))
    shown.press(BACK, "ArrowUp Shift+ArrowRight")
    assert shown.state["x"] == pytest.approx(np.linalg.solve([[2, 1], [1, 1]], [1.5, 1]))
    assert shown.handle(BACK).get_attribute("aria-valuetext") == "(3/2, 1)"
    assert says(shown)


def test_a_singular_matrix_shows_the_line_that_it_forgets(show):
    shown = show(Inverse(A=[[2, 1], [1, 1]], x=[1, 1]))
    points = shown.el.locator(".figure-plane").first.locator("ellipse:visible")
    assert points.count() == 0
    shown.press("Where A sends e₂", "ArrowRight ArrowDown ArrowRight ArrowUp")
    assert shown.state["A"] == [[2, 3], [1, 1]]
    shown.press("A, row 2, column 2", "Shift+ArrowUp")
    assert shown.state["A"] == [[2, 3], [1, 1.5]]
    assert "direction (3, −2) to the same point, Ax = (5, 5/2)" in says(shown)
    assert points.count() > 0
    assert shown.handle(BACK).is_hidden()
    caption = shown.el.locator(".figure-caption").first
    assert caption.text_content() == "Before A: the whole green line goes to Ax"
    shown.press("A, row 2, column 2", "ArrowUp")
    assert points.count() == 0 and caption.text_content() == "Before A"
    assert shown.handle(BACK).is_visible()


def test_points_on_the_forgotten_line_have_the_same_image(show):
    shown = show(Inverse(A=[[1, 2], [0.5, 1]], x=[1, 2]))
    said = says(shown)
    # Two right, one down: along (2, −1).
    shown.press("x", "ArrowRight ArrowRight ArrowDown")
    assert shown.state["x"] == [3, 1]
    assert says(shown) == said.replace("(1, 2)", "(3, 1)")


@pytest.mark.parametrize(
    ("name", "rank"), [("Rotate", 2), ("Shear", 2), ("Stretch", 2), ("Singular", 1), ("Project", 1)]
)
def test_presets(show, name, rank):
    shown = show(Inverse())
    shown.el.get_by_role("button", name=name, exact=True).click()
    assert np.linalg.matrix_rank(shown.state["A"]) == rank
    assert says(shown)


def test_watching_goes_there_and_back_and_rests(show):
    shown = show(Inverse())
    rest = shown.page.evaluate(FLAG)
    watch = shown.el.get_by_role("button", name="Watch A")
    assert watch.text_content() == "Watch A, then A⁻¹"
    watch.click()
    until(shown.page, f"(rest) => ({FLAG})() !== rest", rest)
    until(shown.page, f"(rest) => ({FLAG})() === rest", rest)
    shown.el.get_by_role("button", name="Project", exact=True).click()
    assert watch.text_content() == "Watch A"


def test_on_a_phone_the_sentence_stands_between_the_pictures(show):
    shown = show(Inverse(), viewport={"width": 390, "height": 844}, has_touch=True)
    before, after = (plane.bounding_box() for plane in shown.el.locator(".figure-plane").all())
    sentence = shown.el.locator(".figure-sentence").bounding_box()
    fields = shown.el.locator(".figure-panel").bounding_box()
    assert before["y"] < sentence["y"] < after["y"] < fields["y"]
    shown.drag(BACK, -2 / 12, 0)
    assert says(shown)
