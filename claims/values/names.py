"""Proper names held against each other: titles, initials, acronyms, typography, demonyms.

Names are compared by their folded words: lower case, without accents, articles, possessives and punctuation.
That two names differ in every word does not make them two things unless they differ clearly; where it is not
sure, nothing follows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from claims.model import Comparison, Name, Relation
from claims.values.countries import Place, places
from claims.values.names_lexicon import (
    ALTERNATES,
    COMPANY_FORMS,
    DIRECTIONS,
    FAMILY_FIRST,
    HEAD_NOUNS,
    LINKS,
    SHORT_FORMS,
    TITLES,
)

__all__ = ["acronym_of", "compare_names", "fold_name", "same_name", "strip_title"]

_SPECIAL = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_SLASHED = re.compile(r"\b(\w)/(\w)\b")  # "A/S"
_NOT_WORD = re.compile(r"[^\w]+|_")
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_ALIKE = 0.75
"""From this likeness of spelling on, two names may be spellings of one."""
_LONGEST = 400
"""Names are cut here: nothing longer is a name, and the comparison of spellings is quadratic."""


@lru_cache(maxsize=20_000)
def fold_name(text: str) -> str:
    """The words of a name in one spelling: no case, accents, apostrophes, dots, or leading article.

    "The U.S." and "us" fold alike, so do "Zhang Ping’an" and "zhang pingan". Returns "" when no word is left.
    """
    text = _DOTTED.sub(lambda match: match.group().replace(".", "") + " ", text[:_LONGEST])
    text = _SLASHED.sub(r"\1\2", _POSSESSIVE.sub("", text)).replace("&", " and ")
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(_SPECIAL))
    text = re.sub(r"['’‘`ʼ´]", "", "".join(char for char in text if not unicodedata.combining(char)))
    words = _NOT_WORD.sub(" ", text.casefold()).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def strip_title(text: str) -> tuple[str | None, str]:
    """The title before a person's name and the bare name: "Prime Minister Keir Starmer" gives both parts.

    The title is None where there is none; a name that is nothing but a title stays whole.
    """
    words = text.split()
    count = 0
    while count < len(words) and fold_name(words[count]) in TITLES:
        count += 1
        if words[count : count + 1] == ["of"] or words[count - 1].endswith("'s"):
            return None, text
    if count in (0, len(words)):
        return None, text
    return " ".join(words[:count]), " ".join(words[count:])


@lru_cache(maxsize=20_000)
def acronym_of(text: str) -> frozenset[str]:
    """The acronyms that a name of several words may go by, in capitals: WAIC for "World AI Conference"."""
    words = [
        word for word in re.split(r"[\s\-‐‑–/]+", _POSSESSIVE.sub("", text[:_LONGEST])) if word[:1].isalnum()
    ]
    heavy = [word for word in words if word.casefold() not in LINKS]
    if len(heavy) < 2:
        return frozenset()
    whole = "".join(word if word.isupper() and len(word) < 6 else word[0] for word in heavy)
    initials = ("".join(word[0] for word in heavy), "".join(word[0] for word in words), whole)
    while len(heavy) > 1 and fold_name(heavy[-1]) in COMPANY_FORMS:
        heavy.pop()
    found = {*initials, "".join(word[0] for word in heavy)}
    return frozenset(acronym.upper() for acronym in found if len(acronym) > 1)


def same_name(a: str, b: str) -> bool:
    """Whether two names are or may well be of one thing: equal, or one a form of the other."""
    kinship = _kinship(a, b, person=False)
    return kinship is not None and kinship[0] in (Relation.EQUAL, Relation.WITHIN)


def compare_names(draft: Name, source: Name) -> Comparison:
    """Whether the draft's name is another form of the source's.

    EQUAL: the same name. WITHIN: a shorter or longer form, an acronym, a country and its people. DISJOINT:
    clearly another name. INCOMPARABLE: alike or overlapping, or a place that may lie in the other.
    """
    person = "person" in (draft.category, source.category)
    related = [_relate(a, b, person=person) for a in _forms(draft) for b in _forms(source)]
    order = (Relation.EQUAL, Relation.WITHIN, Relation.INCOMPARABLE, Relation.DISJOINT)
    relation, why = min(related, key=lambda found: order.index(found[0]))
    if relation is Relation.DISJOINT and {draft.category, source.category} == {"person", "place"}:
        relation, why = Relation.INCOMPARABLE, "one is a person, the other a place"
    said = f"The draft names “{draft.text}”, the source “{source.text}”: {why}."
    return Comparison(relation=relation, explanation=said, draft=draft, source=source)


def _forms(name: Name) -> list[str]:
    """The name without what stands in brackets, that, and its aliases."""
    outside = _BRACKETED.sub("", name.text).strip()
    inside = _BRACKETED.findall(name.text)
    forms = [form for form in (outside, *inside, *name.aliases) if fold_name(form)]
    return forms or [name.text]


def _relate(draft: str, source: str, *, person: bool) -> tuple[Relation, str]:
    """How two names stand to each other, and why, in words that end a sentence."""
    kinship = _kinship(draft, source, person=person)
    if kinship is not None:
        return kinship
    if _alike("".join(_heavy(_bare(draft))), "".join(_heavy(_bare(source)))):
        return Relation.INCOMPARABLE, "they are spelled alike"
    return Relation.DISJOINT, "these are different names"


@lru_cache(maxsize=50_000)
def _kinship(draft: str, source: str, *, person: bool) -> tuple[Relation, str] | None:
    """How two names stand to each other; None where they share no word and neither is a form of the other."""
    one, other = _bare(draft), _bare(source)
    if not one or not other or {*one} <= TITLES or {*other} <= TITLES or _is_word_and_acronym(draft, source):
        return Relation.INCOMPARABLE, "one of the two is no name"
    if fold_name(draft) == fold_name(source) or "".join(one) == "".join(other):
        return Relation.EQUAL, "that is the same name"
    place = _relate_places(fold_name(draft), fold_name(source))
    if place is not None:
        return place
    if _alternates().get(" ".join(one), -1) == _alternates().get(" ".join(other), -2):
        return Relation.WITHIN, "both are in use for the same thing"
    if _is_acronym(draft, source) or _is_acronym(source, draft):
        return Relation.WITHIN, "one is short for the other"
    return _relate_words(one, other, person=person)


def _is_word_and_acronym(one: str, other: str) -> bool:
    """Whether only capitals tell the two apart, as with "us" and "US"."""
    folded = fold_name(one)
    alike = len(folded) < 6 and folded == fold_name(other)
    return alike and {one.islower(), other.islower()} == {True, False}


def _bare(text: str) -> tuple[str, ...]:
    """The folded words of a name without its title and its company form."""
    words = fold_name(strip_title(text)[1]).split()
    while len(words) > 1 and words[-1] in COMPANY_FORMS:
        words.pop()
    return tuple(words)


@cache
def _alternates() -> dict[str, int]:
    return {" ".join(_bare(name)): number for number, names in enumerate(ALTERNATES) for name in names}


@cache
def _known_places() -> dict[str, Place]:
    return {fold_name(name): place for name, place in places().items()}


def _relate_places(one: str, other: str) -> tuple[Relation, str] | None:
    """Countries and regions by the table; None when neither is in it."""
    here, there = _known_places().get(one), _known_places().get(other)
    if here is None and there is None:
        return None
    if here and there and here.name == there.name:
        if here.form == there.form:
            return Relation.EQUAL, "that is the same country"
        return Relation.WITHIN, "one is the country, the other its people"
    if here and there and here.part_of == there.part_of != "world":
        return Relation.DISJOINT, "these are two places"
    return Relation.INCOMPARABLE, "one may lie in or belong to the other"


def _is_acronym(short: str, name: str) -> bool:
    letters = fold_name(short).replace(" ", "").upper()
    written = re.sub(r"\W", "", _POSSESSIVE.sub("", short))
    return written.isupper() and letters in acronym_of(name)


def _relate_words(
    one: tuple[str, ...], other: tuple[str, ...], *, person: bool
) -> tuple[Relation, str] | None:
    heavy, their = _heavy(one), _heavy(other)
    if not heavy or not their:
        return Relation.INCOMPARABLE, "one of the two is no full name"
    if sorted(heavy) == sorted(their):
        return Relation.WITHIN, "the same words stand in another order"
    shorter, longer = sorted((heavy, their), key=len)
    if set(shorter) <= set(longer):
        if _is_short_form(shorter, longer, person=person):
            return Relation.WITHIN, "one is a shorter form of the other"
        return Relation.INCOMPARABLE, "one name contains the other, but may be another thing"
    if _given_names_agree(heavy, their):
        return Relation.WITHIN, "the family name is the same and the given names agree"
    if _differ_in_number(heavy, their):
        return Relation.DISJOINT, "the numbers in the names differ"
    if set(heavy) & set(their):
        return _relate_family(heavy, their, person=person)
    return None


def _differ_in_number(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words but the numbers are the same, as with two models of a product."""
    letters = [re.sub(r"\d+", "0", " ".join(words)) for words in (one, other)]
    return letters[0] == letters[1] and one != other


