"""HTML as a run of tags and text with their places.

Follows the tokenizer of the HTML standard where it matters to running text, in time linear in the source: the
parser of the standard library takes quadratic time on unclosed tags and comments, and its reading of them
differs between Python versions. Nothing here fails: what makes no tag is text.

https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

__all__ = ["Remark", "Tag", "Text", "tokens"]


class Text(NamedTuple):
    """Text between tags, with its character references as they stand."""

    start: int
    end: int


class Remark(NamedTuple):
    """A comment, with the marks around it."""

    start: int
    end: int


class Tag(NamedTuple):
    """A tag, its name in lower case; `attributes` is the source of its attributes."""

    start: int
    end: int
    name: str
    closes: bool
    attributes: str

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, "" if it has none, None if the tag lacks the attribute."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found["name"].lower() == name:
                value = found["double"] or found["single"] or found["bare"] or ""
                return unescape(value)
        return None


# Possessive throughout: an unclosed tag or quote runs to the end of the source, once.
_MARKUP = re.compile(
    r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![a-zA-Z]))|(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+))"
)
_ATTRIBUTES = re.compile(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)?)*+")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s/>=][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"?|'(?P<single>[^']*+)'?|(?P<bare>[^\s>]*+)))?"
)
_COMMENT_END = re.compile(r"-?>|.*?--!?>", re.DOTALL)
# Elements whose content is no markup.
_RAW = ("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


def tokens(source: str, start: int, end: int) -> Iterator[Remark | Tag | Text]:
    """The tags, texts and comments of `source[start:end]` in order; declarations are left out.

    As in browsers, a tag or comment that is never closed swallows the rest.
    """
    position = start
    while position < end:
        markup = _MARKUP.search(source, position, end)
        if markup is None:
            yield Text(position, end)
            return
        if position < markup.start():
            yield Text(position, markup.start())
        if markup["name"] is None:
            position = _after_comment(source, markup, end)
            if markup["comment"]:
                yield Remark(markup.start(), position)
            continue
        attributes = _attributes(source, markup.end(), end)
        if attributes.end() == end:
            return
        position = attributes.end() + 1
        name = markup["name"].lower()
        yield Tag(markup.start(), position, name, bool(markup["slash"]), attributes.group())
        if name in _RAW_ENDS and not markup["slash"]:
            close = _RAW_ENDS[name].search(source, position, end)
            stop = close.start() if close else end
            if position < stop:
                yield Text(position, stop)
            position = stop


def _attributes(source: str, start: int, end: int) -> re.Match[str]:
    match = _ATTRIBUTES.match(source, start, end)
    if match is None:
        raise AssertionError("a pattern that matches the empty string always matches")
    return match


def _after_comment(source: str, markup: re.Match[str], end: int) -> int:
    if markup["comment"]:
        close = _COMMENT_END.match(source, markup.end(), end)
        return close.end() if close else end
    close_at = source.find(">", markup.end(), end)
    return close_at + 1 if close_at >= 0 else end
