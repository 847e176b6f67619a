"""Who did it to whom, and from what to what: the same words with their parts exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.reading import Reading
from checkers.roles import by_verb, content, has, is_pronoun, plays, side_by_side
from checkers.stems import fold
from claims.language.chunks import Chunk, ChunkKind
from claims.model import DateValue, Relation
from claims.values import Found, compare

__all__ = ["contradictions"]

_REST = 0.6
_PREFERS = frozenset({"ahead of", "instead of", "not", "over", "rather than"})


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by exchanged parts."""
    if alignment.missing_names or alignment.coverage < _REST:
        return
    yield from _exchanged(alignment)
    yield from _turned_round(alignment)
    yield from _values_turned_round(alignment)
    yield from _values_exchanged(alignment)


def _exchanged(alignment: Alignment) -> Iterator[Judgement]:
    """Subject and object of one verb are exchanged."""
    mine = by_verb(alignment.claim)
    theirs = by_verb(alignment.passage)
    for verb, place in product(mine, theirs):
        parts, other = mine[verb], theirs[place]
        if not _complete(parts) or not _complete(other) or not _same_verb(alignment, verb, place):
            continue
        if any(plays(alignment, parts[k], other[k]) for k in ("subject", "object")):
            continue
        crossed = plays(alignment, parts["object"], other["subject"]) or (
            is_pronoun(alignment.passage, other["subject"]) and parts["object"] in alignment.context
        )
        if crossed and plays(alignment, parts["subject"], other["object"]):
            subject, object_ = (alignment.passage.tokens[other[k]].text for k in ("subject", "object"))
            verb_text = alignment.passage.tokens[place].lemma
            yield refutes(
                "swapped-roles",
                0.85,
                f'in the source, {subject} is the subject of "{verb_text}" and {object_} its object',
            )
            return


def _complete(parts: dict[str, int]) -> bool:
    return {"subject", "object"} <= parts.keys()


def _same_verb(alignment: Alignment, mine: int, theirs: int) -> bool:
    one, other = alignment.claim.word_at.get(mine), alignment.passage.word_at.get(theirs)
    return one is not None and other is not None and not one.keys.isdisjoint(other.keys)


def _turned_round(alignment: Alignment) -> Iterator[Judgement]:
    """ "from A to B" where the source has "from B to A", and preference of A over B."""
    theirs = _ordered(alignment.passage)
    for first, second in _ordered(alignment.claim):
        for other_first, other_second in theirs:
            straight = _answers(alignment, first, other_first) or _answers(alignment, second, other_second)
            crossed = _answers(alignment, first, other_second) and _answers(alignment, second, other_first)
            if crossed and not straight:
                one, two = _text(alignment.passage, other_first), _text(alignment.passage, other_second)
                yield refutes("swapped-roles", 0.85, f"the source goes from {one} to {two}")
                return


def _values_turned_round(alignment: Alignment) -> Iterator[Judgement]:
    """ "From 6,800 to 9,300" where the source has "from 9,300 to 6,800"."""
    for first, second in _from_to(alignment.claim):
        for other_first, other_second in _from_to(alignment.passage):
            crossed = _equal(first, other_second) and _equal(second, other_first)
            if crossed and not _equal(first, second):
                one, two = other_first.value.text, other_second.value.text
                yield refutes("wrong-direction", 0.9, f"the source goes from {one} to {two}")
                return


def _from_to(reading: Reading) -> list[tuple[Found, Found]]:
    """The pairs of values of which the first stands behind "from", the second behind "to"."""
    before = [
        reading.tokens[start - 1].lemma if (start := reading.token_range(v.start, v.end)[0]) else ""
        for v in reading.values
    ]
    neighbours = zip(pairwise(reading.values), pairwise(before), strict=True)
    return [pair for pair, words in neighbours if words == ("from", "to")]


def _values_exchanged(alignment: Alignment) -> Iterator[Judgement]:
    """ "141 cases with the vaccine and 41 without" where the source has 41 with it and 141 without."""
    theirs = side_by_side(alignment.passage)
    for (first, words), (second, other_words) in side_by_side(alignment.claim):
        for (one, near), (two, other_near) in theirs:
            if not (_equal(first, two) and _equal(second, one)) or _equal(first, second):
                continue
            own, other = words - other_words, other_words - words
            straight = bool(own & near - other_near) and bool(other & other_near - near)
            crossed = bool(own & other_near - near) or bool(other & near - other_near)
            if straight and not crossed:
                code = "wrong-date" if isinstance(first.value, DateValue) else "wrong-number"
                draft, source = (
                    f"{a.value.text} and {b.value.text}" for a, b in ((first, second), (one, two))
                )
                yield refutes(code, 0.9, f"draft: {draft}; source: {source}")
                return


def _equal(one: Found, other: Found) -> bool:
    return compare(one.value, other.value).relation is Relation.EQUAL


def _text(reading: Reading, found: Chunk) -> str:
    return reading.text[reading.tokens[found.start].start : reading.tokens[found.end - 1].end]


def _answers(alignment: Alignment, mine: Chunk, theirs: Chunk) -> bool:
    """Whether two phrases answer to each other: names by all their words, others by a head."""
    own = content(alignment.claim, mine)
    other = content(alignment.passage, theirs)
    if not own or not other:
        return False
    if all(word.name for word in (*own, *other)):
        return sorted(fold(word.text) for word in own) == sorted(fold(word.text) for word in other)
    return has(other, own[-1]) or has(own, other[-1])


def _ordered(reading: Reading) -> list[tuple[Chunk, Chunk]]:
    """Pairs of phrases: the first is left or set back, the second reached or preferred."""
    pairs = []
    nouns = [found for found in reading.chunks if found.kind is ChunkKind.NOUN]
    for index, one in enumerate(nouns):
        before = _before(reading, one)
        for two in nouns[index + 1 :]:
            between = _link(reading, one, two)
            if between == "to" and before == "from":
                pairs.append((one, two))
                break
            if between in _PREFERS and two is nouns[index + 1]:
                pairs.append((two, one))
    return pairs


def _before(reading: Reading, found: Chunk) -> str:
    """The preposition before a phrase, over a gerund: "from X", "from developing X"."""
    index = reading.chunks.index(found) - 1
    if index >= 0 and reading.chunks[index].kind is ChunkKind.GERUND:
        index -= 1
    return reading.tokens[reading.chunks[index].start].lemma if index >= 0 else ""


def _link(reading: Reading, one: Chunk, two: Chunk) -> str:
    """What joins two phrases: the preposition before the second, or all words between neighbours."""
    if _before(reading, two) == "to":
        return "to"
    return " ".join(token.lemma for token in reading.tokens[one.end : two.start])
