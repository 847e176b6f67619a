"""ClaimReview of schema.org as JSON-LD: the verdicts, for those who publish a fact-check and mark it up.

A check of one's own draft is no published fact-check, so this is written only where it is asked for, and it
holds what the report holds. Who publishes adds what only they know: `url` and `author` of the review, its
date, and who made the claim. The rating has no number: a verdict is none, and confidence is something else.
https://schema.org/ClaimReview
"""

from __future__ import annotations

from claims.model import Claim, DraftReport, Evidence, Label, Report, Verdict, is_address
from claims.report.base import View, deciding
from claims.report.machine import Json, to_json

__all__ = ["render"]

_RATINGS = {
    Label.SUPPORTED: "Supported",
    Label.REFUTED: "Refuted",
    Label.CONFLICTING: "Conflicting evidence",
    Label.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
}


def render(report: Report, view: View) -> str:
    """One review for each claim that has a verdict."""
    del view  # a machine format looks the same to everyone
    reviews = [
        _review(draft, claim, claim.verdict)
        for draft in report.drafts
        for claim in draft.claims
        if claim.verdict
    ]
    return to_json({"@context": "https://schema.org", "@graph": reviews})


def _review(draft: DraftReport, claim: Claim, verdict: Verdict) -> Json:
    review: dict[str, Json] = {
        "@type": "ClaimReview",
        "claimReviewed": claim.text,
        "reviewRating": {"@type": "Rating", "alternateName": _RATINGS[verdict.label]},
        "reviewBody": verdict.reason,
        "itemReviewed": {"@type": "Claim", "text": claim.quote, "appearance": _work(draft.path)},
    }
    passages = [_passage(item) for item in deciding(claim)]
    if passages:
        review["citation"] = passages
    return review


def _passage(item: Evidence) -> Json:
    return {**_work(item.source), "text": item.quote}


def _work(path: str) -> dict[str, Json]:
    """A file by its name, a page by its address."""
    key = "url" if is_address(path) else "name"
    return {"@type": "CreativeWork", key: path}
