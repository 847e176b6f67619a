"""The table of all codes, and the words that choose among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import filter as fitting
from types import MappingProxyType

from claims.codes.code import Code
from claims.codes.upkeep import OF_UPKEEP
from claims.codes.verdicts import OF_VERDICTS
from claims.errors import UsageError
from claims.model import Label, Severity
from claims.suggest import did_you_mean

__all__ = ["CODES", "GROUPS", "code_names", "find_code"]

CODES: Mapping[str, Code] = MappingProxyType(
    {code.name: code for code in sorted((*OF_UPKEEP, *OF_VERDICTS), key=lambda code: code.name)}
)
"""Every code, by name, in alphabetical order."""

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "ALL": "every code",
        "DEFAULT": "every code that is not merely a note",
        Label.REFUTED.value: "the codes of claims that a reference contradicts",
        Label.CONFLICTING.value: "the codes of claims on which references disagree",
        Label.NOT_ENOUGH_EVIDENCE.value: "the codes of claims that the references do not settle",
    }
)
"""Words that stand for several codes in a selection, and what they stand for."""


def find_code(name: str) -> Code:
    """The code called `name`; raises `UsageError` naming the nearest one when there is none."""
    try:
        return CODES[name]
    except KeyError:
        raise _unknown(name, CODES) from None


def code_names(selection: Iterable[str]) -> frozenset[str]:
    """The codes that a selection names: code names, the `GROUPS`, and patterns such as `wrong-*`.

    Raises `UsageError` for a word that is none of them, and for a pattern that no code fits.
    """
    return frozenset(name for word in selection for name in _named(word))


def _named(word: str) -> Iterable[str]:
    if word == "ALL":
        return CODES
    if word == "DEFAULT":
        return [name for name, code in CODES.items() if code.severity is not Severity.NOTE]
    if word in GROUPS:
        return [name for name, code in CODES.items() if code.label == word]
    found = fitting(CODES, word) if "*" in word else [word] if word in CODES else []
    if not found:
        raise _unknown(word, (*CODES, *GROUPS))
    return found


def _unknown(word: str, known: Iterable[str]) -> UsageError:
    return UsageError(f'There is no code "{word}".{did_you_mean(word, known)} "claims codes" lists them all.')
