"""The data are those that their sources describe."""

import doctest

import numpy as np
from mlmath_lite import data


def test_the_examples_are_true():
    assert doctest.testmod(data).attempted > 0
    assert doctest.testmod(data).failed == 0


def test_the_penguins_are_of_three_species_in_the_numbers_that_were_published():
    species, count = np.unique(data.penguins().species, return_counts=True)
    assert dict(zip(species.tolist(), count.tolist(), strict=True)) == {
        "Adelie": 151,
        "Chinstrap": 68,
        "Gentoo": 123,
    }


def test_the_measurements_of_the_penguins_are_in_the_units_that_are_said():
    birds = data.penguins()
    for measured, low, high in [
        (birds.bill_length, 32, 60),
        (birds.bill_depth, 13, 22),
        (birds.flipper_length, 172, 231),
        (birds.body_mass, 2700, 6300),
    ]:
        assert measured.shape == (342,)
        assert measured.dtype == float
        assert low <= measured.min() and measured.max() <= high


def test_a_longer_flipper_goes_with_a_heavier_bird():
    """As published: r = 0.87 over all 342 birds."""
    birds = data.penguins()
    assert np.corrcoef(birds.flipper_length, birds.body_mass)[0, 1].round(2) == 0.87


def test_each_image_has_the_ink_of_a_digit():
    images, labels = data.digits().images, data.digits().labels
    assert images.shape == (500, 8, 8)
    assert labels.shape == (500,)
    assert set(labels.tolist()) == set(range(10))
    assert images.min() == 0
    assert images.max() == 16
    assert (images.sum(axis=(1, 2)) > 100).all()


def test_a_zero_has_no_ink_in_its_middle_and_a_one_has():
    digits = data.digits()
    middle = digits.images[:, 3:5, 3:5].mean(axis=(1, 2))
    assert middle[digits.labels == 0].mean() < 2 < 8 < middle[digits.labels == 1].mean()
