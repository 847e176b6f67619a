"""The hook for pre-commit, installed and run by pre-commit itself in a repository.

It is installed without an index: what claims needs is there already, beside the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
NEEDED = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "checkers", "claims", "pyproject.toml")


class Desk:
    """A repository with the hook of README, and pre-commit with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        self.home = folder / "home"
        hook = folder / "hook"
        for name in NEEDED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, hook / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                hook.mkdir(exist_ok=True)
                shutil.copy(source, hook / name)
        commit(hook)
        text = README.partition("```yaml\nrepos:")[2].partition("```")[0]
        config = yaml.safe_load(f"repos:{text}")
        (entry,) = config["repos"]
        entry |= {"repo": str(hook), "rev": git(hook, "rev-parse", "HEAD").strip()}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config))
        self.write("claims.toml", 'output-format = ["json=written.json"]\n')
        self.write("references/facts.txt", "The lighthouse has 179 steps. The bridge is 40 metres long.\n")
        self.write("drafts/old.md", "The bridge is 50 metres long.\n")
        self.write("notes.md", "The lighthouse has 199 steps.\n")
        commit(self.folder)

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def precommit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = os.environ | {
            "PRE_COMMIT_HOME": str(self.home),
            "CLAIMS_CACHE_DIR": str(self.home / "cache"),
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_NO_DEPS": "1",
            "PIP_NO_INDEX": "1",
            "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
        }
        command = [sys.executable, "-m", "pre_commit", *arguments]
        return subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("precommit"))


def test_manifest_is_valid(desk: Desk) -> None:
    done = desk.precommit("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert (done.returncode, done.stderr) == (0, "")


def test_hook_stops_a_commit_with_a_wrong_fact(desk: Desk) -> None:
    desk.write("drafts/a new one.md", "The lighthouse has 199 steps.\n")
    desk.write("drafts/picture.png", "no text")
    git(desk.folder, "add", "--all")
    done = desk.precommit("run")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "drafts/a new one.md:1:1: error wrong-number" in done.stdout
    assert "old.md" not in done.stdout
    assert "notes.md" not in done.stdout

    desk.write("drafts/a new one.md", "The lighthouse has 179 steps.\n")
    git(desk.folder, "add", "--all")
    done = desk.precommit("run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert git(desk.folder, "status", "--porcelain", "--ignored").splitlines() == [
        'A  "drafts/a new one.md"',
        "A  drafts/picture.png",
    ]


def test_hook_checks_what_is_staged_of_a_draft(desk: Desk) -> None:
    desk.write("drafts/old.md", "The bridge is 60 metres long.\n")
    git(desk.folder, "add", "--all")
    desk.write("drafts/old.md", "The bridge is 40 metres long.\n")
    done = desk.precommit("run")
    assert done.returncode == 1
    assert "The bridge is 60 metres long." in done.stdout
    assert (desk.folder / "drafts/old.md").read_text() == "The bridge is 40 metres long.\n"
