"""Questions of the course, asked inside a notebook."""

import traitlets

from mlmath_lite.figures.figure import Figure

__all__ = ["ask"]


class Question(Figure):
    """A question, shown by the same player as on the course's pages."""

    path = "static/site/player.js"
    question = traitlets.Unicode().tag(sync=True)

    def sentence(self) -> str:
        """Say which question this is."""
        return f"Question {self.question}"


def ask(question: str) -> Question:
    """Ask a question of the course.

    Parameters
    ----------
    question
        Its id, such as ``"c1w1-determinant-2x2"``.
    """
    return Question(question=question)
