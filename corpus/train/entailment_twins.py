"""Twins of a true paraphrase: the same pair with one slot changed on one side or both, or more said.

What is changed in the claim is changed in the evidence of another twin, so that neither the claim alone nor
the number of shared words tells which of them is true.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from entailment_edits import LABELS, Edit, Pair, Read, apply
from entailment_rewrites import MISSING, add, adjuncts, rewrite
from entailment_slips import Names, deny, slips
from entailment_sources import MOST_WORDS, Base

__all__ = ["Pools", "twins"]

TRUE, FALSE, OPEN = LABELS
SHARES = {
    "true": 0.8,
    "rewritten": 0.7,
    "slip": 0.9,
    "mirrored": 0.5,
    "both": 0.1,
    "added": 0.34,
    "unrelated": 0.12,
    "beside": 0.55,
}
"""How often each twin is made, and how often other sentences stand beside the evidence."""


@dataclass
class Pools:
    """What twins borrow from other claims: names by sort, adjuncts, adjectives."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sort_of: dict[str, str] = field(default_factory=dict)
    grafts: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, reads: Sequence[Read]) -> Pools:
        """From all claims."""
        found = cls()
        adjectives = set()
        for read in reads:
            for name in read.names:
                text = read.name_text(name)
                if (
                    len(text) > 3
                    and text not in found.sort_of
                    and all(word[0].isupper() for word in (text.split()[0], text.split()[-1]))
                ):
                    found.sort_of[text] = name[2]
                    found.names[name[2]].append(text)
            for start, end in adjuncts(read):
                graft = read.text[start:end].strip(" ,")
                words = graft.split()
                if 2 < len(words) < 9 and words[0] in _OPENERS and not set(words) & _LOOSE:
                    found.grafts.append(graft)
            adjectives |= {
                token.text for token in read.tokens
                if token.tag == "JJ" and token.relation == "amod"
                and token.text.isalpha() and token.text.islower()
            }  # fmt: skip
        found.adjectives = sorted(adjectives)
        return found

    def near(self, text: str) -> Names:
        """The names of a text by sort ("near PER"), its figures, and all names by sort."""
        found: dict[str, Sequence[str]] = dict(self.names)
        by_sort: dict[str, list[str]] = defaultdict(list)
        for match in re.finditer(r"[A-Z][\w'.-]+(?: (?:of |the )?[A-Z][\w'.-]+)*", text):
            words = match.group().rstrip(".").split()
            for size in range(len(words), 0, -1):
                name = " ".join(words[:size])
                if name in self.sort_of:
                    by_sort[f"near {self.sort_of[name]}"].append(name)
                    break
        found |= by_sort
        found["figures"] = re.findall(r"\d[\d,.]*\d|\d", text)
        return found


_OPENERS = frozenset(
    "in on at by for from with during after before because under as to through near against".split()
)
_LOOSE = frozenset("it he she they his her their its this that these those which who him them".split())


def twins(base: Base, read: Read, pools: Pools, chance: random.Random) -> Iterator[Pair]:
    """The pairs that are made from one true paraphrase."""
    evidence = " ".join(base.evidence)
    names = pools.near(evidence)
    other_words = (
        rewrite(read, chance)
        if base.sort in {"ewt", "figures"} or chance.random() < SHARES["rewritten"]
        else []
    )
    said = apply(read.text, other_words)
    if said is None:
        said, other_words = (read.text, ()), []
    if chance.random() < SHARES["true"]:
        yield _pair(base, evidence, said[0], TRUE, "true", (), chance)
    if chance.random() < SHARES["slip"]:
        yield from _slipped(base, read, said[0], other_words, names, chance)
    if chance.random() < SHARES["added"]:
        yield from _added(base, read, other_words, pools, names, chance)
    if chance.random() < SHARES["unrelated"]:
        beside = [sentence for sentence in base.beside if not _covers(sentence, read.text)]
        if beside:
            text = " ".join(chance.sample(beside, min(len(beside), chance.choice([1, 1, 2]))))
            yield Pair(text, said[0], OPEN, f"{base.sort} unrelated")


