"""A vector turned until the matrix keeps it on its line: pulled, by keys, from examples."""

import math

import numpy as np
import pytest
from mlmath_lite.figures import Eigenvectors
from mlmath_lite.figures.eigen import eigenvalues
from mlmath_lite.figures.exact import exact


def states(rng, count):
    for i in range(count):
        A = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if i % 5 == 0:
            A = A / rng.integers(1, 8)
        if i % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        if i % 11 == 0:
            A = A[0, 0] * np.eye(2) + (rng.integers(-1, 2) * np.eye(2, k=1) if i % 2 else 0)
        angle = float(rng.choice([rng.integers(-400, 400), rng.uniform(0, 360)]))
        kept = eigenvalues([[exact(entry) for entry in row] for row in A.tolist()])
        if kept and i % 3 == 0:
            angle = round(kept[0].angle, 6) + 180 * int(rng.integers(-2, 3))
        yield {"A": A, "angle": angle}


def test_javascript_says_what_python_says(agree, rng):
    agree(Eigenvectors, list(states(rng, 800)))


def u_of(shown):
    angle = math.radians(shown.state["angle"])
    return np.array([math.cos(angle), math.sin(angle)])


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def test_keys_turn_u_and_stop_on_the_line_that_is_kept(show):
    shown = show(Eigenvectors(A=[[4, 1], [2, 3]], angle=30))
    # numpy's eigenvectors of this matrix: (1, 1) for 5 and (1, −2) for 2.
    assert np.allclose(np.linalg.eigvals([[4, 1], [2, 3]]), [5, 2])
    shown.press("Turn u", "ArrowUp ArrowUp")
    assert shown.state["angle"] == 40
    shown.press("Turn u", "ArrowLeft")
    assert shown.state["angle"] == 45
    assert "eigenvalue 5." in shown.sentence
    shown.press("Turn u", "ArrowRight ArrowDown Shift+ArrowDown")
    assert shown.state["angle"] == 34
    for _ in range(25):
        shown.press("Turn u", "ArrowDown")
        if "stays" in shown.sentence:
            break
    u = u_of(shown)
    assert u == pytest.approx(np.array([1, -2]) / math.sqrt(5), abs=1e-6)
    assert "eigenvalue 2." in shown.sentence
    shown.press("Turn u", "ArrowDown")
    assert shown.state["angle"] == 295
    handle = shown.handle("Turn u")
    assert handle.get_attribute("aria-valuetext") == "295°"


def test_keys_pass_a_line_whose_angle_is_no_fraction(show):
    shown = show(Eigenvectors(A=[[1, 1], [1, 0]], angle=30))
    shown.press("Turn u", "ArrowUp")
    golden = (1 + math.sqrt(5)) / 2
    assert shown.state["angle"] == pytest.approx(math.degrees(math.atan(1 / golden)), abs=1e-5)
    assert "eigenvalue ≈ 1.62." in shown.sentence
    shown.press("Turn u", "ArrowUp")
    assert shown.state["angle"] == 35


def test_pulling_turns_u_and_a_kept_line_catches_it(show):
    shown = show(Eigenvectors(A=[[2, 1], [1, 2]], angle=0))
    # The handle is 0.85 of half the picture's width away from the origin.
    at = 0.85 / 2
    shown.drag("Turn u", at * (math.cos(1) - 1), at * math.sin(1))
    assert shown.state["angle"] == round(math.degrees(1))
    A, u = np.array([[2, 1], [1, 2]]), u_of(shown)
    assert f"about {np.linalg.norm(A @ u):.2f} times" in shown.sentence
    near = math.radians(43.5)
    shown.drag("Turn u", at * (math.cos(near) - math.cos(1)), at * (math.sin(near) - math.sin(1)))
    assert shown.state["angle"] == 45
    assert "eigenvalue 3." in shown.sentence


def test_kept_lines_that_were_found_stay_in_the_picture_until_another_matrix(show):
    shown = show(Eigenvectors(angle=40))
    labels = shown.el.locator(".figure-label:visible").filter(has_text="λ")
    assert labels.count() == 0
    shown.press("Turn u", "ArrowUp")
    assert labels.all_text_contents() == ["λ = 3"]
    shown.press("Turn u", "ArrowUp")
    assert labels.all_text_contents() == ["λ = 3"]
    for _ in range(18):
        shown.press("Turn u", "ArrowUp")
    assert sorted(labels.all_text_contents()) == ["λ = 1", "λ = 3"]
    press(shown, "Shear")
    assert labels.count() == 0
    assert shown.sentence.endswith("A keeps one line only.")
    press(shown, "Reset")
    assert shown.state == Eigenvectors(angle=40).state()
    assert labels.count() == 0


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Two lines", "A keeps two lines."),
        ("Shear", "A keeps one line only."),
        ("Rotation", "A keeps no line: it has no real eigenvalue."),
        ("2 times", "A keeps every line through the origin."),
    ],
)
def test_examples(show, name, lines):
    shown = show(Eigenvectors(A=[[3, 1], [0, 2]]))
    press(shown, name)
    assert shown.sentence.endswith(lines)
    pressed = shown.el.locator("button[aria-pressed=true]")
    assert pressed.all_text_contents() == [name]


def test_own_numbers(show):
    shown = show(Eigenvectors(angle=0))
    shown.el.get_by_label("A, row 2, column 1", exact=True).fill("0")
    assert shown.state["A"] == [[2, 1], [0, 2]]
    assert "eigenvalue 2. A keeps one line only." in shown.sentence


def test_a_finger_turns_u(show):
    shown = show(Eigenvectors(angle=0), has_touch=True, viewport={"width": 320, "height": 700})
    shown.drag("Turn u", -0.425, 0.425)
    assert shown.state["angle"] == 90
