"""Dates: found in running text as intervals of days, and held against each other.

The grammar is spread over `dates_lexicon` (words and tokens), `dates_rules` (how rules match),
`dates_grammar`, `dates_periods`, `dates_holidays`, `dates_steps` and `dates_relative` (the rules),
`dates_spans`, `dates_counts` and `dates_phrases` (what joins, counts, narrows and bounds), `dates_context`
(what only looks like a date) and `dates_intervals` (the calendar); `dates_reader` and `dates_compare` are its
doors.
"""

from claims.values.dates_compare import compare_dates
from claims.values.dates_reader import find_dates

__all__ = ["compare_dates", "find_dates"]
