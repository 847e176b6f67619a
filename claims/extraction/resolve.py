"""Put names in the place of pronouns and of "the company", where the draft leaves one possibility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extraction.reading import Reading
from claims.extraction.referents import Referent, Referents
from claims.extraction.wording import Part
from claims.language.chunks import Chunk, ChunkKind

__all__ = ["Resolved", "resolve"]

_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_OBJECTS = frozenset({"him", "her"})  # "it" and "them" have too many possible referents behind the verb
_CLOSED_CLASS = frozenset(
    {"VBN", "VBG", "DT", "PDT", "IN", "PRP", "PRP$", "RB", "CC", "EX", "CD", "WDT", "WP"}
)
_EVENT_ROLES = frozenset({"attendee", "delegate", "exhibitor", "participant"})
_PRESENT = frozenset({"present"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parts of a claim's wording; `unclear` says which reference has no single referent, if any."""

    parts: tuple[Part, ...]
    unclear: str | None = None


def resolve(reading: Reading, pieces: Sequence[tuple[int, int] | str], referents: Referents) -> Resolved:
    """The wording of `pieces`, its references replaced where one referent is possible."""
    resolver = _Resolver(reading, referents)
    for piece in pieces:
        if isinstance(piece, str):
            resolver.parts.append(Part(piece))
            resolver.before_verb = False
        else:
            resolver.stretch(*piece)
    return Resolved(tuple(resolver.parts), resolver.unclear)


@dataclass
class _Resolver:
    reading: Reading
    referents: Referents
    parts: list[Part] = field(default_factory=list)
    unclear: str | None = None
    before_verb: bool = True  # where a pronoun is the subject

    def stretch(self, start: int, end: int) -> None:
        """Add the tokens `start..end`, references replaced."""
        at = start
        for chunk in self.reading.chunks:
            if chunk.start < start or chunk.end > end:
                continue
            if chunk.kind is ChunkKind.VERB:
                self.before_verb = False
            elif self._lacks_event(chunk):
                at = self._at_event(at, chunk.end)
            elif chunk.kind is ChunkKind.NOUN:
                at = self._noun(chunk, at, leads=self.before_verb or chunk.start == start)
        self._words(at, end)

    def _noun(self, chunk: Chunk, at: int, *, leads: bool) -> int:
        """Replace the reference that opens a noun chunk, if it is one; where the next words begin."""
        found, width = self._look_up(chunk, leads=leads)
        word = self.reading.words(chunk.start, chunk.start + min(width, chunk.end - chunk.start))
        if self.before_verb and found is None and self._needs_one(chunk):
            self.unclear = self.unclear or f"“{word}”: nothing before it fits"
        if self.before_verb and found and found.ambiguous:
            self.unclear = self.unclear or f"“{word}” may be {' or '.join(found.candidates[:3])}"
        if found is None or found.ambiguous:
            return at
        self._words(at, chunk.start)
        self.parts.append(Part(found.text, borrowed=found.place))
        if self.reading.tokens[chunk.start].tag == "PRP$":
            self.parts.append(Part("'" if found.plural else "'s"))
        self.referents.seen(found)
        return chunk.start + width

    def _look_up(self, chunk: Chunk, *, leads: bool) -> tuple[Referent | None, int]:
        """The referent of a noun chunk, and how many of its tokens the name replaces."""
        first = self.reading.tokens[chunk.start]
        word = first.text.lower()
        if first.tag == "PRP$" and word in _POSSESSIVES:
            return (self._pronoun(word, chunk) if leads else None), 1
        if first.tag == "PRP":
            wanted = word in (_SUBJECTS if leads else _OBJECTS)
            wanted = wanted and not (word == "it" and self._empty_it(chunk))
            return (self._pronoun(word, chunk) if wanted else None), 1
        if chunk.start and self.reading.tokens[chunk.start - 1].lemma == "be":
            return None, 2
        return self.referents.stand_in(self.reading, chunk, leads=self.before_verb), 2

    def _pronoun(self, word: str, chunk: Chunk) -> Referent | None:
        """The subject before it in the sentence ("The museum opened, and its ..."), else a name."""
        wanted = {"it": "NN", "its": "NN", "they": "NNS", "their": "NNS"}.get(word)
        subjects = {c.subject for c in self.reading.clauses if c.subject and c.verb[1] <= chunk.start}
        nouns = [c for c in self.reading.chunks if (c.start, c.end) in subjects and c.kind is ChunkKind.NOUN]
        if wanted and len(subjects) == 1 and nouns and self.reading.tokens[nouns[0].head].tag == wanted:
            words = self.reading.words(nouns[0].start, nouns[0].end)
            text = (
                words
                if self.reading.tokens[nouns[0].start].tag[:3] == "NNP"
                else words[0].lower() + words[1:]
            )
            start, end = self.reading.tokens[nouns[0].start].start, self.reading.tokens[nouns[0].end - 1].end
            return Referent(
                text, self.reading.place(start, end), plural=wanted == "NNS" and text.endswith("s")
            )
        return self.referents.pronoun(word, token=chunk.start)

    def _needs_one(self, chunk: Chunk) -> bool:
        first = self.reading.tokens[chunk.start]
        word = first.text.lower()
        if first.tag not in {"PRP", "PRP$"} or word not in _SUBJECTS | _POSSESSIVES:
            return False
        return not (word == "it" and self._empty_it(chunk))

    def _empty_it(self, chunk: Chunk) -> bool:
        """ "It is true that ...", "it is time to ...", "it rained": an "it" that stands for nothing."""
        lemmas = [token.lemma for token in self.reading.tokens[chunk.end : chunk.end + 8]]
        if lemmas[:1] in (["rain"], ["snow"]):
            return True
        if (
            lemmas[:2] == ["be", "the"]
            and lemmas[2:3]
            and lemmas[2] in {"first", "last", "only", "second", "third"}
        ):
            return True  # "it was the first final since 2014"
        if "be" not in lemmas[:3] and lemmas[:1] not in (["seem"], ["appear"]):
            return False
        return "that" in lemmas or "to" in lemmas[2:]

    def _lacks_event(self, chunk: Chunk) -> bool:
        """ "the exhibitors", "companies present": people at something that the phrase does not name."""
        words = {ChunkKind.NOUN: _EVENT_ROLES, ChunkKind.ADJECTIVE: _PRESENT}.get(chunk.kind, frozenset())
        tokens = self.reading.tokens
        following = tokens[chunk.end].lemma if chunk.end < len(tokens) else ""
        return tokens[chunk.head].lemma in words and following not in {"at", "from", "in", "of", "to", "who"}

    def _at_event(self, at: int, end: int) -> int:
        """Add the words up to token `end` and the event that the draft is about, if it is about one."""
        event = self.referents.event()
        if event is None or event.ambiguous:
            return at
        self._words(at, end)
        self.parts += [Part("at"), Part(event.text, borrowed=event.place)]
        return end

    def _words(self, start: int, end: int) -> None:
        if start >= end:
            return
        tokens = self.reading.tokens
        text = self.reading.words(start, end)
        if start == 0 and tokens[0].tag in _CLOSED_CLASS and text[:1].isupper() and tokens[0].text.istitle():
            text = text[0].lower() + text[1:]  # a sentence's first word that need not come first in the claim
        self.parts.append(Part(text, tokens[start].start, tokens[end - 1].end))
