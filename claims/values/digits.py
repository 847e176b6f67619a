"""What a numeral in digits is worth: separators of thousands, decimals, powers of ten."""

from __future__ import annotations

import re

__all__ = ["parse_digits"]

_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_TIMES_TEN = re.compile(r"^([\d.]+) ?[x×] ?10\^?([-+]?\d+)$")
_GROUPED = re.compile(r"[ \u00a0\u2009\u202f'’]")
_EUROPEAN = re.compile(r"^\d{1,3}(?:\.\d{3})+,\d+$|^\d+,\d{1,2}$")
_DOTTED_GROUPS = re.compile(r"^\d{1,3}(?:\.\d{3}){2,}$")


def parse_digits(text: str) -> tuple[float, float]:
    """The value of a numeral in digits and the size of its last digit."""
    text = text.translate(_POWERS)
    if times_ten := _TIMES_TEN.match(text):
        mantissa, resolution = parse_digits(times_ten[1])
        power = 10.0 ** max(-300, min(300, int(times_ten[2])))
        return mantissa * power, resolution * power
    text = _GROUPED.sub("", text)
    if _EUROPEAN.match(text):
        text = text.replace(".", "").replace(",", ".")
    elif _DOTTED_GROUPS.match(text):
        text = text.replace(".", "")
    text = text.replace(",", "").lower()
    body, _, exponent = text.partition("e")
    decimals = len(body.partition(".")[2])
    # Powers are capped and long digit runs cut, so that a hostile numeral neither overflows nor takes long.
    power = max(-250, min(250, int(exponent or 0)))
    return float(f"{body[:300]}e{power}"), 10.0 ** max(-300, power - decimals)
