"""`claims config show` and `claims config init`."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.config import TEMPLATE, Config, FileConfig, load

if TYPE_CHECKING:
    from conftest import RunClaims

Write = Callable[[str, str], None]


def test_show_tells_each_value_and_where_it_comes_from(run_claims: RunClaims, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        '[tool.claims]\nextend = "base.toml"\nfail-on = "error"\n\n'
        '[[tool.claims.sources]]\nid = "fy25"\npath = "the \\"25\\".md"\ndate = 2025-12-31\n\n'
        '[tool.claims.ci]\non-incomplete = "fail"\n\n'
        '[tool.claims.per-file]\n"blog/**" = { ignore = ["negated"] }\n'
    )
    (tmp_path / "base.toml").write_text("# shared\nonline = true\n")
    done = run_claims(
        "config",
        "show",
        "--select=ALL,negated",
        cwd=tmp_path / "drafts",
        env={"CI": "true", "CLAIMS_MIN_CONFIDENCE": "0.5"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "# ../pyproject.toml, which extends ../base.toml\n"
        "against = []  # default\n"
        'select = ["ALL", "negated"]  # command line\n'
        "ignore = []  # default\n"
        "severity = {}  # default\n"
        "min-confidence = 0.5  # environment variable CLAIMS_MIN_CONFIDENCE\n"
        'fail-on = "error"  # ../pyproject.toml:3\n'
        'on-incomplete = "fail"  # ../pyproject.toml:11, table ci\n'
        "min-worthiness = 0.0  # default\n"
        "# as-of =  # default\n"
        "# entailment-model =  # default\n"
        "# baseline =  # default\n"
        "online = true  # ../base.toml:2\n"
        "include = []  # default\n"
        "exclude = []  # default\n"
        'output-format = ["text"]  # default\n'
        'sources = [{id = "fy25", path = "../the \\"25\\".md", date = 2025-12-31}]  # ../pyproject.toml:5\n'
        'per-file = {"blog/**" = {ignore = ["negated"]}}  # ../pyproject.toml:13\n'
    )


def test_what_is_shown_can_be_read_again(run_claims: RunClaims, write: Write) -> None:
    write(
        "claims.toml",
        '[per-file]\n"press/**" = { select = ["ALL"], fail-on = "warning" }\n\n'
        '[[sources]]\nid = "a"\nglob = "a/*"\nauthority = 3\ndate = 2026-01-31\n',
    )
    first = load(environment={})
    shown = run_claims("config", "show").stdout
    write(".claims.toml", shown)
    assert load(environment={}).files == (Path(".claims.toml"),)
    assert load(environment={}).config == first.config


def test_init_writes_a_start_that_changes_nothing(run_claims: RunClaims, write: Write) -> None:
    done = run_claims("config", "init")
    assert (done.returncode, done.stdout) == (0, "Wrote .claims.toml.\n")
    assert Path(".claims.toml").read_text() == TEMPLATE
    assert tomllib.loads(TEMPLATE) == {}
    assert load(environment={}).config == Config()


def test_every_key_of_the_start_holds_when_it_is_uncommented(write: Write) -> None:
    paragraphs = [paragraph.split("\n", 1)[1] for paragraph in TEMPLATE.rstrip("\n").split("\n\n")]
    text = "\n".join(line.removeprefix("# ") for part in paragraphs for line in part.split("\n"))
    assert set(tomllib.loads(text)) == {field.alias for field in FileConfig.model_fields.values()}
    write("below/.claims.toml", text)
    write("claims.toml", "")
    config = load(Path("below/.claims.toml"), environment={}).config
    assert config.sources[0].path == "below/references/annual-report.md"


@pytest.mark.parametrize(
    ("name", "text"), [(".claims.toml", ""), ("claims.toml", ""), ("pyproject.toml", "[tool.claims]")]
)
def test_init_overwrites_and_overshadows_nothing(
    run_claims: RunClaims, write: Write, name: str, text: str
) -> None:
    write(name, text)
    done = run_claims("config", "init")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name} is already there" in done.stderr
    assert [file.name for file in Path().iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_init_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    line = f'ulimit -f 0 && exec "{sys.executable}" -m claims config init'
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".claims.toml can't be written" in done.stderr
    assert list(tmp_path.iterdir()) == []
