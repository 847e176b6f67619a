"""The entailment model, heard as a witness beside the rules.

It reads the passages that no rule decides, nearest first. It may support a claim whose names, values and
sweeping words are all found; and it may confirm that a slot which differs contradicts, if that is the slot
that it doubts most. The nearest passage of all refutes by the model alone, where that is all but certain. It
also reads passages that seem to refute by a figure which likely, but not surely, belongs to the same fact,
and those that have all of a claim's words: what it speaks against is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from checkers.judgement import Judgement, neutral, supports
from checkers.passages import Passage
from claims.language import entailment
from claims.language.entailment import Doubt, Entailed, Entailment
from claims.model import Claim, Stance, Witness

__all__ = ["Answer", "hear", "told"]

Answer = tuple[Passage, Judgement]
"""A passage, and what it says about a claim."""

_POINTING = re.compile(
    r"\b(he|her|hers|him|his|it|its|she|their|theirs|them|these|they|this|those)\b", re.IGNORECASE
)
_ASKED = 3
"""How many passages of a claim that no rule decides the model reads, nearest first."""
_NO_REFUTATION = 0.1
"""Below this probability of a refutation a doubtful one is taken back."""
_RATHER_NOT = 0.3
"""By how much a refutation by a doubtful figure has to be likelier than support."""
_AGAINST = 0.7
"""By how much it has to be likelier for a passage with all of a claim's words not to support it."""
_DOUBTED = 0.5
"""A claim with a word that is contradicted, or not mentioned, from this probability on is not supported."""
_AJAR = 0.55
"""The probability of support that counts where no rule sees the claim's words or figures."""
_CERTAIN = 0.88
"""The probability of a refutation at which the nearest passage refutes, whatever the words are."""
_RATHER = 0.4
"""The same for another figure or date, if the passage supports the claim with its own in that place."""
_AS_CORRECTED = 0.6
"""How surely it has to support that."""
_ELSEWHERE = 0.4
"""The same for a figure of the same noun where another source supports the claim as it is."""
_CONFIRMED = 0.85  # what a confirmed refutation counts beside one by rule
_UNSURE = 0.5
_NOT_SURELY = "the passage has the words of the claim, but may say otherwise"
_IN_OTHER_WORDS = "the passage says the same in other words"


def hear(
    claims: Sequence[Claim], judged: Sequence[Sequence[Answer]], model: Path | None
) -> list[list[Answer]]:
    """The answers to each claim as they are after the model was heard.

    `model` is the folder of the user's, None for the one that ships.
    """
    asked = [(k, n) for k, answers in enumerate(judged) for n in _asked(answers)]
    heard = [list(answers) for answers in judged]
    if not asked:
        return heard
    witness = entailment(model)
    pairs = [(told(judged[k][n][0].text, judged[k][n][0].before), claims[k].text) for k, n in asked]
    told_of = dict(zip(asked, witness.judge(pairs), strict=True))
    for (k, n), found in told_of.items():
        passage, said = judged[k][n]
        heard[k][n] = (passage, _after(said, found, witness, claims[k].text, nearest=n == 0))
    for (k, n), likely in _corrected(heard, told_of, witness):
        passage, said = heard[k][n]
        alike = said.deniable is not None and said.deniable.counts_the_same
        told_twice = alike and _supported_elsewhere(heard[k], passage)
        if likely >= (_ELSEWHERE if told_twice else _AS_CORRECTED):
            heard[k][n] = (passage, _denied(said, claims[k].text, told_of[k, n], witness))
    return heard


def _corrected(
    heard: Sequence[Sequence[Answer]], told_of: Mapping[tuple[int, int], Entailed], witness: Entailment
) -> list[tuple[tuple[int, int], float]]:
    """How likely passages that differ in a figure, and rather deny the claim, support it with theirs."""
    places, pairs = [], []
    for (k, n), found in told_of.items():
        passage, said = heard[k][n]
        corrected = said.deniable.corrected if said.deniable else None
        if corrected is not None and found.refutes >= _RATHER:
            places.append((k, n))
            pairs.append((told(passage.text, passage.before), corrected))
    return list(zip(places, [found.supports for found in witness.judge(pairs)], strict=True))


def _supported_elsewhere(answers: Sequence[Answer], passage: Passage) -> bool:
    """Whether the claim is supported by another document, and not settled by this one."""
    path = passage.document.path
    decided = {other.document.path: said for other, said in answers if said.stance is not Stance.NEUTRAL}
    return path not in decided and any(said.stance is Stance.SUPPORTS for said in decided.values())


