"""What goes before what: command line, environment, table ci, file, extended file, default."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claims.config import Config, Loaded, load, variable_of
from claims.errors import ConfigError
from claims.model import Severity, Source

Write = Callable[[str, str], None]


def origins(loaded: Loaded) -> dict[str, str]:
    return {name: str(origin) for name, origin in loaded.origins.items()}


def test_each_layer_goes_before_the_next(write: Write) -> None:
    write(
        "claims.toml",
        'extend = "base.toml"\nignore = ["negated"]\nonline = false\nfail-on = "error"\n'
        '[ci]\nfail-on = "never"',
    )
    write("base.toml", 'min-confidence = 0.5\nonline = true\nignore = ["overclaim"]')
    environment = {"CLAIMS_IGNORE": "wrong-date, wrong-name", "CLAIMS_AS_OF": "2026-01-31"}
    loaded = load(environment=environment | {"CI": "true"}, given={"as_of": date(2026, 2, 1)})
    assert loaded.config == Config(
        as_of=date(2026, 2, 1),
        ignore=("wrong-date", "wrong-name"),
        fail_on="never",
        online=False,
        min_confidence=0.5,
    )
    assert loaded.files == (Path("claims.toml"), Path("base.toml"))
    assert origins(loaded) == {
        "as_of": "command line",
        "ignore": "environment variable CLAIMS_IGNORE",
        "fail_on": "claims.toml:6, table ci",
        "online": "claims.toml:3",
        "min_confidence": "base.toml:1",
    }
    assert str(loaded.origin("select")) == "default"


@pytest.mark.parametrize("value", ["true", "1", "woodpecker"])
def test_ci_counts_where_ci_is_set(write: Write, value: str) -> None:
    write("claims.toml", '[ci]\nfail-on = "warning"')
    assert load(environment={"CI": value}).config.fail_on == "warning"


@pytest.mark.parametrize("environment", [{}, {"CI": ""}, {"CI": "false"}, {"CI": "False"}, {"CI": "0"}])
def test_ci_does_not_count_elsewhere(write: Write, environment: dict[str, str]) -> None:
    write("claims.toml", '[ci]\nfail-on = "warning"')
    assert load(environment=environment).config.fail_on == "error"


def test_a_key_replaces_that_of_the_extended_file_as_a_whole(write: Write) -> None:
    write("claims.toml", 'extend = "base.toml"\nseverity = {wrong-date = "note"}\n[ci]\nonline = true')
    write("base.toml", 'severity = {negated = "note"}\n[ci]\nfail-on = "never"')
    config = load(environment={"CI": "1"}).config
    assert config.severity == {"wrong-date": Severity.NOTE}
    assert (config.online, config.fail_on) == (True, "error")


def test_extended_files_name_paths_from_where_they_are(write: Write) -> None:
    write("claims.toml", 'extend = "shared/a/base.toml"\nexclude = ["old"]')
    write("shared/a/base.toml", 'extend = "../pyproject.toml"\nentailment-model = "model"')
    write("shared/pyproject.toml", '[tool.claims]\nsources = [{id = "f", path = "facts"}]\nexclude = ["x"]')
    loaded = load(environment={})
    assert loaded.config == Config(
        exclude=("old",),
        entailment_model="shared/a/model",
        sources=(Source(id="f", path="shared/facts"),),
    )
    assert origins(loaded)["sources"] == "shared/pyproject.toml:2"


def test_an_id_of_an_extended_file_is_no_path(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("claims.toml", 'extend = "base.toml"\nagainst = ["fy25"]')
    write("base.toml", 'sources = [{id = "fy25", path = "facts"}]')
    write("below/draft.md", "")
    monkeypatch.chdir("below")
    assert load(environment={}).config.against == ("fy25",)


def test_files_that_extend_each_other_are_told_with_the_way_round(write: Write) -> None:
    write("claims.toml", 'extend = "a.toml"')
    write("a.toml", 'online = true\nextend = "b/b.toml"')
    write("b/b.toml", 'extend = "../a.toml"')
    with pytest.raises(ConfigError) as caught:
        load(environment={})
    assert str(caught.value) == (
        'b/b.toml:1: "extend" leads back to where it came from: claims.toml -> a.toml -> b/b.toml -> a.toml'
    )


@pytest.mark.parametrize(
    ("extended", "message"),
    [
        pytest.param(None, 'claims.toml:2: "extend": base.toml does not exist', id="missing"),
        pytest.param("fail-on = 1", 'base.toml:1: "fail-on": ', id="wrong value"),
        pytest.param("fail-on = ", "base.toml:1: not valid TOML, at fail-on: ", id="broken"),
    ],
)
def test_an_extended_file_that_can_not_be_used_is_named(
    write: Write, extended: str | None, message: str
) -> None:
    write("claims.toml", 'online = true\nextend = "base.toml"')
    if extended is not None:
        write("base.toml", extended)
    with pytest.raises(ConfigError) as caught:
        load(environment={})
    assert str(caught.value).startswith(message)


def test_every_key_has_a_variable(write: Write) -> None:
    environment = {
        "CLAIMS_AGAINST": "facts, https://fair.example/a?b=1:2",
        "CLAIMS_SELECT": "ALL",
        "CLAIMS_IGNORE": ",",
        "CLAIMS_SEVERITY": '{wrong-date = "note"}',
        "CLAIMS_MIN_CONFIDENCE": "0.5",
        "CLAIMS_FAIL_ON": "never",
        "CLAIMS_ON_INCOMPLETE": "fail",
        "CLAIMS_MIN_WORTHINESS": "0.25",
        "CLAIMS_AS_OF": "2026-01-31",
        "CLAIMS_BASELINE": "known.json",
        "CLAIMS_ENTAILMENT_MODEL": "model",
        "CLAIMS_ONLINE": "true",
        "CLAIMS_INCLUDE": "*.md,*.txt",
        "CLAIMS_EXCLUDE": "old",
        "CLAIMS_OUTPUT_FORMAT": "text,json=out.json",
        "CLAIMS_SOURCES": '[{id = "fy25", path = "facts/fy25.md"}]',
        "CLAIMS_PER_FILE": '{"blog/*" = {fail-on = "error"}}',
    }
    assert sorted(environment) == sorted(map(variable_of, Config.model_fields))
    loaded = load(environment=environment)
    assert set(loaded.origins) == set(Config.model_fields)
    config = loaded.config
    assert config.against == ("facts", "https://fair.example/a?b=1:2")
    assert (config.ignore, config.include) == ((), ("*.md", "*.txt"))
    assert (config.min_confidence, config.as_of, config.online) == (0.5, date(2026, 1, 31), True)
    assert config.severity == {"wrong-date": Severity.NOTE}
    assert config.sources == (Source(id="fy25", path="facts/fy25.md"),)
    assert config.per_file["blog/*"].fail_on == "error"


def test_an_empty_variable_sets_nothing(write: Write) -> None:
    assert load(environment={"CLAIMS_FAIL_ON": "", "CLAIMS_IGNORE": " "}) == load(environment={})


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        pytest.param("CLAIMS_FAIL_ON", "nver", "\"fail-on\": Input should be 'error'", id="choice"),
        pytest.param("CLAIMS_MIN_CONFIDENCE", "high", '"min-confidence": ', id="number"),
        pytest.param("CLAIMS_SELECT", "wrong-dat", 'Did you mean "wrong-date"?', id="code"),
        pytest.param("CLAIMS_SOURCES", '[{id = "a", pth = "b"}]', 'Did you mean "path"?', id="key"),
        pytest.param("CLAIMS_SEVERITY", "wrong-date=note", "holds no inline value of TOML", id="table"),
    ],
)
def test_a_variable_that_can_not_be_used_is_named(
    write: Write, variable: str, value: str, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(environment={variable: value})
    assert str(caught.value).startswith(f"environment variable {variable}")
    assert message in str(caught.value)


PER_FILE = """\
ignore = ["negated"]

