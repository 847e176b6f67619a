"""Put names in the place of pronouns and of "the company", where the draft leaves one possibility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from claims.extraction.reading import Reading
from claims.extraction.referents import Referent, Referents
from claims.extraction.wording import Part
from claims.language.chunks import Chunk, ChunkKind

__all__ = ["Resolved", "Unclear", "resolve"]

_POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
_TIMES = frozenset("day decade hour minute month second week year".split())
_WEATHER = frozenset("chilly cloudy cold dark foggy frosty hot humid icy rainy sunny warm windy".split())
_SUBJECTS = frozenset({"he", "she", "it", "they", "we"})
_OBJECTS = frozenset({"him", "her", "it", "us"})  # "them" has too many possible referents behind the verb
_POINTING = frozenset({"that", "these", "this", "those"})
_CLOSED_CLASS = frozenset(
    {"VBN", "VBG", "DT", "PDT", "IN", "PRP", "PRP$", "RB", "CC", "EX", "CD", "WDT", "WP"}
)
_EVENT_ROLES = frozenset({"attendee", "delegate", "exhibitor", "participant"})
_PRESENT = frozenset({"present"})


class Unclear(NamedTuple):
    """A reference without a single referent: the word, and what it may mean, if anything fits."""

    word: str
    candidates: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """What is unclear, in a few words."""
        if self.word.lower() in _POINTING:
            return f"“{self.word}”: what was said before"
        if self.candidates:
            return f"“{self.word}” may be {' or '.join(self.candidates)}"
        return f"“{self.word}”: nothing before it fits surely enough"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parts of a claim's wording; `unclear` is the reference that has no single referent, if any."""

    parts: tuple[Part, ...]
    unclear: Unclear | None = None


