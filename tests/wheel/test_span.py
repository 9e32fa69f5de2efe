"""Spans of one, two and three vectors, said by Python."""

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import Span

LINE = "The span of u is a line, all multiples of (2, 1): dimension 1."
PLANE = "The span of u and v is the whole plane: dimension 2. u and v form a basis of the plane."


@pytest.mark.parametrize(
    ("vectors", "sentence"),
    [
        ([[2, 1]], f"{LINE} u is a basis of this line, not of the plane."),
        ([[4, 2]], f"{LINE} u is a basis of this line, not of the plane."),
        (
            [[0, 0]],
            "The span of u is a point, the origin: dimension 0. "
            "u = 0 adds no direction, so there is no basis.",
        ),
        ([[2, 1], [-1, 2]], PLANE),
        (
            [[2, 1], [-4, -2]],
            "The span of u and v is a line, all multiples of (2, 1): dimension 1. "
            "v = −2u adds nothing new, so u and v are not a basis of the span; u is one.",
        ),
        (
            [[0, 0], [0, -3]],
            "The span of u and v is a line, all multiples of (0, 1): dimension 1. "
            "u = 0 adds nothing new, so u and v are not a basis of the span; v is one.",
        ),
        (
            [[2, 1], [-1, 2], [1, 3]],
            "The span of u, v and w is the whole plane: dimension 2. w = u + v adds nothing new, "
            "so u, v and w are not a basis of the span; u and v are one.",
        ),
        (
            [[1, 0, 1]],
            "The span of u is a line, all multiples of (1, 0, 1): dimension 1. "
            "u is a basis of this line, not of space.",
        ),
        (
            [[1, 0, 1], [0, 2, 2]],
            "The span of u and v is a plane through the origin, x + y − z = 0: dimension 2. "
            "u and v form a basis of this plane, not of space.",
        ),
        (
            [[1, 2, 0], [2, 4, 0], [0.5, 1, 0]],
            "The span of u, v and w is a line, all multiples of (1, 2, 0): dimension 1. "
            "v = 2u and w = (1/2)u add nothing new, "
            "so u, v and w are not a basis of the span; u is one.",
        ),
        (
            [[1, 0, 0], [0, 1, 0], [1, 1, 1]],
            "The span of u, v and w is the whole space: dimension 3. "
            "u, v and w form a basis of space.",
        ),
    ],
)
def test_what_is_said(vectors, sentence):
    assert Span(vectors=vectors).sentence() == sentence


@pytest.mark.parametrize(
    ("traits", "end"),
    [
        ({"t": [1, 3]}, "t = (1, 3) is in the span: some multiples lead to it."),
        ({"t": [3, 4]}, "t = (3, 4) is in the span: 2u + v leads to it."),
        (
            {"t": [1, 3], "multiples": [1]},
            "t = (1, 3) is in the span: u + v leads to it.",
        ),
        (
            {"t": [1, 3], "vectors": [[2, 1]]},
            "t = (1, 3) is not in the span: no multiples lead to it.",
        ),
        (
            {"t": [0, 0], "vectors": [[2, 1]], "multiples": [0, 5, 5]},
            "t = (0, 0) is in the span: 0 leads to it.",
        ),
    ],
)
def test_what_is_said_of_a_target(traits, end):
    assert Span(**{"vectors": [[2, 1], [-1, 2]], **traits}).sentence().endswith(f". {end}")


def test_what_is_said_is_what_numpy_finds():
    rng = np.random.default_rng(2)
    seen = set()
    for _ in range(400):
        size, count = rng.integers(2, 4), rng.integers(1, 4)
        vectors = rng.integers(-3, 4, size=(count, size))
        for i in range(1, count):
            if rng.integers(2):
                vectors[i] = rng.integers(-1, 2) * vectors[i - 1] + rng.integers(-1, 2) * vectors[0]
        t = rng.integers(-3, 4, size=size)
        if rng.integers(2):
            t = rng.integers(-2, 3, size=count) @ vectors
        rank = np.linalg.matrix_rank(vectors)
        said = Span(vectors=vectors, t=t).sentence()
        assert f": dimension {rank}." in said
        reached = np.linalg.matrix_rank(np.vstack([vectors, t])) == rank
        assert ("is in the span" in said) == reached
        assert ("not in the span" in said) != reached
        whole = "the plane" if size == 2 else "space"
        assert (f"a basis of {whole}." in said) == (rank == count == size and rank > 0)
        assert ("nothing new" in said or "no direction" in said) == (rank < count)
        seen.add((int(size), int(count), int(rank), bool(reached)))
    assert len(seen) >= 20


@pytest.mark.parametrize(
    "wrong",
    [
        {"vectors": [[1]]},
        {"vectors": []},
        {"vectors": [[1, 2]] * 4},
        {"vectors": [[1, 2], [1, 2, 3]]},
        {"t": [1, 2, 3]},
        {"t": [1]},
    ],
)
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises(traitlets.TraitError, match=f"{next(iter(wrong))} of Span needs"):
        Span(**wrong)


def test_as_code():
    assert repr(Span(vectors=np.eye(3))) == "Span(vectors=[[1, 0, 0], [0, 1, 0], [0, 0, 1]])"
    figure = Span(vectors=[[1, 0, 0]], t=[1, 2, 3])
    figure.vectors = [[1, 0, 0], [0, 1, 0]]
    assert figure.sentence().startswith("The span of u and v is a plane")
