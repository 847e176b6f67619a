"""A parse while it is put right."""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.base import Token

__all__ = ["Sentence"]


class Sentence:
    """The tokens of a parse, to be corrected in place."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Take the tokens of one parse."""
        self.tokens = list(tokens)
        self._below: list[list[int]] | None = None

    def change(
        self, index: int, *, head: int | None = None, relation: str = "", tag: str = "", lemma: str = ""
    ) -> None:
        """Hang a token elsewhere, or call it something else."""
        token = self.tokens[index]
        if head is not None and head != token.head:
            if head == index or index in self.above(head):
                return  # never a circle
            self._below = None
            token = token._replace(head=head)
        self.tokens[index] = token._replace(
            relation=relation or token.relation, tag=tag or token.tag, lemma=lemma or token.lemma
        )

    @property
    def root(self) -> int:
        """The token that hangs on nothing; -1 in an empty sentence."""
        return next((k for k, token in enumerate(self.tokens) if token.head < 0), -1)

    def kids(self, index: int, *relations: str) -> list[int]:
        """The tokens that hang on a token, in order; if given, only those of some relations (no subtypes)."""
        if self._below is None:
            self._below = [[] for _ in self.tokens]
            for k, token in enumerate(self.tokens):
                if token.head >= 0:
                    self._below[token.head].append(k)
        return [k for k in self._below[index] if not relations or self.plain(k) in relations]

    def plain(self, index: int) -> str:
        """The relation of a token without its subtype."""
        return self.tokens[index].relation.partition(":")[0]

    def above(self, index: int) -> list[int]:
        """The heads of a token, nearest first."""
        found: list[int] = []
        while (index := self.tokens[index].head) >= 0 and index not in found:
            found.append(index)
        return found

    def start(self, index: int) -> int:
        """The first word below a word, or itself."""
        return min([index, *(self.start(k) for k in self.kids(index))])

    def become_root(self, index: int, relation: str) -> None:
        """Make a token the root, and what was the root hang on it by a relation."""
        for k, token in enumerate(self.tokens):
            if token.head < 0:
                self.tokens[k] = token._replace(head=index, relation=relation)
        self.tokens[index] = self.tokens[index]._replace(head=-1, relation="root")
        self._below = None

    def lemmas(self, index: int, *relations: str) -> set[str]:
        """The lemmas of the tokens that hang on a token by one of some relations."""
        return {self.tokens[k].lemma for k in self.kids(index, *relations)}

    def has_subject(self, index: int) -> bool:
        """Whether a predicate has a subject, or "it" or "there" in its place."""
        return bool(self.kids(index, "nsubj", "csubj", "expl"))

    def is_set_off(self, index: int) -> bool:
        """Whether a comma stands before a word and all below it."""
        first = self.start(index)
        return any(self.tokens[k].text == "," for k in (first - 1, first) if k >= 0)
