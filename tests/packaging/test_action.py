"""The action and the examples for CI in README: valid for their platforms, and their shell steps run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.report import FORMATS

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
BLOCKS = re.findall(
    r"^```yaml\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
)
YAMLLINT = (
    "{extends: default, rules: "
    "{document-start: disable, truthy: {check-keys: false}, line-length: {max: 110}}}"
)

DRAFT = "The lighthouse has 199 steps.\n\nThe lighthouse is 50 metres tall.\n"
REFERENCE = "The lighthouse has 179 steps. The lighthouse is 40 metres tall.\n"


def example(key: str) -> str:
    """The example in README that has a line with this key."""
    (found,) = [block for block in BLOCKS if re.search(rf"^ *{re.escape(key)}", block, re.MULTILINE)]
    return str(found)


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    return done


def valid(schema: str, file: Path) -> None:
    done = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file, cwd=file.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    done = run(sys.executable, "-m", "yamllint", "--strict", "-d", YAMLLINT, file, cwd=file.parent)
    assert done.returncode == 0, done.stdout


def test_action_is_valid() -> None:
    valid("vendor.github-actions", ACTION)


@pytest.mark.parametrize(
    ("key", "schema"),
    [
        pytest.param("on: pull_request", "vendor.github-workflows", id="pull-request"),
        pytest.param("- cron:", "vendor.github-workflows", id="nightly"),
        pytest.param("GIT_DEPTH:", "vendor.gitlab-ci", id="gitlab"),
    ],
)
def test_examples_are_valid(tmp_path: Path, key: str, schema: str) -> None:
    file = tmp_path / "example.yml"
    file.write_text(example(key))
    valid(schema, file)


def test_examples_give_the_action_only_inputs_that_it_has() -> None:
    inputs = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]
    given = [
        step["with"]
        for key in ("on: pull_request", "- cron:")
        for step in yaml.safe_load(example(key))["jobs"]["claims"]["steps"]
        if step["uses"].startswith("your-organisation/claims")
    ]
    assert len(given) == 2
    assert all(set(step) <= set(inputs) and "paths" in step for step in given)


class Runner:
    """A machine that runs the shell steps of the action, as GitHub's runner does, in a repository."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.temp = folder / "temp"
        self.summary = folder / "summary.md"
        self.temp.mkdir()
        for name, text in (("drafts/the draft.md", DRAFT), ("references/facts.txt", REFERENCE)):
            file = self.workspace / name
            file.parent.mkdir(parents=True)
            file.write_text(text)
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit()

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = run("git", *who, *arguments, cwd=self.workspace)
        assert done.returncode == 0, done.stderr

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")

    def step(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the step with this name; inputs that are not given have their defaults."""
        action = yaml.safe_load(ACTION.read_text("utf-8"))
        defaults = {key: value.get("default", "") for key, value in action["inputs"].items()}
        values = {f"inputs.{key}": value for key, value in {**defaults, **inputs}.items()} | {
            "github.action_path": str(ROOT),
            "runner.temp": str(self.temp),
            "steps.python.outputs.python-path": sys.executable,
        }
        (step,) = [step for step in action["runs"]["steps"] if step.get("name") == name]
        assert step["shell"] == "bash"
        script = self.temp / "script.sh"
        script.write_text(step["run"])
        env = {key: filled(str(value), values) for key, value in step["env"].items()}
        # the packages that claims needs are there already, and what builds it too
        offline = {
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_NO_INDEX": "1",
            "CLAIMS_NO_CACHE": "1",
        }
        own = {"RUNNER_TEMP": str(self.temp), "GITHUB_STEP_SUMMARY": str(self.summary), "CI": "true"}
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
        return run(*command, cwd=self.workspace, env=os.environ | offline | own | env)


def filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: values[match[1]], text)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A machine with claims installed by the action's own step."""
    made = Runner(tmp_path_factory.mktemp("runner"))
    done = made.step("Install claims")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def check(runner: Runner, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {"paths": "drafts\n", "args": "--against references", "summary": "false"}
    return runner.step(
        "Check drafts", **{**given, **{key.replace("_", "-"): value for key, value in inputs.items()}}
    )


def annotations(done: subprocess.CompletedProcess[str]) -> list[str]:
    return re.findall(r"^::error file=drafts/the draft\.md,line=(\d+),", done.stdout, re.MULTILINE)


def test_no_script_of_the_action_holds_an_expression() -> None:
    steps = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]
    assert not [step for step in steps if "${{" in step.get("run", "")]


def test_action_installs_what_it_stands_beside(runner: Runner) -> None:
    assert (runner.temp / "claims" / "claims" / "cli.py").is_file()
    done = runner.step("Install claims", version="999.0")
    assert done.returncode != 0
    assert "claims==999.0" in done.stderr


def test_action_annotates_and_fails(runner: Runner) -> None:
    done = check(runner, args="--against 'references' \\\n  --min-confidence 0.1", sarif="claims.sarif")
    assert done.returncode == 1, done.stderr
    assert annotations(done) == ["1", "3"]
    assert (runner.workspace / "claims.sarif").is_file()
    (runner.workspace / "claims.sarif").unlink()
    assert not runner.summary.exists()


def test_action_fails_as_it_is_told(runner: Runner) -> None:
    assert check(runner, fail_on="never", paths="drafts/the draft.md\n\n").returncode == 0
    assert check(runner, fail_on="sometimes").returncode == 2
    assert check(runner, args="--against 'references").returncode not in (0, 2)  # nothing was run


def test_action_runs_no_text_of_an_input_or_the_checkout(runner: Runner) -> None:
    hostile = "$(touch hacked) `touch hacked`; touch hacked #"
    (runner.workspace / "claims.py").write_text("open('hacked', 'w')")
    done = [check(runner, **{key: hostile}) for key in ("paths", "args", "diff_base", "fail_on")]
    assert [one.returncode for one in done] == [2] * 4
    assert annotations(check(runner)) == ["1", "3"]
    (runner.workspace / "claims.py").unlink()
    assert not (runner.workspace / "hacked").exists()


def test_action_reports_only_the_change(runner: Runner) -> None:
    draft = runner.workspace / "drafts/the draft.md"
    draft.write_text(DRAFT.replace("50", "60"))
    done = check(runner, diff_base="main")
    draft.write_text(DRAFT)
    assert annotations(done) == ["3"]


@pytest.mark.skipif("markdown" not in FORMATS, reason="the report format markdown is not there yet")
def test_action_writes_the_summary(runner: Runner) -> None:
    runner.summary.write_text("before\n")
    assert check(runner, summary="true").returncode == 1
    text = runner.summary.read_text()
    assert text.startswith("before\n")
    assert "199" in text
    assert check(runner, summary="true", paths="nowhere").returncode == 2
    assert runner.summary.read_text() == text


@pytest.mark.skipif(not {"gitlab", "junit"} <= FORMATS.keys(), reason="gitlab and junit are not there yet")
def test_gitlab_script_runs(runner: Runner) -> None:
    job: dict[str, Any] = yaml.safe_load(example("GIT_DEPTH:"))["claims"]
    install, script = job["script"]
    assert install.startswith("pip install ")
    own = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "main",
    }
    draft = runner.workspace / "drafts/the draft.md"
    draft.write_text(DRAFT.replace("50", "60"))
    done = run("bash", "-eo", "pipefail", "-c", script, cwd=runner.workspace, env=os.environ | own)
    draft.write_text(DRAFT)
    assert done.returncode == 1, done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (runner.workspace / report).stat().st_size > 0
        (runner.workspace / report).unlink()
