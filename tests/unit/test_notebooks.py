"""Reading a notebook: what is wrong with it is said with the file, the cell and the way out."""

import copy
import json

import pytest
from notebook_files import code, markdown, notebook, write

from sitegen.errors import BuildError
from sitegen.notebooks import grading, read_notebook


def fault(folder, document):
    with pytest.raises(BuildError) as error:
        read_notebook(folder, write(folder, document))
    assert error.value.where.startswith("content/lab.ipynb")
    return str(error.value)


def test_a_good_notebook_is_read(tmp_path):
    file = write(tmp_path, notebook(code("sum", "1 + 1"), markdown("end", "The end.")))
    assert [cell.id for cell in read_notebook(tmp_path, file).cells] == ["title", "sum", "end"]


def test_broken_json_is_named_with_line_and_column(tmp_path):
    text = json.dumps(notebook(), indent=1)
    broken = text.replace('"nbformat": 4,', '"nbformat": 4', 1)
    assert "line 3, column 2: not valid JSON" in fault(tmp_path, broken)


@pytest.mark.parametrize("document", ["[]", "{}", '{"cells": 3}', '{"cells": [3]}'])
def test_json_that_is_no_notebook(tmp_path, document):
    assert "no list of cells" in fault(tmp_path, document)


def test_two_cells_with_the_same_id(tmp_path):
    text = fault(tmp_path, notebook(code("sum", "1"), code("sum", "2")))
    assert "cells 2 and 3 have the same id 'sum'" in text


@pytest.mark.parametrize("cell_id", ["", "Sum", "a b", "x" * 65, None])
def test_an_id_that_is_not_meaningful(tmp_path, cell_id):
    document = notebook(code("sum", "1"))
    document["cells"][1]["id"] = cell_id
    assert f"cell 2: its id is {cell_id!r}" in fault(tmp_path, document)


def test_a_cell_that_is_not_one(tmp_path):
    document = notebook(code("sum", "1"))
    del document["cells"][1]["source"]
    assert "not a valid notebook: 'source' is a required property" in fault(tmp_path, document)


def test_metadata_that_would_make_it_changed_when_opened(tmp_path):
    document = copy.deepcopy(notebook())
    document["metadata"]["language_info"]["version"] = "3.11.7"
    assert "changed as soon as a learner opens it" in fault(tmp_path, document)


def test_cell_metadata_that_the_browser_would_change(tmp_path):
    assert "scrolled" in fault(tmp_path, notebook(code("sum", "1", scrolled=True)))


SOLUTION = grading("double")
GRADE = grading("check", 2)


def graded(solution, grade):
    return notebook(
        code("double", "x = 1", nbgrader=solution),
        code("check", 'check("c1w1-x", x)', nbgrader=grade, tags=["raises-exception"]),
    )


def test_a_graded_exercise(tmp_path):
    read_notebook(tmp_path, write(tmp_path, graded(SOLUTION, GRADE)))


@pytest.mark.parametrize(
    ("solution", "grade", "words"),
    [
        ({**SOLUTION, "grade_id": "other"}, GRADE, "cell 'double': its nbgrader metadata"),
        ({**SOLUTION, "schema_version": 2}, GRADE, "not those of a solution"),
        ({**SOLUTION, "checksum": "x"}, GRADE, "not those of a solution"),
        (GRADE, GRADE, "a solution has no points"),
        ({**SOLUTION, "points": 1}, GRADE, "a solution has no points"),
        (SOLUTION, {**GRADE, "locked": False}, "cell 'check': its nbgrader metadata"),
        (SOLUTION, {**GRADE, "points": 0}, "worth 0 points"),
        (SOLUTION, {k: v for k, v in GRADE.items() if k != "points"}, "worth None points"),
    ],
)
def test_grading_that_nbgrader_would_not_understand(tmp_path, solution, grade, words):
    assert words in fault(tmp_path, graded(solution, grade))


def test_an_unknown_tag(tmp_path):
    text = fault(tmp_path, notebook(code("sum", "1", tags=["raises-exceptions"])))
    assert "cell 'sum': unknown tag 'raises-exceptions'" in text


def test_a_check_that_would_stop_run_all(tmp_path):
    source = 'check("c1w1-x", x)'
    assert "tag `raises-exception`" in fault(tmp_path, notebook(code("check", source)))
    tagged = notebook(code("check", source, tags=["raises-exception"]))
    read_notebook(tmp_path, write(tmp_path, tagged))


def test_a_stored_picture(tmp_path):
    document = notebook(code("plot", "1"))
    picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "AAAA"}}
    document["cells"][1].update(outputs=[picture], execution_count=1)
    assert "a picture is stored" in fault(tmp_path, document)


@pytest.mark.parametrize("count", [3, None])
def test_outputs_that_are_not_of_one_run_from_top_to_bottom(tmp_path, count):
    document = notebook(code("sum", "print(2)"))
    stream = {"output_type": "stream", "name": "stdout", "text": "2"}
    document["cells"][1].update(outputs=[stream], execution_count=count)
    assert "not those of one run from top to bottom" in fault(tmp_path, document)
    document["cells"][1]["execution_count"] = 1
    read_notebook(tmp_path, write(tmp_path, document))


def test_a_line_that_is_too_long_for_a_phone(tmp_path):
    assert "a line of 81 characters" in fault(tmp_path, notebook(code("long", "x" * 81)))


def test_solution_markers_that_do_not_pair(tmp_path):
    assert "do not come in pairs" in fault(tmp_path, notebook(code("x", "### BEGIN SOLUTION")))


def test_data_of_unknown_origin(tmp_path):
    document = notebook()
    document["cells"][0]["source"] = "# Title"
    assert "where its data come from" in fault(tmp_path, document)


def test_a_notebook_that_is_too_large(tmp_path):
    text = "word " * 50_000
    assert "250 kB are too many" in fault(tmp_path, notebook(markdown("long", text)))
