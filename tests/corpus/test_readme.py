"""What README.md says is true: commands run, examples print what they show, tables are complete."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import checkers
from claims.cli import app
from claims.codes import CODES
from claims.config import Config, FileConfig, Loaded, load, shown
from claims.directives.parse import Verb, parse
from claims.extraction import extract
from claims.model import Comment, Kind, Label, Stance
from claims.readers import read_bytes
from claims.report import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def sequences() -> list[list[str]]:
    """The command lines that start `claims`, of each example in README, without what is in front of them."""
    texts = [text for language in ("sh", "yaml", "console") for text in blocks(language)]
    found = [re.findall(r"(?:^|\$ |run: |\.venv/bin/)(claims .*)", text, re.MULTILINE) for text in texts]
    return [lines for lines in found if lines]


def commands() -> list[str]:
    return [line for lines in sequences() for line in lines]


def run_claims(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "claims", *shlex.split(command)[1:]]
    env = os.environ | {"CLAIMS_NO_CACHE": "1"}
    return subprocess.run(
        line, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with the corpus, and drafts and references as the CI example has them."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("drafts", "references"):
        shutil.copytree(ROOT / "corpus" / name, tmp_path / name)
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q", "-b", "main"], ["add", "drafts"], ["commit", "-q", "-m", "drafts"]):
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize("lines", sequences(), ids=lambda lines: lines[0])
def test_readme_commands_run(lines: list[str], checkout: Path) -> None:
    for command in lines:
        done = run_claims(command, checkout)
        assert done.returncode in (0, 1), done.stderr


def test_readme_main_job_and_tests_are_one_line_each() -> None:
    whole = [text for text in blocks("sh") if text.startswith("python3 -m venv")]
    assert [text.count("\n") for text in whole] == [1, 1]
    assert ".venv/bin/claims check corpus/drafts --against corpus/references" in whole[0]
    assert whole[1].rstrip().endswith(".venv/bin/pytest")


@pytest.mark.parametrize("example", blocks("console"))
def test_readme_example_prints_what_it_shows(example: str, checkout: Path) -> None:
    command, _, shown = example.removeprefix("$ ").partition("\n")
    assert run_claims(command, checkout).stdout == shown


def test_readme_python_example_prints_a_line_for_each_claim(checkout: Path) -> None:
    script = next(text for text in blocks("python") if "read_sources" in text)
    line = [sys.executable, "-c", script]
    done = subprocess.run(line, cwd=checkout, capture_output=True, text=True, encoding="utf-8", check=True)
    labels = {row.split()[1] for row in done.stdout.splitlines()}
    assert {"supported", "refuted"} <= labels <= {*Label, "unchecked"}


@pytest.mark.parametrize(
    ("draft", "stance"),
    [
        pytest.param("Helen Marsh is the director of the museum.", Stance.SUPPORTS, id="right"),
        pytest.param("Helen Marsh is the chair of the museum.", Stance.REFUTES, id="wrong"),
    ],
)
def test_readme_checker_judges_claims(draft: str, stance: Stance) -> None:
    source = next(text for text in blocks("python") if "StaffChecker" in text)
    assert len(source.splitlines()) <= 36
    scope: dict[str, Any] = {}
    exec(source, scope)  # noqa: S102 - the text is our own
    document = read_bytes(draft.encode(), path="draft.txt")
    reference = read_bytes(b"Nothing of interest.", path="reference.txt")
    staff = scope["StaffChecker"]()
    result = checkers.check(extract(document), sources=[reference], checkers=[staff])
    stances = [evidence.stance for claim in result.drafts[0].claims for evidence in claim.evidence]
    assert stances == [stance]


def test_readme_configuration_is_valid(tmp_path: Path) -> None:
    settings = next(text for text in blocks("toml") if "fail-on" in text)
    (tmp_path / ".claims.toml").write_text(settings, encoding="utf-8")
    assert load(start=tmp_path).config.ignore == ("wrong-scope",)


def test_readme_table_has_every_key_of_the_configuration() -> None:
    section = README.partition("## Configuration\n")[2].partition("\n## ")[0]
    settings = [line.removesuffix("  # default") for line in shown(Loaded(Config())).splitlines()]
    defaults = dict(line.split(" = ", 1) for line in settings if not line.startswith("# "))
    rows = []
    for field in FileConfig.model_fields.values():
        key = str(field.alias)
        default = f"`{defaults[key]}`" if key in defaults else "–"
        rows.append(f"| `{key}` | {default} | {field.description} |")
    assert re.findall(r"^\| `.*", section, flags=re.MULTILINE) == rows


def test_readme_plugin_table_names_the_group() -> None:
    table = next(tomllib.loads(text) for text in blocks("toml") if "entry-points" in text)
    assert list(table["project"]["entry-points"]) == ["claims.checkers"]


def test_readme_table_names_every_checker_of_ours() -> None:
    section = README.partition("## Checkers\n")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\| (\w+) \|", section, flags=re.MULTILINE)) - {"checker"}
    assert named == {entry.name for entry in checkers.registered() if entry.package.startswith("claims ")}


def test_readme_names_every_verdict_and_kind() -> None:
    assert all(f"`{label}`" in README for label in Label)
    kinds = README.partition("*kind* (")[2].partition(")")[0]
    assert sorted(kinds.replace("\n", " ").split(", ")) == sorted(Kind)


def test_readme_codes_exist() -> None:
    named = set(re.findall(r"\b((?:wrong|altered|swapped)-[a-z]+)\b", README))
    assert named
    assert named <= set(CODES)


def test_readme_directives_are_understood() -> None:
    comments = re.findall(r"^(?:.* )?(<!-- claims: \w.*-->)$", README, flags=re.MULTILINE)
    assert [parse(Comment(text[12:-4], 0, 0)).verb for text in comments] == ["ignore"]
    table = README.partition("| directive |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([a-z-]+)(?: CODES|=NAME)`", table))
    assert named == set(Verb)


def test_readme_options_exist() -> None:
    commands = list(get_command(app).commands.values())  # type: ignore[attr-defined]
    commands += [below for command in commands for below in getattr(command, "commands", {}).values()]
    options = [option for command in commands for option in command.params]
    known = {name for option in options for name in (*option.opts, *option.secondary_opts)}
    named = set(re.findall(r"`(--[a-z-]+)", README))
    assert named
    assert named <= known


def test_readme_has_a_row_for_every_format() -> None:
    table = README.partition("| format | for |\n")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()]
    assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == sorted(FORMATS)
