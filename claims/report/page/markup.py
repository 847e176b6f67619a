"""HTML written element by element: what is not yet `Markup` is text, and is escaped.

https://html.spec.whatwg.org/multipage/syntax.html
"""

from __future__ import annotations

from html import escape

from claims.report.base import visible
from claims.report.inert import inert_html

__all__ = ["Markup", "join", "tag"]

_VOID = frozenset({"br", "input"})


class Markup(str):
    """HTML that stands in the page as it is."""

    __slots__ = ()


def tag(name: str, /, *content: str | None, **attributes: str | int | bool | None) -> Markup:
    """An element. Attributes without a value (None, False) are left out; `class_` and `data_kind` are written
    `class` and `data-kind`.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{_text(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{written}>" + ("" if name in _VOID else f"{join(*content)}</{name}>"))


def join(*content: str | None) -> Markup:
    """Pieces of HTML and text in a row; None is nothing."""
    return Markup(
        "".join(
            piece if isinstance(piece, Markup) else _text(piece) for piece in content if piece is not None
        )
    )


def _text(text: str) -> str:
    """Text that can't become an element or a command, or reorder the page: control characters are escapes."""
    if not text.isprintable():
        text = "".join(one if one in "\n\r\t" else visible(one) for one in text)
    return inert_html(escape(text))
