"""The words that decide: what in a draft was held against what in a source, and where both stand.

A comparison carries both values. Rules that compare no typed values (a name, a verb, a quoted word) name the
two in their reason, "draft: rose; source: fell". Words are marked only where they stand exactly once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.model import Claim, Evidence
from claims.report.page.markup import Markup, join, tag

__all__ = ["compared", "draft_places", "marked", "named", "place"]

_REASON = re.compile(r"draft: (?P<draft>.+?); source: (?P<source>.+)", re.DOTALL)


def compared(item: Evidence) -> tuple[str, str] | None:
    """The words of the draft and those of the source that were compared; None where none are named."""
    if item.comparison:
        return item.comparison.draft.text, item.comparison.source.text
    return named(item.reason or "")


def named(reason: str) -> tuple[str, str] | None:
    """The words of the draft and those of the source, of a reason that names just these."""
    found = _REASON.fullmatch(reason)
    return (found["draft"], found["source"]) if found else None


def draft_places(claim: Claim) -> set[tuple[int, int]]:
    """Where in the draft the words stand that were compared for the claim, as offsets of its text."""
    return {found for item in claim.evidence if (found := _draft_place(claim, item))}


def _draft_place(claim: Claim, item: Evidence) -> tuple[int, int] | None:
    words = compared(item)
    if words is None:
        return None
    for slot in claim.values:
        if slot.span and slot.value.text == words[0]:
            return slot.span.start, slot.span.end
    found = place(words[0], claim.quote)
    return (claim.span.start + found[0], claim.span.start + found[1]) if found else None


def marked(text: str, wanted: Iterable[str]) -> Markup:
    """The text with each of the wanted words marked."""
    written, at = [], 0
    for start, end in sorted(found for words in wanted if (found := place(words, text))):
        if start >= at:
            written += [text[at:start], tag("mark", text[start:end])]
            at = end
    return join(*written, text[at:])


def place(words: str, text: str) -> tuple[int, int] | None:
    """Where the words stand in the text, whatever the white space between them; None if not exactly once."""
    pieces = re.findall(r"\w+|[^\w\s]", re.sub(r"^(also|in) ", "", words).strip("“”"))
    if not pieces:
        return None
    pattern = r"(?<!\w)(?<!\d[.,])" + r"\s*".join(map(re.escape, pieces)) + r"(?!\w)(?![.,]\d)"
    found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    return found[0] if len(found) == 1 else None
