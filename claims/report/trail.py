"""The evidence trail of `claims verify`: each claim, its verdict, and every passage that was weighed."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Claim, Evidence, Report
from claims.report.base import View, place, plain
from claims.report.style import Style

__all__ = ["evidence_lines", "render"]


def render(report: Report, view: View) -> str:
    """Every claim with all of its evidence, in the order in which the checkers ranked it."""
    style = Style(view.color)
    entries = ["\n".join(_claim(claim, style)) for draft in report.drafts for claim in draft.claims]
    if not entries:
        reasons = sorted(
            {
                sentence.skipped.value
                for draft in report.drafts
                for sentence in draft.sentences
                if sentence.skipped
            }
        )
        why = f" ({', '.join(reasons)})" if reasons else ""
        entries = [f"The text makes no claim that can be checked{why}."]
    return "\n\n".join(entries) + "\n"


def _claim(claim: Claim, style: Style) -> Iterator[str]:
    yield f"{style(plain(claim.text), 'place')}  [{claim.kind.value}]"
    if claim.verdict:
        code = f" {claim.verdict.code}" if claim.verdict.code else ""
        label = style(claim.verdict.label, claim.verdict.label)
        yield f"  {label}{code}, confidence {claim.verdict.confidence:.2f}: {plain(claim.verdict.reason)}"
    elif claim.unchecked:
        yield f"  unchecked, {claim.unchecked.reason.value}: {plain(claim.unchecked.detail)}"
    for number, item in enumerate(claim.evidence, start=1):
        yield from evidence_lines(number, item, style)


def evidence_lines(number: int, item: Evidence, style: Style) -> Iterator[str]:
    """A passage with its number: what it says of the claim, where it stands, its words, why it counts so."""
    where = place(item.source, item.span or item.locator)
    yield f"  {number}. {item.stance.value}, score {item.score:.2f}, {item.checker}: {style(where, 'place')}"
    yield f"     > {plain(item.quote)}"
    if item.reason:
        yield f"     because {plain(item.reason)}"
    if item.comparison:
        relation = item.comparison.relation.value
        draft, source = plain(item.comparison.draft.text), plain(item.comparison.source.text)
        yield f'     compared "{draft}" with "{source}": {relation}. {plain(item.comparison.explanation)}'
