"""The documents checker: claims against reference documents, passage by passage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkers.base import CheckContext, Settings
from checkers.hearing import Answer, hear
from checkers.index import PassageIndex
from checkers.judge import judge
from checkers.judgement import Judgement
from checkers.passages import Passage, cut
from checkers.quotes import QuoteJudge
from checkers.reading import Reading, read
from checkers.shortforms import long_forms, short_forms
from checkers.siblings import odd_ones_out
from claims.language import entailment
from claims.model import Claim, Document, Evidence, Kind, Stance
from claims.values.dateline import date_of

__all__ = ["DocumentsChecker"]


_SPEECH = frozenset({Kind.ATTRIBUTION, Kind.QUOTATION})
"""Kinds that are settled by what was said and by whom; elsewhere quoted words are words."""


class DocumentsChecker:
    """Judges every kind of claim against the references of a run."""

    name = "documents"
    kinds = frozenset(Kind)

    def __init__(self) -> None:
        """Nothing is read or indexed before the first claim."""
        self._library: _Library | None = None

    def available(self) -> str | None:
        """It needs nothing but the references."""
        return None

    def prepare(self, sources: Sequence[Document], settings: Settings) -> None:
        """Read and index the references, unless they are those of the last time, and load the witness."""
        self._ready(sources, settings)
        entailment(settings.entailment).load()

    def _ready(self, sources: Sequence[Document], settings: Settings) -> _Library:
        if self._library is None or not self._library.holds(sources):
            self._library = _Library(sources, as_of=settings.as_of)
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


class _Library:
    """The references of a run: their passages, indexed, and read when first needed."""

    def __init__(self, sources: Sequence[Document], *, as_of: date | None) -> None:
        self._sources = tuple(sources)
        self._as_of = {source.path: date_of(source) or as_of for source in sources}
        self._forms = {source.path: short_forms(source) for source in sources}
        self._folded = {source.path: source.text.casefold() for source in sources}
        passages = cut(sources)
        self._index = PassageIndex(passages, self._as_of)
        self._quotes = QuoteJudge(passages)
        self._readings: dict[tuple[str, date | None], Reading] = {}

    def holds(self, sources: Sequence[Document]) -> bool:
        """Whether these are the documents that were indexed."""
        return self._sources == tuple(sources)

    def judged(self, claim: Claim, reading: Reading, limit: int, as_of: date | None) -> list[Answer]:
        """What the nearest passages say by rule."""
        quoted = self._quotes.judge(claim, reading)
        if quoted and claim.kind in _SPEECH:
            return quoted
        hits = self._index.search(claim.text, limit, as_of)
        judged = [(passage, self._judge(claim, reading, passage)) for passage in hits]
        return judged + [(passage, found) for passage, found in quoted if found.stance is Stance.REFUTES]

    def read(self, passage: Passage) -> Reading:
        """A passage as read."""
        return self._read([passage.text], self._as_of[passage.document.path])[0]

    def _judge(self, claim: Claim, reading: Reading, passage: Passage) -> Judgement:
        around = [text for text in (*passage.before, *passage.headings, passage.document.title) if text]
        around += long_forms("\n".join([passage.text, *passage.before]), self._forms[passage.document.path])
        own, *context = self._read([passage.text, *around], self._as_of[passage.document.path])
        return judge(claim, reading, own, context, self._folded[passage.document.path])

    def _read(self, texts: Sequence[str], as_of: date | None) -> list[Reading]:
        new = [text for text in dict.fromkeys(texts) if (text, as_of) not in self._readings]
        for text, reading in zip(new, read(new, as_of=as_of), strict=True):
            self._readings[text, as_of] = reading
        return [self._readings[text, as_of] for text in texts]


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
