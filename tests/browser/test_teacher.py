"""The teacher's page: many files become a table, and the table a CSV file."""

import csv
import io
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.browser.progress_site import (
    EXERCISES,
    TOPICS,
    answer,
    build,
    check,
    content,
    read,
)

DROP = """(files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    const how = {dataTransfer: data, bubbles: true, cancelable: true};
    document.body.dispatchEvent(new DragEvent("drop", how));
}"""


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    build(folder)
    with serving(folder) as address:
        yield address


@pytest.fixture
def teacher(visit, course):
    def start(**settings) -> Page:
        visitor = visit(course, **settings)
        visitor.open("teacher.html")
        return visitor.page

    return start


def give(page: Page, *files: tuple[str, Any]) -> None:
    """Choose files, each a name and its content."""
    page.get_by_label("Progress files").set_input_files(
        [
            {
                "name": name,
                "mimeType": "application/json",
                "buffer": body if isinstance(body, bytes) else json.dumps(body).encode(),
            }
            for name, body in files
        ]
    )
    expect(page.locator("#says")).to_contain_text("read")


def table(page: Page) -> list[list[str]]:
    return [
        row.locator("th, td").all_inner_texts() for row in page.locator("#class tbody tr").all()
    ]


def names(page: Page) -> list[str]:
    return [row[0] for row in table(page)]


def ada() -> dict[str, Any]:
    """Lesson 1 read, its quiz half right, one exercise passed after a failure."""
    events = [
        *(read(5, topic) for topic in TOPICS),
        answer(4, 1, right=False),
        answer(3.9, 1, right=True, first=False),
        answer(4, 2, right=True),
        check(3, EXERCISES[0], passed=False),
        check(2, EXERCISES[0], passed=True),
    ]
    return content(events, "Ada")


def test_a_learner_is_a_row_with_what_was_done_and_right_at_first_try(teacher):
    page = teacher()
    expect(page.locator("#class")).to_be_hidden()
    give(page, ("a.json", ada()))
    [row] = table(page)
    assert row[0] == "Ada"
    # Steps, sections, questions, at first try, exercises, at first try, week 1.
    assert row[2:] == ["1 of 5", "4 of 5", "2 of 6", "1", "1 of 2", "0", "1 of 5"]


def test_files_are_dropped_and_the_bad_ones_listed_with_their_reason(teacher):
    page = teacher()
    files = [
        ("ada.json", json.dumps(ada())),
        ("essay.json", "Once upon a time"),
        ("emmy.json", json.dumps(content([check(1, EXERCISES[0], True)]))),
        ("future.json", json.dumps(content([], version=2))),
    ]
    page.evaluate(DROP, files)
    expect(page.locator("#says")).to_have_text("2 files read, 2 not.")
    assert names(page) == ["Ada", "emmy"]
    bad = page.locator("#bad li")
    assert [text.split()[0] for text in bad.all_inner_texts()] == ["essay.json", "future.json"]
    expect(bad.first).to_contain_text("not valid JSON")
    expect(bad.last).to_contain_text("newer edition")


def test_two_files_of_the_same_learner_make_one_row(teacher):
    page = teacher()
    first = ada()
    later = content([*first["events"], check(1, EXERCISES[1], True)], "Ada")
    give(page, ("old.json", first), ("new.json", later), ("again.json", later))
    [row] = table(page)
    assert row[6] == "2 of 2"
    give(page, ("copy.json", content(first["events"], "Bob")))
    assert names(page) == ["Ada, Bob"]


def test_columns_sort_both_ways(teacher):
    page = teacher()
    give(
        page,
        ("learner10.json", content([check(1, EXERCISES[0], True)])),
        ("learner9.json", content([check(9, one, True) for one in EXERCISES])),
        ("learner11.json", content([])),
    )
    assert names(page) == ["learner9", "learner10", "learner11"]
    page.get_by_role("button", name="Learner", exact=True).click()
    assert names(page) == ["learner11", "learner10", "learner9"]
    passed = page.get_by_role("button", name="Exercises passed", exact=True)
    passed.click()
    expect(passed).to_be_focused()
    assert names(page) == ["learner9", "learner10", "learner11"]
    heading = page.locator("#class th[aria-sort]")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(heading).to_contain_text("Exercises passed")
    passed.click()
    assert names(page) == ["learner11", "learner10", "learner9"]
    page.get_by_role("button", name="Last active").click()
    assert names(page) == ["learner10", "learner9", "learner11"]


HOSTILE = [
    '=HYPERLINK("http://evil","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    " =1+1",
    "＝1",
    'Quote " and, comma',
    "<img src=x onerror=\"document.title='broken in'\">",
    "Zoë 日本",
]


def test_the_csv_file_is_rfc_4180_and_no_text_is_a_formula(teacher):
    page = teacher()
    give(page, *((f"{i}.json", content([check(i, "x", True)], n)) for i, n in enumerate(HOSTILE)))
    assert page.title() != "broken in"
    assert page.locator("#class img").count() == 0
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert {len(row) for row in rows} == {len(head)}
    assert head[:6] == [
        "Learner",
        "Last active",
        "Steps done",
        "Steps done, of",
        "Sections read",
        "Sections read, of",
    ]
    learners = {row[0] for row in rows}
    assert not any(name.lstrip().startswith(("=", "+", "-", "@", "＝")) for name in learners)
    assert {"'-2+3", 'Quote " and, comma', "Zoë 日本", HOSTILE[7]} <= learners
    assert all(field.isdigit() for row in rows for field in row[2:])


def test_nothing_is_stored_or_sent_and_it_can_start_again(teacher):
    page = teacher()
    requests = []
    give(page, ("a.json", ada()))
    page.on("request", lambda request: requests.append(request.url))
    give(page, ("b.json", content([check(1, "x", True)], "Bob")))
    assert requests == []
    assert page.evaluate("indexedDB.databases()") == []
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("#class")).to_be_hidden()
    expect(page.get_by_label("Progress files")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_wide_table_scrolls_in_its_box(teacher, width):
    page = teacher(viewport={"width": width, "height": 800})
    give(page, ("a.json", ada()), ("b.json", content([check(1, "x", True)], "B" * 80)))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.get_by_role("region", name="Table of the class")
    if width < 400:
        # The keyboard reaches it, so that it can be scrolled without a mouse.
        expect(box).to_have_attribute("tabindex", "0")
