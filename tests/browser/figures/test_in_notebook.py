"""A figure in JupyterLite: drawn by the site's own module, its traits shared with Python."""

import pytest
from mlmath_lite.figures import TwoLines

NOTEBOOK = "course1/week1/lab1_introduction_to_numpy_arrays.ipynb"
FIGURE = (
    "from mlmath_lite.figures import TwoLines\nfig = TwoLines(A=[[2, 1], [4, 2]], b=[5, 10])\nfig"
)
# Put code into a new cell at the end, run it and return its outputs.
RUN = """async (source) => {
    const { content: notebook, context } = window.jupyterapp.shell.currentWidget;
    const cells = context.model.sharedModel;
    cells.insertCell(cells.cells.length, { cell_type: "code", source });
    notebook.activeCellIndex = notebook.widgets.length - 1;
    await window.jupyterapp.commands.execute("notebook:run-cell");
    return notebook.activeCell.model.outputs.toJSON();
}"""


@pytest.mark.parametrize("site", ["at_root", "below_a_path"])
def test_a_drag_in_a_notebook_changes_pythons_trait_and_back(site, visit, request):
    visitor = visit(request.getfixturevalue(site))
    visitor.open_notebook(NOTEBOOK)
    page = visitor.page

    [output] = page.evaluate(RUN, FIGURE)
    assert output["data"]["text/plain"] == "TwoLines(A=[[2, 1], [4, 2]], b=[5, 10])"
    figure = page.locator(".figure[data-sentence]")
    figure.wait_for()
    assert figure.locator(".figure-sentence").text_content() == TwoLines(
        A=[[2, 1], [4, 2]], b=[5, 10]
    ).sentence()  # fmt: skip

    figure.get_by_role("slider", name="Move line 2", exact=True).press("ArrowRight")
    shown = figure.locator(".figure-sentence").text_content()
    assert "parallel" in shown
    [output] = page.evaluate(RUN, "print(fig.b, fig.sentence(), sep='\\n')")
    assert output["text"] == f"[5, 11]\n{shown}\n"

    page.evaluate(RUN, "fig.A = [[1, 0], [0, 1]]")
    page.wait_for_function(
        "document.querySelector('.figure').dataset.sentence.includes('cross at (5, 11)')"
    )