def _slipped(
    base: Base, read: Read, said: str, other_words: Sequence[Edit], names: Names, chance: random.Random
) -> Iterator[Pair]:
    """The claim with a slip; the evidence with the same slip against the claim with it and without it."""
    found = slips(read, names, chance)
    if found is None:
        return
    sort, edits = found
    evidence = " ".join(base.evidence)
    label = OPEN if all(edit.label == MISSING for edit in edits) else FALSE
    mirrored = _mirror(evidence, read.text, edits, chance)
    if sort == "name" and _is_subject(read, edits[0]) and edits[0].new not in evidence:
        mirrored = None  # evidence on somebody else says nothing
    wrong = apply(read.text, [*other_words, *edits]) or apply(read.text, edits)
    if wrong is None:
        return
    if mirrored is None or chance.random() >= SHARES["mirrored"] or label == OPEN:
        yield _pair(base, evidence, wrong[0], label, sort, wrong[1], chance)
    else:
        old = read.text[edits[0].start : edits[0].end]
        place = said.find(old)
        if place >= 0:
            spans = ((place, place + len(old), "contradicted"),)
            yield _pair(base, mirrored, said, FALSE, f"{sort} mirrored", spans, chance)
    if sort == "negation" and mirrored is not None:  # denied on both sides, in other words
        other = deny(read, chance)
        mirrored = (_mirror(evidence, read.text, other, chance) if other else None) or mirrored
    often = SHARES["both"] + (0.45 if sort == "negation" else 0.2) * (label == FALSE)
    if mirrored is not None and chance.random() < often:
        yield _pair(base, mirrored, wrong[0], TRUE, f"{sort} both", (), chance)


def _is_subject(read: Read, edit: Edit) -> bool:
    return any(
        token.relation.startswith("nsubj") for token in read.tokens if edit.start <= token.start < edit.end
    )


def _mirror(evidence: str, claim: str, edits: Sequence[Edit], chance: random.Random) -> str | None:
    """The evidence with the claim's change, where the changed words stand in it just once."""
    if len(edits) != 1 or not edits[0].new:
        return None
    old, new = claim[edits[0].start : edits[0].end], edits[0].new
    places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", evidence))
    if len(places) != 1 and not (places and old[0].isupper()):
        return None
    if new in evidence:  # the two would change places
        evidence = re.sub(rf"(?<!\w){re.escape(new)}(?!\w)", "\0", evidence)
        return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, evidence).replace("\0", old)
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, evidence)


def _added(
    base: Base, read: Read, other_words: Sequence[Edit], pools: Pools, names: Names, chance: random.Random
) -> Iterator[Pair]:
    """More than the evidence says: by an addition to the claim or by an adjunct that the evidence lost."""
    evidence = " ".join(base.evidence)
    lost = [
        (start, end) for start, end in adjuncts(read) if evidence.count(read.text[start:end].strip(" ,")) == 1
    ]
    if lost and chance.random() < 0.5:
        start, end = chance.choice(lost)
        words = read.text[start:end].strip(" ,")
        shorter = re.sub(rf",? ?{re.escape(words)}", "", evidence).strip()
        at = read.text.find(words, start)
        if len(shorter) > 24:
            yield _pair(base, shorter, read.text, OPEN, "lost", ((at, at + len(words), MISSING),), chance)
        return
    near = [name for sort in ("near PER", "near ORG", "near LOC") for name in names.get(sort, ())]
    edits = add(read, pools.grafts, pools.adjectives, near, chance)
    wrong = apply(read.text, [*other_words, *edits]) or apply(read.text, edits) if edits else None
    if edits is None or wrong is None:
        return
    yield _pair(base, evidence, wrong[0], OPEN, "added", wrong[1], chance)
    if edits[0].start > len(read.text) - 3 and chance.random() < 0.4:  # the evidence says it, too
        fuller = evidence.rstrip(" .") + f"{edits[0].new}."
        yield _pair(base, fuller, wrong[0], TRUE, "added both", (), chance)


def _covers(sentence: str, claim: str) -> bool:
    """Whether a sentence has so many of the claim's words that it may say the same."""
    words = {word for word in re.findall(r"\w+", claim.lower()) if len(word) > 3}
    return len(words & set(re.findall(r"\w+", sentence.lower()))) > 0.5 * max(1, len(words))


def _pair(
    base: Base,
    evidence: str,
    claim: str,
    label: str,
    sort: str,
    spans: tuple[tuple[int, int, str], ...],
    chance: random.Random,
) -> Pair:
    """The pair, half of the time with other sentences before or after the evidence."""
    if base.beside and chance.random() < SHARES["beside"]:
        beside = [s for s in base.beside if not _covers(s, claim)]
        for sentence in chance.sample(beside, min(len(beside), chance.choice([1, 1, 2]))):
            if len(evidence.split()) + len(sentence.split()) <= MOST_WORDS:
                evidence = f"{sentence} {evidence}" if chance.random() < 0.5 else f"{evidence} {sentence}"
    return Pair(evidence, claim, label, f"{base.sort} {sort}", spans)
