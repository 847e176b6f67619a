"""Checkstyle's XML, which many review tools and CI plugins read.

An error has a start and no end; its column counts code points, since Checkstyle says nothing of what counts.
https://checkstyle.org/
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from claims.model import Report, Severity
from claims.report.base import View
from claims.report.found import Found, found_in
from claims.report.machine import to_xml, xml_text

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}

FORMAT_VERSION = "4.3"
"""The version of Checkstyle whose output this is; readers ask for one, and all know this one."""


def render(report: Report, view: View) -> str:
    """One file for each draft, with one error for each finding that counts."""
    del view  # a machine format looks the same to everyone
    root = Element("checkstyle", version=FORMAT_VERSION)
    for draft in report.drafts:
        file = SubElement(root, "file", name=xml_text(draft.path))
        file.extend(_error(item) for item in found_in(draft) if not item.finding.suppressed)
    return to_xml(root)


def _error(item: Found) -> Element:
    return Element(
        "error",
        line=str(item.finding.span.line),
        column=str(item.finding.span.column),
        severity=_SEVERITIES[item.finding.severity],
        message=xml_text("\n".join((item.message, *item.passages))),
        source=xml_text(f"claims.{item.finding.code}"),
    )
