"""Report formats, one file each: `FORMATS` names them all. A new format is one file and one line here."""

from __future__ import annotations

from claims.report import github, html, json, listing, sarif, text, trail
from claims.report.base import Format, View

__all__ = ["EXTRACT_FORMATS", "FORMATS", "VERIFY_FORMATS", "Format", "View"]

_JSON = Format("json", "everything, for programs; its schema: claims config schema --report", json.render)

FORMATS = {
    "github": Format("github", "annotations in a GitHub Actions log", github.render),
    "html": Format("html", "a page for editors: the text, its claims, the evidence", html.render),
    "json": _JSON,
    "sarif": Format("sarif", "SARIF 2.1.0 for code scanning services", sarif.render),
    "text": Format("text", "findings and a summary, for people", text.render),
}
"""The formats of `claims check` and `claims report`, by name."""

EXTRACT_FORMATS = {
    "json": _JSON,
    "text": Format("text", "sentences and their claims, for people", listing.render),
}
"""The formats of `claims extract`."""

VERIFY_FORMATS = {
    "json": _JSON,
    "text": Format("text", "the evidence trail, for people", trail.render),
}
"""The formats of `claims verify`."""
