"""Markov chains: stepped, changed, and compared with numpy."""

import numpy as np
import pytest
from mlmath_lite.figures import MarkovChain


def states(rng, count):
    for number in range(count):
        size = int(rng.integers(2, 6))
        P = rng.dirichlet(np.ones(size), size=size).T
        if number % 2:
            P = np.zeros((size, size))
            for j in range(size):
                P[rng.choice(size, size=rng.integers(1, 3), replace=False), j] = 1
            P /= P.sum(axis=0)
        x = np.eye(size)[0] if number % 3 == 0 else rng.dirichlet(np.ones(size))
        yield {"P": P.tolist(), "x": x.tolist(), "steps": int(rng.integers(0, 21))}


def test_javascript_says_what_python_says(agree, rng):
    agree(MarkovChain, list(states(rng, 500)))


def discs(shown):
    """The shares that the discs' areas say."""
    radii = shown.el.locator(".figure-markov-disc").evaluate_all(
        "(discs) => discs.map((disc) => Number(disc.getAttribute('r')))"
    )
    return np.array(radii) ** 2 / 36**2


def numpys(state):
    P, x = np.array(state["P"], dtype=float), np.array(state["x"], dtype=float)
    return np.linalg.matrix_power(P, state["steps"]) @ x


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def test_steps_move_the_shares(show):
    shown = show(MarkovChain(), reduced_motion="reduce")
    np.testing.assert_allclose(discs(shown), [1, 0, 0], atol=0.01)
    press(shown, "Step")
    assert shown.state["steps"] == 1
    assert "After 1 step: A 50%, B 25%, C 25%." in shown.sentence
    np.testing.assert_allclose(discs(shown), numpys(shown.state), atol=0.01)
    press(shown, "Step")
    np.testing.assert_allclose(discs(shown), [0.375, 0.3125, 0.3125], atol=0.01)
    press(shown, "Back to the start")
    assert shown.state["steps"] == 0
    assert shown.el.get_by_role("button", name="Back to the start").is_disabled()
    assert shown.sentence


def test_a_step_is_a_flow_that_ends_at_the_new_shares(show):
    shown = show(MarkovChain())
    press(shown, "Step")
    drops = shown.el.locator(".figure-markov-drop")
    drops.first.wait_for(state="attached")
    assert drops.count() == 2
    drops.first.wait_for(state="detached")
    np.testing.assert_allclose(discs(shown), [0.5, 0.25, 0.25], atol=0.01)


def test_the_slider_of_steps_by_keys(show):
    shown = show(MarkovChain())
    shown.press("Steps", "ArrowRight ArrowRight ArrowRight")
    assert shown.state["steps"] == 3
    np.testing.assert_allclose(discs(shown), numpys(shown.state), atol=0.01)
    shown.press("Steps", "End")
    assert shown.state["steps"] == 20
    assert "These shares are stationary" in shown.sentence


def test_rings_are_the_stationary_shares(show):
    P = [[0.9, 0.2], [0.1, 0.8]]
    shown = show(MarkovChain(P=P, names=["Sun", "Rain"], x=[0, 1]))
    radii = shown.el.locator(".figure-markov-goal").evaluate_all(
        "(rings) => rings.map((ring) => Number(ring.getAttribute('r')))"
    )
    np.testing.assert_allclose(np.array(radii) ** 2 / 36**2, [2 / 3, 1 / 3], atol=0.01)
    press(shown, "All in Sun")
    assert shown.state["x"] == [1, 0]
    assert "Sun 100%" in shown.sentence
    press(shown, "Even")
    assert shown.state["x"] == [0.5, 0.5]


def test_an_entry_is_chosen_and_changed_and_its_column_still_adds_up_to_one(show):
    shown = show(MarkovChain())
    press(shown, "From C to A: 25%")
    shown.press("Chosen probability", "ArrowRight ArrowRight ArrowRight")
    P = np.array(shown.state["P"])
    assert P[0, 2] == pytest.approx(0.4)
    np.testing.assert_allclose(P.sum(axis=0), 1)
    # The others of the column keep their proportion, the other columns stay as they are.
    assert P[2, 2] / P[1, 2] == pytest.approx(2)
    np.testing.assert_allclose(P[:, :2], np.array(MarkovChain().P)[:, :2])
    assert shown.sentence
    shown.press("Chosen probability", "End")
    assert np.array(shown.state["P"])[:, 2].tolist() == [1, 0, 0]
    shown.press("Chosen probability", "ArrowLeft")
    np.testing.assert_allclose(np.array(shown.state["P"])[:, 2], [0.95, 0.025, 0.025])
    assert shown.sentence


def test_the_slider_is_pulled(show):
    shown = show(MarkovChain())
    slider = shown.handle("Chosen probability")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    y = box["y"] + box["height"] / 2
    shown.page.mouse.move(box["x"] + 12 + 0.25 * (box["width"] - 24), y)
    shown.page.mouse.down()
    shown.page.mouse.move(box["x"] + box["width"] + 40, y, steps=5)
    shown.page.mouse.up()
    assert [row[0] for row in shown.state["P"]] == [0, 1, 0]
    assert shown.sentence


def test_what_goes_round_never_settles(show):
    shown = show(MarkovChain(P=[[0, 1], [1, 0]], x=[1, 0]))
    assert "never settle" in shown.sentence
    assert not shown.el.locator(".figure-markov-goal").first.is_visible()
    press(shown, "Even")
    assert "stationary" in shown.sentence


def test_five_places_on_a_phone(show):
    P = np.full((5, 5), 0.2)
    shown = show(MarkovChain(P=P, x=[1, 0, 0, 0, 0]), viewport={"width": 320, "height": 700})
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert shown.el.locator(".figure-markov-disc").count() == 5
    press(shown, "All in 5")
    assert shown.state["x"] == [0, 0, 0, 0, 1]
    assert shown.sentence
