"""Report formats, one file each: `FORMATS` names them all. A new format is one file and one line here."""

from __future__ import annotations

from claims.report import (
    checkstyle,
    claimreview,
    concise,
    full,
    github,
    gitlab,
    html,
    json,
    jsonl,
    junit,
    listing,
    markdown,
    rdjsonl,
    sarif,
    text,
    trail,
)
from claims.report.base import Format, View

__all__ = ["EXTRACT_FORMATS", "FORMATS", "VERIFY_FORMATS", "Format", "View"]

_ALL = (
    Format("checkstyle", "Checkstyle's XML, for review tools and CI plugins", checkstyle.render),
    Format("claimreview", "the verdicts in schema.org's vocabulary, to publish them", claimreview.render),
    Format("concise", "one line a finding, and a summary", concise.render),
    Format("full", "findings with their lines of the draft and all evidence", full.render),
    Format("github", "annotations in a GitHub Actions log", github.render),
    Format("gitlab", "GitLab code quality", gitlab.render),
    Format("html", "a page for editors: the text, its claims, the evidence", html.render),
    Format("json", "everything, for programs; its schema: claims config schema --report", json.render),
    Format("jsonl", "everything about the claims, one a line, and a summary", jsonl.render),
    Format("junit", "JUnit's XML: one test case a claim", junit.render),
    Format("markdown", "findings and a summary, for a job summary or a comment", markdown.render),
    Format("rdjsonl", "reviewdog's diagnostics, one a line", rdjsonl.render),
    Format("sarif", "SARIF 2.1.0 for code scanning services", sarif.render),
    Format("text", "findings and a summary, for people", text.render),
)

FORMATS = {format.name: format for format in _ALL}
"""The formats of `claims check` and `claims report`, by name."""

EXTRACT_FORMATS = {
    "json": FORMATS["json"],
    "jsonl": FORMATS["jsonl"],
    "text": Format("text", "sentences and their claims, for people", listing.render),
}
"""The formats of `claims extract`."""

VERIFY_FORMATS = {
    "json": FORMATS["json"],
    "text": Format("text", "the evidence trail, for people", trail.render),
}
"""The formats of `claims verify`."""
