"""Proper names in a sentence: runs of proper-noun tags, with titles and what else belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.extraction.given_names import HE_NAMES, SHE_NAMES
from claims.extraction.lexicon import (
    EVENT_WORDS,
    HE_NOUNS,
    NEUTRAL_TITLES,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    SHE_NOUNS,
    TITLES,
)
from claims.extraction.name_sorts import Category, Gender, sort_of_name
from claims.language.base import Token
from claims.language.chunks import Chunk, ChunkKind
from claims.language.lexicon import LEGAL_FORMS

if TYPE_CHECKING:
    from claims.extraction.reading import Reading

__all__ = ["Category", "Entity", "Gender", "find_entities"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a sentence: tokens `start..end`; `subject` when a clause's subject begins with it."""

    reading: Reading
    start: int
    end: int
    category: Category | None
    gender: Gender | None = None
    subject: bool = False
    plural: bool = False

    @property
    def text(self) -> str:
        """The name as it stands, without a possessive mark."""
        return self.reading.words(self.start, self.end)

    @property
    def stretch(self) -> tuple[int, int]:
        """Where it stands in the sentence's text."""
        return self.reading.tokens[self.start].start, self.reading.tokens[self.end - 1].end


def find_entities(reading: Reading) -> list[Entity]:
    """The proper names of a sentence in order."""
    found = [_entity(reading, start, end) for start, end in _names(reading)]
    return [entity for entity in found if entity.text not in LEGAL_FORMS]  # where the name itself was misread


def _names(reading: Reading) -> Iterator[tuple[int, int]]:
    tokens = reading.tokens
    dates = [(found.start, found.end) for found in reading.values if found.value.type == "date"]
    dates += [  # "SEK 540 million"
        (found.start, found.end)
        for found in reading.values
        if found.value.type == "quantity" and reading.text[found.start : found.start + 2].isupper()
    ]
    at = 0
    while at < len(tokens):
        if not _is_name(tokens, at, dates):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (_is_name(tokens, end, dates) or _links(tokens, end, dates)):
            end += 1
        yield at, end
        at = end


def _is_name(tokens: Sequence[Token], at: int, dates: Sequence[tuple[int, int]]) -> bool:
    token = tokens[at]
    if (
        not (token.tag in {"NNP", "NNPS"} or _opens_a_name(tokens, at) or _parsed_as_name(tokens, at))
        or not token.text[:1].isalnum()
        or not any(c.isupper() for c in token.text)
    ):
        return False
    return not any(start <= token.start < end for start, end in dates)


def _parsed_as_name(tokens: Sequence[Token], at: int) -> bool:
    """A capitalised word that the reader sees in a name whatever its tag: "AI" in "World AI Conference"."""
    token = tokens[at]
    if len(token.text) == 1 and token.entity[:1] == "I":
        return True  # "the Model S"
    if not token.text[:1].isupper() or token.tag not in {"NN", "NNS", "JJ", "FW"}:
        return False
    within = token.head >= 0 and tokens[token.head].tag in {"NNP", "NNPS"} and at > 0
    return token.entity[2:] in {"PER", "ORG", "LOC"} or (
        within and token.relation in {"compound", "flat", "amod"} and bool(token.entity)
    )


def _opens_a_name(tokens: Sequence[Token], at: int) -> bool:
    """A capital at the start of the sentence, mistagged: "Zhang Ping'an said" with Zhang as a verb."""
    if at or len(tokens) < 2 or tokens[1].tag not in {"NNP", "NNPS"} or not tokens[0].text[:1].isupper():
        return False
    return tokens[0].tag in {"VB", "VBP", "VBG", "NN", "JJ", "FW", "UH"} and tokens[0].text.isalpha()


