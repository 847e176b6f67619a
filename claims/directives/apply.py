"""Applies the directives of a draft to its findings, and reports on the directives themselves.

A directive that has ended, or that can't be understood, hides nothing: it is reported instead. Whether one is
of use can only be told where the claims that it is about were checked; where they were not, it is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from claims.codes import code_names
from claims.directives.binding import SourceNames
from claims.directives.parse import Directive, DirectiveError, Verb
from claims.directives.scope import Fault, Placed, place
from claims.findings import Policy, in_order, known_code, own_finding
from claims.model import Comment, Document, DraftReport, Finding, Suppression, UncheckedReason

__all__ = ["apply"]


def apply(
    draft: DraftReport, document: Document, *, policy: Policy, names: SourceNames, today: date
) -> DraftReport:
    """The draft with the findings that its directives hide marked as suppressed, and with those about them.

    `document` is the draft as read; `policy` decides which findings about directives are reported; `names`
    are the sources of the run; `today` is the day that end dates are held against.
    """
    if not document.comments:
        return draft
    placed, faults = place(document, draft.sentences)
    faults += _unknown_sources(placed, names)
    holding = [item for item in placed if not item.directive.ended(today)]
    marks = _marks(draft)
    remarks = [(fault.comment, "malformed-directive", f"without effect: {fault.message}") for fault in faults]
    remarks += [_ended(item.directive) for item in placed if item.directive.ended(today)]
    remarks += [remark for item in holding for remark in _told(item, marks, policy)]
    own = (
        own_finding(code, message, document.span(comment.start, comment.end), policy)
        for comment, code, message in dict.fromkeys(remarks)
    )
    found = (*_hidden(draft, holding), *(finding for finding in own if finding))
    return draft.model_copy(update={"findings": in_order(found)})


_Remark = tuple[Comment, str, str]
"""Something to report about a comment: the code and the message."""


class _Mark(NamedTuple):
    """A claim or finding: where it stands, its code, and whether its code is settled."""

    at: int
    code: str | None
    settled: bool


def _marks(draft: DraftReport) -> list[_Mark]:
    """What directives may be about, in the order of the draft.

    Verdicts count whether or not the run reports them: a directive is no less of use where a code is not
    selected.
    """
    starts = {sentence.id: sentence.span.start for sentence in draft.sentences}
    marks = [_Mark(finding.span.start, finding.code, True) for finding in draft.findings if not finding.claim]
    for claim in draft.claims:
        code = known_code(claim.verdict) if claim.verdict else None
        settled = claim.unchecked is None or claim.unchecked.reason is UncheckedReason.AMBIGUOUS
        marks.append(_Mark(starts[claim.sentence], code, settled))
    return sorted(marks, key=lambda mark: mark.at)


def _hidden(draft: DraftReport, placed: Sequence[Placed]) -> Iterator[Finding]:
    """The findings, those that are covered marked; of several directives, the narrowest gives the reason."""
    starts = {sentence.id: sentence.span.start for sentence in draft.sentences}
    claims = {claim.id: claim for claim in draft.claims}
    shortest_first = sorted(placed, key=lambda item: item.end - item.start)
    hiding = [(item, code_names(item.codes)) for item in shortest_first if item.codes]
    for finding in draft.findings:
        claim = claims.get(finding.claim or "")
        at = starts[claim.sentence] if claim else finding.span.start
        code = known_code(claim.verdict) if claim and claim.verdict else finding.code
        covering = (item for item, codes in hiding if item.start <= at < item.end and code in codes)
        item = next(covering, None)
        if item is None or finding.suppressed:
            yield finding
        else:
            reason = item.directive.reason or ("expected" if item.directive.verb is Verb.EXPECT else None)
            yield finding.model_copy(update={"suppressed": Suppression(by="ignore", reason=reason)})


def _told(item: Placed, marks: Sequence[_Mark], policy: Policy) -> Iterator[_Remark]:
    """What is to be said about a directive that holds: that it is of no use, or gives no reason."""
    directive = item.directive
    if directive.verb is Verb.SOURCE:
        return
    first, last = (bisect_left(marks, at, key=lambda mark: mark.at) for at in (item.start, item.end))
    inside = marks[first:last]
    found = {mark.code for mark in inside}
    missing = [
        code
        for code in item.codes
        if (names := code_names((code,))).isdisjoint(found) and any(map(policy.reports, names))
    ]
    if not all(mark.settled for mark in inside):
        missing = []
    if missing and directive.verb is Verb.EXPECT:
        yield directive.comment, "unmet-expectation", f"expected and not found here: {', '.join(missing)}"
    elif missing:
        yield directive.comment, "unused-ignore", f"nothing to ignore here: no {' and no '.join(missing)}"
    if directive.hides and not directive.reason and len(missing) < len(item.codes):
        message = f'it does not say why {", ".join(directive.codes)} is no fault here: add reason="..."'
        yield directive.comment, "ignore-without-reason", message


def _ended(directive: Directive) -> _Remark:
    codes = ", ".join(directive.codes)
    return directive.comment, "expired-ignore", f"ended on {directive.until} and no longer hides {codes}"


def _unknown_sources(placed: Sequence[Placed], names: SourceNames) -> Iterator[Fault]:
    for item in placed:
        if item.directive.source:
            try:
                names.find(item.directive.source)
            except DirectiveError as error:
                yield Fault(item.directive.comment, str(error))
