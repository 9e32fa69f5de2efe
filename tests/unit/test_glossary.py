"""The glossary: what a mistake in it says, where its terms are linked, and what its page shows."""

from pathlib import Path

import pytest
from notebook_files import markdown
from test_pages import LAB_PAGE, LESSON, LESSON_PAGE, WITH_LESSON, course_map, executed, read

from sitegen.errors import BuildError
from sitegen.glossary import Linker, Term, read_glossary
from sitegen.pages import write_pages

MAP = course_map(WITH_LESSON)
TOPIC = WITH_LESSON.topics[0].id
GOOD = f"""
[[term]]
term = "rank"
also = ["ranks"]
topic = "{TOPIC}"
meaning = 'The number of rows of $A$ that say something new.'

[[term]]
term = "Matrix"
topic = "{TOPIC}"
meaning = "A table of numbers."
"""
RANK = Term("rank", ("rank", "ranks"), "<p>Rows that count.</p>\n", TOPIC)
OF = Term("rank of a table", ("rank of a table",), "<p>Its rows that count.</p>\n", TOPIC)
FULL = Term("full rank", ("full rank",), "<p>All rows count.</p>\n", TOPIC)
OTHER = Term("basis", ("basis", "bases"), "<p>Enough arrows.</p>\n", "elsewhere")


def glossary(tmp_path: Path, text: str) -> tuple[Term, ...]:
    (tmp_path / "glossary.toml").write_text(text, encoding="utf-8")
    return read_glossary(tmp_path, MAP)


def linked(text: str, *terms: Term) -> str:
    return Linker(terms, "g").linked(text)


def link(word: str, anchor: str) -> str:
    return f'<a class="term" href="g#{anchor}">{word}</a>'


def test_terms_come_in_alphabetical_order_with_their_formulas_as_tex(tmp_path):
    matrix, rank = glossary(tmp_path, GOOD)
    assert (matrix.name, matrix.anchor, matrix.forms) == ("Matrix", "matrix", ("Matrix",))
    assert rank.forms == ("rank", "ranks")
    assert '<span class="tex">A</span>' in rank.meaning


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (TOPIC, "c1w1l1-x", "its topic 'c1w1l1-x' is not in course.toml"),
        ('"Matrix"', '"Ranks"', "“Ranks” is a form of “rank” already"),
        ('"Matrix"', '"1-rank"', "“#rank” is a form of “rank” already"),
        ('meaning = "A table of numbers."', "", "`meaning` is missing"),
        ('"A table of numbers."', '" "', "`meaning` must be a text"),
        ('"A table of numbers."', '"It costs 3 $."', "a dollar sign belongs to no formula"),
        ('["ranks"]', '"ranks"', "`also` must be a list of texts"),
        ("also", "other", "the key `other` is not known here"),
    ],
)
def test_a_mistake_is_named_with_its_term_and_the_way_out(tmp_path, old, new, what):
    with pytest.raises(BuildError) as caught:
        glossary(tmp_path, GOOD.replace(old, new))
    assert caught.value.where.startswith(f"{tmp_path.name}/glossary.toml, term ")
    assert what in caught.value.what
    assert caught.value.remedy


def test_the_first_use_of_a_term_is_linked_in_any_of_its_forms_and_no_other():
    text = "<p>Two\nranks and a rank.</p>"
    assert linked(text, RANK) == f"<p>Two\n{link('ranks', 'rank')} and a rank.</p>"


def test_words_are_whole_the_longest_wins_and_capitals_do_not_matter():
    text = "<p>Franks, rank-one, crank. Full\nrank: the rank.</p>"
    assert linked(text, RANK, FULL) == (
        f"<p>Franks, rank-one, crank. {link('Full' + chr(10) + 'rank', 'full-rank')}: "
        f"the {link('rank', 'rank')}.</p>"
    )


def test_of_two_terms_that_begin_alike_the_longer_one_is_meant():
    for terms in ((RANK, OF), (OF, RANK)):
        text = linked("<p>The rank of a table</p>", *terms)
        assert text == f"<p>The {link('rank of a table', 'rank-of-a-table')}</p>"


