"""Whether a number without unit counts something, or is a label, a date, a score or part of a name.

The word lists are closed classes, or short lists of what numbers commonly label, written for this project.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.values.numerals import Numeral
from claims.values.scan import FRACTION_SIGNS, Token, adjacent, starts_sentence, word_at, word_set

__all__ = ["is_plural", "stands_alone"]

# Nouns that turn the number behind them into a label, in any case.
_LABELS = word_set(
    """act amendment appendix article bulletin bus category channel chapter class clause column division
    exercise exhibit exit figure fig flight gate grade highway interstate issue item level line lot
    model no nos nr nrs number numbers page pages paragraph part phase pier platform proposition psalm
    question room round route rule scene season section sections sector stage step table terminal
    title track unit verse version vol volume ward windows zone"""
)
# Nouns that do so unless the number counts what follows ("day five", but "that day 300 people came").
_LABELS_OF_TIME = frozenset({"day", "game", "week"})
# Capitalised words that are followed by a number in a set name.
_NUMBERED = word_set(
    """Agenda Airbus Apollo Area Boeing Catch Euro Expo Fifth Forbes Formula Fortune Group Studio Vision"""
)
_SHORTENED = frozenset({"fig", "no", "nos", "nr", "nrs", "vol"})
_PLACE_SHORTS = frozenset({"EU", "UK", "UN", "US", "USA", "UAE", "NATO"})
_BEFORE_PLACES = word_set("across around at for from in near of on outside to with")
_STREETS = word_set(
    """Alley Ave Avenue Blvd Boulevard Close Court Crescent Drive Highway Lane Place Plaza Rd Road Row
    Square St Street Terrace Way"""
)
_CLOCK = frozenset({"am", "pm", "o'clock", "o’clock", "gmt", "utc", "bst", "cet"})
_NOT_AFTER_ONE = word_set(
    """account analysis aspect estimate example explanation poll problem reason report scenario study
    survey theory version a about an and another are as at be because but by can could did do does
    else for from had has he her him his how i if in into is it may me might must my nor not of on or
    our she should so than that the their them then they thing this to too us was way we were what
    when where which who whom whose will with would you your day"""
)
_NOT_BEFORE_ONE = word_set(
    """any big each every first good great last little latter loved main more neither new next no number
    old only other own right same second some such that the these this those which wrong"""
)
_NOT_HYPHENATED = word_set("dimensional faced fold liner man off on one piece sided size stop way")
_PLURALS = word_set("children feet fish men mice people police sheep staff teeth women")
_NOT_PLURAL = word_set("as does has his is its this thus us was yes")
# Words behind which a bare fraction stands for a share of something ("cut by a third").
_BEFORE_SHARE = word_set(
    """about above almost and approximately around below by exceeding exactly fewer is just least less
    more most nearly only or over roughly than to under was were"""
)
_AFTER_SHARE = word_set(
    """a all an as her his its less more my of our that the their these this those your"""
)
_BEFORE_PERIODS = word_set("consecutive first for in last next over past second straight third")


def stands_alone(tokens: Sequence[Token], index: int, numeral: Numeral, *, bounded: bool) -> bool:
    """Whether a number without unit is a count, and not a label, a date, a score or part of a name."""
    end = numeral.end
    if numeral.fraction:
        return bounded or _is_share(tokens, index, end)
    if end < len(tokens) and adjacent(tokens, end) and tokens[end].kind in {"word", "hidden"}:
        return False  # "19th", "4o", "1990s"
    if _labelled(tokens, index) or _is_clock(tokens, end):
        return False
    if numeral.one and not _counts_one(tokens, index, bounded=bounded):
        return False
    hyphen = word_at(tokens, end) in {"-", "‐"} and adjacent(tokens, end) and adjacent(tokens, end + 1)
    if hyphen and (numeral.one or word_at(tokens, end + 1) in _NOT_HYPHENATED):
        return False
    if tokens[index].kind == "word":
        return bounded or tokens[index].text.islower() or starts_sentence(tokens, index)
    if bounded or not numeral.digits:
        return True
    return not (_looks_like_year(tokens, index) or _in_name(tokens, index) or _is_address(tokens, index))


def _labelled(tokens: Sequence[Token], index: int) -> bool:
    at = index - 1
    if word_at(tokens, at) == ".":
        at -= 1
    if word_at(tokens, at) in _LABELS_OF_TIME:
        return at == index - 1 and not _counted(tokens, index + 1)
    return word_at(tokens, at) in _LABELS and (at == index - 1 or word_at(tokens, at) in _SHORTENED)


def _is_clock(tokens: Sequence[Token], end: int) -> bool:
    """ "5 pm", "5 p.m.", "5 o'clock"."""
    word = word_at(tokens, end)
    dotted = word in {"a", "p"} and word_at(tokens, end + 1) == "." and word_at(tokens, end + 2) == "m"
    return dotted or word in _CLOCK


def _counts_one(tokens: Sequence[Token], index: int, *, bounded: bool) -> bool:
    """Whether the word "one" counts ("one person died") and is no pronoun ("no one", "one might")."""
    before, after = word_at(tokens, index - 1), word_at(tokens, index + 1)
    if (before in _NOT_BEFORE_ONE and not bounded) or after in _NOT_AFTER_ONE:
        return False
    return after.isalpha() or (index == 0 and not after)


def is_plural(word: str) -> bool:
    """Whether `word` looks like a plural noun: what a number counts."""
    return word in _PLURALS or (
        word.endswith("s") and word not in _NOT_PLURAL and not word.endswith(("ss", "us"))
    )


def _counted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural noun in lower case stands at `index` or, behind a modifier, right after it."""
    return any(
        at < len(tokens) and tokens[at].text.islower() and is_plural(tokens[at].lower)
        for at in (index, index + 1)
        if at == index or (index < len(tokens) and tokens[index].text.islower())
    )


