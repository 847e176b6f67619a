"""Two amounts that belong together: a range ("10 to 15 million") or two levels ("from 3 % to 5 %")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.values.amounts import Amount, read_amount
from claims.values.bare import is_plural
from claims.values.phrases import MOVES
from claims.values.scan import Token, adjacent, is_ahead, word_at, word_set

__all__ = ["Range", "read_range"]

_JOINTS = frozenset({"-", "–", "‐", "~", "and", "to", "through", "up", "down"})
_DASHES = frozenset({"-", "–", "‐", "~"})
_MOVING = frozenset(MOVES) | word_set("change changed changes goes going moved moves swung went")
_RANGING = word_set("""aged ages anywhere between range ranged ranges ranging varied varies vary varying""")
_SCORING = word_set(
    """ahead beat beaten beating behind defeat draw drew lead leading led loss lost score scoreline tie
    tied trailed trailing victory vote voted win winning won"""
)


class Range(NamedTuple):
    """Two amounts with the tokens at which each starts; `apart` says that they are levels and no interval."""

    low: Amount
    high: Amount
    low_start: int
    high_start: int
    apart: bool

    @property
    def end(self) -> int:
        """The token behind the range."""
        return self.high.end


def read_range(tokens: Sequence[Token], index: int) -> Range | None:
    """The range or pair of levels that starts at token `index`, or None."""
    if not is_ahead(tokens, index, _JOINTS):
        return None
    word = word_at(tokens, index)
    if word == "between":
        return _read_pair(tokens, index + 1, {"and"}, opened=True)
    if word == "from":
        return _read_pair(tokens, index + 1, {"to", "up", "down", *_DASHES}, opened=True)
    pair = _read_pair(tokens, index, {"to", "through", *_DASHES}, opened=False)
    return pair if pair and not _is_other(tokens, index, pair) else None


def _read_pair(tokens: Sequence[Token], index: int, joints: set[str], *, opened: bool) -> Range | None:
    low = read_amount(tokens, index, bounded=opened, joined="and" not in joints, ranged=True)
    if low is None or word_at(tokens, low.end) not in joints:
        return None
    at = low.end + 1
    if word_at(tokens, low.end) in {"up", "down"}:
        if word_at(tokens, at) != "to":
            return None
        at += 1
    high = read_amount(tokens, at, bounded=True, ranged=True, money=low.signed)
    if high is None:
        return None
    shared = _share(low, high)
    if shared is None:
        return None
    levels = word_at(tokens, index - 1) == "from" and _are_levels(tokens, index - 1, low, shared)
    if shared[0].value >= shared[1].value and not levels:
        return None
    return Range(*shared, index, at, apart=levels)


def _share(low: Amount, high: Amount) -> tuple[Amount, Amount] | None:
    """Both amounts with the scale and unit that only one of them states; None when the units differ."""
    scale = high.numeral.scale
    bare = low.numeral.scale == 1.0 < scale and (low.unit is None or low.signed) and not low.numeral.fraction
    if bare and abs(low.numeral.value) < abs(high.numeral.mantissa):
        low = low._replace(value=low.value * scale, resolution=low.resolution * scale)
    if low.unit is None and high.unit is not None:
        factor = high.factor
        low = low._replace(
            value=low.value * factor, resolution=low.resolution * factor, unit=high.unit, per=high.per
        )
    elif low.unit is not None and high.unit is None and low.signed:
        high = high._replace(unit=low.unit)
    return (low, high) if low.unit == high.unit else None


def _are_levels(tokens: Sequence[Token], index: int, low: Amount, shared: tuple[Amount, Amount]) -> bool:
    """Whether "from A to B" says where something started and ended, and not an interval."""
    before = {word_at(tokens, at) for at in range(max(0, index - 6), index)}
    if shared[0].value >= shared[1].value or before & _MOVING:
        return True
    return not before & _RANGING and low.unit is not None


def _is_other(tokens: Sequence[Token], index: int, pair: Range) -> bool:
    """Whether "A-B" or "A to B" is a score, an odds or the end of a change ("up 3 to 30")."""
    before = [word_at(tokens, at) for at in range(max(0, index - 3), index)]
    joint = word_at(tokens, pair.low.end)
    if joint == "to":
        return bool(before) and (
            before[-1] in _MOVING or (before[-1] in {"of", "score"} and bool(_SCORING & {*before}))
        )
    if joint in {"through", "~"}:
        return False
    if pair.low.unit is not None or pair.high.numeral.scale > 1:
        return False
    after = [word_at(tokens, at) for at in range(pair.end, pair.end + 2)]
    if _SCORING & {*before, *after}:
        return True
    return pair.high.value < 10 and adjacent(tokens, pair.high_start) and not any(map(is_plural, after))
