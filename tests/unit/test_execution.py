"""Running notebooks for the pages: what comes out, what is kept, what is said when it fails."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from notebook_files import code, notebook

from sitegen import execution
from sitegen.errors import BuildError

FIGURE = "from mlmath_lite.figures import TwoLines\nTwoLines(A=[[2, 1], [1, 1]], b=[10, 7])"


def make(*cells: dict) -> NotebookNode:
    return nbformat.reads(json.dumps(notebook(*cells)), as_version=4)


def run(cache: Path, *cells: dict) -> NotebookNode:
    return execution.run_notebooks({"lab.ipynb": make(*cells)}, cache)["lab.ipynb"]


def test_outputs_pictures_and_the_wheel_are_there(tmp_path: Path) -> None:
    executed = run(
        tmp_path,
        code("words", "import mlmath_lite\nprint(2 + 2)"),
        code("picture", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"),
    )
    words, picture = executed.cells[1:]
    assert words.outputs[0].text == "4\n"
    assert "image/png" in picture.outputs[0].data
    # Twice the pixels: the size to show it at comes with it.
    assert set(picture.outputs[0].metadata["image/png"]) == {"width", "height"}


def test_what_a_cell_prints_is_one_output_however_it_arrives(tmp_path: Path) -> None:
    source = "import sys\nprint(1)\nsys.stdout.flush()\nprint(2)\nsys.stdout.flush()\nprint(3)"
    executed = run(tmp_path, code("words", source))
    assert [output.text for output in executed.cells[1].outputs] == ["1\n2\n3\n"]


def test_a_figure_comes_with_its_traits_and_its_sentence(tmp_path: Path) -> None:
    executed = run(tmp_path, code("lines", FIGURE, tags=["figure"]))
    assert [cell.id for cell in executed.cells] == ["title", "lines"]
    [sentence] = executed.metadata.sentences.values()
    assert sentence.startswith("The lines cross at (3, 4)")


def test_only_what_changed_runs_again(tmp_path: Path, capsys) -> None:
    cells = {"a.ipynb": make(code("x", "print(1)")), "b.ipynb": make(code("x", "print(2)"))}
    execution.run_notebooks(cells, tmp_path)
    capsys.readouterr()
    # Prose and stored outputs do not matter.
    cells["a.ipynb"].cells[0].source += " More words."
    cells["b.ipynb"].cells[1].source = "print(3)"
    executed = execution.run_notebooks(cells, tmp_path)
    assert capsys.readouterr().out == "Running b.ipynb\n"
    assert executed["a.ipynb"].cells[1].outputs[0].text == "1\n"
    assert executed["a.ipynb"].cells[0].source.endswith("More words.")
    assert executed["b.ipynb"].cells[1].outputs[0].text == "3\n"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_change_of_the_wheel_runs_all_again(tmp_path: Path, monkeypatch) -> None:
    before = execution._surroundings()
    (tmp_path / "module.py").write_text("x = 1\n")
    monkeypatch.setattr(execution, "WHEEL_SOURCE", tmp_path)
    middle = execution._surroundings()
    (tmp_path / "module.py").write_text("x = 2\n")
    assert len({before, middle, execution._surroundings()}) == 3


def test_a_cell_that_fails_is_named_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as caught:
        run(tmp_path, code("fine", "x = 1"), code("divide", "1 / 0"), code("later", "2"))
    assert caught.value.where == "content/lab.ipynb, cell 'divide'"
    assert "ZeroDivisionError" in caught.value.what
    assert list(tmp_path.iterdir()) == []


def test_a_cell_that_may_fail_does_not_stop_the_build(tmp_path: Path) -> None:
    executed = run(tmp_path, code("divide", "1 / 0", tags=["raises-exception"]), code("on", "2"))
    assert executed.cells[1].outputs[0].ename == "ZeroDivisionError"
    assert executed.cells[2].outputs[0].data["text/plain"] == "2"
