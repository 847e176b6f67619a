"""The score of CaRB for open information extraction, and the plain rule that makes a triple of a claim.

Defined in https://aclanthology.org/D19-1651/ and its published scorer. Words are compared as sets with
repeats, part by part: relation with relation, first argument with first, all further arguments taken together
with all further ones. A pair without a common word in the relation scores nothing. Recall takes for each gold
triple the best extraction, which may serve several (multi-match); precision gives each gold triple to one
extraction only, the pair of highest precision first (single match). The curve runs over the confidences; F1
is its best point, and the area is closed with the point of precision 1 and recall 0.

One thing differs from the published scorer: words are compared in lower case, with marks split off and
quotation marks left out, as a claim is running text and the gold is tokenised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claims.evaluation.words import fold
from claims.language import Parse, Token

__all__ = ["CarbFigures", "Triple", "carb", "gold_triple", "triple_of", "untokenized"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s'\"]")
_FORMS_OF_BE = frozenset("be is am are was were been being".split())
_SAYING = ("said", "told", "added", "adds", "says")

_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_IN_GROUP = frozenset({"MD", "RB", "RP", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


class Triple(NamedTuple):
    """First argument, relation, and the rest, as words; `confidence` in [0, 1]."""

    first: Counter[str]
    relation: Counter[str]
    rest: Counter[str]
    confidence: float = 1.0
    says: bool = False  # the relation is one of saying, whose arguments may stand the other way round


class CarbFigures(NamedTuple):
    """The best point of the curve, and the area under it; all in [0, 1]."""

    precision: float
    recall: float
    f1: float
    area: float


# --------------------------------------------------------------------------- triples


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(re.sub(r"n't\b", " not", fold(text))))


def gold_triple(relation: str, arguments: Sequence[str]) -> Triple:
    """A triple of the gold."""
    says = any(word in relation for word in _SAYING)
    return Triple(_words(arguments[0]), _words(relation), _words(" ".join(arguments[1:])), says=says)


def triple_of(parse: Parse, confidence: float) -> Triple:
    """A claim as a triple: what stands before its verb group, the group, and what stands behind it.

    The group begins at the first finite verb, or at the root where the reader parses; it takes along the
    verbs, adverbs and particles that follow, and one preposition. Without a verb all is first argument.
    """
    text, tokens = parse.text, parse.tokens
    start = _verb(tokens)
    if start is None:
        return Triple(_words(text), Counter(), Counter(), confidence)
    end = start + 1
    while end < len(tokens) and (tokens[end].tag in _IN_GROUP or _to_verb(tokens, end)):
        end += 1
    if end < len(tokens) and tokens[end].tag in {"IN", "TO"}:
        end += 1
    first, last = tokens[start].start, tokens[end - 1].end
    return Triple(_words(text[:first]), _words(text[first:last]), _words(text[last:]), confidence)


def _verb(tokens: Sequence[Token]) -> int | None:
    """Where the main verb group begins."""
    root = next((place for place, token in enumerate(tokens) if token.relation == "root"), None)
    if root is not None:
        helpers = [
            place
            for place, token in enumerate(tokens)
            if token.head == root and token.relation.partition(":")[0] in {"aux", "cop"}
        ]
        if helpers or tokens[root].tag.startswith("V"):
            return min([*helpers, root])
    for wanted in (_FINITE, _IN_GROUP - {"RB", "RP"}):
        found = next((place for place, token in enumerate(tokens) if token.tag in wanted), None)
        if found is not None:
            return found
    return None


def _to_verb(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].tag == "TO" and place + 1 < len(tokens) and tokens[place + 1].tag == "VB"


_JOINTS = (
    (re.compile(r"``\s*"), "“"),
    (re.compile(r"\s*''"), "”"),
    (re.compile(r"\s+([,.;:!?%)\]}]|n't|'(?:s|re|ll|ve|d|m)?)(?=[\s”]|$)"), r"\1"),
    (re.compile(r"([(\[{$£€#])\s+"), r"\1"),
    (re.compile(r"\s+-\s+"), "-"),
    (re.compile(r"\s+--\s+"), " – "),
)


def untokenized(sentence: str) -> str:
    """A tokenised sentence as one would write it."""
    for joint, glue in _JOINTS:
        sentence = joint.sub(glue, sentence)
    return sentence


# --------------------------------------------------------------------------- scores


@dataclass(frozen=True, slots=True)
class _Pair:
    precision: float
    recall: float


def _pair(gold: Triple, made: Triple) -> _Pair:
    """How much of the extraction is in the gold triple, and the other way round."""
    straight = _parts(gold, made)
    if not gold.says:
        return straight
    turned = _parts(gold, made._replace(first=made.rest, rest=made.first))
    return max(straight, turned, key=lambda pair: (pair.precision, pair.recall))


def _parts(gold: Triple, made: Triple) -> _Pair:
    relation = (gold.relation & made.relation).total()
    if made.relation["be"] > (gold.relation & made.relation)["be"] and _FORMS_OF_BE & gold.relation.keys():
        relation += 1
    if not relation:
        return _Pair(0, 0)
    shared = relation + (gold.first & made.first).total() + (gold.rest & made.rest).total()
    wanted, given = (sum(part.total() for part in triple[:3]) for triple in (gold, made))
    return _Pair(shared / given, shared / wanted)


def carb(sentences: Sequence[tuple[Sequence[Triple], Sequence[Triple]]]) -> CarbFigures:
    """The figures over sentences, each with its gold triples and its extractions."""
    tables = [[[_pair(gold, one) for one in made] for gold in golds] for golds, made in sentences]
    curve: list[tuple[float, float]] = []  # recall and precision
    for floor in sorted({one.confidence for _, made in sentences for one in made}):
        right = found = given = wanted = 0.0
        for (golds, made), table in zip(sentences, tables, strict=True):
            kept = [place for place, one in enumerate(made) if one.confidence >= floor]
            wanted += len(golds)
            given += len(kept)
            found += sum(max((row[place].recall for place in kept), default=0.0) for row in table)
            right += _single_matches(table, kept)
        curve.append((found / wanted, right / given))
    if not curve:
        return CarbFigures(0, 0, 0, 0)
    recall, precision = max(curve, key=lambda point: _f1(*point))
    points = [*curve, (0.0, 1.0)]
    area = sum((one[0] - two[0]) * (one[1] + two[1]) / 2 for one, two in pairwise(points))
    return CarbFigures(precision, recall, _f1(recall, precision), area)


def _single_matches(table: Sequence[Sequence[_Pair]], kept: Sequence[int]) -> float:
    """The sum of precisions with each gold triple and each extraction in one pair at most."""
    pairs = sorted(
        (-row[place].precision, number, place) for number, row in enumerate(table) for place in kept
    )
    golds: set[int] = set()
    places: set[int] = set()
    total = 0.0
    for precision, number, place in pairs:
        if number not in golds and place not in places:
            golds.add(number)
            places.add(place)
            total -= precision
    return total


def _f1(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
