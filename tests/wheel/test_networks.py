"""What plot_network draws."""

import matplotlib as mpl
import pytest
from mlmath_lite.networks import FOUND, KNOWN, UNKNOWN, plot_network

mpl.use("Agg")
import matplotlib.pyplot as plt

POSITIONS = [(0, 0), (2, 0), (1, 2)]
STREETS = [(0, 1), (1, 2), (0, 2)]


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


def labels(ax):
    return [text.get_text() for text in ax.texts if text.get_bbox_patch()]


def arrows(ax):
    return [text.arrow_patch for text in ax.texts if getattr(text, "arrow_patch", None)]


def ends(ax):
    """Where each arrow begins and ends."""
    return [(note.xyann, note.xy) for note in ax.texts if getattr(note, "arrow_patch", None)]


def colours(ax):
    return [mpl.colors.to_hex(arrow.get_edgecolor()) for arrow in arrows(ax)]


def as_hex(*names):
    return [mpl.colors.to_hex(name) for name in names]


def test_streets_lead_from_start_to_end_and_have_their_numbers():
    ax = plot_network(POSITIONS, STREETS, names=["A", "B", "C"])
    assert ends(ax) == [(POSITIONS[start], POSITIONS[end]) for start, end in STREETS]
    assert labels(ax) == ["0", "1", "2"]
    assert colours(ax) == as_hex(UNKNOWN, UNKNOWN, UNKNOWN)
    assert {"A", "B", "C"} <= {text.get_text() for text in ax.texts}


def test_more_flow_is_a_wider_arrow_and_sensors_are_marked():
    ax = plot_network(POSITIONS, STREETS, flows=[30, 10, 20], sensors=[1])
    assert labels(ax) == ["0: 30", "1: 10\nsensor", "2: 20"]
    widths = [arrow.get_linewidth() for arrow in arrows(ax)]
    assert widths[0] > widths[2] > widths[1] > 0
    assert colours(ax) == as_hex(FOUND, KNOWN, FOUND)


def test_a_negative_flow_goes_against_the_street():
    ax = plot_network(POSITIONS, STREETS, flows=[-5, 0, 5])
    assert ends(ax)[0] == (POSITIONS[1], POSITIONS[0])
    assert ends(ax)[2] == (POSITIONS[0], POSITIONS[2])
    assert labels(ax)[0] == "0: -5"


def test_a_town_without_traffic_can_be_drawn():
    assert labels(plot_network(POSITIONS, STREETS, flows=[0, 0, 0])) == ["0: 0", "1: 0", "2: 0"]


def test_one_flow_for_each_street_is_needed():
    with pytest.raises(ValueError, match=r"3 streets, but the flows have the shape \(2,\)"):
        plot_network(POSITIONS, STREETS, flows=[1, 2])


def test_it_draws_into_the_axes_that_it_is_given():
    _, ax = plt.subplots()
    assert plot_network(POSITIONS, STREETS, ax=ax) is ax
    assert len(plt.get_fignums()) == 1