[per-file]
"press/**" = { select = ["ALL"], fail-on = "warning" }
"*.txt" = { fail-on = "never" }
"press/old/" = { ignore = [] }
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("blog/a.md", Config(ignore=("negated",)), id="none"),
        pytest.param(
            "press/a.md", Config(ignore=("negated",), select=("ALL",), fail_on="warning"), id="below a folder"
        ),
        pytest.param(
            "press/a.txt", Config(ignore=("negated",), select=("ALL",), fail_on="never"), id="the last counts"
        ),
        pytest.param("press/old/2025/a.md", Config(select=("ALL",), fail_on="warning"), id="three"),
    ],
)
@pytest.mark.parametrize("here", [".", "press"])
def test_settings_per_file(
    write: Write, monkeypatch: pytest.MonkeyPatch, path: str, expected: Config, here: str
) -> None:
    write("claims.toml", PER_FILE)
    write("press/a.md", "")
    monkeypatch.chdir(here)
    given = path if here == "." else f"../{path}"
    own = load(environment={}).of(given)
    assert own.model_copy(update={"per_file": {}}) == expected
    assert load(environment={}).of(str(Path(given).resolve())) == own


def test_settings_per_file_come_after_command_line_and_environment(write: Write) -> None:
    write("claims.toml", PER_FILE)
    told = load(environment={"CLAIMS_FAIL_ON": "error"}, given={"select": ("negated",)})
    assert (told.of("press/a.md").fail_on, told.of("press/a.md").select) == ("error", ("negated",))
    assert told.of("press/old/a.md").ignore == ()
