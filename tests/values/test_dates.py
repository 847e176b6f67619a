"""Dates in running text: what is found and what it stands for."""

from datetime import date

import pytest

from claims.model import DateValue
from claims.values.dates import find_dates

AS_OF = date(2024, 7, 10)  # a Wednesday


def read(text: str, as_of: date | None = None) -> list[DateValue]:
    values = [found.value for found in find_dates(text, as_of=as_of)]
    assert all(isinstance(value, DateValue) for value in values)
    return [value for value in values if isinstance(value, DateValue)]


def only(text: str, as_of: date | None = None) -> DateValue:
    values = read(text, as_of)
    assert len(values) == 1, values
    return values[0]


@pytest.mark.parametrize(
    ("text", "written", "start", "end"),
    [
        ("It opened on 3 July 2024.", "3 July 2024", "2024-07-03", "2024-07-03"),
        ("It opened on July 3, 2024.", "July 3, 2024", "2024-07-03", "2024-07-03"),
        ("On the 3rd of July, 2024 it opened.", "3rd of July, 2024", "2024-07-03", "2024-07-03"),
        ("The file is dated 2024-07-03.", "2024-07-03", "2024-07-03", "2024-07-03"),
        ("Signed 25/12/2023 in Oslo.", "25/12/2023", "2023-12-25", "2023-12-25"),
        ("Signed 12/25/2023 in Oslo.", "12/25/2023", "2023-12-25", "2023-12-25"),
        ("It ran 3-5 July 2024.", "3-5 July 2024", "2024-07-03", "2024-07-05"),
        ("It ran July 3–5, 2024.", "July 3–5, 2024", "2024-07-03", "2024-07-05"),
        (
            "It ran from 3 July to 5 August 2024.",
            "from 3 July to 5 August 2024",
            "2024-07-03",
            "2024-08-05",
        ),
        ("from December to March 2024", "from December to March 2024", "2023-12-01", "2024-03-31"),
        ("built between 2018 and 2020", "between 2018 and 2020", "2018-01-01", "2020-12-31"),
        ("the 2018-20 recession", "2018-20", "2018-01-01", "2020-12-31"),
        ("the architect (1950 – 2016)", "1950 – 2016", "1950-01-01", "2016-12-31"),
        ("in the 2005/2006 season", "2005/2006", "2005-01-01", "2006-12-31"),
        ("In November 2022 it grew.", "November 2022", "2022-11-01", "2022-11-30"),
        ("in February of 2024", "February of 2024", "2024-02-01", "2024-02-29"),
        ("It grew in 2022.", "2022", "2022-01-01", "2022-12-31"),
        ("the 2017 Brit Awards", "2017", "2017-01-01", "2017-12-31"),
        ("the 2022 FIFA World Cup", "2022", "2022-01-01", "2022-12-31"),
        ("released in late 2022", "late 2022", "2022-10-01", "2022-12-31"),
        ("towards the end of 2022", "end of 2022", "2022-10-01", "2022-12-31"),
        ("since mid-2021 or so", "since mid-2021", "2021-05-01", None),
        ("in early March 2021", "early March 2021", "2021-03-01", "2021-03-10"),
        ("the third quarter of 2023", "third quarter of 2023", "2023-07-01", "2023-09-30"),
        ("in 2023 Q3 sales fell", "2023 Q3", "2023-07-01", "2023-09-30"),
        ("the first half of 2023", "first half of 2023", "2023-01-01", "2023-06-30"),
        ("the summer of 2021", "summer of 2021", "2021-06-01", "2021-08-31"),
        ("the winter of 2021", "winter of 2021", "2021-12-01", "2022-02-28"),
        ("music of the 1990s", "1990s", "1990-01-01", "1999-12-31"),
        ("music of the '90s", "'90s", "1990-01-01", "1999-12-31"),
        ("in the mid-1980s", "mid-1980s", "1984-01-01", "1986-12-31"),
        ("in the early 1970s", "early 1970s", "1970-01-01", "1973-12-31"),
        ("in the 19th century", "19th century", "1800-01-01", "1899-12-31"),
        ("in the twentieth century", "twentieth century", "1900-01-01", "1999-12-31"),
        ("the week of June 10, 2024", "week of June 10, 2024", "2024-06-10", "2024-06-16"),
        ("on Christmas Day 2023", "Christmas Day 2023", "2023-12-25", "2023-12-25"),
        ("chairman since 2015", "since 2015", "2015-01-01", None),
        ("built before 1900", "before 1900", None, "1899-12-31"),
        ("built after May 2018", "after May 2018", "2018-06-01", None),
        ("carbon neutral by 2030", "by 2030", None, "2030-12-31"),
        ("by the end of 2025", "by the end of 2025", None, "2025-12-31"),
        ("no later than 1 May 2020", "no later than 1 May 2020", None, "2020-05-01"),
        ("from 2015 onwards", "from 2015 onwards", "2015-01-01", None),
        ("two days after 3 July 2024", "two days after 3 July 2024", "2024-07-05", "2024-07-05"),
        ("killed in 44 BC", "44 BC", "-0043-01-01", "-0043-12-31"),
        ("erupted in AD 79", "AD 79", "0079-01-01", "0079-12-31"),
        ("the 5th century BC", "5th century BC", "-0499-01-01", "-0400-12-31"),
        ("from 776 BC to 394 AD", "from 776 BC to 394 AD", "-0775-01-01", "0394-12-31"),
        ("Easter 2018 was early", "Easter 2018", "2018-04-01", "2018-04-01"),
        ("on Ash Wednesday 2024", "Ash Wednesday 2024", "2024-02-14", "2024-02-14"),
        ("Thanksgiving Day in 2023", "Thanksgiving Day in 2023", "2023-11-23", "2023-11-23"),
        ("on Cyber Monday 2024", "Cyber Monday 2024", "2024-12-02", "2024-12-02"),
        ("closed Memorial Day 2022", "Memorial Day 2022", "2022-05-30", "2022-05-30"),
        ("by New Year’s Day 2020", "by New Year’s Day 2020", None, "2020-01-01"),
        ("in the first week of June 2021", "first week of June 2021", "2021-05-31", "2021-06-06"),
        ("the last two weeks of 2020", "last two weeks of 2020", "2020-12-21", "2021-01-03"),
        ("the first nine months of 2023", "first nine months of 2023", "2023-01-01", "2023-09-30"),
        ("the final day of February 2024", "final day of February 2024", "2024-02-29", "2024-02-29"),
        ("the third Tuesday in May 2024", "third Tuesday in May 2024", "2024-05-21", "2024-05-21"),
        ("the last year of the 1980s", "last year of the 1980s", "1989-01-01", "1989-12-31"),
        ("week 20 of 2024", "week 20 of 2024", "2024-05-13", "2024-05-19"),
        ("w/c 13 May 2024", "w/c 13 May 2024", "2024-05-13", "2024-05-19"),
        ("two weeks starting 13 May 2024", "two weeks starting 13 May 2024", "2024-05-13", "2024-05-26"),
        ("built in 2018 or later", "2018 or later", "2018-01-01", None),
        ("as early as 2011", "as early as 2011", "2011-01-01", None),
        ("before the end of 2025", "before the end of 2025", None, "2025-12-31"),
        (
            "from Monday, 3 June 2024 to Friday",
            "from Monday, 3 June 2024 to Friday",
            "2024-06-03",
            "2024-06-07",
        ),
        ("3 July 2024 – 5 August 2024", "3 July 2024 – 5 August 2024", "2024-07-03", "2024-08-05"),
        ("music of the 1990’s", "1990’s", "1990-01-01", "1999-12-31"),
        ("in nineteen eighty-four", "nineteen eighty-four", "1984-01-01", "1984-12-31"),
        ("in two thousand and five", "two thousand and five", "2005-01-01", "2005-12-31"),
        ("on Dec31, 1994", "Dec31, 1994", "1994-12-31", "1994-12-31"),
        ("in 2017 April", "2017 April", "2017-04-01", "2017-04-30"),
        ("sold in CY2018", "CY2018", "2018-01-01", "2018-12-31"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dates_resolve_to_intervals(text: str, written: str, start: str | None, end: str | None) -> None:
    value = only(text)
    assert (value.text, value.start, value.end) == (written, start, end)
    assert not value.relative


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("on July 3rd", {"month": 7, "day": 3}),
        ("on 3/7/2024", {"year": 2024}),
        ("on Friday", {"weekday": 5}),
        ("in early March they met", {"month": 3}),
        ("on New Year's Eve", {"month": 12, "day": 31}),
        ("It closed on the 18th.", {"day": 18}),
        ("on St. Patrick's Day", {"month": 3, "day": 17}),
        ("before Easter", {}),
        ("two weeks before Christmas", {"month": 12, "day": 11}),
        ("the last week of July", {"month": 7}),
        ("week 3 of the tour in May", {"month": 5}),
        ("3-5 July in Oslo", {"month": 7}),
        ("between 3 and 12 of September", {"month": 9}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dates_keep_the_parts_of_what_is_unresolved(text: str, stated: dict[str, int]) -> None:
    value = only(text)
    assert (value.start, value.end) == (None, None)
    parts = {"year": value.year, "month": value.month, "day": value.day, "weekday": value.weekday}
    assert {name: number for name, number in parts.items() if number} == stated


def test_dates_keep_the_weekday_beside_the_day() -> None:
    value = only("Monday, May 18, 2015")
    assert (value.start, value.weekday) == ("2015-05-18", 1)


def test_dates_of_a_life_are_two_days() -> None:
    values = read("Hadid (31 October 1950 – 31 March 2016) built it.")
    assert [value.start for value in values] == ["1950-10-31", "2016-03-31"]


def test_dates_of_a_list_of_years_are_all_found() -> None:
    assert [value.year for value in read("It won in 2007, 2009 and 2012.")] == [2007, 2009, 2012]


@pytest.mark.parametrize("text", ["FY2025", "fiscal 2025", "fiscal year 2025", "Q3 FY2025"])
def test_dates_of_fiscal_periods_are_marked(text: str) -> None:
    value = only(f"Revenue rose in {text}.")
    assert (value.calendar, value.year) == ("fiscal", 2025)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("yesterday", "2024-07-09", "2024-07-09"),
        ("last week", "2024-07-01", "2024-07-07"),
        ("this week", "2024-07-08", "2024-07-14"),
        ("next month", "2024-08-01", "2024-08-31"),
        ("six months ago", "2024-01-01", "2024-01-31"),
        ("a fortnight ago", "2024-06-24", "2024-06-30"),
        ("the past decade", "2014-07-10", "2024-07-10"),
        ("the past three months", "2024-04-10", "2024-07-10"),
        ("the last two quarters", "2024-01-01", "2024-06-30"),
        ("earlier this year", "2024-01-01", "2024-07-10"),
        ("next spring", "2025-03-01", "2025-05-31"),
        ("June last year", "2023-06-01", "2023-06-30"),
        ("the third quarter of last year", "2023-07-01", "2023-09-30"),
        ("last year's third quarter", "2023-07-01", "2023-09-30"),
        ("early last month", "2024-06-01", "2024-06-10"),
        ("this past Monday", "2024-07-08", "2024-07-08"),
        ("last Easter", "2024-03-31", "2024-03-31"),
        ("next Christmas", "2024-12-25", "2024-12-25"),
        ("last weekend", "2024-07-06", "2024-07-07"),
        ("this working week", "2024-07-08", "2024-07-12"),
        ("the 21st of next month", "2024-08-21", "2024-08-21"),
        ("Tuesday the ninth", "2024-07-09", "2024-07-09"),
        ("last June 3", "2024-06-03", "2024-06-03"),
        ("next 3rd of June", "2025-06-03", "2025-06-03"),
        ("two years and three months ago", "2022-04-01", "2022-04-30"),
        ("the last week of last month", "2024-06-24", "2024-06-30"),
        ("the first ten days of last year", "2023-01-01", "2023-01-10"),
    ],
    ids=lambda value: value,
)
def test_dates_relative_to_the_day_of_writing_need_it(text: str, start: str, end: str) -> None:
    unresolved, value = only(text), only(text, AS_OF)
    assert (unresolved.start, unresolved.end, unresolved.relative) == (None, None, True)
    assert (value.start, value.end, value.relative) == (start, end, True)
    assert value.anchor == "2024-07-10"


def test_dates_end_a_span_on_the_next_such_weekday() -> None:
    value = only("from next Monday to Friday", AS_OF)
    assert (value.start, value.end) == ("2024-07-15", "2024-07-19")


@pytest.mark.parametrize(
    "text",
    [
        "two years earlier",
        "a year later",
        "the same day",
        "in recent days",
        "the following week",
        "the following two years",
        "the end of the year",
        "a few years ago",
    ],
)
def test_dates_that_hang_on_another_event_never_resolve(text: str) -> None:
    value = only(f"It happened {text}.", AS_OF)
    assert (value.start, value.end, value.relative) == (None, None, True)


@pytest.mark.parametrize("text", ["10:30 am", "5 pm", "noon", "6 p.m."])
def test_dates_read_clock_times(text: str) -> None:
    assert only(f"It begins at {text}").granularity == "time"


def test_dates_give_a_clock_time_the_day_beside_it() -> None:
    clock = read("It began at 10:30 am on 3 July 2024.")[0]
    assert (clock.granularity, clock.start) == ("time", "2024-07-03")
