"""The built wheel in an environment of its own, alone and together with checkers of third parties."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "claims-{name}"
version = "1.0"

[project.entry-points."claims.checkers"]
{name} = "{name}:Checker"

[tool.hatch.build.targets.wheel]
only-include = ["{name}.py"]
"""

ALMANAC = '''\
"""A checker that knows one fact by heart."""

from claims.model import Evidence, Kind, Stance


class Checker:
    """Judges quantities against an almanac."""

    name = "almanac"
    kinds = frozenset({Kind.QUANTITY})

    def available(self):
        return None

    def check(self, claims, context):
        return [
            Evidence(
                claim=claim.id,
                checker=self.name,
                source="almanac",
                locator="page 7",
                quote="The lighthouse has 199 steps.",
                stance=Stance.SUPPORTS,
                score=0.9,
                reason="the almanac says so",
            )
            for claim in claims
            if "lighthouse" in claim.text
        ]
'''

FAULTY = '''\
"""A checker with a fault."""

from claims.model import Kind


class Checker:
    name = "faulty"
    kinds = frozenset(Kind)

    def available(self):
        return None

    def check(self, claims, context):
        raise RuntimeError("the almanac is upside down")
'''

DRAFT = "The lighthouse has 199 steps.\n"
REFERENCE = "The harbour was built in 1871.\n"


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, and a folder with a draft and a reference."""

    python: Path
    folder: Path

    def check(self, *arguments: str, plugins: Sequence[Path] = ()) -> subprocess.CompletedProcess[str]:
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("CLAIMS_", "PYTHON"))
        }
        environment["PYTHONPATH"] = os.pathsep.join(map(str, plugins))
        command = [self.python.with_name("claims"), "check", "draft.txt", "--against", "reference.txt"]
        return subprocess.run(
            [*command, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    (folder / "draft.txt").write_text(DRAFT)
    (folder / "reference.txt").write_text(REFERENCE)
    return Installed(python, folder)


def build(project: Path, to: Path) -> Path:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", to, project)
    (built,) = to.glob("*.whl")
    return built


def plugin(name: str, code: str, folder: Path) -> Path:
    """A third party's checker, built as a wheel and unpacked into a folder as an installer does."""
    project = folder / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text(PROJECT.format(name=name))
    (project / f"{name}.py").write_text(code)
    with zipfile.ZipFile(build(project, folder / "dist")) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(*command: str | Path) -> None:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def only_claim(report: str) -> Any:
    (draft,) = json.loads(report)["drafts"]
    (claim,) = draft["claims"]
    return claim


def test_wheel_holds_what_it_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checkers", "claims"}
    assert {"claims/py.typed", "checkers/py.typed"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]


def test_installed_wheel_checks_a_draft(installed: Installed) -> None:
    done = installed.check("-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert only_claim(done.stdout)["verdict"]["label"] == "not-enough-evidence"


def test_installed_wheel_writes_the_page(installed: Installed) -> None:
    done = installed.check("-f", "html=report.html")
    assert (done.returncode, done.stderr) == (0, "")
    page = (installed.folder / "report.html").read_text("utf-8")
    assert "The lighthouse has 199 steps" in page
    assert all(f"<{name}>" in page for name in ("style", "script"))


def test_third_party_checker_gives_its_evidence(installed: Installed, tmp_path: Path) -> None:
    done = installed.check("-f", "json", plugins=[plugin("almanac", ALMANAC, tmp_path)])
    assert done.returncode == 0, done.stderr
    claim = only_claim(done.stdout)
    assert claim["verdict"]["label"] == "supported"
    assert [(item["checker"], item["locator"]) for item in claim["evidence"]] == [("almanac", "page 7")]
    assert "almanac" in json.loads(done.stdout)["signature"]


@pytest.mark.parametrize(
    ("arguments", "code"), [([], 0), (["--on-incomplete", "fail"], 3)], ids=["warn", "fail"]
)
def test_failing_checker_leaves_claims_unchecked(
    installed: Installed, tmp_path: Path, arguments: list[str], code: int
) -> None:
    site = plugin("faulty", FAULTY, tmp_path)
    done = installed.check("-f", "json", *arguments, plugins=[site])
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "the almanac is upside down" in done.stderr
    assert json.loads(done.stdout)["complete"] is False
    unchecked = only_claim(done.stdout)["unchecked"]
    assert unchecked["reason"] == "checker-failed"
    assert "the almanac is upside down" in unchecked["detail"]
