"""Dictionary forms of words: a table of exceptions and rules for endings, both learnt from treebanks.

How they are learnt, and from what, is in corpus/train/lemmas.py and claims/resources/tagger.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.language.lexicon import word_classes
from claims.resources import read_json

__all__ = ["LONGEST_ENDING", "Lemmas"]

LONGEST_ENDING = 6
"""Characters of a word that a rule may look at."""

_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s"}
"""How regular verbs end, by tag."""
_VOWELS = frozenset("aeiouy")


class Lemmas:
    """Lemmas by Penn Treebank tag.

    `exceptions` maps a tag to forms and their lemmas; `rules` maps a tag to endings and `[cut, add]`: how
    many characters go from the end of the form, and what comes instead. The longest ending that fits decides.
    """

    def __init__(
        self,
        exceptions: Mapping[str, Mapping[str, str]],
        rules: Mapping[str, Mapping[str, tuple[int, str]]],
    ) -> None:
        """Take both tables as the file holds them."""
        self._exceptions = exceptions
        self._rules = rules

    @classmethod
    @cache
    def shipped(cls) -> Lemmas:
        """The tables of the package. Raises `claims.errors.ResourceError` when they are damaged."""
        tables = read_json("lemmas.json.gz")
        return cls(tables["exceptions"], tables["rules"])

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of a word with this tag, in lower case; the word itself where nothing is known.

        Where the rule for a verb's ending gives none of the dictionary, one of the dictionary is looked for.
        """
        form = form.lower().replace("’", "'")
        known = self._exceptions.get(tag, {}).get(form)
        if known is not None:
            return known
        found = self._by_rule(form, tag)
        ending = _ENDINGS.get(tag)
        if ending is None or not form.endswith(ending):
            return found
        stems = _stems(form.removesuffix(ending), ending, found)
        return next((stem for stem in stems if "v" in word_classes(stem)), found)

    def _by_rule(self, form: str, tag: str) -> str:
        rules = self._rules.get(tag, {})
        for size in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
            rule = rules.get(form[len(form) - size :])
            if rule is not None:
                cut, add = rule
                return form[: len(form) - cut] + add
        return form


def _stems(stem: str, ending: str, by_rule: str) -> list[str]:
    """What a regular verb may be without its ending, likeliest first: "declin", "stopp", "appli", "boxe"."""
    if ending == "s":
        return [by_rule, stem, stem.removesuffix("e"), stem.removesuffix("ie") + "y"]
    open_ = len(stem) > 1 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3:-2] not in _VOWELS
    if open_:
        return [stem + "e", by_rule, stem]  # "hop" would be "hopped"
    other = [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else []
    if stem.endswith("i"):
        other.append(stem[:-1] + "y")
    return [by_rule, stem, *other, stem + "e"]
