"""Shallow syntax: base noun phrases and verb groups over tagged tokens.

A chunk is a half-open run of tokens. Noun chunks are non-recursive ("the chairman", "Iflytek"; not "the
chairman of Iflytek"), verb groups hold auxiliaries, negation and adverbs between them ("have not yet been
shown"). What is neither (prepositions, conjunctions, marks) is a chunk of one token, so that the chunks of a
sentence cover all its tokens in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.language.base import Parse, Token

__all__ = ["Chunk", "ChunkKind", "chunk"]


class ChunkKind(StrEnum):
    """What a chunk is; the one-token kinds are named for what they do."""

    NOUN = "noun"  # base noun phrase, also a pronoun
    VERB = "verb"  # finite verb group
    INFINITIVE = "infinitive"  # "to lead", "not to lead"
    GERUND = "gerund"  # "showing", "having shown"
    PARTICIPLE = "participle"  # "shown" without an auxiliary
    ADJECTIVE = "adjective"  # predicative: "abundant", "less interested"
    ADVERB = "adverb"
    PREPOSITION = "preposition"  # also subordinators: both are IN in the Penn tag set
    CONJUNCTION = "conjunction"
    RELATIVE = "relative"  # who, which, that as pronoun, where, when
    PUNCTUATION = "punctuation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `start..end` of a parse; `head` is the index of the word that carries the meaning."""

    kind: ChunkKind
    start: int
    end: int
    head: int


_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW", "ADD", "GW", "CD", "$", "SYM"})
_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "CD", "$", "AFX", "HYPH", "POS", "PRP$", "DT", "PDT", "WP$"})
_FINITE_TAGS = frozenset({"VBZ", "VBP", "VBD", "MD"})
_AUXILIARY_LEMMAS = frozenset({"be", "have", "do", "get"})
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WRB"})
_MARKS = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "NFP", "HYPH"})
# "more than 150", "as many as 20": words before a number that belong to it.
_BOUNDS = tuple(
    tuple(words.split())
    for words in (
        "as few as|as many as|as much as|at least|at most|close to|fewer than|greater than|less than|"
        "more than|no fewer than|no less than|no more than|up to|upwards of"
    ).split("|")
)
_NUMBER_ADVERBS = frozenset(
    "about around almost approximately barely circa just nearly only over roughly some under".split()
)
_BOUND_STARTERS = _NUMBER_ADVERBS | {words[0] for words in _BOUNDS}


def chunk(parse: Parse, breaks: Iterable[int] = ()) -> list[Chunk]:
    """Cut a sentence into chunks that cover all its tokens in order.

    `breaks` are token indices at which no noun chunk may continue: the ends of dates, say, since tags alone
    do not tell "in the 1960s | Hadid" from one name.
    """
    tokens = parse.tokens
    stops = frozenset(breaks)
    return _cover(tokens, stops)


def _cover(tokens: Sequence[Token], stops: frozenset[int]) -> list[Chunk]:
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        made = (
            _verb_group(tokens, at, chunks) or _noun_chunk(tokens, at, stops) or _single(tokens, at, chunks)
        )
        chunks.append(made)
        at = made.end
    return chunks


