"""Who "she", "the company" and "the event" are: looked up in what the draft said before.

A reference is resolved only where one candidate is sure enough; where two are likely it is ambiguous, and the
claim says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from claims.extraction.antecedents import (
    Reference,
    candidates,
    features,
    has_noun,
    only_one,
    shares,
    surest,
    threshold,
)
from claims.extraction.entities import Category
from claims.extraction.mentions import Mentions
from claims.extraction.reading import Reading
from claims.extraction.references import STAND_INS, is_bare, is_pointed_at, reference_at, relatives
from claims.extraction.things import Role, Spot, Thing, spot_of
from claims.language.links import fit
from claims.model import BlockKind

if TYPE_CHECKING:
    from numpy import ndarray

__all__ = ["Referent", "Referents"]

_LIKELY = 0.15
"""A candidate below this share is not named among those that a reference may mean."""
_NEAR = 3
"""Sentences back that "these companies" and "the team" reach at most for what was described there."""
_OPENING = 3
"""Sentences that tell which place a draft is about, its heading counted."""
_FAR = 12
"""Sentences back within which another team may be the one that is meant."""
_PAIRS: dict[str, Category] = {
    **STAND_INS,
    **dict.fromkeys(("man", "woman", "player", "leader", "minister", "president", "candidate"), "person"),
    **dict.fromkeys(("side", "club", "bank", "team"), "organisation"),
}
_AT = frozenset({"at", "in", "into", "near", "on", "to"})
_GOING = frozenset("arrive come drive fly get go head move return send sail take travel walk".split())
"""Verbs with which "there" is no place in which something is."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a reference stands for: the words and their place in the document; or the candidates."""

    text: str
    place: tuple[int, int]
    candidates: tuple[str, ...] = ()
    plural: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether more than one candidate is left."""
        return len(self.candidates) > 1


@dataclass(slots=True)
class Referents:
    """The mentions of a draft so far, and what the references of the sentence observed last stand for."""

    mentions: Mentions = field(default_factory=Mentions)
    _sentence: int = 0
    _found: dict[int, Referent] = field(default_factory=dict)  # in the sentence observed last
    _of: dict[int, dict[int, Referent]] = field(default_factory=dict)  # by the identity of the reading
    _links: dict[int, ndarray[Any, Any] | None] = field(default_factory=dict)  # by sentence
    _located: list[int] = field(default_factory=list)  # the identities of the places where something was
    _author: Referent | None = None  # the organisation that writes of itself as "we"
    _meant: list[Thing] = field(default_factory=list)  # by the nouns of the sentence: "the company"

    def observe(self, reading: Reading) -> None:
        """Take in the next sentence of the draft: what it mentions, and what its references stand for."""
        self._sentence += 1
        self._links[self._sentence] = reading.parse.links
        self._found = self._of[id(reading)] = {}
        references = dict(self._references(reading))
        self._located = []
        things = any(made.kind == "it" for made in references.values())
        self._meant = [t for made in references.values() if (t := self._by_noun(made))] if things else []
        taken_up = set(self._found)  # "this visa"
        mentioned = {
            head: (thing, spot) for head, thing, spot in self.mentions.of_sentence(reading, self._sentence)
        }
        relative = relatives(reading)
        for token in sorted({*references, *mentioned, *relative}):
            if relative.get(token) in mentioned and relative[token] not in self._found:
                thing, spot = mentioned[relative[token]]
                if spot:
                    thing.spots.append(spot_of(reading, self._sentence, token, by_reference=True))
            if token in references:
                self._resolve(references[token], token)
                if token not in self._found and is_pointed_at(reading, token):
                    self._take_up(reading, token)
                if references[token].kind == "noun" and token in self._found:
                    continue
            if token in mentioned and token not in taken_up:
                thing, spot = mentioned[token]
                if spot:
                    thing.spots.append(spot)
                if thing.category == "place" and reading.tree.marker(token) in _AT:
                    self._located.append(id(thing))

    def pair(self, noun: str) -> tuple[Referent, Referent] | None:
        """The two that "both countries" or "the two men" are: the only two such names just before."""
        category = _PAIRS.get(noun)
        names = [t for t in self.mentions.things if t.category == category and not t.common and t.spots]
        for back in (1, 2):
            since = self._sentence - back
            near = [t for t in names if any(since <= spot.sentence < self._sentence for spot in t.spots)]
            if len(near) == 2 and category:
                return _referent(near[0]), _referent(near[1])
        return None

    def at(self, reading: Reading, token: int) -> Referent | None:
        """What the reference that is, or ends with, a token of a sentence observed so far stands for."""
        return self._of.get(id(reading), {}).get(token)

    def event(self) -> Referent | None:
        """The one event that the draft is about, if there is one."""
        events = [thing for thing in self.mentions.things if thing.category == "event" and not thing.common]
        return _referent(events[0]) if len(events) == 1 else None

    def speaks(self, name: str, block: int) -> None:
        """Somebody speaks the words of this sentence, in block `block`, without being mentioned in it."""
        for thing in self.mentions.things:
            if thing.text == name and thing.spots and thing.spots[-1].sentence < self._sentence:
                thing.spots.append(Spot(self._sentence, 0, Role.SUBJECT, block, -1, by_reference=True))

    def _references(self, reading: Reading) -> Iterator[tuple[int, Reference]]:
        """The references that are to be chosen for; the others are looked up at once."""
        for index, token in enumerate(reading.tokens):
            if reading.block.kind is BlockKind.HEADING or reading.is_quoted(index):
                continue  # these words stay as they are
            word = token.text.lower()
            made = reference_at(reading, index, self._sentence)
            if made is not None:
                yield index, made
            elif word in {"we", "us", "our"}:
                self._take_author(reading, index)
            elif token.tag == "RB" and word in {"here", "there"} and token.relation == "advmod":
                self._take_place(reading, index)
            elif token.tag in {"NN", "NNS"} and is_pointed_at(reading, index):
                self._take_up(reading, index)
            elif token.tag == "NNS" and is_bare(reading, index):
                self._take_name(reading, index)

    def _take_up(self, reading: Reading, token: int) -> None:
        """ "These companies" are the last ones that were described before: "Chinese tech companies"."""
        noun, several = reading.tokens[token].lemma.lower(), reading.tokens[token].tag == "NNS"
        for thing in reversed(self.mentions.things):
            near = thing.spots and self._sentence - thing.spots[-1].sentence <= _NEAR
            words = thing.text.lower().split()
            earlier = near and thing.spots[-1].sentence < self._sentence  # not "the turnout of this election"
            same = thing.noun == noun or (not several and noun in words and earlier)
            like = thing.common and not thing.joint and same and thing.plural is several
            if near and like and thing.clear and len(words) > (1 if several else 2):
                self._found[token] = _referent(thing)
                thing.spots.append(spot_of(reading, self._sentence, token, by_reference=True))
                return

    def _take_author(self, reading: Reading, token: int) -> None:
        """ "The Trust raised 6 million, more than in any year since we were founded": it speaks of itself."""
        tree = reading.tree
        subject = tree.subject(tree.root) if tree.root is not None else None
        if self._author is None and subject is not None and subject < token:
            names = [e for e in reading.entities if e.start <= subject < e.end]
            if names and names[0].category == "organisation":
                start, article = names[0].start, reading.tokens[names[0].start - 1].lemma == "the"
                text = f"the {names[0].text}" if start and article else names[0].text
                self._author = Referent(text, reading.place(*names[0].stretch))
        if self._author is not None:
            self._found[token] = self._author

    def _take_place(self, reading: Reading, token: int) -> None:
        """ "There" is where the sentence before was, "here" the place that the draft is about."""
        named = [t for t in self.mentions.things if t.category == "place" and not t.common and t.spots]
        last = max((thing.spots[-1].sentence for thing in named), default=0)
        if reading.tokens[token].lemma == "there":
            meant = [t for t in named if t.spots[-1].sentence == last == self._sentence - 1]
            meant = meant if [id(thing) for thing in meant] == self._located else []
        else:
            about = [t for t in named if t.spots[0].role is Role.SUBJECT and t.spots[0].sentence <= _OPENING]
            meant = [t for t in about if len(t.spots) == max(len(other.spots) for other in named)]
        if len(meant) == 1 and reading.tokens[reading.tokens[token].head].lemma not in _GOING:
            self._found[token] = _referent(meant[0])

    def _take_name(self, reading: Reading, token: int) -> None:
        """ "The islands" are the Chatham Islands, where nothing else of that name was mentioned."""
        noun = reading.tokens[token].text.lower()
        named = [t for t in self.mentions.things if not t.common and t.text.lower().split()[-1] == noun]
        if len(named) == 1 and len(named[0].text.split()) > 1 and named[0].spots:
            self._found[token] = replace(_referent(named[0]), text=f"the {named[0].text}")

    def _resolve(self, reference: Reference, token: int) -> None:
        rivals = candidates(reference, self.mentions.things)
        if reference.kind == "it" and not reference.possessive:
            rivals = [thing for thing in rivals if all(thing is not other for other in self._meant)]
        known = reference.category == "place" or any(has_noun(reference, thing) for thing in rivals)
        if reference.kind == "noun" and not known:
            described = self._described_before(reference)
            if len(described) == 1 and not reference.located:
                self._take(reference, described[0], token)
            elif not reference.located and (open_one := _one_of(described)) is not None:
                self._found[token] = open_one
            if described:
                return  # "the European team" after "the Afghan team" is itself
        if not rivals:
            return
        chosen = self._choose(reference, rivals)
        if isinstance(chosen, Referent):
            self._found[token] = chosen
        elif chosen is not None:
            self._take(reference, chosen, token)

    def _by_noun(self, reference: Reference) -> Thing | None:
        """What "the company" means, which "it" in the same sentence does not mean as well."""
        if reference.kind != "noun":
            return None
        rivals = candidates(reference, self.mentions.things)
        chosen = self._choose(reference, rivals) if rivals else None
        return chosen if isinstance(chosen, Thing) else None

    def _described_before(self, reference: Reference) -> list[Thing]:
        """ "The team" is the Afghan team of which the sentences before speak, not another name."""
        found: dict[str, Thing] = {}
        for thing in self.mentions.things:
            like = thing.common and thing.noun == reference.noun and not thing.plural and not thing.joint
            told = thing.clear and len(thing.text.split()) > 2 and thing.text.startswith("the ")
            if like and told and thing.spots and self._sentence - thing.spots[-1].sentence <= _FAR:
                found[thing.text] = thing
        near = any(self._sentence - thing.spots[-1].sentence <= _NEAR for thing in found.values())
        return list(found.values()) if near else []

    def _choose(self, reference: Reference, rivals: list[Thing]) -> Thing | Referent | None:
        """The thing that is meant; the likely ones where none is sure."""
        if (only := only_one(reference, rivals)) is not None:
            return only
        likely = shares(reference.kind, features(reference, rivals, self._fits(reference, rivals)))
        best = surest(reference.kind, likely, threshold(reference))
        if best is not None:
            return rivals[best]
        open_ones = [thing for thing, share in zip(rivals, likely, strict=True) if share >= _LIKELY]
        return _one_of(open_ones)

    def _fits(self, reference: Reference, rivals: Sequence[Thing]) -> list[float]:
        """How well the words of each rival fit where the reference stands, by its last mention with words."""
        own = self._links.get(reference.spot.sentence)
        found = []
        for thing in rivals:
            spot = next((s for s in reversed(thing.spots) if not s.by_reference), thing.spots[-1])
            theirs = self._links.get(spot.sentence)
            if own is None or theirs is None:
                found.append(0.0)
            else:
                found.append(fit(own[reference.spot.token], theirs[spot.token]))
        return found

    def _take(self, reference: Reference, thing: Thing, token: int) -> None:
        thing.spots.append(reference.spot)
        if reference.gender:
            thing.category, thing.gender = "person", reference.gender  # who is "she" once stays "she"
        if thing.clear:
            self._found[token] = _referent(thing)


def _one_of(things: Sequence[Thing]) -> Referent | None:
    """What may be meant, in the order of its words; None where that is one at most."""
    names = tuple(sorted({thing.text for thing in things}))
    return Referent(names[0], things[0].place, names) if len(names) > 1 else None


def _referent(thing: Thing) -> Referent:
    named = not thing.common and thing.category != "person"
    text = thing.article + thing.text if named else thing.text
    return Referent(text, thing.place, plural=thing.plural and text.endswith("s"))
