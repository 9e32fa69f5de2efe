"""What is noted of a check, and that noting it never stands in the way."""

import re
import sys
from datetime import UTC, datetime, timedelta

import mlmath_lite.progress
import pytest
from mlmath_lite.progress import check_event, record_check, untouched


def documented(x):
    """Only says what it would do."""
    ...


def half_way(x):
    mean = ...
    return x - mean


def wrong(x):
    return x


def wrong_constant(x):
    return 0


def passes(x):
    """A body of one word."""
    pass


@pytest.mark.parametrize("attempt", [..., (1, ...), documented, half_way, passes, lambda: None])
def test_what_still_has_its_dots_or_does_nothing_is_no_attempt(attempt):
    assert untouched(attempt)


@pytest.mark.parametrize("attempt", [0, None, (1, 2), "...", wrong, wrong_constant, len, [1]])
def test_everything_else_is_an_attempt(attempt):
    assert not untouched(attempt)


def test_an_event_has_the_form_that_the_pages_read():
    event = check_event("c1w1-add", passed=True)
    assert set(event) == {"id", "at", "v", "kind", "exercise", "passed"}
    assert (event["v"], event["kind"], event["exercise"]) == (1, "check", "c1w1-add")
    assert event["passed"] is True
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", event["id"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["at"])
    age = datetime.now(UTC) - datetime.fromisoformat(event["at"].replace("Z", "+00:00"))
    assert abs(age) < timedelta(minutes=1)
    assert event["id"] != check_event("c1w1-add", passed=True)["id"]


def written(monkeypatch, platform="emscripten"):
    events = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(mlmath_lite.progress, "_write", events.append)
    return events


def test_in_the_browser_attempts_are_noted(monkeypatch):
    events = written(monkeypatch)
    record_check("c1w1-add", wrong, passed=False)
    record_check("c1w1-add", documented, passed=False)
    record_check("c1w1-add", 7, passed=True)
    assert [event["passed"] for event in events] == [False, True]


def test_elsewhere_nothing_is_noted(monkeypatch):
    events = written(monkeypatch, platform="linux")
    record_check("c1w1-add", 7, passed=True)
    assert events == []


def test_a_store_that_fails_is_passed_over(monkeypatch):
    def fail(event):
        raise RuntimeError("no store")

    written(monkeypatch)
    monkeypatch.setattr(mlmath_lite.progress, "_write", fail)
    record_check("c1w1-add", 7, passed=True)