def resolve(reading: Reading, pieces: Sequence[tuple[int, int] | str], referents: Referents) -> Resolved:
    """The wording of `pieces`, its references replaced where one referent is possible."""
    ranges = [piece for piece in pieces if not isinstance(piece, str)]
    said = {token.text for a, b in ranges for token in reading.tokens[a:b]}
    said |= {word.strip(",.;:") for a, b in ranges for word in reading.words(a, b).split()}  # "Fjord-2"
    resolver = _Resolver(reading, referents, said)
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
    said: set[str]  # the claim's own words
    parts: list[Part] = field(default_factory=list)
    unclear: Unclear | None = None
    before_verb: bool = True  # where a pronoun is the subject

    def stretch(self, start: int, end: int) -> None:
        """Add the tokens `start..end`, references replaced."""
        at = start
        for chunk in self.reading.chunks:
            if chunk.kind is ChunkKind.NOUN and start <= chunk.start and chunk.start + 2 <= end < chunk.end:
                chunk = replace(chunk, end=end, head=end - 1)  # "the group | today"
            if chunk.start < start or chunk.end > end:
                continue
            if chunk.kind is ChunkKind.VERB:
                self.before_verb = False
            elif (place := self._place_of(chunk)) is not None:
                self._words(at, chunk.start)
                self.parts += [Part("in"), Part(place.text, borrowed=place.place)]
                at = chunk.start + 1
            elif self._lacks_event(chunk):
                at = self._at_event(at, chunk.end)
            elif chunk.kind is ChunkKind.NOUN:
                at = self._noun(chunk, at, leads=self.before_verb or chunk.start == start)
        self._words(at, end)

    def _noun(self, chunk: Chunk, at: int, *, leads: bool) -> int:
        """Replace the reference that opens a noun chunk, if it is one; where the next words begin."""
        first = self.reading.tokens[chunk.start]
        if self._is_pair(chunk) and (pair := self.referents.pair(self.reading.tokens[chunk.head].lemma)):
            self._words(at, chunk.start)
            one, other = pair
            self.parts += [
                Part(one.text, borrowed=one.place),
                Part("and"),
                Part(other.text, borrowed=other.place),
            ]
            return chunk.end
        width = 1 if first.tag in {"PRP", "PRP$"} else 2
        found = self._look_up(chunk, leads=leads)
        if first.tag == "DT" and first.lemma in _POINTING and chunk.head == chunk.start and not self.parts:
            self.unclear = Unclear(first.text)
        word = self.reading.words(chunk.start, chunk.start + min(width, chunk.end - chunk.start))
        # "Rosa Diaz is its chief executive": of whom, if nothing fits?
        described = bool(self.parts) and self.parts[-1].text in {"is", "are", "was", "were"}
        owned = described and first.tag == "PRP$" and chunk.start == at
        lacking = found is None and self._needs_one(chunk) and not self._comes_later(chunk.start)
        if lacking and (self.before_verb or owned):
            self.unclear = self.unclear or Unclear(word)
        if self.before_verb and found and found.ambiguous:
            self.unclear = self.unclear or Unclear(word, found.candidates[:3])
        if found is None or found.ambiguous:
            return at
        self._words(at, chunk.start)
        self.parts.append(Part(found.text, borrowed=found.place))
        if first.tag == "PRP$":
            self.parts.append(Part("'" if found.plural else "'s"))
        # "the Norwegian company" goes with all its words
        located = width == 2 and self.referents.at(self.reading, chunk.start + 1) is None
        return chunk.head + 1 if located else chunk.start + width

    def _is_pair(self, chunk: Chunk) -> bool:
        """ "both countries", "the two men", and nothing more."""
        words = [token.text.lower() for token in self.reading.tokens[chunk.start : chunk.end]]
        return words[:-1] in (["both"], ["the", "two"]) and chunk.head == chunk.end - 1

    def _look_up(self, chunk: Chunk, *, leads: bool) -> Referent | None:
        """The referent of the reference that opens a noun chunk, if it has one and needs it."""
        first = self.reading.tokens[chunk.start]
        word = first.text.lower()
        if first.tag in {"PRP", "PRP$"}:
            words = _POSSESSIVES if first.tag == "PRP$" else _SUBJECTS | _OBJECTS
            clear = word in words and not self._is_empty(chunk)
            found = self.referents.at(self.reading, chunk.start) if clear else None
            if found is None or leads:
                return found
            borrowed = {part.text for part in self.parts if part.borrowed}
            # "Norwell denied that it ..." says it itself
            return None if found.text.split()[-1] in self.said or borrowed == {found.text} else found
        if chunk.start and self.reading.tokens[chunk.start - 1].lemma == "be":
            return None
        if word not in {"the", "this", "these", "those"}:
            return None
        return self.referents.at(self.reading, chunk.start + 1) or self.referents.at(self.reading, chunk.head)

    def _needs_one(self, chunk: Chunk) -> bool:
        first = self.reading.tokens[chunk.start]
        word = first.text.lower()
        if first.tag not in {"PRP", "PRP$"} or word not in (_SUBJECTS | _POSSESSIVES) - {"we", "our"}:
            return False
        return not self._is_empty(chunk)

    def _comes_later(self, token: int) -> bool:
        """ "Owing to its history, Łódź has ...": a possessive in front of the sentence's subject means it."""
        tree, tokens = self.reading.tree, self.reading.tokens
        subject = tree.subject(tree.root) if tree.root is not None else None
        if (
            subject is None
            or tokens[token].tag != "PRP$"
            or token > subject
            or token in tree.subtree(subject)
        ):
            return False
        person = tokens[subject].entity[2:] == "PER"
        several = tokens[subject].tag in {"NNS", "NNPS"} or bool(tree.kids(subject, "conj"))
        word = tokens[token].text.lower()
        fits = word == "their" if several else (word in {"his", "her"}) if person else word == "its"
        return fits and (tree.is_proper(subject) or bool(tree.kids(subject, "det")))

    def _is_empty(self, chunk: Chunk) -> bool:
        """ "It is true that ...", "it is time to ...", "it rained": an "it" that stands for nothing."""
        if self.reading.tokens[chunk.start].lemma != "it":
            return False
        lemmas = [token.lemma for token in self.reading.tokens[chunk.end : chunk.end + 8]]
        if lemmas[:1] in (["rain"], ["snow"]) or (
            lemmas[:1] == ["be"] and not _WEATHER.isdisjoint(lemmas[1:2])
        ):
            return True
        if lemmas[:1] == ["take"] and not _TIMES.isdisjoint(lemmas) and "to" in lemmas:
            return True  # "it took the team three minutes to score"
        if (
            lemmas[:2] == ["be", "the"]
            and lemmas[2:3]
            and lemmas[2] in {"first", "last", "only", "second", "third"}
        ):
            return True  # "it was the first final since 2014"
        if any(token.tag == "JJS" for token in self.reading.tokens[chunk.end : chunk.end + 4]):
            return False  # "it is the smallest unit that the company has made"
        if "be" not in lemmas[:3] and lemmas[:1] not in (["seem"], ["appear"]):
            return False
        return "that" in lemmas or "to" in lemmas[1:]

    def _place_of(self, chunk: Chunk) -> Referent | None:
        """The place that "here" or "there" means, where it is known and the claim doesn't name it itself."""
        word = self.reading.tokens[chunk.start]
        found = self.referents.at(self.reading, chunk.start) if word.lemma in {"here", "there"} else None
        return None if found is None or found.text.split()[-1] in self.said else found

    def _lacks_event(self, chunk: Chunk) -> bool:
        """ "the exhibitors", "companies present": people at something that the phrase does not name."""
        words = {ChunkKind.NOUN: _EVENT_ROLES, ChunkKind.ADJECTIVE: _PRESENT}.get(chunk.kind, frozenset())
        tokens = self.reading.tokens
        following = tokens[chunk.end].lemma if chunk.end < len(tokens) else ""
        return tokens[chunk.head].lemma in words and following not in {"at", "from", "in", "of", "to", "who"}

    def _at_event(self, at: int, end: int) -> int:
        """Add the words up to token `end` and the event that the draft is about, if it is about one."""
        event = self.referents.event()
        told = {word for part in self.parts for word in part.text.split()}
        if event is None or event.ambiguous or event.text.split()[-1] in self.said | told:
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
