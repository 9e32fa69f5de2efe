"""The question player: every kind by mouse and keyboard, quizzes, events, print, failures.

The questions are those of tests/questions, on pages of this test's own, with the site's scripts.
"""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import expect

from sitegen.paths import DIST, ROOT
from sitegen.variants import build_questions, fallback, write_questions
from tests.browser.conftest import serving

KINDS = ("choice", "choices", "number", "vector", "matrix", "expression", "order", "picture")
# Random choices of the player become the first of what there is to choose from.
FIRST_ALWAYS = "Math.random = () => 0"
LISTEN = """
window.answers = [];
document.addEventListener("mlmath:answer", (event) => window.answers.push(event.detail));
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Questions</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="static/site/site.css">
<link rel="stylesheet" href="static/site/page.css">
<link rel="stylesheet" href="static/site/player.css">
<script type="module" src="static/site/player.js"></script></head>
<body><main id="main"><article class="article prose"><h1>{title}</h1>{body}</article></main></body>
</html>"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory) -> dict:
    cache = tmp_path_factory.mktemp("variants")
    return build_questions(ROOT / "tests" / "questions", ["c1w1l1-systems-of-equations"], cache)


@pytest.fixture(scope="session")
def questions_site(documents, tmp_path_factory) -> Path:
    """A small site: one page for each kind, a practice quiz and a quiz."""
    site = tmp_path_factory.mktemp("questions")
    (site / "static").symlink_to(DIST / "static", target_is_directory=True)
    write_questions(documents, site)
    for id_, document in documents.items():
        body = (
            f'<div class="question" data-question="{id_}" data-use="lesson">'
            f"{fallback(document)}</div>"
        )
        page = PAGE.format(title=document["title"], body=body)
        (site / f"{document['kind']}.html").write_text(page, encoding="utf-8")
    for use in ("practice", "quiz"):
        ids = [id_ for id_, document in documents.items() if use in document["uses"]]
        items = "".join(f"<li>{fallback(documents[id_])}</li>" for id_ in ids)
        body = (
            f'<section class="quiz" data-use="{use}" data-questions="{" ".join(ids)}">'
            f"<ol>{items}</ol></section>"
        )
        (site / f"{use}.html").write_text(PAGE.format(title="Quiz", body=body), encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def address(questions_site):
    with serving(questions_site) as address:
        yield address


@pytest.fixture
def ask(visit, address):
    """Return a function that opens a page and waits for the player."""

    def open_page(name: str, **settings):
        visitor = visit(address, **settings)
        visitor.page.add_init_script(FIRST_ALWAYS)
        visitor.page.add_init_script(LISTEN)
        visitor.open(f"{name}.html")
        visitor.page.locator(".question-form").first.wait_for(state="attached")
        return visitor.page

    return open_page


def answers(page) -> list[dict]:
    return page.evaluate("window.answers")


def feedback(page):
    return page.locator(".feedback:visible").first


def check(page) -> None:
    page.get_by_role("button", name="Check").click()


def fill(page, kind: str, variant: dict, answer) -> None:
    """Enter an answer, given in the form that a variant has."""
    if kind in ("choice", "picture"):
        option(page, variant, answer).check()
    elif kind == "choices":
        for one in answer:
            option(page, variant, one).check()
    elif kind in ("number", "expression"):
        page.get_by_role("textbox").fill(answer)
    elif kind == "vector":
        page.get_by_role("textbox").fill(", ".join(answer[0]))
    elif kind == "matrix":
        for i, row in enumerate(answer, start=1):
            for j, entry in enumerate(row, start=1):
                page.get_by_label(f"Row {i}, column {j}").fill(entry)
    elif kind == "order":
        arrange(page, variant, answer)


def option(page, variant: dict, index: int):
    """The radio button or box of an option.

    With random numbers of 0 the player's shuffle moves every option one place up.
    """
    count = len(variant["options"])
    return page.locator(".option input").nth((index - 1) % count)


def arrange(page, variant: dict, order: list[int]) -> None:
    """Move steps with their buttons until they stand in an order."""
    texts = [plain(step) for step in variant["steps"]]
    for place, step in enumerate(order):
        while True:
            shown = [plain(text) for text in page.locator(".order-text").all_inner_texts()]
            now = next(i for i, text in enumerate(shown) if text == texts[step])
            if now == place:
                break
            page.locator(".order-item").nth(now).get_by_role("button", name="Move up").click()


def plain(html: str) -> str:
    """The letters of a text."""
    return re.sub(r"[^A-Za-z]", "", re.sub(r"<[^>]+>", "", html))


def prose(html: str) -> str:
    """The letters of a text's longest part between formulas."""
    parts = re.split(r'<(?:span|div) class="tex.*?</(?:span|div)>', html, flags=re.DOTALL)
    return max((plain(part) for part in parts), key=len)


