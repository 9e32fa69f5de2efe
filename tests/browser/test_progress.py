"""Progress and review in a browser: what is stored, shown, asked again, saved and brought in."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sitegen.paths import SITE
from tests.browser.conftest import serving
from tests.browser.progress_site import (
    EMPTY,
    EXERCISES,
    LAB,
    LATER,
    LATER_TOPIC,
    LESSON,
    PRACTICE,
    QUIZ,
    SEED,
    STORED,
    TOPICS,
    answer,
    build,
    check,
    content,
    event,
    read,
)

# What browsers do to a page that may not store: the names of their errors.
FORBIDDEN = "indexedDB.open = () => { throw new DOMException('forbidden', 'SecurityError'); };"
FULL = """IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError'); };"""
FULL_LATER = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...values) {
    const request = put.apply(this, values);
    this.transaction.abort();
    return request;
};"""
NO_SESSION = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no'); }});"
LAB_WITH_CHECKS = "course1/week1/lab2_solving_linear_systems_two_variables.ipynb"
VALID = """async (events) => {
    const { readEvent } = await import(new URL("../static/site/progress-file.js", location).href);
    return events.map(readEvent);
}"""
NEWER = """() => new Promise((resolve) => {
    const request = indexedDB.open("mlmath-progress", 2);
    request.onupgradeneeded = () => {
        const store = request.result.objectStoreNames.contains("events")
            ? request.transaction.objectStore("events")
            : request.result.createObjectStore("events", {keyPath: "id"});
        store.put({id: "from-the-future", v: 2});
    };
    request.onsuccess = () => { request.result.close(); resolve(); };
})"""


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    build(folder)
    with serving(folder) as address:
        yield address


@pytest.fixture
def learner(visit, course):
    """Return a function that opens a page as a learner with a past."""

    def start(path: str = "", events: list[dict] | None = None, scripts: tuple = (), **settings):
        visitor = visit(course, **settings)
        if events:
            visitor.open(EMPTY)
            visitor.page.evaluate(SEED, events)
        for script in scripts:
            visitor.page.add_init_script(script)
        visitor.open(path)
        return visitor

    return start


@pytest.fixture(scope="module")
def functions(browser, course):
    """A page from which the scripts' pure functions are called; it is the site's top folder."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(course + EMPTY)
    yield page
    context.close()


def stored(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(STORED)


def solve(page: Page, text: str = "0") -> None:
    """Answer the first question that is on show."""
    # A question that is due may come above it meanwhile: it is this one that is meant.
    page.locator(".question-form:visible").first.evaluate(
        """(form) => {
            document.getElementById('meant')?.removeAttribute('id');
            form.id = 'meant';
        }"""
    )
    form = page.locator("#meant")
    form.get_by_role("textbox").fill(text)
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".feedback")).to_contain_text(re.compile("Right|Not yet"))


def see_ends(page: Page, count: int) -> None:
    """Scroll past the end of the first sections, at a reader's pace."""
    for i in range(count):
        end = page.locator(".section-end").nth(i)
        end.evaluate("(end) => end.scrollIntoView({block: 'center'})")
        link = page.locator(".contents a").nth(i)
        expect(link).to_have_attribute("data-read", "")


