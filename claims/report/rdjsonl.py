"""Reviewdog's diagnostic format, an object a line, for the comments of every platform that reviewdog knows.

Columns count bytes of UTF-8. To count them takes all that stands before them in their line, and a report
holds the sentences of its draft, not what is between them: where a column can't be known, the range is one of
whole lines, which the format has as well.
https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from claims.model import Report, Severity, Span
from claims.report.base import View, plain
from claims.report.found import Found, found_in
from claims.report.machine import Json, json_lines
from claims.report.prose import Prose

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, view: View) -> str:
    """One diagnostic for each finding that counts."""
    del view  # a machine format looks the same to everyone
    return json_lines(
        _diagnostic(item, prose)
        for draft in report.drafts
        for prose in [Prose(draft)]
        for item in found_in(draft)
        if not item.finding.suppressed
    )


def _diagnostic(item: Found, prose: Prose) -> Json:
    # In lines of bounded length: reviewdog reads none beyond 64 KB.
    message = "\n".join((plain(item.message), *item.passages))
    return {
        "message": message,
        "location": {"path": item.draft.path, "range": _range(item.finding.span, prose)},
        "severity": _SEVERITIES[item.finding.severity],
        "source": {"name": "claims"},
        "code": {"value": item.finding.code},
    }


def _range(span: Span, prose: Prose) -> Json:
    before = prose.text(span.start - span.column + 1, span.start)
    before_end = prose.text(span.end - span.end_column + 1, span.end)
    if before is None or before_end is None:
        return {"start": {"line": span.line}, "end": {"line": span.end_line}}
    return {
        "start": {"line": span.line, "column": _column(before)},
        "end": {"line": span.end_line, "column": _column(before_end)},
    }


def _column(before: str) -> int:
    return len(before.encode()) + 1
