"""Words that exclude each other where claim and passage otherwise say the same: rose and fell.

Each rule needs the rest of the claim to be found in the passage, and the two opposed words to stand beside
the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.lexicon import Pole, poles
from checkers.reading import Reading, Word
from checkers.subject import same_subject
from claims.language.synonyms import opposed as opposed_by_dictionary
from claims.model import Quantity
from claims.values import Found

__all__ = ["contradictions", "near", "opposed", "score"]

_REST = 0.6
"""The least coverage of the rest of the claim at which opposed words contradict."""
_BOUND = frozenset({"time order", "extent"})
"""Contrasts that lie in what the word is bound to: "after the vote", "solely to the law"."""
_LOOSE = frozenset({"extent"})
"""Contrasts for which nothing else need stand beside them."""
_NO_POLES = frozenset({("end", "up"), ("fall", "short")})
"""Lemmas that together say something else than the first alone."""
_OF_VERBS = frozenset({"opening"})
"""Contrasts of verbs only: "by the end of the year" closes nothing."""
_REACH = 5  # tokens that carry meaning, to either side, among which a shared neighbour must stand
_DEALS = ({"borrow", "lend"}, {"buy", "sell"}, {"give", "receive"}, {"give", "take"}, {"learn", "teach"})
"""Verbs that tell of one deal from its two sides."""
_MARKS = frozenset(", ; : – —".split())
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_PARTS = {"N": "n", "V": "v", "J": "a", "R": "r"}
_FORMERLY = frozenset("formerly initially once originally previously".split())
_SET_AGAINST = re.compile(r"\b(against|versus|compared (with|to))\s*$")
"""What stands before the second of two figures that are compared."""


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by an opposed word."""
    if not same_subject(alignment):
        return
    yield from _opposed_words(alignment)
    yield from _antonyms(alignment)


def opposed(alignment: Alignment) -> bool:
    """Whether the claim has a word whose opposite the passage has, and the passage not that word."""
    theirs = {pole for _, pole in _pole_tokens(alignment.passage)}
    return any(
        pole not in theirs and any(other.contrast == pole.contrast for other in theirs)
        for _, pole in _pole_tokens(alignment.claim)
    )


def _opposed_words(alignment: Alignment) -> Iterator[Judgement]:
    if _tells_of_a_change(alignment.passage) or _tells_of_a_change(alignment.claim):
        return
    shown = _pole_tokens(alignment.passage)
    for index, pole in _pole_tokens(alignment.claim):
        opposite = [
            (k, other) for k, other in shown if other.contrast == pole.contrast and other.side != pole.side
        ]
        same = any(other == pole for _, other in shown)
        if same or not opposite or alignment.coverage_without((index,)) < _REST:
            continue
        for place, _other in opposite:
            same_behind = _same_complement(alignment, index, place)
            beside = _beside_same(alignment, index, place)
            if pole.contrast in _BOUND:
                beside = same_behind and (beside or pole.contrast in _LOOSE)
            if beside and not _denied_once(alignment, index, place):
                mine, theirs = _told(alignment.claim, index), _told(alignment.passage, place)
                yield refutes(pole.code, score(alignment), f"draft: {mine}; source: {theirs}")
                return


def _antonyms(alignment: Alignment) -> Iterator[Judgement]:
    """ "accepted" where the passage has "rejected", beside the same words: opposites by dictionary."""
    if _tells_of_a_change(alignment.passage) or _tells_of_a_change(alignment.claim):
        return
    free = [word for word in alignment.passage.words if word.token not in alignment.matched]
    valued = {  # "first" and "second" are compared as places in an order
        token
        for found in alignment.claim.values
        for token in range(*alignment.claim.token_range(found.start, found.end))
    }
    for mine in alignment.missing:
        part = _PARTS.get(mine.tag[0])
        if (
            part is None
            or mine.name
            or mine.token in valued
            or alignment.coverage_without((mine.token,)) < _REST
        ):
            continue
        against = opposed_by_dictionary(mine.lemma, part)
        for theirs in free:
            compared = (mine.tag in _COMPARED) == (theirs.tag in _COMPARED)  # not "younger" and "the old one"
            opposite = theirs.lemma in against and _PARTS.get(theirs.tag[0]) == part and compared
            if opposite and (_is_remainder(alignment.passage, theirs) or _both_hold(mine, theirs)):
                continue
            if opposite and _stands_alone(alignment, theirs):
                continue
            if opposite and _beside_same(alignment, mine.token, theirs.token):
                if not _denied_once(alignment, mine.token, theirs.token):
                    told = f"draft: {mine.text}; source: {theirs.text}"
                    yield refutes("contradicted", score(alignment), told)
                return


def _stands_alone(alignment: Alignment, theirs: Word) -> bool:
    """ "She moved to Ayr in 1990, and stayed": whether marks part a word from all that the claim shares."""
    tokens = alignment.passage.tokens
    first = next((k for k in range(theirs.token, -1, -1) if tokens[k].text in _MARKS), -1)
    last = next((k for k in range(theirs.token, len(tokens)) if tokens[k].text in _MARKS), len(tokens))
    return alignment.matched.isdisjoint(range(first, last))


