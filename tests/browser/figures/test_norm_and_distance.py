"""Three norms: chosen, and their vectors dragged."""

import numpy as np
import pytest
from mlmath_lite.figures import NormAndDistance


def states(rng, count):
    for number in range(count):
        u, v = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if number % 3 == 0:
            v *= 0
        if number % 5 == 0:
            u, v = u / 3, v / 7
        if number % 7 == 0:
            u = u + rng.normal(size=2).round(3)
        if number % 11 == 0:
            u = v
        yield {"u": u, "v": v, "norm": ("2", "1", "max")[number % 4 % 3]}


def test_javascript_says_what_python_says(agree, rng):
    agree(NormAndDistance, list(states(rng, 600)))


ORDERS = {"2": 2, "1": 1, "max": np.inf}
NORMS = {"2": "2-norm, straight", "1": "1-norm, along the grid", "max": "Max-norm, longer step"}


def lengths(shown):
    """The three lengths beside the picture, the straight one first."""
    return [
        float(text.removeprefix("≈ "))
        for text in shown.el.locator(".figure-norms b").all_text_contents()
    ]


def numpys(state, order):
    return np.linalg.norm(np.subtract(state["u"], state["v"]), order)


def outline(shown, width):
    """The points of the path with this stroke, in the plane's units."""
    points = shown.page.evaluate(
        """(width) => {
            const plane = document.querySelector(".figure-plane");
            const scale = 12 / plane.getBoundingClientRect().width;
            const path = [...plane.querySelectorAll("path")].find((path) =>
                path.getAttribute("stroke-width") === width && path.checkVisibility());
            const numbers = path.getAttribute("d").match(/-?[0-9.]+(e-?[0-9]+)?/g).map(Number);
            return numbers.map((value, i) => (i % 2 ? 6 - value * scale : value * scale - 6));
        }""",
        width,
    )
    return np.array(points).reshape(-1, 2)


def test_all_three_lengths_are_numpys_wherever_the_tip_is_pulled(show):
    shown = show(NormAndDistance())
    assert lengths(shown) == [5, 7, 4]
    for way in [(-0.25, -0.5), (0.4, 0.3), (0.0, -0.6)]:
        shown.drag("Tip of u", *way)
        wanted = [numpys(shown.state, order) for order in (2, 1, np.inf)]
        np.testing.assert_allclose(lengths(shown), wanted, atol=0.005 + 1e-9)
        assert shown.sentence
    assert shown.state["v"] == [0, 0]


@pytest.mark.parametrize("norm", ["2", "1", "max"])
def test_the_way_is_as_long_as_the_norm_and_the_outline_as_far(show, norm):
    shown = show(NormAndDistance(u=[3, -1], v=[1, 2]))
    shown.el.get_by_role("button", name=NORMS[norm]).click()
    assert shown.state["norm"] == norm
    length = np.linalg.norm([2, -3], ORDERS[norm])
    way = outline(shown, "8px")
    measured = np.linalg.norm(np.diff(way, axis=0), axis=1).sum()
    assert abs(measured - length) < 0.05
    away = np.linalg.norm(outline(shown, "1.5px") - [1, 2], ORDERS[norm], axis=1)
    np.testing.assert_allclose(away, length, atol=0.06)
    text = shown.sentence
    assert {"2": "√13 ≈ 3.61", "1": "= 5:", "max": ", 3:"}[norm] in text
    assert {"2": "circle", "1": "diamond", "max": "square"}[norm] in text


def test_one_norm_is_pressed_at_a_time(show):
    shown = show(NormAndDistance(norm="max"))
    for norm, name in NORMS.items():
        shown.el.get_by_role("button", name=name).press("Enter")
        pressed = shown.el.locator(".figure-norms [aria-pressed=true]")
        assert pressed.count() == 1 and name in pressed.text_content()
        assert shown.state["norm"] == norm
    shown.el.get_by_role("button", name="Reset", exact=True).click()
    assert shown.state["norm"] == "max"


def test_with_the_origin_for_v_the_figure_is_about_u_alone(show):
    shown = show(NormAndDistance())
    assert shown.handle("Tip of v").is_hidden()
    assert shown.el.get_by_label("x of v", exact=True).is_hidden()
    assert "origin" in shown.sentence


def test_v_may_go_to_the_origin_and_come_back(show):
    shown = show(NormAndDistance(u=[2, 2], v=[1, 0]))
    shown.press("Tip of v", "ArrowLeft")
    assert shown.state["v"] == [0, 0] and "from the origin" in shown.sentence
    shown.press("Tip of v", "ArrowDown Shift+ArrowRight")
    assert shown.state["v"] == [0.5, -1] and "u − v = (3/2, 3)" in shown.sentence


def test_u_on_v_has_distance_0(show):
    shown = show(NormAndDistance(u=[2, 1], v=[1, 1]))
    shown.press("Tip of u", "ArrowLeft")
    assert lengths(shown) == [0, 0, 0]
    assert "their distance is 0" in shown.sentence
    shown.drag("Tip of v", 0.25, 0.25)
    assert shown.state["v"] == [4, 4] and lengths(shown)[1] == 6


def test_a_finger_pulls_a_tip_on_a_narrow_phone(show):
    shown = show(NormAndDistance(), has_touch=True, viewport={"width": 320, "height": 640})
    shown.drag("Tip of u", -2 / 12, -4 / 12)
    assert shown.state["u"] == [1, 0]
    assert "√(1² + 0²) = 1" in shown.sentence
