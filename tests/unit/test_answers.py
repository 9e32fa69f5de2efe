"""The reading of answers, in JavaScript: runs answers.test.mjs with Node's own test runner."""

from node_tests import run_in_node


def test_answers_are_read_and_compared_as_they_should_be() -> None:
    run_in_node("answers.test.mjs")
