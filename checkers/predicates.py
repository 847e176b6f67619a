"""What a claim says of its subject, part by part: the verb, what follows it, and what sets nouns apart.

Each function asks whether the passage has one part. A part that is missing turns a sentence round as easily
as a negation does: "is a jazz singer" is not supported by "is a folk singer", nor "is insolvent" by silence.
"""

from __future__ import annotations

from checkers.align import Alignment
from checkers.lexicon import GENERIC_VERBS
from checkers.reading import Reading, Word
from claims.language.chunks import Chunk, ChunkKind
from claims.language.speech import REPORTING_VERBS

__all__ = ["kind_found", "objects_found", "predicate_found", "verb_found"]

_SPEECH = REPORTING_VERBS | {"speak", "talk"}
_ANYBODY = frozenset({"individual", "other", "people", "person"})
"""What may be left out behind a number: "killing 107 or more"."""
_COPULAS = frozenset("be become remain seem stay".split())
_SORTING = ("N", "J", "V", "C")  # tags of the words before a noun that tell which sort of it is meant


def verb_found(alignment: Alignment) -> bool:
    """Whether the passage has the claim's first verb that says something; of verbs of speech, any."""
    verbs = [word for word in alignment.claim.words if word.tag.startswith("V")]
    if not any(token.tag[0] in "VM" for token in alignment.claim.tokens):
        return False
    telling = [word for word in verbs if word.lemma not in GENERIC_VERBS]
    if not telling or alignment.found(telling[0].token):
        return True
    reports = telling[0].lemma in _SPEECH
    return reports and any(token.lemma in _SPEECH for token in alignment.passage.tokens)


def objects_found(alignment: Alignment) -> bool:
    """Whether the passage has the noun behind the claim's verb, and most of those further on.

    A name may stand around it: "were shown", below the name of the fair.
    """
    heads = _heads_behind_verb(alignment.claim)
    around = {word.token for word in heads if word.name and word.token in alignment.context}
    lost = [word for word in heads if not alignment.found(word.token) and word.token not in around]
    return not heads or not (heads[0] in lost or len(lost) * 2 > len(heads))


def _heads_behind_verb(reading: Reading) -> list[Word]:
    """The heads of the noun phrases behind the first verb, as far as they are nouns that carry meaning."""
    verb = next((found.start for found in reading.chunks if found.kind is ChunkKind.VERB), None)
    if verb is None:
        return []
    heads = [found.head for found in reading.chunks if found.kind is ChunkKind.NOUN and found.start > verb]
    words = [reading.word_at[head] for head in heads if head in reading.word_at]
    counted = {reading.token_range(found.start, found.end)[1] for found in reading.values}
    return [
        word
        for word in words
        if word.tag.startswith("N") and not (word.lemma in _ANYBODY and word.token in counted)
    ]


def predicate_found(alignment: Alignment) -> bool:
    """Whether the adjective behind a copula is there: "is insolvent"."""
    claim = alignment.claim
    for verb, behind in zip(claim.chunks, claim.chunks[1:], strict=False):
        if behind.kind is not ChunkKind.ADJECTIVE or claim.tokens[verb.head].lemma not in _COPULAS:
            continue
        if behind.head in claim.word_at and not alignment.found(behind.head):
            return False
    return True


def kind_found(alignment: Alignment) -> bool:
    """Whether no noun of the claim is of another sort than the passage's: "a jazz singer", "a folk singer".

    A word before a noun may be missing; it may not be missing where the passage has another one instead.
    """
    return not any(
        _sorts(alignment.claim, chunk, lost=True, alignment=alignment)
        and _sorts(alignment.passage, alignment.passage.chunk_of[other], lost=False, alignment=alignment)
        for chunk in alignment.claim.chunks
        if chunk.kind is ChunkKind.NOUN and (other := alignment.pairs.get(chunk.head)) is not None
    )


def _sorts(reading: Reading, chunk: Chunk, *, lost: bool, alignment: Alignment) -> list[Word]:
    """The words before a noun's head that the other side lacks."""
    words = [word for word in reading.words if chunk.start <= word.token < chunk.head]
    held = alignment.pairs.keys() | alignment.context if lost else alignment.matched
    return [word for word in words if word.token not in held and word.tag.startswith(_SORTING)]
