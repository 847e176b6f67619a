"""Checkers are found by entry point; one that can't be loaded is told, not fatal."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from checkers.registry import GROUP, Registration, load_all, registered
from claims.errors import CheckerUnavailable


def registration(name: str, value: str) -> Registration:
    return Registration(name, "a-package 1.0", EntryPoint(name, value, GROUP))


def test_the_documents_checker_is_registered() -> None:
    found = {item.name: item for item in registered()}
    assert list(found) == sorted(found)
    assert found["documents"].load().name == "documents"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("no_such_module:Checker", id="module missing"),
        pytest.param("checkers.documents:Nothing", id="object missing"),
        pytest.param("checkers.stems:fold", id="not a checker"),
    ],
)
def test_what_can_not_be_loaded_says_so(value: str) -> None:
    with pytest.raises(CheckerUnavailable, match="broken"):
        registration("broken", value).load()


def test_loading_all_keeps_the_good_ones() -> None:
    loaded, problems = load_all(
        [
            registration("broken", "no_such_module:Checker"),
            registration("documents", "checkers.documents:DocumentsChecker"),
        ]
    )
    assert [checker.name for checker in loaded] == ["documents"]
    assert len(problems) == 1
    assert "no_such_module" in problems[0]
