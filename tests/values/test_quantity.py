"""Quantities as intervals: bounds, unit, sense, direction and place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Quantity
from claims.values import Found, find_quantities


def only(text: str) -> tuple[Quantity, str]:
    """The one quantity of `text` and the words that it was read from."""
    found = find_quantities(text)
    assert len(found) == 1, found
    value = found[0].value
    assert isinstance(value, Quantity)
    return value, text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    ("text", "number", "resolution"),
    [
        ("1,234,567", 1_234_567, 1),
        ("1 234 567", 1_234_567, 1),
        ("1\u202f234 seats", 1234, 1),
        ("1'234 seats", 1234, 1),
        ("12,34,567.5", 1_234_567.5, 0.1),
        ("7.25", 7.25, 0.01),
        ("6.2x10^6", 6.2e6, 1e5),
        ("2.5e-3", 2.5e-3, 1e-4),
        ("-12", -12, 1),
        ("minus five", -5, 1),
        ("1.2bn", 1.2e9, 1e8),
        ("3 lakh crore", 3e12, 1e12),
        ("5.5 million", 5.5e6, 1e5),
        ("forty-one", 41, 1),
        ("six hundred and seven", 607, 1),
        ("three hundred and five thousand", 305_000, 1000),
        ("two million five hundred thousand", 2_500_000, 1000),
        ("two and a half million", 2.5e6, 5e5),
        ("4 million and a half", 4.5e6, 5e5),
        ("half a million", 5e5, 1e5),
        ("three quarters of a million", 7.5e5, 1e5),
        ("two dozen", 24, 3),
        ("a hundred", 100, 100),
        ("nine point four", 9.4, 0.1),
        ("3 1/2", 3.5, 0.25),
        ("3½", 3.5, 0.25),
        ("zero", 0, 1),
    ],
)
def test_quantity_numerals(text: str, number: float, resolution: float) -> None:
    value, words = only(text)
    assert words.startswith(text.split()[0])
    assert value.low == value.high == pytest.approx(number)
    assert value.resolution == pytest.approx(resolution)
    assert value.modifier == "exact"


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("more than 80 boats", 80, None, "more-than"),
        ("80+ boats", 80, None, "at-least"),
        ("over 80 boats", 80, None, "more-than"),
        ("no fewer than 80 boats", 80, None, "at-least"),
        ("80 or more boats", 80, None, "at-least"),
        ("up to 80 boats", None, 80, "at-most"),
        ("as many as 80 boats", None, 80, "at-most"),
        ("fewer than 80 boats", None, 80, "less-than"),
        ("80 boats or fewer", 80, 80, "exact"),
        ("about 80 boats", 72, 88, "about"),
        ("80 or so boats", 72, 88, "about"),
        ("some 80 boats", 72, 88, "about"),
        ("nearly 80 boats", 72, 80, "nearly"),
        ("just over 80 boats", 80, 88, "more-than"),
        ("10-15 boats", 10, 15, "range"),
        ("10 to 15 million boats", 10e6, 15e6, "range"),
        ("between one hundred and two hundred boats", 100, 200, "range"),
        ("at least 15 but fewer than 20 boats", 15, 20, "range"),
        ("exactly 80 boats", 80, 80, "exact"),
        ("dozens of boats", 24, 120, "vague"),
        ("tens of thousands of boats", 20_000, 100_000, "vague"),
        ("several boats", 3, 9, "vague"),
    ],
)
def test_quantity_bounds(text: str, low: float | None, high: float | None, modifier: str) -> None:
    value, _ = only(text)
    assert (value.low, value.high) == (
        low if low is None else pytest.approx(low),
        high if high is None else pytest.approx(high),
    )
    assert value.modifier == modifier
    assert value.unit is None


@pytest.mark.parametrize(
    ("text", "low_open", "high_open"),
    [
        ("more than 80", True, False),
        ("at least 80", False, False),
        ("fewer than 80", False, True),
        ("nearly 80", False, True),
        ("at least 15 but fewer than 20", False, True),
    ],
)
def test_quantity_open_ends(text: str, low_open: bool, high_open: bool) -> None:
    value, _ = only(text)
    assert (value.low_open, value.high_open) == (low_open, high_open)


@pytest.mark.parametrize(
    ("text", "number", "unit", "per"),
    [
        ("$7.5m", 7.5e6, "USD", None),
        ("US$3 trillion", 3e12, "USD", None),
        ("C$40", 40, "CAD", None),
        ("€2.5 million", 2.5e6, "EUR", None),
        ("EUR 300", 300, "EUR", None),
        ("75 USD million", 75e6, "USD", None),
        ("60 pence", 0.6, "GBP", None),
        ("a fine of 500 pounds", 500, "GBP", None),
        ("a dog of 50 pounds", 50, "pound", None),
        ("3 dollars 50 cents", 3.5, "USD", None),
        ("12 per cent", 12, "percent", None),
        ("12%", 12, "percent", None),
        ("4 percentage points", 4, "percentage-point", None),
        ("25 basis points", 0.25, "percentage-point", None),
        ("6 feet 3 inches", 6.25, "foot", None),
        ("a 12-inch pipe", 12, "inch", None),
        ("190 km2", 190, "square kilometer", None),
        ("8 degrees Celsius", 8, "degree_Celsius", None),
        ("-4°C", -4, "degree_Celsius", None),
        ("40 GB", 40, "gigabyte", None),
        ("3 kilowatt-hours", 3, "kilowatt hour", None),
        ("a ten-year deal", 10, "year", None),
        ("two decades", 20, "year", None),
        ("two and a half years", 2.5, "year", None),
        ("a year and a half", 1.5, "year", None),
        ("half an hour", 0.5, "hour", None),
        ("$40 a month", 40, "USD", "month"),
        ("$9 per share", 9, "USD", "share"),
        ("90 km/h", 90, "kilometer", "hour"),
        ("60 mph", 60, "mile", "hour"),
        ("6 deaths per 100,000 people", 6, None, "100000 people"),
        ("500 visitors a day", 500, None, "day"),
    ],
)
def test_quantity_units(text: str, number: float, unit: str | None, per: str | None) -> None:
    value, _ = only(text)
    assert value.low == pytest.approx(number)
    assert (value.unit, value.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "sense", "number", "unit", "direction"),
    [
        ("Rents were up 12 %.", "change", 12, "percent", "up"),
        ("Rents rose by 12 percent.", "change", 12, "percent", "up"),
        ("a 12% drop in rents", "change", 12, "percent", "down"),
        ("The index fell 3 points.", "change", 3, None, "down"),
        ("Staff was cut by a quarter.", "change", 25, "percent", "down"),
        ("It lost a fifth of its staff.", "change", 20, "percent", "down"),
        ("The fleet is larger by 12 %.", "change", 12, "percent", None),
        ("Rents doubled.", "factor", 2, "times", "up"),
        ("Staff was halved.", "factor", 0.5, "times", "down"),
        ("three times as many boats", "factor", 3, "times", None),
        ("She won it three times.", "amount", 3, "times", None),
        ("a tenfold rise", "factor", 10, "times", "up"),
        ("a 41-year-old sailor", "age", 41, "year", None),
        ("The baby is three months old.", "age", 3, "month", None),
        ("pupils aged 11", "age", 11, "year", None),
        ("The skipper, Ines Vogt, 52, disagreed.", "age", 52, "year", None),
        ("two-thirds of the crew", "share", 2 / 3, None, None),
        ("a third of the crew", "share", 1 / 3, None, None),
        ("one in five sailors", "share", 0.2, None, None),
        ("one sailor in five", "share", 0.2, None, None),
        ("two sailors in five", "share", 0.4, None, None),
        ("nine out of ten sailors", "share", 0.9, None, None),
        ("Rents rose to 900 euros.", "amount", 900, "EUR", None),
    ],
)
def test_quantity_sense(
    text: str, sense: str, number: float, unit: str | None, direction: str | None
) -> None:
    value, _ = only(text)
    assert value.low == value.high == pytest.approx(number)
    assert (value.sense, value.unit, value.direction) == (sense, unit, direction)


def test_quantity_change_and_level_are_two() -> None:
    change, level = (found.value for found in find_quantities("Exports were up 12 % to 30 million tonnes."))
    assert isinstance(change, Quantity)
    assert isinstance(level, Quantity)
    assert (change.sense, change.direction, change.low) == ("change", "up", 12)
    assert (level.sense, level.low, level.unit) == ("amount", 30e6, "metric_ton")


def test_quantity_from_one_level_to_another_are_two() -> None:
    found = find_quantities("The rate went from 3 % to 5 %.")
    assert [(item.value.low, item.value.high) for item in found if isinstance(item.value, Quantity)] == [
        (3, 3),
        (5, 5),
    ]


def test_quantity_places_are_those_of_the_text() -> None:
    text = "Of the 31 boats, more than half (17) sank within 2 hours."
    found = find_quantities(text)
    assert [text[item.start : item.end] for item in found] == ["31", "more than half", "17", "2 hours"]
    assert [item.value.text for item in found] == [text[item.start : item.end] for item in found]


PARTS = """about between and from to a an one two half third more than at least up 5 10 3.5 1,000 % $ € km
years old million and/or - – , . / per in of dozens times doubled + ( ) ½ aged no 2019 twenty hundred"""
WORDS = st.sampled_from(PARTS.split())


def check(found: list[Found], text: str) -> None:
    last = 0
    for item in found:
        assert last <= item.start < item.end <= len(text)
        value = item.value
        assert isinstance(value, Quantity)
        assert value.text == text[item.start : item.end]
        if value.low is not None and value.high is not None:
            assert value.low <= value.high
        last = item.end


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_quantity_grammar_never_fails(text: str) -> None:
    check(find_quantities(text), text)


@given(st.text(max_size=80))
def test_quantity_any_text_never_fails(text: str) -> None:
    check(find_quantities(text), text)


@given(st.integers(min_value=0, max_value=10**15))
def test_quantity_reads_what_was_written(number: int) -> None:
    value, _ = only(f"It has {number:,} stones and is old.")
    assert value.low == value.high == number


HOSTILE = "1-|1 |one |a hundred and |between 1 and |1,000 |$|half a |- |minus |1.|#1 |1 million and a half "


@pytest.mark.parametrize("part", HOSTILE.split("|"))
def test_quantity_time_is_bounded(part: str) -> None:
    # quadratic work on 40,000 characters would take minutes
    text = part * (40_000 // len(part))
    check(find_quantities(text), text)
