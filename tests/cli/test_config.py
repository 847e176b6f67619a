"""The configuration: where it is found, what it may hold, and how it says what is wrong."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims.config import Config, DraftConfig, load
from claims.errors import ConfigError
from claims.model import Severity, Source


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_config_is_all_default_without_a_file(folder: Path) -> None:
    loaded = load(environment={})
    assert loaded.files == ()
    assert loaded.config == Config()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(".claims.toml", 'fail-on = "never"', id="hidden"),
        pytest.param("claims.toml", 'fail-on = "never"', id="plain"),
        pytest.param("pyproject.toml", '[tool.claims]\nfail-on = "never"', id="pyproject"),
        pytest.param("claims.toml", '\ufefffail-on = "never"\r\n', id="as Windows writes it"),
    ],
)
def test_config_is_found_upwards(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8", newline="")
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    loaded = load(environment={})
    assert loaded.config.fail_on == "never"
    assert loaded.files == (Path("../..") / name,)


def test_config_nearest_file_wins_and_others_are_not_merged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".claims.toml").write_text('fail-on = "never"\nselect = ["ALL"]')
    (folder / "near").mkdir()
    (folder / "near" / "claims.toml").write_text('fail-on = "warning"')
    monkeypatch.chdir(folder / "near")
    assert load(environment={}).config == Config(fail_on="warning")


def test_config_passes_over_a_pyproject_without_our_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims.toml").write_text("online = true")
    (folder / "near").mkdir()
    (folder / "near" / "pyproject.toml").write_text("[tool.ruff]\nline-length = 99")
    monkeypatch.chdir(folder / "near")
    assert load(environment={}).config.online


def test_config_reads_every_key(folder: Path) -> None:
    (folder / "claims.toml").write_text(
        'against = ["facts", "https://fair.example/a"]\nselect = ["ALL"]\nignore = ["negated"]\n'
        'severity = {wrong-date = "warning"}\nfail-on = "warning"\nmin-confidence = 0.5\n'
        'on-incomplete = "fail"\nmin-worthiness = 0.25\nentailment-model = "model"\nbaseline = "known.json"\n'
        'as-of = 2024-07-05\nonline = true\ninclude = ["*.md"]\nexclude = ["old"]\n'
        'output-format = ["text", "json=out.json"]\n'
        '[[sources]]\nid = "fy25"\npath = "facts/fy25.md"\nauthority = 10\ndate = 2025-12-31\n'
        '[[sources]]\nid = "press"\nglob = "press/**/*.md"\n'
        '[per-file]\n"blog/*" = { against = ["fy25"], fail-on = "never" }\n'
    )
    assert load(environment={}).config == Config(
        against=("facts", "https://fair.example/a"),
        select=("ALL",),
        ignore=("negated",),
        severity={"wrong-date": Severity.WARNING},
        fail_on="warning",
        min_confidence=0.5,
        on_incomplete="fail",
        min_worthiness=0.25,
        entailment_model="model",
        baseline="known.json",
        as_of=date(2024, 7, 5),
        online=True,
        include=("*.md",),
        exclude=("old",),
        output_format=("text", "json=out.json"),
        sources=(
            Source(id="fy25", path="facts/fy25.md", authority=10, date=date(2025, 12, 31)),
            Source(id="press", glob="press/**/*.md"),
        ),
        per_file={"blog/*": DraftConfig(against=("fy25",), fail_on="never")},
    )


def test_config_paths_count_from_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "claims.toml").write_text(
        'against = ["facts", "a", "https://fair.example"]\noutput-format = ["text", "json=out.json"]\n'
        'entailment-model = "/models/own"\nbaseline = "known.json"\n'
        'sources = [{id = "a", path = "a.md"}, {id = "b", glob = "b/*.md"}]\n'
        'per-file = {"x" = {against = ["b", "c.md"]}}\n'
    )
    (folder / "drafts").mkdir()
    monkeypatch.chdir(folder / "drafts")
    config = load(environment={}).config
    assert config.against == ("../facts", "a", "https://fair.example")
    assert config.output_format == ("text", "json=../out.json")
    assert config.entailment_model == "/models/own"
    assert config.baseline == "../known.json"
    assert [source.path or source.glob for source in config.sources] == ["../a.md", "../b/*.md"]
    assert config.per_file["x"].against == ("b", "../c.md")


BROKEN = [
    pytest.param('\nfial-on = "error"', 2, 'unknown key "fial-on". Did you mean "fail-on"?', id="unknown"),
    pytest.param('fail_on = "error"', 1, 'unknown key "fail_on". Did you mean "fail-on"?', id="underscore"),
    pytest.param("qwertz = 1", 1, 'unknown key "qwertz".', id="like none"),
    pytest.param(
        '[[sources]]\nid = "a"\npath = "a"\n\n[[sources]]\nid = "b"\npath = "b"\nauthorty = 3',
        8,
        'unknown key "sources[2].authorty". Did you mean "authority"?',
        id="in a source",
    ),
    pytest.param(
        '[per-file]\n"a/**" = {ignore = [\n"negated"], selct = []}',
        2,
        'unknown key "per-file."a/**".selct". Did you mean "select"?',
        id="in a pattern",
    ),
    pytest.param('[per-file."a"]\nexclude = []', 2, 'unknown key "per-file.a.exclude".', id="not per file"),
    pytest.param("[ci]\n# so\nonlin = true", 3, '"ci.onlin". Did you mean "online"?', id="in ci"),
    pytest.param('[ci]\nextend = "a.toml"', 2, 'unknown key "ci.extend".', id="of files only"),
    pytest.param(
        '[[ci.sources]]\nid = "a"\npth = "b"',
        3,
        'unknown key "ci.sources[1].pth". Did you mean "path"?',
        id="deep",
    ),
    pytest.param(
        'fail-on = "sometimes"', 1, "\"fail-on\": Input should be 'error', 'warning' or 'never'", id="choice"
    ),
    pytest.param(
        "min-confidence = 2", 1, '"min-confidence": Input should be less than or equal to 1', id="range"
    ),
    pytest.param('against = "facts"', 1, '"against": should be a list, in square brackets', id="type"),
    pytest.param("ci = 3", 1, '"ci": should be a table', id="table"),
    pytest.param('select = ["wrong-dat"]', 1, 'Did you mean "wrong-date"?', id="code"),
    pytest.param('[severity]\nwrong-dat = "note"', 1, 'Did you mean "wrong-date"?', id="code of a severity"),
    pytest.param('[severity]\nrefuted = "note"', 1, 'There is no code "refuted"', id="severity of several"),
    pytest.param(
        '[severity]\nwrong-date = "bad"', 2, '"severity.wrong-date": Input should be', id="severity"
    ),
    pytest.param('as-of = "July"', 1, '"as-of": ', id="date"),
    pytest.param('[[sources]]\npath = "a"', 1, '"sources[1].id": is missing', id="no id"),
    pytest.param('[[sources]]\nid = "a b"\npath = "a"', 2, '"sources[1].id": ', id="id with a space"),
    pytest.param('[[sources]]\nid = "a"', 1, 'a source has either "path" or "glob"', id="nowhere"),
    pytest.param('[[sources]]\nid = "a"\npath = "b"\nglob = "c"', 1, 'either "path" or "glob"', id="twice"),
    pytest.param(
        'sources = [\n{id = "a", path = "b"},\n{id = "a", path = "c"}]',
        1,
        'two sources have the id "a"',
        id="same id",
    ),
    pytest.param("[[sources]]\nid = 'a'\npath = 'b'\nauthority = nan", 4, '"sources[1].authority"', id="nan"),
]


@pytest.mark.parametrize(("text", "line", "message"), BROKEN)
@pytest.mark.parametrize("name", ["claims.toml", "pyproject.toml"])
def test_config_says_what_is_wrong_and_where(
    folder: Path, name: str, text: str, line: int, message: str
) -> None:
    if name == "pyproject.toml":
        for table in ("sources]", "per-file", "ci.", "ci]", "severity]"):
            text = text.replace(f"[{table}", f"[tool.claims.{table}")
        text = f'[project]\nname = """\nfail-on = 3\n"""\n\n[tool.claims]\n{text}'
        line += 6
    (folder / name).write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(environment={})
    assert str(caught.value).startswith(f"{name}:{line}: ")
    assert message in str(caught.value)


def test_config_tells_every_problem_at_once(folder: Path) -> None:
    (folder / "claims.toml").write_text('fial-on = "error"\nonline = "perhaps"\n')
    with pytest.raises(ConfigError) as caught:
        load(environment={})
    assert [line[:14] for line in str(caught.value).splitlines()] == ["claims.toml:1:", "claims.toml:2:"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("select = [", "claims.toml:1: not valid TOML, at select: ", id="at the end"),
        pytest.param(
            'online = true\nselect = [\n "ALL"\n[ci]\n',
            "claims.toml:4: not valid TOML, at select: ",
            id="list",
        ),
        pytest.param("[ci]\nonline = yes", "claims.toml:2: not valid TOML, at online: ", id="value"),
        pytest.param(
            "online = true\n[ci]\n[ci]", "claims.toml:3: not valid TOML, at ci: ", id="a table once more"
        ),
        pytest.param("# so\nonline", "claims.toml:2: not valid TOML: ", id="no key"),
    ],
)
def test_config_that_is_not_toml_names_line_and_key(folder: Path, text: str, start: str) -> None:
    (folder / "claims.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(environment={})
    with pytest.raises(tomllib.TOMLDecodeError) as plain:
        tomllib.loads(text)
    assert str(caught.value).startswith(start)
    assert str(plain.value).partition(" (at")[0] in str(caught.value)


def test_config_that_is_no_table_is_an_error(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool]\nclaims = true")
    with pytest.raises(ConfigError, match=r'pyproject.toml:2: "tool.claims" should be a table'):
        load(environment={})


def test_config_named_file_must_exist(folder: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load(Path("nowhere.toml"))


def test_config_names_the_byte_that_is_not_utf8(folder: Path) -> None:
    (folder / "claims.toml").write_bytes(b'against = ["\xff"]')
    with pytest.raises(ConfigError, match="byte 12"):
        load()
