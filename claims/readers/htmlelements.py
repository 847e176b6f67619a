"""The elements of HTML, by what they are to running text.

https://html.spec.whatwg.org/multipage/syntax.html#void-elements and #optional-tags
"""

from __future__ import annotations

from claims.model import BlockKind

__all__ = ["AFTER_HEADING", "HEADINGS", "IMPLIED_ENDS", "KINDS", "PARTING", "UNREAD", "VOID"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

KINDS = {
    "caption": BlockKind.CAPTION,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
}
"""Elements whose text is a block of a kind of its own."""

# fmt: off
_PLAIN = (
    "address", "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "dl",
    "fieldset", "figure", "footer", "form", "header", "hgroup", "hr", "html", "main", "menu", "nav",
    "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
)
PARTING = frozenset((*_PLAIN, *KINDS))
"""Elements that part blocks; everything else stands in the line."""

UNREAD = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "del", "dialog", "embed", "iframe", "map",
    "math", "nav", "noembed", "noframes", "noscript", "object", "s", "script", "select", "strike",
    "style", "svg", "template", "textarea", "title", "video", "xmp",
))
"""Elements whose text is not part of what the page says."""

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))
"""Elements without content or end tag."""
# fmt: on

IMPLIED_ENDS = {
    "dd": (("dd", "dt"), ("dl",)),
    "dt": (("dd", "dt"), ("dl",)),
    "li": (("li",), ("menu", "ol", "ul")),
    "option": (("option",), ("select",)),
    "tbody": (("caption", "tbody", "td", "th", "thead", "tr"), ("table",)),
    "td": (("td", "th"), ("table", "tr")),
    "tfoot": (("tbody", "td", "th", "thead", "tr"), ("table",)),
    "th": (("td", "th"), ("table", "tr")),
    "tr": (("caption", "td", "th", "tr"), ("table",)),
}
"""For a start tag, the open elements that it closes, unless one of the second names stands between."""

# fmt: off
AFTER_HEADING = frozenset((
    "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "main", "ol", "p", "section",
    "table", "ul",
))
"""Elements that end a heading which was never closed."""
# fmt: on
