"""A listing of what would be checked: every sentence with its claims, or with the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Claim, DraftReport, Report, Sentence
from claims.report.base import View, place, plain, what_was_read, what_was_skipped
from claims.report.style import Style

__all__ = ["render"]


def render(report: Report, view: View) -> str:
    """The sentences in reading order; a quiet view leaves out those without a claim, and the summary."""
    style = Style(view.color)
    lines = [line for draft in report.drafts for line in _draft(draft, view, style)]
    if not view.quiet:
        if lines:
            lines.append("")
        lines.append(what_was_read(report))
        if report.totals.skipped_sentences:
            lines.append(style(what_was_skipped(report), "quiet"))
    return "".join(f"{line}\n" for line in lines)


def _draft(draft: DraftReport, view: View, style: Style) -> Iterator[str]:
    claims: dict[str, list[Claim]] = {}
    for claim in draft.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    for sentence in draft.sentences:
        if sentence.id in claims:
            yield _head(draft, sentence, style)
            for claim in claims[sentence.id]:
                yield from _claim(claim, style)
        elif not view.quiet:
            reason = sentence.skipped.value if sentence.skipped else "no claim"
            yield style(f"{_head(draft, sentence, Style(False))}  [skipped: {reason}]", "quiet")
        if sentence.uncovered and not view.quiet:
            left = ", ".join(f"“{plain(item.text)}” ({item.type})" for item in sentence.uncovered)
            yield style(f"    in no claim    {left}", "quiet")


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
