#!/usr/bin/env python3
"""Builds, serves and tests the site: `python3 build.py serve`. The work is in sitegen/."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python is to be told
    sys.exit(
        "build.py: Python 3.11 or later is needed; this is Python "
        + sys.version.split()[0] + " (" + sys.executable + ").\n"
        "  What to do: install a newer one and run, for example, `python3.11 build.py serve`."
    )  # fmt: skip

from sitegen import cli

if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[1:]))
