"""Self-contained wording: words of the sentence, a closed list of function words, and borrowed words.

Nothing else can get into a claim: a `Part` is a stretch of the sentence, a function word from the closed
list, or words borrowed from another place of the draft, which are then listed in the claim's context.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.tokens import without_citations

__all__ = ["FUNCTION_WORDS", "Part", "be", "compose"]

# Every word that extraction may add on its own.
FUNCTION_WORDS = frozenset(
    """aged and is are was were has have had include includes included born died took place on at in said : 's
    the""".split()
)


def be(*, past: bool, plural: bool = False) -> str:
    """The form of "be" of the third person."""
    return ("were" if plural else "was") if past else ("are" if plural else "is")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a claim's wording.

    `start..end` is its place in the sentence's text (None for added words); `borrowed` is the place in the
    document of words that come from elsewhere.
    """

    text: str
    start: int | None = None
    end: int | None = None
    borrowed: tuple[int, int] | None = None


_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?%)\]])(?!\w)")  # not in "a .292 average"
_TWO_STOPS = re.compile(r"(?<![.])[.]{2}$")  # behind "Jr."
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")
_BEHIND_BRACKET = re.compile(r"^([^,]*\(\d{4}\)),(?= [a-z])")  # what was set apart before it is gone
_LINK = re.compile(r"^(?:and|but)\s+(?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")


def compose(parts: Sequence[Part]) -> str:
    """Join parts into a sentence: one space between, a capital first, a full stop last."""
    words = [part.text.strip() for part in parts if part.text.strip()]
    text = "".join(word if _POSSESSIVE.match(word) else f" {word}" for word in words)
    text = _SPACE.sub(" ", without_citations(text))
    text = _BEFORE_MARK.sub(r"\1", text)
    text = _DOUBLED.sub(r"\1", text).strip(" ,;:–—-").lstrip("!?.… ")
    text = _BEHIND_BRACKET.sub(r"\1", _TWO_STOPS.sub(".", _LINK.sub("", text)))
    if text.count('"') % 2:  # the other one is not among the parts
        text = "".join(text.rsplit('"', 1))
    if not text:
        return ""
    if text[0].islower() and not re.match(r"[a-z]+[A-Z]", text):  # iPhone, eBay stay
        text = text[0].upper() + text[1:]
    return (
        text if text[-1] in ".!?" or (text[-1] in "\"”’'" and text[-2:-1] in {".", "!", "?"}) else text + "."
    )