def bring_in(page: Page, body: Any, name: str = "progress.json"):
    """Bring a file in on the home page; return what the page says."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    file = {"name": name, "mimeType": "application/json", "buffer": text}
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring in a file").click()
    chooser.value.set_files(file)
    says = page.locator("#progress [role=status]")
    expect(says).not_to_be_empty()
    return says


# ---------------------------------------------------------------- stored and shown


def test_a_first_visit_shows_and_stores_nothing(learner):
    page = learner().page
    expect(page.locator("[data-stored]")).to_contain_text("Nothing yet")
    expect(page.get_by_role("link", name="Open the first lesson")).to_be_visible()
    expect(page.locator(".standing, .week-standing")).to_have_count(0)
    assert stored(page) == []


def test_what_is_read_and_answered_is_stored_and_survives_a_reload(learner):
    visitor = learner(LESSON)
    page = visitor.page
    see_ends(page, 2)
    page.locator(".question").first.scroll_into_view_if_needed()
    solve(page, "0")
    solve(page, "11")
    expect(page.locator(".opening .standing")).to_contain_text("1 of 2 questions right")
    log = stored(page)
    kinds = [one["kind"] for one in sorted(log, key=lambda one: one["at"])]
    assert kinds.count("answer") == 2
    assert {one["section"] for one in log if one["kind"] == "read"} >= set(TOPICS[:2])
    first, second = sorted((e for e in log if e["kind"] == "answer"), key=lambda e: e["at"])
    assert (first["right"], first["first"]) == (False, True)
    assert (second["right"], second["first"], second["answer"]) == (True, False, "11")
    assert second["question"] == "c1w1-plus-1"
    assert second["use"] == "lesson"

    page.reload()
    expect(page.locator(".opening .standing")).to_contain_text("1 of 2 questions right")
    expect(page.locator(".contents a").first).to_have_attribute("data-read", "")
    assert len(stored(page)) == len(log)

    visitor.open()
    expect(page.locator("[data-stored]")).to_contain_text("1 question answered right")


def test_a_section_counts_only_when_its_end_was_on_the_screen(learner):
    page = learner(LESSON, viewport={"width": 800, "height": 500}).page
    see_ends(page, 1)
    sections = [one["section"] for one in stored(page)]
    assert sections == [TOPICS[0]]


def test_home_says_where_to_go_on_and_how_far_each_step_is(learner):
    events = [
        *(read(5, topic) for topic in TOPICS),
        *(answer(4, n, right=n > 1, use="practice") for n in (1, 2, 3, 4)),
        check(3, EXERCISES[0], passed=True),
    ]
    page = learner("", events).page
    expect(page.get_by_role("link", name="Continue: Rows by machine")).to_have_attribute(
        "href", re.compile(f"{LAB}$")
    )
    row = page.locator("[data-step=c1w1l1] .standing")
    expect(row).to_have_text("4 of 4 sections read")
    expect(row).to_have_attribute("data-state", "done")
    practice = page.locator("[data-step=c1w1-practice] .standing")
    expect(practice).to_have_text("3 of 4 right")
    lab = page.locator("[data-step=c1w1-lab-rows] .standing")
    expect(lab).to_have_text("1 of 2 exercises passed")
    expect(lab).to_have_attribute("data-state", "started")
    expect(page.locator("[data-step=c1w1-quiz] .standing")).to_be_empty()
    expect(page.locator("#course1-week1 .week-standing")).to_have_text("2 of 5 done")
    states = page.locator("#course1-week1 .boxes i").evaluate_all(
        "all => all.map(i => i.dataset.state)"
    )
    assert states == ["done", "done", "started", "new", "new"]


def test_when_a_step_is_done_the_next_one_is_offered(learner):
    page = learner("", [check(2, one, passed=True) for one in EXERCISES]).page
    expect(page.locator("[data-continue]")).to_have_text("Continue: Three planes")


def test_the_week_shows_steps_and_sections(learner):
    page = learner("course1/week1/index.html", [read(5, TOPICS[0]), read(5, TOPICS[2])]).page
    expect(page.locator(".week-page > .meta .week-standing")).to_have_text("0 of 5 done")
    marked = page.locator(".topic-list a[data-read]")
    expect(marked).to_have_count(2)
    assert marked.all_inner_texts() == ["Rows", "Sums"]


def test_a_quiz_says_how_the_last_attempt_went(learner):
    events = [answer(5, 5, right=False, use="quiz"), answer(5, 6, right=True, use="quiz")]
    page = learner(QUIZ, [*events, answer(1, 5, right=True, use="quiz")]).page
    expect(page.locator(".opening .standing")).to_have_text("2 of 2 right")


def test_two_tabs_share_one_log(learner, course):
    visitor = learner(LESSON)
    other = visitor.page.context.new_page()
    other.goto(course + PRACTICE)
    solve(other)
    visitor.page.locator(".question").first.scroll_into_view_if_needed()
    solve(visitor.page)
    uses = {one["use"] for one in stored(other) if one["kind"] == "answer"}
    assert uses == {"practice", "lesson"}
    # A tab that comes back to the front shows what the other one did.
    other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(other.locator(".opening .standing")).to_have_text("1 of 4 answered")


def test_what_is_not_an_event_is_passed_over_and_left_alone(learner):
    strange = [{"id": "x", "kind": "read"}, {**read(1, TOPICS[0]), "v": 2}, {"id": "y"}]
    page = learner("", [*strange, read(1, TOPICS[1])]).page
    expect(page.locator("[data-stored]")).to_contain_text("1 section read")
    assert len(stored(page)) == 4


# ---------------------------------------------------------------- the store fails


@pytest.mark.parametrize("breaking", [FORBIDDEN, "delete window.indexedDB; indexedDB = undefined;"])
def test_without_a_store_it_says_so_once_and_goes_on(learner, breaking):
    visitor = learner(LESSON, scripts=(breaking,))
    page = visitor.page
    notice = page.locator(".progress-notice")
    expect(notice).to_contain_text("does not let the site store anything")
    page.locator(".question").first.scroll_into_view_if_needed()
    solve(page)
    expect(notice).to_have_count(1)
    expect(page.locator(".opening .standing")).to_contain_text("0 of 2 questions right")

    # On the next page it is still known, and once closed the message does not return.
    page.reload()
    expect(page.locator(".opening .standing")).to_contain_text("0 of 2 questions right")
    notice.get_by_role("button", name="Close").click()
    visitor.open()
    expect(page.locator("[data-stored]")).to_contain_text("does not let the site store anything")
    expect(notice).to_have_count(0)


def test_without_any_storage_at_all_it_still_goes_on(learner):
    page = learner(LESSON, scripts=(FORBIDDEN, NO_SESSION)).page
    page.locator(".question").first.scroll_into_view_if_needed()
    solve(page)
    expect(page.locator(".opening .standing")).to_contain_text("0 of 2 questions right")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it as a file").click()
    saved = json.loads(download.value.path().read_text())
    assert [one["kind"] for one in saved["events"] if one["kind"] == "answer"] == ["answer"]


@pytest.mark.parametrize(("breaking", "said"), [(FULL, "is full"), (FULL_LATER, "could not be")])
def test_a_store_that_refuses_is_said_and_takes_the_events_later(learner, breaking, said):
    events = [read(1, TOPICS[0])]
    visitor = learner(LESSON, events, scripts=(f"if (!sessionStorage.mended) {{ {breaking} }}",))
    page = visitor.page
    page.locator(".question").first.scroll_into_view_if_needed()
    solve(page)
    expect(page.locator(".progress-notice")).to_contain_text(said)
    assert [one["kind"] for one in stored(page) if one["kind"] == "answer"] == []
    # What is stored is still shown, beside what waits.
    expect(page.locator(".opening .standing")).to_contain_text("questions right")

    page.evaluate("sessionStorage.mended = 'yes'")
    visitor.open()
    expect(page.locator("[data-stored]")).to_contain_text("In this browser")
    expect(page.locator(".progress-notice")).to_have_count(0)
    assert "answer" in [one["kind"] for one in stored(page)]
    assert page.evaluate("sessionStorage.getItem('mlmath-progress-held')") is None


def test_a_store_without_its_object_store_is_broken_and_said(learner):
    visitor = learner(EMPTY)
    visitor.page.evaluate(
        """() => new Promise((resolve) => {
            const request = indexedDB.open("mlmath-progress", 1);
            request.onsuccess = () => { request.result.close(); resolve(); };
        })"""
    )
    visitor.open(PRACTICE)
    expect(visitor.page.locator(".progress-notice")).to_contain_text("could not be read or written")
    solve(visitor.page)
    expect(visitor.page.locator(".opening .standing")).to_have_text("1 of 4 answered")


def test_a_newer_store_is_never_written(learner):
    visitor = learner(EMPTY)
    page = visitor.page
    page.evaluate(NEWER)
    visitor.open(PRACTICE)
    expect(page.locator(".progress-notice")).to_contain_text("newer edition of this site")
    solve(page)
    expect(page.locator(".opening .standing")).to_have_text("1 of 4 answered")
    visitor.open()
    expect(page.locator("[data-stored]")).to_contain_text("newer edition of this site")
    page.get_by_role("button", name="Delete all …").click()
    page.get_by_role("button", name="Delete all", exact=True).click()
    expect(page.locator("#progress [role=status]")).to_have_text("It could not be deleted.")
    assert stored(page) == [{"id": "from-the-future", "v": 2}]


def test_a_tab_that_is_open_does_not_block_a_newer_edition(learner):
    page = learner(PRACTICE).page
    solve(page)
    expect(page.locator(".opening .standing")).to_have_text("1 of 4 answered")
    page.evaluate(NEWER)
    page.get_by_role("button", name="New numbers").first.click()
    solve(page)
    expect(page.locator(".progress-notice")).to_contain_text("newer edition of this site")
    assert len(stored(page)) == 2


# ---------------------------------------------------------------- from a notebook

RUN = """(code) => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel
    .requestExecute({code, stop_on_error: false}).done.then((reply) => reply.content.status)"""
CHECKS = """
from mlmath_lite import check
from mlmath_lite.exercises import find
exercise = find("c1w1-is-solution")
for attempt in (..., lambda *arguments: "no", exercise.answer):
    try:
        check(exercise.id, attempt)
    except AssertionError:
        pass
