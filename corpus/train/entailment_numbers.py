"""Numbers and dates of true claims in other formats, or rounded as a writer may round them."""

from __future__ import annotations

import random
import re

from entailment_edits import Edit, Read

from claims.model import DateValue, Quantity

__all__ = ["renumber"]

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"))


def renumber(read: Read, chance: random.Random) -> list[Edit] | None:
    """A number in another format, or rounded as a writer may: every variant is held against the original."""
    found = [value for value in read.values if isinstance(value.value, Quantity | DateValue)]
    if not found:
        return None
    value = chance.choice(found)
    old = read.text[value.start : value.end]
    if isinstance(value.value, DateValue):
        new = _date(old, value.value, chance)
        return [Edit(value.start, value.end, new)] if new else None
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", old)
    if figure is None:
        word = old.lower()
        plain = str(_WORDS.index(word)) if word in _WORDS else ""
        return [Edit(value.start, value.end, plain)] if plain and plain not in "01" else None
    number = float(figure.group().replace(",", ""))
    options = [*_formats(number, figure.group()), *_rounded(number, value.value)]
    if not options:
        return None
    new = chance.choice(options)
    if re.match(r"(about|more than|nearly|over|almost) ", new) and figure.start():
        return None  # "about more than"
    return [Edit(value.start + figure.start(), value.start + figure.end(), new)]


def _formats(number: float, old: str) -> list[str]:
    options = []
    if number == int(number):
        whole = int(number)
        options += _WORDS[whole : whole + 1] * (whole > 1)
        options += [str(whole)] * ("," in old) + [f"{whole:,}"] * (whole > 9999 and "," not in old)
        options += [
            f"{whole / size:g} {name}"
            for size, name in _SCALES
            if whole >= size and whole % (size // 100) == 0
        ]
    return options


def _rounded(number: float, value: Quantity) -> list[str]:
    if value.modifier != "exact" or number < 23 or number != int(number):
        return []
    whole = int(number)
    step = 10 ** (len(str(whole)) - (2 if whole > 99 else 1))
    low, near = whole // step * step, round(whole / step) * step
    options = [f"more than {low:,}", f"over {low:,}"] * (low < whole)
    options += [f"about {near:,}", f"around {near:,}"] * (near != whole)
    options += [f"nearly {low + step:,}", f"almost {low + step:,}"] * (whole > low + 0.8 * step)
    return options


def _date(old: str, value: DateValue, chance: random.Random) -> str | None:
    full = re.fullmatch(r"([A-Z][a-z]+) (\d{1,2}),? (\d{4})", old) or re.fullmatch(
        r"(\d{1,2}) ([A-Z][a-z]+),? (\d{4})", old
    )
    if full is None:
        month = re.fullmatch(r"([A-Z][a-z]+),? (\d{4})", old)
        return month.group(2) if month and value.month else None
    one, two, year = full.groups()
    month_name, day = (two, one) if one.isdigit() else (one, two)
    options = [f"{day} {month_name} {year}", f"{month_name} {day}, {year}", f"{month_name} {year}", year]
    return chance.choice([option for option in options if option != old])
