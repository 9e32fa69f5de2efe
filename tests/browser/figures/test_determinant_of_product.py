"""Two steps and their areas: columns of B pulled, entries typed, the inverse instead of A."""

import numpy as np
import pytest
from mlmath_lite.figures import DeterminantOfProduct

AREAS = """(el) => [...el.querySelectorAll(".figure-board")].map((board) => {
    const path = [...board.querySelectorAll("path")]
        .find((p) => p.getAttribute("fill") === "var(--fig-result)");
    const numbers = (path.getAttribute("d") ?? "").match(/-?[\\d.]+/g)?.map(Number) ?? [];
    let twice = 0;
    for (let i = 0; i + 3 < numbers.length; i += 2) {
        twice += numbers[i] * numbers[i + 3] - numbers[i + 2] * numbers[i + 1];
    }
    const unit = board.clientWidth / 12;
    // The y-axis of the screen points down.
    return -twice / 2 / unit ** 2;
})"""


def states(rng, count):
    for i in range(count):
        A, B = rng.integers(-4, 5, size=(2, 2, 2)).astype(float)
        if i % 5 == 0:
            B[1] = B[0] * rng.choice([-1, 0, 2])
        if i % 6 == 0:
            A[:, 0] = A[:, 1]
        if i % 7 == 0:
            A, B = A / 3, B + rng.normal(size=(2, 2)).round(2)
        yield {"A": A, "B": B, "inverse": bool(i % 3 == 0)}


def test_javascript_says_what_python_says(agree, rng):
    agree(DeterminantOfProduct, list(states(rng, 500)))


def compare(shown):
    """What is drawn and what is said against numpy."""
    A, B = (np.array(shown.state[name], dtype=float) for name in "AB")
    second = np.linalg.inv(B) if shown.state["inverse"] else A
    dets = [1, np.linalg.det(B), np.linalg.det(second @ B)]
    assert shown.el.evaluate(AREAS) == pytest.approx(dets, abs=0.2)
    captions = shown.el.locator(".figure-caption b").all_text_contents()
    assert captions == [str(round(det)).replace("-", "−") for det in dets]
    assert shown.sentence
    return captions


def test_areas_before_between_and_after(show):
    shown = show(DeterminantOfProduct())
    assert compare(shown) == ["1", "2", "4"]
    formula = shown.el.locator(".figure-formula").inner_text().split()
    assert "".join(formula) == "det(AB)=detA·detB=2·2=4"


def test_pulling_a_column_of_B(show):
    shown = show(DeterminantOfProduct())
    # From (1, 2) to (−1, −1), in twelfths of the picture.
    shown.drag("Where B sends e₂", -2 / 12, -3 / 12)
    assert shown.state["B"] == [[1, -1], [0, -1]]
    assert compare(shown) == ["1", "−1", "−2"]
    assert "Turned over once" in shown.sentence


def test_keys(show):
    shown = show(DeterminantOfProduct())
    shown.press("Where B sends e₁", "ArrowRight ArrowUp")
    assert shown.state["B"] == [[2, 1], [1, 2]]
    assert compare(shown) == ["1", "3", "6"]
    shown.press("A, row 1, column 1", "ArrowUp")
    assert compare(shown) == ["1", "3", "9"]


def test_the_inverse_brings_the_square_back(show):
    shown = show(DeterminantOfProduct(B=[[0, 2], [1, 1]]))
    shown.el.get_by_role("switch").click()
    assert shown.state["inverse"] is True
    assert compare(shown) == ["1", "−2", "1"]
    assert not shown.el.get_by_role("group", name="Matrix A").is_visible()
    shown.el.get_by_label("B, row 2, column 1", exact=True).fill("0")
    assert "no inverse" in shown.sentence
    captions = shown.el.locator(".figure-caption").all_text_contents()
    assert captions[2] == "There is no B⁻¹: nothing to see"
    shown.el.get_by_role("button", name="Reset").click()
    assert compare(shown) == ["1", "−2", "−4"]


def test_on_a_phone_pictures_stand_in_two_columns_and_fields_move_them(show):
    shown = show(DeterminantOfProduct(), viewport={"width": 320, "height": 700}, has_touch=True)
    boxes = [view.bounding_box() for view in shown.el.locator(".figure-view").all()]
    assert boxes[0]["y"] == boxes[1]["y"] < boxes[2]["y"]
    assert not shown.handle("Where B sends e₁").is_visible()
    shown.el.get_by_label("B, row 1, column 1: more", exact=True).tap()
    assert shown.state["B"] == [[2, 1], [0, 2]]
    assert compare(shown) == ["1", "4", "8"]
