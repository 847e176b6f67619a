"""A parsed sentence as a tree: who hangs on whom, and which words belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from claims.extraction.lexicon import PERSON_NOUNS
from claims.language.base import Token

__all__ = ["SET_OFF", "Tree"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
SET_OFF = frozenset({",", "(", "–", "—", "-", "--", ";"})
_MARKS = SET_OFF | frozenset(".!?…:)[]")
_OUTSIDE = frozenset("advcl aux cop csubj discourse expl mark nsubj orphan parataxis vocative".split())
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "conj"})
_PROPER = frozenset({"NNP", "NNPS"})
_VERBS = _FINITE | {"VB", "VBN", "VBG"}


class Tree:
    """The dependencies of a sentence; all numbers are token indices."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Take the tokens of a parse that has heads."""
        self.tokens = tokens
        self._plain = [token.relation.partition(":")[0] for token in tokens]
        self._kids: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head >= 0:
                self._kids[token.head].append(index)

    @cached_property
    def root(self) -> int | None:
        """The head of the sentence; None where it is not parsed."""
        return next((k for k, t in enumerate(self.tokens) if t.head < 0 and t.relation == "root"), None)

    def relation(self, index: int) -> str:
        """The relation of a token to its head, without its subtype."""
        return self._plain[index]

    def kids(self, index: int, *relations: str) -> list[int]:
        """The tokens that hang on a token, in order; if given, only those of some relations (no subtypes)."""
        return [k for k in self._kids[index] if not relations or self._plain[k] in relations]

    def kid(self, index: int, *relations: str) -> int | None:
        """The first of `kids`."""
        return next((k for k in self._kids[index] if not relations or self._plain[k] in relations), None)

    def subtree(self, index: int, without: Iterable[int] = ()) -> list[int]:
        """A token and all below it, in order; `without` some tokens and all below them."""
        left_out = frozenset(without)
        found, ahead = [], [index]
        while ahead:
            at = ahead.pop()
            if at not in left_out:
                found.append(at)
                ahead.extend(self._kids[at])
        return sorted(found)

    def clause_words(self, predicate: int) -> list[int]:
        """The words of a clause without the clauses in it."""
        below = self.subtree(predicate)
        clauses = [k for k in below if k != predicate and self.relation(k) in _CLAUSES]
        return self.subtree(predicate, clauses)

    def above(self, index: int) -> Iterator[int]:
        """The heads of a token, nearest first."""
        at = self.tokens[index].head
        while at >= 0:
            yield at
            at = self.tokens[at].head

    # -- phrases -------------------------------------------------------------------------------------------

    def noun_phrase(self, head: int, *, alone: bool = False) -> list[int]:
        """A noun with what belongs to it: without case, and what is set off, and the clause that it heads.

        `alone` leaves out what is coordinated with it, but for a second noun of one description ("founder and
        chairman of X"), which has no article of its own and is not set off, if it is not somebody, too.
        """
        cut = self.kids(head, *_OUTSIDE)
        cut += [k for k in self.kids(head, "case", "punct", "cc") if k < head]
        cut += [k for k in self.kids(head, "acl") if self.tokens[k].relation == "acl:relcl"]
        for k in self.kids(head, "conj"):
            somebody = self.tokens[k].lemma in PERSON_NOUNS
            second = self.tokens[k].tag in {"NN", "NNS", "JJ"} and (somebody or not self.is_set_off(k))
            second = second and not self.kids(k, "det", "nummod")
            if self.is_predicate(k) or (alone and not second):
                cut.append(k)
        cut += [k for k in self.kids(head, "nmod", "obl") if k > head and self.is_set_off(k)]
        copula = self.kid(head, "cop")
        if copula is not None:
            cut += [k for k in self.kids(head, "obl", "advmod") if k < copula]
        for k in self.subtree(head):
            aside = self.relation(k) in {"appos", "acl"} and self.is_set_off(k)
            if k != head and aside and not self._is_outer_place(k):
                cut.append(k)
        found = self.subtree(head, [k for k in cut if self.tokens[k].tag not in {"POS", "HYPH"}])
        while found and self.tokens[found[-1]].text in _MARKS:
            found.pop()
        return found

    def _is_outer_place(self, index: int) -> bool:
        """ "Germany" in "Jena, Germany"."""
        above = self.tokens[index].head
        return above >= 0 and {self.tokens[k].entity[2:] for k in (index, above)} == {"LOC"}

    def is_set_off(self, index: int) -> bool:
        """Whether a comma or dash stands before its words or, where these open the sentence, behind them."""
        words = self.subtree(index)
        first, last = words[0], words[-1]
        beside = {first, last, last + 1} if first == 0 else {first, first - 1}
        return any(k < len(self.tokens) and self.tokens[k].text in SET_OFF for k in beside)

    def named(self, noun: int) -> int:
        """The name beside a description, as in "Malaysia's prime minister, Najib Razak"; else the noun."""
        if self.is_proper(noun) and self.tokens[noun].lemma.lower() not in PERSON_NOUNS:
            return noun
        names = [k for k in self.kids(noun, "appos") if self.is_proper(k) and self.is_set_off(k)]
        return names[0] if names else noun

    def is_proper(self, index: int) -> bool:
        """Whether it heads a name; also by the number of a version, "5.5" in "SenseNova 5.5"."""
        if self.tokens[index].tag in _PROPER:
            return True
        before = index - 1
        numbered = self.tokens[index].tag == "CD" and before >= 0 and self.tokens[before].head == index
        return numbered and self.tokens[before].tag in _PROPER

    # -- predicates ----------------------------------------------------------------------------------------

    def subject(self, predicate: int) -> int | None:
        """The head of its subject; the clause that is the subject counts too."""
        return next((k for k in self._kids[predicate] if self.tokens[k].relation in _SUBJECTS), None)

    def auxiliaries(self, predicate: int) -> list[int]:
        """Auxiliaries and copula, in order."""
        return self.kids(predicate, "aux", "cop")

    def is_finite(self, predicate: int) -> bool:
        """Whether it carries tense itself or by an auxiliary or copula."""
        return any(self.tokens[k].tag in _FINITE for k in (predicate, *self.auxiliaries(predicate)))

    def is_predicate(self, index: int) -> bool:
        """A verb, or a noun or adjective with a copula or a subject."""
        own = self.tokens[index].tag in _VERBS
        return own or self.kid(index, "cop") is not None or self.subject(index) is not None

    def is_denied(self, predicate: int) -> bool:
        """Whether "not", "never" or "no longer" stands by it."""
        return any(
            self.tokens[k].lemma in {"not", "n't", "never", "neither", "nor", "hardly"}
            for k in self.kids(predicate, "advmod", "cc", "det")
        )

    def marker(self, predicate: int) -> str:
        """The words that subordinate it ("after", "even though") in lower case; "" if there are none."""
        copula = self.kid(predicate, "cop")
        words = [
            k
            for k in self._kids[predicate]
            if self.relation(k) == "mark"
            or (self.relation(k) == "case" and (copula is None or k < copula))
            or (self.tokens[k].tag == "WRB" and k < predicate)
        ]
        found = [word for k in words for word in (k, *self.kids(k, "fixed"))]
        return " ".join(self.tokens[k].text.lower() for k in sorted(found))

    def is_condition(self, clause: int) -> bool:
        """ "if it sells", "unless it sold", "had it sold", "were it sold", "should it sell"."""
        words = (k for k in self.subtree(clause) if self.tokens[k].text[0].isalpha())
        first = next(words, clause)
        inverted = self.relation(first) in {"aux", "cop"} and self.subject(clause) is not None
        return self.marker(clause) in {"if", "unless"} or (
            inverted and self.tokens[first].text.lower() in {"had", "were", "should"}
        )
