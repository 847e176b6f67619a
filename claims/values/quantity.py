"""Quantities in running text as intervals: "more than 150", "10 to 15 million", "up 12 %", "34-year-old".

A number written plainly is exact at its `resolution`. Hedged ones become intervals: "about" reaches 10 % to
both sides, "nearly" starts 10 % below, "just over" ends 10 % above; "more than" and "at least" have no end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from claims.model import Quantity
from claims.values.amounts import Amount, read_amount
from claims.values.bare import is_plural
from claims.values.changes import Factor, Way, change_of, rate_of, read_factor
from claims.values.found import Found
from claims.values.intervals import Bounds, hedged
from claims.values.number_words import SCALES, WORD_NUMBERS
from claims.values.numerals import ONE, read_numeral, with_fraction
from claims.values.phrases import BOUNDS_AFTER, BOUNDS_BEFORE, CROWDS, FACTORS
from claims.values.ranges import Range, read_range
from claims.values.scan import FRACTION_SIGNS, Token, is_ahead, scan, starts_sentence, word_at, word_set
from claims.values.units import TIME_UNITS, read_unit, sign_starts

__all__ = ["find_quantities"]

_OTHER_STARTS = word_set("""- − a age aged an between double from half minus negative quarter thrice twice""")
_SHARING = frozenset({"in", "out"})
_AGED = word_set("age aged ages")
_GOES_UP = word_set("climbed crept go goes going gone jumped rise risen rises rose shot went")
# Words behind which "over" and a time mean more than it, not during it.
_LASTING = word_set(
    """a aged be been for in is just last lasted lasting lasts more of spend spent take taken takes took
    was well were"""
)

Sense = Literal["amount", "share", "change", "factor", "age"]


class _Read(NamedTuple):
    """A quantity and the tokens that it stands in."""

    quantity: Quantity
    start: int
    end: int


def find_quantities(text: str) -> list[Found]:
    """The quantities of `text` in reading order, without overlaps.

    Numbers in names, dates, times, scores and codes are no quantities; ordinals are ranks.
    """
    tokens = scan(text)
    starts = _starts()
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        reads: tuple[_Read, ...] = ()
        if token.kind == "number" or (token.lower in starts and token.kind != "hidden"):
            reads = _read_at(text, tokens, index)
        found += [Found(read.quantity, tokens[read.start].start, tokens[read.end - 1].end) for read in reads]
        index = reads[-1].end if reads else index + 1
    return found


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """Every word or mark, in lower case, with which a quantity may begin."""
    phrases = BOUNDS_BEFORE.first_words | CROWDS.first_words
    numbers = {*WORD_NUMBERS, *SCALES, *FACTORS, *FRACTION_SIGNS}
    return phrases | numbers | sign_starts() | _OTHER_STARTS


def _read_at(text: str, tokens: Sequence[Token], index: int) -> tuple[_Read, ...]:
    reading = _Reading(text, tokens, index)
    if (pair := read_range(tokens, index)) and pair.apart:
        return (
            reading.build(hedged(pair.low.value), pair.low, start=pair.low_start),
            reading.build(hedged(pair.high.value), pair.high, start=pair.high_start),
        )
    read = reading.crowd() or reading.aged() or reading.bounded()
    return (read,) if read else ()


class _Reading:
    """One attempt to read a quantity at a token."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int) -> None:
        self.text, self.tokens, self.start = text, tokens, start

    def build(
        self,
        bounds: Bounds,
        amount: Amount,
        *,
        start: int | None = None,
        end: int | None = None,
        sense: Sense | None = None,
        direction: Way | None = None,
    ) -> _Read:
        """The quantity of `bounds` with what the words around `amount` say of it, unless `sense` is given."""
        start = self.start if start is None else start
        end = amount.end if end is None else end
        unit, per, scale = amount.unit, amount.per, 1.0
        if sense is None:
            change = change_of(self.tokens, start, amount)
            direction = change.way if change else None
            share = amount.numeral.fraction and unit is None
            sense = "change" if change else "share" if share else "amount"
            if share and change:
                unit, scale = "percent", 100.0  # "cut by a third"
        if sense in {"amount", "change"} and per is None:
            per, end = rate_of(self.tokens, amount._replace(end=end)) or (None, end)
        bounds = bounds.times(scale)
        quantity = Quantity(
            text=self.text[self.tokens[start].start : self.tokens[end - 1].end],
            low=bounds.low,
            high=bounds.high,
            low_open=bounds.low_open,
            high_open=bounds.high_open,
            modifier=bounds.modifier,
            unit=unit,
            per=per,
            resolution=max(amount.resolution * scale, 1e-300),
            sense=sense,
            direction=direction,
        )
        return _Read(quantity, start, end)

    # -------------------------------------------------------------- vague numbers

    def crowd(self) -> _Read | None:
        """ "dozens", "hundreds of thousands", "a few months", "most of"."""
        match = CROWDS.match(self.tokens, self.start)
        if match is None:
            return None
        crowd, end = match
        first = self.tokens[self.start].lower
        of = word_at(self.tokens, end) == "of"
        if first in {"scores", "score"} and not of:
            return None
        unit = read_unit(self.tokens, end + of, large=crowd.low >= 1e6)
        if unit is not None and word_at(self.tokens, end + of) == "second":
            unit = None
        if crowd.share:
            amount = Amount(crowd.low, 0.05, None, None, end, ONE)
            return self.build(Bounds(crowd.low, None, "more-than", low_open=True), amount, sense="share")
        factor, name, end = (unit.factor, unit.name, unit.end) if unit else (1.0, None, end)
        amount = Amount(crowd.low * factor, crowd.low * factor, name, None, end, ONE)
        return self.build(Bounds(crowd.low, crowd.high, "vague").times(factor), amount, sense="amount")

    # -------------------------------------------------------------- ages

    def aged(self) -> _Read | None:
        """ "aged 34", "aged between 16 and 18", and the apposition in "Anna Berg, 34, said"."""
        tokens, start = self.tokens, self.start
        if tokens[start].lower in _AGED:
            at = start + 1 + (word_at(tokens, start + 1) == "of")
            bound = BOUNDS_BEFORE.match(tokens, at)
            at = bound[1] if bound else at
            pair = read_range(tokens, at)
            amount = pair.high if pair else read_amount(tokens, at, bounded=True)
            if amount is None or amount.unit not in {None, "year", "month"} or not 0 <= amount.value < 130:
                return None
            bounds = _ranged(pair) if pair else hedged(amount.value, bound[0] if bound else "exact")
            return self.build(bounds, amount._replace(unit=amount.unit or "year"), sense="age")
        if tokens[start].kind == "number" and self._is_apposition():
            amount = read_amount(tokens, start, bounded=True)
            if amount and amount.unit is None and 0 < amount.value < 120:
                return self.build(hedged(amount.value), amount._replace(unit="year"), sense="age")
        return None

    def _is_apposition(self) -> bool:
        """Whether a bare number stands between commas behind a capitalised word."""
        tokens, start = self.tokens, self.start
        if word_at(tokens, start - 1) != "," or word_at(tokens, start + 1) != "," or start < 2:
            return False
        name = tokens[start - 2]
        return name.kind == "word" and name.text[:1].isupper() and not starts_sentence(tokens, start - 2)

    # -------------------------------------------------------------- numbers with their bounds

    def _moves_up(self) -> bool:
        """ "went up to 62 percent": where a movement ends, no bound."""
        return (
            word_at(self.tokens, self.start) == "up"
            and word_at(self.tokens, self.start + 1) == "to"
            and word_at(self.tokens, self.start - 1) in _GOES_UP
        )

    def bounded(self) -> _Read | None:
        """An amount, a factor, a share or a range, with the hedges before and behind it."""
        tokens = self.tokens
        bound = None if self._moves_up() else BOUNDS_BEFORE.match(tokens, self.start)
        at = bound[1] if bound else self.start
        modifier = bound[0] if bound else "exact"
        if factor := read_factor(tokens, at):
            return self._factor(factor, modifier)
        if share := self._share(at):
            return self._behind(share, modifier)
        if (pair := read_range(tokens, at)) and not pair.apart:
            return self._with_age(_ranged(pair), pair.high)
        amount = read_amount(tokens, at, bounded=bound is not None)
        amount = amount or self._single(at)
        if amount is None or not self._bound_fits(modifier, at, amount):
            return None
        if modifier == "more-than" and self._lasts(amount):
            return self._with_age(hedged(amount.value), amount, start=at)
        return self._behind(amount, modifier)

    def _bound_fits(self, modifier: str, at: int, amount: Amount) -> bool:
        """ "some" and "near" hedge large numbers only."""
        small = abs(amount.value) < 10 and amount.unit is None
        return not (small and modifier == "about" and self.tokens[at - 1].lower in {"some", "near"})

    def _lasts(self, amount: Amount) -> bool:
        """Whether "over" means during: "met twice over three days"."""
        before = word_at(self.tokens, self.start - 1)
        over = self.tokens[self.start].lower == "over"
        return over and amount.unit in TIME_UNITS and self.start > 0 and before not in _LASTING

    def _single(self, at: int) -> Amount | None:
        """ "an hour", "a year" behind a hedge, "a year and a half" anywhere: one of it, or one and a part."""
        unit = read_unit(self.tokens, at + 1) if word_at(self.tokens, at) in {"a", "an"} else None
        if unit is None or unit.name == "second" or unit.currency:
            return None
        one = Amount(unit.factor, unit.factor, unit.name, None, unit.end, ONE, unit.factor)
        whole = with_fraction(self.tokens, ONE._replace(end=unit.end))
        if whole.end > unit.end:
            return one._replace(value=whole.value * unit.factor, resolution=unit.factor / 2, end=whole.end)
        return one if at > self.start else None

    def _share(self, at: int) -> Amount | None:
        """ "one in five", "nine out of ten"."""
        tokens = self.tokens
        if not is_ahead(tokens, at, _SHARING):
            return None
        above = read_amount(tokens, at, bounded=True, ranged=True)
        if above is None and word_at(tokens, at) == "one":
            above = Amount(1.0, 1.0, None, None, at + 1, ONE._replace(one=True))
        if above is None or above.unit or above.numeral.scale > 1 or not above.value.is_integer():
            return None
        joint = above.end
        if above.numeral.one and "in" in {word_at(tokens, joint + 1), word_at(tokens, joint + 2)}:
            while word_at(tokens, joint).isalpha() and word_at(tokens, joint) not in {"in", "out"}:
                joint += 1  # "one voter in three"
        between = is_plural(word_at(tokens, joint)) and word_at(tokens, joint + 1) == "in"
        joint += between  # "two voters in three"
        if word_at(tokens, joint) == "out":
            joint += 1
            if word_at(tokens, joint) != "of":
                return None
        elif word_at(tokens, joint) != "in":
            return None
        below = read_amount(tokens, joint + 1 + (word_at(tokens, joint + 1) == "every"), bounded=True)
        if below is None or below.unit or below.numeral.fraction or not 0 < above.value < below.value <= 1e6:
            return None
        if below.numeral.digits and tokens[joint + 1].text.startswith(("19", "20")) and below.value >= 1900:
            return None
        if between and is_plural(word_at(tokens, below.end)):
            return None  # "two goals in three games"
        ratio = above.value / below.value
        numeral = ONE._replace(value=ratio, fraction=True)
        return Amount(ratio, min(0.05, ratio / 4), None, None, below.end, numeral)

    def _factor(self, factor: Factor, modifier: str) -> _Read:
        amount = Amount(factor.value, 0.1 if factor.value < 1 else 1.0, "times", None, factor.end, ONE)
        sense: Sense = "factor" if factor.compares else "amount"
        return self.build(hedged(factor.value, modifier), amount, sense=sense, direction=factor.way)

    def _behind(self, amount: Amount, modifier: str) -> _Read:
        """`amount` with the bound behind it: "150+", "18 or older", "at least 15 but fewer than 20"."""
        tokens = self.tokens
        after = BOUNDS_AFTER.match(tokens, amount.end)
        if after and not _opens_number(tokens, after[1]):
            return self._with_age(hedged(amount.value, after[0]), amount._replace(end=after[1]))
        bounds = hedged(amount.value, modifier)
        if joined := self._second_bound(amount, bounds):
            return joined
        return self._with_age(bounds, amount)

    def _second_bound(self, amount: Amount, first: Bounds) -> _Read | None:
        """The other end of "at least 15 but fewer than 20", when it bounds the other side."""
        tokens, at = self.tokens, amount.end
        while word_at(tokens, at) in {",", "and", "but"}:
            at += 1
        bound = BOUNDS_BEFORE.match(tokens, at) if at > amount.end else None
        other = read_amount(tokens, bound[1], bounded=True) if bound else None
        if bound is None or other is None or (amount.unit and other.unit not in {None, amount.unit}):
            return None
        second = hedged(other.value, bound[0])
        if (first.low is None) == (second.low is None) or (first.high is None) == (second.high is None):
            return None
        lower, upper = (first, second) if first.high is None else (second, first)
        if lower.low is None or upper.high is None or lower.low >= upper.high:
            return None
        bounds = Bounds(lower.low, upper.high, "range", lower.low_open, upper.high_open)
        return self._with_age(bounds, other._replace(unit=other.unit or amount.unit))

    def _with_age(self, bounds: Bounds, amount: Amount, *, start: int | None = None) -> _Read:
        """The quantity of `bounds`, as an age when "old" or "of age" follows."""
        end = self._age_end(amount)
        if end:
            unit = amount.unit or "year"
            return self.build(bounds, amount._replace(unit=unit), start=start, end=end, sense="age")
        return self.build(bounds, amount, start=start)

    def _age_end(self, amount: Amount) -> int:
        tokens, end = self.tokens, amount.end
        if amount.unit in TIME_UNITS:
            at = end + 1 if word_at(tokens, end) in {"-", "‐"} else end
            if word_at(tokens, at) in {"old", "olds"}:
                return at + 1
            if word_at(tokens, end) == "of" and word_at(tokens, end + 1) == "age":
                return end + 2
        if amount.unit is None and word_at(tokens, end) in {"yo", "y.o"}:
            return end + 1
        return 0


def _ranged(pair: Range) -> Bounds:
    return Bounds(pair.low.value, pair.high.value, "range")


def _opens_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether another number follows what looks like a bound: "2+3", "above 10 and below 15"."""
    return index < len(tokens) and (tokens[index].kind == "number" or read_numeral(tokens, index) is not None)
