"""Markov chains, said by Python, and found by numpy's eigenvectors."""

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import MarkovChain
from mlmath_lite.figures.markov_chain import stationary

SWAP = [[0, 1], [1, 0]]


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        (
            {},
            "At the start: A 100%, B 0%, C 0%. "
            "Stationary would be A 33.3%, B 33.3%, C 33.3%: 66.7% still have to move.",
        ),
        (
            {"P": [[0.9, 0.2], [0.1, 0.8]], "names": ["Sun", "Rain"], "x": [0, 1], "steps": 1},
            "After 1 step: Sun 20%, Rain 80%. "
            "Stationary would be Sun 66.7%, Rain 33.3%: 46.7% still have to move.",
        ),
        (
            {"steps": 20},
            "After 20 steps: A 33.3%, B 33.3%, C 33.3%. "
            "These shares are stationary: a step changes nothing.",
        ),
        (
            {"P": SWAP, "x": [1, 0], "names": ["A"], "steps": 1},
            "After 1 step: A 0%, 2 100%. "
            "From this start the shares jump to and fro and never settle.",
        ),
        (
            {"P": SWAP, "x": [0.5, 0.5]},
            "At the start: A 50%, B 50%. These shares are stationary: a step changes nothing.",
        ),
        (
            {"P": [[1, 0.2, 0], [0, 0.6, 0], [0, 0.2, 1]], "x": [0, 1, 0]},
            "At the start: A 0%, B 100%, C 0%. "
            "From this start they settle at A 50%, B 0%, C 50%: 100% still have to move.",
        ),
        (
            {"P": np.eye(2), "x": [0, 1]},
            "At the start: A 0%, B 100%. These shares are stationary: a step changes nothing. "
            "Other starts lead to other shares.",
        ),
    ],
)
def test_what_is_said(traits, sentence):
    assert MarkovChain(**traits).sentence() == sentence


def test_stationary_shares_are_numpys_eigenvector():
    rng = np.random.default_rng(4)
    for _ in range(200):
        size = int(rng.integers(2, 6))
        P = rng.dirichlet(np.ones(size), size=size).T
        x = rng.dirichlet(np.ones(size))
        end, unique, settles = stationary(P.tolist(), x.tolist())
        values, vectors = np.linalg.eig(P)
        first = vectors[:, np.argmin(abs(values - 1))].real
        np.testing.assert_allclose(end, first / first.sum(), atol=1e-9)
        assert unique and settles
        steps = int(rng.integers(0, 9))
        shares = MarkovChain(P=P, x=x, steps=steps).shares()
        np.testing.assert_allclose(shares, np.linalg.matrix_power(P, steps) @ x, atol=1e-9)


def test_whether_shares_settle_depends_on_the_other_eigenvalues_of_size_one():
    rng = np.random.default_rng(5)
    seen = set()
    for _ in range(200):
        # Few ways, so that chains fall apart or go round.
        size = int(rng.integers(2, 5))
        P = np.zeros((size, size))
        for j in range(size):
            P[rng.choice(size, size=rng.integers(1, 3), replace=False), j] = 1
        P /= P.sum(axis=0)
        x = rng.dirichlet(np.ones(size))
        end, unique, settles = stationary(P.tolist(), x.tolist())
        np.testing.assert_allclose(P @ end, end, atol=1e-9)
        values = np.linalg.eigvals(P)
        assert unique == (int(np.sum(abs(values - 1) < 1e-6)) == 1)
        late = np.linalg.matrix_power(P, 5040) @ x
        assert settles == bool(np.allclose(late, P @ late, atol=1e-4))
        seen.add((unique, settles))
    assert len(seen) >= 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"P": [[0.5, 0.5], [0.4, 0.5]]},
        {"P": [[1.5, 0], [-0.5, 1]]},
        {"P": [[1]]},
        {"P": [[1, 1], [0, 0], [0, 0]]},
        {"x": [1, 0]},
        {"x": [0.5, 0.6, 0]},
    ],
)
def test_what_are_no_shares_is_refused(wrong):
    with pytest.raises(traitlets.TraitError, match=f"{next(iter(wrong))} of MarkovChain needs"):
        MarkovChain(**wrong)


def test_as_code():
    assert repr(MarkovChain(steps=2)) == "MarkovChain(steps=2)"
