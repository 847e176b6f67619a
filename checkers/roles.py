"""Who did it to whom, and from what to what: the same words with their parts exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.reading import Reading
from checkers.slots import part
from claims.language.chunks import ChunkKind

__all__ = ["contradictions"]

_REST = 0.6


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by exchanged parts."""
    if alignment.missing_names or alignment.coverage < _REST:
        return
    yield from _exchanged(alignment)
    yield from _turned_round(alignment)


def _exchanged(alignment: Alignment) -> Iterator[Judgement]:
    """Subject and object of one verb are exchanged."""
    mine = _by_verb(alignment.claim)
    theirs = _by_verb(alignment.passage)
    for verb, parts in mine.items():
        other = theirs.get(alignment.pairs.get(verb, -1), {})
        if not {"subject", "object"} <= parts.keys() or not {"subject", "object"} <= other.keys():
            continue
        crossed = alignment.pairs.get(parts["subject"]) in _phrase(
            alignment.passage, other["object"]
        ) and alignment.pairs.get(parts["object"]) in _phrase(alignment.passage, other["subject"])
        if crossed:
            subject, object_ = (alignment.passage.tokens[other[k]].text for k in ("subject", "object"))
            verb_text = alignment.passage.tokens[alignment.pairs[verb]].lemma
            yield refutes(
                "swapped-roles",
                0.85,
                f'in the source, {subject} is the subject of "{verb_text}" and {object_} its object',
            )
            return


def _by_verb(reading: Reading) -> dict[int, dict[str, int]]:
    """For each verb, by its head: the heads of its subject and object."""
    verbs: dict[int, dict[str, int]] = {}
    for found in reading.chunks:
        if found.kind is ChunkKind.NOUN:
            hangs = part(reading, found.start, found.end)
            if hangs and hangs.relation in {"subject", "object"}:
                verbs.setdefault(hangs.anchor, {}).setdefault(hangs.relation, found.head)
    return verbs


def _phrase(reading: Reading, head: int) -> range:
    found = reading.chunk_of[head]
    return range(found.start, found.end)


def _turned_round(alignment: Alignment) -> Iterator[Judgement]:
    """ "from A to B" where the source has "from B to A", and preference of A over B."""
    mine, theirs = _pairs(alignment.claim), _pairs(alignment.passage)
    for first, second in mine:
        for other_first, other_second in theirs:
            if _answers(alignment, first, other_second) and _answers(alignment, second, other_first):
                if not _answers(alignment, first, other_first) and not _answers(
                    alignment, second, other_second
                ):
                    one, two = alignment.passage.text[slice(*_span(alignment.passage, other_first))], ""
                    two = alignment.passage.text[slice(*_span(alignment.passage, other_second))]
                    yield refutes("swapped-roles", 0.85, f"in the source, {one} comes before {two}")
                    return


def _span(reading: Reading, tokens: range) -> tuple[int, int]:
    return reading.tokens[tokens.start].start, reading.tokens[tokens.stop - 1].end


def _answers(alignment: Alignment, mine: range, theirs: range) -> bool:
    words = [token for token in mine if token in alignment.claim.word_at]
    return bool(words) and all(alignment.pairs.get(token) in theirs for token in words)


def _pairs(reading: Reading) -> list[tuple[range, range]]:
    """The ordered pairs of a sentence, the one that is left or set back first."""
    nouns = [found for found in reading.chunks if found.kind is ChunkKind.NOUN]
    pairs = []
    for one, two in zip(nouns, nouns[1:], strict=False):
        between = " ".join(token.lemma for token in reading.tokens[one.end : two.start])
        before = reading.tokens[one.start - 1].lemma if one.start else ""
        first, second = range(one.start, one.end), range(two.start, two.end)
        if between == "to" and before == "from":
            pairs.append((first, second))
        elif between in {"over", "rather than", "instead of", "ahead of", "not"}:
            pairs.append((second, first))
    return pairs
