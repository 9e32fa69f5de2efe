"""What a learner does until the first figure; runs in Pyodide, when the site is built.

It follows `site/python/begin.py`. The files that the two open are the ones that Python starts with.
Those that `first_minutes.py` opens follow at once, all others when they are asked for, or when
there is nothing else to do. So this decides how fast things are, and never what works.
"""

# ruff: noqa: F704, F821
# mypy: disable-error-code="name-defined"

kernel = pyodide_kernel.kernel_instance
shell = kernel.interpreter
kernel._parent_header = {"header": {}}
nothing = lambda *arguments: None  # noqa: E731
pyodide_kernel.stdout_stream.publish_stream_callback = nothing
pyodide_kernel.stderr_stream.publish_stream_callback = nothing
shell.display_pub.display_data_callback = nothing
shell.display_pub.update_display_data_callback = nothing
shell.display_pub.clear_output_callback = nothing
shell.displayhook.publish_execution_result = nothing
shell.send_comm = nothing

CELLS = [
    "import numpy as np\nimport matplotlib.pyplot as plt",
    "A = np.array([[1.0, 2.0], [3.0, 4.0]])\nprint(A)\nA",
    "np.linalg.det(A), np.linalg.matrix_rank(A)",
    "plt.plot([0, 1, 2], [0, 1, 4], marker='o', label='square')\nplt.axis('equal')\n"
    "plt.title('A title')\nplt.xlabel('x')\nplt.grid(alpha=0.3)\nplt.legend()\nplt.show()",
]
for cell in CELLS:
    result = await kernel.run(cell)  # type: ignore[top-level-await]
    assert result["status"] == "ok", (cell, result)
