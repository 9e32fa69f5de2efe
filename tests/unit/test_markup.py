"""Markdown and formulas as the pages show them."""

from pathlib import Path

import pytest

from sitegen import markup
from sitegen.errors import BuildError
from sitegen.markup import Page, TextError, python_html, slug, to_html, typeset


def test_formulas_stay_source_until_they_are_typeset() -> None:
    html = to_html("Since $a < b$:\n\n$$\nx \\& y\n$$\n\nand in a line $$c$$.")
    assert '<span class="tex">a &lt; b</span>' in html
    assert '<div class="tex">x \\&amp; y</div>' in html
    assert '<span class="tex display">c</span>' in html


def test_headings_get_ids_that_stand_once_and_link_to_themselves() -> None:
    anchors = {"main"}
    html = to_html("# Title\n\n## 1. Main\n\n### Why not?\n\n### Why not?", anchors)
    assert "<h1>Title</h1>" in html
    assert '<h2 id="main-2"><a class="anchor" href="#main-2">1. Main</a></h2>' in html
    assert {"why-not", "why-not-2"} < anchors


def test_the_first_heading_can_have_an_id_of_its_own() -> None:
    html = to_html("## Rows\n\n### Rows", set(), first="c1w1l1-rows")
    assert '<h2 id="c1w1l1-rows">' in html
    assert '<h3 id="rows">' in html


def test_without_a_page_headings_have_no_ids() -> None:
    assert to_html("## Rows") == "<h2>Rows</h2>\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Why not lists?", "why-not-lists"),
        ("3", "3"),
        ("Über 2×2", "über-2-2"),
        ("?", "section"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_links_between_notebooks_become_links_between_pages() -> None:
    html = to_html("[a](lab2_x.ipynb#b) [c](https://example.org/d.ipynb) [e](../n?path=f.ipynb)")
    assert 'href="lab2_x.html#b"' in html
    assert 'href="https://example.org/d.ipynb"' in html
    assert 'href="../n?path=f.ipynb"' in html


def test_tables_scroll_in_their_own_box_and_say_nothing_empty() -> None:
    html = to_html("| | |\n|---|---|\n| a | b |\n\n| | c |\n|---|---|\n| a | b |")
    assert html.count('<div class="scroll"><table>') == html.count("</table></div>") == 2
    assert html.count("<thead>") == 1
    assert "<td></td>\n<th>c</th>" in html


def test_where_a_tables_first_column_has_no_head_it_heads_the_rows() -> None:
    html = to_html("| | |\n|---|---|\n| a | b |\n\n| | c |\n|---|---|\n| d | e |")
    assert '<th scope="row">a</th>\n<td>b</td>' in html
    assert '<th scope="row">d</th>\n<td>e</td>' in html
    plain = to_html("| x | y |\n|---|---|\n| a | b |\n\n| | c |\n|---|---|\n| d | e |")
    assert "<td>a</td>\n<td>b</td>" in plain


def test_code_is_highlighted_and_never_markup() -> None:
    assert '<span class="k">return</span>' in to_html("```python\nreturn x\n```")
    assert "<b>" not in python_html('print("<b>")')
    assert "<b>" not in to_html("```\n<b>\n```")


@pytest.mark.parametrize(
    "source",
    [
        "So $x = 4\n+ 3$ is 7.",  # a line that begins with + is a list
        "It is\n\n$x\n\n= 3$.",
        "> It is $x.",
        "| $a | b$ |\n|---|---|\n| 1 | 2 |",
        "<div>$x$</div>",
        "**It costs $5.**",
    ],
)
def test_a_dollar_sign_that_belongs_to_no_formula_is_an_error(source: str) -> None:
    with pytest.raises(TextError) as caught:
        to_html(source)
    assert "“" in caught.value.what and "$" in caught.value.what
    assert r"write \$ for money" in caught.value.remedy


def test_a_dollar_can_be_money_or_code() -> None:
    html = to_html("It costs \\$5 or $x$, not \\$6.\n\n`$HOME`\n\n```\n$PATH\n```")
    assert "<p>It costs $5 or" in html and "not $6.</p>" in html
    assert "<code>$HOME</code>" in html and "$PATH" in html
    assert to_html("<p>It costs &#36;5.</p>") == "<p>It costs &#36;5.</p>"


# ---------------------------------------------------------------- KaTeX


def page(html: str) -> Page:
    return Page("a.html", "content/a.ipynb", html)


def test_formulas_are_typeset_as_html_and_mathml(katex: Path, tmp_path: Path) -> None:
    source = to_html("It is $\\frac12$.\n\n$$\n\\det A\n$$")
    [html] = typeset([page(source)], katex, tmp_path)
    assert 'class="tex' not in html
    assert html.count("<math") == html.count('class="katex-html" aria-hidden="true"') == 2
    assert '<div class="formula"><span class="katex-display">' in html
    # The full stop stays with its formula.
    assert '<span class="joined">' in html
    assert ".</span></p>" in html


def test_a_formula_is_typeset_once(katex: Path, tmp_path: Path, monkeypatch) -> None:
    typeset([page(to_html("$a$ and $b$"))], katex, tmp_path)
    asked = []
    real = markup._run_katex
    monkeypatch.setattr(
        markup, "_run_katex", lambda formulas, path: asked.extend(formulas) or real(formulas, path)
    )
    typeset([page(to_html("$a$ and $c$ and $$a$$"))], katex, tmp_path)
    assert asked == [("c", False), ("a", True)]


def test_a_wrong_formula_is_named_with_its_cell(katex: Path, tmp_path: Path) -> None:
    html = f'<div data-cell="one">{to_html("$a$")}</div><div data-cell="two">'
    html += to_html("$b$ and $\\frc12$") + '</div><div data-cell="three"></div>'
    with pytest.raises(BuildError) as caught:
        typeset([page(html)], katex, tmp_path)
    assert caught.value.where == "content/a.ipynb, cell 'two'"
    assert "'\\\\frc12'" in caught.value.what
    assert "Undefined control sequence" in caught.value.what
    assert list(tmp_path.iterdir()) == []
