"""Lays a claim beside a passage: which of its words the passage has, where, and which are missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from checkers.names_apart import is_named
from checkers.reading import Mention, Reading, Word, same_mention
from checkers.stems import fold
from claims.language.synonyms import related

__all__ = ["Alignment", "align"]

_NEAR = 3  # words to either side that tell which of two equal words is meant
_FINITE = frozenset("VBZ VBP VBD MD".split())
_IN_CONTEXT = 0.7  # what a word counts for that stands in the heading or the sentence before


@dataclass(frozen=True)
class Alignment:
    """A claim beside a passage. `pairs` leads from tokens of the claim to tokens of the passage.

    `context` holds the tokens of the claim that only the passage's surroundings have, `missing` the words
    that neither has. `coverage` in [0, 1] is the weight of the words found over the weight of all.
    """

    claim: Reading
    passage: Reading
    pairs: dict[int, int]
    context: frozenset[int]
    missing: tuple[Word, ...]
    coverage: float

    @cached_property
    def matched(self) -> frozenset[int]:
        """The tokens of the passage that answer to a word of the claim."""
        return frozenset(self.pairs.values())

    @cached_property
    def missing_names(self) -> tuple[Word, ...]:
        """The missing words that are parts of names."""
        return tuple(word for word in self.missing if word.name)

    def coverage_without(self, tokens: Iterable[int]) -> float:
        """The coverage when some tokens of the claim are left out of account."""
        left = frozenset(tokens)
        words = [word for word in self.claim.words if word.token not in left]
        return _coverage(words, self.pairs, self.context)

    def found(self, token: int) -> bool:
        """Whether the passage itself, not only its surroundings, has the claim's word."""
        return token in self.pairs


def align(claim: Reading, passage: Reading, context: Sequence[Reading], known: str = "") -> Alignment:
    """Lay `claim` beside `passage`; `context` are its heading and the sentences before it, as read.

    `known` is the text of its whole document, casefolded.
    """
    pairs: dict[int, int] = {}
    for word in claim.words:
        best = _best(word, claim, passage)
        if best is not None:
            pairs[word.token] = best
    outside = set(_around(claim, pairs, context))
    for mention in claim.names:
        tokens = range(mention.start, mention.end)
        whole = _same_mention(mention, passage)
        if whole is not None:
            outside.difference_update(tokens)
            for token in tokens:
                pairs.setdefault(token, whole.start)
        elif any(_same_mention(mention, reading) for reading in context) or _is_meant(
            mention, passage, known
        ):
            _forget_parts(mention, pairs, passage)
            outside.update(token for token in tokens if token not in pairs)
        elif (place := _country(mention, claim, passage)) is not None:
            for token in tokens:
                pairs.setdefault(token, place)
        elif len(tokens) > 1 and any(token in pairs for token in tokens):  # "Ayr College" is not "Ayr Museum"
            outside.difference_update(tokens)
            for token in tokens:
                pairs.pop(token, None)
    missing = tuple(word for word in claim.words if word.token not in pairs and word.token not in outside)
    return Alignment(
        claim, passage, pairs, frozenset(outside), missing, _coverage(claim.words, pairs, outside)
    )


def _forget_parts(mention: Mention, pairs: dict[int, int], passage: Reading) -> None:
    """Drop the words of a name that the passage has in another: "Lord Amory", beside "Lord Penhale"."""
    own = set(fold(mention.text).split())
    for token in range(mention.start, mention.end):
        place = pairs.get(token, -1)
        theirs = next((name for name in passage.names if name.start <= place < name.end), None)
        if theirs is not None and not own.issuperset(fold(theirs.text).split()):
            del pairs[token]


def _around(claim: Reading, pairs: dict[int, int], context: Sequence[Reading]) -> Iterable[int]:
    """Words found only around the passage. Only the subject, before the first verb, may be named there."""
    verb = next((k for k, token in enumerate(claim.tokens) if token.tag in _FINITE), len(claim.tokens))
    for word in claim.words:
        if word.token in pairs or word.tag.startswith("V") or (word.token > verb and not word.name):
            continue
        if any(_related(word, other) for reading in context for other in reading.words):
            yield word.token


def _coverage(words: Sequence[Word], pairs: dict[int, int], outside: AbstractSet[int]) -> float:
    total = sum(word.weight for word in words)
    if not total:
        return 0.0
    inside = sum(word.weight for word in words if word.token in pairs)
    around = sum(word.weight for word in words if word.token in outside)
    return (inside + _IN_CONTEXT * around) / total


def _related(word: Word, other: Word) -> bool:
    if not word.keys.isdisjoint(other.keys):
        return True
    return not (word.name or other.name) and other.lemma in related(word.lemma, word.tag)


def _best(word: Word, claim: Reading, passage: Reading) -> int | None:
    """The word of the passage that answers to `word`: the same before a synonym, then by its neighbours."""
    candidates = [other for other in passage.words if _related(word, other)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0].token
    near = _neighbours(word, claim)
    return max(
        candidates,
        key=lambda other: (
            2 * (other.lemma == word.lemma) + len(near & _neighbours(other, passage)),
            -other.token,
        ),
    ).token


def _neighbours(word: Word, reading: Reading) -> frozenset[str]:
    place = reading.words.index(word)
    near = reading.words[max(0, place - _NEAR) : place] + reading.words[place + 1 : place + 1 + _NEAR]
    return frozenset().union(*(other.keys for other in near))


def _is_meant(mention: Mention, passage: Reading, known: str) -> bool:
    """ "At the conference" below a report on the World AI Conference: a name's last word with "the"."""
    last = mention.text.rsplit(maxsplit=1)[-1].casefold()
    return (" " in mention.text and is_named(mention.text, known)) and any(
        token.text == last and passage.tokens[k - 1].lemma == "the"
        for k, token in enumerate(passage.tokens)
        if k and token.tag == "NN"
    )


def _country(mention: Mention, claim: Reading, passage: Reading) -> int | None:
    """Where the passage has a country by another name of several words: "Britain", "the United Kingdom"."""
    keys = claim.word_at[mention.start].keys if mention.start in claim.word_at else frozenset()
    return next((place for key, place in passage.countries.items() if key in keys), None)


def _same_mention(mention: Mention, reading: Reading) -> Mention | None:
    return next((other for other in reading.names if same_mention(mention.text, other.text)), None)