def _links(tokens: Sequence[Token], at: int, dates: Sequence[tuple[int, int]]) -> bool:
    """What may stand inside a name: a version number, a hyphen, "of" and "the" between capitals."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1]
    if token.tag == "CD" and token.text[:1].isdigit():
        return following is None or following.tag not in {"NN", "NNS"} or before.text == "-"
    if token.tag == "POS" and _is_saint(tokens, at):
        return following is None or following.tag not in {"NN", "NNS", "JJ"}
    if following is None:
        return False
    joined = before.end == token.start and following.start == token.end
    if joined and (token.text, following.tag) == ("-", "CD"):
        return True  # "the Fjord-2"
    if token.text in {"-", "&", "al", "bin", "da", "de", "del", "der", "di", "du", "la", "le", "van", "von"}:
        hyphened = following.text == "-" and at + 2 < len(tokens)
        return _is_name(tokens, at + 2 if hyphened else at + 1, dates)
    return (
        token.text == "of"
        and _is_name(tokens, at + 1, dates)
        and before.text.rstrip("s") in {w.rstrip("s") for w in ORGANISATION_WORDS | EVENT_WORDS}
    )


def _is_saint(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name of a saint ends before a token: "St Gertrude's", "St John's Hospital"."""
    first = at - 1
    while first > 0 and tokens[first - 1].tag in {"NNP", "NNPS"}:
        first -= 1
    return tokens[first].text in {"Saint", "St", "St."} and first < at - 1


def _entity(reading: Reading, start: int, end: int) -> Entity:
    tokens = reading.tokens
    gender: Gender | None = None
    first = start
    while first < end - 1 and (
        tokens[first].text in TITLES or tokens[first].text in NEUTRAL_TITLES or _is_office(tokens, first)
    ):
        gender = TITLES.get(tokens[first].text, gender)
        first += 1
    titled = first > start
    while end - first > 2 and _is_honour(tokens[end - 1].text):
        end -= 1
    described = _describing_noun(reading, first, end)
    gender = gender or ("he" if described in HE_NOUNS else "she" if described in SHE_NOUNS else None)
    if gender is None and end - first > 1:
        given = tokens[first].text
        gender = "he" if given in HE_NAMES else "she" if given in SHE_NAMES else None
    category = sort_of_name(reading, first, end, titled=titled, described=described)
    return Entity(
        reading=reading,
        start=first,
        end=end,
        category=category,
        gender=gender if category in {None, "person"} else None,
        subject=any(c.subject and c.subject[0] <= first < c.subject[1] for c in reading.clauses),
        plural=tokens[end - 1].tag == "NNPS" and (end - first == 1 or tokens[first - 1].lemma == "the"),
    )


def _is_honour(word: str) -> bool:
    """Letters after a name: "DBE", "PhD"; not the "AB" of a firm."""
    return word.isupper() and 1 < len(word) <= 4 and word not in LEGAL_FORMS


def _is_office(tokens: Sequence[Token], at: int) -> bool:
    """ "Executive" in "Chief Executive Dana Okafor"."""
    token = tokens[at]
    return token.text.lower() in PERSON_NOUNS and not token.entity and tokens[at + 1].entity == "B-PER"


def _describing_noun(reading: Reading, start: int, end: int) -> str | None:
    """The common noun that says what the name is: before it, in apposition, or after "is/was a"."""
    tokens = reading.tokens
    chunks = [c for c in reading.chunks if c.kind is ChunkKind.NOUN]
    own = next((k for k, c in enumerate(chunks) if c.start <= start < c.end), None)
    if own is None:
        return None
    inside = next(
        (
            tokens[k].lemma
            for k in range(start - 1, chunks[own].start - 1, -1)
            if tokens[k].tag in {"NN", "NNP"}
        ),
        None,
    )
    if inside in PERSON_NOUNS or inside in ORGANISATION_NOUNS:
        return inside
    for other in (own + 1, own - 1):
        if 0 <= other < len(chunks) and _linked(reading, chunks[own], chunks[other]):
            head = tokens[chunks[other].head].lemma
            if head in PERSON_NOUNS or head in ORGANISATION_NOUNS:
                return head
    return None


def _outside_brackets(tokens: Sequence[Token]) -> list[Token]:
    opening = next((k for k, token in enumerate(tokens) if token.text == "("), None)
    closing = next((k for k, token in enumerate(tokens) if token.text == ")"), None)
    if opening is None or closing is None:
        return list(tokens)
    return [*tokens[:opening], *tokens[closing + 1 :]]


def _linked(reading: Reading, name: Chunk, noun: Chunk) -> bool:
    """Only a comma, an opening bracket or a form of "be" lies between a name and the noun."""
    first, second = (name, noun) if name.start < noun.start else (noun, name)
    between = _outside_brackets(reading.tokens[first.end : second.start])
    if not between:
        return True
    words = [t.lemma for t in between]
    return words in ([","], ["("]) or (
        first is name and all(w in {"be", "become", "now", "also"} for w in words)
    )