@pytest.mark.parametrize(
    "text",
    [
        '<h2 id="x"><a class="anchor" href="#x">The rank</a></h2>',
        "<h3>Rank</h3>",
        '<a href="lab.html">the <em>rank</em></a>',
        "<code>rank</code>",
        '<pre class="code"><code><span class="n">rank</span></code></pre>',
        '<span class="tex">\\text{rank}</span>',
        '<div class="tex">n - \\text{rank}</div>',
        '<span class="tex display">rank</span>',
        "<table><tr><td>rank</td></tr></table>",
        "<strong>What is the rank?</strong>",
        '<img alt="rank" src="rank.png">',
    ],
)
def test_headings_links_code_formulas_and_bold_words_are_left_alone(text):
    assert linked(text + "<p>rank</p>", RANK) == text + f"<p>{link('rank', 'rank')}</p>"


def test_the_section_that_teaches_a_term_does_not_link_it_but_those_around_it_do():
    before, after = "<p>A basis.</p>", '<h2 id="after">After</h2><p>A basis.</p>'
    taught = '<h2 id="elsewhere"><a href="#elsewhere">Bases</a></h2><p>A basis.</p>'
    there = link("basis", "basis")
    assert linked(taught + after, OTHER) == taught + after.replace("basis", there)
    assert linked(before + taught, OTHER) == before.replace("basis", there) + taught


def test_a_section_with_the_term_in_bold_explains_it_for_the_time_being():
    text = "<p>We call it the <strong>rank</strong>. The rank …</p>"
    after = '<h2 id="after">After</h2><p>rank</p>'
    assert linked(text + after, RANK) == text + after.replace("rank", link("rank", "rank"))


def test_a_page_links_once_in_its_prose_and_the_glossary_leads_back(tmp_path):
    out = tmp_path / "site"
    cells = (
        markdown("a", "## Before\n\nTwo ranks."),
        markdown("b", "## Rows\n\nThe rank.", tags=[f"topic:{TOPIC}"]),
        markdown("c", "## After\n\nThe rank."),
    )
    notebooks = dict.fromkeys(MAP.files, executed(*cells))
    write_pages(out, MAP, notebooks, {}, tmp_path / "formulas", (RANK,))
    page = read(out, LESSON_PAGE)
    assert page.html.count('class="term"') == 1
    assert page.links["ranks"] == "../../glossary.html#rank"
    entries = read(out, "glossary.html")
    assert ("h2", {"id": "rank"}) in entries.elements
    assert entries.links["Rows"] == f"{LESSON_PAGE}#{TOPIC}"
    assert read(out, "index.html").links["Glossary"] == "glossary.html"


def test_without_terms_there_is_no_glossary_and_no_link_to_it(tmp_path):
    out = tmp_path / "site"
    write_pages(out, MAP, dict.fromkeys(MAP.files, executed()), {}, tmp_path / "formulas")
    assert not (out / "glossary.html").exists()
    assert "Glossary" not in read(out, "index.html").links


SUMMARY = """## Summary

1. All is said.

| what | formula |
| --- | --- |
| the half | a + a |

**Next:** rest.
"""


def test_the_formula_sheet_has_the_tables_of_all_summaries_and_links_back(tmp_path):
    out = tmp_path / "site"
    notebooks = dict.fromkeys(MAP.files, executed(markdown("s", SUMMARY)))
    write_pages(out, MAP, notebooks, {}, tmp_path / "formulas")
    sheet = read(out, "course1/formulas.html")
    # Of the lesson, and not of the lab that ends in the same way.
    assert sheet.html.count("<td>the half</td>") == 1
    assert "All is said" not in sheet.html
    assert sheet.links["Two variables"] == f"../{LESSON_PAGE}#summary"
    for page in (LESSON_PAGE, "course1/week1/index.html"):
        assert any("formulas.html" in address for address in read(out, page).links.values()), page
    assert "formulas.html" not in read(out, LAB_PAGE).html


def test_a_lab_alone_makes_no_sheet(tmp_path):
    out = tmp_path / "site"
    only_lab = course_map(LESSON)
    notebooks = dict.fromkeys(only_lab.files, executed(markdown("s", SUMMARY)))
    write_pages(out, only_lab, notebooks, {}, tmp_path / "formulas")
    assert not (out / "course1/formulas.html").exists()


def test_a_course_without_formulas_has_no_sheet(tmp_path):
    out = tmp_path / "site"
    write_pages(out, MAP, dict.fromkeys(MAP.files, executed()), {}, tmp_path / "formulas")
    assert not (out / "course1/formulas.html").exists()
    assert "formulas.html" not in read(out, "course1/week1/index.html").html
