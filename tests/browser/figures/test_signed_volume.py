"""The unit cube under a matrix: typed, from examples, turned to be seen."""

import numpy as np
import pytest
from mlmath_lite.figures import SignedVolume

# The turn from the first column to the second as it is seen, counter-clockwise positive.
TURN = """(el) => {
    const numbers = el.querySelector(".figure-volume-turn").getAttribute("d")
        .match(/-?[\\d.]+/g).map(Number);
    let sum = 0;
    for (let i = 0; i + 5 < numbers.length; i += 2) {
        const [ax, ay] = [numbers[i + 2] - numbers[i], numbers[i + 3] - numbers[i + 1]];
        const [bx, by] = [numbers[i + 4] - numbers[i + 2], numbers[i + 5] - numbers[i + 3]];
        sum -= Math.sign(ax * by - ay * bx);
    }
    return Math.sign(sum);
}"""


def states(rng, count):
    for i in range(count):
        A = rng.integers(-4, 5, size=(3, 3)).astype(float)
        if i % 3 == 0:
            A[:, 2] = A[:, 0] - A[:, 1] if i % 2 else 2 * A[:, 0]
        if i % 5 == 0:
            A = A / rng.integers(1, 8)
        if i % 7 == 0:
            A = A + rng.normal(size=(3, 3)).round(2)
        if i % 12 == 0:
            A[:, 1] = 0
        yield {"A": A * (i % 50 > 0), "view": rng.integers(-90, 90, size=2)}


def test_javascript_says_what_python_says(agree, rng):
    agree(SignedVolume, list(states(rng, 500)))


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def compare(shown):
    """The sentence and the word in the picture against numpy."""
    A = np.array(shown.state["A"], dtype=float)
    det = str(round(np.linalg.det(A))).replace("-", "−")
    assert f"det A = {det}, and the rank is {np.linalg.matrix_rank(A)}." in shown.sentence
    word = shown.el.locator(".figure-space-number.figure-result")
    assert word.text_content() == f"det A = {det}"
    return det


def test_own_numbers(show):
    shown = show(SignedVolume())
    assert compare(shown) == "4"
    shown.press("A, row 3, column 3", "ArrowUp")
    assert shown.state["A"] == [[2, 0, 1], [0, 2, 0], [0, 1, 2]]
    assert compare(shown) == "8"
    shown.el.get_by_label("A, row 1, column 1", exact=True).fill("-1")
    assert compare(shown) == "−4"


@pytest.mark.parametrize(
    ("name", "det"),
    [("Stretch", "6"), ("Shear", "1"), ("Mirror", "−1"), ("Flat", "0"), ("Stick", "0")],
)
def test_examples(show, name, det):
    shown = show(SignedVolume())
    press(shown, name)
    assert compare(shown) == det
    assert shown.el.locator("button[aria-pressed=true]").all_text_contents() == [name]
    edge = shown.el.get_by_role("button", name="Look at the edge")
    assert edge.is_visible() == (name == "Flat")
    tip = shown.el.get_by_role("button", name="Look from the tip of Ae₃")
    assert tip.is_visible() == (det != "0")


@pytest.mark.parametrize(
    "A", [[[2, 0, 1], [0, 2, 0], [0, 1, 1]], [[2, 0, 1], [0, -2, 0], [1, 1, 1]]]
)
def test_from_the_tip_of_the_third_column_the_turn_is_seen_as_it_is_said(show, A):
    shown = show(SignedVolume(A=A, view=[20, -40]), reduced_motion="reduce")
    press(shown, "Look from the tip of Ae₃")
    around, above = np.radians(shown.state["view"])
    toward = [np.cos(above) * np.cos(around), np.cos(above) * np.sin(around), np.sin(above)]
    third = np.array(A)[:, 2]
    assert toward == pytest.approx(third / np.linalg.norm(third), abs=0.01)
    assert shown.el.evaluate(TURN) == np.sign(np.linalg.det(A))
    assert ("goes to the left" in shown.sentence) == (np.linalg.det(A) > 0)


def test_at_the_edge_a_flat_cube_is_a_line(show):
    shown = show(SignedVolume(A=[[2, 0, 1], [0, 2, 1], [1, 1, 1]]), reduced_motion="reduce")
    press(shown, "Look at the edge")
    around, above = np.radians(shown.state["view"])
    toward = [np.cos(above) * np.cos(around), np.cos(above) * np.sin(around), np.sin(above)]
    assert np.cross([2, 0, 1], [0, 2, 1]) @ toward == pytest.approx(0, abs=0.01)


def test_turning_by_keys_and_by_pulling_changes_only_the_view(show):
    shown = show(SignedVolume())
    before = shown.sentence
    shown.press("Turn the picture", "ArrowLeft Shift+ArrowDown")
    assert shown.state == {**SignedVolume().state(), "view": [-50, 27]}
    area = shown.handle("Turn the picture").bounding_box()
    x, y = area["x"] + area["width"] / 2, area["y"] + area["height"] / 2
    shown.page.mouse.move(x, y)
    shown.page.mouse.down()
    shown.page.mouse.move(x + area["width"] / 6, y, steps=5)
    shown.page.mouse.up()
    assert shown.state["view"] == [-80, 27]
    assert shown.sentence == before
    press(shown, "Reset")
    assert shown.state == SignedVolume().state()


def test_all_of_it_stays_in_the_picture(show, rng):
    for state in list(states(rng, 40))[1::13]:
        shown = show(SignedVolume(**state), viewport={"width": 320, "height": 700})
        box = shown.el.locator(".figure-space-area svg").bounding_box()
        for path in shown.el.locator(".figure-volume-edge").all():
            edge = path.bounding_box()
            assert edge["x"] >= box["x"] - 1
            assert edge["x"] + edge["width"] <= box["x"] + box["width"] + 1
