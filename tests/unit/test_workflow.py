"""The publishing workflow: pinned, with few rights, and running what the README names.

The environment has no parser of YAML, so the file is read as text.
"""

import re

import pytest

from sitegen.paths import CACHE, DIST, ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
JOBS = dict(re.findall(r"^  (\w+):\n((?:    .*\n|\n)+)", WORKFLOW.partition("\njobs:\n")[2], re.M))


def test_every_action_is_pinned_by_commit_beside_its_version():
    used = re.findall(r"\buses:.*", WORKFLOW)
    assert used
    for line in used:
        assert re.match(r"uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+\b", line), line


@pytest.mark.parametrize("job", ["publish", "release"])
def test_nothing_gets_out_that_is_not_tested(job):
    assert re.search(r"^    needs: test$", JOBS[job], re.M)
    assert "always()" not in JOBS[job]


def test_only_main_is_published():
    assert re.search(r"^    if: github\.ref == 'refs/heads/main'$", JOBS["publish"], re.M)


def test_each_job_has_the_rights_that_it_needs_and_no_others():
    assert re.findall(r"^permissions:.*", WORKFLOW, re.M) == ["permissions: {}"]
    rights = {
        job: re.findall(r"^      ([\w-]+: (?:read|write))\b", text, re.M)
        for job, text in JOBS.items()
    }
    assert rights == {
        "test": ["contents: read"],
        "publish": ["pages: write", "id-token: write"],
        "release": ["contents: write"],
    }
    assert "write-all" not in WORKFLOW
    assert "pull_request_target" not in WORKFLOW


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_it_runs_the_test_command_that_the_papers_name(paper):
    [command] = re.findall(r"^      - run: (.*build\.py.*)$", JOBS["test"], re.M)
    assert command == "python3 build.py test"
    assert command in (ROOT / paper).read_text(encoding="utf-8")


def test_it_takes_the_site_and_the_downloads_from_where_the_build_puts_them():
    paths = re.findall(r"^          path: (\S+)$", JOBS["test"], re.M)
    assert [ROOT / path for path in paths] == [CACHE / "runtime", DIST]
    [locked] = re.findall(r"hashFiles\('([^']+)'\)", WORKFLOW)
    assert (ROOT / locked).is_file()


def test_the_release_gets_what_was_tested_as_build_py_packs_it():
    release = JOBS["release"]
    unpack, pack = release.index("tar -xf artifact.tar -C dist"), release.index("build.py zip")
    assert unpack < pack < release.index("gh release upload")
    assert "build.py build" not in release


def test_it_names_no_repository_so_that_a_fork_needs_no_change():
    without_actions = re.sub(r"\buses: .*", "", WORKFLOW)
    assert not re.search(r"://|github\.(io|com)|repository(_owner)?\s*[!=]=", without_actions)