"""


def test_a_check_in_a_notebook_is_noted_and_goes_on_when_nothing_can_be_stored(visit, at_root):
    visitor = visit(at_root)
    visitor.open_notebook(LAB_WITH_CHECKS)
    assert visitor.page.evaluate(RUN, CHECKS) == "ok"
    visitor.page.wait_for_function(f"async () => (await ({STORED})()).length === 2")
    failed, passed = sorted(stored(visitor.page), key=lambda one: one["passed"])
    assert (failed["passed"], passed["passed"]) == (False, True)
    assert {failed["exercise"], passed["exercise"]} == {"c1w1-is-solution"}
    assert visitor.page.evaluate(VALID, [failed, passed]) == [failed, passed]
    # It goes on where the browser may not store.
    forbidden = "import js; js.indexedDB.open = None\n"
    assert visitor.page.evaluate(RUN, forbidden + CHECKS) == "ok"


# ---------------------------------------------------------------- review


DUE = """async ([events, lesson]) => {
    const { dueFor } = await import("./static/site/review.js");
    const outline = await (await fetch("outline.json")).json();
    return dueFor(events, outline, lesson, Date.now()).map(({ question }) => question);
}"""


def test_a_lesson_opens_with_at_most_three_due_questions_and_new_numbers(learner):
    events = [answer(9, n, right=False, seed=1) for n in (1, 2, 3, 4)]
    # Of all three variants this chooses the one that was seen last; of the others, another.
    page = learner(LATER, events, scripts=("Math.random = () => 0.34",)).page
    section = page.locator(".review")
    expect(section.locator("summary")).to_have_text("Three questions from earlier")
    expect(section.locator(".quiz-item")).to_have_count(3)
    prompts = section.locator(".prompt").all_text_contents()
    assert not any("11 +" in prompt for prompt in prompts)
    expect(section.get_by_role("navigation", name="Questions")).to_be_visible()
    # It stands directly below the lesson's title.
    assert section.evaluate("(one) => one.previousElementSibling.className") == "opening"

    solve(page)
    [event] = [one for one in stored(page) if one["kind"] == "answer" and one["use"] == "review"]
    assert event["first"]
    page.reload()
    expect(section.locator("summary")).to_have_text("Three questions from earlier")
    asked = section.locator(".quiz").get_attribute("data-questions").split()
    assert event["question"] not in asked


@pytest.mark.parametrize(
    "events",
    [
        [],
        [read(9, TOPICS[0])],
        [answer(0.1, 1, right=False)],
        [answer(2, 1, right=True)],
        [answer(9, 6, right=False)],
        [answer(9, 99, right=False)],
    ],
    ids=["nothing", "only read", "wrong today", "right 2 days ago", "of this lesson", "unknown"],
)
def test_nothing_is_due(functions, events):
    assert functions.evaluate(DUE, [events, LATER]) == []


def test_a_single_question_needs_no_list_of_questions(learner):
    section = learner(LATER, [answer(9, 1, right=False)]).page.locator(".review")
    expect(section.locator("summary")).to_have_text("A question from earlier")
    expect(section.locator(".quiz-item")).to_have_count(1)
    expect(section.locator(".chips")).to_be_hidden()


def test_a_lesson_asks_nothing_from_itself_or_from_later_ones(learner, functions):
    events = [answer(90, n, right=False) for n in (1, 2, 3, 4, 6)]
    page = learner(LESSON, events).page
    expect(page.locator(".opening .standing")).not_to_be_empty()
    assert functions.evaluate(DUE, [events, LESSON]) == []
    expect(page.locator(".review")).to_have_count(0)


BOXES = """async (events) => {
    const { cards } = await import("./static/site/review.js");
    return Object.fromEntries(cards(events));
}"""
DAY = 86_400_000
T0 = 1_767_225_600_000  # 2026-01-01


def tries(*outcomes: tuple[float, bool, bool]) -> list[dict]:
    """Answers to one question: (day, right, first)."""
    log = []
    for day, right, first in outcomes:
        at = datetime.fromtimestamp(T0 / 1000 + day * 86_400, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        log.append({**answer(0, 1, right=right, first=first, seed=int(day)), "at": at})
    return log


@pytest.mark.parametrize(
    ("outcomes", "box", "due"),
    [
        ([(0, False, True)], 1, 1),
        ([(0, True, True)], 2, 3),
        ([(0, False, True), (0, True, False)], 1, 1),  # the second try is learning
        ([(0, False, True), (2, True, False)], 1, 1),  # even in a tab left open for days
        ([(0, True, True), (1, True, True)], 2, 3),  # too early to say more
        ([(0, True, True), (3, True, True)], 3, 10),
        ([(0, True, True), (3, True, True), (10, True, True)], 4, 31),
        ([(0, True, True), (3, True, True), (10, True, True), (31, True, True)], 5, 91),
        (
            [
                (0, True, True),
                (3, True, True),
                (10, True, True),
                (31, True, True),
                (91, True, True),
            ],
            5,
            151,
        ),
        ([(0, True, True), (3, True, True), (4, False, True)], 1, 5),  # wrong always counts
        ([(0, True, True), (20, True, True)], 3, 27),  # counted from the answer, not from the plan
    ],
)
def test_the_boxes_are_leitners(functions, outcomes, box, due):
    card = functions.evaluate(BOXES, tries(*outcomes))["c1w1-plus-1"]
    assert (card["box"], (card["due"] - T0) / DAY) == (box, due)
    assert card["seed"] == outcomes[-1][0]


def test_the_lowest_box_comes_first_and_no_topic_twice(functions):
    log = [
        answer(50, 1, right=True),
        answer(9, 5, right=False),  # the same topic as 1, in a lower box
        answer(8, 2, right=False),
        answer(30, 3, right=True),
        answer(40, 4, right=True),
    ]
    log.sort(key=lambda one: one["at"])
    assert functions.evaluate(DUE, [log, LATER]) == ["c1w1-plus-5", "c1w1-plus-2", "c1w1-plus-4"]


def test_the_published_days_are_those_that_are_used(functions):
    days = functions.evaluate("import('./static/site/review.js').then(({DAYS}) => DAYS)")
    published = f"{', '.join(map(str, days[:-1]))} or {days[-1]} days"
    assert published in (SITE / "templates" / "progress.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- files


def test_saved_and_brought_in_elsewhere_it_is_the_same(learner):
    events = [*(read(5, topic) for topic in TOPICS), answer(4, 1, right=True), check(3, "x", True)]
    page = learner("", events).page
    page.get_by_label("Your name").fill("  Ada\u202e  Lovelace ")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert re.fullmatch(
        r"progress-ada-lovelace-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename
    )
    body = download.value.path().read_bytes()
    saved = json.loads(body)
    assert (saved["format"], saved["version"]) == ("mlmath-progress", 1)
    assert "\u202e" not in saved["name"]

    other = learner("", [read(9, LATER_TOPIC, LATER), events[0]]).page
    expect(bring_in(other, body)).to_have_text("5 entries added. 1 was here already.")
    expect(other.locator("[data-stored]")).to_contain_text("5 sections read")
    mine = {one["id"]: one for one in stored(page)}
    theirs = {one["id"]: one for one in stored(other)}
    assert mine.items() <= theirs.items()
    assert len(theirs) == 7

    again = bring_in(other, body)
    expect(again).to_have_text("All of it was here already. Nothing has changed.")
    assert {one["id"]: one for one in stored(other)} == theirs


GOOD = read(1, TOPICS[0])
REFUSAL = """async (text) => {
    const { Refused, fromFile } = await import("./static/site/progress-file.js");
    try {
        await fromFile(new File([text], "progress.json"));
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return error.message;
    }
    return null;
}"""
SCRIPT = "<img src=x onerror=\"document.title='broken in'\">"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"PK\x03\x04", "not valid JSON"),
        (b"", "not valid JSON"),
        (b"[]", "not a progress file of this course"),
        (b"null", "not a progress file of this course"),
        (content([GOOD], format=SCRIPT), "not a progress file of this course"),
        (content([GOOD], version=2), "newer edition"),
        (content([GOOD], version="1"), "its head"),
        (content([GOOD], version=0), "its head"),
        (content([GOOD], name=["Ada"]), "its head"),
        (content([GOOD], name="A" * 81), "its head"),
        (content([GOOD], exported="yesterday"), "its head"),
        (content({"0": GOOD}), "its head"),
        (content([GOOD, None]), "entry 2 of 2"),
        (content([GOOD, {**GOOD, "id": "1"}]), "entry 2 of 2"),
        (content([GOOD, {**GOOD, "at": "2026-13-01T00:00:00Z"}]), "entry 2 of 2"),
        (content([GOOD, {**GOOD, "v": 2}]), "entry 2 of 2"),
        (content([GOOD, {**GOOD, "kind": "__proto__"}]), "entry 2 of 2"),
        (content([GOOD, {**GOOD, "kind": ["read"]}]), "entry 2 of 2"),
        (content([GOOD, {**GOOD, "section": 7}]), "entry 2 of 2"),
        (content([GOOD, {**answer(1, 1, True), "seed": 1.5}]), "entry 2 of 2"),
        (content([GOOD, {**answer(1, 1, True), "right": "yes"}]), "entry 2 of 2"),
        (content([GOOD, {**answer(1, 1, True), "answer": "1" * 501}]), "entry 2 of 2"),
        (content([GOOD, event(1, "check", exercise="x")]), "entry 2 of 2"),
        (b" " * 10_000_001, "larger than 10 MB"),
    ],
)
def test_a_bad_file_is_refused(functions, body, said):
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    assert said in functions.evaluate(REFUSAL, text.decode("latin-1"))


def test_the_form_that_is_refused_is_otherwise_good(functions):
    assert functions.evaluate(REFUSAL, json.dumps(content([GOOD, answer(1, 1, True)]))) is None


@pytest.mark.parametrize("body", [b"PK", content([GOOD, None]), content([GOOD], version=2)])
def test_a_refused_file_changes_nothing_and_says_so(learner, body):
    page = learner("", [check(3, "x", True)]).page
    before = stored(page)
    says = bring_in(page, body)
    expect(says).to_contain_text("Nothing has changed.")
    assert stored(page) == before
    expect(page.locator(".progress-notice")).to_have_count(0)


def test_what_is_brought_in_is_only_ever_text(learner):
    events = [
        read(2, SCRIPT, SCRIPT),
        {**read(1, "__proto__"), "__proto__x": SCRIPT, "extra": {"deep": SCRIPT}},
        {**answer(1, 1, True), "question": SCRIPT, "answer": SCRIPT, "use": "constructor"},
        {**answer(1, 1, True), "question": "__proto__"},
        {**check(1, SCRIPT, True)},
    ]
    page = learner().page
    expect(bring_in(page, content(events, SCRIPT))).to_have_text("5 entries added.")
    assert "extra" not in json.dumps(stored(page))
    for path in ("", "course1/week1/index.html", LESSON, LATER):
        page.goto(page.url.split("course1")[0] + path, wait_until="networkidle")
        expect(page.locator("h1")).to_be_visible()
        assert page.title() != "broken in"
        assert page.locator("img[src=x]").count() == 0


def test_all_is_deleted_only_after_a_yes(learner):
    page = learner("", [check(3, EXERCISES[0], True)]).page
    page.get_by_role("button", name="Delete all …").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    assert len(stored(page)) == 1
    page.get_by_role("button", name="Delete all …").click()
    page.get_by_role("button", name="Keep it").click()
    assert len(stored(page)) == 1
    page.get_by_role("button", name="Delete all …").click()
    page.get_by_role("button", name="Delete all", exact=True).click()
    expect(page.locator("[data-stored]")).to_contain_text("Nothing yet")
    expect(page.get_by_role("button", name="Delete all …")).to_be_disabled()
    assert stored(page) == []
    expect(page.locator("[data-step=c1w1-lab-rows] .standing")).to_be_empty()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_sticks_out_sideways(learner, width):
    events = [read(5, TOPICS[0]), *(answer(9, n, right=False) for n in (1, 2, 3))]
    for path in ("", "course1/week1/index.html", LATER):
        page = learner(path, events, viewport={"width": width, "height": 800}).page
        expect(page.locator(".standing, .review").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_panel_offers_nothing_that_does_not_work(learner):
    page = learner("", java_script_enabled=False).page
    expect(page.locator("#progress-title")).to_be_visible()
    expect(page.locator("#progress button:visible")).to_have_count(0)
