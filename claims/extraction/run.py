"""The extraction of one document, sentence by sentence, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.extraction.coverage import uncovered
from claims.extraction.kinds import kind_of
from claims.extraction.propositions import Proposition, propositions
from claims.extraction.quotations import DirectQuote, Speaker, direct_quotes, outside, speakers_of
from claims.extraction.reading import Reading, read
from claims.extraction.referents import Referents
from claims.extraction.resolve import Resolved, Unclear, resolve
from claims.extraction.slots import slots_of
from claims.extraction.tables import cell_kind, cell_parts, is_entry, row_place
from claims.extraction.wording import Part, compose
from claims.extraction.worthiness import skip_reason, states_fact, tells_something, worthiness
from claims.language import Reader
from claims.model import (
    BlockKind,
    Claim,
    ContextSpan,
    Document,
    Extraction,
    Kind,
    Sentence,
    SkipReason,
    Unchecked,
    UncheckedReason,
    fingerprint,
)
from claims.values.dateline import date_of

__all__ = ["extract"]


def extract(
    document: Document,
    *,
    as_of: date | None = None,
    min_worthiness: float = 0.0,
    reader: Reader | None = None,
) -> Extraction:
    """The sentences and claims of a document.

    `as_of` is the day that relative dates ("last week") are read against; without it the document's own date
    counts (front matter, dateline). Where there is none, they stay unresolved. Sentences whose
    check-worthiness is below `min_worthiness`, in [0, 1], are skipped.
    """
    return _Run(document, reader, as_of or date_of(document), min_worthiness).extraction()


@dataclass(frozen=True, slots=True)
class _Statement:
    """A claim in the making: its wording, its place in the document, and which reference is unclear in it."""

    parts: list[Part]
    kind: Kind
    place: tuple[int, int]
    group: str
    unclear: Unclear | None = None


_TO_SOMEBODY = frozenset("ask assure inform promise remind tell urge warn".split())
"""Verbs of speech whose object is who is spoken to."""


@dataclass
class _Run:
    document: Document
    reader: Reader | None
    as_of: date | None
    min_worthiness: float
    claims: list[Claim] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    referents: Referents = field(default_factory=Referents)
    ids: Counter[str] = field(default_factory=Counter)
    stated: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by sentence, of its text
    last_speaker: tuple[str, Resolved] | None = None  # sentence and speaker of the last quotation

    def extraction(self) -> Extraction:
        readings = read(self.document, self.reader, as_of=self.as_of)
        speakers = speakers_of(readings)
        for index, reading in enumerate(readings):
            self.referents.observe(reading)
            before = len(self.claims)
            reason = self._sentence(reading, speakers.get(index), f"s{index + 1}")
            if (len(self.claims) == before and reason is None) or reason is SkipReason.NO_ASSERTION:
                reason = self._whole(reading, f"s{index + 1}")
            made = tuple(claim.id for claim in self.claims[before:])
            span = self.document.span(*reading.place(0, len(reading.text)))
            text = self.document.text[span.start : span.end]
            self.sentences.append(
                Sentence(
                    id=f"s{index + 1}",
                    span=span,
                    text=text,
                    claims=made,
                    skipped=reason,
                    uncovered=uncovered(reading, self.stated.pop(index, [])),
                )
            )
        return Extraction(self.document, tuple(self.sentences), tuple(self.claims))

    def _sentence(self, reading: Reading, speaker: Speaker | None, sentence: str) -> SkipReason | None:
        """Add the claims of a sentence; the reason where it is skipped."""
        cell = cell_kind(reading) if reading.block.kind is BlockKind.TABLE_CELL else None
        if cell:
            self._claim(reading, _Statement(cell_parts(reading), cell, row_place(reading), "0"), sentence)
            return None
        if reading.block.kind is BlockKind.TABLE_CELL and not reading.clauses:
            return SkipReason.NO_ASSERTION
        if is_entry(reading):
            place = reading.place(0, len(reading.text))
            parts = [Part(reading.text, 0, len(reading.text))]
            self._claim(reading, _Statement(parts, Kind.QUANTITY, place, "0"), sentence)
            return None
        if worthiness(reading) < self.min_worthiness:
            return SkipReason.NOT_CHECK_WORTHY
        quotes = direct_quotes(reading)
        if not speaker and outside(reading, quotes):
            quotes = []  # words of nobody who is named are words of the sentence
        if quotes and speaker:
            for quote in quotes:
                self._quotation(quote, speaker, sentence)
        elif reading.block.quoted or (quotes and not outside(reading, quotes)):
            return SkipReason.NO_ASSERTION  # words of somebody whom the draft does not name
        else:
            reason = skip_reason(reading)
            if reason:
                beside = reason in {SkipReason.OPINION, SkipReason.INSTRUCTION, SkipReason.PREDICTION}
                return self._beside(reading, sentence, reason) if beside else reason
        within = outside(reading, quotes) if quotes else None
        said = speaker.verb if quotes and speaker and speaker.reading is reading else None
        for proposition in propositions(reading, within):
            credits = bool(quotes) and proposition.verb == said
            if not credits and not _quotes(reading, proposition, quotes):
                self._proposition(reading, proposition, sentence)
        return None

    def _whole(self, reading: Reading, sentence: str) -> SkipReason | None:
        """A sentence without a verb that is understood, as one claim, if a figure or a name is in it."""
        if not tells_something(reading):
            return SkipReason.NO_ASSERTION
        resolved = resolve(reading, ((0, len(reading.tokens)),), self.referents)
        borrowed = [part.text.split()[-1] for part in resolved.parts if part.borrowed]
        if any(word in reading.text for word in borrowed):  # "from Ayr it is an hour by bus"
            resolved = Resolved((Part(reading.text, 0, len(reading.text)),))
        place = reading.place(0, len(reading.text))
        kind = Kind.QUANTITY if any(v.value.type == "quantity" for v in reading.values) else Kind.EVENT
        self._claim(reading, _Statement(list(resolved.parts), kind, place, "0", resolved.unclear), sentence)
        return None

    def _beside(self, reading: Reading, sentence: str, reason: SkipReason) -> SkipReason | None:
        """ "Although York is not on a motorway, the connections are good": what is no opinion in it.

        Of an instruction, what it tells by the way: "Don't miss the museum, which owns 300 paintings".
        """
        tree, found = reading.tree, False
        for proposition in propositions(reading):
            verb = proposition.verb
            if verb is None:
                told = reason is SkipReason.INSTRUCTION and proposition.kind is Kind.IDENTITY
            else:
                told = verb != tree.root and tree.subject(verb) is not None and states_fact(reading, verb)
            if told:
                self._proposition(reading, proposition, sentence)
                found = True
        return None if found else reason

    def _quotation(self, quote: DirectQuote, speaker: Speaker, sentence: str) -> None:
        reading = quote.reading
        same = speaker.reading is reading
        named = self._speaker(speaker, sentence)
        for part in named.parts:
            self.referents.speaks(part.text, reading.block_index)
        parts = list(named.parts if same else _borrow(speaker.reading, named))
        parts.append(_speech(reading, speaker.verb) if same and speaker.verb is not None else Part("said:"))
        parts.append(Part(f"“{quote.words}”", quote.start, quote.end))
        place = reading.place(quote.start, quote.end)
        said = _Statement(parts, Kind.QUOTATION, place, f"q{quote.start}", named.unclear)
        self._claim(reading, said, sentence)

    def _speaker(self, speaker: Speaker, sentence: str) -> Resolved:
        """The speaker's name; a pronoun of no sure referent behind a quotation is who spoke that one."""
        reading = speaker.reading
        named = resolve(reading, ((speaker.start, speaker.end),), self.referents)
        pronoun = reading.tokens[speaker.start].tag == "PRP"
        number = int(sentence[1:])
        sure = any(part.borrowed for part in named.parts)
        if pronoun and not sure and self.last_speaker and number - int(self.last_speaker[0][1:]) <= 2:
            named = self.last_speaker[1]
        kept = Resolved(tuple(_borrow(reading, named)), named.unclear)
        self.last_speaker = (sentence, kept)
        return kept if pronoun and named.parts and named.parts[0].borrowed else named

    def _proposition(self, reading: Reading, proposition: Proposition, sentence: str) -> None:
        resolved = resolve(reading, proposition.pieces, self.referents)
        inside = [v for v in reading.values if _holds(reading, proposition, v.start, v.end)]
        start = reading.tokens[proposition.own[0]].start
        end = reading.tokens[proposition.own[1] - 1].end
        stated = _Statement(
            list(resolved.parts),
            kind_of(reading, proposition, inside),
            reading.place(start, end),
            str(proposition.group),
            resolved.unclear,
        )
        self._claim(reading, stated, sentence)

    def _claim(self, reading: Reading, stated: _Statement, sentence: str) -> None:
        text = compose(stated.parts)
        if len(text.split()) < 2:
            return
        own = [(part.start, part.end) for part in stated.parts if part.start is not None and part.end]
        self.stated.setdefault(int(sentence[1:]) - 1, []).extend(own)
        span = self.document.span(*stated.place)
        places = [(part.borrowed, part.text) for part in stated.parts if part.borrowed]
        ambiguous = stated.unclear and Unchecked(
            reason=UncheckedReason.AMBIGUOUS,
            detail=stated.unclear.detail,
            word=stated.unclear.word,
            candidates=stated.unclear.candidates,
        )
        self.claims.append(
            Claim(
                id=self._id(stated.kind, text),
                text=text,
                kind=stated.kind,
                span=span,
                quote=self.document.text[span.start : span.end],
                sentence=sentence,
                proposition=f"{sentence}.{stated.group}",
                context=tuple(
                    ContextSpan(span=self.document.span(*place), text=words) for place, words in places
                ),
                values=slots_of(reading, stated.parts, stated.kind),
                check_worthiness=worthiness(reading),
                unchecked=ambiguous,
            )
        )

    def _id(self, kind: Kind, text: str) -> str:
        digest = fingerprint(kind, text)
        self.ids[digest] += 1
        return digest if self.ids[digest] == 1 else f"{digest}-{self.ids[digest]}"