def _bound_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens at `at` bound a number that follows: 2 for "more than 150", 0 for none."""
    first = tokens[at].text.lower()
    if first not in _BOUND_STARTERS:
        return 0
    for words in _BOUNDS:
        end = at + len(words)
        if (
            end < len(tokens)
            and tokens[end].tag in {"CD", "$", "DT"}
            and all(tokens[at + k].text.lower() == word for k, word in enumerate(words))
            and (
                tokens[end].tag != "DT"
                or (end + 1 < len(tokens) and tokens[end].text.lower() in {"a", "one"})
            )
        ):
            return len(words)
    followed = at + 1 < len(tokens) and tokens[at + 1].tag in {"CD", "$"}
    return int(followed and first in _NUMBER_ADVERBS)


def _noun_chunk(tokens: Sequence[Token], at: int, stops: frozenset[int]) -> Chunk | None:
    if tokens[at].tag in {"PRP", "EX"}:
        end = at + 1
        if end < len(tokens) and tokens[end].tag == "PRP" and tokens[end].lemma.endswith("self"):
            end += 1
        return Chunk(ChunkKind.NOUN, at, end, at)
    end, head = at, -1
    while end < len(tokens) and (end == at or end not in stops):
        tag = tokens[end].tag
        bound = _bound_length(tokens, end) if head < 0 else 0
        if bound:
            end += bound
            continue
        if tag == "POS" and head < 0:
            return None
        if not _continues(tokens, at, end, stops, headed=head >= 0):
            break
        if tag in _NOUN_TAGS and (head < 0 or tag not in {"CD", "$", "SYM"}):
            head = end
        end += 1
    while end > at and tokens[end - 1].tag == "HYPH":
        end -= 1
    if head < 0 or head >= end:
        return _bare_determiner(tokens, at)
    if tokens[end - 1].tag == "POS":  # "the company's" with nothing behind it
        return Chunk(ChunkKind.NOUN, at, end, head)
    while end > head + 1 and tokens[end - 1].tag not in _NOUN_TAGS:
        end -= 1
    return Chunk(ChunkKind.NOUN, at, end, head)


def _continues(tokens: Sequence[Token], first: int, at: int, stops: frozenset[int], *, headed: bool) -> bool:
    """Whether the noun phrase that began at `first` goes on with token `at`; `headed`: it has its noun."""
    tag = tokens[at].tag
    if tag in _NOUN_TAGS:
        return True
    if headed and tag in {"DT", "PDT", "PRP$", "WP$"}:
        return False
    if headed and tag in {"JJ", "JJR", "JJS"}:
        return _noun_follows(tokens, at, stops)
    return tag in _MODIFIER_TAGS or _premodifier(tokens, first, at, headed=headed)


def _premodifier(tokens: Sequence[Token], first: int, at: int, *, headed: bool) -> bool:
    """Participles, adverbs and hyphenated parts inside a noun phrase: "a recently unveiled model"."""
    tag = tokens[at].tag
    following = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    inside = at > first and tokens[first].tag in _MODIFIER_TAGS | _NOUN_TAGS
    if tag in {"VBN", "VBG", "VBD"}:
        joined = at > first and tokens[at - 1].tag == "HYPH"
        return joined or (inside and not headed and tag != "VBD" and following in _NOUN_TAGS | {"JJ", "HYPH"})
    if tag in {"RB", "RBR", "RBS"}:
        return following in {"JJ", "JJR", "JJS", "CD", "HYPH"} or (
            inside and following in {"VBN", "VBG", "RB"}
        )
    if tag in {"IN", "RP", "VB", "NN", "CC"}:  # "state - of - the - art", "R & D"
        joined = following == "HYPH" or (at > first and tokens[at - 1].tag == "HYPH")
        return joined or (tokens[at].text == "&" and inside)
    return False


def _noun_follows(tokens: Sequence[Token], at: int, stops: frozenset[int]) -> bool:
    for index in range(at + 1, min(at + 4, len(tokens))):
        if index in stops:
            return False
        if tokens[index].tag in _NOUN_TAGS:
            return True
        if tokens[index].tag not in {"JJ", "JJR", "JJS", "HYPH", "VBN", "VBG"}:
            return False
    return False


def _bare_determiner(tokens: Sequence[Token], at: int) -> Chunk | None:
    """ "This is ...", "some of them", "the rich": a determiner or adjective that stands for a noun."""
    token = tokens[at]
    following = _tag(tokens, at + 1)
    if token.tag in {"DT", "PRP$"} and following in {"JJ", "JJR", "JJS", "VBN", "CD"}:
        return Chunk(ChunkKind.NOUN, at, at + 2, at + 1)  # "the fourth", and nouns mistagged
    if token.tag in {"DT", "PDT"} and token.lemma not in {"the", "a", "an", "no", "every"}:
        return Chunk(ChunkKind.NOUN, at, at + 1, at)
    if token.tag in {"JJ", "JJR"} and token.lemma in {
        "many",
        "most",
        "more",
        "few",
        "several",
        "other",
        "such",
    }:
        return Chunk(ChunkKind.NOUN, at, at + 1, at)
    return None


def _verb_group(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> Chunk | None:
    start = at
    tag = tokens[at].tag
    if tag in _FINITE_TAGS or (tag == "VB" and not _after_to(tokens, at)):
        end, head = _auxiliaries(tokens, at)
        # A base form is an order at the start and most likely a mistagged present behind a noun; elsewhere it
        # carries on an infinitive ("to exhibit ... and reiterate").
        finite = tag != "VB" or not before or before[-1].kind is ChunkKind.NOUN
        return Chunk(ChunkKind.VERB if finite else ChunkKind.INFINITIVE, start, end, head)
    if tag == "TO" or (tag == "RB" and tokens[at].lemma == "not" and _tag(tokens, at + 1) == "TO"):
        verb = at + (2 if tag == "RB" else 1)
        while _tag(tokens, verb) in {"RB", "RBR"}:
            verb += 1
        if _tag(tokens, verb) == "VB":
            end, head = _auxiliaries(tokens, verb)
            return Chunk(ChunkKind.INFINITIVE, start, end, head)
        return None
    if tag in {"VBG", "VBN"}:
        previous = tokens[at - 1].tag if at else ""
        if previous == "HYPH":
            return None
        end, head = _auxiliaries(tokens, at)
        kind = ChunkKind.GERUND if tag == "VBG" else ChunkKind.PARTICIPLE
        return Chunk(kind, start, end, head)
    return None


def _auxiliaries(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """End and head of the verb group that starts at `at`: auxiliaries carry on to the next verb form."""
    head, end = at, at + 1
    while end < len(tokens):
        carries = tokens[head].tag == "MD" or tokens[head].lemma in _AUXILIARY_LEMMAS
        after = end
        while _tag(tokens, after) in {"RB", "RBR"}:
            after += 1
        if carries and _tag(tokens, after) in {"VB", "VBN", "VBG"}:
            head, end = after, after + 1
            continue
        if end < len(tokens) and tokens[end].tag == "RP":
            end += 1
        elif end < len(tokens) and tokens[end].lemma in {"not", "n't"}:
            end += 1
            continue
        break
    return end, head


def _after_to(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].tag == "TO"


def _tag(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].tag if at < len(tokens) else ""


def _single(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> Chunk:
    tag = tokens[at].tag
    kind = ChunkKind.OTHER
    if tag in _RELATIVE_TAGS or (tag == "IN" and tokens[at].lemma == "that"):
        kind = ChunkKind.RELATIVE
    elif tag in {"IN", "TO", "RP"}:
        kind = ChunkKind.PREPOSITION
    elif tag == "CC":
        kind = ChunkKind.CONJUNCTION
    elif tag in {"RB", "RBR", "RBS"}:
        kind = ChunkKind.ADVERB
    elif tag in {"JJ", "JJR", "JJS"}:
        kind = ChunkKind.ADJECTIVE
    elif tag in _MARKS or not any(character.isalnum() for character in tokens[at].text):
        kind = ChunkKind.PUNCTUATION
    return Chunk(kind, at, at + 1, at)
