"""The table of codes: complete, documented, and found again by those who misspell."""

from __future__ import annotations

import re

import pytest

import checkers
from claims.codes import CODES, GROUPS, code_names, find_code, severity_of
from claims.errors import UsageError
from claims.model import Label, Severity


@pytest.mark.parametrize("name", CODES)
def test_codes_document_all_sections(name: str) -> None:
    code = CODES[name]
    headings = [heading for heading, _ in code.sections]
    assert headings == ["What it means", "Why it matters", "Example", "What to do", "How to silence it"]
    for heading, text in code.sections:
        assert re.fullmatch(r"[A-Z“\"'].{20,}[.?!]", text), f"{heading} of {name}"
    assert code.summary.endswith(".")
    assert len(code.summary) <= 100


def test_codes_are_kebab_case_and_in_order() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in CODES)


def test_codes_cover_all_that_the_checkers_report() -> None:
    assert set(checkers.codes()) <= set(CODES)


def test_codes_take_their_severity_from_the_verdict() -> None:
    assert find_code("wrong-number").severity is Severity.ERROR
    assert find_code("conflicting-sources").severity is Severity.WARNING
    assert find_code("no-evidence").severity is Severity.NOTE
    assert severity_of(Label.SUPPORTED) is None


def test_codes_suggest_the_nearest_name() -> None:
    with pytest.raises(UsageError, match='Did you mean "altered-quote"'):
        find_code("altred-quote")


def test_codes_words_for_several() -> None:
    assert code_names(["ALL"]) == set(CODES)
    assert code_names(["DEFAULT"]) == set(CODES) - {"no-evidence"}
    assert code_names(["DEFAULT", "no-evidence"]) == set(CODES)
    assert code_names([]) == set()
    by_label = [name for name, code in CODES.items() if code.label is Label.REFUTED]
    assert code_names(["refuted"]) == set(by_label) > {"wrong-number", "altered-quote"}
    assert code_names(["conflicting"]) == {"conflicting-sources"}
    assert code_names(["not-enough-evidence"]) == {"no-evidence"}
    assert code_names(["wrong-*"]) == {name for name in CODES if name.startswith("wrong-")}
    for group in GROUPS:
        assert code_names([group])


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("refutd", 'Did you mean "refuted"', id="verdict"),
        pytest.param("wrnog-number", 'Did you mean "wrong-number"', id="code"),
        pytest.param("wring-*", '"claims codes" lists', id="pattern"),
        pytest.param("supported", '"claims codes" lists', id="no-finding"),
    ],
)
def test_codes_refuse_words_that_stand_for_none(word: str, hint: str) -> None:
    with pytest.raises(UsageError, match=re.escape(hint)):
        code_names([word])