def _heavy(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in LINKS)


def _is_short_form(shorter: tuple[str, ...], longer: tuple[str, ...], *, person: bool) -> bool:
    """Whether dropping words keeps the name: a family name does, "Korea" for "North Korea" does not."""
    dropped = set(longer) - set(shorter)
    if dropped & DIRECTIONS or set(shorter) <= HEAD_NOUNS or " ".join(shorter) in _known_places():
        return False
    if person or dropped <= COMPANY_FORMS:
        return True
    if dropped & HEAD_NOUNS or len(longer) > 4:
        return len(shorter) > 2
    last_shared = shorter[-1] == longer[-1]
    return last_shared or (longer[0] in FAMILY_FIRST and shorter[0] == longer[0])


def _given_names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Initials and short forms: "J. K. Rowling", "Joe Biden", "John F. Kennedy"."""
    if one[-1] != other[-1] or min(len(one), len(other)) < 2 or (set(one) | set(other)) & HEAD_NOUNS:
        return False
    return _given_agree(one[0], other[0]) and (len(one[1:-1]) != len(other[1:-1]) or _all_agree(one, other))


def _all_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(_given_agree(a, b) for a, b in zip(one[1:-1], other[1:-1], strict=True))


def _given_agree(one: str, other: str) -> bool:
    if one == other or any(one in forms and other in forms for forms in SHORT_FORMS):
        return True
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _relate_family(one: tuple[str, ...], other: tuple[str, ...], *, person: bool) -> tuple[Relation, str]:
    """Names that share a word: two people of one family when the rest clearly differs, else unsure."""
    family_first = one[0] == other[0] and one[0] in FAMILY_FIRST
    if not (family_first or (person and one[-1] == other[-1])):
        return Relation.INCOMPARABLE, "they share a word, but may be two things"
    given, their = (one[1:], other[1:]) if family_first else (one[:-1], other[:-1])
    if set(given) & set(their) or _alike("".join(given), "".join(their)):
        return Relation.INCOMPARABLE, "the family name is the same and the given names are alike"
    return Relation.DISJOINT, "the family name is the same, but the given names differ"


def _alike(one: str, other: str) -> bool:
    """Whether two folded names may be two spellings of one: few letters differ for their length."""
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < 4:
        return longest - min(len(one), len(other)) <= 1 and one[:2] == other[:2]
    edits = _edits(one, other)
    short = longest < 6 and edits < 3 and one[0] == other[0]
    return short or 1 - edits / longest >= _ALIKE or one in other or other in one


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance: the least number of letters to add, drop or change."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, row[0] = row[0], number
        for at, their in enumerate(other, 1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (letter != their))
    return row[-1]
