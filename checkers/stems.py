"""Word keys: what two words must share to count as the same word, whatever their form."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checkers.lexicon import synonyms
from claims.values.countries import places

if TYPE_CHECKING:
    import tantivy

__all__ = ["analyzer", "fold", "stem", "word_keys"]

# Endings that make one word of a family out of another; what stays must be long enough to be the same word.
_ENDINGS = (
    "isation ization ational fulness iveness ousness ability ibility ation ition ement ments ities ingly "
    "ment ness ance ence ship ists ally able ible ions ious ity ism ist ive ion ing ous ial ual ian ean ese "
    "ers ors ary ery ure ly al ed er or ic es an y e s i"
).split()
_ROOT = 4  # letters that must be left of a word when its ending is taken off


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """Splits text into words in lower case, without accents, and stems them (Snowball English)."""
    import tantivy  # late: the command line starts without it

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """`text` in lower case, without accents, apostrophes and full stops: "Ping’an" and "Pingan" are one.

    So are a firm and its address: "Amazon.com" and "Amazon".
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"(?<=\w)\.(com|net|org)\b|['’‘`.]", "", plain.casefold())


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The stem of one word; the folded word itself where nothing is left to stem."""
    folded = fold(word)
    stems = analyzer().analyze(folded)
    return stems[0] if len(stems) == 1 else folded


@lru_cache(maxsize=1 << 14)
def word_keys(lemma: str, name: bool = False) -> frozenset[str]:
    """The keys of a word: its stem, its root, its groups of synonyms; for a name its country."""
    folded = fold(lemma)
    if name:
        place = places().get(lemma)
        return frozenset({folded, stem(folded), f"@{place.name}"} if place else {folded, stem(folded)})
    keys = {stem(folded)}
    keys.update(f"={group}" for group in synonyms(folded))
    root = _root(folded)
    if root:
        keys.add(f"^{root}")
    for part in folded.split("-") if "-" in folded else ():
        if len(part) > 2:
            keys.add(stem(part))
    return frozenset(keys)


def _root(word: str) -> str | None:
    """The word without its endings, twice over: "administrators" and "administration" have one root."""
    root = word
    for _ in range(2):
        ending = next((e for e in _ENDINGS if root.endswith(e) and len(root) - len(e) >= _ROOT), None)
        if ending is None:
            break
        root = root[: -len(ending)]
    return root if len(root) >= _ROOT else None
