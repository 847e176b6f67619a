"""Dates in running text: what is found, what it stands for, and what is no date."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
    ids=lambda value: value,
)
def test_dates_relative_to_the_day_of_writing_need_it(text: str, start: str, end: str) -> None:
    unresolved, value = only(text), only(text, AS_OF)
    assert (unresolved.start, unresolved.end, unresolved.relative) == (None, None, True)
    assert (value.start, value.end, value.relative) == (start, end, True)
    assert value.anchor == "2024-07-10"


@pytest.mark.parametrize(
    "text",
    [
        "two years earlier",
        "a year later",
        "the same day",
        "in recent days",
        "the following week",
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


@pytest.mark.parametrize(
    "text",
    [
        "You may leave.",
        "They march on the capital.",
        "May said no.",
        "April Jones won.",
        "August Wilson wrote it.",
        "The Sun rose.",
        "Room 1408 was empty.",
        "It costs $2019.",
        "They won 3-2 again.",
        "Now it is over.",
        "A second attempt failed.",
        "The walls fall down.",
        "They sat on the bench.",
        "A septic tank.",
        "Boeing sold 1999 units.",
        "Call 555-2019.",
        "Call +1 212 555 2015.",
        "Version 2.0.1 is out.",
        "There were 2000 people.",
        "It drew 1,500 visitors.",
        "It rose from 1500 to 2000.",
        "A total of 2000 came.",
        "He ran 1500 metres.",
        "She is in her 80s.",
        "Every Friday they meet.",
        "Black Friday was slow.",
        "The Sunday Times reported it.",
        "It weighs 1950 kg.",
        "See page 1984.",
        "The second half was better.",
        "https://example.org/a2019/x_2020",
        "He reached 2015% of it.",
    ],
)
def test_dates_are_not_seen_where_there_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["30 February 2024", "31 April 2020", "2024-13-05", "45/45/2020"])
def test_dates_that_no_calendar_has_do_not_resolve_to_a_day(text: str) -> None:
    assert all(value.granularity != "day" or value.start is None for value in read(text))


@given(
    st.text(alphabet=st.sampled_from("0123456789-–/., 'sthMayJuneQ of to in the last year\n"), max_size=120)
)
def test_dates_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    found = find_dates(text, as_of=AS_OF)
    assert all(text[each.start : each.end] == each.value.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31)))
def test_dates_written_out_read_back(day: date) -> None:
    for written in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        value = only(f"It was on {written}.")
        assert (value.start, value.end) == (day.isoformat(), day.isoformat())


@pytest.mark.parametrize("piece", ["1,", "May ", "2015-", "3 July to ", "late ", "first ", "\n", "1"])
def test_dates_in_hostile_text_take_time_in_proportion(piece: str) -> None:
    assert find_dates(piece * (50_000 // len(piece))) is not None
