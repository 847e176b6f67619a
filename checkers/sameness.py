"""How likely two values are values of one and the same fact, by everything but the values themselves.

The two keys of a comparison (same subject, same attribute) are seldom all there or all missing: a paraphrase
shares some words, a pronoun stands for the subject, the noun is a synonym. So they are weighed: a logistic
model over the features named here, whose weights `corpus/train/sameness.py` learns from claims beside their
evidence and which can be read in `claims/resources/sameness.json`.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

from checkers.align import Alignment
from checkers.attributes import attribute, nouns_meet
from checkers.lexicon import GENERIC_VERBS
from checkers.reading import Reading, Word
from checkers.subject import subject_heads
from claims.model import DateValue, Quantity, Rank
from claims.values import Found

__all__ = ["FEATURES", "comparable", "features", "same_fact"]


_NEAR = 4  # words to either side of a value that tell which fact it belongs to

FEATURES = (
    "coverage of the rest of the claim",
    "missing words, up to five",
    "share of the claim's names found",
    "share of the claim's names in the passage itself",
    "subject in the passage",
    "subject only around the passage",
    "verb of the value found",
    "verbs of both values answer to each other",
    "counted nouns meet",
    "counted nouns differ",
    "share of the words near the value that stand near the other",
    "share of the words near the other value that the claim has",
    "same preposition before both",
    "same unit",
    "unit of another kind",
    "date",
    "figure whose verb is missing",
    "rank",
    "rivals of the same kind in the passage, up to four",
)
"""What the model looks at, in its order; each in [0, 1]."""


def features(alignment: Alignment, mine: Found, theirs: Found) -> tuple[float, ...]:
    """The features of a claim's value beside a passage's, none of which looks at what the values are."""
    claim, passage = alignment.claim, alignment.passage
    own, other = claim.token_range(mine.start, mine.end), passage.token_range(theirs.start, theirs.end)
    said, found = attribute(claim, mine), attribute(passage, theirs)
    verb, dated = said.verb_token, isinstance(mine.value, DateValue)
    specific = said.verb not in GENERIC_VERBS
    names = [word for word in claim.words if word.name]
    inside = sum(alignment.found(word.token) for word in names)
    around = sum(word.token in alignment.context for word in names)
    subject = _subject(alignment)
    rivals = sum(type(value.value) is type(theirs.value) for value in passage.values) - 1
    return (
        alignment.coverage_without(range(*own)),
        min(5, len(alignment.missing)) / 5,
        (inside + around) / len(names) if names else 1.0,
        inside / len(names) if names else 0.5,
        float(subject == "inside"),
        float(subject == "around"),
        float(verb is not None and alignment.found(verb)),
        float(verb is not None and alignment.pairs.get(verb, -1) == found.verb_token),
        float(nouns_meet(said, found) is True),
        float(nouns_meet(said, found) is False),
        _near_share(alignment, own, other),
        _back_share(alignment, other),
        float(_before(claim, own[0]) == _before(passage, other[0]) != ""),
        float(_unit(mine) == _unit(theirs)),
        float(_unit(mine) != _unit(theirs) and _unit(mine) is not None and _unit(theirs) is not None),
        float(dated),
        float(not dated and specific and verb is not None and not alignment.found(verb)),
        float(mine.value.type == "rank"),
        min(4, rivals) / 4,
    )


def comparable(alignment: Alignment, mine: Found, theirs: Found) -> bool:
    """Whether the features are worth weighing: the subject and its names are there, a date has its verb."""
    subject = set(subject_heads(alignment.claim))
    if _subject(alignment) == "missing" or any(word.token in subject for word in alignment.missing_names):
        return False
    if isinstance(mine.value, Rank) and isinstance(theirs.value, Rank) and mine.value.by != theirs.value.by:
        return False  # "came second" and "the largest" need not be places in one order
    if not isinstance(mine.value, DateValue):
        return len(alignment.pairs) > 1
    said, found = attribute(alignment.claim, mine), attribute(alignment.passage, theirs)
    if said.verb is None or found.verb is None:
        return said.verb == found.verb  # a dateline dates no event
    return alignment.pairs.get(said.verb_token or 0, -1) == found.verb_token


def same_fact(alignment: Alignment, mine: Found, theirs: Found) -> float:
    """The probability in [0, 1], rounded to three places, that both values belong to one fact.

    It is 0 where they are not `comparable`.
    """
    if not comparable(alignment, mine, theirs):
        return 0.0
    bias, weights = _weights()
    total = bias + sum(w * x for w, x in zip(weights, features(alignment, mine, theirs), strict=True))
    return round(1 / (1 + math.exp(-total)), 3)


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    content = json.loads(resources.files("claims.resources").joinpath("sameness.json").read_text("utf-8"))
    return content["bias"], tuple(content["weights"][name] for name in FEATURES)


def _subject(alignment: Alignment) -> str:
    heads = [token for token in subject_heads(alignment.claim) if token in alignment.claim.word_at]
    if not heads:
        return ""
    if any(alignment.found(token) for token in heads):
        return "inside"
    return "around" if any(token in alignment.context for token in heads) else "missing"


def _near(reading: Reading, place: tuple[int, int]) -> list[Word]:
    before = [word for word in reading.words if word.token < place[0]][-_NEAR:]
    return before + [word for word in reading.words if word.token >= place[1]][:_NEAR]


def _near_share(alignment: Alignment, mine: tuple[int, int], theirs: tuple[int, int]) -> float:
    near = [word for word in _near(alignment.claim, mine) if word.token not in alignment.context]
    beside = {word.token for word in _near(alignment.passage, theirs)}
    shared = sum(word.weight for word in near if alignment.pairs.get(word.token) in beside)
    return shared / sum(word.weight for word in near) if near else 0.0


def _back_share(alignment: Alignment, theirs: tuple[int, int]) -> float:
    near = _near(alignment.passage, theirs)
    shared = sum(word.weight for word in near if word.token in alignment.matched)
    return shared / sum(word.weight for word in near) if near else 0.0


def _before(reading: Reading, token: int) -> str:
    return reading.tokens[token - 1].lemma if token and reading.tokens[token - 1].tag in {"IN", "TO"} else ""


def _unit(found: Found) -> str | None:
    value = found.value
    return value.unit if isinstance(value, Quantity) else value.type
