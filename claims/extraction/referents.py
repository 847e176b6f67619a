"""Who "she", "the company" and "the event" are: looked up in what the draft said before.

A reference is resolved only where one candidate is sure enough; where two are likely it is ambiguous, and the
claim says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from claims.extraction.antecedents import (
    Reference,
    ReferenceKind,
    candidates,
    features,
    has_noun,
    only_one,
    shares,
    surest,
    threshold,
)
from claims.extraction.described import described_by
from claims.extraction.entities import Category
from claims.extraction.lexicon import EVENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from claims.extraction.mentions import Mentions
from claims.extraction.reading import Reading
from claims.extraction.things import Role, Spot, Thing, spot_of
from claims.extraction.tree import Tree
from claims.language.links import fit
from claims.language.speech import REPORTING_VERBS
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
_PRONOUNS: dict[str, tuple[ReferenceKind, Literal["he", "she"] | None]] = {
    **dict.fromkeys(("he", "him", "his"), ("he", "he")),
    **dict.fromkeys(("she", "her", "hers"), ("he", "she")),
    **dict.fromkeys(("it", "its"), ("it", None)),
    **dict.fromkeys(("they", "them", "their"), ("they", None)),
}
_STAND_INS: dict[str, Category] = {
    **dict.fromkeys(sorted(ORGANISATION_NOUNS), "organisation"),
    **dict.fromkeys(sorted(EVENT_NOUNS), "event"),
    **dict.fromkeys(sorted(PLACE_NOUNS), "place"),
}


_PAIRS: dict[str, Category] = {
    **_STAND_INS,
    **dict.fromkeys(("man", "woman", "player", "leader", "minister", "president", "candidate"), "person"),
    **dict.fromkeys(("side", "club", "bank", "team"), "organisation"),
}
_AT = frozenset({"at", "in", "into", "near", "on", "to"})
_GOING = frozenset("arrive come drive fly get go head move return send sail take travel walk".split())
"""Verbs with which "there" is no place in which something is."""
# What only somebody does (written for this project).
_HUMAN_VERBS = REPORTING_VERBS | frozenset(
    """appoint arrest attend beat buy celebrate collaborate compete decide discuss divorce employ enjoy found
    hire hope intend invest invite launch lay live marry meet move negotiate oppose own pay plan play prefer
    protest publish recruit refuse sell sign study teach travel try use visit vote want win work""".split()
)


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
        self._meant = [thing for made in references.values() if (thing := self._by_noun(made))]
        taken_up = set(self._found)  # "this visa"
        mentioned = {
            head: (thing, spot) for head, thing, spot in self.mentions.of_sentence(reading, self._sentence)
        }
        relatives = _relatives(reading)
        for token in sorted({*references, *mentioned, *relatives}):
            if relatives.get(token) in mentioned and relatives[token] not in self._found:
                thing, spot = mentioned[relatives[token]]
                if spot:
                    thing.spots.append(spot_of(reading, self._sentence, token, by_reference=True))
            if token in references:
                self._resolve(references[token], token)
                if token not in self._found and _is_pointed_at(reading, token):
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

    def _references(self, reading: Reading) -> list[tuple[int, Reference]]:
        tree = reading.tree
        found: list[tuple[int, Reference]] = []
        for index, token in enumerate(reading.tokens):
            if reading.block.kind is BlockKind.HEADING or reading.is_quoted(index):
                continue  # these words stay as they are
            word = token.text.lower()
            spot = spot_of(reading, self._sentence, index, by_reference=True)
            if token.tag[:3] == "PRP" and word in _PRONOUNS and not _stands_for_all(tree, index):
                kind, gender = _PRONOUNS[word]
                described = _described(reading, index)
                possessive = token.tag == "PRP$"
                above = tree.tokens[token.head].lemma
                acts = spot.role is Role.SUBJECT and above in _HUMAN_VERBS
                acts = acts or (possessive and above.lower() in PERSON_NOUNS)  # "its founder"
                leads = _leads(reading, spot)
                made = Reference(kind, spot, gender, possessive, described=described, acts=acts, leads=leads)
                found.append((index, made))
            elif token.tag == "NN" and not token.entity and (sort := _sort(reading, index)) is not None:
                noun = token.lemma.lower()
                category, located = _STAND_INS.get(noun), sort == "located"
                leads = _leads(reading, spot)
                made = Reference("noun", spot, noun=noun, category=category, leads=leads, located=located)
                found.append((index, made))
            elif word in {"we", "us", "our"}:
                self._take_author(reading, index)
            elif token.tag == "RB" and word in {"here", "there"} and tree.relation(index) == "advmod":
                self._take_place(reading, index)
            elif token.tag in {"NN", "NNS"} and _is_pointed_at(reading, index):
                self._take_up(reading, index)
            elif token.tag == "NNS" and _is_bare(reading, index):
                self._take_name(reading, index)
        return found

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


def _stands_for_all(tree: Tree, index: int) -> bool:
    """Whether a pronoun means nothing, or all that was said: "it was its biggest gain in four years"."""
    head = tree.tokens[index].head
    owned = any(tree.tokens[k].lemma == "its" for k in tree.kids(head, "nmod")) if head >= 0 else False
    said = tree.relation(index) == "nsubj" and owned and bool(tree.kids(head, "cop"))
    return tree.relation(index) == "expl" or (said and tree.tokens[index].lemma == "it")


def _described(reading: Reading, index: int) -> int:
    """What the apposition describes in which a token stands; -1 if it stands in none, or in a clause."""
    tree = reading.tree
    for k in tree.above(index):
        if tree.relation(k) == "appos":
            return described_by(tree, k)
        if tree.is_predicate(k):
            return -1  # "Yusof, an engineer who left to start her own firm"
    return -1


def _leads(reading: Reading, spot: Spot) -> bool:
    """Whether a mention is the subject of the main clause, or owns it: "its revenue rose"."""
    tree = reading.tree
    head = tree.tokens[spot.token].head
    owns = tree.tokens[spot.token].relation == "nmod:poss" and head >= 0 and tree.relation(head) == "nsubj"
    return spot.clause == tree.root and (spot.role is Role.SUBJECT or owns)


def _is_pointed_at(reading: Reading, index: int) -> bool:
    """ "these companies", "this process", and nothing more."""
    tree, before = reading.tree, reading.tokens[index - 1] if index else None
    pointing = before is not None and before.head == index and before.lemma in {"this", "that"}
    demonstrative = before is not None and before.text.lower() in {"these", "those", "this"}
    kids = [
        k for k in tree.kids(index) if k != index - 1 and tree.relation(k) not in {"case", "punct", "cop"}
    ]
    return pointing and demonstrative and not any(k < index or not tree.is_set_off(k) for k in kids)


def _relatives(reading: Reading) -> dict[int, int]:
    """The relative words that are subjects, each with the token that its clause hangs on."""
    found = {}
    for index, token in enumerate(reading.tokens):
        if token.tag in {"WP", "WDT"} and token.relation.startswith("nsubj") and token.head >= 0:
            clause = reading.tokens[token.head]
            if clause.relation == "acl:relcl":
                found[index] = clause.head
    return found


def _one_of(things: Sequence[Thing]) -> Referent | None:
    """What may be meant, in the order of its words; None where that is one at most."""
    names = tuple(sorted({thing.text for thing in things}))
    return Referent(names[0], things[0].place, names) if len(names) > 1 else None


def _referent(thing: Thing) -> Referent:
    named = not thing.common and thing.category != "person"
    text = thing.article + thing.text if named else thing.text
    return Referent(text, thing.place, plural=thing.plural and text.endswith("s"))


def _is_bare(reading: Reading, index: int) -> bool:
    """ "the company", "this event", and nothing more: what is described further is named by that."""
    tree, tokens = reading.tree, reading.tokens
    articles = [k for k in tree.kids(index, "det") if tokens[k].text.lower() in {"the", "this"} and k < index]
    first = articles[0] if articles else index
    begin = _begin(reading, index)
    if not articles or (first != begin - 1 and tokens[index].lemma.lower() not in EVENT_NOUNS):
        return False
    if tree.relation(index) in {"compound", "flat"} or tree.kids(index, "cop"):
        return False
    behind = [k for k in tree.kids(index, "nmod", "acl", "appos", "flat", "compound", "nummod") if k > index]
    named = any(tree.relation(k) == "appos" and tree.is_proper(k) for k in behind)  # "the operator, Norwell"
    if named or not all(tree.is_set_off(k) for k in behind):
        return False
    modifiers = tree.kids(index, "amod", "nmod", "compound", "nummod", "det")
    if tokens[index].lemma.lower() in EVENT_NOUNS:  # "the three-day summit"
        modifiers = [k for k in modifiers if not _tells_how_long(reading, k)]
    return all(k >= first for k in modifiers)


def _begin(reading: Reading, index: int) -> int:
    """The first token of a noun, which may be one of two halves: "start-up"."""
    return (
        index - 2 if "-" in reading.tokens[index].lemma and reading.tokens[index - 1].text == "-" else index
    )


def _tells_how_long(reading: Reading, index: int) -> bool:
    words = {reading.tokens[k].lemma for k in reading.tree.subtree(index)}
    return bool(words & {"day", "week", "month", "annual", "weekend"}) and reading.tokens[index].tag != "NNP"


def _sort(reading: Reading, index: int) -> Literal["bare", "located"] | None:
    """What sort of reference a noun is; None for a description of its own."""
    if _is_bare(reading, index):
        return "bare"
    return "located" if _is_located_firm(reading, index) else None


def _is_located_firm(reading: Reading, index: int) -> bool:
    """ "the Norwegian company", "the Bergen-based firm": a firm by where it is from."""
    tree, tokens = reading.tree, reading.tokens
    if tokens[index].lemma.lower() not in ORGANISATION_NOUNS or tree.relation(index) in {"compound", "appos"}:
        return False
    begin = _begin(reading, index)
    words = [k for k in tree.subtree(index) if k < begin and tree.relation(k) not in {"case", "mark"}]
    from_there = [k for k in words[1:] if tokens[k].text[:1].isupper() or tokens[k].text in {"-", "based"}]
    whole = len(words) > 1 and words[1:] == from_there and words[-1] == begin - 1
    behind = [k for k in tree.kids(index) if k > index and tree.relation(k) != "punct"]
    return whole and tokens[words[0]].lemma == "the" and all(tree.is_set_off(k) for k in behind)
