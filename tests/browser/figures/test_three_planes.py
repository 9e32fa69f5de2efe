"""Three planes, turned, chosen and typed."""

import itertools

import numpy as np
import pytest
from mlmath_lite.figures import ThreePlanes

from tests.browser.conftest import until

STAR = [[0, 1, 1], [1, 0, 1], [1, -1, 0]]
PRISM = ThreePlanes(A=STAR, b=[-2, 2, -2])

# What is painted, from the back to the front.
PAINTED = """(area) => [...area.querySelectorAll("path")]
    .map((path) => path.getAttribute("class").replace(/figure-(space-)?/g, ""))"""


def states(rng, count):
    """Random systems of all ranks: dependent, parallel and empty rows, fractions, far ones."""
    for number in range(count):
        A = rng.integers(-3, 4, size=(3, 3)).astype(float)
        for row in range(3):
            kind = rng.integers(6)
            if kind == 0:
                A[row] = A[row - 1] * rng.choice([-2, -1, 0, 0.5, 1, 3])
            if kind == 1:
                A[row] = A[row - 1] + A[row - 2]
            if kind == 2 and rng.integers(3) == 0:
                A[row] = 0
        b = A @ rng.integers(-3, 4, size=3) if number % 2 else rng.integers(-5, 6, size=3)
        if number % 5 == 0:
            A, b = A / rng.integers(1, 8), b / 3
        if number % 7 == 0:
            A, b = A + rng.normal(size=(3, 3)).round(3), b * 7.5
        yield {"A": A, "b": b, "window": float(rng.choice([1, 4, 2.5]))}


def painted(shown):
    return shown.el.locator(".figure-space-area").evaluate(PAINTED)


def test_javascript_says_what_python_says(agree, rng):
    agree(ThreePlanes, list(states(rng, 800)))


@pytest.mark.parametrize(
    ("name", "says", "shows"),
    [
        ("One point", "The three planes meet at (1, −1, 1): exactly one solution.", "point"),
        ("One line", "The three planes share a line,", "line"),
        ("Prism", "The planes meet two at a time, in three parallel lines:", "meeting apart"),
        ("Two parallel", "Planes 1 and 2 are parallel, and plane 3 cuts both:", "meeting apart"),
        ("Three parallel", "The three planes are parallel:", "fill third"),
        ("Two the same", "The three planes share a line,", "line"),
        ("Same plane", "All three equations describe the same plane:", "fill result"),
    ],
)
def test_examples(show, name, says, shows):
    shown = show(ThreePlanes(A=np.eye(3), b=[0, 0, 3]))
    button = shown.el.get_by_role("button", name=name, exact=True)
    button.click()
    assert shown.sentence.startswith(says)
    assert shows in painted(shown)
    assert button.get_attribute("aria-pressed") == "true"
    common = {"point", "line", "fill result"} & set(painted(shown))
    assert common == ({shows} & {"point", "line", "fill result"})


def test_dragging_turns_the_picture_and_nothing_else(show):
    shown = show(ThreePlanes())
    before, sentence, drawn = shown.state, shown.sentence, shown.el.locator("svg").inner_html()
    shown.drag("Turn the picture", 0.25, -0.1)
    around, above = shown.state["view"]
    assert around == pytest.approx(before["view"][0] - 45, abs=1)
    assert above > before["view"][1] + 10
    assert {**shown.state, "view": before["view"]} == before
    assert shown.sentence == sentence
    assert shown.el.locator("svg").inner_html() != drawn


def test_arrow_keys_turn_the_picture(show):
    shown = show(ThreePlanes(view=[0, 0]))
    shown.press("Turn the picture", "ArrowRight ArrowDown Shift+ArrowRight Shift+ArrowDown")
    assert shown.state["view"] == [-12, 12]
    assert shown.handle("Turn the picture").get_attribute("aria-valuenow") == "-12"
    shown.press("Turn the picture", " ".join(["ArrowDown"] * 10))
    assert shown.state["view"] == [-12, 90]
    shown.press("Turn the picture", " ".join(["ArrowRight"] * 18))
    assert shown.state["view"] == [168, 90]


