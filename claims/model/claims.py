"""Claims and sentences, verdicts and the evidence for them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import Field

from claims.model.base import Model
from claims.model.documents import Document, Span
from claims.model.values import Comparison, Slot

__all__ = [
    "Claim",
    "ContextSpan",
    "Evidence",
    "Extraction",
    "Kind",
    "Label",
    "Sentence",
    "SkipReason",
    "Stance",
    "Unchecked",
    "UncheckedReason",
    "Uncovered",
    "UncoveredType",
    "Verdict",
    "Witness",
    "fingerprint",
]


class Kind(StrEnum):
    """What is claimed."""

    QUANTITY = "quantity"
    DATE = "date"
    PARTICIPATION = "participation"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    COMPARISON = "comparison"
    RANKING = "ranking"
    TREND = "trend"
    LOCATION = "location"
    IDENTITY = "identity"
    EVENT = "event"
    RELATION = "relation"


class SkipReason(StrEnum):
    """Why a sentence gives no claim."""

    QUESTION = "question"
    OPINION = "opinion"
    PREDICTION = "prediction"
    INSTRUCTION = "instruction"
    RHETORIC = "rhetoric"
    GREETING = "greeting"
    HEADING = "heading"
    NO_ASSERTION = "no-assertion"
    OTHER_LANGUAGE = "other-language"
    TOO_LONG = "too-long"
    NOT_CHECK_WORTHY = "not-check-worthy"


class Label(StrEnum):
    """The four verdicts of AVeriTeC."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"


class UncheckedReason(StrEnum):
    """Why a claim has no verdict."""

    NO_REFERENCE = "no-reference"
    NO_CHECKER = "no-checker"
    AMBIGUOUS = "ambiguous"
    SOURCE_UNREACHABLE = "source-unreachable"
    OFFLINE = "offline"
    CHECKER_FAILED = "checker-failed"
    CHECKER_UNAVAILABLE = "checker-unavailable"


class Stance(StrEnum):
    """What a passage says about a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEUTRAL = "neutral"


class Verdict(Model):
    """A label with confidence in [0, 1], the code it is reported under, and one plain sentence of reason."""

    label: Label
    confidence: float = Field(ge=0, le=1)
    code: str | None
    reason: str


class Unchecked(Model):
    """No verdict, and why not.

    Where the wording is ambiguous, `word` is the one that may mean several things or none ("she"), and
    `candidates` what it may mean, as far as the draft names that.
    """

    reason: UncheckedReason
    detail: str
    word: str | None = None
    candidates: tuple[str, ...] = ()


class Witness(Model):
    """A learned model that had a say: its name with its version, and its score in [0, 1]."""

    model: str
    score: float = Field(ge=0, le=1)


class Evidence(Model):
    """A passage of a source with its stance to a claim, and the comparison that decided, if one did.

    `span` is the place in `source` (or `locator`, for sources without running text); `source_sha256` is of
    the source's bytes as they were read, `source_date` the day that it speaks from, in ISO form,
    `source_authority` how much its word counts, where the configuration says so; `quote` is the source's text
    there, as it stands; `score` in [0, 1] is how well the passage settles the claim; `witness` is the model,
    if one was asked whether it does. This is all that `checkers.recheck` needs to verify a verdict.
    """

    claim: str
    checker: str
    source: str
    source_sha256: str | None = None
    source_date: str | None = None
    source_authority: float | None = None
    span: Span | None = None
    locator: str | None = None
    quote: str
    stance: Stance
    score: float = Field(ge=0, le=1)
    code: str | None = None
    reason: str | None = None
    comparison: Comparison | None = None
    witness: Witness | None = None


class ContextSpan(Model):
    """Words of a claim that are not in its sentence, and where in the draft they stand."""

    span: Span
    text: str


class Claim(Model):
    """One atomic, self-contained, checkable statement made from one proposition of a sentence.

    `id` is the `fingerprint` of the wording, so that it survives moved lines; where a draft says the same
    again, "-2", "-3" and so on stand behind it. `span` and `quote` are the smallest stretch of the draft that
    states it. `unchecked` may already be set by extraction, with reason "ambiguous".
    """

    id: str
    text: str
    kind: Kind
    span: Span
    quote: str
    sentence: str
    proposition: str
    context: tuple[ContextSpan, ...] = ()
    values: tuple[Slot, ...] = ()
    check_worthiness: float = Field(default=1.0, ge=0, le=1)
    verdict: Verdict | None = None
    unchecked: Unchecked | None = None
    evidence: tuple[Evidence, ...] = ()


def fingerprint(kind: Kind, text: str) -> str:
    """What tells a claim from others: twelve hexadecimal digits of its kind and its words, without case."""
    folded = re.sub(r"\W+", " ", text.casefold()).strip()
    return hashlib.sha256(f"{kind}|{folded}".encode()).hexdigest()[:12]


UncoveredType = Literal["date", "name", "quantity", "quotation", "rank"]


class Uncovered(Model):
    """Something checkable in a sentence that stands in none of its claims."""

    type: UncoveredType
    span: Span
    text: str


class Sentence(Model):
    """A sentence of the draft with the claims made from it, or the reason why there are none.

    `uncovered` is what of its figures, dates, names and quotations no claim states.
    """

    id: str
    span: Span
    text: str
    claims: tuple[str, ...] = ()
    skipped: SkipReason | None = None
    uncovered: tuple[Uncovered, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """A document, its sentences, and its claims in reading order."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