def _asked(answers: Sequence[Answer]) -> list[int]:
    """The places of the answers that the model is asked about: where a source decides, of that only these."""
    decided = {passage.document.path for passage, said in answers if said.stance is not Stance.NEUTRAL}
    doubtful = [k for k, (_, said) in enumerate(answers) if said.doubtful]
    left = [
        k
        for k, (passage, said) in enumerate(answers)
        if passage.document.path not in decided and _may_decide(said, nearest=k == 0)
    ]
    return doubtful + left[:_ASKED]


def _may_decide(said: Judgement, *, nearest: bool) -> bool:
    deniable = said.deniable is not None and (nearest or said.deniable.comparison is not None)
    return said.open or (nearest and said.ajar) or said.suspected is not None or deniable


def told(text: str, before: Sequence[str]) -> str:
    """A passage; where it says "he" or "this", behind the sentence before, which tells whom it means."""
    return " ".join([*before[-1:], text]) if _POINTING.search(text) else text


def _after(said: Judgement, found: Entailed, witness: Entailment, claim: str, *, nearest: bool) -> Judgement:
    """The answer after the model was heard."""
    if said.stance is Stance.REFUTES:
        if not witness.denies:
            return said
        if found.refutes < _NO_REFUTATION or (
            said.code == "wrong-number" and found.refutes - found.supports < _RATHER_NOT
        ):
            return neutral(_UNSURE, f"not surely of the same thing: {said.reason}")
        return said._replace(witness=Witness(model=witness.name, score=found.refutes))
    if said.stance is Stance.SUPPORTS:  # a slip may be told in the source's words
        against = witness.denies and found.refutes - found.supports >= _AGAINST
        return neutral(_UNSURE, _NOT_SURELY) if against and not _settled(said, found, claim) else said
    suspected = said.suspected
    if suspected and found.refutes >= suspected.least and _points_at(suspected, found):
        heard = Witness(model=witness.name, score=found.refutes)
        return suspected._replace(score=round(_CONFIRMED * found.refutes, 3), witness=heard)
    sure = witness.sure if said.open else max(_AJAR, witness.sure)
    if said.ajar and found.supports >= sure and not any(map(_is_doubted, found.doubts)):
        heard = Witness(model=witness.name, score=found.supports)
        return supports(found.supports, _IN_OTHER_WORDS)._replace(witness=heard)
    if nearest and found.refutes >= _CERTAIN:
        return _denied(said, claim, found, witness)
    return said


def _denied(said: Judgement, claim: str, found: Entailed, witness: Entailment) -> Judgement:
    """The refutation by the model alone, if there may be one; told with the word that it doubts most."""
    denial = said.deniable
    if denial is None or not witness.denies:
        return said
    heard = Witness(model=witness.name, score=found.refutes)
    denial = denial._replace(score=round(_CONFIRMED * found.refutes, 3), witness=heard)
    worst = _worst(found, claim)
    if worst is None or denial.comparison is not None:
        return denial
    codes = [code for start, end, code in denial.values if start < worst.end and worst.start < end]
    if None in codes:
        return said  # "every half hour" is "every 30 minutes", whatever the model makes of it
    word = claim[worst.start : worst.end]
    reason = f"{denial.reason}: it speaks against “{word}”"
    return denial._replace(code=codes[0] if codes else denial.code, reason=reason)


def _worst(found: Entailed, claim: str) -> Doubt | None:
    """The word of the claim that the model takes most for contradicted; None where it judges no words."""
    words = [doubt for doubt in found.doubts if claim[doubt.start : doubt.end].isalnum()]
    return max(words, key=lambda doubt: doubt.contradicted, default=None)


def _settled(said: Judgement, found: Entailed, claim: str) -> bool:
    """Whether what the model doubts most is a name or value that was found: "RIBA", "a decade ago"."""
    worst = _worst(found, claim)
    return worst is not None and any(start < worst.end and worst.start < end for start, end, _ in said.values)


def _is_doubted(doubt: Doubt) -> bool:
    return max(doubt.contradicted, doubt.unmentioned) >= _DOUBTED


def _points_at(suspected: Judgement, found: Entailed) -> bool:
    """Whether the word that the model doubts most is in the slot; a model that only judges the whole may."""
    if not found.doubts:
        return True
    start, end = suspected.slot
    worst = max(found.doubts, key=lambda doubt: doubt.contradicted)
    return worst.start < end and start < worst.end
