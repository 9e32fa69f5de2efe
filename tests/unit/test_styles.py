"""What no style sheet of ours may do."""

import re

import pytest

from sitegen.paths import ROOT

SHEETS = sorted((ROOT / "site").rglob("*.css"))
POSITION = re.compile(r":has\((?:[^()]|\([^()]*\))*:(?:nth|first|last|only|empty)\b")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_chosen_by_the_places_of_what_it_has(sheet):
    """With one such rule WebKit styles the whole page anew at each change of any text in it.

    In a lesson that took 0.2 seconds for every step of a figure that is pulled.
    """
    assert POSITION.findall(sheet.read_text(encoding="utf-8")) == []


def test_such_a_rule_would_be_found():
    assert POSITION.search(".chips:not(:has(:nth-child(2))) { }")
    assert POSITION.search("ul:has(> li:not(.x):first-child) { }")
    assert not POSITION.search(".matrix:has(.stepper) :first-child { }")
