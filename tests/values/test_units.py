"""Units: every name in the table is known to the registry, and conversion is right."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files

import pytest

from claims.values.units import convert, is_currency

TABLE = json.loads(files("claims.resources").joinpath("units.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "unit",
    sorted({row["name"] for row in TABLE["units"]} - {"percent", "percentage-point"}),
)
def test_units_names_are_known_to_the_registry(unit: str) -> None:
    # in brackets it is another string, so that the registry has to parse both
    assert convert(2.0, unit, f"({unit})") == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (5, "kilometer", "mile", 3.106856),
        (20, "degree_Celsius", "degree_Fahrenheit", 68),
        (24, "month", "year", 2),
        (2, "square kilometer", "hectare", 200),
        (1, "kilowatt hour", "megajoule", 3.6),
        (1, "gigabyte", "megabyte", 1000),
        (1, "nautical_mile", "kilometer", 1.852),
        (3, "foot", "inch", 36),
    ],
)
def test_units_convert(value: float, source: str, target: str, expected: float) -> None:
    assert convert(value, source, target) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(("source", "target"), [("meter", "second"), ("USD", "EUR"), ("USD", "meter")])
def test_units_of_other_dimensions_do_not_convert(source: str, target: str) -> None:
    assert convert(1.0, source, target) is None


def test_units_surface_forms_are_unique() -> None:
    forms = [form for row in TABLE["units"] for form in (*row["words"], *row["symbols"])]
    assert sorted(forms) == sorted(set(forms))
    codes = [row["code"] for row in TABLE["currencies"]]
    assert sorted(codes) == sorted(set(codes))
    assert all(is_currency(code) for code in codes)


def test_units_registry_is_loaded_late() -> None:
    program = (
        "import sys; from claims.values import find_quantities; find_quantities('5 km and 3 miles'); "
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
