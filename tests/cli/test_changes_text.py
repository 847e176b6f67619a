"""What has changed between two versions, as far as no repository is needed to tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.changes import changed_places, new_sentences
from claims.git import Record, parse_names, parse_raw

BEFORE = ["One is here.", "Two is here.", "One is here.", "Three is here."]
ZEROS, SOME = "0" * 40, "a" * 40


@pytest.mark.parametrize(
    ("after", "new"),
    [
        pytest.param(BEFORE, set(), id="same"),
        pytest.param(["One is here.", "Two is  there.", "One is here.", "Three is here."], {1}, id="changed"),
        pytest.param(
            ["Three is here.", "One is\n here.", "One is here.", "Two is\there."], set(), id="moved"
        ),
        pytest.param([*BEFORE, "Two is here."], {4}, id="doubled"),
        pytest.param(["Two is here."], set(), id="fewer"),
        pytest.param(["Four.", *BEFORE[1:], "One is here."], {0}, id="moved-and-added"),
    ],
)
def test_new_sentences(after: list[str], new: set[int]) -> None:
    assert new_sentences(BEFORE, after) == new


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_new_sentences_are_those_too_many(before: list[str], after: list[str]) -> None:
    new = [after[index] for index in new_sentences(before, after)]
    for word in "abc":
        assert new.count(word) == max(0, after.count(word) - before.count(word))


@pytest.mark.parametrize(
    ("after", "context", "places"),
    [
        pytest.param("a\nb\nc\nd", 0, [], id="same"),
        pytest.param("a\r\nb\r\nc\r\nd", 0, [], id="line-ends"),
        pytest.param("a\nX\nc\nd", 0, ["X\n"], id="changed"),
        pytest.param("a\n😀é\nc\nd", 0, ["😀é\n"], id="emoji"),
        pytest.param("a\nX\nc\nd", 1, ["a\nX\nc\n"], id="context"),
        pytest.param("a\nd", 1, ["a\nd"], id="deleted"),
        pytest.param("a\nb\nc\nd\ne", 0, ["e"], id="at-the-end"),
    ],
)
def test_changed_places(after: str, context: int, places: list[str]) -> None:
    found = changed_places("a\nb\nc\nd", after, context=context)
    assert [after[start:end] for start, end in found] == places


def raw(*fields: str) -> bytes:
    return "".join(f"{field}\0" for field in fields).encode()


@pytest.mark.parametrize(
    ("output", "records"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(
            raw(f":100644 100644 {SOME} {ZEROS} M", 'a "b"\né.md'),
            [Record(now='a "b"\né.md', then='a "b"\né.md')],
            id="changed",
        ),
        pytest.param(raw(f":000000 100644 {ZEROS} {SOME} A", "a"), [Record(now="a", then=None)], id="added"),
        pytest.param(
            raw(f":100644 000000 {SOME} {ZEROS} D", "a"), [Record(now=None, then="a")], id="deleted"
        ),
        pytest.param(
            raw(
                f":100644 100644 {SOME} {ZEROS} R086",
                "a",
                "b",
                f":100644 100644 {SOME} {SOME} R100",
                "c",
                "d",
            ),
            [Record(now="b", then="a"), Record(now="d", then="c", same=True)],
            id="moved",
        ),
        pytest.param(
            raw(f":160000 160000 {SOME} {ZEROS} M", "a"),
            [Record(now="a", then="a", module=True)],
            id="submodule",
        ),
    ],
)
def test_parse_raw(output: bytes, records: list[Record]) -> None:
    assert list(parse_raw(output)) == records


def test_parse_names() -> None:
    assert parse_names(raw("a b", "ü\t")) == {"a b", "ü\t"}
