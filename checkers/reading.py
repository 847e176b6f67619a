"""Reads a sentence for comparison: the words that carry meaning, the values, what is denied, who is named.

Claims and passages are read by the same function, so that a slip of the tagger happens on both sides alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from checkers.lexicon import LIGHT, synonyms
from checkers.stems import fold, word_keys
from checkers.weekdays import placed
from claims.language import Parse, Token, default_reader
from claims.language.chunks import Chunk, ChunkKind, chunk
from claims.model import Quantity
from claims.values import Found, find_values
from claims.values.countries import places
from claims.values.names import same_name

__all__ = ["REFUSING", "Mention", "Reading", "Word", "read", "same_mention", "values_of"]

_NEGATIONS = frozenset("not n't never neither nor hardly barely cannot".split())
_NO_SUBJECTS = frozenset("no none nobody neither nothing".split())
_AUXILIARIES = frozenset("be have do".split())
_WEIGHTS = {"N": 1.0, "V": 1.0, "J": 0.8, "R": 0.5, "F": 1.0, "C": 0.7}
_NAME_WEIGHT = 1.5
_SHORT = 2  # letters
_CLOSED = (".", "!", "?", "…", "”", '"', ":", "’")
REFUSING = frozenset("abandon avoid cease decline fail forget neglect omit quit refuse stop".split())
"""Verbs that deny what the verb behind them says."""

_HONORIFICS = frozenset("dame dr lady lord miss mr mrs ms mx prof professor sir".split())
# What "of" carries on: "University of Leeds" is one name, "Leeds of England" is not.
_OF_HEADS = frozenset(
    """academy association bank bay board church college committee council court department faculty
    federation gulf house institute isle kingdom league ministry museum office organisation organization
    republic school society state states union university""".split()
)
_VERBAL = {ChunkKind.VERB, ChunkKind.INFINITIVE, ChunkKind.GERUND, ChunkKind.PARTICIPLE}


class Word(NamedTuple):
    """A word that carries meaning: its token, the keys it is matched by, and its weight in coverage."""

    token: int
    text: str
    lemma: str
    tag: str
    keys: frozenset[str]
    weight: float
    name: bool


class Mention(NamedTuple):
    """A proper name in running text: tokens `start..end`, and its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Reading:
    """A sentence as read. All numbers but a value's offsets are token indices, ranges half open."""

    parse: Parse
    chunks: tuple[Chunk, ...]
    values: tuple[Found, ...]
    words: tuple[Word, ...]
    names: tuple[Mention, ...]
    denied: frozenset[int]

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.parse.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.parse.tokens

    @cached_property
    def word_at(self) -> dict[int, Word]:
        """The words by their token."""
        return {word.token: word for word in self.words}

    @cached_property
    def countries(self) -> dict[str, int]:
        """By their keys the countries whose names of several words stand in it, each with its first token."""
        found = {}
        for token, other in pairwise(range(len(self.tokens))):
            for last in (other, other + 1):
                if last < len(self.tokens):
                    name = self.text[self.tokens[token].start : self.tokens[last].end]
                    place = places().get(name)
                    if place is not None and not place.part_of:
                        found[f"@{place.name}"] = token
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all words together."""
        return frozenset().union(*(word.keys for word in self.words))

    @cached_property
    def chunk_of(self) -> list[Chunk]:
        """The chunk of each token."""
        return [found for found in self.chunks for _ in range(found.start, found.end)]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that meet the stretch `start..end` of the text."""
        inside = [k for k, token in enumerate(self.tokens) if token.start < end and token.end > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


@lru_cache(maxsize=1 << 13)
@lru_cache(maxsize=1 << 14)
def same_mention(mine: str, theirs: str) -> bool:
    """Whether a name is the source's, or stands in it in one piece: "Okoro", "Minister Adaeze Okoro"."""
    return f" {fold(mine)} " in f" {fold(theirs)} " or same_name(mine, theirs)


@lru_cache(maxsize=1 << 13)
def values_of(text: str, as_of: date | None) -> tuple[Found, ...]:
    """The values of a sentence; kept, since the index and the judge both ask for those of a passage."""
    return tuple(find_values(text, as_of=as_of))


def read(texts: Sequence[str], *, as_of: date | None = None) -> list[Reading]:
    """One reading for each sentence; relative dates are resolved against `as_of`."""
    closed = [
        text if text.endswith(_CLOSED) else f"{text}." for text in texts
    ]  # the tagger expects a full stop
    return [_reading(parse, as_of) for parse in default_reader().read(closed)]


def _reading(parse: Parse, as_of: date | None) -> Reading:
    values = tuple(placed(parse.tokens, _own_values(parse.tokens, values_of(parse.text, as_of)), as_of))
    chunks = tuple(chunk(parse))
    taken = _value_tokens(parse.tokens, values)
    return Reading(
        parse=parse,
        chunks=chunks,
        values=values,
        words=tuple(_words(parse.tokens, taken)),
        names=tuple(_names(parse.tokens, taken)),
        denied=frozenset(_denied(parse.tokens, chunks)),
    )


def _own_values(tokens: Sequence[Token], values: Iterable[Found]) -> Iterable[Found]:
    """The values but for the numbers that belong to a name: "Explorer 6", "SenseNova 5.5"."""
    before = {token.end + 1: token.tag for token in tokens}
    for found in values:
        bare = (
            isinstance(found.value, Quantity) and found.value.unit is None and found.value.text[:1].isdigit()
        )
        if not (bare and before.get(found.start, "").startswith("NNP") and not _counts(tokens, found.end)):
            yield found


def _counts(tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun or "of" follows: in "Ford 150 cars" the number counts."""
    following = next((token for token in tokens if token.start >= end), None)
    return following is not None and (following.tag.startswith("NN") or following.lemma == "of")


def _value_tokens(tokens: Sequence[Token], values: Iterable[Found]) -> frozenset[int]:
    """The tokens that belong to a value: they are compared as values, not as words."""
    spans = [(found.start, found.end) for found in values if found.value.type in {"quantity", "date"}]
    return frozenset(
        k
        for k, token in enumerate(tokens)
        if any(token.start < end and token.end > start for start, end in spans)
    )


def _words(tokens: Sequence[Token], taken: frozenset[int]) -> Iterable[Word]:
    for index, token in enumerate(tokens):
        name = _is_name(token)
        weight = _NAME_WEIGHT if name else _WEIGHTS.get(token.tag[0])
        if weight is None or index in taken or not any(c.isalnum() for c in token.text):
            continue
        if not name and (
            token.lemma in LIGHT or token.tag in {"CC", "FW-"} or fold(token.text) in _HONORIFICS
        ):
            continue
        keys = word_keys(token.text, name=True) if name else word_keys(token.lemma)
        if not name and token.text[:1].isupper() and index:
            keys |= word_keys(token.text, name=True)
        if not name:
            keys |= word_keys(token.text) - frozenset(key for key in keys if key.startswith("="))
        if token.tag.startswith("V"):
            keys |= _phrasal(tokens, index)
        yield Word(index, token.text, token.lemma, token.tag, keys, weight, name)


def _is_name(token: Token) -> bool:
    """A proper noun, an address ("Secunia.com" is Secunia), or capitals: "RIBA"."""
    capitals = token.tag == "NN" and token.text.isupper() and len(token.text) > _SHORT
    return token.tag.startswith("NNP") or token.tag == "ADD" or capitals


def _phrasal(tokens: Sequence[Token], index: int) -> frozenset[str]:
    """The groups of a verb with its particle, up to two words on: "put up", "turned the offer down"."""
    for token in tokens[index + 1 : index + 4]:
        if token.tag in {"RP", "RB", "IN"} and synonyms(f"{tokens[index].lemma}-{token.lemma}"):
            return frozenset(f"={group}" for group in synonyms(f"{tokens[index].lemma}-{token.lemma}"))
    return frozenset()


def _names(tokens: Sequence[Token], taken: frozenset[int]) -> Iterable[Mention]:
    start: int | None = None
    for index in range(len(tokens) + 1):
        inside = index < len(tokens) and index not in taken and _in_name(tokens, index, start)
        new = inside and start is not None and fold(tokens[index].text) in _HONORIFICS
        if inside and start is None:
            start = index
        elif (new or not inside) and start is not None:
            first, last = tokens[start], tokens[index - 1]
            base = first.start
            yield Mention(start, index, "".join(_spaced(tokens[start:index], base, last.end)))
            start = index if new else None


def _in_name(tokens: Sequence[Token], index: int, start: int | None) -> bool:
    """Whether a token is part of a name: a proper noun, or the "of" (and "the") inside one."""
    if _is_name(tokens[index]):
        return True
    if tokens[index].text in {"-", "‑"} and start is not None:  # "Lee Cheuk-yan", "Al-Ghaza"
        return index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start
    if (
        start is not None
        and tokens[index - 1].text in {"-", "‑"}
        and tokens[index - 1].end == tokens[index].start
    ):
        return tokens[index].tag[0] in "NFJV"
    if start is None:
        return False
    if tokens[index].tag == "CD" and tokens[index - 1].tag.startswith("NNP"):  # "Explorer 6"
        return True
    if index + 1 >= len(tokens):
        return False
    following = index + 1 + (tokens[index + 1].lemma == "the")
    proper = following < len(tokens) and tokens[following].tag.startswith("NNP")
    if tokens[index].lemma == "of":
        return proper and tokens[index - 1].lemma in _OF_HEADS
    return tokens[index].lemma == "the" and proper and tokens[index - 1].lemma == "of"


def _spaced(tokens: Sequence[Token], base: int, end: int) -> Iterable[str]:
    at = base
    for token in tokens:
        yield " " * (token.start - at) + token.text
        at = token.end


def _denied(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> Iterable[int]:
    """The heads of verb groups that are denied: "did not vote", "nobody voted", "cast no vote"."""
    for index, group in enumerate(chunks):
        if group.kind is ChunkKind.NOUN and _empty(tokens, group):
            yield from range(group.start + 1, group.end)
        if group.kind not in _VERBAL:
            continue
        count = sum(_negates(tokens, k) for k in range(group.start, group.end))
        before, after = (
            chunks[index - 1] if index else None,
            chunks[index + 1] if index + 1 < len(chunks) else None,
        )
        if before and not count and _negates(tokens, before.start):
            count += 1
        if before and before.kind is ChunkKind.NOUN and _empty(tokens, before):
            count += 1
        if _refused(tokens, group):
            count += 1
        if after and after.kind is ChunkKind.NOUN and _empty(tokens, after):
            count += 1
        if count % 2:
            yield group.head


def _refused(tokens: Sequence[Token], group: Chunk) -> bool:
    """ "Refused to blame", "stopped paying", "gave up smoking"; "declined to comment" is one verb group."""
    before = [token.lemma for token in tokens[max(0, group.start - 2) : group.start]]
    inside = [token.lemma for token in tokens[group.start : group.head] if token.tag.startswith("V")]
    return before == ["give", "up"] or not REFUSING.isdisjoint([*before[-1:], *inside])


def _negates(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token denies; "not only" and "not just" don't."""
    following = tokens[index + 1].lemma if index + 1 < len(tokens) else ""
    if tokens[index].lemma == "no" and following in {"long", "longer"}:
        return True  # "no longer"
    if tokens[index].lemma == "yet" and following == "to":
        return True  # "has yet to win"
    return tokens[index].text.lower() in _NEGATIONS and following not in {"only", "just", "merely"}


def _empty(tokens: Sequence[Token], noun: Chunk) -> bool:
    """ "no vote", "none of them"; not "no fewer than" (a bound) nor "no other woman" (the first one)."""
    following = tokens[noun.start + 1].lemma if noun.start + 1 < len(tokens) else ""
    if following in {"other", "else"} or tokens[min(noun.start + 1, len(tokens) - 1)].tag in {"JJR", "RBR"}:
        return False
    return tokens[noun.start].text.lower() in _NO_SUBJECTS
