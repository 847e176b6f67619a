"""JUnit's XML: one test case for each claim, so that what was not checked never looks like what passed.

A supported claim passes; a claim with an error that counts fails; a checker's failure is an error; everything
else is skipped, with the reason. There is no time in it: the same report gives the same bytes. GitLab and
Jenkins compare branches by the names of cases, which therefore hold no line.
https://docs.gitlab.com/ci/testing/unit_test_reports/,
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from claims.model import Claim, DraftReport, Finding, Label, Report, Severity, Span, UncheckedReason
from claims.report.base import View, place
from claims.report.found import Found, found_in
from claims.report.machine import to_xml, xml_text

__all__ = ["render"]

_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render(report: Report, view: View) -> str:
    """One suite for each draft, with the cases in the order of the draft's claims."""
    del view  # a machine format looks the same to everyone
    root = Element("testsuites", name=report.tool.name)
    root.extend(_suite(draft) for draft in report.drafts)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    return to_xml(root)


def _suite(draft: DraftReport) -> Element:
    cases = list(_cases(draft))
    suite = Element("testsuite", name=xml_text(draft.path), tests=str(len(cases)))
    for count, outcome in _OUTCOMES.items():
        suite.set(count, str(sum(case.find(outcome) is not None for case in cases)))
    suite.extend(cases)
    return suite


def _cases(draft: DraftReport) -> Iterator[Element]:
    """A case for each claim, then one for each finding about none."""
    findings = list(found_in(draft))
    failing_last = sorted(reversed(findings), key=lambda item: _fails(item.finding))
    about = {(item.claim.id, item.claim.span): item for item in failing_last if item.claim}
    names: Counter[str] = Counter()
    for claim in draft.claims:
        item = about.get((claim.id, claim.span))
        case = _case(draft, claim.text, claim.span, names)
        if item and _fails(item.finding):
            _fail(case, item)
        elif item and item.finding.suppressed:
            _skip(case, f"suppressed by {item.finding.suppressed.by}: {item.finding.message}")
        else:
            _settle(case, claim)
        yield case
    for item in findings:
        if item.claim is None:
            case = _case(draft, f"{item.finding.code}: {item.finding.message}", item.finding.span, names)
            if _fails(item.finding):
                _fail(case, item)
            else:
                _skip(case, item.finding.message)
            yield case


def _case(draft: DraftReport, text: str, span: Span, names: Counter[str]) -> Element:
    """A case whose name is the only one of its kind in the draft, and stays where lines move."""
    names[text] += 1
    path = xml_text(draft.path)
    name = xml_text(f"{text} #{names[text]}")
    return Element("testcase", classname=path, name=name, file=path, line=str(span.line))


def _fails(finding: Finding) -> bool:
    """Only what refutes makes a build red, as with the exit code by default."""
    return finding.severity is Severity.ERROR and not finding.suppressed


def _fail(case: Element, item: Found) -> None:
    failure = SubElement(
        case, "failure", type=xml_text(item.finding.code), message=xml_text(item.finding.message)
    )
    where = place(item.draft.path, item.finding.span)
    failure.text = xml_text("\n".join((f"at {where}", *item.passages)))


def _settle(case: Element, claim: Claim) -> None:
    """The outcome of a claim that no finding speaks of, or one that is no error."""
    if claim.verdict:
        if claim.verdict.label is not Label.SUPPORTED:
            _skip(case, f"{claim.verdict.label.value}: {claim.verdict.reason}")
    elif claim.unchecked and claim.unchecked.reason is UncheckedReason.CHECKER_FAILED:
        SubElement(case, "error", type=claim.unchecked.reason.value, message=xml_text(claim.unchecked.detail))
    else:
        reason = f"{claim.unchecked.reason.value}: {claim.unchecked.detail}" if claim.unchecked else ""
        _skip(case, f"not checked: {reason}".rstrip(": "))


def _skip(case: Element, message: str) -> None:
    SubElement(case, "skipped", message=xml_text(message))
