"""How machine formats are written: JSON, JSON Lines and XML in which no text of a draft does anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias
from xml.etree.ElementTree import Element, indent, tostring

import pydantic_core

from claims.report.inert import inert_json, inert_xml

__all__ = ["Json", "json_lines", "to_json", "to_xml", "xml_text"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"

_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What JSON leaves as it is and some programs take for the end of a line."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that an XML 1.0 document can't hold, not even escaped: https://www.w3.org/TR/xml/#charsets"""


def to_json(value: Json) -> str:
    """The value with two spaces of indent, no escapes but those needed."""
    # The standard library's encoder takes four times as long for a report of 25,000 findings.
    return inert_json(pydantic_core.to_json(value, indent=2).decode()) + "\n"


def json_lines(values: Iterable[Json]) -> str:
    """The values, a line each."""
    lines = (pydantic_core.to_json(value).decode().translate(_LINE_BREAKS) for value in values)
    return "".join(f"{inert_json(line)}\n" for line in lines)


def to_xml(root: Element) -> str:
    """The document with its declaration, two spaces of indent."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{inert_xml(tostring(root, encoding="unicode"))}\n'


def xml_text(text: str) -> str:
    """The text with a replacement character for each that XML can't hold."""
    return _NOT_XML.sub("\ufffd", text)
