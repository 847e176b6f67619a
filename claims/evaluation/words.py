"""Words as measures compare them: without differences of case, typography and white space."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

__all__ = ["best_first", "content_words", "fold", "recalled", "token_f1"]

_TYPOGRAPHY = str.maketrans("’‘“”–—‑", "''\"\"---")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_ARTICLES = frozenset({"a", "an", "the"})
# What carries no content of its own: articles, pronouns, prepositions, conjunctions, auxiliaries, the verb
# that leads to somebody's words, and what is left of contractions. "not", "no" and "never" are content.
_FUNCTION_WORDS = _ARTICLES | frozenset(
    """i me my we us our you your he him his she her hers it its they them their theirs this that these those
    who whom whose which what there here
    of in on at by for with from to into onto as about after before during under over between among through
    and or but nor so if than while when where because although though also both
    be is are am was were been being has have had having do does did done will would can could shall should
    may might must said says say
    s t d m re ve ll""".split()
)


def fold(text: str) -> str:
    """Lower case without differences of typography, emphasis marks and white space."""
    plain = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", plain)).strip().lower()


def _words(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(fold(text)) if word not in _ARTICLES)


def content_words(text: str) -> frozenset[str]:
    """The words and figures of a text that say something."""
    return frozenset(_WORD.findall(fold(text))) - _FUNCTION_WORDS


def token_f1(one: str, other: str) -> float:
    """How much two wordings share, in [0, 1]: F1 over their words without articles and marks, as in SQuAD.

    https://aclanthology.org/D16-1264/, section 6.
    """
    first, second = _words(one), _words(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else float(fold(one) == fold(other))


def recalled(wanted: str, said: str) -> float:
    """The share of the content words of `wanted` that stand in `said`, in [0, 1]; 1 where there are none."""
    words = content_words(wanted)
    return len(words & content_words(said)) / len(words) if words else 1.0


def best_first(wanted: str, said: list[str]) -> list[str]:
    """The wordings in order of likeness to `wanted`; equals stay in their order."""
    return sorted(said, key=lambda text: -token_f1(wanted, text))
