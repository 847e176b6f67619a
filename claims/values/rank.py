"""Places in an order, found in text: "first", "second-largest", "No. 1", "the only", "last"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.model import Rank
from claims.values.dates_lexicon import MONTHS, WEEKDAYS
from claims.values.found import Found
from claims.values.number_words import ORDINAL_WORDS, SCALES, WORD_NUMBERS
from claims.values.numerals import read_numeral
from claims.values.phrases import Phrases
from claims.values.scan import Token, adjacent, behind_owner, scan, starts_sentence, word_at, word_set

__all__ = ["find_ranks"]

LAST = -1

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_HEDGES = Phrases(
    {
        phrase: phrase
        for phrase in (
            "one of", "one of the", "one of its", "one of their", "some of the", "among", "among the",
            "arguably", "arguably the", "possibly the", "perhaps the", "probably the", "likely the",
            "nearly the", "almost the", "by some measures the", "among its", "among their",
        )
    }
)  # fmt: skip
_STARTS = _HEDGES.first_words | {
    *ORDINAL_WORDS, *WORD_NUMBERS, *SCALES,
    *word_set("# antepenultimate last next no number penultimate ranked"),
    *word_set("a an best least most sole the top worst"),
}  # fmt: skip
# Superlatives that do not end in -est, and words in -est that are none.
_IRREGULAR = word_set("best worst least most top")
_NOT_SUPERLATIVE = word_set(
    """arrest attest behest bequest breast chest conquest contest crest detest digest divest everest
    forest guest harvest honest interest invest jest latest least manifest modest nest northwest pest
    priest protest quest request rest southwest suggest test unrest vest west wrest zest midwest
    earnest budapest bucharest"""
)
# What an adjective behind "most" ends in, as against a noun ("most people").
_ADJECTIVE_END = re.compile(
    r"(?:able|al|ant|ary|ate|ed|ent|ern|ete|ful|ible|ic|ing|ive|lar|less|ory|ous|ult|ure)$"
)
_SUBJECTS = word_set("he i it she that they we when who which you")
_SEQUENCE_NOUNS = word_set(
    """act aid april august avenue base born century class cousin cut december decade degree draft
    edition february floor foundation friday glance grade grader graders half hand hour january july
    june lady language ladies line lines look love march may millennium minister minute monday name
    names november october order party person quarter responder responders saturday season semester
    september st street string sunday thought thoughts thursday time tier trimester tuesday wave
    wednesday wife world"""
)
_LAST_PERIODS = word_set(
    """april august autumn century chance christmas day days decade december ditch fall february few
    fortnight friday hour hours january july june lap march may minute minutes mile monday month
    months name night november october order post quarter resort saturday season september several
    spring straw summer sunday term thursday time times to tuesday wednesday week weekend weeks winter
    word words year years"""
)


# Words with a capital behind "after" that name no other holder of a place.
_NO_RIVALS = {*MONTHS, *WEEKDAYS, "the"}


class _Place(NamedTuple):
    position: int
    end: int  # token
    only: bool = False


def find_ranks(text: str) -> list[Found]:
    """The ranks of `text` in reading order, without ordinals that name periods, days, places or persons."""
    tokens = scan(text)
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        rank = _read_rank(text, tokens, index) if _may_start(tokens[index]) else None
        if rank is None:
            index += 1
            continue
        value, end = rank
        found.append(Found(value, tokens[index].start, tokens[end - 1].end))
        index = end
    return found


def _may_start(token: Token) -> bool:
    """Whether a rank may begin with `token`: a cheap test before a costly one."""
    word = token.lower
    return word in _STARTS or token.kind == "number" or word.endswith("est")


def _read_rank(text: str, tokens: Sequence[Token], index: int) -> tuple[Rank, int] | None:
    if tokens[index].kind == "hidden" and tokens[index].text != "#":
        return None
    hedge = _HEDGES.match(tokens, index)
    at = behind_owner(tokens, hedge[1]) if hedge else index
    if hedge and word_at(tokens, at) == "top":
        hedge = (f"{hedge[0]} top", hedge[1])
    place = _place(tokens, at)
    by, end = None, 0
    if place is not None:
        end = place.end
        superlative = _superlative(tokens, end + (word_at(tokens, end) in {"-", "‐"}))
        if superlative and not place.only:
            by, end = superlative
        elif _is_other(tokens, at, place):
            return None
    elif superlative := _superlative(tokens, at, alone=True):
        by, end = superlative
        place = _Place(1 + _ahead(tokens, end), end)
    if place is None or (hedge and by is None and place.position == 1 and not _one_of(hedge[0])):
        return None
    top = word_at(tokens, at) == "top" and place.position > 1
    value = Rank(
        text=text[tokens[index].start : tokens[end - 1].end],
        position=place.position,
        by=by,
        only=place.only,
        hedge=hedge[0] if hedge else "top" if top else None,
    )
    return value, end


def _ahead(tokens: Sequence[Token], end: int) -> int:
    """How many come first: one for "the largest producer after Brazil", which is the second largest."""
    at = next((k for k in range(end, end + 4) if word_at(tokens, k) == "after"), None)
    if at is None or any(tokens[k].kind == "mark" for k in range(end, at)):
        return 0
    behind = tokens[at + 1 :]
    names = 0
    for token, before in zip(behind, tokens[at:], strict=False):
        capital = token.text[:1].isupper() and token.lower not in _NO_RIVALS
        if not capital and token.lower not in {",", "and"}:
            break
        names += capital and before.lower in {"after", ",", "and"}
    return names


def _one_of(hedge: str) -> bool:
    """Whether a hedge tells of several that share a place: "one of the first", "among the first"."""
    return hedge.startswith(("one of", "some of", "among"))


# ------------------------------------------------------------------ positions


def _place(tokens: Sequence[Token], index: int) -> _Place | None:
    """A position at token `index`: an ordinal, "No. 1", "number one", "last", "the only"."""
    word = word_at(tokens, index)
    if word == "the" and word_at(tokens, index + 1) in {"only", "sole"}:
        return _Place(1, index + 2, only=True) if _only_counts(tokens, index + 2) else None
    if word == "first" and word_at(tokens, index + 1) == "and" and word_at(tokens, index + 2) == "only":
        return _Place(1, index + 3, only=True)
    if place := _numbered(tokens, index):
        return place
    if word == "top" and (number := _small_number(tokens, index + 1)):
        return _Place(number[0], number[1])
    if word in {"penultimate", "antepenultimate"}:
        return _Place(-2 if word == "penultimate" else -3, index + 1)
    if place := _from_the_end(tokens, index):
        return place
    if ordinal := _ordinal(tokens, index):
        if word_at(tokens, ordinal.end) == "to" and word_at(tokens, ordinal.end + 1) == "last":
            return _Place(-ordinal.position, ordinal.end + 2)
        return ordinal
    return None


def _from_the_end(tokens: Sequence[Token], index: int) -> _Place | None:
    word = word_at(tokens, index)
    if word == "next" and word_at(tokens, index + 1) == "to" and word_at(tokens, index + 2) == "last":
        return _Place(-2, index + 3)
    if word == "last":
        if word_at(tokens, index + 1) == "but" and (ordinal := WORD_NUMBERS.get(word_at(tokens, index + 2))):
            return _Place(LAST - ordinal, index + 3)
        return _Place(LAST, index + 1)
    return None


def _only_counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether "the only" singles something out: "the only survivor", not "the only way is"."""
    return word_at(tokens, index).isalpha() and word_at(tokens, index) not in {
        "way",
        "thing",
        "reason",
        "time",
    }


