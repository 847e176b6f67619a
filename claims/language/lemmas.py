"""Dictionary forms of words: a table of exceptions and rules for endings, both learnt from treebanks.

How they are learnt, and from what, is in corpus/train/lemmas.py and claims/resources/tagger.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from claims.resources import read_json

__all__ = ["LONGEST_ENDING", "Lemmas"]

LONGEST_ENDING = 6
"""Characters of a word that a rule may look at."""


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
        """The lemma of a word with this tag, in lower case; the word itself where nothing is known."""
        form = form.lower().replace("’", "'")
        known = self._exceptions.get(tag, {}).get(form)
        if known is not None:
            return known
        rules = self._rules.get(tag, {})
        for size in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
            rule = rules.get(form[len(form) - size :])
            if rule is not None:
                cut, add = rule
                return form[: len(form) - cut] + add
        return form
