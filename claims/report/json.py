"""JSON: the whole report, as the contract has it; the same report gives the same bytes."""

from __future__ import annotations

from claims.model import Report
from claims.report.base import View
from claims.report.inert import inert_json

__all__ = ["render"]


def render(report: Report, view: View) -> str:
    """The report as JSON: keys in the models' order, two spaces of indent, no escapes but those needed."""
    del view  # a machine format looks the same to everyone
    return inert_json(report.model_dump_json(indent=2)) + "\n"