def test_a_finger_turns_sideways_and_scrolls_up_and_down(show):
    shown = show(ThreePlanes(), has_touch=True, viewport={"width": 390, "height": 600})
    area = shown.handle("Turn the picture")
    assert area.evaluate("(e) => getComputedStyle(e).touchAction") == "pan-y"
    box = area.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = shown.state["view"]
    swipe(shown, x, y, 100, 10)
    assert shown.state["view"][0] < before[0] - 20
    assert shown.page.evaluate("scrollY") == 0
    turned = shown.state["view"]
    swipe(shown, x, y, 0, -200)
    until(shown.page, "scrollY > 50")
    assert shown.state["view"][0] == pytest.approx(turned[0], abs=1)


def swipe(shown, x, y, dx, dy):
    """Put a finger down, move it and lift it."""
    session = shown.page.context.new_cdp_session(shown.page)
    places = [[(x + dx * t / 10, y + dy * t / 10)] for t in range(11)]
    for kind, points in zip(
        itertools.chain(["touchStart"], itertools.repeat("touchMove")), places, strict=False
    ):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )
        shown.page.evaluate("() => new Promise(requestAnimationFrame)")
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_looking_along_the_lines_of_a_prism_shows_a_triangle(show):
    shown = show(PRISM, reduced_motion="reduce")
    shown.el.get_by_role("button", name="Look along the lines").click()
    around, above = np.radians(shown.state["view"])
    toward = [np.cos(above) * np.cos(around), np.cos(above) * np.sin(around), np.sin(above)]
    np.testing.assert_allclose(np.array(STAR) @ toward, 0, atol=0.01)


def test_there_is_nothing_to_look_along_without_one_direction(show):
    shown = show(ThreePlanes())
    assert not shown.el.get_by_role("button", name="Look along").is_visible()
    shown.el.get_by_role("button", name="One line").click()
    assert shown.el.get_by_role("button", name="Look along the line", exact=True).is_visible()


def test_a_turn_in_progress_stops_when_keys_turn_otherwise(show):
    shown = show(PRISM)
    shown.el.get_by_role("button", name="Look along the lines").click()
    shown.press("Turn the picture", "ArrowRight")
    view = shown.state["view"]
    shown.page.wait_for_timeout(900)
    assert shown.state["view"] == view


def test_what_is_nearer_is_painted_later(show):
    # From above, the plane z = 1 covers z = 0 and z = −1; from below, the other way round.
    planes = ThreePlanes(A=[[0, 0, 1], [0, 0, 2], [0, 0, 1]], b=[0, 2, -1], view=[20, 40])
    shown = show(planes)
    fills = [kind for kind in painted(shown) if kind.startswith("fill")]
    assert fills == ["fill third", "fill first", "fill second"]
    shown.press("Turn the picture", " ".join(["ArrowUp"] * 8))
    assert shown.state["view"] == [20, -40]
    fills = [kind for kind in painted(shown) if kind.startswith("fill")]
    assert fills == ["fill second", "fill first", "fill third"]


def test_planes_that_cross_are_cut_into_pieces(show):
    shown = show(ThreePlanes(A=np.eye(3), b=[0, 0, 0]))
    fills = [kind for kind in painted(shown) if kind.startswith("fill")]
    assert sorted(fills) == ["fill first"] * 4 + ["fill second"] * 4 + ["fill third"] * 4


def test_typed_numbers(show):
    shown = show(ThreePlanes(A=np.eye(3), b=[1, 1, 1]))
    shown.el.get_by_label("Coefficient of z in equation 2", exact=True).fill("-1/2")
    shown.press("Total of equation 3", "ArrowUp")
    assert shown.state["A"] == [[1, 0, 0], [0, 1, -0.5], [0, 0, 1]]
    assert shown.state["b"] == [1, 1, 2]
    assert "(1, 2, 2)" in shown.sentence


def test_a_point_outside_is_not_drawn(show):
    shown = show(ThreePlanes(A=np.eye(3), b=[1, 1, 9]))
    assert "point" not in painted(shown)
    shown.el.get_by_label("Total of equation 3", exact=True).fill("4")
    assert "point" in painted(shown)
