"""What reads badly in the texts of a question: slips that generated numbers bring in."""

import re
from collections.abc import Iterator
from fractions import Fraction

Fault = tuple[str, str]
"""What is wrong, and what to do about it."""

_MATHS = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
_NOT_A_NUMBER = re.compile(r"(?<![\\\w])(nan\b|inf\b|Fraction\(|np\.\w+\()")
_TWO_SIGNS = re.compile(r"[+-]\s*-|-\s*\+|\\(?:cdot|times)\s*-")
# 1x and 0x, but not 10x, x_1 y, 2^1 x, 0.1x or \frac{1}{2}x.
_IDLE_FACTOR = re.compile(r"(?<![\w.^_{}])[01]\s*[A-Za-z](?![A-Za-z])")
_VERDICT_ONLY = re.compile(
    r"(that|this|it)?('s|’s| is| was)?\s*(incorrect|wrong|false|not (right|correct|true))\W*",
    re.IGNORECASE,
)
_PAIRS = [
    (re.compile(r"\\left(?![a-z])"), re.compile(r"\\right(?![a-z])")),
    (re.compile(r"\\begin\{"), re.compile(r"\\end\{")),
]
_FRACTION = re.compile(r"\\[td]?frac\{(-?\d+)\}\{(\d+)\}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")


def faults(text: str) -> Iterator[Fault]:
    """Find what no text of a question may have."""
    if not text.strip():
        yield "the text is empty", "write it"
        return
    plain = text.replace(r"\$", "")
    if found := _NOT_A_NUMBER.search(plain):
        yield (
            f"the text contains {found[0]!r}",
            "a value went wrong; write numbers with `num` or `tex`",
        )
    if plain.count("$") % 2:
        yield "a dollar sign has no partner", r"close the formula; write \$ for money"
        return
    for formula in formulas(plain):
        yield from _formula_faults(formula)


def sentence_faults(text: str) -> Iterator[Fault]:
    """Find what a reason or an explanation may not have."""
    yield from faults(text)
    if not text.rstrip().rstrip('$)*_”"').endswith("."):
        yield f"the text does not end with a full stop: “…{text.rstrip()[-25:]}”", "add it"
    if _VERDICT_ONLY.fullmatch(text.strip()):
        yield f"“{text.strip()}” gives no reason", "say what leads people there, and what to do"


def formulas(text: str) -> list[str]:
    """The TeX between the dollar signs of a text."""
    return [match[1] or match[2] for match in _MATHS.finditer(text)]


def numbers_in(text: str) -> set[Fraction]:
    """All numbers that a text contains, fractions too; after a minus sign, with and without it."""
    plain = text.replace("−", "-").replace(r"\left", "").replace(r"\right", "")
    plain = _FRACTION.sub(r"\1/\2", plain).replace("- ", "-")
    found = {Fraction(number) for number in _NUMBER.findall(plain) if not _divides_by_zero(number)}
    return found | {abs(number) for number in found}


def number_of(text: str) -> Fraction | None:
    """The number that a text is, such as ``$-\\frac{1}{2}$``; None if it is more than a number."""
    plain = _FRACTION.sub(r"\1/\2", text.strip(" $").replace("−", "-"))
    if not _NUMBER.fullmatch(plain) or _divides_by_zero(plain):
        return None
    return Fraction(plain)


def _divides_by_zero(number: str) -> bool:
    _, slash, below = number.partition("/")
    return bool(slash) and int(below) == 0


def _formula_faults(formula: str) -> Iterator[Fault]:
    if "None" in formula:
        yield f"None stands in ${formula}$", "some function returned nothing; return its value"
    if found := _TWO_SIGNS.search(formula):
        yield (
            f"two signs meet, {found[0]!r}, in ${formula}$",
            "write `{tex(b)}`, which puts brackets, or `{signed(b)}`, which is + 3 or - 3",
        )
    if found := _IDLE_FACTOR.search(formula):
        yield (
            f"nobody writes {found[0]!r}, in ${formula}$",
            "write sums with `linear([a, b])`, which leaves out 1 and 0",
        )
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", formula):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    if depth or any(len(a.findall(formula)) != len(b.findall(formula)) for a, b in _PAIRS):
        yield f"braces or brackets do not match in ${formula}$", "close what is opened"
