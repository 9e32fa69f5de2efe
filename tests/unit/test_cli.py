"""build.py as a person runs it."""

import runpy
import sys

import pytest

from sitegen import cli, environment, server, site
from sitegen.errors import BuildError
from sitegen.paths import ROOT


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or later is needed"):
        runpy.run_path(str(ROOT / "build.py"), run_name="__main__")


@pytest.mark.parametrize("command", ["serve", "build", "zip", "test", "outputs", "lock", "clean"])
def test_help_names_every_command(command, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["--help"])
    assert stop.value.code == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["sevre"], ["serve", "--port", "high"], ["serve", "--port", "70000"]]
)
def test_a_wrong_command_line(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert "usage: build.py" in capsys.readouterr().err


def test_a_fault_is_one_message_and_a_failing_status(monkeypatch, capsys):
    def fail():
        raise BuildError("content/x.ipynb", "it is broken", "mend it")

    monkeypatch.setattr(environment, "is_entered", lambda requirements: True)
    monkeypatch.setattr(site, "build", fail)
    assert cli.main(["build"]) == 1
    assert capsys.readouterr().err == (
        "build.py: content/x.ipynb: it is broken\n  What to do: mend it\n"
    )


def test_a_port_in_use_is_said_before_the_site_is_built(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(environment, "is_entered", lambda requirements: True)
    monkeypatch.setattr(site, "build", lambda: pytest.fail("the site was built"))
    with server.listen(0, tmp_path) as listening:
        assert cli.main(["serve", "--port", str(listening.server_port)]) == 1
    assert "another program uses it" in capsys.readouterr().err
