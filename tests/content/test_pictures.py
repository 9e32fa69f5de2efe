"""Pictures of lessons have words for those who do not see them."""

from sitegen.course import Lesson, read_course
from sitegen.notebook_page import PICTURE
from sitegen.notebooks import read_notebook
from sitegen.paths import CONTENT


def test_every_picture_of_a_lesson_says_what_it_shows():
    silent = [
        (step.file, cell.id)
        for step in read_course(CONTENT).ready
        if isinstance(step, Lesson) and step.file
        for cell in read_notebook(CONTENT, step.file).cells
        if cell.cell_type == "code" and "plt.show()" in cell.source
        if not PICTURE.search(cell.source)
    ]
    assert silent == [], "add a comment `# Picture: …` to these cells"
