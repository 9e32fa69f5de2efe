"""Makes the learner's copy of a notebook: the same cells, without solutions and outputs.

Solutions stand between nbgrader's markers, ``### BEGIN SOLUTION`` and ``### END SOLUTION``.
"""

import ast
import copy
import textwrap
from itertools import pairwise

import nbformat
from nbformat import NotebookNode

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


def learner_copy(notebook: NotebookNode) -> bytes:
    """Return the learner's copy of a notebook, as the file that JupyterLab would write.

    Parameters
    ----------
    notebook
        A notebook with solutions; it is not changed.
    """
    learners = copy.deepcopy(notebook)
    for cell in learners.cells:
        if cell.cell_type == "code":
            cell.source = without_solutions(cell.source)
            cell.outputs = []
            cell.execution_count = None
    text: str = nbformat.writes(learners)
    return (text + "\n").encode()


def without_solutions(source: str) -> str:
    """Replace each solution in a cell by what stands there before the learner begins.

    The body of a function becomes ``...  # your code here``. At the top level each name that the
    solution assigns is set to ``...``, so that ``check`` can tell that it is not answered yet.

    Raises
    ------
    ValueError
        If the markers do not come in pairs, or a solution outside a function assigns nothing.

    Examples
    --------
    >>> print(without_solutions("### BEGIN SOLUTION\\nshape = (3, 2)\\n### END SOLUTION"))
    shape = ...  # your answer here
    """
    lines = source.splitlines()
    for first, last in reversed(solution_regions(source)):
        indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
        solution = textwrap.dedent("\n".join(lines[first + 1 : last]))
        if indent:
            learners = [f"{indent}...  # your code here"]
        else:
            learners = [f"{name} = ...  # your answer here" for name in _assigned(solution)]
        lines[first : last + 1] = learners
    return "\n".join(lines)


def solution_regions(source: str) -> list[tuple[int, int]]:
    """Return the lines, counted from 0, of each pair of markers.

    Raises
    ------
    ValueError
        If the markers do not come in pairs.
    """
    marks = [
        (number, line.strip())
        for number, line in enumerate(source.splitlines())
        if line.strip() in (BEGIN, END)
    ]
    if [mark for _, mark in marks] != [BEGIN, END] * (len(marks) // 2):
        raise ValueError("the markers of a solution do not come in pairs")
    return [(begin[0], end[0]) for begin, end in list(pairwise(marks))[::2]]


def _assigned(solution: str) -> list[str]:
    """Return the names that the solution assigns at its top level, each once, in order."""
    names = [
        target.id
        for statement in ast.parse(solution).body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    ]
    if not names:
        raise ValueError("a solution outside a function assigns no name")
    return list(dict.fromkeys(names))
