"""Units and currencies: how they are written around a number, and how one converts into another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from claims.errors import ResourceError
from claims.values.scan import Token, adjacent, scan, word_set

__all__ = ["TIME_UNITS", "Unit", "convert", "is_currency", "read_sign", "read_unit", "sign_starts"]

TIME_UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year")
# Forms of several tokens that stand without blanks: "A$", "km2".
_GLUED = re.compile(r"^\S*[$23]\S*$")
_MASS_OR_MONEY = frozenset({"pound", "pounds"})
_MONEY_WORDS = word_set(
    """bail bill bonus bought budget charge charged compensation cost costing costs debt deficit earn
    earned earning earns fee fine fined fund funding income invest invested investment loan loss
    losses lost money paid pay paying pays pension price priced prize profit profits raise raised rent
    revenue revenues salary sale sales save saved savings sold spend spending spends spent stake tax
    value valued wage wages worth"""
)


class Unit(NamedTuple):
    """A unit as read up to token `end`: `factor` turns the number into `name`, `per` makes a rate."""

    name: str
    end: int
    factor: float = 1.0
    per: str | None = None
    currency: bool = False


class _Form(NamedTuple):
    """A surface form as its token texts; `folded` forms match in any case."""

    words: tuple[str, ...]
    folded: bool
    unit: Unit
    glued: bool = False  # "A$" is not the "A $" of "A $5 note"


class _Tables(NamedTuple):
    behind: dict[str, tuple[_Form, ...]]  # by first token in lower case, longest form first
    before: dict[str, tuple[_Form, ...]]
    currencies: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    try:
        data = json.loads(files("claims.resources").joinpath("units.json").read_text(encoding="utf-8"))
        behind: list[_Form] = []
        before: list[_Form] = []
        for row in data["units"]:
            unit = Unit(row["name"], 0, row.get("factor", 1.0), row.get("per"))
            behind += _forms(row["words"], unit, folded=True)
            behind += _forms(row["symbols"], unit, folded=False)
        for row in data["currencies"]:
            unit = Unit(row["code"], 0, currency=True)
            cent = unit._replace(factor=0.01)
            millions = unit._replace(factor=1e6)
            signs = [*_forms([*row["signs"], row["code"]], unit, folded=False)]
            signs += _forms([f"M{row['code']}"], millions, folded=False)
            before += signs
            behind += signs
            behind += _forms(row["names"], unit, folded=True)
            behind += _forms(row["minor"], cent, folded=True)
            behind += _forms(row["minor_symbols"], cent, folded=False)
        currencies = frozenset(row["code"] for row in data["currencies"])
    except (OSError, ValueError, KeyError) as error:
        raise ResourceError(
            f"units.json of the package is missing or damaged: reinstall claims ({error})"
        ) from error
    return _Tables(_by_first(behind), _by_first(before), currencies)


def _forms(surfaces: Sequence[str], unit: Unit, *, folded: bool) -> Iterator[_Form]:
    for surface in surfaces:
        words = tuple(token.text.lower() if folded else token.text for token in scan(surface))
        yield _Form(words, folded, unit, glued=bool(_GLUED.search(surface)))


def _by_first(forms: Sequence[_Form]) -> dict[str, tuple[_Form, ...]]:
    table: dict[str, list[_Form]] = {}
    for form in forms:
        table.setdefault(form.words[0].lower(), []).append(form)
    return {first: tuple(sorted(rows, key=lambda form: -len(form.words))) for first, rows in table.items()}


def is_currency(unit: str | None) -> bool:
    """Whether `unit` is a currency code that the reader knows."""
    return unit in _tables().currencies


def sign_starts() -> frozenset[str]:
    """The first tokens of currency signs and codes, in lower case."""
    return frozenset(_tables().before)


def read_sign(tokens: Sequence[Token], index: int) -> Unit | None:
    """The currency sign or code that starts at token `index`, in front of a number: "$", "US$", "EUR"."""
    return _read(_tables().before, tokens, index, hyphens=False)


def read_unit(tokens: Sequence[Token], index: int, *, large: bool = False) -> Unit | None:
    """The unit that starts at token `index`, behind a number; a hyphen may join them ("34-year").

    `large` says that the number is in millions or more, so that "pounds" are money.
    """
    start = index
    if index < len(tokens) and tokens[index].text in {"-", "‐", "\u2011"}:
        start = index + 1
        if start >= len(tokens) or tokens[start].start != tokens[index].end:
            return None
    unit = _read(_tables().behind, tokens, start, hyphens=True)
    if unit is None:
        return None
    if tokens[start].lower in _MASS_OR_MONEY and unit.name == "pound":
        nearby = {token.lower for token in tokens[max(0, index - 9) : index]}
        if large or nearby & _MONEY_WORDS:
            return Unit("GBP", unit.end, currency=True)
    return unit


def _read(
    table: dict[str, tuple[_Form, ...]], tokens: Sequence[Token], index: int, *, hyphens: bool
) -> Unit | None:
    if index >= len(tokens) or tokens[index].kind == "hidden":
        return None
    for form in table.get(tokens[index].lower, ()):
        end = _match(form, tokens, index, hyphens=hyphens)
        if end:
            return form.unit._replace(end=end)
    return None


def _match(form: _Form, tokens: Sequence[Token], index: int, *, hyphens: bool) -> int:
    """The token behind `form` at `index`, or 0; hyphens between its words are skipped ("square-mile")."""
    for word in form.words:
        if hyphens and index < len(tokens) and tokens[index].text == "-" and word != "-":
            index += 1
        if index >= len(tokens) or tokens[index].kind == "hidden":
            return 0
        if (tokens[index].lower if form.folded else tokens[index].text) != word:
            return 0
        if form.glued and word is not form.words[0] and not adjacent(tokens, index):
            return 0
        index += 1
    return index


@lru_cache(maxsize=1024)
def convert(value: float, source: str, target: str) -> float | None:
    """`value` of unit `source` in unit `target`; None when they do not measure the same.

    Months and years are mean Gregorian ones; currencies never convert.
    """
    if source == target:
        return value
    if is_currency(source) or is_currency(target):
        return None
    registry = _registry()
    from pint.errors import PintError

    try:
        return float(registry.Quantity(value, source).to(target).magnitude)
    except (PintError, ValueError, ArithmeticError):
        return None


@lru_cache(maxsize=1)
def _registry():  # type: ignore[no-untyped-def]  # noqa: ANN202
    # pint and its registry take 0.3 s to load; most runs never meet two different units of one dimension
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)
