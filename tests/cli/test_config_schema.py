"""The published schema of configuration files says the same as the program."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from claims.config import load
from claims.errors import ConfigError

if TYPE_CHECKING:
    from conftest import RunClaims

GOOD = [
    "",
    'extend = "../claims.toml"',
    'against = ["facts", "https://fair.example/a"]',
    'select = ["ALL", "refuted"]\nignore = ["wrong-*", "wrong-scope"]\nbaseline = "known.json"',
    'fail-on = "never"\non-incomplete = "fail"\nonline = true',
    'min-confidence = 1\nmin-worthiness = 0.5\nentailment-model = "model"',
    "as-of = 2026-01-31",
    'severity = {wrong-date = "note"}',
    'output-format = ["text", "json=out.json"]\ninclude = ["*.md"]\nexclude = []',
    '[[sources]]\nid = "fy25"\npath = "a.md"\nauthority = -1.5\ndate = 2026-01-31',
    'sources = [{id = "a", glob = "a/**"}, {id = "b.c_d-3", path = "https://fair.example"}]',
    '[per-file]\n"a/**" = {against = ["fy25"], severity = {negated = "note"}, min-confidence = 0.5}',
    '[ci]\nfail-on = "warning"\nas-of = 2026-01-31\n[ci.per-file."a"]\nfail-on = "never"',
]
BAD = [
    'extend = ["a.toml"]',
    "fial-on = 1",
    'against = "facts"',
    'select = ["wrong-dat"]',
    'fail-on = "always"',
    "min-confidence = 1.5",
    'as-of = "July"',
    'severity = {wrong-date = "bad"}',
    'severity = {wrong-dat = "note"}',
    'severity = {refuted = "note"}',
    'sources = [{id = "a"}]',
    'sources = [{path = "a"}]',
    'sources = [{id = "a b", path = "a"}]',
    'sources = [{id = "a", path = "a", glob = "b"}]',
    'sources = [{id = "a", path = "a", kind = "table"}]',
    '[per-file]\n"a" = {exclude = ["b"]}',
    "[ci.ci]\nonline = true",
    '[ci]\nextend = "a.toml"',
]


@pytest.fixture(scope="module")
def schema(run_claims: RunClaims) -> Any:
    return json.loads(run_claims("config", "schema").stdout)


def valid(schema: Any, text: str) -> bool:
    """By the schema, which knows the dates of TOML as the strings of JSON."""
    plain = json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker).is_valid(plain)


def accepted(text: str, folder: Path) -> bool:
    """By the program; a file that is extended is there."""
    (folder / "claims.toml").write_text("")
    (folder / "own").mkdir()
    (folder / "own" / "claims.toml").write_text(text)
    try:
        load(folder / "own" / "claims.toml", environment={})
    except ConfigError:
        return False
    return True


@pytest.mark.parametrize(("text", "good"), [(text, True) for text in GOOD] + [(text, False) for text in BAD])
def test_schema_and_program_agree(schema: Any, tmp_path: Path, text: str, good: bool) -> None:
    assert valid(schema, text) == accepted(text, tmp_path) == good


def test_schema_describes_every_key(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    tables = [schema, schema["$defs"]["Source"], schema["$defs"]["DraftConfig"]]
    for table in tables:
        assert all(entry.get("description") for entry in table["properties"].values())
        assert table["additionalProperties"] is False


def test_examples_have_every_key(schema: Any) -> None:
    used = {key for text in GOOD for key in tomllib.loads(text)}
    assert used == set(schema["properties"])
