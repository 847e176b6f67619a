"""What a draft speaks of: each thing with the places where it is mentioned.

Names with the same words are one thing, and so is a surname after a full name; a noun phrase without a name
is a thing of its own.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from claims.extraction.common_nouns import common_nouns, groups, sort_of_noun
from claims.extraction.entities import Entity
from claims.extraction.lexicon import ORGANISATION_NOUNS, PLACE_NOUNS, TITLES, is_place
from claims.extraction.names import same_thing
from claims.extraction.reading import Reading
from claims.extraction.things import Spot, Thing, spot_of
from claims.model import BlockKind
from claims.values.countries import places

__all__ = ["Mentions"]

_NOUNS = frozenset({"NN", "NNS"})


@dataclass(slots=True)
class Mentions:
    """All that the draft speaks of so far, in the order of first mention."""

    things: list[Thing] = field(default_factory=list)
    _joint: dict[str, Thing] = field(default_factory=dict)  # by their words
    _taken: set[int] = field(default_factory=set)  # the identities of `things`

    def of_sentence(self, reading: Reading, sentence: int) -> Iterator[tuple[int, Thing, Spot | None]]:
        """The things that the words of a sentence mention, by token, in order; new ones are taken in.

        What a heading or a quotation mentions has no spot: it is not taken up by the writer's pronouns.
        """
        found: list[tuple[int, Thing]] = []
        named: set[int] = set()
        for entity in reading.entities:
            head = _head(reading, entity)
            named.update(range(entity.start, entity.end))
            whole = entity.text not in TITLES and not _goes_on(reading, entity)
            if whole and not _is_bracketed(reading, entity.start):
                alias = found[-1][1] if found and _known_as(reading, head) else None
                if alias is not None:
                    alias.category = entity.category or alias.category
                    alias.gender = entity.gender or alias.gender
                found.append((head, alias or self._name(reading, entity, head)))
        known = {thing.text: thing for thing in self.things if not thing.common}
        for token in range(len(reading.tokens)):  # a name that is not tagged as one this time
            if token not in named and reading.tokens[token].text in known:
                named.add(token)
                found.append((token, known[reading.tokens[token].text]))
        found += [(head, thing) for head, thing in common_nouns(reading, named)]
        found += list(groups(reading, dict(found)))
        heading = reading.block.kind is BlockKind.HEADING
        found = [pair for pair in found if not (pair[1].common and _is_named_behind(reading, pair[0], named))]
        found = [(self._by_subject(reading, k, thing) if k in named else k, thing) for k, thing in found]
        for head, thing in sorted(found, key=lambda pair: pair[0]):
            if thing.joint:
                thing = self._joint.setdefault(thing.text, thing)
            if id(thing) not in self._taken:
                self._taken.add(id(thing))
                self.things.append(thing)
            unspoken = heading or reading.is_quoted(head) or _is_modifier(reading, head, thing)
            yield head, thing, None if unspoken else spot_of(reading, sentence, head)

    def _by_subject(self, reading: Reading, head: int, thing: Thing) -> int:
        """Where a name is mentioned that says who a subject is; it is as many, and of the same sort."""
        subject = _subject_of_name(reading, head)
        if subject != head:
            token = reading.tokens[subject]
            thing.plural = token.tag == "NNS"
            if thing.category == "place" and sort_of_noun(token.lemma.lower()) == "person":
                thing.category = None
        return subject

    def _name(self, reading: Reading, entity: Entity, head: int) -> Thing:
        start, end = reading.tokens[entity.start].start, reading.tokens[entity.end - 1].end
        text = reading.text[start:end]
        before = reading.tokens[entity.start - 1] if entity.start else None
        located = before is not None and before.lemma in {"at", "from", "in", "near", "of", "to"}
        located = located and entity.category in {None, "place"}
        known = same_thing(self.things, text, entity.category, located=located or text in places())
        thing = known or Thing(text, reading.place(start, end), plural=entity.plural)
        if len(text) > len(thing.text):
            thing.text, thing.place = text, reading.place(start, end)
        if known is None or not (known.category == "organisation" and text != known.text):
            described = thing.category == "other" and thing.noun  # "the Kalvia S, a heat pump"
            sure = entity.category not in {None, "other"} and thing.gender is None and not described
            thing.category = entity.category if sure else thing.category or entity.category
        thing.gender = entity.gender or thing.gender
        thing.noun = _noun_before(reading, entity) or thing.noun or _noun_behind(reading, head)
        if thing.category == "place" and thing.noun and not is_place(thing.noun):
            thing.category = "other"  # "the Kalvia S, a heat pump"
        owner = reading.tokens[head].relation == "nmod:poss"  # "the Bernoulli's principle"
        inner = reading.tree.relation(head) in {"compound", "flat"} or entity.category == "person" or owner
        if before is not None and before.lemma == "the" and not inner:  # not in "the Bernoulli family"
            thing.article = "the "
        thing.titled = thing.titled or reading.block.kind is BlockKind.HEADING
        return thing


def _is_modifier(reading: Reading, head: int, thing: Thing) -> bool:
    """ "Marchetti" in "Marchetti syndrome": the syndrome is spoken of, and nobody of that name."""
    named = not thing.common and thing.category in {None, "other"} and thing.gender is None
    above = reading.tokens[head].head
    return named and reading.tree.relation(head) == "compound" and not reading.tokens[above].entity


def _subject_of_name(reading: Reading, head: int) -> int:
    """ "inhabitants" in "the first inhabitants were the Tagbanuas", which are meant; else `head` itself."""
    tree = reading.tree
    subject = tree.subject(head) if tree.kids(head, "cop") and not tree.kids(head, "conj") else None
    common = subject is not None and reading.tokens[subject].tag in _NOUNS
    return subject if common and subject is not None and not tree.is_denied(head) else head


def _is_named_behind(reading: Reading, head: int, named: Container[int]) -> bool:
    """Whether a noun is the subject of which a name is said."""
    above = reading.tokens[head].head
    subject = reading.tree.relation(head) == "nsubj" and above in named
    return subject and _subject_of_name(reading, above) == head


def _known_as(reading: Reading, head: int) -> bool:
    """Another name of whom was named last: "Natsu Higuchi, also known as Natsuko", "the pen name of Lind"."""
    tree, above = reading.tree, reading.tokens[head].head
    if above < 0:
        return False
    known = tree.marker(head) == "as" and reading.tokens[above].lemma == "know"
    if tree.marker(head) != "of":  # "the pen name of the author Lind"
        above = reading.tokens[above].head
    named = above >= 0 and reading.tokens[above].lemma == "name" and bool(tree.kids(above, "cop"))
    pen = named and any(reading.tokens[k].lemma in {"pen", "real", "stage"} for k in tree.kids(above))
    return (known and not reading.is_quoted(head)) or pen


def _head(reading: Reading, entity: Entity) -> int:
    """The token of a name that hangs on a word outside of it."""
    inside = range(entity.start, entity.end)
    return next((k for k in inside if reading.tokens[k].head not in inside), entity.end - 1)


def _goes_on(reading: Reading, entity: Entity) -> bool:
    """ "Daughters" in "Daughters of the American Revolution": part of a name."""
    behind = reading.tokens[entity.end].lemma if entity.end < len(reading.tokens) else ""
    return behind == "of" and entity.end - entity.start == 1 and entity.category != "person"


def _is_bracketed(reading: Reading, token: int) -> bool:
    """Whether a bracket is open before a token: what stands in it is another name, or an aside."""
    before = [t.text for t in reading.tokens[:token]]
    return before.count("(") > before.count(")")


def _noun_before(reading: Reading, entity: Entity) -> str:
    """ "city" in "the city of Porto"; not in "the capital city of Greece"."""
    if entity.start < 3 or reading.tokens[entity.start - 1].lemma != "of":
        return ""
    if reading.tokens[entity.start - 3].lemma != "the":
        return ""
    noun = reading.tokens[entity.start - 2].lemma
    return noun if noun in PLACE_NOUNS or noun in ORGANISATION_NOUNS else ""


def _noun_behind(reading: Reading, head: int) -> str:
    """ "city" in "York is an ancient city", "maker" in "Solvik, a maker of cells"; or ""."""
    tree = reading.tree
    described = [k for k in tree.kids(head, "appos") if k > head]
    above = reading.tokens[head].head
    if tree.relation(head) == "nsubj" and tree.kids(above, "cop"):
        described.append(above)
    for k in described:
        indefinite = any(reading.tokens[j].lemma in {"a", "an"} for j in tree.kids(k, "det"))
        if reading.tokens[k].tag == "NN" and indefinite and not reading.tokens[k].entity:
            return reading.tokens[k].lemma.lower()
    return ""
