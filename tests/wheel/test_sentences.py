"""Sentences about a lamp and a fan, against a table of truth that is written out here."""

from itertools import combinations, permutations

import pytest
import traitlets
from mlmath_lite.figures import Sentences

# Where each sentence is true: both on, lamp only, fan only, both off.
TRUE = {1: "0110", 2: "1100", 3: "0101", 4: "1001", 5: "0110", 6: "1010"}
NAMES = ["lamp on, fan on", "lamp on, fan off", "lamp off, fan on", "lamp off, fan off"]
SUBSETS = [chosen for size in range(7) for chosen in combinations(TRUE, size)]
WORDS = ("incomplete", "complete", "redundant", "contradictory")


def left(sentences):
    """Return the places of the states in which all sentences are true."""
    return [place for place in range(4) if all(TRUE[n][place] == "1" for n in sentences)]


def follows(sentence, others):
    return all(TRUE[sentence][place] == "1" for place in left(others))


def system(sentences):
    """Say what a system is, without looking at the order of its sentences."""
    if not left(sentences):
        return "contradictory"
    if any(follows(n, set(sentences) - {n}) for n in sentences):
        return "redundant"
    return "complete" if len(left(sentences)) == 1 else "incomplete"


def test_each_case_occurs():
    found = [system(chosen) for chosen in SUBSETS]
    assert [found.count(word) for word in WORDS] == [7, 11, 8, 38]


@pytest.mark.parametrize("chosen", SUBSETS, ids=str)
def test_every_choice_of_sentences_in_every_order(chosen):
    kind, states = system(chosen), left(chosen)
    for order in permutations(chosen):
        said = Sentences(on=list(order)).sentence()
        count = len(states) or "No"
        assert said.startswith(
            f"All {count} states are left" if count == 4
            else f"{count} {'states are' if count == 2 else 'state is'} left"
        )  # fmt: skip
        assert all((name in said) == (place in states) for place, name in enumerate(NAMES)) or (
            not chosen
        )
        found = [word for word in WORDS if f"the system is {word}" in said.lower()]
        assert found == ([kind] if chosen else [])
        # Two unknowns: singular or not is a question about two sentences.
        assert ("non-singular" in said) == (len(chosen) == 2 and kind == "complete")
        assert ("so singular" in said) == (len(chosen) == 2 and kind != "complete")
        assert (kind == "complete") <= (len(chosen) == 2)


@pytest.mark.parametrize("chosen", SUBSETS, ids=str)
def test_the_sentences_that_it_names_are_those_that_add_nothing(chosen):
    for order in permutations(chosen):
        said = Sentences(on=list(order)).sentence()
        before = {n: order[:place] for place, n in enumerate(order)}
        if system(chosen) == "contradictory":
            culprit = next(n for n in order if not left([*before[n], n]))
            assert f"sentence {culprit} excludes all that was still possible" in said
            continue
        old = [n for n in order if follows(n, before[n])]
        assert ("nothing," in said) == bool(old)
        if len(old) == 1:
            number = old[0]
            _, reason = said.split(f"Sentence {number} adds nothing, since it ")
            named = [int(word) for word in reason.split(":")[0].split() if word.isdigit()]
            assert set(named) <= set(before[number]) and follows(number, named)
            assert not any(follows(number, set(named) - {n}) for n in named), "one is enough"
            assert ("says the same" in reason) == (TRUE[named[0]] == TRUE[number])
        elif old:
            listed = " and ".join(str(n) for n in old)
            assert f"Sentences {listed} add nothing, since they follow from the others" in said
            assert all(follows(n, set(order) - set(old)) for n in old)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ([], "All 4 states are left: nothing has been said yet."),
        ([1], "2 states are left: lamp on, fan off; or lamp off, fan on. "
              "One sentence is too few for lamp and fan: the system is incomplete."),
        ([1, 2], "1 state is left: lamp on, fan off. "
                 "Each sentence adds something: the system is complete, so non-singular."),
        ([1, 4], "No state is left: sentence 4 excludes all that was still possible. "
                 "The system is contradictory, so singular."),
        ([1, 5], "2 states are left: lamp on, fan off; or lamp off, fan on. Sentence 5 adds "
                 "nothing, since it says the same as sentence 1: the system is redundant, so "
                 "singular."),
        ([3, 1, 2], "1 state is left: lamp on, fan off. Sentence 2 adds nothing, since it follows "
                    "from sentences 3 and 1: the system is redundant."),
        ([1, 2, 3, 5], "1 state is left: lamp on, fan off. Sentences 3 and 5 add nothing, since "
                       "they follow from the others: the system is redundant."),
        ([2, 3, 4], "No state is left: sentence 4 excludes all that was still possible. "
                    "The system is contradictory."),
    ],
)  # fmt: skip
def test_the_sentence(on, sentence):
    assert Sentences(on=on).sentence() == sentence


@pytest.mark.parametrize("on", [[0], [7], [1, 1], ["lamp"], [1.5]])
def test_other_numbers_are_refused(on):
    with pytest.raises(traitlets.TraitError, match="Sentences"):
        Sentences(on=on)


def test_it_reads_as_the_code_that_makes_it():
    assert repr(Sentences()) == "Sentences()"
    assert repr(Sentences(on=[5, 1])) == "Sentences(on=[5, 1])"
