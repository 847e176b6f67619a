"""The references of a run, and what the rules say about a claim beside their passages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkers.hearing import Answer
from checkers.index import PassageIndex
from checkers.judge import judge
from checkers.judgement import Judgement
from checkers.passages import Passage, cut
from checkers.quotes import QuoteJudge
from checkers.reading import Reading, read
from checkers.shortforms import long_forms, short_forms
from claims.model import Claim, Document, Kind, Stance
from claims.values.dateline import date_of

__all__ = ["Library"]

_SPEECH = frozenset({Kind.ATTRIBUTION, Kind.QUOTATION})
"""Kinds that are settled by what was said and by whom; elsewhere quoted words are words."""


class Library:
    """The references of a run: their passages, indexed, and read when first needed."""

    def __init__(self, sources: Sequence[Document], *, as_of: date | None) -> None:
        """Cut and index `sources`; in those without a day of their own, dates are relative to `as_of`."""
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
