"""SARIF 2.1.0, as code scanning services read it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub requires beyond the standard:
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import PurePath
from typing import TypeAlias
from urllib.parse import quote

from claims.codes import CODES, Code
from claims.model import Claim, DraftReport, Evidence, Finding, Report, Severity, Span
from claims.report.base import View, counted, deciding, finding_claim, unchecked_reasons

__all__ = ["render"]

_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | int | bool"

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(report: Report, view: View) -> str:
    """One run with one result for each finding; suppressed findings stay in it and are marked."""
    del view  # a machine format looks the same to everyone
    log: _Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report) -> _Json:
    names = sorted(CODES.keys() | {finding.code for draft in report.drafts for finding in draft.findings})
    indices = {name: index for index, name in enumerate(names)}
    driver: _Json = {
        "name": report.tool.name,
        "semanticVersion": report.tool.version,
        "rules": [_rule(name, CODES.get(name)) for name in names],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "properties": {"signature": report.signature},
        "results": [result for draft in report.drafts for result in _results(draft, indices)],
    }


def _rule(name: str, code: Code | None) -> _Json:
    if code is None:  # a third-party checker's own
        text = f"Reported by a third-party checker as {name}."
        return {
            "id": name,
            "shortDescription": {"text": text},
            "fullDescription": {"text": text},
            "help": {"text": text},
        }
    return {
        "id": name,
        "name": "".join(word.capitalize() for word in name.split("-")),
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": code.what_it_means},
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in code.sections),
            "markdown": "\n\n".join(f"**{heading}**\n\n{text}" for heading, text in code.sections),
        },
        "defaultConfiguration": {"level": code.severity.value},
        "properties": {"precision": "high", "problem.severity": _PROBLEM[code.severity], "tags": ["facts"]},
    }


def _invocation(report: Report) -> _Json:
    invocation: dict[str, _Json] = {"executionSuccessful": True}
    if report.totals.unchecked:
        reasons = ", ".join(f"{number} {reason}" for reason, number in unchecked_reasons(report))
        claims = counted(report.totals.claims, "claim")
        invocation["toolExecutionNotifications"] = [
            {
                "level": "note" if report.complete else "warning",
                "message": {"text": f"{report.totals.unchecked} of {claims} not checked: {reasons}."},
            }
        ]
    return invocation


def _results(draft: DraftReport, indices: dict[str, int]) -> list[_Json]:
    seen: Counter[str] = Counter()
    results: list[_Json] = []
    for finding in draft.findings:
        about = finding.claim or finding.message
        identity = hashlib.sha256(f"{finding.code}\0{about}".encode()).hexdigest()[:16]
        seen[identity] += 1
        results.append(_result(draft, finding, indices[finding.code], f"{identity}:{seen[identity]}"))
    return results


def _result(draft: DraftReport, finding: Finding, index: int, fingerprint: str) -> _Json:
    claim = finding_claim(draft, finding)
    text = f"{claim.text} {finding.message}" if claim else finding.message
    result: dict[str, _Json] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": text or finding.code},
        "locations": [_location(draft.path, finding.span, claim.quote if claim else "")],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    related = _related(claim) if claim else []
    if related:
        result["relatedLocations"] = related
    if finding.suppressed:
        kind = "inSource" if finding.suppressed.by == "ignore" else "external"
        reason = finding.suppressed.reason
        result["suppressions"] = [{"kind": kind, **({"justification": reason} if reason else {})}]
    return result


def _related(claim: Claim) -> list[_Json]:
    return [_passage(number, item) for number, item in enumerate(deciding(claim), start=1)]


def _passage(number: int, item: Evidence) -> _Json:
    location = _location(item.source, item.span, item.quote)
    where = f" ({item.locator})" if item.locator else ""
    message: _Json = {"text": f"{item.source}{where} {item.stance.value} it: {item.quote}"}
    return {"id": number, **location, "message": message}


def _location(path: str, span: Span | None, snippet: str) -> dict[str, _Json]:
    physical: dict[str, _Json] = {"artifactLocation": {"uri": _uri(path)}}
    if span:
        region: dict[str, _Json] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
        if snippet:
            region["snippet"] = {"text": snippet}
        physical["region"] = region
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    """An address as it stands; a file as a relative reference (a URI if it is absolute), percent-encoded."""
    if path.startswith(("http://", "https://")):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%-._~")
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(path, safe="/")
