"""The extraction of one document, sentence by sentence, in reading order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from claims.extract.entities import Entity, find_entities
from claims.extract.kinds import kind_of
from claims.extract.propositions import Proposition, propositions
from claims.extract.quotations import DirectQuote, Speaker, direct_quotes, find_speaker, outside
from claims.extract.reading import Reading, read
from claims.extract.referents import Referents
from claims.extract.resolve import Resolved, resolve
from claims.extract.slots import slots_of
from claims.extract.wording import Part, compose
from claims.extract.worthiness import skip_reason, worthiness
from claims.language import Reader, default_reader
from claims.model import (
    Claim,
    ContextSpan,
    Document,
    Extraction,
    Kind,
    Sentence,
    SkipReason,
    Unchecked,
    UncheckedReason,
)
from claims.values.dateline import date_of

__all__ = ["extract"]


def extract(document: Document, *, as_of: date | None = None, reader: Reader | None = None) -> Extraction:
    """The sentences and claims of a document.

    `as_of` is the day that relative dates ("last week") are read against; without it the document's own date
    counts (front matter, dateline). Where there is none, they stay unresolved.
    """
    return _Run(document, reader or default_reader(), as_of or date_of(document)).extraction()


@dataclass
class _Run:
    document: Document
    reader: Reader
    as_of: date | None
    claims: list[Claim] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    referents: Referents = field(default_factory=Referents)
    ids: Counter[str] = field(default_factory=Counter)
    last_speaker: tuple[str, Resolved] | None = None  # sentence and speaker of the last quotation

    def extraction(self) -> Extraction:
        readings = read(self.document, self.reader, as_of=self.as_of)
        speakers = _speakers(readings)
        for index, reading in enumerate(readings):
            entities = find_entities(reading)
            self.referents.observe(reading, entities)
            before = len(self.claims)
            reason = self._sentence(reading, entities, speakers.get(index), f"s{index + 1}")
            made = tuple(claim.id for claim in self.claims[before:])
            if not made and reason is None:
                reason = SkipReason.NO_ASSERTION
            span = self.document.span(*reading.place(0, len(reading.text)))
            text = self.document.text[span.start : span.end]
            self.sentences.append(
                Sentence(id=f"s{index + 1}", span=span, text=text, claims=made, skipped=reason)
            )
        return Extraction(self.document, tuple(self.sentences), tuple(self.claims))

    def _sentence(
        self, reading: Reading, entities: list[Entity], speaker: Speaker | None, sentence: str
    ) -> SkipReason | None:
        quotes = direct_quotes(reading)
        if quotes and speaker:
            for quote in quotes:
                self._quotation(quote, speaker, sentence)
        elif reading.block.quoted or (quotes and not outside(reading, quotes)):
            return SkipReason.NO_ASSERTION  # words of somebody whom the draft does not name
        else:
            reason = skip_reason(reading)
            if reason:
                return reason
        within = outside(reading, quotes) if quotes else None
        said = speaker.verb if quotes and speaker and speaker.reading is reading else None
        for proposition in propositions(reading, within):
            if said is not None and proposition.verb == said:
                continue
            self._proposition(reading, entities, proposition, sentence)
        return None

    def _quotation(self, quote: DirectQuote, speaker: Speaker, sentence: str) -> None:
        reading = quote.reading
        same = speaker.reading is reading
        named = self._speaker(speaker, sentence)
        verb = speaker.reading.tokens[speaker.verb].text if same and speaker.verb is not None else "said"
        parts = list(named.parts if same else _borrow(speaker.reading, named))
        words = Part(f"“{quote.words}”", quote.start, quote.end)
        parts += [Part(f"{verb}:") if verb == "said" else _word(reading, speaker.verb, ":"), words]
        self._claim(
            reading,
            parts,
            Kind.QUOTATION,
            sentence,
            (quote.start, quote.end),
            named.unclear,
            group=f"q{quote.start}",
        )

    def _speaker(self, speaker: Speaker, sentence: str) -> Resolved:
        """The speaker's name; a pronoun right behind another quotation is who spoke that one."""
        reading = speaker.reading
        named = resolve(reading, ((speaker.start, speaker.end),), self.referents)
        pronoun = reading.tokens[speaker.start].tag == "PRP"
        number = int(sentence[1:])
        if pronoun and self.last_speaker and number - int(self.last_speaker[0][1:]) <= 2:
            named = self.last_speaker[1]
        kept = Resolved(tuple(_borrow(reading, named)), named.unclear)
        self.last_speaker = (sentence, kept)
        return kept if pronoun and named.parts and named.parts[0].borrowed else named

    def _proposition(
        self, reading: Reading, entities: list[Entity], proposition: Proposition, sentence: str
    ) -> None:
        resolved = resolve(reading, proposition.pieces, self.referents)
        inside = [v for v in reading.values if _holds(reading, proposition, v.start, v.end)]
        kind = kind_of(reading, proposition, inside)
        start = reading.tokens[proposition.own[0]].start
        end = reading.tokens[proposition.own[1] - 1].end
        self._claim(
            reading,
            list(resolved.parts),
            kind,
            sentence,
            (start, end),
            resolved.unclear,
            group=str(proposition.group),
        )

    def _claim(
        self,
        reading: Reading,
        parts: list[Part],
        kind: Kind,
        sentence: str,
        own: tuple[int, int],
        unclear: str | None,
        *,
        group: str,
    ) -> None:
        text = compose(parts)
        if len(text.split()) < 2:
            return
        span = self.document.span(*reading.place(*own))
        borrowed = [part for part in parts if part.borrowed]
        self.claims.append(
            Claim(
                id=self._id(kind, text),
                text=text,
                kind=kind,
                span=span,
                quote=self.document.text[span.start : span.end],
                sentence=sentence,
                proposition=f"{sentence}.{group}",
                context=tuple(
                    ContextSpan(span=self.document.span(*part.borrowed), text=part.text)
                    for part in borrowed
                    if part.borrowed
                ),
                values=slots_of(reading, parts, kind),
                check_worthiness=worthiness(reading),
                unchecked=Unchecked(reason=UncheckedReason.AMBIGUOUS, detail=unclear) if unclear else None,
            )
        )

    def _id(self, kind: Kind, text: str) -> str:
        folded = re.sub(r"\W+", " ", text.casefold()).strip()
        digest = hashlib.sha256(f"{kind}|{folded}".encode()).hexdigest()[:12]
        self.ids[digest] += 1
        return digest if self.ids[digest] == 1 else f"{digest}-{self.ids[digest]}"


