"""What the report formats share: their type, places, printable text, deciding evidence, counts in words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.model import Claim, DraftReport, Evidence, Finding, Label, Report, Span, Stance

__all__ = [
    "Format",
    "View",
    "counted",
    "deciding",
    "finding_claim",
    "place",
    "plain",
    "unchecked_reasons",
    "verdict_counts",
    "visible",
    "what_was_read",
    "what_was_skipped",
]

LONGEST = 400
"""Characters of a claim or passage that a person is shown; machine formats give the whole."""

_BIDI_MARKS = frozenset({"FSI", "LRE", "LRI", "LRO", "PDF", "PDI", "RLE", "RLI", "RLO"})
"""The marks that override the direction of writing: https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types"""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a person wants to see a report. Machine formats give the same bytes for every view."""

    color: bool = False
    show_supported: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A report format: its name, what it is for, and the function that writes it."""

    name: str
    summary: str
    render: Callable[[Report, View], str]


def plain(text: str) -> str:
    """The text on one line and safe on a terminal: white space folded, control characters as escapes.

    A draft could otherwise move the cursor, recolour the screen, or reorder a line with bidirectional marks.
    Texts longer than 400 characters end in an ellipsis.
    """
    folded = " ".join(text[: 2 * LONGEST].split())
    if len(folded) > LONGEST or len(text) > 2 * LONGEST:
        folded = folded[:LONGEST].rstrip() + "…"
    return "".join(visible(character) for character in folded)


def visible(character: str) -> str:
    """The character, or its escape where it would do something: control characters, marks of direction."""
    if unicodedata.category(character) in ("Cc", "Cs") or unicodedata.bidirectional(character) in _BIDI_MARKS:
        return character.encode("unicode_escape").decode("ascii")
    return character


def place(path: str, at: Span | str | None) -> str:
    """`path:line:column`, or the path with a locator, or the path alone."""
    if isinstance(at, Span):
        return f"{plain(path)}:{at.line}:{at.column}"
    return f"{plain(path)} ({plain(at)})" if at else plain(path)


def deciding(claim: Claim) -> tuple[Evidence, ...]:
    """The passages that decided: one for each side that the verdict names, the strongest of its stance.

    For a claim without enough evidence this is the nearest passage, if any was found.
    """
    stances = {
        Label.SUPPORTED: (Stance.SUPPORTS,),
        Label.REFUTED: (Stance.REFUTES,),
        Label.CONFLICTING: (Stance.REFUTES, Stance.SUPPORTS),
        Label.NOT_ENOUGH_EVIDENCE: (Stance.NEUTRAL,),
    }[claim.verdict.label if claim.verdict else Label.NOT_ENOUGH_EVIDENCE]
    strongest = (
        max(
            (item for item in claim.evidence if item.stance is stance),
            key=lambda item: item.score,
            default=None,
        )
        for stance in stances
    )
    return tuple(item for item in strongest if item)


def finding_claim(draft: DraftReport, finding: Finding) -> Claim | None:
    """The claim that a finding is about: equal statements share an id, so the place decides."""
    same = [claim for claim in draft.claims if claim.id == finding.claim]
    return next((claim for claim in same if claim.span == finding.span), same[0] if same else None)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """The number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def unchecked_reasons(report: Report) -> list[tuple[str, int]]:
    """How many claims are unchecked for each reason, the most frequent first."""
    return _tally(
        claim.unchecked.reason.value for draft in report.drafts for claim in draft.claims if claim.unchecked
    )


def verdict_counts(report: Report) -> str:
    """The claims by verdict, in words that add up: "11 supported, 1 refuted, 2 unchecked (2 ambiguous)"."""
    totals = report.totals
    counts = [
        (totals.supported, "supported"),
        (totals.refuted, "refuted"),
        (totals.conflicting, "conflicting"),
        (totals.not_enough_evidence, "not enough evidence"),
    ]
    words = [f"{number:,} {word}" for number, word in counts if number]
    if totals.unchecked:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in unchecked_reasons(report))
        words.append(f"{totals.unchecked:,} unchecked" + (f" ({reasons})" if reasons else ""))
    return ", ".join(words)


def _tally(words: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))


def what_was_read(report: Report) -> str:
    """How much there was: "2 drafts, 31 sentences, 19 claims"."""
    read = [counted(report.totals.sentences, "sentence"), counted(report.totals.claims, "claim")]
    if len(report.drafts) != 1:
        read.insert(0, counted(len(report.drafts), "draft"))
    return ", ".join(read)


def what_was_skipped(report: Report) -> str:
    """How many sentences give no claim, and why: "12 sentences without a claim: 8 opinion, 4 question"."""
    reasons = _tally(
        sentence.skipped.value for draft in report.drafts for sentence in draft.sentences if sentence.skipped
    )
    if not reasons:
        return ""
    why = ", ".join(f"{number:,} {reason}" for reason, number in reasons)
    return f"{counted(report.totals.skipped_sentences, 'sentence')} without a claim: {why}"
