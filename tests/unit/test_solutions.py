"""The learner's copy of a notebook."""

import json

import nbformat
import pytest
from notebook_files import code, markdown, notebook

from sitegen.solutions import learner_copy, without_solutions

FUNCTION = """\
def double(x):
    \"\"\"Return twice x.\"\"\"
    ### BEGIN SOLUTION
    y = 2 * x
    return y
    ### END SOLUTION
"""
ASSIGNMENTS = """\
### BEGIN SOLUTION
rows = 3
columns = 2
rows = 3
### END SOLUTION
print("done")
"""


def test_the_body_of_a_function_is_left_to_the_learner():
    assert without_solutions(FUNCTION) == (
        'def double(x):\n    """Return twice x."""\n    ...  # your code here'
    )


def test_assigned_names_wait_for_an_answer():
    assert without_solutions(ASSIGNMENTS) == (
        'rows = ...  # your answer here\ncolumns = ...  # your answer here\nprint("done")'
    )


def test_every_region_of_a_cell_is_taken_out():
    source = without_solutions(FUNCTION + "\n\n" + FUNCTION.replace("double", "twice"))
    assert source.count("your code here") == 2
    assert "return" not in source


def test_a_cell_without_solution_stays_as_it_is():
    assert without_solutions("x = 1\n\ny = 2") == "x = 1\n\ny = 2"


@pytest.mark.parametrize(
    "source",
    [
        "### BEGIN SOLUTION",
        "### END SOLUTION\n### BEGIN SOLUTION",
        "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION",
    ],
)
def test_markers_that_do_not_pair(source):
    with pytest.raises(ValueError, match="pairs"):
        without_solutions(source)


def test_a_solution_outside_a_function_that_assigns_nothing():
    with pytest.raises(ValueError, match="assigns no name"):
        without_solutions("### BEGIN SOLUTION\nprint(1)\n### END SOLUTION")


def test_the_copy_has_no_outputs_and_the_original_is_not_changed():
    document = notebook(code("double", FUNCTION), markdown("end", "### BEGIN SOLUTION"))
    stream = {"output_type": "stream", "name": "stdout", "text": "42\n"}
    document["cells"][1]["outputs"] = [stream]
    original = nbformat.reads(json.dumps(document), as_version=4)
    copy = json.loads(learner_copy(original))
    assert copy["cells"][1]["outputs"] == []
    assert "y = 2 * x" not in "".join(copy["cells"][1]["source"])
    assert copy["cells"][2]["source"] == ["### BEGIN SOLUTION"], "text is not code"
    assert original.cells[1].outputs[0].text == "42\n"
    assert "y = 2 * x" in original.cells[1].source


def test_the_copy_is_always_the_same():
    original = nbformat.reads(json.dumps(notebook(code("double", FUNCTION))), as_version=4)
    assert learner_copy(original) == learner_copy(original)
