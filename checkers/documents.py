"""The documents checker: claims against reference documents, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.base import CheckContext, Settings
from checkers.hearing import Answer, hear
from checkers.judgement import Judgement
from checkers.library import Library
from checkers.passages import Passage
from checkers.reading import read
from checkers.siblings import odd_ones_out
from claims.language import entailment
from claims.model import Claim, Document, Evidence, Kind, Stance
from claims.values.dateline import date_of

__all__ = ["DocumentsChecker"]


class DocumentsChecker:
    """Judges every kind of claim against the references of a run."""

    name = "documents"
    kinds = frozenset(Kind)

    def __init__(self) -> None:
        """Nothing is read or indexed before the first claim."""
        self._library: Library | None = None

    def available(self) -> str | None:
        """It needs nothing but the references."""
        return None

    def prepare(self, sources: Sequence[Document], settings: Settings) -> None:
        """Read and index the references, unless they are those of the last time, and load the witness."""
        self._ready(sources, settings)
        entailment(settings.entailment).load()

    def _ready(self, sources: Sequence[Document], settings: Settings) -> Library:
        if self._library is None or not self._library.holds(sources):
            self._library = Library(sources, as_of=settings.as_of)
        return self._library

    def check(self, claims: Sequence[Claim], context: CheckContext) -> list[Evidence]:
        """Evidence for each claim: what supports and refutes it, else the nearest passage."""
        library = self._ready(context.sources, context.settings)
        as_of = context.settings.as_of or date_of(context.draft)
        readings = read([claim.text for claim in claims], as_of=as_of)
        judged = [
            library.judged(claim, reading, context.settings.passages, as_of)
            for claim, reading in zip(claims, readings, strict=True)
        ]
        judged = odd_ones_out(claims, judged, library.read)
        heard = hear(claims, judged, context.settings.entailment)
        return [
            _evidence(claim, passage, found)
            for claim, answers in zip(claims, heard, strict=True)
            for passage, found in _telling(answers)
        ]


def _telling(answers: Sequence[Answer]) -> Sequence[Answer]:
    """The answers that decide; of those that decide nothing only the best."""
    decisive = [answer for answer in answers if answer[1].stance is not Stance.NEUTRAL]
    if decisive or not answers:
        return decisive
    return [max(answers, key=lambda answer: answer[1].score)]


def _day(document: Document) -> str | None:
    day = date_of(document)
    return day.isoformat() if day else None


def _evidence(claim: Claim, passage: Passage, found: Judgement) -> Evidence:
    return Evidence(
        claim=claim.id,
        checker=DocumentsChecker.name,
        source=passage.document.path,
        source_sha256=passage.document.sha256,
        source_date=_day(passage.document),
        source_authority=passage.document.source.authority if passage.document.source else None,
        span=passage.document.span(passage.start, passage.end),
        quote=passage.quote,
        stance=found.stance,
        score=found.score,
        code=found.code,
        reason=found.reason,
        comparison=found.comparison,
        witness=found.witness,
    )
