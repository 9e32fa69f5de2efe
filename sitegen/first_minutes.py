"""What Python does in a learner's first minutes, after the first figure (see `first_figure.py`)."""

# ruff: noqa: F704, F821
# mypy: disable-error-code="name-defined"

CELLS = [
    # What mlmath_lite imports.
    "import abc, collections, fractions, functools, inspect, io, itertools, json, math, operator\n"
    "import pathlib, random, re, statistics, textwrap, time, traceback, types, typing\n"
    "import anywidget, traitlets",
    "rng = np.random.default_rng(1)\nA = rng.normal(size=(3, 3))\nnp.linalg.svd(A)",
    "figure, axes = plt.subplots(1, 2, figsize=(8, 3), layout='constrained')\n"
    "axes[0].plot([0, 1, 2], [0, 1, 4], label='$x^2$')\n"
    "axes[0].set_title('A title', fontweight='bold')\n"
    "axes[0].set(xlabel='$x_1$', ylabel='y', aspect='equal')\n"
    "axes[0].legend()\n"
    "axes[0].annotate('here', (1, 1), xytext=(1.2, 2), arrowprops={'arrowstyle': '->'})\n"
    "axes[0].quiver(0, 0, 1, 1)\naxes[0].text(0, 1, 'italic', style='italic')\n"
    "axes[1].imshow(A, cmap='gray')\naxes[1].scatter([0, 1], [0, 1], c=[0, 1])\n"
    "axes[1].bar([0, 1], [0, 1])\naxes[1].contour([[0, 1], [1, 2]])\n"
    "figure.colorbar(axes[1].images[0])\nplt.show()",
    "axes = plt.figure().add_subplot(projection='3d')\n"
    "axes.plot_surface(*np.meshgrid([0, 1], [0, 1]), np.zeros((2, 2)))\nplt.show()",
    "plt.hist([1, 2, 2, 3])\nplt.show()",
    "from ipywidgets import FloatSlider, interact\n"
    "interact(lambda x: plt.plot([0, x]), x=FloatSlider(value=1, min=0, max=2));",
    # An error of the learner's own is shown with its lines.
    "def divide(a, b):\n    return a / b\n\ndivide(1, 0)",
]
for cell in CELLS:
    result = await kernel.run(cell)  # type: ignore[top-level-await]
    assert result["status"] == "ok" or cell is CELLS[-1], (cell, result)
assert ".linspace" in kernel.complete("np.lin", 6)["matches"]
kernel.inspect("np.linalg.inv", 13, 0)
kernel.is_complete("for x in y:")
