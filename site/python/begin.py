"""What Python does before anybody asks: it imports what a first cell wants (see start.js)."""

# ruff: noqa: E402, F401

import sys
import types

# IPython's terminal is of no use here, and it would bring in prompt_toolkit, which takes as long
# to import as numpy does. IPython asks for this one function of it.
terminal = types.ModuleType("IPython.terminal.embed")
terminal.embed = None
sys.modules[terminal.__name__] = terminal

import pyodide_kernel

# The kernel wants jedi, but it is not here (LEFT_OUT_PACKAGES in sitegen/packs.py).
pyodide_kernel.ipython_shell.Completer.use_jedi = False

# After the kernel, which has told matplotlib where to draw.
import matplotlib.pyplot
import matplotlib_inline.backend_inline
import numpy
import piplite.piplite

# The drive comes last: a module of the learner's own is found there after all others, and no
# import of another has to ask it.
sys.path.remove("")
sys.path.append("")
