"""A listing of what would be checked: every sentence with its claims, or with the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Claim, DraftReport, Report, Sentence
from claims.report.base import View, counted, place, plain, skipped_reasons
from claims.report.style import Style

__all__ = ["render"]


def render(report: Report, view: View) -> str:
    """The sentences in reading order; a quiet view leaves out those without a claim, and the summary."""
    style = Style(view.color)
    lines = [line for draft in report.drafts for line in _draft(draft, view, style)]
    if not view.quiet:
        if lines:
            lines.append("")
        lines.extend(_summary(report, style))
    return "".join(f"{line}\n" for line in lines)


def _draft(draft: DraftReport, view: View, style: Style) -> Iterator[str]:
    claims = {claim.id: claim for claim in draft.claims}
    by_sentence = {(claim.sentence, claim.id): claim for claim in draft.claims}
    for sentence in draft.sentences:
        if sentence.claims:
            yield _head(draft, sentence, style)
            for claim_id in sentence.claims:
                yield from _claim(by_sentence.get((sentence.id, claim_id)) or claims[claim_id], style)
        elif not view.quiet:
            reason = sentence.skipped.value if sentence.skipped else "no claim"
            yield style(f"{_head(draft, sentence, Style(False))}  [skipped: {reason}]", "quiet")


def _head(draft: DraftReport, sentence: Sentence, style: Style) -> str:
    return f"{style(place(draft.path, sentence.span) + ':', 'place')} {plain(sentence.text)}"


def _claim(claim: Claim, style: Style) -> Iterator[str]:
    yield f"    {claim.kind.value:<13}  {plain(claim.text)}"
    for borrowed in claim.context:
        where = f"{borrowed.span.line}:{borrowed.span.column}"
        yield style(f'                   with "{plain(borrowed.text)}" from {where}', "quiet")
    if claim.unchecked:
        yield style(
            f"                   {claim.unchecked.reason.value}: {plain(claim.unchecked.detail)}", "quiet"
        )


def _summary(report: Report, style: Style) -> Iterator[str]:
    totals = report.totals
    read = [counted(totals.sentences, "sentence"), counted(totals.claims, "claim")]
    if len(report.drafts) != 1:
        read.insert(0, counted(len(report.drafts), "draft"))
    yield ", ".join(read)
    if totals.skipped_sentences:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in skipped_reasons(report))
        yield style(f"{counted(totals.skipped_sentences, 'sentence')} without a claim: {reasons}", "quiet")
