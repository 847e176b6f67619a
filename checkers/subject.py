"""The first key of a comparison: does the passage speak of the claim's subject?"""

from __future__ import annotations

from collections.abc import Container

from checkers.align import Alignment
from checkers.lexicon import poles
from checkers.reading import Reading
from checkers.slots import part
from claims.language.chunks import ChunkKind

__all__ = ["narrower_subject", "rival_subject", "same_subject", "subject_heads", "subject_is_another"]

_FINITE = {ChunkKind.VERB}
_BETWEEN = {ChunkKind.ADVERB, ChunkKind.PUNCTUATION, ChunkKind.RELATIVE}


def same_subject(alignment: Alignment, *, but: Container[int] = ()) -> bool:
    """Whether every name of the claim is there, and the head of its subject, tokens of `but` left out.

    A subject that only the surroundings name must not compete with another name that the passage itself has
    for a subject: "Its rival Orrin grew" after a heading about Halden says nothing of Halden.
    """
    if any(word.token not in but for word in alignment.missing_names):
        return False
    heads = [token for token in subject_heads(alignment.claim) if token not in but]
    named = [token for token in heads if token in alignment.claim.word_at]
    if not named:
        return True
    if _another_kind(alignment, named):
        return False
    if any(alignment.found(token) for token in named):
        return True
    if not any(token in alignment.context for token in named):
        return False
    return not _other_subject(alignment)


def subject_is_another(alignment: Alignment) -> bool:
    """Whether only the surroundings name the claim's subject, and the passage names another as its own."""
    heads = [token for token in subject_heads(alignment.claim) if token in alignment.claim.word_at]
    around = any(token in alignment.context for token in heads)
    return around and not any(map(alignment.found, heads)) and _other_subject(alignment)


def narrower_subject(alignment: Alignment) -> bool:
    """Whether the claim's subject is a sort of what the passage speaks of: "organic milk" and "milk"."""
    phrases = [alignment.claim.chunk_of[token] for token in subject_heads(alignment.claim)]
    return any(
        word.tag == "JJ" and any(phrase.start <= word.token < phrase.end for phrase in phrases)
        for word in alignment.missing
    )


def _another_kind(alignment: Alignment, heads: list[int]) -> bool:
    """Whether a noun of the subject is missing: "bar sales" are not "ticket sales".

    A word of movement is none of it: where the claim has no verb, it is the verb, taken for a noun.
    """
    phrases = {alignment.claim.chunk_of[token] for token in heads}
    return any(
        word.tag.startswith("N")
        and alignment.claim.chunk_of[word.token] in phrases
        and not any(pole.contrast == "movement" for pole in poles(word.lemma) or poles(word.text.lower()))
        for word in alignment.missing
    )


def subject_heads(reading: Reading) -> list[int]:
    """The heads and names of the noun phrase before the first finite verb: "the captain of Leeds" has two."""
    verb = next((k for k, found in enumerate(reading.chunks) if found.kind in _FINITE), None)
    if verb is None:  # no verb, or one that was taken for a noun: any word of the phrase may be the subject
        return [word.token for word in reading.words if reading.chunks and word.token < reading.chunks[0].end]
    at = _before(reading, verb)
    heads: list[int] = []
    while at >= 0 and reading.chunks[at].kind is ChunkKind.NOUN:
        heads += _heads(reading, at)
        if at < 2 or not (_attached(reading, at) or _apposition(reading, at, verb)):
            break
        at -= 2
    return sorted(set(heads))


def _attached(reading: Reading, at: int) -> bool:
    """Whether a preposition ties a noun chunk to the one before it: "sales at the theatre"."""
    return (
        reading.chunks[at - 1].kind is ChunkKind.PREPOSITION and reading.chunks[at - 2].kind is ChunkKind.NOUN
    )


def _apposition(reading: Reading, at: int, verb: int) -> bool:
    """Whether commas enclose a noun chunk behind another: "Halden, its rival, grew"."""
    closing = reading.tokens[reading.chunks[verb - 1].start].text
    return reading.tokens[reading.chunks[at - 1].start].text == closing == ","


def _before(reading: Reading, verb: int) -> int:
    """The noun chunk before a verb, behind adverbs and inserted phrases: "Halden, on the whole, grew"."""
    at = verb - 1
    while at >= 0 and reading.chunks[at].kind in _BETWEEN:
        at -= 1
    inserted = at > 2 and reading.chunks[at - 1].kind is ChunkKind.PREPOSITION and at < verb - 1
    if inserted and reading.tokens[reading.chunks[at - 2].start].text == ",":
        return at - 3
    return at


def _heads(reading: Reading, index: int) -> list[int]:
    """The head and the names of a noun chunk; nothing of another chunk."""
    if not reading.chunks or reading.chunks[index].kind is not ChunkKind.NOUN:
        return []
    found = reading.chunks[index]
    return [
        found.head,
        *(word.token for word in reading.words if found.start <= word.token < found.end and word.name),
    ]


def rival_subject(alignment: Alignment, verb: int | None) -> bool:
    """Whether a verb of the passage has a name for a subject that the claim lacks: "Orrin won in 1932".

    The name before a bracket is the subject of what is in it: "Ada Orrin (born 1932)".
    """
    for mention in alignment.passage.names:
        if any(token in alignment.matched for token in range(mention.start, mention.end)):
            continue
        hangs = part(alignment.passage, mention.start, mention.end)
        bracketed = verb == mention.end + 1 and alignment.passage.tokens[mention.end].text in {"(", "["}
        if bracketed or (hangs is not None and hangs.relation == "subject" and hangs.anchor == verb):
            return True
    return False


def _other_subject(alignment: Alignment) -> bool:
    """Whether the passage's own subject is a name that the claim lacks."""
    heads = subject_heads(alignment.passage)
    return any(
        token not in alignment.matched and alignment.passage.tokens[token].tag.startswith("NNP")
        for token in heads
    )
