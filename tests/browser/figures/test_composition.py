"""Two matrices, one after the other, in both orders."""

import numpy as np
import pytest
from mlmath_lite.figures import Composition
from mlmath_lite.figures.exact import exact, number, pair

from tests.browser.conftest import until

# The filled flag of either picture, as its path.
FLAGS = """() => [...document.querySelectorAll(".figure-plane")].map((plane) =>
    [...plane.querySelectorAll("path")].find((path) => path.getAttribute("fill-opacity") === "0.3"
        && path.getAttribute("fill") === "var(--fig-result)").getAttribute("d"))"""


def states(rng, count):
    for case in range(count):
        A, B = rng.integers(-3, 4, size=(2, 2, 2)).astype(float)
        if case % 3 == 0:
            B = A * 2 + np.eye(2)
        if case % 5 == 0:
            A, B = A / 3, B / rng.integers(1, 8)
        if case % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        yield {"A": A, "B": B}


def products(shown):
    """Return AB and BA, after the page's sentence and matrices have agreed with numpy."""
    A, B = (np.array(shown.state[name], float) for name in "AB")
    sentence = shown.sentence
    for name, matrix in (("AB", A @ B), ("BA", B @ A)):
        assert " and ".join(pair(*map(exact, column)) for column in matrix.T) in sentence
        line = shown.el.locator(".figure-matrix-line", has_text=name)
        entries = line.locator(".figure-matrix span").all_text_contents()
        assert entries == [number(exact(entry)) for entry in matrix.flat]
    assert ("AB = BA" in sentence) == np.allclose(A @ B, B @ A)
    return A @ B, B @ A


def test_javascript_says_what_python_says(agree, rng):
    agree(Composition, list(states(rng, 500)))


def test_the_two_orders_differ_until_the_matrices_commute(show):
    shown = show(Composition(A=[[0, -1], [1, 0]], B=[[1, 1], [0, 1]]))
    AB, BA = products(shown)
    assert (AB != BA).any()
    left, right = shown.page.evaluate(FLAGS)
    assert left != right
    shown.press("B, row 1, column 2", "ArrowDown")
    products(shown)
    assert "AB = BA" in shown.sentence
    left, right = shown.page.evaluate(FLAGS)
    assert left == right


def test_typed_and_stepped_numbers_change_their_own_matrix(show):
    shown = show(Composition())
    shown.el.get_by_label("A, row 1, column 1", exact=True).fill("3/2")
    shown.el.get_by_label("B, row 2, column 1: more").click()
    shown.press("B, row 2, column 2", "Shift+ArrowDown")
    assert shown.state["A"] == [[1.5, -1], [1, 0]]
    assert shown.state["B"] == [[1, 1], [1, 0.5]]
    products(shown)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Rotation and shear", False),
        ("Two rotations", True),
        ("Two stretches", True),
        ("Reflection and rotation", False),
    ],
)
def test_presets(show, name, same):
    shown = show(Composition(A=[[1, 2], [3, 4]]))
    button = shown.el.get_by_role("button", name=name, exact=True)
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    products(shown)
    assert ("AB = BA" in shown.sentence) is same


def test_watching_leads_to_both_products(show):
    shown = show(Composition())
    rest = shown.page.evaluate(FLAGS)
    shown.el.get_by_role("button", name="Watch, step by step").click()
    until(shown.page, f"(rest) => String(({FLAGS})()) !== String(rest)", rest)
    until(shown.page, f"(rest) => String(({FLAGS})()) === String(rest)", rest)
    assert shown.state == Composition().state()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_pictures_stand_beside_each_other(show, width):
    shown = show(Composition(), viewport={"width": width, "height": 700}, has_touch=True)
    left, right = (plane.bounding_box() for plane in shown.el.locator(".figure-plane").all())
    assert left["y"] == right["y"] and left["x"] + left["width"] < right["x"]
    assert left["width"] > 0.4 * (width - 32)
    shown.el.get_by_label("A, row 1, column 1: more").tap()
    assert shown.state["A"] == [[1, -1], [1, 0]]
    products(shown)
