"""Spans in the plane and in space: pulled, pressed, and compared with numpy."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import Span


def states(rng, count):
    for number in range(count):
        size, many = int(rng.integers(2, 4)), int(rng.integers(1, 4))
        vectors = rng.integers(-4, 5, size=(many, size)).astype(float)
        for i in range(1, many):
            if rng.integers(2):
                vectors[i] = rng.choice([-2, 0, 0.5, 1]) * vectors[i - 1] + (
                    rng.choice([0, 1]) * vectors[0]
                )
        if number % 7 == 0:
            vectors = vectors / 3
        multiples = rng.integers(-3, 4, size=rng.integers(0, 4))
        state = {"vectors": vectors.tolist(), "multiples": multiples.tolist()}
        if number % 3:
            full = [*multiples.tolist(), *[2, 1, 0][len(multiples) :]]
            t = np.array(full[:many]) @ vectors
            state["t"] = (t if rng.integers(2) else rng.integers(-3, 4, size=size)).tolist()
        yield state


def test_javascript_says_what_python_says(agree, rng):
    agree(Span, list(states(rng, 700)))


def point(shown):
    """Where the point is, as the figure writes it and as numpy calculates it."""
    state = shown.state
    vectors = np.array(state["vectors"], dtype=float)
    multiples = [*state["multiples"], *[2, 1, 0][len(state["multiples"]) :]][: len(vectors)]
    where = np.array(multiples) @ vectors
    text = shown.el.locator(".figure-formula b").text_content()
    assert text == f"({', '.join(str(Fraction(x)) for x in where.tolist())})".replace("-", "−")
    dimension = np.linalg.matrix_rank(vectors)
    assert f": dimension {dimension}." in shown.sentence
    return where.tolist()


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def switch(shown, name):
    shown.el.get_by_role("switch", name=name, exact=True).click()


def painted(shown, kind):
    return shown.el.locator(f".figure-space-area path.figure-space-{kind}").count()


def test_the_point_cannot_leave_a_line(show):
    shown = show(Span(vectors=[[2, 1]]))
    assert point(shown) == [4, 2]
    shown.drag("Point in the span", -8 / 12, 1 / 12)
    assert shown.state["multiples"] == [-1]
    assert point(shown) == [-2, -1]


def test_two_vectors_lead_everywhere(show):
    shown = show(Span(vectors=[[2, 1], [-1, 2]]))
    shown.drag("Point in the span", -2 / 12, -1 / 12)
    assert point(shown) == [1, 3]
    assert shown.state["multiples"] == [1, 1]


def test_keys_give_more_of_each_vector(show):
    shown = show(Span(vectors=[[2, 1], [-1, 2]], t=[0, 5]))
    assert "some multiples" in shown.sentence
    shown.press("Point in the span", "ArrowLeft ArrowLeft ArrowUp ArrowUp")
    assert shown.state["multiples"] == [1, 2]
    assert point(shown) == [0, 5]
    assert "u + 2v leads to it" in shown.sentence
    shown.press("Multiple of v", "ArrowLeft")
    assert shown.state["multiples"] == [1, 1.5]
    shown.press("Multiple of u", "End")
    assert shown.state["multiples"] == [3, 1.5]
    assert shown.sentence


def test_pulling_a_tip_onto_the_line_of_the_other(show):
    shown = show(Span(vectors=[[2, 1], [-1, 2]]))
    assert "form a basis" in shown.sentence
    shown.drag("Tip of v", -1 / 12, -3 / 12)
    assert shown.state["vectors"] == [[2, 1], [-2, -1]]
    assert "v = −u adds nothing new" in shown.sentence
    shown.press("Tip of v", "ArrowRight Shift+ArrowUp")
    assert shown.state["vectors"] == [[2, 1], [-1, -0.5]]
    assert "v = −(1/2)u adds nothing new" in shown.sentence


def test_vectors_come_and_go(show):
    shown = show(Span())
    press(shown, "Add v")
    assert "the whole plane" in shown.sentence
    press(shown, "Add w")
    assert "w = u + v adds nothing new" in shown.sentence
    assert shown.el.get_by_role("button", name="Add w").is_disabled()
    assert shown.handle("Tip of w").is_visible()
    press(shown, "Remove w")
    press(shown, "Remove v")
    assert shown.state["vectors"] == [[2, 1]]
    assert shown.el.get_by_role("button", name="Remove v").is_disabled()
    assert not shown.handle("Tip of v").is_visible()
    assert not shown.handle("Multiple of v").is_visible()
    assert shown.sentence


def test_in_space_the_same_vectors_reach_less(show):
    shown = show(Span(vectors=[[2, 1], [-1, 2]], t=[1, 3]))
    switch(shown, "In space")
    assert shown.state["vectors"] == [[2, 1, 0], [-1, 2, 0]]
    assert shown.state["t"] == [1, 3, 0]
    assert "a plane through the origin, z = 0" in shown.sentence
    assert painted(shown, "fill") == 1 and painted(shown, "all") == 0
    shown.press("z of v", "ArrowUp")
    assert "t = (1, 3, 0) is not in the span" in shown.sentence
    press(shown, "Add w")
    assert "the whole space: dimension 3" in shown.sentence
    assert painted(shown, "fill") == 0 and painted(shown, "all") == 3
    switch(shown, "In space")
    assert "the whole plane" in shown.sentence
    assert shown.handle("Tip of w").is_visible()
    assert point(shown)


def test_the_last_vector_is_made_to_depend_on_the_others(show):
    shown = show(Span(vectors=[[2, 1, 0], [-1, 2, 1], [1, -1, 2]]))
    assert "dimension 3" in shown.sentence
    press(shown, "Make w = u + v")
    assert shown.state["vectors"][2] == [1, 3, 1]
    assert "w = u + v adds nothing new" in shown.sentence
    press(shown, "Remove w")
    press(shown, "Make v = −u")
    assert shown.state["vectors"] == [[2, 1, 0], [-2, -1, 0]]
    assert "dimension 1" in shown.sentence


def test_in_space_tips_move_across_the_picture(show):
    # From the front: x goes to the right, z up, and y into the picture.
    shown = show(Span(vectors=[[1, 0, 1]], window=6, view=[-90, 0]))
    unit = 1 / (4 * 3.5)
    shown.drag("Tip of u in space", 2 * unit, 1 * unit)
    assert shown.state["vectors"] == [[3, 0, 2]]
    shown.press("Tip of u in space", "ArrowLeft ArrowDown ArrowDown Shift+ArrowUp")
    assert shown.state["vectors"] == [[2, 1, 0]]
    assert "all multiples of (2, 1, 0)" in shown.sentence
    shown.press("Tip of u in space", "ArrowRight ArrowRight ArrowRight ArrowRight")
    assert shown.state["vectors"] == [[4, 1, 0]]


@pytest.mark.parametrize("view", [[-65, 20], [10, 50], [160, -35], [0, 90]])
def test_in_space_the_point_follows_the_pointer_in_its_plane(show, view):
    shown = show(Span(vectors=[[1, 0, 1], [0, 1, 1]], multiples=[1, -1], view=view))
    shown.press("Point in space", "ArrowRight ArrowDown")
    assert shown.state["multiples"] == [1.5, -1.5]
    around, above = np.radians(view)
    right = np.array([-np.sin(around), np.cos(around), 0])
    up = np.cross(
        [np.cos(above) * np.cos(around), np.cos(above) * np.sin(around), np.sin(above)], right
    )
    # Half less of u, one more of v.
    way = np.array([-0.5, 1]) @ [[1, 0, 1], [0, 1, 1]] / (4 * 3.5)
    shown.drag("Point in space", way @ right, way @ up)
    assert shown.state["multiples"] == [1, -0.5]
    assert point(shown) == [1, -0.5, 0.5]


def test_turning_changes_the_view_only(show):
    shown = show(Span(vectors=[[2, 1, 0], [-1, 2, 1]]))
    before, drawn = shown.sentence, shown.el.locator(".figure-space-fill").get_attribute("d")
    shown.press("Turn the picture", "ArrowLeft ArrowUp")
    shown.drag("Turn the picture", 0.1, -0.3)
    assert shown.state["view"] != [-65, 20]
    assert shown.state["vectors"] == [[2, 1, 0], [-1, 2, 1]]
    assert shown.sentence == before
    assert shown.el.locator(".figure-space-fill").get_attribute("d") != drawn


def test_a_target_can_be_pulled(show):
    shown = show(Span(vectors=[[2, 1]]))
    assert not shown.handle("Target t").is_visible()
    switch(shown, "Target")
    assert "t = (−1, 3) is not in the span" in shown.sentence
    shown.press("Target t", "ArrowRight")
    assert shown.state["t"] == [0, 3]
    shown.drag("Target t", 0, -3 / 12)
    assert "t = (0, 0) is in the span" in shown.sentence
    switch(shown, "Target")
    assert shown.state["t"] == []
    assert "t =" not in shown.sentence


def test_fingers_pull_and_turn(show):
    shown = show(Span(vectors=[[1, 0, 1]]), has_touch=True, viewport={"width": 320, "height": 800})
    touch = "(e) => getComputedStyle(e).touchAction"
    assert shown.handle("Tip of u in space").evaluate(touch) == "none"
    assert shown.handle("Turn the picture").evaluate(touch) == "pan-y"
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 320
