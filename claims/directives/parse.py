"""One directive: a verb with codes, or a source, and what it says for itself.

ignore CODES [reason="..."] [until=YYYY-MM-DD]        in a sentence or a block
file-ignore CODES [reason="..."] [until=YYYY-MM-DD]   in the whole draft
disable CODES [reason="..."] [until=YYYY-MM-DD]       up to the next "enable CODES"
enable CODES
expect CODES                                          a finding that has to be there
source=NAME                                           the only source that counts
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.codes import CODES, GROUPS, code_names
from claims.errors import UsageError
from claims.model import Comment
from claims.suggest import did_you_mean

__all__ = ["Directive", "DirectiveError", "Verb", "parse", "shown"]


class Verb(StrEnum):
    """What a directive does."""

    IGNORE = "ignore"
    FILE_IGNORE = "file-ignore"
    DISABLE = "disable"
    ENABLE = "enable"
    EXPECT = "expect"
    SOURCE = "source"


_HIDING = frozenset((Verb.IGNORE, Verb.FILE_IGNORE, Verb.DISABLE))
_KEYS: Mapping[Verb, tuple[str, ...]] = {verb: ("reason", "until") for verb in _HIDING} | {
    Verb.ENABLE: (),
    Verb.EXPECT: ("reason",),
    Verb.SOURCE: ("reason", "source"),
}
_PART = re.compile(
    r"(?P<key>[\w-]+)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|“(?P<curly>[^”]*)”|(?P<bare>[^\s,]*))"
    r"|(?P<word>[^\s,]+)"
)
_LONGEST = 40


class DirectiveError(ValueError):
    """A directive can't be understood; the text says why, and what to write."""


@dataclass(frozen=True, slots=True)
class Directive:
    """What a comment says: `codes` as written; `until` is the last day on which it holds."""

    comment: Comment
    verb: Verb
    codes: tuple[str, ...] = ()
    reason: str | None = None
    until: date | None = None
    source: str | None = None

    @property
    def hides(self) -> bool:
        """Whether it keeps findings from counting, and so has to say why."""
        return self.verb in _HIDING

    def ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def parse(comment: Comment) -> Directive:
    """The directive in a comment; raises `DirectiveError`."""
    words: list[str] = []
    keys: dict[str, str] = {}
    for part in _PART.finditer(comment.text):
        key = part["key"]
        if key is None:
            words.append(part["word"])
        elif key in keys:
            raise DirectiveError(f"{key} is given twice")
        elif part["bare"] and part["bare"][0] in "\"'“":
            raise DirectiveError(f"the quotation mark behind {key}= is never closed")
        else:
            values = (part["double"], part["single"], part["curly"], part["bare"])
            keys[key] = next(value for value in values if value is not None).strip()
    verb = _verb(words, keys)
    for key in keys:
        if key not in _KEYS[verb]:
            raise DirectiveError(f'"{verb}" takes no "{shown(key)}".{did_you_mean(key, _KEYS[verb])}')
    return Directive(
        comment=comment,
        verb=verb,
        codes=() if verb is Verb.SOURCE else _codes(verb, words[1:]),
        reason=keys.get("reason") or None,
        until=_date(keys["until"]) if "until" in keys else None,
        source=keys.get("source"),
    )


def shown(text: str) -> str:
    """Words of a comment as a message quotes them: on one line, and not all of many."""
    folded = " ".join(text[: 2 * _LONGEST].split())
    return folded if len(folded) <= _LONGEST else folded[:_LONGEST] + "…"


def _verb(words: list[str], keys: Mapping[str, str]) -> Verb:
    verbs = [verb.value for verb in Verb if verb is not Verb.SOURCE]
    if not words:
        if keys.get("source"):
            return Verb.SOURCE
        raise DirectiveError(f"it says nothing to do: write one of {', '.join(verbs)}, or source=NAME")
    if words[0] not in verbs:
        hint = did_you_mean(words[0], verbs) or f" There are {', '.join(verbs)}, and source=NAME."
        raise DirectiveError(f'"{shown(words[0])}" is no directive.{hint}')
    return Verb(words[0])


def _codes(verb: Verb, words: list[str]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(words))
    if not codes:
        raise DirectiveError(f'"{verb}" needs a code, such as "{verb} wrong-number"')
    for code in codes:
        if code in GROUPS:
            raise DirectiveError(f'"{code}" would hide what nobody has seen yet: name the codes')
        try:
            names = code_names((code,))
        except UsageError:
            hint = did_you_mean(code, CODES) or ' "claims codes" lists them all.'
            raise DirectiveError(f'there is no code "{shown(code)}".{hint}') from None
        own = sorted(name for name in names if CODES[name].label is None)
        if own:
            raise DirectiveError(f"no directive can hide {own[0]}, which is about no fact: use --ignore")
    return codes


def _date(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise DirectiveError(f'until="{shown(text)}" is no date: write YYYY-MM-DD')
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DirectiveError(f'until="{text}" is a day that does not exist') from None
