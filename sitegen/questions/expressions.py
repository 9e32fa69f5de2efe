"""Expressions as authors write them ("2*x**2 + 1"): read, and compared by their values."""

import ast
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

# The names that expressions.js knows too.
FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "ln": math.log,
    "log": math.log,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
}
CONSTANTS = {"pi": math.pi, "e": math.e}
OPERATORS: Mapping[type[ast.operator], Callable] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
}
# At how many points two expressions are compared. No two of those that people confuse agree there.
POINTS = 5


@lru_cache(maxsize=64)
def values(text: str, variables: tuple[str, ...]) -> tuple[Fraction | float | None, ...]:
    """Evaluate an expression at fixed points; None where it has no value.

    Raises
    ------
    ValueError
        If it cannot be read, or has a value nowhere.
    """
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise ValueError(f"{text!r} is not an expression in Python's notation") from None
    found = tuple(
        _value(tree, {name: _coordinate(i, k) for i, name in enumerate(variables)})
        for k in range(POINTS)
    )
    if all(value is None for value in found):
        raise ValueError(f"{text!r} has a value at none of the points that were tried")
    return found


def same(
    one: tuple[Fraction | float | None, ...], other: tuple[Fraction | float | None, ...]
) -> bool:
    """Whether two expressions have the same values."""
    return all(
        a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9))
        for a, b in zip(one, other, strict=True)
    )


def _coordinate(variable: int, point: int) -> Fraction:
    # Positive, so that roots and logarithms have a value; no small whole numbers, where different
    # expressions meet (x and x**2 at 1).
    return Fraction(7 + 4 * point + 3 * variable, 5 + 2 * variable)


def _value(tree: ast.expr, at: Mapping[str, Fraction]) -> Fraction | float | None:
    try:
        value = _evaluate(tree, at)
    except (ZeroDivisionError, OverflowError):
        return None
    return None if isinstance(value, complex) else value


def _evaluate(node: ast.expr, at: Mapping[str, Fraction]) -> Fraction | float:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return Fraction(str(value))
        case ast.Name(id=name) if name in at:
            return at[name]
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, at)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            result: Fraction | float = OPERATORS[type(op)](
                _evaluate(left, at), _evaluate(right, at)
            )
            return result
        case ast.Call(func=ast.Name(id=name), args=[argument]) if name in FUNCTIONS:
            return FUNCTIONS[name](float(_evaluate(argument, at)))
        case _:
            raise ValueError(
                f"`{ast.unparse(node)}` cannot stand in an expression; known are + - * / **, "
                f"{', '.join([*FUNCTIONS, *CONSTANTS])} and the declared variables"
            )