def _holds(reading: Reading, proposition: Proposition, start: int, end: int) -> bool:
    return any(
        not isinstance(piece, str)
        and reading.tokens[piece[0]].start <= start
        and end <= reading.tokens[piece[1] - 1].end
        for piece in proposition.pieces
    )


def _word(reading: Reading, token: int | None, mark: str = "") -> Part:
    found = reading.tokens[token or 0]
    return Part(found.text + mark, found.start, found.end)


def _borrow(reading: Reading, resolved: Resolved) -> list[Part]:
    """The words of another sentence, marked with their place in the document."""
    return [
        part
        if part.borrowed or part.start is None or part.end is None
        else Part(part.text, borrowed=reading.place(part.start, part.end))
        for part in resolved.parts
    ]


def _told_before(readings: list[Reading], index: int) -> Speaker | None:
    """The subject of a verb of speech in the sentence before a quotation that names nobody itself."""
    first = index
    while first and readings[first].open_quote:
        first -= 1
    before = readings[first - 1] if first else None
    if before is None or before.block_index != readings[index].block_index:
        return None
    speaker = find_speaker(before, [])
    if (
        speaker is None
        or speaker.verb is None
        or before.tokens[speaker.verb].tag not in {"VBD", "VBZ", "VBP"}
    ):
        return None
    return None if before.tokens[speaker.start].text.lower() in {"i", "we", "you"} else speaker


def _speakers(readings: list[Reading]) -> dict[int, Speaker]:
    """The speaker of every sentence that quotes directly.

    A sentence that is all quotation takes the speaker of the next sentence of the same quotation, else of the
    last one before it in the same or the previous block.
    """
    found: dict[int, Speaker] = {}
    quoting = [(index, direct_quotes(reading)) for index, reading in enumerate(readings)]
    for index, quotes in quoting:
        speaker = find_speaker(readings[index], quotes) if quotes else None
        if speaker:
            found[index] = speaker
    own = dict(found)
    for index, quotes in quoting:
        if not quotes or index in found:
            continue
        ahead = next(
            (k for k in range(index + 1, len(readings)) if not readings[k].open_quote or k in own), None
        )
        behind = next((k for k in range(index - 1, max(-1, index - 4), -1) if k in found), None)
        if behind is None:
            told = _told_before(readings, index)
            if told:
                found[index] = told
                continue
        near = behind is not None and readings[index].block_index - readings[behind].block_index <= 1
        same = (
            ahead is not None
            and ahead in own
            and readings[ahead].open_quote
            and readings[ahead].block_index == readings[index].block_index
        )
        if same and ahead is not None and not (readings[index].open_quote and near):
            found[index] = own[ahead]
        elif near and behind is not None:
            found[index] = found[behind]
    return found
