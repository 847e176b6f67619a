"""What the report formats share: their type, places, printable text, deciding evidence, counts in words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.model import Claim, Evidence, Label, Report, Span, Stance
from claims.report.inert import inert

__all__ = [
    "INCOMPLETE",
    "Format",
    "View",
    "counted",
    "deciding",
    "place",
    "plain",
    "tally",
    "unchecked_reasons",
    "verdict_counts",
    "visible",
    "what_was_read",
    "what_was_skipped",
    "what_was_unchecked",
]

INCOMPLETE = "The run is incomplete: some claims could not be checked."

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
    """The text on one line, safe on a terminal and in the log of a CI service: white space folded, control
    characters as escapes, no commands.

    A draft could otherwise move the cursor, recolour the screen, reorder a line with bidirectional marks, or
    tell the service something. Texts longer than 400 characters end in an ellipsis.
    """
    folded = " ".join(text[: 2 * LONGEST].split())
    if len(folded) > LONGEST or len(text) > 2 * LONGEST:
        folded = folded[:LONGEST].rstrip() + "…"
    if not folded.isprintable():
        folded = "".join(visible(character) for character in folded)
    return inert(folded)


def visible(character: str) -> str:
    """The character, or its escape where it would do something: controls, line breaks, marks of direction."""
    control = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    if control or unicodedata.bidirectional(character) in _BIDI_MARKS:
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


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """The number with its noun: "1 claim", "1,204 claims"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def unchecked_reasons(report: Report) -> list[tuple[str, int]]:
    """How many claims are unchecked for each reason, the most frequent first."""
    return tally(
        claim.unchecked.reason.value for draft in report.drafts for claim in draft.claims if claim.unchecked
    )


def what_was_unchecked(report: Report) -> str:
    """How many claims have no verdict, and why: "2 of 7 claims not checked: 1 ambiguous, 1 offline"."""
    reasons = ", ".join(f"{number} {reason}" for reason, number in unchecked_reasons(report))
    return f"{report.totals.unchecked} of {counted(report.totals.claims, 'claim')} not checked: {reasons}"


def verdict_counts(report: Report) -> str:
    """The claims by verdict, in words that add up; none where there is no claim.

    "3 checked (2 supported, 1 refuted), 1 unchecked (1 ambiguous)".
    """
    totals = report.totals
    counts = [
        (totals.supported, "supported"),
        (totals.refuted, "refuted"),
        (totals.conflicting, "conflicting"),
        (totals.not_enough_evidence, "not enough evidence"),
    ]
    verdicts = [f"{number:,} {word}" for number, word in counts if number]
    words = [f"{totals.claims - totals.unchecked:,} checked ({', '.join(verdicts)})"] if verdicts else []
    if totals.unchecked:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in unchecked_reasons(report))
        words.append(f"{totals.unchecked:,} unchecked" + (f" ({reasons})" if reasons else ""))
    return ", ".join(words)


def tally(words: Iterable[str]) -> list[tuple[str, int]]:
    """How often each word occurs, the most frequent first, and else in the order of the alphabet."""
    return sorted(Counter(words).items(), key=lambda item: (-item[1], item[0]))


def what_was_read(report: Report) -> str:
    """How much there was: "2 drafts, 31 sentences, 19 claims"."""
    read = [counted(report.totals.sentences, "sentence"), counted(report.totals.claims, "claim")]
    if len(report.drafts) != 1:
        read.insert(0, counted(len(report.drafts), "draft"))
    return ", ".join(read)


def what_was_skipped(report: Report) -> str:
    """How many sentences give no claim, and why: "12 sentences without a claim: 8 opinion, 4 question"."""
    reasons = tally(
        sentence.skipped.value for draft in report.drafts for sentence in draft.sentences if sentence.skipped
    )
    if not reasons:
        return ""
    why = ", ".join(f"{number:,} {reason}" for reason, number in reasons)
    return f"{counted(report.totals.skipped_sentences, 'sentence')} without a claim: {why}"
