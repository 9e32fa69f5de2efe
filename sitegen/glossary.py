"""The glossary: read from content/glossary.toml, and linked where a page first uses a term."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.course import CourseMap
from sitegen.markup import TextError, slug, to_html
from sitegen.tables import Table, read

GLOSSARY_FILE = "glossary.toml"
PAGE = "glossary.html"

# What a link does not belong into: headings, links, code, formulas, tables, and words in bold,
# which are a definition, a question, or the first words of a paragraph that say what it is.
_LEFT_ALONE = (
    r"<(?P<tag>h[1-6]|a|code|pre|strong|table)\b(?P<attributes>[^>]*)>(?P<inner>.*?)</(?P=tag)>"
    r'|<(?P<formula>span|div) class="tex[^>]*>.*?</(?P=formula)>'
    r"|<[^>]*>"
)
_ANCHOR = re.compile(r'id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the course.

    Parameters
    ----------
    name
        The term, as the glossary shows it.
    forms
        The words that mean it in a text: itself, its plural, its synonyms.
    meaning
        What it means, as HTML with formulas as TeX.
    topic
        The id of the topic that teaches it.
    """

    name: str
    forms: tuple[str, ...]
    meaning: str
    topic: str

    @property
    def anchor(self) -> str:
        """Where it stands in the glossary."""
        return slug(self.name)


def read_glossary(content: Path, course_map: CourseMap) -> tuple[Term, ...]:
    """Return the terms of content/glossary.toml in alphabetical order.

    Raises
    ------
    BuildError
        For the first thing in it that is wrong, with its place and the remedy.
    """
    root = read(content / GLOSSARY_FILE, f"{content.name}/{GLOSSARY_FILE}")
    topics = frozenset(course_map.topics)
    taken: dict[str, str] = {}
    terms = [_term(table, topics, taken) for table in root.tables("term")]
    root.no_more_keys()
    return tuple(sorted(terms, key=lambda term: term.name.casefold()))


def _term(table: Table, topics: frozenset[str], taken: dict[str, str]) -> Term:
    name = table.text("term")
    also = table.optional("also") or []
    if not isinstance(also, list) or not all(isinstance(form, str) for form in also):
        table.fail("`also` must be a list of texts.", 'Write `also = ["matrices"]`, or nothing.')
    # Two anchors must differ too: those of “norm” and “1-norm” would not.
    for form in (name, *also, f"#{slug(name)}"):
        if (other := taken.setdefault(_folded(form), name)) is not name:
            table.fail(
                f"“{form}” is a form of “{other}” already.",
                "Leave it to one of the two, or make one term of them.",
            )
    topic = table.text("topic")
    if topic not in topics:
        table.fail(
            f"its topic {topic!r} is not in course.toml.",
            "Correct the spelling; content/course.toml lists the ids of all topics.",
        )
    try:
        meaning = to_html(table.text("meaning"))
    except TextError as error:
        table.fail(error.what, error.remedy)
    table.no_more_keys()
    return Term(name, (name, *also), meaning, topic)


class Linker:
    """Links the terms where one page first uses them.

    Passed over is a section whose id is the term's topic, and the rest of one that has the term in
    bold: it is explained there.

    Parameters
    ----------
    terms
        The terms to link.
    address
        The glossary's address, as the page sees it.
    """

    def __init__(self, terms: Sequence[Term], address: str) -> None:
        self._address = address
        self._by_form = {_folded(form): term for term in terms for form in term.forms}
        # Of two that begin alike, the longer one.
        forms = sorted(self._by_form, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
        self._pattern = re.compile(
            rf"{_LEFT_ALONE}|(?<![\w-])(?P<term>{words or '(?!)'})(?![\w-])",
            re.DOTALL | re.IGNORECASE,
        )
        self._linked: set[Term] = set()
        # Of the section that is being read: its id, and the terms that it has in bold.
        self._section = ""
        self._defined: set[Term] = set()

    def linked(self, text: str) -> str:
        """Return the page's next piece of prose, with its links."""
        return self._pattern.sub(self._replacement, text)

    def _replacement(self, match: re.Match[str]) -> str:
        if match["tag"] == "h2" and (anchor := _ANCHOR.search(match["attributes"])):
            self._section = anchor[1]
            self._defined.clear()
        elif match["tag"] == "strong" and (defined := self._by_form.get(_folded(match["inner"]))):
            self._defined.add(defined)
        if not match["term"]:
            return match[0]
        term = self._by_form[_folded(match["term"])]
        if term.topic == self._section or term in self._defined or term in self._linked:
            return match[0]
        self._linked.add(term)
        return f'<a class="term" href="{self._address}#{term.anchor}">{match[0]}</a>'


def _folded(form: str) -> str:
    return " ".join(form.split()).casefold()
