"""What all interactive figures have in common."""

from typing import Any, ClassVar

import anywidget
import numpy as np
import traitlets

__all__ = ["Figure", "Numbers"]

# Finds the site that the notebook belongs to and lets the site's own module draw. JupyterLite's
# pages say where the site's top folder is; JupyterLab on a desktop has no site.
LOADER = """\
export default {
  async render({ model, el }) {
    const root = document.getElementById("jupyter-config-data")?.dataset.jupyterLiteRoot;
    if (root === undefined) {
      el.textContent = "This figure is drawn by the course site.";
      return;
    }
    const url = new URL(`${root}/PATH`, document.baseURI);
    const { default: figure } = await import(url.href);
    return figure.render({ model, el });
  },
};
"""


class Numbers(traitlets.TraitType):
    """A trait that holds numbers in lists, as a matrix or a vector, and accepts arrays too.

    Parameters
    ----------
    *shape
        What the shape must be: ``Numbers(2, 2)`` is a 2×2 matrix, ``Numbers(3)`` a vector;
        None stands for any length.
    """

    def __init__(self, *shape: int | None, **settings: Any) -> None:
        self.shape = shape
        super().__init__(**settings)

    def validate(self, obj: Any, value: Any) -> list:
        """Return the numbers as lists of plain ints and floats.

        Raises
        ------
        traitlets.TraitError
            If they are no finite numbers, or not in the shape that the figure needs.
        """
        try:
            array = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            array = np.array(np.nan)
        fits = len(array.shape) == len(self.shape) and all(
            wanted in (None, length) for wanted, length in zip(self.shape, array.shape, strict=True)
        )
        if not fits or not np.isfinite(array).all():
            wanted = "×".join("any" if length is None else str(length) for length in self.shape)
            raise traitlets.TraitError(
                f"{self.name} of {type(obj).__name__} needs {wanted} numbers, not {value!r}"
            )
        numbers: list = _plain(array.tolist())
        return numbers


class Figure(anywidget.AnyWidget):
    """A figure to touch: its traits are what it shows, the module of the same name draws it.

    A figure ``figures/two_lines.py`` is drawn by ``figures/two_lines.js``. Setting a trait from
    Python changes the picture; touching the picture changes the traits.

    Attributes
    ----------
    module
        The name of its two files.
    path
        Where its JavaScript lies on the site.
    """

    module: ClassVar[str]
    path: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        # For each widget traitlets makes a class of its own, below the one that we write.
        if "_esm" not in vars(cls):
            cls.module = cls.__module__.rsplit(".", 1)[-1]
            if "path" not in vars(cls):
                cls.path = f"static/figures/{cls.module}.js"
            cls._esm = LOADER.replace("PATH", cls.path)
        super().__init_subclass__(**kwargs)

    def __init__(self, **traits: Any) -> None:
        unknown = sorted(set(traits) - set(self.figure_traits()))
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no {unknown[0]}; "
                f"it has {', '.join(self.figure_traits())}"
            )
        self._given = frozenset(traits)
        super().__init__(**traits)

    @classmethod
    def figure_traits(cls) -> list[str]:
        """Return the names of the traits that say what the figure shows, in their order."""
        return [
            name
            for owner in reversed(cls.__mro__)
            if issubclass(owner, Figure)
            for name, trait in vars(owner).items()
            if isinstance(trait, traitlets.TraitType) and not name.startswith("_")
        ]

    def state(self) -> dict[str, Any]:
        """Return what the figure shows now, ready for JSON."""
        return {name: getattr(self, name) for name in self.figure_traits()}

    def sentence(self) -> str:
        """Say what the figure shows now, in the words that stand below it."""
        raise NotImplementedError

    def __repr__(self) -> str:
        """Write the figure as the code that makes it."""
        defaults = {name: self.traits()[name].default() for name in self.figure_traits()}
        settings = [
            f"{name}={value!r}"
            for name, value in self.state().items()
            if name in self._given or value != defaults[name]
        ]
        return f"{type(self).__name__}({', '.join(settings)})"


def _plain(value: Any) -> Any:
    """Turn whole floats into ints, all the way down: they read better."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if value.is_integer() else value