def _is_remainder(reading: Reading, word: Word) -> bool:
    """ "With eleven minutes left": what remains, not what somebody leaves."""
    before = reading.tokens[word.token - 1].tag if word.token else ""
    return word.text == "left" and before.startswith("N")


def _both_hold(mine: Word, theirs: Word) -> bool:
    """Whether they are two sides of one deal: what is bought by one is sold by another."""
    return {mine.lemma, theirs.lemma} in _DEALS and "VBN" in {mine.tag, theirs.tag}


def _tells_of_a_change(reading: Reading) -> bool:
    """ "opposed it at first but has come round", "is open again": both of two opposites hold, in turn."""
    words = [token.lemma for token in reading.tokens]
    in_turn = ("at", "first") in pairwise(words) or "again" in words
    return in_turn or not _FORMERLY.isdisjoint(words)


def _pole_tokens(reading: Reading) -> list[tuple[int, Pole]]:
    """The opposable words, phrasal verbs among them.

    Not "followed by", which says of its subject that it comes first, nor "most" before an adjective.
    """
    found: list[tuple[int, Pole]] = []
    for k, token in enumerate(reading.tokens):
        behind = reading.tokens[k + 1] if k + 1 < len(reading.tokens) else None
        if behind is not None and behind.tag == "RP":
            found += [(k, pole) for pole in poles(f"{token.lemma}-{behind.lemma}")]
        after = behind.lemma if behind is not None else ""
        if token.tag in {"RP", "RBS"} or (token.lemma, after) in _NO_POLES or _is_beaten(reading, k):
            continue
        passive = token.tag == "VBN" and behind is not None and behind.lemma == "by"
        kinds = [
            pole
            for pole in poles(token.text.lower()) or poles(token.lemma)
            if pole.contrast not in _OF_VERBS or not token.tag.startswith("N")
        ]
        found += [(k, pole) for pole in kinds if not passive or pole.contrast == "movement"]
    return [*found, *_shown_by_figures(reading)]


def _is_beaten(reading: Reading, index: int) -> bool:
    """ "The beaten finalist", "was defeated": who is beaten has lost."""
    token = reading.tokens[index]
    before = [other.lemma for other in reading.tokens[max(0, index - 2) : index]]
    return token.lemma in {"beat", "defeat"} and token.tag == "VBN" and "have" not in before


def _shown_by_figures(reading: Reading) -> Iterator[tuple[int, Pole]]:
    """What figures show that are set against each other: "26 weeks, compared with 41 last year" is a fall."""
    for one, _, mine, theirs in _set_against(reading):
        if theirs.unit in {mine.unit, None} and mine.low is not None and theirs.low is not None:
            words = ("rise", "larger") if mine.low > theirs.low else ("fall", "smaller")
            at, _ = reading.token_range(one.start, one.end)
            yield from ((at, pole) for word in words for pole in poles(word) if mine.low != theirs.low)


def _set_against(reading: Reading) -> Iterator[tuple[Found, Found, Quantity, Quantity]]:
    """The neighbouring figures of a sentence of which the second is what the first is compared with."""
    figures = [(found, found.value) for found in reading.values if isinstance(found.value, Quantity)]
    for (one, mine), (other, theirs) in pairwise(figures):
        if _SET_AGAINST.search(reading.text[one.end : other.start]) is not None:
            yield one, other, mine, theirs


def _told(reading: Reading, token: int) -> str:
    """The word of a pole, with its particle, or the two figures that show it."""
    for one, other, _, _ in _set_against(reading):
        if reading.token_range(one.start, one.end)[0] == token:
            return reading.text[one.start : other.end]
    particle = [behind.text for behind in reading.tokens[token + 1 : token + 2] if behind.tag == "RP"]
    return " ".join([reading.tokens[token].text, *particle])


def _beside_same(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the nearest words to both places answer to each other, not only by the names that act there."""
    here, there = near(alignment.claim, mine), near(alignment.passage, theirs)
    shared = [token for token in here if alignment.pairs.get(token) in there]
    things = [token for token in shared if not alignment.claim.word_at[token].name]
    return bool(things) and len(shared) >= min(2, len(here))


def _same_complement(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the word behind "before" also stands behind "after": A before B is B after A."""
    behind = next((word.token for word in alignment.claim.words if word.token > mine), None)
    reach = [word.token for word in alignment.passage.words if word.token > theirs][:3]
    return behind is not None and alignment.pairs.get(behind) in reach


def near(reading: Reading, token: int) -> set[int]:
    """The words around a token, as tokens, as far as they tell whether another one stands in its place."""
    before = [word.token for word in reading.words if word.token < token]
    after = [word.token for word in reading.words if word.token > token]
    return {*before[-_REACH:], *after[:_REACH]}


def _denied_once(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether one of two opposed words is denied, so that they agree: "did not rise" and "fell"."""
    return (mine in alignment.claim.denied) != (theirs in alignment.passage.denied)


def score(alignment: Alignment) -> float:
    """How sure a contradiction by words is, in [0, 1]."""
    return round(min(0.95, 0.5 + 0.42 * alignment.coverage), 3)
