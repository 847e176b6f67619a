"""Front matter: the metadata that a Markdown file may begin with, in YAML or TOML.

Of YAML, only flat `key: value` lines are understood, which is what titles and dates are written in; lists and
nested keys are skipped, but for what stands under the key `claims`: each entry there is addressed to this
program, as a comment may be.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time

from claims.model import Comment

__all__ = ["split"]

# A line break may come first: it stands for a byte order mark. A rule (`---`) that opens a text is told from
# front matter by the line below it.
_YAML = re.compile(
    r"\n?---[ \t]*\n(?=[ \t]*\n|[ \t]*#|[\w\"'][^\n]*:|---)(?P<body>.*?)^(?:---|\.\.\.)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_TOML = re.compile(r"\n?\+\+\+[ \t]*\n(?P<body>.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^(?P<key>[\w\"'][^\n:]*?)[ \t]*:[ \t]+(?P<value>[^\n]*?)[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>(?:[^']|'')*+)'")
_CLAIMS = re.compile(r"^claims[ \t]*:(?P<own>[^\n]*)(?P<below>(?:\n(?:[ \t]|-[ \t])[^\n]*)*)", re.MULTILINE)
_ENTRY = re.compile(r"[ \t]*(?:-[ \t]+)?(?P<value>[^\s#-][^\n]*)")
_NOT_BLANK = re.compile(r"[^\n]")


def split(source: str) -> tuple[dict[str, str], tuple[Comment, ...], str]:
    """The metadata, what is addressed to this program, and `source` with its front matter blanked.

    Keys are in lower case; the length of the text stays the same.
    """
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml)):
        match = pattern.match(source)
        if match:
            blank = _NOT_BLANK.sub(" ", match.group())
            comments = tuple(_addressed(source, *match.span("body"))) if parse is _yaml else ()
            return parse(match["body"]), comments, blank + source[match.end() :]
    return {}, (), source


def _addressed(source: str, start: int, end: int) -> Iterator[Comment]:
    """What the key `claims` holds, on its own line or in a list below it."""
    for key in _CLAIMS.finditer(source, start, end):
        for line in re.finditer(r"[^\n]+", source[key.start("own") : key.end()]):
            entry = _ENTRY.match(line.group())
            if entry:
                at = key.start("own") + line.start() + entry.start("value")
                value = entry["value"].rstrip()
                yield Comment(_scalar(value) or value, at, at + len(value), front=True)


def _yaml(body: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(body):
        value = _scalar(pair["value"])
        if value:
            found.setdefault(pair["key"].strip("\"'").lower(), value)
    return found


def _scalar(value: str) -> str:
    """The text of a YAML scalar on one line; nothing for a list, a mapping, a block or an anchor."""
    quoted = _QUOTED.match(value)
    if quoted:
        double, single = quoted["double"], quoted["single"]
        return re.sub(r"\\(.)", r"\1", double) if double is not None else single.replace("''", "'")
    value = re.sub(r"(?:^|\s)#.*", "", value).strip()
    return "" if value.startswith(("[", "{", "|", ">", "&", "*", "!")) else value


def _toml(body: str) -> dict[str, str]:
    try:
        table = tomllib.loads(body)
    except tomllib.TOMLDecodeError:
        return {}
    return {
        key.lower(): str(value)
        for key, value in table.items()
        if isinstance(value, str | int | float | date | datetime | time)
    }
