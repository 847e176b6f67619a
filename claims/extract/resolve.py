"""Put names in the place of pronouns and of "the company", where the draft leaves one possibility."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extract.reading import Reading
from claims.extract.referents import Referent, Referents
from claims.extract.wording import Part
from claims.language.chunks import Chunk, ChunkKind

__all__ = ["Resolved", "resolve"]

_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_CLOSED_CLASS = frozenset({"DT", "PDT", "IN", "PRP", "PRP$", "RB", "CC", "EX", "CD", "WDT", "WP"})
_EVENT_ROLES = frozenset({"attendee", "delegate", "exhibitor", "participant"})
_OBJECTS = frozenset({"him", "her"})  # "it" and "them" have too many possible referents behind the verb


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parts of a claim's wording; `unclear` says which reference has no single referent, if any."""

    parts: tuple[Part, ...]
    unclear: str | None = None


def resolve(reading: Reading, pieces: Sequence[tuple[int, int] | str], referents: Referents) -> Resolved:
    """The wording of `pieces`, its references replaced where one referent is possible."""
    parts: list[Part] = []
    unclear: str | None = None
    subject_open = True
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(Part(piece))
            subject_open = False
            continue
        at = piece[0]
        for chunk in [c for c in reading.chunks if piece[0] <= c.start and c.end <= piece[1]]:
            if chunk.kind is ChunkKind.VERB:
                subject_open = False
            if chunk.kind is not ChunkKind.NOUN:
                if chunk.kind is ChunkKind.ADJECTIVE and _lacks_event(reading, chunk, {"present"}):
                    at = _at_event(reading, parts, at, chunk.end, referents)
                continue
            if _lacks_event(reading, chunk, _EVENT_ROLES):
                at = _at_event(reading, parts, at, chunk.end, referents)
                continue
            leads = subject_open or chunk.start == piece[0]
            found, width = _look_up(reading, chunk, referents, subject=leads)
            if found is None and subject_open and _needs_one(reading, chunk):
                unclear = unclear or f"“{reading.tokens[chunk.start].text}”: nothing before it fits"
            if found and found.ambiguous and subject_open:
                unclear = (
                    unclear
                    or f"“{reading.words(chunk.start, chunk.start + width)}” may be {' or '.join(found.candidates[:3])}"
                )
            if found is None or found.ambiguous:
                continue
            parts += _slice(reading, at, chunk.start)
            parts.append(Part(found.text, borrowed=found.place))
            if reading.tokens[chunk.start].tag == "PRP$":
                parts.append(Part("'s"))
            at = chunk.start + width
            referents.seen(found)
        parts += _slice(reading, at, piece[1])
    return Resolved(tuple(parts), unclear)


def _lacks_event(reading: Reading, chunk: Chunk, words: frozenset[str] | set[str]) -> bool:
    """ "the exhibitors", "companies present": people at something that the phrase does not name."""
    following = reading.tokens[chunk.end].lemma if chunk.end < len(reading.tokens) else ""
    return reading.tokens[chunk.head].lemma in words and following not in {
        "at",
        "from",
        "in",
        "of",
        "to",
        "who",
    }


def _at_event(reading: Reading, parts: list[Part], at: int, end: int, referents: Referents) -> int:
    """Add the words up to token `end`, and the event that the draft is about, if it is about one."""
    event = referents.event()
    if event is None or event.ambiguous:
        return at
    parts += _slice(reading, at, end)
    parts += [Part("at"), Part(event.text, borrowed=event.place)]
    return end


def _slice(reading: Reading, start: int, end: int) -> list[Part]:
    if start >= end:
        return []
    text = reading.words(start, end)
    if start == 0 and reading.tokens[0].tag in _CLOSED_CLASS and text[:1].isupper() and text != text.upper():
        text = text[0].lower() + text[1:]  # a sentence's first word that need not come first in the claim
    return [Part(text, reading.tokens[start].start, reading.tokens[end - 1].end)]


def _look_up(
    reading: Reading, chunk: Chunk, referents: Referents, *, subject: bool
) -> tuple[Referent | None, int]:
    """The referent of a noun chunk, and how many of its tokens the name replaces."""
    first = reading.tokens[chunk.start]
    word = first.text.lower()
    if first.tag == "PRP$" and word in _POSSESSIVES:
        return (referents.pronoun(word, token=chunk.start) if subject else None), 1
    if first.tag == "PRP" and (word in _SUBJECTS if subject else word in _OBJECTS):
        if word == "it" and _empty_it(reading, chunk):
            return None, 1
        return referents.pronoun(word, token=chunk.start), chunk.end - chunk.start
    return referents.stand_in(reading, chunk), 2


def _needs_one(reading: Reading, chunk: Chunk) -> bool:
    first = reading.tokens[chunk.start]
    word = first.text.lower()
    if first.tag not in {"PRP", "PRP$"} or word not in _SUBJECTS | _POSSESSIVES:
        return False
    return not (word == "it" and _empty_it(reading, chunk))


def _empty_it(reading: Reading, chunk: Chunk) -> bool:
    """ "It is true that ...", "it is time to ...", "it rained": an "it" that stands for nothing."""
    behind = reading.tokens[chunk.end : chunk.end + 8]
    lemmas = [token.lemma for token in behind]
    if "be" not in lemmas[:3] and lemmas[:1] not in (["seem"], ["appear"], ["rain"], ["snow"]):
        return False
    return "that" in lemmas or "to" in lemmas[2:] or lemmas[:1] in (["rain"], ["snow"])
