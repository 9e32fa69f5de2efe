"""Coordinates in a basis: pulled, pressed, and compared with numpy."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import Basis


def states(rng, count):
    for number in range(count):
        u, v, x = rng.integers(-4, 5, size=(3, 2)).astype(float)
        if number % 3 == 0:
            v = u * rng.choice([-2, -1, 0, 0.5, 3])
        if number % 6 == 0:
            x = u * rng.choice([-1, 0, 2])
        if number % 10 == 0:
            u = u * 0
        if number % 7 == 0:
            u, v = u / 3, v / 7
        yield {"u": u.tolist(), "v": v.tolist(), "x": x.tolist()}


def test_javascript_says_what_python_says(agree, rng):
    agree(Basis, list(states(rng, 600)))


def solved(state):
    """The coordinates as numpy finds them, as text."""
    u, v, x = (np.array(state[name], dtype=float) for name in "uvx")
    a, b = (
        Fraction(entry).limit_denominator(50)
        for entry in np.linalg.solve(np.column_stack([u, v]), x).tolist()
    )
    return f"coordinates are ({a}, {b}).".replace("-", "−")


def test_x_is_pulled_over_the_grid(show):
    shown = show(Basis(u=[2, 1], v=[-1, 1], x=[1, 2]))
    shown.drag("Tip of x", 3 / 12, -3 / 12)
    assert shown.state["x"] == [4, -1]
    assert solved(shown.state) in shown.sentence
    assert "(1, −2)" in shown.sentence
    assert shown.el.locator(".figure-formula").text_content() == (
        "(4, −1) = 1 · (2, 1) + (−2) · (−1, 1)"
    )


def test_keys_move_by_one_and_with_shift_by_a_half(show):
    shown = show(Basis(u=[1, 0], v=[0, 1], x=[1, 2]))
    shown.press("Tip of x", "ArrowRight ArrowUp Shift+ArrowLeft")
    assert shown.state["x"] == [1.5, 3]
    assert "(3/2, 3)" in shown.sentence
    shown.press("Tip of v", "ArrowUp")
    assert shown.state["v"] == [0, 2]
    assert "(3/2, 3/2)" in shown.sentence
    shown.press("Tip of u", " ".join(["ArrowRight"] * 9))
    assert shown.state["u"] == [5, 0]


def test_on_one_line_there_is_no_basis_and_no_grid(show):
    shown = show(Basis(u=[2, 1], v=[-1, 1], x=[1, 2]))
    curves = "() => document.querySelectorAll('.figure-board path[d*=L]').length"
    before = shown.page.evaluate(curves)
    shown.drag("Tip of v", -1 / 12, -2 / 12)
    assert shown.state["v"] == [-2, -1]
    assert "no basis" in shown.sentence and "no steps" in shown.sentence
    assert not shown.el.locator(".figure-formula").is_visible()
    assert shown.page.evaluate(curves) < before
    shown.drag("Tip of x", 1 / 12, -1 / 12)
    assert shown.state["x"] == [2, 1]
    assert "infinitely many" in shown.sentence


@pytest.mark.parametrize(
    ("name", "u", "v"),
    [("Usual basis", [1, 0], [0, 1]), ("Turned", [1, 1], [-1, 1]), ("No basis", [2, 1], [-2, -1])],
)
def test_examples(show, name, u, v):
    shown = show(Basis())
    shown.el.get_by_role("button", name=name, exact=True).click()
    assert [shown.state["u"], shown.state["v"]] == [u, v]
    assert shown.el.locator("button[aria-pressed=true]").all_text_contents() == [name]
    if name == "No basis":
        assert "no basis" in shown.sentence
    else:
        assert solved(shown.state) in shown.sentence


def test_typed_entries(show):
    shown = show(Basis(u=[2, 1], v=[-1, 1], x=[1, 2]))
    shown.el.get_by_label("x of v", exact=True).fill("1/2")
    shown.press("y of u", "ArrowDown")
    assert shown.state == {"u": [2, 0], "v": [0.5, 1], "x": [1, 2], "window": 6}
    assert solved(shown.state) in shown.sentence


def test_fingers_pull_tips(show):
    shown = show(Basis(), has_touch=True, viewport={"width": 390, "height": 844})
    assert shown.handle("Tip of u").evaluate("(e) => getComputedStyle(e).touchAction") == "none"
    shown.drag("Tip of u", 1 / 12, 0)
    assert shown.state["u"] == [3, 1]
    assert shown.sentence
