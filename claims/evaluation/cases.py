"""Scoring against cases, in which a gold claim names the words that tell it from others.

A claim states a gold claim of its sentence when it holds one string of each group of `must`; it states it
alone when it holds none of `not`, strings that belong to other facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.evaluation.gold import GoldCase, GoldClaim, GoldSentence
from claims.evaluation.result import Miss
from claims.evaluation.said import Quality, Said
from claims.evaluation.shares import Figures, Share, f1, percent
from claims.evaluation.words import best_first, fold

__all__ = ["CaseScore"]

NEAREST = 3
"""How many claims are shown beside a gold claim that none of them answers."""


@dataclass
class CaseScore:
    """Counts over cases."""

    cases: int = 0
    gold: int = 0
    found: int = 0
    glued: int = 0
    predicted: int = 0
    credited: int = 0
    uncheckable: int = 0
    atomic: Share = field(default_factory=Share)
    quality: Quality = field(default_factory=Quality)
    sentences: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    kinds: dict[str, Share] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, where: str, case: GoldCase, claims: Iterable[Said]) -> None:
        """Count one case; `where` is what misses call it."""
        claims = tuple(claims)
        self.cases += 1
        for sentence in case.sentences:
            start, end = case.place(sentence)
            here = [claim for claim in claims if start <= claim.start < end]
            self._add_sentence(sentence, here)
            for gold in sentence.claims:
                self._add_gold(where, gold, sentence, [claim.text for claim in here])

    def _add_sentence(self, sentence: GoldSentence, here: Sequence[Said]) -> None:
        self.predicted += len(here)
        self.uncheckable += 0 if sentence.checkable else len(here)
        self.sentences[sentence.checkable, bool(here)] += 1
        golds = (*sentence.claims, *sentence.also_ok)
        said = [fold(claim.text) for claim in here]
        self.credited += len(_credited(golds, said))
        for claim, words in zip(here, said, strict=True):
            self.quality.add(claim)
            answered = [gold for gold in golds if gold.in_words_of(words)]
            if answered:
                self.atomic.add(any(gold.alone_in(words) for gold in answered))

    def _add_gold(self, where: str, gold: GoldClaim, sentence: GoldSentence, texts: list[str]) -> None:
        said = [fold(text) for text in texts]
        found = any(map(gold.alone_in, said))
        glued = not found and any(map(gold.in_words_of, said))
        self.gold += 1
        self.found += found
        self.glued += glued
        self.kinds.setdefault(gold.kind.value, Share()).add(found)
        if not found:
            nearest = tuple(best_first(gold.text, texts)[:NEAREST])
            self.misses.append(
                Miss(
                    where=where,
                    sentence=sentence.quote,
                    problem="glued" if glued else "missed",
                    gold=gold.text,
                    nearest=nearest,
                )
            )

    def measures(self) -> Figures:
        """The figures, in per cent where they are shares; `claims.evaluation.result` says what they mean."""
        coverage, precision = percent(self.found, self.gold), percent(self.credited, self.predicted)
        right = self.sentences[True, True]
        return {
            "cases": self.cases,
            "gold_claims": self.gold,
            "claims": self.predicted,
            "coverage": coverage,
            "precision": precision,
            "f1": f1(precision, coverage),
            "glued": percent(self.glued, self.gold),
            "atomicity": self.atomic.percent,
            **self.quality.measures(),
            "sentence_recall": percent(right, right + self.sentences[True, False]),
            "sentence_precision": percent(right, right + self.sentences[False, True]),
            "claims_from_uncheckable": percent(self.uncheckable, self.predicted),
        }


def _credited(golds: Iterable[GoldClaim], said: Sequence[str]) -> set[int]:
    """The places of the right claims in `said`; a gold claim credits only one, so repeats count as wrong."""
    credited: set[int] = set()
    for gold in golds:
        right = [place for place, words in enumerate(said) if gold.alone_in(words)]
        credited.update([place for place in right if place not in credited][:1])
    return credited
