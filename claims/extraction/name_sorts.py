"""What sort of thing a proper name most likely names.

Words in and around it decide where these are plain ("Museum", "Mr", "in"), else what the reader's model sees
in it; where neither says anything it stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from claims.extraction.given_names import HE_NAMES, SHE_NAMES
from claims.extraction.lexicon import (
    ALSO_FIRMS,
    AWARD_WORDS,
    EVENT_WORDS,
    ORGANISATION_NOUNS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PLACE_WORDS,
)
from claims.language.lexicon import LEGAL_FORMS
from claims.language.speech import REPORTING_VERBS
from claims.values.countries import places

if TYPE_CHECKING:
    from claims.extraction.reading import Reading

__all__ = ["Category", "Gender", "sort_of_name"]

Gender = Literal["he", "she"]
Category = Literal["person", "organisation", "place", "product", "event", "other"]
"""The sort of a name; "other" is what the model sees as neither person, organisation nor place."""


_SORTS: dict[str, Category] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
"""What the reader model calls the sorts of names."""
_LEADERS = frozenset(
    """analyst ceo chair chairman chairwoman chief co-founder director economist engineer executive founder
    head manager officer president spokesman spokesperson spokeswoman""".split()
)

_TRADING = frozenset(
    "acquire announce buy employ hire introduce launch manufacture market release sell supply unveil".split()
)


def sort_of_name(
    reading: Reading, start: int, end: int, *, titled: bool, described: str | None
) -> Category | None:
    """The sort of the name at tokens `start..end`.

    `titled`: a title stands before it; `described`: the noun that says what it is, if any.
    """
    words = reading.words(start, end).split()
    seen = Counter(token.entity[2:] for token in reading.tokens[start:end] if token.entity)
    model = _SORTS.get(seen.most_common(1)[0][0]) if seen else None
    plain = _by_words(words, titled=titled, described=described)
    if plain:
        return plain
    kept = described in ORGANISATION_NOUNS and model in {None, "place"}
    if kept or (_is_led(reading, start) and model != "place"):
        return "organisation"
    if model == "place" and _acts_like_a_firm(reading, start, end):
        return None  # or a country that acts like one
    if model in {"organisation", "place"} or (model == "person" and end - start > 1):
        return model  # one word may as well name a firm as a person
    return _by_surroundings(reading, start, end, model)


def _by_words(words: Sequence[str], *, titled: bool, described: str | None) -> Category | None:
    if " ".join(words) in places():
        return "place"
    if set(words) & EVENT_WORDS and words[-1] not in PLACE_WORDS:  # no "Convention Centre"
        return "event"
    if set(words) & (ORGANISATION_WORDS | LEGAL_FORMS) and not titled:
        return "organisation"
    firm = described in ALSO_FIRMS and len(words) == 1  # "Marsol, the market leader, ..."
    if titled or (described in PERSON_NOUNS and not firm):
        return "person"
    if set(words) & PLACE_WORDS:
        return "place"
    product = set(words) & AWARD_WORDS or any(character.isdigit() for character in words[-1])
    return "product" if product else None


def _by_surroundings(reading: Reading, start: int, end: int, model: Category | None) -> Category | None:
    before = reading.tokens[start - 1].text.lower() if start else ""
    given = reading.tokens[start].text in HE_NAMES | SHE_NAMES and 2 <= end - start <= 3
    if before == "the":
        return model if model == "other" else None
    if given or (2 <= end - start <= 4 and _acts_like_a_person(reading, start, end)):
        return "person"
    if model == "other":
        return model
    return "place" if before in {"in", "at", "near", "from"} and end - start <= 2 else None


def _is_led(reading: Reading, start: int) -> bool:
    """ "chief executive of Baidu", "a spokesman for Norrby": what somebody leads or speaks for."""
    if start < 2 or reading.tokens[start - 1].lemma not in {"at", "for", "of"}:
        return False
    return reading.tokens[start - 2].lemma.lower() in _LEADERS


def _acts_like_a_firm(reading: Reading, start: int, end: int) -> bool:
    """ "Norrvik introduced a pump": the subject of what firms do."""
    tree = reading.tree
    heads = [k for k in range(start, end) if tree.relation(k) == "nsubj"]
    return any(reading.tokens[reading.tokens[k].head].lemma in _TRADING for k in heads)


def _acts_like_a_person(reading: Reading, start: int, end: int) -> bool:
    after = reading.tokens[end].text.lower() if end < len(reading.tokens) else ""
    following = reading.tokens[end + 1].text.lower() if end + 1 < len(reading.tokens) else ""
    if (after == "," and following in {"who", "whose"}) or after == "who":
        return True
    speaks = {
        reading.tokens[c.head].lemma in REPORTING_VERBS
        for c in reading.clauses
        if c.subject and c.subject[0] <= start < c.subject[1]
    }
    before = reading.tokens[start - 1].lemma if start else ""
    return True in speaks or before in REPORTING_VERBS