def _numbered(tokens: Sequence[Token], index: int) -> _Place | None:
    """ "No. 1", "number one", "#1", "ranked 15th"; hidden tokens count, as "#1" is a code elsewhere."""
    word = tokens[index].lower if index < len(tokens) else ""
    if word == "#" and index + 1 < len(tokens) and tokens[index + 1].text.isdecimal():
        number = int(tokens[index + 1].text[:4])
        behind = tokens[index + 2] if adjacent(tokens, index + 2) else None
        plain = adjacent(tokens, index + 1) and 0 < number <= 100 and (not behind or behind.kind != "word")
        return _Place(number, index + 2) if plain else None
    if word == "no":
        at = index + 1 + (word_at(tokens, index + 1) == ".")
        if tokens[index].text == "No" and (at > index + 1 or not starts_sentence(tokens, index)):
            small = _small_number(tokens, at)
            return _Place(*small) if small else None
    if word in {"number", "ranked"} and (small := _small_number(tokens, index + 1)):
        position, end = small
        return _Place(position, end + (word_at(tokens, end) in _ORDINAL_ENDS and adjacent(tokens, end)))
    return None


def _small_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A whole number up to 500 at `index`, with the token behind it."""
    numeral = read_numeral(tokens, index)
    if numeral is None or not numeral.value.is_integer() or not 1 <= numeral.value <= 500:
        return None
    return int(numeral.value), numeral.end


def _ordinal(tokens: Sequence[Token], index: int) -> _Place | None:
    """ "third", "15th", "twenty-first", "two hundredth"."""
    if index >= len(tokens) or tokens[index].kind in {"hidden", "mark"}:
        return None
    token = tokens[index]
    if token.kind == "number":
        ends = word_at(tokens, index + 1) in _ORDINAL_ENDS and adjacent(tokens, index + 1)
        digits = token.text.replace(",", "")
        return _Place(int(digits[:9]), index + 2) if ends and digits.isdecimal() else None
    if value := ORDINAL_WORDS.get(token.lower):
        return _Place(value, index + 1)
    numeral = read_numeral(tokens, index)
    if numeral is None or not numeral.value.is_integer() or numeral.value <= 0:
        return None
    at = numeral.end + (word_at(tokens, numeral.end) in {"-", "‐"})
    last = ORDINAL_WORDS.get(word_at(tokens, at), 0)
    if not last:
        return None
    whole = numeral.value * last if last >= 100 else numeral.value + last
    fits = last >= 100 or (last < 10 and numeral.value % 10 == 0) or (last < 100 and numeral.value % 100 == 0)
    is_fraction = numeral.value < 20 and last < 100
    return _Place(int(whole), at + 1) if fits and not is_fraction else None


# ------------------------------------------------------------------ superlatives


def _is_superlative(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > 5 and word.endswith("est") and word not in _NOT_SUPERLATIVE


def _superlative(tokens: Sequence[Token], index: int, *, alone: bool = False) -> tuple[str, int] | None:
    """The measure at token `index`, in lower case, with the token behind it: "largest", "most populous".

    `alone` asks for more, as no ordinal stands before it: an article or a possessive.
    """
    word = word_at(tokens, index)
    if not _is_superlative(word):
        return None
    if alone and not (
        word_at(tokens, index - 1) in {"the", "its", "their", "his", "her", "'s", "ever"}
        or word_at(tokens, index - 1).endswith(("'s", "’s", "s'"))
        or _HEDGES.match(tokens, index - 2)
        or _HEDGES.match(tokens, index - 3)
    ):
        return None
    end = index + 1
    if word_at(tokens, end) in {"-", "‐"} and adjacent(tokens, end) and word_at(tokens, end + 1).isalpha():
        return f"{word}-{word_at(tokens, end + 1)}", end + 2
    if word in {"most", "least"}:
        behind = word_at(tokens, end)
        if not _ADJECTIVE_END.search(behind):
            return None
        return f"{word} {behind}", end + 1
    return (word, end) if word != "top" else None


# ------------------------------------------------------------------ what is no rank


def _is_other(tokens: Sequence[Token], index: int, place: _Place) -> bool:
    """Whether an ordinal or "last" names a period, a street, a person or the order of speech."""
    if place.only:
        return False
    word, before, after = word_at(tokens, index), word_at(tokens, index - 1), word_at(tokens, place.end)
    if word in {"no", "number", "ranked", "top", "#"} or tokens[index].text == "#":
        return False
    if word == "last" and place.position == LAST:
        return (
            after in _LAST_PERIODS
            or after.isdecimal()
            or after in WORD_NUMBERS
            or before in {"at", "since", "to"}
        )
    if before in {"a", "an", "at", "one", "per"}:
        return True  # "a third attempt" adds one, "a fifth of" is a share
    if after in _SEQUENCE_NOUNS or after in SCALES:
        return True
    if after in {"of", "and"} and word_at(tokens, place.end + 1) in {"all", "foremost"}:
        return True
    if after in {"-", "‐"} and word_at(tokens, place.end + 1) in {
        "half",
        "quarter",
        "century",
        "degree",
        "class",
        "hand",
    }:
        return True
    if word == "first" and (before in _SUBJECTS or after.endswith("ed")):
        return True  # "he first saw it", "it was first published"
    return starts_sentence(tokens, index) and after in {",", ")"}  # "Second, ..."
