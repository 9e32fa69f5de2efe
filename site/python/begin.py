"""What Python does before anybody asks: it imports what a first cell wants (see start.js)."""

# ruff: noqa: E402, F401

import importlib
import sys
import types

# IPython's terminal is of no use here, and it would bring in prompt_toolkit, which takes as long
# to import as numpy does. IPython asks for this one function of it.
terminal = types.ModuleType("IPython.terminal.embed")
terminal.embed = None
sys.modules[terminal.__name__] = terminal


class Piplite(types.ModuleType):
    """What the kernel finds under piplite's names until somebody installs a package.

    micropip, which piplite imports, takes as long to import as numpy does.
    """

    def __getattr__(self, name):
        # Whatever looks at all modules installs nothing; `import piplite.cli` asks for the path.
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        if sys.modules[self.__name__] is self:
            told = vars(sys.modules.pop("piplite.piplite"))
            del sys.modules["piplite"]
            settings = {key: value for key, value in told.items() if key.startswith("_PIPLITE")}
            vars(importlib.import_module("piplite.piplite")).update(settings)
        return getattr(sys.modules[self.__name__], name)


sys.modules["piplite"] = Piplite("piplite")
sys.modules["piplite.piplite"] = sys.modules["piplite"].piplite = Piplite("piplite.piplite")

import pyodide_kernel

# The kernel wants jedi, but it is not here (LEFT_OUT_PACKAGES in sitegen/packs.py).
pyodide_kernel.ipython_shell.Completer.use_jedi = False

# After the kernel, which has told matplotlib where to draw.
import matplotlib.pyplot
import matplotlib_inline.backend_inline
import numpy

# The drive comes last: a module of the learner's own is found there after all others, and no
# import of another has to ask it.
sys.path.remove("")
sys.path.append("")
