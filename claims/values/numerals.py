"""Numerals in digits and words, read as one number: "1.2bn", "twenty-one", "two and a half million", "⅔"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.values.digits import parse_digits
from claims.values.number_words import ALSO_UNITS, DENOMINATORS, SCALES, SUFFIXES, WORD_NUMBERS
from claims.values.scan import FRACTION_SIGNS, Token, adjacent, word_at

__all__ = ["ONE", "Numeral", "read_numeral", "with_fraction"]

_FIRST_WORDS = frozenset({*WORD_NUMBERS, *SCALES, "a", "an", "dozen", "half", "quarter"})
_OPEN_SCALES = {"hundred", "thousand", "lakh", "crore"}  # more words may follow: "3 hundred and 21"
_MINUS = {"-", "−", "minus", "negative"}


class Numeral(NamedTuple):
    """A number that ends before token `end`.

    `resolution` is the size of its last stated digit; `mantissa` is the number without its last scale word,
    and `scale` that word's size (1 without one), so that "10 to 15 million" can share it. `fraction` marks a
    part of a whole ("two thirds"), `one` the bare word "one", `digits` a number written in digits alone.
    """

    value: float
    end: int
    resolution: float
    mantissa: float
    scale: float = 1.0
    fraction: bool = False
    one: bool = False
    digits: bool = False


ONE = Numeral(1.0, 0, 1.0, 1.0)


def read_numeral(
    tokens: Sequence[Token], index: int, *, money: bool = False, joined: bool = True
) -> Numeral | None:
    """The numeral that starts at token `index`, or None.

    `money` says that a currency sign stands before it, so that "m" is million and not metre; `joined=False`
    forbids "and" inside it ("between one hundred and two hundred").
    """
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.lower in _MINUS:
        return _read_negative(tokens, index, money=money)
    if token.kind == "number":
        return _read_digits(tokens, index, money=money)
    if token.text in FRACTION_SIGNS:
        value = FRACTION_SIGNS[token.text]
        return _scaled(tokens, Numeral(value, index + 1, 0.05, value, fraction=True), money=money)
    if token.kind != "word" or token.lower not in _FIRST_WORDS:
        return None
    return _read_fraction(tokens, index) or _read_words(tokens, index, joined=joined)


def _read_negative(tokens: Sequence[Token], index: int, *, money: bool) -> Numeral | None:
    """ "-5", "minus five": a sign must touch its digits and must not join two words."""
    token = tokens[index]
    if token.kind == "mark":
        touches_left = adjacent(tokens, index) and tokens[index - 1].kind in {"word", "number", "hidden"}
        if touches_left or not adjacent(tokens, index + 1) or tokens[index + 1].kind != "number":
            return None
    elif index + 1 < len(tokens) and tokens[index + 1].lower in _MINUS:
        return None
    number = read_numeral(tokens, index + 1, money=money)
    if number is None or (number.one and token.kind == "mark"):
        return None
    return number._replace(value=-number.value, mantissa=-number.mantissa, one=False)


# ------------------------------------------------------------------ digits


def _read_digits(tokens: Sequence[Token], index: int, *, money: bool) -> Numeral | None:
    value, resolution = parse_digits(tokens[index].text)
    end = index + 1
    fraction = False
    whole = value.is_integer()
    if whole and end < len(tokens) and tokens[end].text in FRACTION_SIGNS:
        value, resolution, end = value + FRACTION_SIGNS[tokens[end].text], 0.25, end + 1
    elif whole and not adjacent(tokens, end) and (part := _slashed(tokens, end)):
        value, resolution, end = value + part, 0.25, end + 3
    elif whole and word_at(tokens, end) in {"/", "⁄"}:
        ratio = _slashed(tokens, index)
        if ratio is None:
            return None
        value, resolution, end, fraction = ratio, 0.05, index + 3, True
    if (
        whole
        and value < 1000
        and not fraction
        and word_at(tokens, end) in {"hundred", "thousand", "lakh", "crore"}
    ):
        return _read_words(tokens, index, joined=True)
    plain = end == index + 1
    return _scaled(
        tokens, Numeral(value, end, resolution, value, fraction=fraction, digits=plain), money=money
    )


def _slashed(tokens: Sequence[Token], index: int) -> float | None:
    """The value of "3/4" at token `index`, which must stand without blanks and be a proper fraction."""
    if index + 2 >= len(tokens) or tokens[index + 1].text not in {"/", "⁄"}:
        return None
    above, slash, below = tokens[index : index + 3]
    if not above.kind == below.kind == "number" or slash.start != above.end or below.start != slash.end:
        return None
    numerator, denominator = parse_digits(above.text)[0], parse_digits(below.text)[0]
    if not (0 < numerator < denominator <= 1000 and denominator.is_integer()):
        return None
    return numerator / denominator


def _scaled(tokens: Sequence[Token], number: Numeral, *, money: bool) -> Numeral:
    """`number` with the scale words behind it: "million", "bn", "lakh crore", "million and a half"."""
    mantissa, end, scale = number.value, number.end, 1.0
    while end < len(tokens) and tokens[end].kind == "word":
        factor = SCALES.get(tokens[end].lower)
        if factor is None and scale == 1.0:
            factor = _suffix(tokens, end, money=money)
        if factor is None:
            break
        scale, end = scale * factor, end + 1
    if scale == 1.0 and word_at(tokens, end) in {"dozen", "dozens"}:
        return Numeral(number.value * 12, end + 1, 3.0, number.value * 12)
    if scale > 1.0:
        number = Numeral(number.value * scale, end, number.resolution * scale, mantissa, scale)
    return with_fraction(tokens, number)


def _suffix(tokens: Sequence[Token], index: int, *, money: bool) -> float | None:
    token = tokens[index]
    factor = SUFFIXES.get(token.text)
    if factor is None or (token.text in ALSO_UNITS and not (money or _counts_things(tokens, index))):
        return None
    if not adjacent(tokens, index) and token.text in {"b", "B", "T", "K", "k"} and not money:
        return None
    return factor


def _counts_things(tokens: Sequence[Token], index: int) -> bool:
    """Whether "5m" at `index` counts things ("5m homes") rather than metres ("5m tall", "a 5m wall")."""
    token, after = tokens[index], word_at(tokens, index + 1)
    if token.text in {"b", "B", "MM"}:
        return adjacent(tokens, index)
    return token.text == "m" and (
        after in {"children", "men", "people", "women"} or (after.endswith("s") and len(after) > 4)
    )


def with_fraction(tokens: Sequence[Token], number: Numeral) -> Numeral:
    """`number` with "and a half" behind it; the half is of its scale: "one million and a half"."""
    if number.fraction or word_at(tokens, number.end) != "and":
        return number
    part = _read_fraction(tokens, number.end + 1)
    if part is None or word_at(tokens, part.end) == "of":
        return number
    if part.scale == 1.0:
        value = number.value + part.value * number.scale
        return Numeral(value, part.end, number.scale / 2, value)
    if number.scale == 1.0:  # "two and a half million"
        value = number.value + part.mantissa
        return Numeral(value * part.scale, part.end, part.scale / 2, value, part.scale)
    if number.scale > part.scale:  # "one billion and a half million"
        return Numeral(number.value + part.value, part.end, part.resolution, number.value + part.value)
    return number


# ------------------------------------------------------------------ words


def _after_hyphen(tokens: Sequence[Token], index: int) -> int:
    """The token behind a hyphen at `index`, or `index` itself."""
    return index + 1 if word_at(tokens, index) in {"-", "‐"} else index


def _read_fraction(tokens: Sequence[Token], index: int) -> Numeral | None:
    """ "two thirds", "one-eighth", "a half", "half a million", "three quarters of a million"."""
    word = word_at(tokens, index)
    if word in {"half", "quarter"}:
        numerator, at = 1, index
    elif word in {"a", "an"}:
        numerator, at = 1, index + 1
    elif 1 <= WORD_NUMBERS.get(word, 0) < 20:
        numerator, at = WORD_NUMBERS[word], _after_hyphen(tokens, index + 1)
    else:
        return None
    name = word_at(tokens, at)
    denominator = DENOMINATORS.get(name)
    if denominator is None or (numerator > 1) != (name.endswith("s") and name not in {"s"}):
        return None
    value = numerator / denominator
    number = Numeral(value, at + 1, 0.05 if denominator <= 20 else value, value, fraction=True)
    scale_at = at + 1
    if word_at(tokens, scale_at) == "of":
        scale_at += 1
    if word_at(tokens, scale_at) in {"a", "an"}:
        scale_at += 1
    if word_at(tokens, scale_at) == "dozen":
        return Numeral(value * 12, scale_at + 1, 1.0, value * 12)
    if SCALES.get(word_at(tokens, scale_at), 0) >= 100:
        scaled = _scaled(tokens, number._replace(end=scale_at, fraction=False), money=False)
        return scaled._replace(resolution=scaled.scale / 10)
    return number


def _read_words(tokens: Sequence[Token], index: int, *, joined: bool) -> Numeral | None:
    reader = _WordReader(tokens, index, joined)
    return reader.read()


class _WordReader:
    """Adds up one run of number words: a total in closed thousands, and the open group below a thousand."""

    def __init__(self, tokens: Sequence[Token], index: int, joined: bool) -> None:
        self.tokens, self.index, self.at, self.joined = tokens, index, index, joined
        self.total = 0.0
        self.group: float | None = None
        self.room = 0.0  # what the open group still takes: 10 after "twenty", 100 after "hundred"
        self.smallest = 1.0  # the last scale named
        self.last_scale = float("inf")

    def read(self) -> Numeral | None:
        words = self.tokens
        start_word = word_at(words, self.index)
        article = start_word in {"a", "an"}
        if article:
            self.at += 1
        opens = word_at(words, self.at)
        if article or (
            opens in SCALES and word_at(words, self.at + 1) in SCALES
        ):  # "a million", "hundred thousand"
            if (opens not in SCALES or opens.endswith("s")) and opens != "dozen":
                return None
            self.group = 1.0
        while self._take_item() or self._take_scale() or self._take_and():
            pass
        if (self.at == self.index + int(article) and opens != "dozen") or (
            not self.total and self.group is None
        ):
            return None
        return self._finish(start_word)

    def _finish(self, start_word: str) -> Numeral:
        value = self.total + (self.group or 0.0)
        resolution = self.smallest if self.group is None or self.group % 100 == 0 else 1.0
        alone = self.at == self.index + 1 and start_word == "one"
        mantissa, scale = value, 1.0
        if self.group is None and self.last_scale < float("inf"):
            mantissa, scale = value / self.last_scale, self.last_scale
        number = Numeral(value, self.at, max(resolution, 1.0), mantissa, scale, one=alone)
        return with_fraction(self.tokens, self._with_decimals(self._with_dozen(number)))

    def _with_dozen(self, number: Numeral) -> Numeral:
        if word_at(self.tokens, number.end) not in {"dozen", "dozens"}:
            return number
        value = number.value * 12
        return Numeral(value, number.end + 1, 3.0, value)

    def _with_decimals(self, number: Numeral) -> Numeral:
        """ "two point five", "nine point nought four"."""
        if word_at(self.tokens, number.end) != "point" or number.scale >= 1000:
            return number
        digits, at = "", number.end + 1
        while (digit := WORD_NUMBERS.get(word_at(self.tokens, at), 99)) < 10:
            digits, at = digits + str(digit), at + 1
        if not digits:
            tail = _WordReader(self.tokens, at, False)
            if not tail._take_item():
                return number
            tail._take_item()
            digits, at = f"{tail.group:.0f}", tail.at
        value = number.value + float(f"0.{digits}")
        number = Numeral(value, at, 10.0 ** -len(digits), value)
        return _scaled(self.tokens, number, money=False)

    def _item(self, index: int) -> float | None:
        token = self.tokens[index] if index < len(self.tokens) else None
        if token is None or token.kind == "hidden":
            return None
        if token.kind == "number":
            if self.at > self.index and not self.room:
                return None
            value = parse_digits(token.text)[0]
            return value if value < 1000 else None
        return WORD_NUMBERS.get(token.lower)

    def _take_item(self) -> bool:
        at = self.at
        if self.group is not None and self.room == 10 and word_at(self.tokens, at) in {"-", "‐"}:
            at += 1
        value = self._item(at)
        if value is None:
            return False
        if self.group is None:
            if value >= self.last_scale:
                return False
            self.group = value
        elif 0 < value < self.room and self.group:
            self.group += value
        else:
            return False
        self.room = 10 if value >= 20 and value % 10 == 0 and self.tokens[at].kind == "word" else 0
        self.at = at + 1
        return True

    def _take_scale(self) -> bool:
        scale = SCALES.get(word_at(self.tokens, self.at))
        if scale is None or (self.group is None and self.total == 0):
            return False
        if scale == 100:
            if self.group is None or not 0 < self.group < 100:
                return False
            self.group, self.room, self.smallest = self.group * 100, 100, 100.0
        elif self.group is None:
            # "three lakh crore", "a hundred thousand million": a scale of the scale
            self.total, self.last_scale = self.total * scale, self.last_scale * scale
            self.smallest = self.last_scale
        else:
            if scale >= self.last_scale:
                return False
            self.total += self.group * scale
            self.group, self.room = None, scale
            self.last_scale = self.smallest = scale
        self.at += 1
        return True

    def _take_and(self) -> bool:
        """ "three hundred and five": what follows must not open a number of its own."""
        if not self.joined or word_at(self.tokens, self.at) != "and" or self.smallest < 100:
            return False
        value = self._item(self.at + 1)
        limit = self.room if self.group is not None else self.last_scale
        if value is None or value >= limit:
            return False
        if self.group is None and self.tokens[self.at + 1].kind == "number":
            return False
        if _read_fraction(self.tokens, self.at + 1):
            return False  # "two million and three quarters"
        end = self.at + 2
        while (next_at := _after_hyphen(self.tokens, end)) and self._item(next_at) is not None:
            end = next_at + 1
        if SCALES.get(word_at(self.tokens, end), 0) >= limit:
            return word_at(self.tokens, end) != "hundred" and self.group is not None and self._join()
        return self._join()

    def _join(self) -> bool:
        self.at += 1
        return self._take_item()
