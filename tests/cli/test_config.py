"""The configuration: where it is found, what it may hold, and how it says what is wrong."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from claims.config import TEMPLATE, Config, load, to_toml
from claims.errors import ConfigError
from claims.model import Severity


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_config_is_all_default_without_a_file(folder: Path) -> None:
    loaded = load()
    assert loaded.file is None
    assert loaded.config == Config()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(".claims.toml", 'fail-on = "never"', id="hidden"),
        pytest.param("claims.toml", 'fail-on = "never"', id="plain"),
        pytest.param("pyproject.toml", '[tool.claims]\nfail-on = "never"', id="pyproject"),
    ],
)
def test_config_is_found_upwards(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    (folder / name).write_text(text)
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    loaded = load()
    assert loaded.config.fail_on == "never"
    assert loaded.file == folder / name


def test_config_nearest_file_wins_and_others_are_not_merged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".claims.toml").write_text('fail-on = "never"\nselect = ["ALL"]')
    (folder / "near").mkdir()
    (folder / "near" / "claims.toml").write_text('fail-on = "warning"')
    monkeypatch.chdir(folder / "near")
    assert load().config == Config(fail_on="warning")


def test_config_passes_over_a_pyproject_without_our_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims.toml").write_text("online = true")
    (folder / "near").mkdir()
    (folder / "near" / "pyproject.toml").write_text("[tool.ruff]\nline-length = 99")
    monkeypatch.chdir(folder / "near")
    assert load().config.online


def test_config_reads_every_key(folder: Path) -> None:
    (folder / "claims.toml").write_text(
        'against = ["facts", "https://fair.example/a"]\nselect = ["ALL"]\nignore = ["negated"]\n'
        'severity = {wrong-date = "warning"}\nfail-on = "warning"\nmin-confidence = 0.5\n'
        'on-incomplete = "fail"\nbaseline = "known.json"\n'
        'as-of = 2024-07-05\nonline = true\ninclude = ["*.md"]\nexclude = ["old"]\n'
        'output-format = ["text", "json=out.json"]\n'
    )
    assert load().config == Config(
        against=("facts", "https://fair.example/a"),
        select=("ALL",),
        ignore=("negated",),
        severity={"wrong-date": Severity.WARNING},
        fail_on="warning",
        min_confidence=0.5,
        on_incomplete="fail",
        baseline="known.json",
        as_of=date(2024, 7, 5),
        online=True,
        include=("*.md",),
        exclude=("old",),
        output_format=("text", "json=out.json"),
    )


def test_config_paths_count_from_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "claims.toml").write_text(
        'against = ["facts"]\noutput-format = ["json=out.json"]\nbaseline = "known.json"'
    )
    (folder / "drafts").mkdir()
    monkeypatch.chdir(folder / "drafts")
    config = load().config
    assert config.against == ("../facts",)
    assert config.output_format == ("json=../out.json",)
    assert config.baseline == "../known.json"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('fial-on = "error"', r'unknown key "fial-on"\. Did you mean "fail-on"\?', id="unknown"),
        pytest.param(
            'fail_on = "error"', r'unknown key "fail_on"\. Did you mean "fail-on"\?', id="underscore"
        ),
        pytest.param('fail-on = "sometimes"', r'"fail-on": .*error.*warning.*never', id="choice"),
        pytest.param("min-confidence = 2", r'"min-confidence": .*less than or equal to 1', id="range"),
        pytest.param('against = "facts"', r'"against": ', id="type"),
        pytest.param('select = ["wrong-dat"]', r'"select": .*Did you mean "wrong-date"\?', id="code"),
        pytest.param(
            'severity = {wrong-dat = "note"}', r'"severity": .*Did you mean "wrong-date"', id="severity"
        ),
        pytest.param('severity = {refuted = "note"}', r'"severity": There is no code "refuted"', id="group"),
        pytest.param('as-of = "July"', r'"as-of": ', id="date"),
        pytest.param("select = [", r"not valid TOML", id="toml"),
    ],
)
def test_config_says_what_is_wrong_and_where(folder: Path, text: str, message: str) -> None:
    (folder / "claims.toml").write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        load()
    assert str(folder / "claims.toml") in str(caught.value)


def test_config_named_file_must_exist(folder: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load(Path("nowhere.toml"))


def test_config_names_the_byte_that_is_not_utf8(folder: Path) -> None:
    (folder / "claims.toml").write_bytes(b'against = ["\xff"]')
    with pytest.raises(ConfigError, match="byte 12"):
        load()


def test_config_shown_reads_back_the_same() -> None:
    config = Config(
        select=("ALL",), severity={"negated": Severity.NOTE}, as_of=date(2024, 7, 5), against=('a "b"',)
    )
    table = tomllib.loads(to_toml(config))
    assert Config.model_validate(table) == config
    jsonschema.Draft202012Validator(Config.model_json_schema()).validate(
        {key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()}
    )


def test_config_template_changes_nothing_and_names_every_key() -> None:
    assert tomllib.loads(TEMPLATE) == {}
    assert all(f"# {field.alias} = " in TEMPLATE for field in Config.model_fields.values())
