"""The dot product: vectors dragged to right angles and past them."""

from fractions import Fraction

import numpy as np
from mlmath_lite.figures import DotProduct


def states(rng, count):
    for number in range(count):
        u, v = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if number % 3 == 0:
            v = np.array([-u[1], u[0]]) + (number % 2) * rng.choice([-1, 1, 2]) * u
        if number % 5 == 0:
            u, v = u / 3, v / 7
        if number % 7 == 0:
            u = u + rng.normal(size=2).round(3)
        if number % 11 == 0:
            v = -2 * u
        yield {"u": u, "v": v}


def test_javascript_says_what_python_says(agree, rng):
    agree(DotProduct, list(states(rng, 600)))


def numpys(state):
    """The product and, for a u that is not zero, the length of the projection with its sign."""
    u, v = np.array(state["u"], float), np.array(state["v"], float)
    return u @ v, u @ v / np.linalg.norm(u)


def said(shown):
    """The product beside the picture, and the length that stands at the projection."""
    text = shown.el.locator(".figure-vectors-row > b").text_content()
    length = shown.el.locator(".figure-label.figure-result")
    return [
        float(part.replace("−", "-").lstrip("= "))
        for part in (text, length.text_content() if length.is_visible() else "0")
    ]


def strokes(shown, width):
    """The paths with this stroke, each as its points in the plane's units."""
    found = shown.page.evaluate(
        """(width) => {
            const plane = document.querySelector(".figure-plane");
            const scale = 12 / plane.getBoundingClientRect().width;
            return [...plane.querySelectorAll("path")]
                .filter((path) => path.getAttribute("stroke-width") === width
                    && path.checkVisibility() && path.getAttribute("d"))
                .map((path) => path.getAttribute("d").match(/-?[0-9.]+(e-?[0-9]+)?/g)
                    .map((x, i) => (i % 2 ? 6 - x * scale : x * scale - 6)));
        }""",
        width,
    )
    return [np.array(points).reshape(-1, 2) for points in found if len(points) > 2]


def test_product_and_projection_are_numpys_wherever_the_tips_are_pulled(show):
    shown = show(DotProduct())
    signs = set()
    for name, dx, dy in [
        ("Tip of v", -0.3, 0.05),
        ("Tip of u", -0.1, 0.2),
        ("Tip of v", 0.5, -0.6),
        ("Tip of u", -0.5, 0.0),
    ]:
        shown.drag(name, dx, dy)
        np.testing.assert_allclose(said(shown), numpys(shown.state), atol=0.005 + 1e-9)
        assert shown.sentence
        signs.add(np.sign(numpys(shown.state)[0]))
    assert {-1, 1} <= signs


def test_the_projection_ends_at_the_foot_of_the_perpendicular(show):
    for v in ([2, 3], [-3, 1], [4, -2]):
        shown = show(DotProduct(u=[4, 1], v=v))
        [shadow] = strokes(shown, "11px")
        foot = np.dot([4, 1], v) / 17 * np.array([4, 1])
        np.testing.assert_allclose(shadow, [[0, 0], foot], atol=0.03)


def test_a_right_angle_is_named_and_its_projection_vanishes(show):
    shown = show(DotProduct(u=[4, 1], v=[0, 4]))
    shown.press("Tip of v", "ArrowLeft")
    assert shown.state["v"] == [-1, 4]
    assert "perpendicular" in shown.sentence and "90°" in shown.sentence
    assert said(shown) == [0, 0]
    assert strokes(shown, "11px") == []
    assert shown.el.locator(".figure-label.figure-result").is_hidden()
    assert shown.el.locator(".figure-label.figure-ink").text_content() == "90°"
    shown.press("Tip of v", "ArrowLeft")
    assert "against u" in shown.sentence
    assert said(shown)[0] == -4


def test_the_angle_stands_at_the_arc_and_goes_the_short_way(show, rng):
    shown = show(DotProduct())
    for u, v in rng.integers(-5, 6, size=(12, 2, 2)).tolist():
        for name, value in zip(("x of u", "y of u", "x of v", "y of v"), u + v, strict=True):
            shown.el.get_by_label(name, exact=True).fill(str(value))
        assert shown.state["u"] == u and shown.state["v"] == v
        label = shown.el.locator(".figure-label.figure-ink")
        if u[0] * v[1] == u[1] * v[0]:
            assert label.is_hidden()
            continue
        cosine = np.dot(u, v) / np.linalg.norm(u) / np.linalg.norm(v)
        angle = np.degrees(np.arccos(cosine))
        assert abs(float(label.text_content().rstrip("°")) - angle) <= 0.5
        line = shown.el.locator(".figure-formula").text_content()
        assert abs(float(Fraction(line.split()[-1].replace("−", "-"))) - cosine) <= 0.005 + 1e-9
        # Half way along the arc is as far from u as from v.
        middle = max(strokes(shown, "1.5px"), key=len)
        middle = middle[len(middle) // 2]
        if cosine and len(middle):
            ways = [np.dot(middle, side) / np.linalg.norm(side) for side in (u, v)]
            assert abs(ways[0] - ways[1]) < 0.12 and ways[0] > -0.1


def test_zero_vectors_have_no_angle(show):
    shown = show(DotProduct(u=[1, 0], v=[2, 2]))
    shown.press("Tip of u", "ArrowLeft")
    assert shown.state["u"] == [0, 0] and "no angle" in shown.sentence
    assert shown.el.locator(".figure-formula").text_content() == ""
    shown.press("Tip of u", "ArrowUp Shift+ArrowUp")
    assert shown.state["u"] == [0, 1.5] and said(shown) == [3, 2]
    shown.el.get_by_role("button", name="Reset", exact=True).click()
    assert shown.state["u"] == [1, 0] and "45°" in shown.sentence


def test_a_finger_pulls_a_tip_on_a_narrow_phone(show):
    shown = show(DotProduct(), has_touch=True, viewport={"width": 320, "height": 640})
    shown.drag("Tip of v", -4 / 12, -1 / 12)
    assert shown.state["v"] == [-2, 2]
    assert "= −6" in shown.sentence
