"""What a reader sees of a stretch of Markdown or HTML: its words without the markup around them.

A report holds the text of drafts and sources as it stands on disk. For reading, marks of emphasis, tags and
addresses of links are left out, and character references are decoded; other formats are shown as they are.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath

from claims.model import is_address

__all__ = ["replacements", "surface"]

_HTML = r"<!--.*?-->|</?[A-Za-z][^<>]*>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_MARKDOWN = r"\*\*|`|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|!?\[(?=[^\[\]]*\]\()|\]\([^()\s]*\)"

_PATTERNS = {
    "html": re.compile(_HTML, re.DOTALL),
    "markdown": re.compile(f"{_HTML}|{_MARKDOWN}", re.DOTALL),
}
_FORMATS = {
    **dict.fromkeys((".htm", ".html", ".xhtml"), "html"),
    **dict.fromkeys((".markdown", ".md", ".mdown"), "markdown"),
}


def replacements(text: str, path: str) -> list[tuple[int, int, str]]:
    """The stretches of `text`, out of the file or address `path`, that are shown otherwise, and how."""
    fetched = is_address(path)
    suffix = PurePosixPath(re.split("[?#]", path)[0] if fetched else path).suffix.lower()
    format = _FORMATS.get(suffix, "html" if fetched else None)
    if format is None:
        return []
    return [(*found.span(), _shown(found[0])) for found in _PATTERNS[format].finditer(text)]


def _shown(markup: str) -> str:
    return unescape(markup) if markup.startswith("&") else ""


def surface(text: str, path: str) -> str:
    """The words of `text` without the markup of its format."""
    written, at = [], 0
    for start, end, shown in replacements(text, path):
        written += [text[at:start], shown]
        at = end
    return "".join((*written, text[at:]))
