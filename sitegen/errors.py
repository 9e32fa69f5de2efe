"""The one error that the build shows to people."""


class BuildError(Exception):
    """Something a person can mend stops the build.

    Parameters
    ----------
    where
        The file, cell, question, address or package that is at fault.
    what
        What is wrong with it, in one sentence.
    remedy
        What to do about it, in one sentence.
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  What to do: {self.remedy}"