def _holds(reading: Reading, proposition: Proposition, start: int, end: int) -> bool:
    return any(
        not isinstance(piece, str)
        and reading.tokens[piece[0]].start <= start
        and end <= reading.tokens[piece[1] - 1].end
        for piece in proposition.pieces
    )


def _quotes(reading: Reading, proposition: Proposition, quotes: Sequence[DirectQuote]) -> bool:
    """Whether a proposition holds words of a direct quotation, which makes a claim of its own."""
    words = [k for piece in proposition.pieces if not isinstance(piece, str) for k in range(*piece)]
    return any(q.start <= reading.tokens[k].start < q.end for k in words for q in quotes)


def _speech(reading: Reading, verb: int) -> Part:
    """ "said:", "told analysts:": a verb of speech and, right behind it, to whom."""
    tokens, last = reading.tokens, verb
    for k in reading.tree.kids(verb, "obj", "iobj") if tokens[verb].lemma in _TO_SOMEBODY else ():
        words = reading.tree.subtree(k)
        if words[0] == verb + 1 and words[-1] - words[0] < len(words) and not reading.is_quoted(k):
            last = words[-1]
    text = reading.words(verb, last + 1)
    return Part("said:") if text == "said" else Part(f"{text}:", tokens[verb].start, tokens[last].end)


def _borrow(reading: Reading, resolved: Resolved) -> list[Part]:
    """The words of another sentence, marked with their place in the document."""
    return [
        part
        if part.borrowed or part.start is None or part.end is None
        else Part(part.text, borrowed=reading.place(part.start, part.end))
        for part in resolved.parts
    ]
