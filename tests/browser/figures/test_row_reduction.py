"""Row reduction by hand, half by hand, and shown."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import RowReduction
from mlmath_lite.figures.row_reduction import apply
from mlmath_lite.figures.three_planes import reduced

SMALL = RowReduction(start=[[1, 2, 4], [3, 1, 7]])
GOALS = ("echelon", "reduced")

# The teacher's steps for each matrix, with reasons.
TEACH = """async (tasks) => {
    const { nextStep, apply, write } = await import(
        new URL("static/figures/row_reduction.js", document.baseURI).href);
    const { exactly } = await import(new URL("static/figures/lib/exact.js", document.baseURI).href);
    return tasks.map(({ start, task }) => {
        let rows = exactly(start);
        const steps = [];
        for (let next = nextStep(rows, task); next; next = nextStep(rows, task)) {
            steps.push([write(next.operation), next.reason]);
            rows = apply(rows, next.operation);
            if (steps.length > 60) throw new Error("no end");
        }
        return steps;
    });
}"""
ASSESS = """async ([start, steps, task]) => {
    const { assess, apply, parse } = await import(
        new URL("static/figures/row_reduction.js", document.baseURI).href);
    const { exactly } = await import(new URL("static/figures/lib/exact.js", document.baseURI).href);
    const matrices = [exactly(start)];
    for (const step of steps) matrices.push(apply(matrices.at(-1), parse(step)));
    return assess(matrices.at(-2), parse(steps.at(-1)), task, matrices.at(-3) ?? null);
}"""


def states(rng, count):
    """Random matrices of all sizes and ranks after random steps."""
    for number in range(count):
        rows, columns = rng.integers(1, 5), rng.integers(2, 6)
        start = rng.integers(-3, 4, size=(rows, columns)).astype(float)
        if number % 3 == 0:
            start[-1] = start[0] * 2
        if number % 4 == 0:
            start = start / rng.integers(1, 7)
        if number % 5 == 0:
            start = np.array(reduced([[Fraction(int(v)) for v in row] for row in start])[0], float)
        steps = []
        for _ in range(rng.integers(0, 5)):
            i, j = rng.integers(1, rows + 1, size=2)
            k = Fraction(int(rng.integers(1, 8)), int(rng.integers(1, 5)))
            if i == j:
                steps.append(f"{rng.choice(['-', ''])}{k} R{i}")
            else:
                sign = rng.choice(["+", "-"])
                times = "" if k == 1 else f"{k} "
                steps.append(str(rng.choice([f"R{i} <-> R{j}", f"R{i} {sign} {times}R{j}"])))
        yield {
            "start": start,
            "augmented": bool(rng.integers(2)),
            "steps": steps,
            "goal": GOALS[number % 2],
        }


def table(shown):
    cells = shown.el.locator("tbody tr").all()
    return [[cell.inner_text() for cell in row.locator("td").all()] for row in cells]


def choose(shown, kind, **parts):
    """Put a row operation together and apply it."""
    shown.el.get_by_role("button", name=kind, exact=True).click()
    for label, value in parts.items():
        field = shown.el.get_by_label(label.replace("_", " "), exact=True)
        if value.startswith("R"):
            field.select_option(value)
        else:
            field.fill(value)
    shown.el.get_by_role("button", name="Apply").click()


def comment(shown):
    return shown.el.get_by_role("status").inner_text()


def test_javascript_says_what_python_says(agree, rng):
    agree(RowReduction, list(states(rng, 800)))


def test_the_teacher_reaches_the_goal_with_exact_steps(show, rng):
    tasks = []
    for state in states(rng, 300):
        width = state["start"].shape[1] - state["augmented"]
        task = {"width": int(width), "augmented": state["augmented"], "goal": state["goal"]}
        tasks.append({"start": state["start"].tolist(), "task": task})
    taught = show(SMALL).page.evaluate(TEACH, tasks)
    for given, steps in zip(tasks, taught, strict=True):
        task = given["task"]
        figure = RowReduction(
            start=given["start"],
            augmented=task["augmented"],
            goal=task["goal"],
            steps=[step for step, _ in steps],
        )
        form = figure.sentence()
        assert form.startswith(("Row echelon form", "Reduced row echelon form"))
        rank = np.linalg.matrix_rank(np.array(given["start"])[:, : task["width"]])
        assert f" {rank}" in form
        if task["goal"] == "reduced":
            assert form.startswith("Reduced")
            left = [row[: task["width"]] for row in figure.matrix()]
            first = RowReduction(start=given["start"]).matrix()
            assert left == reduced([row[: task["width"]] for row in first])[0]
        assert all(reason.endswith(".") for _, reason in steps)


def test_the_teacher_clears_a_column_without_fractions_where_a_row_leads_with_1(show, rng):
    tasks, starts = [], []
    for _ in range(100):
        start = rng.integers(-5, 6, size=(3, 4))
        start[rng.integers(3), 0] = rng.choice([-1, 1])
        starts.append(start)
        task = {"width": 3, "augmented": True, "goal": "echelon"}
        tasks.append({"start": start.tolist(), "task": task})
    for start, steps in zip(starts, show(SMALL).page.evaluate(TEACH, tasks), strict=True):
        rows = [[Fraction(int(v)) for v in row] for row in start]
        for step, _ in steps:
            rows = apply(rows, step)
            assert all(v.denominator == 1 for row in rows for v in row)
            if not any(row[0] for row in rows[1:]):
                break


@pytest.mark.parametrize(
    ("start", "steps", "kind", "text"),
    [
        (
            [[1, 2, 4], [3, 1, 7]],
            ["R2 - 3 R1"],
            "good",
            "the 3 in row 2, below the leading 1 of row 1, zero",
        ),
        (
            [[2, 3, 5], [3, 2, 1]],
            ["R2 - R1"],
            "neutral",
            "times −3/2, not −1, would have made it 0",
        ),
        (
            [[1, 2, 4], [3, 1, 7]],
            ["R1 - 1/3 R2"],
            "back",
            "makes the leading entry of row 1 zero instead of the entry below it",
        ),
        (
            [[1, 2, 4], [0, 2, 7]],
            ["R2 + R1"],
            "back",
            "Row 2 is already zero in column x, and row 1 is not: adding row 1 undoes it.",
        ),
        ([[1, 2, 4], [3, 1, 7]], ["R2 - R1", "R2 + R1"], "back", "This undoes the step before."),
        ([[1, 2, 4], [0, 0, 0]], ["R1 + R2"], "neutral", "Row 2 is all zeros"),
        ([[1, 2, 4], [3, 1, 7]], ["1 R1"], "neutral", "Times 1 changes nothing."),
        ([[1, 2, 4], [0, 5, 5]], ["1/5 R2"], "good", "turns the leading 5 of row 2 into 1"),
        ([[1, 2, 4], [0, 5, 5]], ["3 R2"], "neutral", "it made no leading 1"),
        ([[0, 2, 4], [3, 1, 7]], ["R1 <-> R2"], "good", "cannot lead there; row 2 can"),
        ([[3, 1, 7], [1, 2, 4]], ["R1 <-> R2"], "good", "on top, it needs no fractions"),
        ([[1, 2, 4], [0, 1, 7]], ["R1 <-> R2"], "back", "the order of the rows is free"),
    ],
)
def test_moves_are_commented(show, start, steps, kind, text):
    task = {"width": 2, "augmented": True, "goal": "reduced"}
    said = show(SMALL).page.evaluate(ASSESS, [start, steps, task])
    assert text in said["text"]
    assert said["kind"] == kind


def test_a_system_solved_by_hand(show):
    shown = show(SMALL)
    choose(shown, "Add", Factor_k="-3")
    assert shown.state["steps"] == ["R2 - 3 R1"]
    assert table(shown) == [["1", "2", "4"], ["0", "−5", "−5"]]
    assert shown.el.locator(".figure-rows-changed").count() == 1
    assert "✓" in comment(shown)
    choose(shown, "Multiply", Factor_k="-1/5")
    choose(shown, "Add", Row_to_change="R1", Row_to_add="R2", Factor_k="-2")
    assert shown.state["steps"] == ["R2 - 3 R1", "-1/5 R2", "R1 - 2 R2"]
    assert table(shown) == [["1", "0", "2"], ["0", "1", "1"]]
    assert "exactly one solution, (2, 1)" in shown.sentence
    assert "Goal reached in 3 steps" in shown.el.inner_text()
    assert shown.el.get_by_role("listitem").all_inner_texts() == [
        "R2\u00a0−\u00a03\u00a0·\u00a0R1",
        "−1/5\u00a0·\u00a0R2",
        "R1\u00a0−\u00a02\u00a0·\u00a0R2",
    ]


def test_swap_by_keyboard_and_undo(show):
    shown = show(SMALL)
    shown.el.get_by_role("button", name="Swap", exact=True).press("Enter")
    shown.el.get_by_role("button", name="Apply").press("Enter")
    assert shown.state["steps"] == ["R2 <-> R1"]
    assert table(shown) == [["3", "1", "7"], ["1", "2", "4"]]
    assert shown.el.locator(".figure-rows-changed").count() == 2
    shown.el.get_by_role("button", name="Apply").press("Enter")
    shown.el.get_by_role("button", name="Undo").press("Enter")
    assert shown.state["steps"] == ["R2 <-> R1"]
    shown.el.get_by_role("button", name="Undo").press("Enter")
    assert shown.state["steps"] == []
    assert table(shown) == [["1", "2", "4"], ["3", "1", "7"]]
    assert shown.el.get_by_role("button", name="Undo").is_disabled()


@pytest.mark.parametrize(
    ("kind", "parts", "why"),
    [
        ("Multiply", {"Factor_k": "0"}, "Multiplying by 0 throws an equation away"),
        ("Swap", {"Other_row": "R2"}, "Choose two different rows"),
        ("Add", {"Row_to_add": "R2"}, "Choose another row to add"),
    ],
)
def test_what_is_no_row_operation_is_explained_and_not_done(show, kind, parts, why):
    shown = show(SMALL)
    choose(shown, kind, **parts)
    assert why in comment(shown)
    assert shown.state["steps"] == []
    shown.el.get_by_role("button", name="Reset").click()
    assert comment(shown) == ""


def test_adding_zero_times_a_row_is_allowed_and_named(show):
    shown = show(SMALL)
    choose(shown, "Add", Factor_k="0")
    assert shown.state["steps"] == ["R2 + 0 R1"]
    assert "0 times row 1 adds nothing" in comment(shown)
    assert shown.sentence


def test_hints_give_the_aim_then_the_step(show):
    shown = show(SMALL)
    hint = shown.el.get_by_role("button", name="Hint")
    hint.click()
    assert "Make the 3 in row 2" in comment(shown)
    assert "Try" not in comment(shown)
    hint.click()
    assert "Try R2\u00a0−\u00a03\u00a0·\u00a0R1" in comment(shown)
    assert shown.state["steps"] == []


def test_a_worked_example_runs_to_its_end_by_one_button(show):
    shown = show(RowReduction(start=[[0, 2, 4], [3, 3, 9]], play="worked"))
    assert not shown.el.get_by_role("button", name="Apply").is_visible()
    reasons = []
    following = shown.el.get_by_role("button", name="Next step")
    while following.is_visible():
        reasons.append(following.inner_text())
        following.press("Enter")
        assert shown.sentence
    assert shown.state["steps"] == ["R1 <-> R2", "1/2 R2", "R1 - 3 R2", "1/3 R1"]
    assert all("\n" in reason for reason in reasons)
    assert shown.sentence.endswith("exactly one solution, (1, 2).")
    assert shown.page.evaluate("document.activeElement.textContent") == "Undo"


def test_a_faded_example_leaves_the_last_steps(show):
    shown = show(RowReduction(start=[[1, 2, 4], [3, 1, 7]], play="faded"))
    following = shown.el.get_by_role("button", name="Next step")
    assert not shown.el.get_by_role("button", name="Apply").is_visible()
    following.press("Enter")
    assert not following.is_visible()
    assert "Your turn: about 2 steps" in shown.el.inner_text()
    assert (
        shown.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Row to change"
    )
    choose(shown, "Multiply", Row_to_change="R2", Factor_k="-1/5")
    choose(shown, "Add", Row_to_change="R1", Row_to_add="R2", Factor_k="-2")
    assert "Goal reached" in shown.el.inner_text()


def test_goal_and_help_can_be_chosen(show):
    shown = show(RowReduction(start=[[1, 2, 4], [0, 3, 3]]))
    assert "Not yet reduced" in shown.sentence
    shown.el.get_by_role("button", name="Echelon", exact=True).click()
    assert shown.state["goal"] == "echelon"
    assert "Goal reached: row echelon form" in shown.el.inner_text()
    assert "Not yet" not in shown.sentence
    shown.el.get_by_role("button", name="Show me").click()
    assert shown.state["play"] == "worked"


def test_the_table_names_rows_and_unknowns(show):
    shown = show(RowReduction(start=[[1, 2, 3, 4], [0, 1, 1, 2]]))
    table = shown.el.get_by_role("table")
    names = [head.get_attribute("aria-label") for head in table.get_by_role("columnheader").all()]
    assert names == ["x", "y", "z", "total"]
    assert table.get_by_role("rowheader").all_inner_texts() == ["R1", "R2"]
    assert table.locator("caption").inner_text() == "The matrix at the start"


def test_the_picture_follows_the_rows_and_keeps_the_point(show):
    shown = show(SMALL, reduced_motion="reduce")
    lines = shown.el.locator(".figure-board svg")
    before = lines.inner_html()
    point = shown.el.locator(".figure-label.figure-result")
    assert point.inner_text() == "(2, 1)"
    choose(shown, "Add", Factor_k="-3")
    assert lines.inner_html() != before
    assert point.inner_text() == "(2, 1)"


def test_larger_systems_have_no_picture_and_load_no_jsxgraph(open_page):
    asked = []
    visitor = open_page(
        RowReduction(start=[[1, 2, 3, 4], [0, 1, 1, 2]]),
        before=lambda page: page.on("request", lambda request: asked.append(request.url)),
    )
    visitor.page.locator(".figure[data-ready]").wait_for()
    assert any("row_reduction.js" in url for url in asked)
    assert not any("jsxgraph" in url for url in asked)


def test_fractions_stay_exact_over_many_steps(show):
    shown = show(
        RowReduction(start=[[1, 2, 4], [3, 1, 7]], steps=["1/97 R1", "1/89 R1", "1/83 R1"])
    )
    assert table(shown)[0] == ["1/716539", "2/716539", "4/716539"]
    assert shown.sentence