def right_answer(kind: str, variant: dict):
    if kind in ("choice", "picture"):
        return next(i for i, o in enumerate(variant["options"]) if o["right"])
    if kind == "choices":
        return [i for i, o in enumerate(variant["options"]) if o["right"]]
    return list(range(len(variant["steps"]))) if kind == "order" else variant["answer"]


def mistaken_answer(kind: str, variant: dict):
    """An answer that the question anticipates, and the reason it gives."""
    if "options" in variant:
        wrong = next(i for i, o in enumerate(variant["options"]) if not o["right"])
        return [wrong] if kind == "choices" else wrong, variant["options"][wrong]["reason"]
    mistake = variant["mistakes"][0]
    return mistake["order" if kind == "order" else "value"], mistake["reason"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_answers_a_mistake_with_its_reason_and_the_right_answer(kind, ask, documents):
    document = documents[f"c9w1-kind-{kind}"]
    variant = document["variants"][0]
    page = ask(kind)

    wrong, reason = mistaken_answer(kind, variant)
    fill(page, kind, variant, wrong)
    check(page)
    expect(feedback(page)).to_contain_text("Not yet.")
    assert prose(reason) in plain(feedback(page).inner_html())

    if kind == "choices":
        option(page, variant, wrong[0]).uncheck()
    fill(page, kind, variant, right_answer(kind, variant))
    check(page)
    expect(feedback(page)).to_contain_text("Right.")
    expect(feedback(page).locator(".explanation")).to_be_visible()
    expect(feedback(page)).to_be_focused()
    expect(page.locator(".katex-error")).to_have_count(0)
    expect(page.locator(".question-form .tex:visible")).to_have_count(0)

    events = answers(page)
    assert [(e["right"], e["first"]) for e in events] == [(False, True), (True, False)]
    assert {(e["question"], e["seed"], e["use"]) for e in events} == {
        (document["id"], variant["seed"], "lesson")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_nonsense_or_nothing_is_refused_and_not_counted(kind, ask):
    if kind == "order":
        pytest.skip("any order is an answer")
    page = ask(kind)
    for box in page.locator(".field").all():
        box.fill("seven?")
    check(page)
    expect(feedback(page)).to_contain_text("This was not counted.")
    assert answers(page) == []


def test_an_unknown_mistake_offers_the_worked_explanation(ask):
    page = ask("number")
    page.get_by_role("textbox").fill("1234567")
    page.keyboard.press("Enter")
    expect(feedback(page)).to_contain_text("none of the slips")
    page.get_by_role("button", name="Show the explanation").click()
    expect(feedback(page).locator(".explanation")).to_be_visible()
    expect(page.get_by_role("button", name="Check")).to_have_count(0)


def test_a_fraction_may_be_given_as_a_decimal_and_is_echoed(ask, documents):
    variant = documents["c9w1-kind-number"]["variants"][0]
    above, below = map(int, variant["answer"].split("/"))
    page = ask("number")
    box = page.get_by_role("textbox")
    box.fill(f"{2 * above}/{2 * below}")
    expect(page.locator(".field-help")).to_contain_text("I read this as")
    box.fill(f"{above / below:.4f}")
    check(page)
    expect(feedback(page)).to_contain_text("Right.")


def test_new_numbers_never_repeat_at_once(ask):
    page = ask("number")
    seen = [page.locator(".prompt").inner_text()]
    for _ in range(3):
        page.get_by_role("button", name="New numbers").click()
        expect(page.locator(".prompt")).to_be_focused()
        seen.append(page.locator(".prompt").inner_text())
    assert all(one != other for one, other in pairwise(seen))


def test_a_question_is_answered_with_the_keyboard_alone(ask, documents):
    variant = documents["c9w1-kind-choice"]["variants"][0]
    page = ask("choice")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    steps = (right_answer("choice", variant) - 1) % len(variant["options"])
    for _ in range(steps):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(feedback(page)).to_contain_text("Right.")


def test_fields_have_names_and_feedback_is_announced(ask):
    page = ask("choices")
    group = page.get_by_role("group")
    expect(group).to_have_accessible_name(re.compile("Which of these points.*Choose all"))
    expect(page.locator(".feedback")).to_have_attribute("aria-live", "polite")
    for box in page.get_by_role("checkbox").all():
        expect(box).to_have_accessible_name(re.compile(r"\d"))


def test_a_copied_matrix_fills_the_grid(ask):
    page = ask("matrix")
    page.get_by_label("Row 1, column 1").focus()
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text", "[[1, 2],\\n [-3, 1/2]]");
            const init = {clipboardData: data, bubbles: true, cancelable: true};
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", init));
        }"""
    )
    assert [box.input_value() for box in page.locator(".field").all()] == ["1", "2", "−3", "1/2"]


def test_a_practice_quiz_answers_at_once_and_looks_back(ask, documents):
    page = ask("practice")
    ids = [id_ for id_, document in documents.items() if "practice" in document["uses"]]
    items = page.locator(".quiz-item")
    expect(items).to_have_count(len(ids))
    expect(page.locator(".quiz-item:visible")).to_have_count(1)
    page.locator(".option:visible input").first.check()
    page.get_by_role("button", name="Check").locator("visible=true").click()
    expect(feedback(page)).to_contain_text(re.compile("Right|Not yet"))
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Question 2")).to_be_focused()
    page.get_by_role("button", name="All at once").click()
    expect(page.locator(".quiz-item:visible")).to_have_count(len(ids))
    page.get_by_role("button", name="See how it went").click()
    expect(page.locator(".quiz-notice")).to_contain_text("no answer yet")
    page.get_by_role("button", name="Finish without").click()
    expect(page.locator(".score")).to_contain_text(f"of {len(ids)} right at the first try")


def test_a_quiz_keeps_its_feedback_until_the_end_and_then_scores(ask, documents):
    page = ask("quiz")
    ids = [id_ for id_, document in documents.items() if "quiz" in document["uses"]]
    for i, id_ in enumerate(ids):
        document = documents[id_]
        shown = page.locator(".quiz-item").nth(i)
        expect(shown).to_be_visible()
        # With random numbers of 0 the first variant is shown, its options shuffled as elsewhere.
        variant = document["variants"][0]
        answer = right_answer(document["kind"], variant)
        if i == 0:
            answer, _ = mistaken_answer(document["kind"], variant)
        for one in (
            answer if isinstance(answer, list) and document["kind"] == "choices" else [answer]
        ):
            if "options" in variant:
                count = len(variant["options"])
                shown.locator(".option input").nth((one - 1) % count).check()
            else:
                text = ", ".join(one[0]) if document["kind"] == "vector" else one
                shown.get_by_role("textbox").fill(text)
        expect(shown.locator(".feedback")).to_be_empty()
        expect(page.get_by_role("button", name="Check")).to_have_count(0)
        assert answers(page) == []
        if i < len(ids) - 1:
            page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Finish and see the score").click()
    # What is read aloud is the score, and not the feedback of all questions.
    expect(page.locator(".feedback[aria-live]")).to_have_count(0)
    expect(page.locator(".score")).to_have_text(f"{len(ids) - 1} of {len(ids)} right")
    expect(page.locator(".quiz-result")).to_be_focused()
    expect(page.locator(".explanation:visible")).to_have_count(len(ids))
    assert [e["right"] for e in answers(page)] == [False] + [True] * (len(ids) - 1)
    assert {e["use"] for e in answers(page)} == {"quiz"}

    before = page.locator(".quiz-item .prompt").nth(1).inner_text()
    page.get_by_role("button", name="Again with new numbers").click()
    expect(page.locator(".quiz-item .prompt").nth(1)).not_to_have_text(before)
    expect(page.locator(".score")).to_have_count(0)


def test_print_shows_all_questions_and_answers_only_when_asked_for(ask):
    page = ask("quiz")
    page.emulate_media(media="print")
    count = page.locator(".quiz-item").count()
    expect(page.locator(".quiz-item:visible")).to_have_count(count)
    expect(page.locator(".answer-key:visible")).to_have_count(0)
    page.evaluate(
        "document.body.classList.add('print-answers'); dispatchEvent(new Event('beforeprint'))"
    )
    expect(page.locator(".answer-key:visible")).to_have_count(count)
    expect(page.locator(".answer-key .tex")).to_have_count(0)


def test_a_question_that_does_not_load_says_so_and_can_be_tried_again(visit, address):
    visitor = visit(address)
    page = visitor.page
    page.route("**/questions/*.json", lambda route: route.fulfill(status=204))
    visitor.open("number.html")
    expect(page.get_by_role("alert")).to_contain_text("did not load")
    # What the build wrote stays readable meanwhile.
    expect(page.get_by_text("Worked explanation")).to_be_visible()
    page.unroute("**/questions/*.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Check")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_notebook_hosts_one_question(visit, address, documents):
    visitor = visit(address)
    visitor.open("number.html")
    visitor.page.evaluate(
        """async () => {
            const widget = await import("./static/site/player.js");
            document.body.innerHTML = "<div id=cell></div>";
            const model = {get: (name) => ({question: "c9w1-kind-order"})[name]};
            widget.default.render({model, el: document.getElementById("cell")});
        }"""
    )
    expect(visitor.page.locator("#cell .order-item")).to_have_count(4)


def test_a_phone_shows_every_kind_without_scrolling_sideways(ask):
    page = ask("practice", viewport={"width": 320, "height": 700})
    page.get_by_role("button", name="All at once").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_documents_are_small(questions_site):
    for file in (questions_site / "questions").glob("*.json"):
        assert json.loads(file.read_text(encoding="utf-8"))["variants"]
        assert file.stat().st_size < 100_000, f"{file.name} is too large"
