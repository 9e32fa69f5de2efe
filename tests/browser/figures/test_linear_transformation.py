"""A matrix as what it does to the plane: dragged, typed and chosen."""

import numpy as np
import pytest
from mlmath_lite.figures import LinearTransformation
from mlmath_lite.figures.exact import exact, pair

from tests.browser.conftest import until

# What the page draws of the flag after A: the filled curve, as its path.
FLAG = """() => [...document.querySelectorAll(".figure-board path")]
    .find((path) => path.getAttribute("fill") === "var(--fig-result)"
        && path.getAttribute("fill-opacity") === "0.3")?.getAttribute("d")"""


def matrices(rng, count):
    """Random matrices: whole, broken, singular, empty, mirroring."""
    for number in range(count):
        A = rng.integers(-4, 5, size=(2, 2)).astype(float)
        if number % 3 == 0:
            A[:, 1] = A[:, 0] * rng.choice([-2, -1, 0, 0.5, 3])
        if number % 5 == 0:
            A = A / rng.integers(1, 8)
        if number % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        if number % 11 == 0:
            A = np.eye(2) * (number % 2)
        yield A


def says(shown):
    """Return the sentence, after numpy has agreed with the vector that it names."""
    A, x = np.array(shown.state["A"], float), np.array(shown.state["x"], float)
    assert f" = {pair(*map(exact, A @ x))}" in shown.sentence
    return shown.sentence


def test_javascript_says_what_python_says(agree, rng):
    states = [{"A": A, "x": rng.integers(-9, 10, size=2) / 2} for A in matrices(rng, 500)]
    agree(LinearTransformation, states)


def test_dragging_a_basis_vector_changes_its_column(show):
    shown = show(LinearTransformation(A=[[3, 1], [1, 2]], x=[1, 1]))
    before = shown.page.evaluate(FLAG)
    shown.drag("Where A sends e₁", -2 / 12, 1 / 12)
    assert shown.state["A"] == [[1, 1], [2, 2]]
    assert "onto one line" in says(shown)
    shown.drag("Where A sends e₂", -3 / 12, -1.2 / 12)
    assert shown.state["A"] == [[1, -2], [2, 1]]
    assert shown.page.evaluate(FLAG) != before
    assert says(shown)


def test_dragging_x_leaves_the_matrix(show):
    shown = show(LinearTransformation())
    shown.drag("x", 1 / 12, -3 / 12)
    assert shown.state == {"A": [[3, 1], [1, 2]], "x": [2, -2], "window": 6}
    assert "= (4, −2)." in says(shown)


def test_arrow_keys_move_a_tip_and_it_stays_in_the_picture(show):
    shown = show(LinearTransformation(A=[[0, -1], [1, 0]], x=[2, 1]))
    shown.press("Where A sends e₁", "ArrowRight Shift+ArrowUp ArrowUp")
    assert shown.state["A"] == [[1, -1], [2.5, 0]]
    shown.press("x", "Shift+ArrowLeft ArrowDown")
    assert shown.state["x"] == [1.5, 0]
    handle = shown.handle("Where A sends e₁")
    assert handle.get_attribute("aria-valuetext") == "(1, 5/2)"
    for _ in range(9):
        shown.press("Where A sends e₁", "ArrowUp")
    assert shown.state["A"][1][0] == 5
    assert says(shown)


def test_numbers_can_be_typed(show):
    shown = show(LinearTransformation())
    shown.el.get_by_label("A, row 1, column 2", exact=True).fill("-1/2")
    assert shown.state["A"] == [[3, -0.5], [1, 2]]
    shown.press("A, row 2, column 1", "ArrowDown ArrowDown")
    assert shown.state["A"] == [[3, -0.5], [-1, 2]]
    assert says(shown)


@pytest.mark.parametrize(
    ("name", "A", "words"),
    [
        ("Rotate", [[0, -1], [1, 0]], "(0, 1) and e₂ to (−1, 0)"),
        ("Shear", [[1, 1], [0, 1]], "(1, 0) and e₂ to (1, 1)"),
        ("Reflect", [[-1, 0], [0, 1]], "mirrored"),
        ("Stretch", [[2, 0], [0, 0.5]], "(2, 0) and e₂ to (0, 1/2)"),
        ("Project", [[1, 0], [0, 0]], "onto one line"),
        ("Identity", [[1, 0], [0, 1]], "Nothing moves"),
    ],
)
def test_presets(show, name, A, words):
    shown = show(LinearTransformation(), reduced_motion="reduce")
    button = shown.el.get_by_role("button", name=name, exact=True)
    button.click()
    assert shown.state["A"] == A
    assert words in says(shown)
    assert button.get_attribute("aria-pressed") == "true"
    assert shown.el.locator("[aria-pressed=true]").count() == 1


def test_watching_ends_where_the_matrix_leads(show):
    shown = show(LinearTransformation())
    rest = shown.page.evaluate(FLAG)
    assert rest
    shown.el.get_by_role("button", name="Watch A at work").click()
    until(shown.page, f"(rest) => ({FLAG})() !== rest", rest)
    until(shown.page, f"(rest) => ({FLAG})() === rest", rest)
    assert shown.state == LinearTransformation().state()


def test_reset_while_it_moves(show):
    shown = show(LinearTransformation())
    rest = shown.page.evaluate(FLAG)
    shown.el.get_by_role("button", name="Project", exact=True).click()
    shown.el.get_by_role("button", name="Reset").click()
    assert shown.page.evaluate(FLAG) == rest
    assert shown.state == LinearTransformation().state()


def test_a_vector_that_stays_has_one_label(show):
    shown = show(LinearTransformation(A=[[1, 1], [0, 1]], x=[2, 0]))
    labels = shown.el.locator(".figure-label:visible")
    assert sorted(labels.all_text_contents()) == ["Ae₁", "Ae₂", "x = Ax"]
    shown.press("x", "ArrowUp")
    assert sorted(labels.all_text_contents()) == ["Ae₁", "Ae₂", "Ax", "x"]
