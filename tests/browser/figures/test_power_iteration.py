"""A matrix applied step by step: buttons, the start pulled and moved by keys, examples."""

import math

import numpy as np
import pytest
from mlmath_lite.figures import PowerIteration


def states(rng, count):
    for i in range(count):
        A = rng.integers(-4, 5, size=(2, 2)).astype(float)
        x = rng.integers(-3, 4, size=2).astype(float)
        if i % 5 == 0:
            A = A / rng.integers(1, 8)
        if i % 6 == 0:
            A[1] = A[0] * rng.choice([-2, -1, 0, 1])
        if i % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        if i % 11 == 0:
            A = A[0, 0] * np.eye(2) + (np.eye(2, k=1) if i % 2 else 0)
        if i % 13 == 0:
            x = np.array([1.0, -1.0])
            A = np.array([[A[0, 0], A[0, 1]], [A[0, 1], A[0, 0]]])
        yield {"A": A, "x": x, "steps": int(rng.integers(0, 41 if i % 4 == 0 else 8))}


def test_javascript_says_what_python_says(agree, rng):
    agree(PowerIteration, list(states(rng, 800)))


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def angle(shown):
    """The angle from A^k x to the dominant line, by numpy."""
    A, x = np.array(shown.state["A"], dtype=float), np.array(shown.state["x"], dtype=float)
    values, vectors = np.linalg.eig(A)
    v = vectors[:, np.argmax(abs(values))]
    y = np.linalg.matrix_power(A, shown.state["steps"]) @ x
    return math.degrees(math.acos(min(abs(v @ y) / np.linalg.norm(y), 1)))


def said(shown):
    return float(shown.sentence.split("°")[0].split()[-1])


def rows(shown):
    return [
        row.locator("th, td").all_text_contents()
        for row in shown.el.locator(".figure-power-steps tbody tr").all()
    ]


def test_steps_come_nearer_by_the_ratio(show):
    shown = show(PowerIteration(), reduced_motion="reduce")
    assert said(shown) == 45
    for steps in (1, 2, 3):
        press(shown, "Step")
        assert shown.state["steps"] == steps
        assert said(shown) == pytest.approx(angle(shown), abs=0.0051)
    assert rows(shown)[-1] == ["3", "2.121°", "0.335"]
    press(shown, "5 steps")
    assert shown.state["steps"] == 8
    assert [row[0] for row in rows(shown)] == ["4", "5", "6", "7", "8"]
    assert rows(shown)[-1][2] == "0.333"
    press(shown, "Back")
    assert shown.state["steps"] == 7
    press(shown, "Reset")
    assert shown.state == PowerIteration().state()
    assert shown.el.get_by_role("button", name="Back").is_disabled()


def test_it_ends_after_40_steps(show):
    shown = show(PowerIteration(steps=38), reduced_motion="reduce")
    press(shown, "5 steps")
    assert shown.state["steps"] == 40
    assert shown.el.get_by_role("button", name="Step", exact=True).is_disabled()
    assert shown.sentence


def test_a_step_is_shown_on_its_way(show):
    shown = show(PowerIteration(), reduced_motion="no-preference")
    shown.page.clock.install(time=0)
    shown.page.clock.pause_at(1000)
    label = shown.el.locator(".figure-label.figure-first", has_text="x₁")
    press(shown, "Step")
    assert "After 1 step " in shown.sentence
    first = label.bounding_box()
    shown.page.clock.run_for(600)
    middle = label.bounding_box()
    shown.page.clock.run_for(900)
    last = label.bounding_box()
    # The arrow grows to (2, 1), then shrinks back to length 1.
    assert middle["x"] > last["x"] > 0
    assert middle["x"] > first["x"]


def test_pulling_the_start(show):
    shown = show(PowerIteration(steps=2))
    # From (1, 0) to (2, −1), in sixths of the picture.
    shown.drag("Where x begins", 1 / 6, -1 / 6)
    assert shown.state["x"] == [2, -1]
    assert said(shown) == pytest.approx(angle(shown), abs=0.0051)
    shown.drag("Where x begins", -1 / 6, 0)
    assert shown.state["x"] == [1, -1]
    assert "does not find the dominant one" in shown.sentence
    assert rows(shown)[-1] == ["2", "90°", "1"]


def test_keys_on_the_start(show):
    shown = show(PowerIteration(steps=1))
    shown.press("Where x begins", "ArrowUp Shift+ArrowUp")
    assert shown.state["x"] == [1, 1.5]
    assert said(shown) == pytest.approx(angle(shown), abs=0.0051)
    shown.press("Where x begins", "Shift+ArrowDown ArrowLeft ArrowDown")
    assert shown.sentence == "The vector 0 has no direction: begin with another x."
    assert shown.el.get_by_role("button", name="Step", exact=True).is_disabled()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Ratio 1/3", "multiplies the angle by 1/3."),
        ("Ratio 2/3", "multiplies the angle by 2/3."),
        ("Unlucky start", "does not find the dominant one, 3."),
        ("Changing sides", "changing sides at each step."),
        ("A tie", "neither wins."),
        ("Rotation", "settles on no line, however many steps follow."),
    ],
)
def test_examples(show, name, says):
    shown = show(PowerIteration(A=[[3, 1], [0, 2]], steps=2), reduced_motion="reduce")
    press(shown, name)
    assert shown.el.locator("button[aria-pressed=true]").all_text_contents() == [name]
    press(shown, "Step")
    assert says in shown.sentence


def test_what_is_sent_to_0_cannot_go_on(show):
    shown = show(PowerIteration(A=[[1, 2], [1, 2]], x=[2, -1]), reduced_motion="reduce")
    press(shown, "Step")
    assert shown.sentence == "After 1 step Ax is 0: no direction is left. Begin with another x."
    assert shown.el.get_by_role("button", name="Step", exact=True).is_disabled()
    press(shown, "Back")
    assert shown.sentence.startswith("Before the first step")


def test_on_a_phone_the_step_is_in_sight_of_the_picture(show):
    shown = show(PowerIteration(), viewport={"width": 320, "height": 568}, has_touch=True)
    picture = shown.el.locator(".figure-plane").bounding_box()
    step = shown.el.get_by_role("button", name="Step", exact=True)
    assert step.bounding_box()["y"] - picture["y"] < 450
    step.tap()
    assert shown.state["steps"] == 1
