"""Holidays: their day in a year, and the rules that read them.

Holidays that have the same date in every country that keeps them resolve with a year or keep month and day;
those that move resolve with a year only. The rules of the calendar are common knowledge: Easter after the
anonymous Gregorian computus, the others by the n-th weekday of a month. What differs from country to country
under one name (Independence Day, Mother's Day, Labour Day) is left out; "Thanksgiving" and "Labor Day" are
read as the American ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.values.dates_intervals import Day, Point, days_later, weekday_of_month
from claims.values.dates_rules import Line, Match, Rule, point_of, rule

__all__ = ["HOLIDAY_RULES"]

_FIXED = {
    "all saints day": (11, 1),
    "april fools day": (4, 1),
    "boxing day": (12, 26),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "earth day": (4, 22),
    "halloween": (10, 31),
    "international women s day": (3, 8),
    "international womens day": (3, 8),
    "international workers day": (5, 1),
    "juneteenth": (6, 19),
    "new year": (1, 1),
    "new year day": (1, 1),
    "new year s": (1, 1),
    "new year s day": (1, 1),
    "new year s eve": (12, 31),
    "new years day": (1, 1),
    "new years eve": (12, 31),
    "saint patrick s day": (3, 17),
    "st patrick s day": (3, 17),
    "valentine s day": (2, 14),
    "veterans day": (11, 11),
}
"""Month and day."""

_FROM_EASTER = {
    "ascension day": 39,
    "ash wednesday": -46,
    "easter": 0,
    "easter day": 0,
    "easter monday": 1,
    "easter sunday": 0,
    "good friday": -2,
    "holy saturday": -1,
    "maundy thursday": -3,
    "palm sunday": -7,
    "pentecost": 49,
    "shrove tuesday": -47,
    "whit monday": 50,
}
"""Days after Easter Sunday of the western churches."""

_WEEKDAYS_OF_MONTH = {
    "black friday": (11, 4, 4, 1),
    "columbus day": (10, 1, 2, 0),
    "cyber monday": (11, 4, 4, 4),
    "labor day": (9, 1, 1, 0),
    "martin luther king day": (1, 1, 3, 0),
    "martin luther king jr day": (1, 1, 3, 0),
    "memorial day": (5, 1, -1, 0),
    "presidents day": (2, 1, 3, 0),
    "thanksgiving": (11, 4, 4, 0),
    "thanksgiving day": (11, 4, 4, 0),
}
"""Month, weekday (Monday is 1), which one of the month (-1 is the last), and days to add."""

_NAMES = frozenset((*_FIXED, *_FROM_EASTER, *_WEEKDAYS_OF_MONTH))
_LONGEST = max(len(name.split()) for name in _NAMES)
_NEED_CUE = frozenset(("christmas", "earth day", "easter", "new year", "new year s", "thanksgiving"))
"""Seasons, wishes and films too: without a year they are dates only after a preposition."""
_CUES = frozenset(("after", "at", "before", "by", "from", "on", "since", "until"))
_OTHERS = frozenset(("canadian", "coptic", "greek", "orthodox", "russian"))
"""Words before a holiday that is kept on another day."""
_STEPS = {"last": -1, "next": 1, "previous": -1, "this": 0}


def _name_at(line: Line, first: int) -> tuple[str, int] | None:
    """The longest name of a holiday that begins at a token, and its last token; marks do not count."""
    words: list[str] = []
    longest: tuple[str, int] | None = None
    at = first
    while len(words) < _LONGEST and (low := line.low(at)):
        if low not in ("'", "’") and not (low == "." and words[-1:] in (["jr"], ["st"])):
            words.append(low)
            if " ".join(words) in _NAMES:
                longest = " ".join(words), at
        at += 1
    return longest


def _day_of(name: str, year: int) -> Day:
    """The day of a holiday; for `year` from 1 to 9998."""
    if name in _FIXED:
        return (year, *_FIXED[name])
    if name in _FROM_EASTER:
        feast = _easter(year) + timedelta(days=_FROM_EASTER[name])
        return feast.year, feast.month, feast.day
    month, weekday, number, more = _WEEKDAYS_OF_MONTH[name]
    return days_later(weekday_of_month(year, month, weekday, number), more)


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    step = (golden + 11 * epact + 22 * shift) // 451
    month, day = divmod(epact + shift - 7 * step + 114, 31)
    return date(year, month, day + 1)


def _holiday(match: Match) -> Point | None:
    """Reads "Easter 2018", "Christmas Eve", "on Labor Day"; one that moves has no day without a year."""
    line = match.line
    found = _name_at(line, match.first)
    if found is None or line.low(match.first - 1) in _OTHERS:
        return None
    name, last = found
    at = last + 1
    while line.low(at) in (",", "in", "of"):
        at += 1
    if at - last <= 2 and line.has(at, "YEAR"):
        day = _day_of(name, int(line.low(at)))
        dated = point_of(match, "day", (day, day), year=day[0], month=day[1], day=day[2])
        return replace(dated, last=at)
    cued = line.low(match.first - 1) in _CUES
    if not cued and (name in _NEED_CUE or name not in _FIXED):
        return None
    stated = _FIXED.get(name, (None, None))
    return replace(point_of(match, "day", None, month=stated[0], day=stated[1]), last=last)


def _holiday_step(match: Match) -> Point | None:
    """Reads "last Easter", the latest that is over, "next Easter", the first to come, "this Christmas"."""
    found = _name_at(match.line, match.first + 1)
    if found is None or found[0] in ("new year", "new year s"):
        return None
    name, last = found
    point = replace(point_of(match, "day", None), last=last, relative=True)
    if match.as_of is None:
        return point
    today = (match.as_of.year, match.as_of.month, match.as_of.day)
    step = _STEPS[match.word("step")]
    day = _day_of(name, match.as_of.year)
    if (step < 0 and day >= today) or (step > 0 and day <= today):
        day = _day_of(name, match.as_of.year + step)
    return replace(point, start=day, end=day, anchored=True)


_FIRST_WORDS = "|".join(sorted({name.split()[0] for name in _NAMES}))
HOLIDAY_RULES: tuple[Rule, ...] = (
    rule(f"step=last|next|previous|this {_FIRST_WORDS}", _holiday_step),
    rule(_FIRST_WORDS, _holiday),
)
