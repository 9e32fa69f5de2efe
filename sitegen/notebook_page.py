"""What a page shows of a notebook: prose, code with its outputs, figures, questions."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from sitegen.errors import BuildError
from sitegen.markup import TextError, python_html, to_html, without_empty_heads
from sitegen.notebooks import CHECK_CALL
from sitegen.solutions import without_solutions

WIDGET = "application/vnd.jupyter.widget-view+json"
WIDGET_STATES = "application/vnd.jupyter.widget-state+json"
HEADING = re.compile(r'<h2 id="([^"]+)"><a class="anchor" [^>]*>(.*?)</a></h2>', re.DOTALL)
TITLE = re.compile(r"<h1>(.*?)</h1>\s*", re.DOTALL)
FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
TAGS = re.compile(r"<[^>]*>")
DATA_PARAGRAPH = re.compile(r"<p>(?=<strong>Data\.</strong>)")
# A picture's text alternative is a comment of the cell that draws it.
PICTURE = re.compile(r"^# Picture: ((?:.+)(?:\n#  .+)*)\n?", re.MULTILINE)
ASK = re.compile(r"""^ask\(\s*["']([a-z0-9-]+)["']\s*\)""", re.MULTILINE)
ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
TABLE = re.compile(r"<table.*</table>", re.DOTALL)
SUMMARY = re.compile(
    r'<h2 id="summary">.*(<div class="scroll"><table>.*?</table></div>)', re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """What one cell gives to the page.

    Parameters
    ----------
    kind
        "text", "code", "setup", "exercise", "check", "figure" or "question".
    cell
        The cell's id.
    html
        The prose, the highlighted code, or the figure's sentence.
    outputs
        Under code: what running it gave, as HTML.
    module, state
        Of a figure: its module's name and its traits as JSON.
    question
        The id of a question.
    """

    kind: str
    cell: str
    html: str = ""
    outputs: Sequence[str] = ()
    module: str = ""
    state: str = ""
    question: str = ""


@dataclass(frozen=True)
class Section:
    """An entry of the table of contents."""

    anchor: str
    title: str


@dataclass
class Document:
    """A notebook as its page shows it.

    Parameters
    ----------
    title
        The notebook's title, as HTML.
    summary
        Its first paragraph as plain text, for search engines.
    blocks
        What follows the title.
    """

    title: str
    summary: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def sections(self) -> list[Section]:
        """The sections, for the table of contents."""
        return [
            Section(*match.groups())
            for block in self.blocks
            if block.kind == "text"
            for match in HEADING.finditer(block.html)
        ]

    @property
    def formulas(self) -> str:
        """The table of formulas with which a lesson's summary ends, or nothing."""
        for block in self.blocks:
            if summary := SUMMARY.search(block.html):
                return summary[1]
        return ""

    @property
    def questions(self) -> list[str]:
        """The ids of the questions that stand on the page."""
        return [block.question for block in self.blocks if block.question]

    @property
    def has_figures(self) -> bool:
        """Whether a figure stands on the page."""
        return any(block.kind == "figure" for block in self.blocks)


def read_document(file: str, notebook: NotebookNode, pictures: "Pictures") -> Document:
    """Return what the page of a notebook shows.

    Parameters
    ----------
    file
        The notebook's path below content/.
    notebook
        The notebook as `execution` ran it, solutions included; the page shows none of them.
    pictures
        Takes the pictures that the notebook draws.

    Raises
    ------
    BuildError
        If the notebook has no title, a text has a dollar sign outside its formulas, or a figure
        cell makes no figure.
    """
    where = f"content/{file}"
    anchors = {"main", "contents"}
    states = notebook.metadata.get("widgets", {}).get(WIDGET_STATES, {}).get("state", {})
    sentences = notebook.metadata.get("sentences", {})
    blocks = []
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            topic = next((tag[6:] for tag in tags if tag.startswith("topic:")), None)
            try:
                prose = to_html(cell.source, anchors, first=topic)
            except TextError as error:
                place = f"{where}, cell {cell.id!r}"
                raise BuildError(place, error.what, error.remedy) from error
            prose = DATA_PARAGRAPH.sub('<p class="data">', prose)
            blocks.append(Block("text", cell.id, prose))
        elif cell.cell_type == "code":
            blocks.append(_code_block(file, cell, tags, states, sentences, pictures))
    title = TITLE.match(blocks[0].html) if blocks and blocks[0].kind == "text" else None
    if title is None:
        raise BuildError(where, "it has no title", "let its first cell begin with `# Title`")
    opening = blocks[0].html[title.end() :]
    paragraph = FIRST_PARAGRAPH.search(opening)
    return Document(
        title=title[1],
        summary=html.unescape(TAGS.sub("", paragraph[1])) if paragraph else "",
        blocks=[Block("text", blocks[0].cell, opening), *blocks[1:]],
    )


def _code_block(
    file: str,
    cell: NotebookNode,
    tags: Sequence[str],
    states: Mapping[str, Any],
    sentences: Mapping[str, str],
    pictures: "Pictures",
) -> Block:
    if asked := ASK.search(cell.source):
        return Block("question", cell.id, question=_question_id(file, asked[1]))
    if "figure" in tags:
        return _figure(file, cell, states, sentences)
    source = without_solutions(cell.source)
    code = python_html(PICTURE.sub("", source))
    if "setup" in tags:
        return Block("setup", cell.id, code)
    if source != cell.source:
        return Block("exercise", cell.id, code)
    if CHECK_CALL.search(source):
        return Block("check", cell.id, code)
    described = PICTURE.search(source)
    alt = " ".join(re.split(r"\s*\n#\s*", described[1])) if described else "The code’s picture."
    outputs = list(_outputs(cell.outputs, alt, states, pictures))
    return Block("code", cell.id, code, outputs)


def _question_id(file: str, name: str) -> str:
    """Return a question's full id: in week 2 of course 1, "swap-rows" is "c1w2-swap-rows"."""
    week = re.match(r"course(\d+)/week(\d+)/", file)
    prefix = f"c{week[1]}w{week[2]}-" if week else ""
    return name if name.startswith(prefix) else prefix + name


def _figure(
    file: str, cell: NotebookNode, states: Mapping[str, Any], sentences: Mapping[str, str]
) -> Block:
    for output in cell.outputs:
        view = output.get("data", {}).get(WIDGET)
        state = states.get(view["model_id"], {}).get("state", {}) if view else {}
        # anywidget names a widget by its class: mlmath_lite.figures.two_lines.TwoLines.
        name = re.fullmatch(r"mlmath_lite\.figures\.(\w+)\.\w+", state.get("_anywidget_id", ""))
        if name:
            traits = {
                key: value
                for key, value in state.items()
                if not key.startswith("_") and key not in ("layout", "tabbable", "tooltip")
            }
            return Block(
                "figure",
                cell.id,
                html.escape(sentences[view["model_id"]]),
                module=name[1],
                state=json.dumps(traits, ensure_ascii=False),
            )
    raise BuildError(
        f"content/{file}, cell {cell.id!r}",
        "it has the tag `figure`, but makes no figure",
        "let its last line be the figure, such as `TwoLines()`, or remove the tag",
    )


# ---------------------------------------------------------------- outputs


def _outputs(
    outputs: Sequence[NotebookNode], alt: str, states: Mapping[str, Any], pictures: "Pictures"
) -> Iterator[str]:
    text = ""
    for output in outputs:
        if output.output_type == "stream":
            text += output.text
            continue
        if text:
            yield _text(text)
            text = ""
        if output.output_type == "error":
            yield _text(f"{output.ename}: {output.evalue}", "output error")
        else:
            yield from _rich(output, alt, states, pictures)
    if text:
        yield _text(text)


def _rich(
    output: NotebookNode, alt: str, states: Mapping[str, Any], pictures: "Pictures"
) -> Iterator[str]:
    data = output.data
    if WIDGET in data:
        yield from _widget(data[WIDGET]["model_id"], alt, states, pictures)
    elif "image/png" in data:
        size = output.metadata.get("image/png", {})
        yield pictures.element(base64.b64decode(data["image/png"]), alt, size)
    elif table := TABLE.search(data.get("text/html", "")):
        # pandas writes attributes that HTML no longer has.
        plain = re.sub(r' (border|style)="[^"]*"', "", table[0])
        yield f'<div class="output scroll">{without_empty_heads(plain)}</div>'
    elif "text/latex" in data:
        tex = data["text/latex"].strip("$").removeprefix(r"\displaystyle").strip()
        yield f'<div class="output"><div class="tex">{html.escape(tex, quote=False)}</div></div>'
    elif "text/plain" in data:
        yield _text(data["text/plain"])


def _text(text: str, classes: str = "output") -> str:
    plain = ESCAPE_SEQUENCE.sub("", text).rstrip("\n")
    return f'<pre class="{classes}">{html.escape(plain, quote=False)}</pre>'


def _widget(model: str, alt: str, states: Mapping[str, Any], pictures: "Pictures") -> Iterator[str]:
    """Show what a widget shows at its start, and say which of its parts move when it is live."""
    moving = []
    for entry in _family(model, states):
        state = entry["state"]
        if entry["model_name"] == "OutputModel":
            outputs = [NotebookNode(output) for output in state.get("outputs", [])]
            yield from _outputs(outputs, alt, states, pictures)
        elif "value" in state and state.get("description"):
            moving.append(f"<code>{html.escape(state['description'])}</code>")
    if moving:
        names = " and ".join(filter(None, [", ".join(moving[:-1]), moving[-1]]))
        yield f'<p class="live">Live, you move {names} and see what changes.</p>'


def _family(model: str, states: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a widget and all that it contains."""
    if entry := states.get(model):
        yield entry
        for child in entry["state"].get("children", []):
            yield from _family(child.removeprefix("IPY_MODEL_"), states)


class Pictures:
    """Puts the notebooks' pictures into the site.

    Parameters
    ----------
    folder
        Where they lie.
    address
        The folder's address, as the pages see it.
    """

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self._address = address

    def element(self, png: bytes, alt: str, size: Mapping[str, int]) -> str:
        """Store a picture and return the element that shows it."""
        name = hashlib.sha256(png).hexdigest()[:20] + ".png"
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / name).write_bytes(png)
        attributes = "".join(f' {key}="{size[key]}"' for key in ("width", "height") if key in size)
        return (
            f'<img class="output" src="{self._address}{name}" alt="{html.escape(alt)}"'
            f'{attributes} loading="lazy">'
        )
