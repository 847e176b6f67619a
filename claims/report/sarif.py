"""SARIF 2.1.0, as code scanning services read it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub requires beyond the standard:
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from claims.codes import CODES, Code
from claims.model import Claim, Evidence, Report, Severity, Span, Suppression, is_address
from claims.report.base import View, counted, deciding, what_was_unchecked
from claims.report.found import Found, found, worst_first
from claims.report.machine import Json, to_json

__all__ = ["LIMIT", "SHOWN", "render"]

LIMIT = 25_000
"""How many results GitHub takes of a run; with one more it refuses the file."""

SHOWN = 5_000
"""How many of them it keeps, the most severe ones.

https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
"""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(report: Report, view: View) -> str:
    """One run with one result for each finding; suppressed findings stay in it and are marked.

    Beyond `LIMIT` findings, those that count are kept before the suppressed ones, the worst first; a
    notification says how many are left out.
    """
    del view  # a machine format looks the same to everyone
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]})


def _run(report: Report) -> Json:
    items = list(found(report))
    names = sorted(CODES.keys() | {item.finding.code for item in items})
    indices = {name: index for index, name in enumerate(names)}
    compared = any(_state(item.finding.suppressed) == "unchanged" for item in items)
    driver: Json = {
        "name": report.tool.name,
        "semanticVersion": report.tool.version,
        "rules": [_rule(name, CODES.get(name)) for name in names],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(items))],
        "properties": {"signature": report.signature},
        "results": [_result(item, indices[item.finding.code], compared=compared) for item in _kept(items)],
    }


def _kept(items: list[Found]) -> list[Found]:
    """At most `LIMIT` of the findings, in the order in which they are given."""
    if len(items) <= LIMIT:
        return items
    counting = sorted(worst_first(items), key=lambda item: item.finding.suppressed is not None)
    kept = {id(item) for item in counting[:LIMIT]}
    return [item for item in items if id(item) in kept]


def _rule(name: str, code: Code | None) -> Json:
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


def _invocation(report: Report, findings: int) -> Json:
    notifications: list[Json] = []
    if report.totals.unchecked:
        level = "note" if report.complete else "warning"
        notifications.append(_notification(level, f"{what_was_unchecked(report)}."))
    if findings > LIMIT:
        left = counted(findings - LIMIT, "more finding")
        notifications.append(
            _notification("warning", f"{left} left out: code scanning takes {LIMIT:,} results of a run.")
        )
    if findings > SHOWN:
        text = f"Of {findings:,} findings, code scanning keeps the {SHOWN:,} most severe ones."
        notifications.append(_notification("warning", text))
    told: dict[str, Json] = {"toolExecutionNotifications": notifications} if notifications else {}
    return {"executionSuccessful": True, **told}


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": {"text": text}}


def _result(item: Found, index: int, *, compared: bool) -> Json:
    finding, claim = item.finding, item.claim
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": item.message},
        "locations": [_location(item.draft.path, finding.span, claim.quote if claim else "")],
        "partialFingerprints": {"primaryLocationLineHash": item.identity},
    }
    related = _related(claim) if claim else []
    if related:
        result["relatedLocations"] = related
    if finding.suppressed:
        kind = "inSource" if finding.suppressed.by == "ignore" else "external"
        reason = finding.suppressed.reason
        result["suppressions"] = [{"kind": kind, **({"justification": reason} if reason else {})}]
    if compared:
        result["baselineState"] = _state(finding.suppressed)
    return result


def _state(suppressed: Suppression | None) -> str:
    """Whether a result was there before: what the baseline or an unchanged place suppresses was."""
    return "unchanged" if suppressed and suppressed.by in ("baseline", "unchanged") else "new"


def _related(claim: Claim) -> list[Json]:
    return [_passage(number, item) for number, item in enumerate(deciding(claim), start=1)]


def _passage(number: int, item: Evidence) -> Json:
    location = _location(item.source, item.span, item.quote)
    where = f" ({item.locator})" if item.locator else ""
    message: Json = {"text": f"{item.source}{where} {item.stance.value} it: {item.quote}"}
    return {"id": number, **location, "message": message}


def _location(path: str, span: Span | None, snippet: str) -> dict[str, Json]:
    physical: dict[str, Json] = {"artifactLocation": {"uri": _uri(path)}}
    if span:
        region: dict[str, Json] = {
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
    if is_address(path):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%-._~")
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(path, safe="/")
