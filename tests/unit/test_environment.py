"""The project's virtual environment."""

import json
import subprocess
import sys

import pytest

from sitegen import environment
from sitegen.errors import BuildError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project that requires nothing yet, with no environment."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "site.txt").write_text("")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path / "requirements")
    return tmp_path


def test_it_is_made_once_and_again_when_the_requirements_change(project, capsys):
    environment.make("site", environment.VENV)
    assert "Making .venv/" in capsys.readouterr().out
    environment.make("site", environment.VENV)
    assert capsys.readouterr().out == ""
    (project / "requirements" / "site.txt").write_text("# something else\n")
    environment.make("site", environment.VENV)
    assert capsys.readouterr().out == "Installing what requirements/site.txt names\n"


def test_one_whose_making_was_interrupted_is_made_again(project, capsys):
    environment.make("site", environment.VENV)
    (project / ".venv" / "made-from.json").write_text("{")
    capsys.readouterr()
    environment.make("site", environment.VENV)
    assert "Making .venv/" in capsys.readouterr().out
    assert json.loads((project / ".venv" / "made-from.json").read_text()).keys() == {"site"}


def test_a_requirement_whose_hash_is_wrong_is_not_installed(project):
    wheel = project / "thing-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what was pinned")
    (project / "requirements" / "site.txt").write_text(
        f"thing @ {wheel.as_uri()} --hash=sha256:{'0' * 64}\n"
    )
    with pytest.raises(BuildError, match=r"requirements/site\.txt: pip could not install"):
        environment.make("site", environment.VENV)
    assert "site" not in environment._made_from(environment.VENV)


def test_the_work_is_done_by_the_environments_own_python(project):
    environment.make("site", environment.VENV)
    (project / "build.py").write_text("import sys; print(sys.prefix, sys.argv[1:]); sys.exit(7)")
    code = (
        "from pathlib import Path; from sitegen import environment as e\n"
        f"e.ROOT = Path({str(project)!r}); e.VENV = e.ROOT / '.venv'\n"
        "e.REQUIREMENTS = e.ROOT / 'requirements'\n"
        "raise SystemExit(e.rerun('site', ['serve']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 7, done.stderr
    assert done.stdout == f"{project / '.venv'} ['serve']\n"
