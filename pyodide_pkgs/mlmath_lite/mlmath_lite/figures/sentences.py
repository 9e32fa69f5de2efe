"""Sentences about a lamp and a fan, and the states that they leave."""

from collections.abc import Sequence

import traitlets

from mlmath_lite.figures.figure import Figure

__all__ = ["Sentences"]

# The states of lamp and fan; 1 is on.
STATES = ((1, 1), (1, 0), (0, 1), (0, 0))

# What each sentence leaves. Each leaves half of the states: so two sentences that leave two states
# say the same, and of more than two sentences that do not contradict each other, all but two follow
# from the others.
LEAVES = (
    {(1, 0), (0, 1)},  # 1. Exactly one is on.
    {(1, 1), (1, 0)},  # 2. The lamp is on.
    {(1, 0), (0, 0)},  # 3. The fan is off.
    {(1, 1), (0, 0)},  # 4. Both are on, or neither.
    {(1, 0), (0, 1)},  # 5. They are not alike.
    {(1, 1), (0, 1)},  # 6. The fan is on.
)


class Sentences(Figure):
    """A system of sentences about a lamp and a fan: which of the four states do they leave?

    Switch sentences on and off. Each crosses out the states that it excludes. The figure counts
    what is left, and says whether the system is complete, redundant or contradictory.

    The sentences are: 1. exactly one is on; 2. the lamp is on; 3. the fan is off; 4. both are on,
    or neither; 5. they are not alike; 6. the fan is on.

    Parameters
    ----------
    on
        The numbers of the sentences that are switched on, in this order: a sentence adds
        nothing if it follows from those before it.

    Examples
    --------
    >>> Sentences(on=[1, 2])
    Sentences(on=[1, 2])
    """

    on = traitlets.List(traitlets.Int(min=1, max=len(LEAVES))).tag(sync=True)

    @traitlets.validate("on")
    def _each_once(self, proposal: traitlets.Bunch) -> list[int]:
        on: list[int] = proposal["value"]
        if len(set(on)) < len(on):
            raise traitlets.TraitError(f"on of Sentences needs each number once, not {on!r}")
        return on

    def sentence(self) -> str:
        """Say which states are left, and what that makes of the system."""
        left = set(STATES)
        new: list[int] = []
        old: list[int] = []
        for number in self.on:
            rest = left & LEAVES[number - 1]
            if not rest:
                return (
                    f"No state is left: sentence {number} excludes all that was still possible. "
                    f"The system is contradictory{_singular(self.on)}."
                )
            (old if rest == left else new).append(number)
            left = rest
        if not new:
            return "All 4 states are left: nothing has been said yet."
        said = _states(left)
        if old:
            return f"{said} {_nothing_new(old, new)}: the system is redundant{_singular(self.on)}."
        if len(left) > 1:
            return f"{said} One sentence is too few for lamp and fan: the system is incomplete."
        return f"{said} Each sentence adds something: the system is complete, so non-singular."


def _states(left: set[tuple[int, int]]) -> str:
    """Name the states that are left."""
    words = ("off", "on")
    names = [f"lamp {words[lamp]}, fan {words[fan]}" for lamp, fan in STATES if (lamp, fan) in left]
    return f"{len(left)} state{'s are' if len(left) > 1 else ' is'} left: {'; or '.join(names)}."


def _nothing_new(old: Sequence[int], new: Sequence[int]) -> str:
    """Say which sentences add nothing, and why."""
    if len(old) > 1:
        listed = f"{', '.join(str(number) for number in old[:-1])} and {old[-1]}"
        return f"Sentences {listed} add nothing, since they follow from the others"
    same = next((n for n in new if LEAVES[n - 1] == LEAVES[old[0] - 1]), None)
    if same is not None:
        return f"Sentence {old[0]} adds nothing, since it says the same as sentence {same}"
    return f"Sentence {old[0]} adds nothing, since it follows from sentences {new[0]} and {new[1]}"


def _singular(on: Sequence[int]) -> str:
    """Only of as many sentences as there are things to know does one say that they are singular."""
    return ", so singular" if len(on) == len(STATES[0]) else ""
