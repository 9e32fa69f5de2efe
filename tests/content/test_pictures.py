"""Pictures have words for those who do not see them."""

import re

from sitegen.course import read_course
from sitegen.notebook_page import PICTURE
from sitegen.notebooks import read_notebook
from sitegen.paths import CONTENT


def draws(source: str) -> bool:
    """Return whether a cell draws, and does not only define what draws."""
    if re.search(r"^interact\(", source, re.MULTILINE):
        return True
    return "plt.show()" in source and not re.search(r"^def ", source, re.MULTILINE)


def test_every_picture_says_what_it_shows():
    silent = [
        (file, cell.id)
        for step in read_course(CONTENT).ready
        if (file := getattr(step, "file", None))
        for cell in read_notebook(CONTENT, file).cells
        if cell.cell_type == "code" and draws(cell.source)
        if not PICTURE.search(cell.source)
    ]
    assert silent == [], "add a comment `# Picture: …` to these cells"
