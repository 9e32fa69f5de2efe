"""The sentence of a picture kept by a few singular values."""

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import ImageRank
from mlmath_lite.figures.image_rank import picture


@pytest.mark.parametrize(
    ("rank", "sentence"),
    [
        (
            1,
            "Rank 1 keeps 1 of 64 singular values: 129 numbers instead of 4096, 3 % of them; "
            "the picture differs by 32 %.",
        ),
        (
            5,
            "Rank 5 keeps 5 of 64 singular values: 645 numbers instead of 4096, 16 % of them; "
            "the picture differs by 14 %.",
        ),
        (
            40,
            "Rank 40 keeps 40 of 64 singular values: 5160 numbers instead of 4096, "
            "more than the picture itself (126 %); the picture differs by less than 1 %.",
        ),
        (
            50,
            "Rank 50 keeps 50 of 64 singular values: 6450 numbers instead of 4096, "
            "more than the picture itself (157 %); nothing is lost, since the others are 0.",
        ),
        (
            64,
            "Rank 64 keeps all 64 singular values: 8256 numbers instead of 4096, "
            "more than the picture itself (202 %); nothing is lost.",
        ),
    ],
)
def test_the_sentence(rank, sentence):
    assert ImageRank(rank=rank).sentence() == sentence


@pytest.mark.parametrize("rank", [1, 3, 10, 25])
def test_the_loss_is_the_distance_to_the_picture_of_that_rank(rank):
    A = picture()
    U, s, Vt = np.linalg.svd(A)
    nearest = U[:, :rank] * s[:rank] @ Vt[:rank]
    assert np.linalg.matrix_rank(nearest) == rank
    percent = round(100 * np.linalg.norm(A - nearest) / np.linalg.norm(A))
    assert ImageRank(rank=rank).sentence().endswith(f"the picture differs by {percent} %.")


def test_nothing_is_lost_exactly_from_the_rank_of_the_picture_on():
    full = np.linalg.matrix_rank(picture())
    assert "nothing is lost" in ImageRank(rank=int(full)).sentence()
    assert "nothing is lost" not in ImageRank(rank=int(full) - 1).sentence()


def test_the_picture_is_grey_and_of_its_size():
    A = picture()
    assert A.shape == (64, 64)
    assert 0 <= A.min() < 40 and A.max() == 255
    assert (A % 1 == 0).all()


def test_a_rank_is_between_1_and_64():
    for rank in (0, 65):
        with pytest.raises(traitlets.TraitError):
            ImageRank(rank=rank)


def test_it_reads_as_the_code_that_makes_it():
    assert repr(ImageRank(rank=10)) == "ImageRank(rank=10)"
    assert repr(ImageRank()) == "ImageRank()"
