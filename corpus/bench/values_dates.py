"""Scores `find_dates` against the English date cases of Recognizers-Text.

    python corpus/bench/values_dates.py DATA.jsonl.gz [--misses]

The file has one case a line: `text`, `ref` (the day of writing) and `results`, each with `Text`, `Start`,
`End` (inclusive), `TypeName` and `Resolution.values` (`timex` and `value`, or `start` and exclusive `end`).

Only results of the types date and daterange count, and of these not what news prose has no use for, or
what this project leaves unresolved on purpose. The kinds that `_LEFT_OUT` names were decided before the first
score was seen; holidays and counted parts of a stretch ("the first week of May") were left out too, and count
since there are rules for them. The readings below were written down after the first misses had been seen.

Spans are compared without leading articles and prepositions. A value is right when it has the same days.
Where both projects read the same words differently on purpose, this project's reading counts:

- the end of a range is its last day ("2014 to 2018" ends with 2018, "Q1 to Q3" with September), and
  "two weeks ago" is a week;
- "early", "mid" and "late" have to agree in unit and modifier, not in days; "earlier this year" ends today;
- a date without its year has to agree in month, day and weekday, also when it is counted from another ("two
  weeks before Christmas"); a range, week, quarter or half without it in the year of the gold;
- what hangs on another event ("three weeks later", "the end of the year") has to stay unresolved;
- "after 1 May" begins on 2 May, and "no later than 1 May" ends with it;
- "last Friday" has to be right or unresolved, since it is said of two days.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claims.model import DateValue
from claims.values.dates import find_dates
from claims.values.found import Found

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_UNIT = r"(?:day|week|month|year|decade|quarter|century)s?"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_LEFT_OUT = {
    "assistant talk: a stretch from now on": (
        rf"^(?:in|within|for|after|less than|more than)\b(?!.*ago).*\b{_UNIT}\b"
    ),
    "assistant talk: counted from today": (
        r"\b(?:from|after|before|since|till|until|to|through) (?:now|today|tomorrow|tmr\w*|yesterday)\b"
    ),
    "assistant talk: a bare noun": rf"^(?:the |my |all |that |this )?(?:{_UNIT}|wk)$|week after next",
    "assistant talk: up to now": r"\b(?:now|to date|current date|rest of|remaining|tmr)\b",
    "assistant talk: weekends": r"\bweekends?\b",
    "assistant talk: numbered weeks": r"\bweek \d|\bw\d|\bwks?\b|\bw/?e\b",
    "assistant talk: weekday or number, no month": (
        rf"\b{_WEEKDAY},? (?:the )?\w*\d(?!.*{_MONTH})|^the \d+(?:st|nd|rd|th)$"
    ),
    "assistant talk: two expressions in one": (
        rf"\b{_UNIT}\b.*\b{_WEEKDAY}\b|\b{_WEEKDAY}\b.*\b{_UNIT}\b|[(]|{_WEEKDAY}-{_MONTH}"
    ),
    "numerals without a year, or read both ways": (
        r"^\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{1,4})?$|\b\d{1,2}[/.]\d{1,2}\b|[a-z]/\d"
    ),
    "digits only": r"^\d{1,3}$|^\d{5,}$|\d \d",
    "spelled out as in speech": (
        r"\b(?:seventeen|eighteen|nineteen|twenty|two thousand|hundred|thousand)\b|\bof \d\d$"
    ),
    "clock times": r"\d(?:am|pm|:)|\b(?:am|pm|morning|afternoon|evening|night)\b|o'clock",
}
_LOWER_CASE = re.compile(
    r"\b(?:may|march|mar|sat|sun|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri)\b"
)
"""Names of months and days that are words or abbreviations in lower case: left out where written so."""
_LEAD = re.compile(
    r"^(?:(?:about|and|around|at|between|during|for|from|in|of|on|over|the|towards?|year)\s+)+"
)
_RANGE = re.compile(r"\b(?:to|till|until|through|and|thru)\b|\w\s*[-–~]\s*\w")
_HANGING = re.compile(
    r"\b(?:later|earlier in|following|same|day before|day after)\b|"
    r"^(?:the )?(?:end|start|beginning|middle) of (?:the )?[a-z]+$"
)
_MODS = {"start": "early", "mid": "mid", "end": "late"}


@dataclass(frozen=True)
class _Gold:
    text: str
    start: int
    end: int
    values: list[dict[str, Any]]


def _gold(case: dict[str, Any]) -> Iterator[_Gold]:
    for result in case["results"]:
        values = (result.get("Resolution") or {}).get("values") or []
        values = [value for value in values if value.get("value") != "not resolved"]
        if result.get("TypeName") in ("datetimeV2.date", "datetimeV2.daterange") and values:
            yield _Gold(result["Text"].lower(), result["Start"], result["End"] + 1, values)


def _included(case: dict[str, Any], gold: _Gold) -> bool:
    if any(re.search(pattern, gold.text) for pattern in _LEFT_OUT.values()):
        return False
    text = case["text"]
    glued = re.search(r"[-/._]$", text[: gold.start]) or re.match(r"[-/_]", text[gold.end :])
    return not (_LOWER_CASE.search(text[gold.start : gold.end]) or glued)


def _bare(text: str) -> str:
    return _LEAD.sub("", text.lower()).strip(" ,.")


def _span_right(gold: _Gold, found: Found) -> bool:
    return _bare(gold.text) == _bare(found.value.text)


def _days(value: DateValue) -> tuple[date | None, date | None]:
    """The days of a value; a year before 1 is none that the gold has."""
    days = [date.fromisoformat(day) if day and day[0] != "-" else None for day in (value.start, value.end)]
    return days[0], days[1]


def _value_right(gold: _Gold, value: DateValue) -> bool:
    return any(_agrees(gold, each, value) for each in gold.values)


def _agrees(gold: _Gold, expected: dict[str, Any], value: DateValue) -> bool:
    timex, mod = expected.get("timex", ""), expected.get("Mod")
    if value.start is None and value.end is None:
        return _unresolved_right(gold, expected, value)
    if mod in _MODS and value.modifier is not None:
        inside = (expected.get("start") or "") <= (value.start or "") and (value.end or "") < expected.get(
            "end", ""
        )
        return value.modifier == _MODS[mod] and (inside or _fields_agree(timex, value))
    first, last = _expected_days(expected)
    start, end = _days(value)
    if expected.get("sourceEntity") == "datetimepoint":  # the day itself stands for the bound
        first = first + timedelta(days=mod == "after") if first else None
        last = last + timedelta(days=gold.text.startswith("no later")) if last else None
    if "ago" in gold.text:
        return first is not None and start is not None and end is not None and start <= first <= end
    if gold.text.startswith(("earlier", "later")):
        return first == start or last == end
    near = timedelta(days=1 if value.relative and value.granularity == "range" else 0)
    if not _near(first, start, near):
        return False
    if _near(last, end, near) or (mod == "until" and last and _near(last + timedelta(days=1), end, near)):
        return True
    return bool(_RANGE.search(gold.text) and last and end and _ends_range(last + timedelta(days=1), end))


def _unresolved_right(gold: _Gold, expected: dict[str, Any], value: DateValue) -> bool:
    if expected.get("Mod") == "ref_undef" or _HANGING.search(gold.text):
        return True
    if value.relative:
        return value.weekday is not None and gold.text.startswith(("last", "next"))
    if value.granularity in ("half", "quarter", "range", "week") and expected.get("start"):
        again = find_dates(f"{value.text}, {expected['end'][:4]}")
        read = again[0].value if len(again) == 1 else value
        return isinstance(read, DateValue) and read.start is not None and _agrees(gold, expected, read)
    return _fields_agree(expected.get("timex", ""), value)


def _near(one: date | None, other: date | None, by: timedelta) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= by


def _ends_range(stated: date, end: date) -> bool:
    """Whether the stated end is the beginning of the unit that ends the range."""
    if stated == end:
        return True
    whole_month = stated.day == 1 and (end + timedelta(days=1)).day == 1 and stated.replace(day=28) <= end
    quarter = end.month % 3 == 0 and stated.month == end.month - 2
    return whole_month and stated.year == end.year and (quarter or stated.month in (1, end.month))


def _expected_days(expected: dict[str, Any]) -> tuple[date | None, date | None]:
    if "value" in expected:
        day = date.fromisoformat(expected["value"])
        return day, day
    first = date.fromisoformat(expected["start"]) if expected.get("start") else None
    last = date.fromisoformat(expected["end"]) - timedelta(days=1) if expected.get("end") else None
    return first, last


def _fields_agree(timex: str, value: DateValue) -> bool:
    """Month, day and weekday of a timex such as XXXX-07-08 or XXXX-WXX-5, or the first date of a range."""
    first = timex.strip("()").split(",")[0]
    if match := re.fullmatch(r"XXXX-WXX-(\d)", first):
        return value.weekday == int(match[1])
    if match := re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?", first):
        year, month, day = (int(part) if part and part.isdigit() else None for part in match.groups())
        day = None if value.granularity in ("range", "week") else day
        year = None if value.year is None and not re.search(r"\d{4}", value.text) else year
        return (year, month, day) == (value.year, value.month, value.day if day else None)
    return first.startswith("XXXX-W") or first.endswith(("SU", "SP", "FA", "WI"))


def _dates(case: dict[str, Any]) -> list[Found]:
    as_of = date.fromisoformat(case["ref"][:10]) if case["ref"] else None
    return [each for each in find_dates(case["text"], as_of=as_of) if _date(each).granularity != "time"]


def _date(found: Found) -> DateValue:
    if not isinstance(found.value, DateValue):
        raise TypeError(f"{found.value!r} is no date")
    return found.value


def _outcome(gold: _Gold, found: list[Found]) -> str:
    """Says "right", "value" for a right span with a wrong value, or "span"."""
    here = [_date(each) for each in found if _span_right(gold, each)]
    if any(_value_right(gold, value) for value in here):
        return "right"
    return "value" if here else "span"


def _unexpected(case: dict[str, Any], found: list[Found]) -> list[str]:
    expected = [(result["Start"], result["End"] + 1) for result in case["results"]]
    alone = [
        each for each in found if not any(each.start < end and start < each.end for start, end in expected)
    ]
    return [each.value.text for each in alone]


def main() -> None:
    """Print the share of spans found and of values right, and the dates found that nobody expected."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    options = parser.parse_args()
    with gzip.open(options.path, "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    outcomes: Counter[str] = Counter()
    for case in cases:
        found = _dates(case)
        for text in _unexpected(case, found):
            outcomes["unexpected"] += 1
            if options.misses:
                print(f"unexpected  {text!r} in {case['text']!r}")
        for gold in _gold(case):
            outcome = _outcome(gold, found) if _included(case, gold) else "left out"
            outcomes[outcome] += 1
            if options.misses and outcome in ("span", "value"):
                print(f"{outcome}  {gold.text!r} in {case['text']!r}: {[each.value.text for each in found]}")
                print(f"      not {gold.values}")
    total = outcomes["right"] + outcomes["value"] + outcomes["span"]
    spans = outcomes["right"] + outcomes["value"]
    print(f"dates that count: {total}, left out: {outcomes['left out']}")
    right = outcomes["right"]
    print(f"span right: {spans} ({spans / total:.1%}), and value right: {right} ({right / total:.1%})")
    print(f"dates found that overlap no expected expression: {outcomes['unexpected']}")


if __name__ == "__main__":
    main()
