"""The unit square under a matrix: columns pulled and moved by keys, swapped, typed."""

import numpy as np
import pytest
from mlmath_lite.figures import SignedArea

AREA = """(el) => {
    const path = [...el.querySelectorAll(".figure-board path")]
        .find((p) => p.getAttribute("fill") === "var(--fig-result)");
    const numbers = path.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
    let twice = 0;
    for (let i = 0; i + 3 < numbers.length; i += 2) {
        twice += numbers[i] * numbers[i + 3] - numbers[i + 2] * numbers[i + 1];
    }
    const unit = el.querySelector(".figure-board").clientWidth / 12;
    // The y-axis of the screen points down.
    return -twice / 2 / unit ** 2;
}"""


def states(rng, count):
    for i in range(count):
        A = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if i % 4 == 0:
            A[:, 1] = A[:, 0] * rng.choice([-2, 0, 0.5, 3])
        if i % 5 == 0:
            A = A / rng.integers(1, 8)
        if i % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        yield {"A": A * (i % 50 > 0)}


def test_javascript_says_what_python_says(agree, rng):
    agree(SignedArea, list(states(rng, 500)))


def compare(shown):
    """The area drawn and the sentence against numpy."""
    det = float(np.linalg.det(shown.state["A"]))
    assert f"det A = {str(round(det)).replace('-', '−')}." in shown.sentence
    assert shown.el.evaluate(AREA) == pytest.approx(det, abs=0.1)
    return round(det)


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def test_pulling_the_second_column_across_the_first_changes_the_sign(show):
    shown = show(SignedArea())
    assert compare(shown) == 5
    # From (1, 2) to (3, −1): two units right, three down; a unit is a twelfth of the width.
    shown.drag("Where A sends e₂", 2 / 12, -3 / 12)
    assert shown.state["A"] == [[3, 3], [1, -1]]
    assert compare(shown) == -6
    assert "turned over" in shown.sentence
    # From there onto the line of the first column.
    shown.drag("Where A sends e₂", 0, 2 / 12)
    assert compare(shown) == 0
    assert "pressed flat" in shown.sentence


def test_keys(show):
    shown = show(SignedArea())
    shown.press("Where A sends e₁", "ArrowLeft ArrowUp")
    assert shown.state["A"] == [[2, 1], [2, 2]]
    assert compare(shown) == 2
    shown.press("Where A sends e₁", "ArrowLeft ArrowLeft")
    assert compare(shown) == -2


def test_swapping_and_examples(show):
    shown = show(SignedArea())
    press(shown, "Swap the columns")
    assert shown.state["A"] == [[1, 3], [2, 1]]
    assert compare(shown) == -5
    press(shown, "Swap the columns")
    assert compare(shown) == 5
    for name, det in [("Stretch", 6), ("Shear", 1), ("Rotate", 1), ("Reflect", -1), ("Flat", 0)]:
        press(shown, name)
        assert compare(shown) == det
    press(shown, "Reset")
    assert shown.state == SignedArea().state()


def test_own_numbers_and_the_formula(show):
    shown = show(SignedArea())
    shown.el.get_by_label("A, row 1, column 2", exact=True).fill("-1/2")
    assert shown.state["A"] == [[3, -0.5], [1, 2]]
    assert "det A = 13/2." in shown.sentence
    formula = shown.el.locator(".figure-formula").text_content()
    assert formula == "det A = 3 · 2 − (−1/2) · 1 = 13/2"


def test_a_finger_pulls_a_column_on_a_phone(show):
    shown = show(SignedArea(), has_touch=True, viewport={"width": 320, "height": 700})
    shown.drag("Where A sends e₁", -1 / 12, 3 / 12)
    assert shown.state["A"] == [[2, 1], [4, 2]]
    assert compare(shown) == 0
