"""One perceptron, by hand: its line dragged, turned and typed."""

import numpy as np
import pytest
from mlmath_lite.figures import Perceptron
from mlmath_lite.figures.exact import exact, number

FIT = Perceptron(
    w=[1], b=0, points=[[-4, -1], [-2, 1], [0, 0], [2, 3], [4, 2]], task="fit"
)  # fmt: skip


def states(rng, count):
    for case in range(count):
        fit = case % 2 == 0
        size = int(rng.integers(1, 7))
        points = rng.integers(-5, 6, size=(size, 3)).astype(float)
        points[:, 2] = rng.integers(0, 2, size=size)
        w, b = rng.integers(-3, 4, size=2).astype(float), float(rng.integers(-5, 6))
        if case % 3 == 0:
            w, b = w / 4, b / 3
        if case % 5 == 0:
            points[:, :2] /= 2
        if case % 7 == 0:
            points[:, 0] = points[0, 0]
        if case % 11 == 0:
            w[:] = 0
        if case % 13 == 0:
            points[:, :2] += rng.normal(size=(size, 2)).round(3)
        if fit and case % 3 == 1 and np.ptp(points[:, 0]) > 0:
            slope, b = np.polyfit(points[:, 0], points[:, 1], 1)
            w = np.array([slope])
        yield {"w": w, "b": b, "points": points, "task": "fit" if fit else "separate"}


def correct(shown):
    """Count the points on the correct side by numpy; the page must have counted the same."""
    state = shown.state
    points = np.array(state["points"], float)
    scores = points[:, :2] @ state["w"] + state["b"]
    right = int(np.sum(np.sign(scores) == 2 * points[:, 2] - 1))
    count = shown.el.locator(".figure-formula b").text_content()
    assert count == f"{right} of {len(points)} correct"
    sentence = shown.sentence
    assert sentence.startswith(f"All {right}" if right == len(points) else f"{right} of the ")
    rings = shown.el.locator(".figure-board ellipse[stroke='var(--fig-ink)']:visible").count()
    assert rings == len(points) - right
    return right


def error(shown):
    """Compute the mean squared error by numpy; the page must have found the same."""
    state = shown.state
    x, y = np.array(state["points"], float).T
    mean = np.mean((state["w"][0] * x + state["b"] - y) ** 2)
    assert f"over {len(x)} points is {number(exact(mean))}." in shown.sentence
    return mean


def test_javascript_says_what_python_says(agree, rng):
    agree(Perceptron, list(states(rng, 600)))


def test_moving_the_line_changes_only_b(show):
    shown = show(Perceptron())
    assert correct(shown) == 8
    shown.drag("Move the line", -0.1, -0.1)
    assert shown.state["w"] == [1, 1]
    assert shown.state["b"] > -3 and shown.state["b"] * 2 % 1 == 0
    correct(shown)


def test_turning_w_separates_the_points(show):
    shown = show(Perceptron())
    shown.drag("Tip of w", 0.09, -0.005)
    assert shown.state["w"] != [1, 1]
    correct(shown)
    shown.el.get_by_label("Weight w₁", exact=True).fill("2")
    shown.el.get_by_label("Weight w₂", exact=True).fill("1")
    shown.press("Bias b", "ArrowUp Shift+ArrowDown")
    correct(shown)
    shown.el.get_by_label("Bias b", exact=True).fill("-3,5")
    assert correct(shown) == 10
    assert "it separates the two classes" in shown.sentence


def test_arrow_keys_turn_w_and_move_the_line_where_they_point(show):
    shown = show(Perceptron(w=[1, 1], b=-3))
    shown.press("Move the line", "ArrowUp ArrowRight Shift+ArrowRight ArrowLeft")
    assert shown.state["b"] == -3.75
    before = shown.handle("Tip of w").bounding_box()
    shown.press("Tip of w", "ArrowRight Shift+ArrowDown")
    assert shown.state["w"] == [1.5, 0.75]
    after = shown.handle("Tip of w").bounding_box()
    assert after["y"] > before["y"]
    assert shown.handle("Tip of w").get_attribute("aria-valuetext") == "(3/2, 3/4)"
    correct(shown)


def test_a_turned_line_keeps_its_handle(show):
    shown = show(Perceptron())
    before = shown.handle("Move the line").bounding_box()
    shown.drag("Tip of w", 0.1, -0.12)
    assert shown.state["w"] != [1, 1]
    after = shown.handle("Move the line").bounding_box()
    width = shown.el.locator(".figure-plane").bounding_box()["width"]
    assert abs(before["x"] - after["x"]) < width / 20
    assert abs(before["y"] - after["y"]) < width / 20


def test_without_weights_there_is_no_line(show):
    shown = show(Perceptron(w=[1, 0], b=2))
    shown.press("Weight w₁", "ArrowDown")
    assert shown.state["w"] == [0, 0]
    assert "there is no line" in shown.sentence
    assert shown.handle("Move the line").is_hidden()
    shown.press("Weight w₂", "ArrowUp")
    assert shown.handle("Move the line").is_visible()
    correct(shown)


def test_moving_and_turning_the_line_that_fits(show):
    shown = show(FIT)
    first = error(shown)
    shown.drag("Move the line", 0, 1 / 12)
    assert shown.state["w"] == [1] and shown.state["b"] == 1
    shown.drag("Turn the line", 0, -3 / 12)
    assert 0 < shown.state["w"][0] < 1 and shown.state["b"] == 1
    assert error(shown) < first
    shown.press("Turn the line", "ArrowUp Shift+ArrowDown")
    shown.press("Move the line", "ArrowDown Shift+ArrowUp")
    assert shown.state["b"] == pytest.approx(0.6)
    error(shown)


def test_the_best_line_is_numpys(show):
    shown = show(FIT)
    assert "The best line reaches 18/25." in shown.sentence
    shown.el.get_by_role("button", name="Best line").click()
    x, y = np.array(FIT.points, float).T
    assert [*shown.state["w"], shown.state["b"]] == pytest.approx(np.polyfit(x, y, 1))
    assert error(shown) == pytest.approx(0.72)
    assert "No line has a smaller one." in shown.sentence


def test_each_point_has_a_square_as_large_as_its_error(show):
    shown = show(FIT)
    drawn = shown.page.evaluate(
        """() => [...document.querySelectorAll(".figure-board path")]
            .find((path) => path.getAttribute("fill-opacity") === "0.25").getAttribute("d")"""
    )
    unit = shown.el.locator(".figure-board").bounding_box()["width"] / 12
    sides = []
    for piece in drawn.split("M")[1:]:
        corners = np.array([pair.split() for pair in piece.replace(",", " ").split("L")], float)
        width, height = np.ptp(corners, axis=0) / unit
        assert width == pytest.approx(height, abs=0.05)
        sides.append(width)
    assert sides == pytest.approx([3, 3, 1, 2], abs=0.05) or sides == pytest.approx(
        [3, 3, 0, 1, 2], abs=0.05
    )


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("figure", [Perceptron(), FIT], ids=["separate", "fit"])
def test_on_a_phone(show, width, figure):
    shown = show(figure, viewport={"width": width, "height": 844}, has_touch=True)
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
    before = shown.state
    shown.drag("Move the line", 0, 0.2)
    assert shown.state != before
    shown.el.get_by_label("Bias b: more").tap()
    assert shown.sentence
    shown.el.get_by_role("button", name="Reset").tap()
    assert shown.state == before
