"""What a claim states and a passage denies, or the other way round, and what it states more surely.

Shallow syntax shows whether the verb that both have is denied; where it can't tell, nothing is contradicted.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.align import Alignment
from checkers.contrast import near, score
from checkers.judgement import Judgement, refutes
from checkers.lexicon import NEGATIVE
from checkers.reading import REFUSING, Reading
from checkers.subject import same_subject
from claims.language import Token
from claims.language.chunks import ChunkKind

__all__ = ["contradictions", "polarity_differs"]

_REST = 0.6
"""The least coverage at which a denied verb contradicts."""
_ALL = 0.9
"""The same where claim and passage share two words only, for a negation: "The judgment is final"."""
_UP_TO_NOW = frozenset({"before", "ever", "since", "yet"})
_FORMERLY = frozenset({"before", "ever", "previously"})
_CERTAIN = frozenset("will shall must".split())
_POSSIBLE = frozenset("may might could".split())
_AUXILIARIES = frozenset("have do".split())


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by a negation or a weaker modal verb."""
    if same_subject(alignment):
        yield from _negated(alignment)
        yield from _overstated(alignment)


def polarity_differs(alignment: Alignment) -> bool:
    """Whether some verb that claim and passage share is denied in one of them only."""
    return any(
        (mine in alignment.claim.denied) != (theirs in alignment.passage.denied)
        for mine, theirs in _verb_pairs(alignment)
    )


def _says_the_best(reading: Reading) -> bool:
    """ "Had not played better hockey since autumn" says the best since autumn: it denies nothing.

    "Did not sell more than 300 cars" does.
    """
    compared = any(token.tag in {"JJR", "RBR"} for token in reading.tokens)
    return bool(reading.denied) and compared and any(token.lemma in _UP_TO_NOW for token in reading.tokens)


def _denies_the_past(reading: Reading) -> bool:
    """ "No British author had won it before" is not denied by a British author's winning it now."""
    return bool(reading.denied) and any(token.lemma in _FORMERLY for token in reading.tokens)


def _negated(alignment: Alignment) -> Iterator[Judgement]:
    found = len(alignment.pairs) + len(alignment.context)
    if alignment.coverage < (_REST if found > 2 else _ALL):
        return
    if alignment.claim.denied and alignment.passage.denied:
        return  # both deny something: shallow syntax can't tell whether it is the same
    if any(
        token.lemma in NEGATIVE - REFUSING
        for reading in (alignment.claim, alignment.passage)
        for token in reading.tokens
    ):
        return  # "lack", "fail", "without": denied in another way
    if any(
        _says_the_best(reading) or _denies_the_past(reading)
        for reading in (alignment.claim, alignment.passage)
    ):
        return
    for mine, theirs in _verb_pairs(alignment):
        if (mine in alignment.claim.denied) == (theirs in alignment.passage.denied):
            continue
        if not _same_object(alignment, mine, theirs) or not _same_complement_of_be(alignment, mine, theirs):
            continue
        denied = "source" if theirs in alignment.passage.denied else "draft"
        verb = alignment.claim.tokens[mine].text
        yield refutes("negated", score(alignment), f'the {denied} denies "{verb}", the other states it')
        return


def _verb_pairs(alignment: Alignment) -> list[tuple[int, int]]:
    """Verbs of the claim beside those of the passage that answer to them, light verbs by lemma."""
    pairs = [
        (mine, theirs)
        for mine, theirs in sorted(alignment.pairs.items())
        if _both_verbs(alignment.claim.tokens[mine], alignment.passage.tokens[theirs])
    ]
    paired = {mine for mine, _ in pairs}
    for mine, token in enumerate(alignment.claim.tokens):
        if mine in paired or not _light_main_verb(alignment.claim, mine, token):
            continue  # the copula included: "is not a city" and "is a city"
        same = [
            k
            for k, other in enumerate(alignment.passage.tokens)
            if other.lemma == token.lemma and _light_main_verb(alignment.passage, k, other)
        ]
        if len(same) == 1:
            pairs.append((mine, same[0]))
    return pairs


def _both_verbs(mine: Token, theirs: Token) -> bool:
    """Whether both are verbs; of one and the same word, one may be mistaken for a noun."""
    tags = mine.tag[0] + theirs.tag[0]
    return tags == "VV" or ("V" in tags and mine.lemma == theirs.lemma)


def _light_main_verb(reading: Reading, index: int, token: Token) -> bool:
    """ "take", "go", "make": verbs that don't count as words, where they are what the clause says."""
    if not token.tag.startswith("V") or token.lemma in _AUXILIARIES or index in reading.word_at:
        return False
    return reading.chunk_of[index].head == index


def _same_object(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the passage has near its verb all of the noun phrase behind the claim's verb (or before it)."""
    reach = near(alignment.passage, theirs)
    chunks = [found for found in alignment.claim.chunks if found.kind is ChunkKind.NOUN]
    behind = next((found for found in chunks if found.start > mine), None) or (chunks[-1] if chunks else None)
    if behind is None:
        return False
    words = [word for word in alignment.claim.words if behind.start <= word.token < behind.end]
    return bool(words) and all(alignment.pairs.get(word.token) in reach for word in words)


def _same_complement_of_be(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Of two copulas, whether the same noun follows both; "there is no" says nothing about a subject."""
    if alignment.claim.tokens[mine].lemma != "be":
        return True
    heads = []
    for reading, verb in ((alignment.claim, mine), (alignment.passage, theirs)):
        nouns = [found for found in reading.chunks if found.kind is ChunkKind.NOUN]
        if any(
            reading.tokens[found.head].tag == "EX" and found.end <= verb for found in nouns[-2:] + nouns[:2]
        ):
            return False
        heads.append(next((found.head for found in nouns if found.start > verb), -1))
    if heads == [-1, -1]:  # "is final" and "is not final": what is behind both is the same word
        behind = [word.token for word in alignment.claim.words if word.token > mine]
        return bool(behind) and all(alignment.pairs.get(token, -1) > theirs for token in behind)
    return alignment.pairs.get(heads[0]) == heads[1]


def _overstated(alignment: Alignment) -> Iterator[Judgement]:
    """ "will" in the draft where the source has "may" on the same verb."""
    if alignment.coverage < _REST or len(alignment.pairs) < 3:
        return
    for mine, theirs in _verb_pairs(alignment):
        said, source = _modal(alignment.claim, mine), _modal(alignment.passage, theirs)
        if said in _CERTAIN and source in _POSSIBLE:
            yield refutes("overclaim", score(alignment), f"draft: {said}; source: {source}")
            return


def _modal(reading: Reading, verb: int) -> str | None:
    group = reading.chunk_of[verb]
    if group.kind is not ChunkKind.VERB:
        return None
    return next(
        (reading.tokens[k].lemma for k in range(group.start, group.end) if reading.tokens[k].tag == "MD"),
        None,
    )
