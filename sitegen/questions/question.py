"""The decorator that makes a function a question."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import BuildError
from sitegen.paths import ROOT
from sitegen.questions.kinds import Variant

USES = ("lesson", "practice", "quiz", "placement", "closing")
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Question:
    """A question function with what its decorator says of it.

    Parameters
    ----------
    function
        Takes a seeded generator, returns a variant.
    topic
        The id, in course.toml, of what it asks about.
    uses
        Where it is asked.
    variants
        How many different ones it has at least.
    """

    function: Callable[[random.Random], Variant]
    topic: str
    uses: tuple[str, ...]
    variants: int

    @property
    def name(self) -> str:
        """The function's name with hyphens."""
        return self.function.__name__.replace("_", "-")

    @property
    def title(self) -> str:
        """The first line of the function's docstring."""
        return (self.function.__doc__ or "").strip().partition("\n")[0]

    @property
    def where(self) -> str:
        """File, line and function, for messages."""
        code = self.function.__code__
        file = Path(code.co_filename)
        shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        return f"{shown}:{code.co_firstlineno}, {self.function.__name__}"

    def __call__(self, rng: random.Random) -> Variant:
        """Make a variant."""
        return self.function(rng)


def question(
    *, topic: str, uses: Sequence[str], variants: int = ENOUGH
) -> Callable[[Callable[[random.Random], Variant]], Question]:
    """Make a function a question.

    Parameters
    ----------
    topic
        The id, in course.toml, of what it asks about.
    uses
        Any of `USES`: a lesson, the week's practice quiz, its quiz, the placement with which the
        course begins, the review that closes it.
    variants
        How many different variants it has at least. A question about ideas, whose numbers cannot
        vary, says here how many it has; all others have 20 or more.
    """

    def register(function: Callable[[random.Random], Variant]) -> Question:
        made = Question(function, topic, tuple(uses), variants)
        unknown = sorted(set(uses) - set(USES))
        if isinstance(uses, str) or unknown or not uses:
            raise BuildError(
                made.where,
                f"`uses` is {uses!r}",
                f'name some of {", ".join(USES)}: uses=("lesson", "practice")',
            )
        if not made.title:
            raise BuildError(
                made.where,
                "it has no docstring",
                "say in its first line what is asked; that is the question's title",
            )
        return made

    return register
