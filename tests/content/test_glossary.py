"""The course's glossary: each meaning explains its term, briefly, and without the term."""

import re

import pytest

from sitegen.course import read_course
from sitegen.glossary import read_glossary
from sitegen.paths import CONTENT

TERMS = read_glossary(CONTENT, read_course(CONTENT))
SHORT = 60  # words, formulas not counted


def words_of(html: str) -> str:
    return re.sub(r"<[^>]*>", "", re.sub(r'<span class="tex">.*?</span>', "", html))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.anchor)
def test_a_meaning_is_short_and_does_without_its_term(term):
    words = words_of(term.meaning)
    assert words.strip().endswith((".", "”"))
    assert len(words.split()) <= SHORT
    for form in term.forms:
        assert not re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", words, re.IGNORECASE), form
