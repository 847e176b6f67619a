"""Comparisons at the edge of a clause: ", about 50 more than last year", ", ahead of France"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.asides.model import Aside, is_value, measured, past_of, phrase
from claims.extraction.drafts import Piece, stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.extraction.wording import be
from claims.model import Kind, Quantity
from claims.values import Found

__all__ = ["compared", "comparisons"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset({",", ".", ";", "–"})
_LEVELS = frozenset({"above", "ahead", "behind", "below"})
_OPENERS = frozenset({"RB", "CD", "DT", "JJR", "RBR", "IN", "JJ", "PDT", "$"})
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_LINKS = frozenset("after although as because before but for if since though to when while with".split())


def comparisons(reading: Reading) -> Iterator[Aside]:
    """What an amount, or the subject, is more or less than; its words leave the clause before them."""
    tokens = reading.tokens
    for comma, segment in _segments(reading):
        pivot = _pivot(reading, segment)
        if pivot is None or reading.is_quoted(segment[0]):
            continue
        levels = tokens[pivot].lemma in _LEVELS
        what = _subject(reading, comma) if levels else _amount(reading, comma, segment)
        if not what:
            continue
        head = next(k for k in what if tokens[k].head not in what)
        plural = tokens[head].tag == "NNS"
        said = without_loose_marks(reading.tree, list(segment))
        pieces = (*stretches(what), be(past=past_of(reading.tree), plural=plural), *stretches(said))
        yield Aside(pieces, tuple(said), (comma, *segment), Kind.COMPARISON)


def compared(reading: Reading) -> Iterator[Aside]:
    """ "revenue of 5 million, compared with 3 million a year earlier": that it was 3 million then."""
    tokens, tree = reading.tokens, reading.tree
    for comma, segment in _segments(reading):
        if tokens[segment[0]].lemma != "compare" or tokens[segment[1]].lemma not in {"with", "to"}:
            continue
        others = [k for k in tree.kids(segment[0], "obl") if k in segment]
        if not others or reading.is_quoted(segment[0]):
            continue
        amount = _last_amount(reading, comma, segment)
        what, verb, said = _other_figure(reading, amount, others[0], segment[2:])
        if what and said:
            pieces = (*stretches(what), *verb, *stretches(said))
            yield Aside(pieces, tuple(said), (comma, *segment), Kind.COMPARISON)


def _other_figure(
    reading: Reading, amount: Sequence[int], other: int, words: Sequence[int]
) -> tuple[Sequence[int], Sequence[Piece], Sequence[int]]:
    """What had the other figure, the verb, and that figure; nothing is said of what is not clear.

    `amount` are the tokens of the first figure, `other` heads the second, `words` are all behind "with".
    """
    tree = reading.tree
    was: list[Piece] = [be(past=past_of(tree))]
    if not is_value(reading, other):  # "a previous forecast of 10.8 billion"
        of = [k for k in tree.kids(other, "nmod") if tree.marker(k) == "of" and k in words]
        start = tree.subtree(of[0])[0] if of and tree.tokens[other].tag == "NN" else words[-1] + 1
        figure = [k for k in words if k >= start]
        counted = any(tree.tokens[k].tag == "CD" for k in figure)
        return [k for k in words if k < start], was, figure if counted else ()
    if not amount:
        return (), was, ()
    head = _head(tree, amount)
    verb = tree.tokens[head].head
    rivals = [k for k in tree.subtree(other) if tree.marker(k) == "for" and tree.is_proper(k)]
    if rivals and verb >= 0 and tree.tokens[verb].tag[0] == "V":  # "costs $479, ... $399 for the Elipsa"
        value = [k for k in words if k < tree.subtree(rivals[0])[0]]
        return phrase(tree, rivals[0]), stretches([verb]), value
    return measured(tree, head), was, words


def _segments(reading: Reading) -> Iterator[tuple[int, range]]:
    """Each comma, and the tokens behind it up to the next mark that is not one of a list."""
    tokens = reading.tokens
    for comma, token in enumerate(tokens):
        if token.text == ",":
            end = _end(reading, comma)
            while end < len(tokens) and _lists(reading, comma, end):
                end = _end(reading, end)
            if end > comma + 2:
                yield comma, range(comma + 1, end)


def _end(reading: Reading, start: int) -> int:
    tokens = reading.tokens
    return next((k for k in range(start + 1, len(tokens)) if tokens[k].text in _ENDS), len(tokens))


def _lists(reading: Reading, comma: int, end: int) -> bool:
    """Whether a list goes on behind a stretch: "more than wool", with "rice and dairy products" to come."""
    behind = reading.tokens[end + 1 : _end(reading, end)]
    return any(token.relation == "conj" and comma < token.head < end for token in behind)


def _pivot(reading: Reading, segment: range) -> int | None:
    """The "than", "above" or "ahead" of a stretch that compares and has no verb before it."""
    tokens = reading.tokens
    if tokens[segment[0]].lemma in {"up", "down"}:
        return None  # a change
    if len(segment) < 3 or tokens[segment[0]].tag not in _OPENERS or tokens[segment[0]].lemma in _LINKS:
        return None
    for k in segment:
        if tokens[k].tag in _FINITE or tokens[k].tag in {"WDT", "WP", "CC"}:
            return None
        compared = any(tokens[j].tag in {"JJR", "RBR"} for j in range(segment[0], k))
        if (tokens[k].lemma == "than" and compared) or tokens[k].lemma in _LEVELS or _equals(reading, k):
            return k
        if _is_multiple(reading, k) and k <= segment[0] + 2:
            return k
    return None


def _is_multiple(reading: Reading, index: int) -> bool:
    """The "double" of "almost double the figure of 2023"."""
    tokens = reading.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    leads = after is not None and after.tag in {"DT", "PRP$"}
    return leads and tokens[index].lemma in {"double", "half", "treble", "triple", "twice"}


def _equals(reading: Reading, index: int) -> bool:
    """The second "as" of "twice as many as the organisers had expected"."""
    words = [token.text.lower() for token in reading.tokens[max(0, index - 2) : index + 1]]
    return words in (["as", "many", "as"], ["as", "much", "as"], ["as", "large", "as"], ["as", "high", "as"])


def _last_amount(reading: Reading, comma: int, segment: range) -> list[int]:
    """The tokens of the last amount before a comma, in the unit of one behind it, if there is such a one."""
    tokens = reading.tokens
    found = [value for value in reading.values if isinstance(value.value, Quantity)]
    there = {_unit(v) for v in found if tokens[segment[0]].start <= v.start < tokens[segment[-1]].end}
    before = [value for value in found if value.end <= tokens[comma].start]
    alike = [value for value in before if _unit(value) in there]
    lasting = [value for value in before if _unit(value) not in _TIMES]  # "48,300 over four days, 12% more"
    rows = [_tokens(reading, value) for value in alike or lasting or before]
    counted = [row for row in rows if row and not _is_whence(reading.tree, row)]
    return (counted or rows or [[]])[-1]


def _tokens(reading: Reading, found: Found) -> list[int]:
    return [k for k, token in enumerate(reading.tokens) if found.start <= token.start < found.end]


def _is_whence(tree: Tree, amount: Sequence[int]) -> bool:
    """ "48 countries" in "drew 6,400 visitors from 48 countries, 12% more than before"."""
    head = _head(tree, amount)
    return tree.relation(head) in {"nmod", "obl"} and tree.marker(head) in {"across", "from", "in"}


def _unit(found: Found) -> str | None:
    return found.value.unit if isinstance(found.value, Quantity) else None


def _head(tree: Tree, amount: Sequence[int]) -> int:
    """The noun of an amount."""
    head = amount[-1]
    while tree.relation(head) in {"nummod", "compound", "advmod"} and tree.tokens[head].head >= 0:
        head = tree.tokens[head].head
    return head


def _amount(reading: Reading, comma: int, segment: range) -> tuple[int, ...]:
    """The last amount before the comma, with its noun and what it is of."""
    tree = reading.tree
    found = _last_amount(reading, comma, segment)
    if not found:
        return ()
    head = _head(tree, found)
    above = tree.tokens[head].head
    if of_it := _plain_measure(tree, head):
        return of_it
    if tree.marker(head) == "of" and above >= 0 and tree.tokens[above].tag in {"CD", "NN"}:
        head = above  # "68 of the 151 seats, 13 fewer than before", "revenue of 2 billion, 17 percent more"
    return tuple(sorted({*found, *(k for k in phrase(tree, head) if k < comma)}))


def _plain_measure(tree: Tree, amount: int) -> tuple[int, ...]:
    """The subject in "approval stood at 29 percent, lower than before"."""
    return () if tree.marker(amount) == "of" else measured(tree, amount)


def _subject(reading: Reading, comma: int) -> tuple[int, ...]:
    tree = reading.tree
    subject = tree.subject(tree.root) if tree.root is not None else None
    if subject is None or subject > comma or (tree.root or 0) > comma:
        return ()
    return tuple(k for k in phrase(tree, tree.named(subject)) if k < comma)