def _looks_like_year(tokens: Sequence[Token], index: int) -> bool:
    """Four digits of recent centuries without separator, unless they plainly count something."""
    text = tokens[index].text
    if len(text) != 4 or not text.isdigit() or not "1500" <= text < "2100":
        return False
    plain = index > 0 and word_at(tokens, index - 1) not in {"the", "in", "since", "its", "their", "'s", "of"}
    return not (plain and text.endswith("00") and _counted(tokens, index + 1))


def _in_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a numeral belongs to the capitalised word before it: "Windows 11", "the Boeing 747"."""
    if index == 0 or tokens[index - 1].kind == "mark":
        return False
    before = tokens[index - 1]
    if before.kind == "hidden" or before.text in _NUMBERED:
        return True
    if before.text == before.lower or before.text in _PLACE_SHORTS:
        return False
    counted = _counted(tokens, index + 1)
    if starts_sentence(tokens, index - 1):
        return not (counted or (index + 1 < len(tokens) and tokens[index + 1].text.islower()))
    if before.text.isupper() and len(before.text) > 1:
        return True
    return not (counted and word_at(tokens, index - 2) in _BEFORE_PLACES)


def _is_address(tokens: Sequence[Token], index: int) -> bool:
    """ "10 Downing Street": capitalised words and a street word behind the number."""
    for at in range(index + 1, min(index + 5, len(tokens))):
        text = tokens[at].text
        if not text[:1].isupper():
            return False
        if text in _STREETS and at > index + 1:
            return True
    return False


def _is_share(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "half", "a third" is a part of a whole, and not a period, an ordinal or a compound."""
    before, after = word_at(tokens, index - 1), word_at(tokens, end)
    name = word_at(tokens, end - 1)
    if name in {"quarter", "quarters", "half", "halves"} and before in _BEFORE_PERIODS and after != "of":
        return False
    if before in {"first", "second", "other", "latter", "better", "last", "final", "third", "fourth", "next"}:
        return False
    if after in {"-", "‐"} and adjacent(tokens, end):
        return False
    if after in _AFTER_SHARE:
        return True
    joined = any(
        token.text in {"-", "‐", "/", "⁄"} or token.text in FRACTION_SIGNS for token in tokens[index:end]
    )
    if joined or (name.endswith("s") and name != "halves"):
        return True
    ends_clause = end >= len(tokens) or tokens[end].kind == "mark"
    return tokens[index].lower == "one" or (ends_clause and (index == 0 or before in _BEFORE_SHARE))
