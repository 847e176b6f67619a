"""Comparisons at the edge of a clause: ", about 50 more than last year", ", ahead of France"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.asides.model import Aside, past_of, phrase
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.model import Kind

__all__ = ["comparisons"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEVELS = frozenset({"above", "ahead", "behind", "below"})
_OPENERS = frozenset({"RB", "CD", "DT", "JJR", "RBR", "IN", "JJ", "PDT", "$"})
_LINKS = frozenset("after although as because before but for if since though to when while with".split())


def comparisons(reading: Reading) -> Iterator[Aside]:
    """What an amount, or the subject, is more or less than; its words leave the clause before them."""
    tokens, tree = reading.tokens, reading.tree
    commas = [k for k, token in enumerate(tokens) if token.text == ","]
    for comma in commas:
        end = next((k for k in range(comma + 1, len(tokens)) if tokens[k].text in {",", ".", ";", "–"}), None)
        segment = range(comma + 1, end if end is not None else len(tokens))
        pivot = _pivot(reading, segment)
        if pivot is None or reading.is_quoted(segment[0]):
            continue
        what = _subject(reading, comma) if tokens[pivot].lemma in _LEVELS else _amount(reading, comma)
        if not what:
            continue
        plural = tokens[what[-1]].tag == "NNS" and tokens[pivot].lemma in _LEVELS
        past = past_of(tree)
        be = ("were" if plural else "was") if past else ("are" if plural else "is")
        said = without_loose_marks(tree, list(segment))
        yield Aside((*stretches(what), be, *stretches(said)), tuple(said), (comma, *segment), Kind.COMPARISON)


def _pivot(reading: Reading, segment: range) -> int | None:
    """The "than", "above" or "ahead" of a stretch that compares and has no verb before it."""
    tokens = reading.tokens
    if len(segment) < 3 or tokens[segment[0]].tag not in _OPENERS or tokens[segment[0]].lemma in _LINKS:
        return None
    for k in segment:
        if tokens[k].tag in _FINITE or tokens[k].tag in {"WDT", "WP", "CC"}:
            return None
        compared = any(tokens[j].tag in {"JJR", "RBR"} for j in range(segment[0], k))
        if (tokens[k].lemma == "than" and compared) or tokens[k].lemma in _LEVELS:
            return k
    return None


def _amount(reading: Reading, comma: int) -> tuple[int, ...]:
    """The last amount before the comma, with its noun."""
    tree = reading.tree
    values = [
        value
        for value in reading.values
        if value.value.type == "quantity" and value.end <= reading.tokens[comma].start
    ]
    if not values:
        return ()
    found = [k for k, t in enumerate(reading.tokens) if values[-1].start <= t.start < values[-1].end]
    head = found[-1]
    while tree.relation(head) in {"nummod", "compound", "advmod"} and tree.tokens[head].head >= 0:
        head = tree.tokens[head].head
    above = tree.tokens[head].head
    if tree.marker(head) == "of" and above >= 0 and tree.tokens[above].tag == "CD":
        head = above  # "68 of the 151 seats, 13 fewer than before"
    return tuple(sorted({*found, *(k for k in phrase(tree, head) if k < comma)}))


def _subject(reading: Reading, comma: int) -> tuple[int, ...]:
    tree = reading.tree
    subject = tree.subject(tree.root) if tree.root is not None else None
    if subject is None or subject > comma or (tree.root or 0) > comma:
        return ()
    return tuple(k for k in phrase(tree, tree.named(subject)) if k < comma)
