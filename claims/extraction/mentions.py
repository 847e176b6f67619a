"""What a draft speaks of: each thing with the places where it is mentioned.

Names with the same words are one thing, and so is a surname after a full name; a noun phrase without a name
is a thing of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from claims.extraction.entities import Category, Entity, Gender
from claims.extraction.lexicon import (
    HE_NOUNS,
    LEGAL_FORMS,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    PLACE_WORDS,
    SHE_NOUNS,
    TITLES,
)
from claims.extraction.reading import Reading
from claims.language.lexicon import noun_sort
from claims.model import BlockKind
from claims.values.countries import places

__all__ = ["Mentions", "Role", "Spot", "Thing"]

_LONGEST = 6  # words of a common noun phrase that could stand in a claim for a pronoun
_OWNED = frozenset({"my", "our", "your", "his", "her", "its", "their", "this", "that", "these", "those"})
_NOUNS = frozenset({"NN", "NNS"})
_NO_MENTIONS = frozenset({"appos", "compound", "flat", "root", "parataxis", "dislocated", "vocative"})


class Role(StrEnum):
    """What a mention is in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OTHER = "other"
    NESTED = "nested"  # inside another noun phrase


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: token `token` of the sentence with the number `sentence`, in block `block`."""

    sentence: int
    token: int
    role: Role
    block: int
    clause: int  # the token of the predicate above it
    by_reference: bool = False
    main: bool = False  # whether that is the main predicate of its sentence


@dataclass(slots=True)
class Thing:
    """Something spoken of: the best words for it, where they stand in the document, and its mentions."""

    text: str
    place: tuple[int, int]
    category: Category | None = None
    gender: Gender | None = None
    plural: bool = False
    common: bool = False  # no name
    clear: bool = True  # whether its words say by themselves what it is: not "his mother"
    noun: str = ""  # the head of a common noun phrase; "city" in "the city of Porto"
    article: str = ""  # "the " where the name is used with it
    titled: bool = False  # named in a heading
    joint: bool = False  # several things joined by "and"
    indefinite: bool = False  # "a museum"
    spots: list[Spot] = field(default_factory=list)


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
                found.append((head, self._name(reading, entity, head)))
        known = {thing.text: thing for thing in self.things if not thing.common}
        for token in range(len(reading.tokens)):  # a name that is not tagged as one this time
            if token not in named and reading.tokens[token].text in known:
                named.add(token)
                found.append((token, known[reading.tokens[token].text]))
        found += [(head, thing) for head, thing in _common_nouns(reading, named)]
        found += list(_groups(reading, dict(found)))
        heading = reading.block.kind is BlockKind.HEADING
        for head, thing in sorted(found, key=lambda pair: pair[0]):
            if thing.joint:
                thing = self._joint.setdefault(thing.text, thing)
            if id(thing) not in self._taken:
                self._taken.add(id(thing))
                self.things.append(thing)
            unspoken = heading or reading.is_quoted(head) or _is_modifier(reading, head, thing)
            yield head, thing, None if unspoken else spot_of(reading, sentence, head)

    def _name(self, reading: Reading, entity: Entity, head: int) -> Thing:
        start, end = reading.tokens[entity.start].start, reading.tokens[entity.end - 1].end
        text = reading.text[start:end]
        before = reading.tokens[entity.start - 1] if entity.start else None
        located = before is not None and before.lemma in {"at", "from", "in", "near", "of", "to"}
        located = located and entity.category in {None, "place"}
        known = self._same(text, entity.category, located=located or text in places())
        thing = known or Thing(text, reading.place(start, end), plural=entity.plural)
        if len(text) > len(thing.text):
            thing.text, thing.place = text, reading.place(start, end)
        if known is None or not (known.category == "organisation" and text != known.text):
            described = thing.category == "other" and thing.noun  # "the Kalvia S, a heat pump"
            sure = entity.category not in {None, "other"} and thing.gender is None and not described
            thing.category = entity.category if sure else thing.category or entity.category
        thing.gender = entity.gender or thing.gender
        thing.noun = _noun_before(reading, entity) or thing.noun or _noun_behind(reading, head)
        if thing.category == "place" and thing.noun and not _is_place(thing.noun):
            thing.category = "other"  # "the Kalvia S, a heat pump"
        owner = reading.tokens[head].relation == "nmod:poss"  # "the Bernoulli's principle"
        inner = reading.tree.relation(head) in {"compound", "flat"} or entity.category == "person" or owner
        if before is not None and before.lemma == "the" and not inner:  # not in "the Bernoulli family"
            thing.article = "the "
        thing.titled = thing.titled or reading.block.kind is BlockKind.HEADING
        return thing

    def _same(self, text: str, category: Category | None, *, located: bool) -> Thing | None:
        names = [thing for thing in self.things if not thing.common]
        exact = next((t for t in reversed(names) if _without_form(t.text) == _without_form(text)), None)
        words = _words(text)
        if exact is not None and (len(words) > 1 or noun_sort(text.lower())):
            return exact
        if exact is None and (alias := next((t for t in names if _abbreviates(text, t.text)), None)):
            return alias
        # A bare surname is the person who was introduced first with it: relatives are named in full.
        for thing in names:
            theirs = _words(thing.text)
            single = words if len(words) == 1 else theirs
            short = len(words) != len(theirs) and len(single) == 1 and not noun_sort(single[0].lower())
            ends = words[-1] == theirs[-1] or words[0] == theirs[0]  # Chinese family names come first
            firm = thing.category == "organisation" and len(theirs) > 1
            if firm and short and words[0] == theirs[0] and not located:
                return thing  # "Tarnvik" after "Tarnvik Instruments"
            firm = (
                category == "organisation"
                and len(words) > 1
                and thing.category in {None, "other", "organisation"}
            )
            if firm and short and words[0] == theirs[0]:
                return thing  # "Tarnvik Instruments" after "Tarnvik"
            middle = min(len(words), len(theirs)) > 1 and (words[0], words[-1]) == (theirs[0], theirs[-1])
            if {thing.category, category} <= {None, "other", "person"} and ((short and ends) or middle):
                return thing
        return exact


def _is_modifier(reading: Reading, head: int, thing: Thing) -> bool:
    """ "Marchetti" in "Marchetti syndrome": the syndrome is spoken of, and nobody of that name."""
    named = not thing.common and thing.category in {None, "other"} and thing.gender is None
    above = reading.tokens[head].head
    return named and reading.tree.relation(head) == "compound" and not reading.tokens[above].entity


def _is_place(noun: str) -> bool:
    return noun in PLACE_NOUNS or noun_sort(noun) == "place" or noun.capitalize() in PLACE_WORDS


def _abbreviates(short: str, long: str) -> bool:
    """ "IE6" for "Internet Explorer 6", "WHO" for "World Health Organization"; either way round."""
    if len(short) > len(long):
        short, long = long, short
    return len(short) > 1 and " " not in short and short[0].isupper() and short == _initials(long)


@lru_cache(maxsize=1 << 12)
def _initials(name: str) -> str:
    """Its letters as an abbreviation; "" for a single word."""
    words = _words(name)
    letters = (word if word.isdigit() else word[0] for word in words if word[0] not in "aof")
    return "".join(letters) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 12)
def _without_form(name: str) -> str:
    """ "Carrow Stone" for "Carrow Stone Ltd"."""
    words = name.replace(",", "").split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in LEGAL_FORMS else name


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def spot_of(reading: Reading, sentence: int, head: int, *, by_reference: bool = False) -> Spot:
    """The mention that a token heads."""
    tree = reading.tree
    if tree.relation(head) == "cc":  # of several things
        head = tree.tokens[tree.tokens[head].head].head
    if tree.relation(head) == "appos" and tree.named(tree.tokens[head].head) == head:
        head = tree.tokens[head].head  # "its founder, Rosa Diaz, said"
    relation = tree.relation(head)
    if relation == "conj":
        relation = tree.relation(tree.tokens[head].head)
    role = Role.OTHER
    if relation in {"nsubj", "csubj"}:
        role = Role.SUBJECT
    elif relation in {"obj", "iobj"}:
        role = Role.OBJECT
    elif relation in {"nmod", "compound", "appos", "amod", "flat"}:
        role = Role.NESTED
    clause = next((k for k in tree.above(head) if tree.is_predicate(k)), -1)
    main = clause >= 0 and clause == tree.root
    return Spot(sentence, head, role, reading.block_index, clause, by_reference, main)


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


def _common_nouns(reading: Reading, named: set[int]) -> Iterator[tuple[int, Thing]]:
    values = [(found.start, found.end) for found in reading.values]
    for head, token in enumerate(reading.tokens):
        if token.tag not in _NOUNS or head in named or not _is_thing(reading, head):
            continue
        if any(start <= token.start < end for start, end in values):
            continue
        words = _phrase(reading, head)
        if named & set(words[words.index(head) :]):
            continue  # "her father John", "a spokesman for Norrby": the name is the mention
        if reading.tree.named(head) != head:
            continue  # "its founder, Rosa Diaz": the name is the mention
        first = reading.tokens[words[0]]
        if token.tag == "NN" and words[0] == head:
            continue  # "in turn", "with confidence"
        start, end = first.start, reading.tokens[words[-1]].end
        article = first.lemma in {"a", "an", "the"} and len(words) > 1
        text = reading.text[reading.tokens[words[1]].start : end] if article else reading.text[start:end]
        pronouns = any(reading.tokens[k].tag in {"PRP", "PRP$"} for k in words)
        lemma = token.lemma.lower()
        yield (
            head,
            Thing(
                f"the {text}" if article else text,
                reading.place(start, end),
                category=_category(lemma),
                gender="he" if lemma in HE_NOUNS else "she" if lemma in SHE_NOUNS else None,
                plural=token.tag == "NNS",
                common=True,
                clear=len(words) <= _LONGEST and not pronouns and first.text.lower() not in _OWNED,
                noun=lemma,
                indefinite=first.lemma in {"a", "an"},
            ),
        )


def _groups(reading: Reading, mentioned: Mapping[int, Thing]) -> Iterator[tuple[int, Thing]]:
    """ "Malaysia and Indonesia", "the school and its parents": what "they" may stand for.

    The token is that of the "and".
    """
    tree = reading.tree
    for head, thing in mentioned.items():
        members = [head, *(k for k in tree.kids(head, "conj") if k in mentioned)]
        link = [k for k in tree.kids(members[-1], "cc") if tree.tokens[k].lemma == "and"]
        if len(members) < 2 or not link or len(members) - 1 != len(tree.kids(head, "conj")):
            continue
        words = tree.noun_phrase(head)
        start, end = reading.tokens[words[0]].start, reading.tokens[words[-1]].end
        whole = words[-1] - words[0] + 1 == len(words)
        others = [mentioned[k] for k in members]
        yield (
            link[0],
            Thing(
                reading.text[start:end],
                reading.place(start, end),
                category=thing.category if {t.category for t in others} == {thing.category} else None,
                plural=True,
                common=True,
                clear=whole and len(words) <= 2 * _LONGEST and all(t.clear for t in others),
                joint=True,
            ),
        )


def _is_thing(reading: Reading, head: int) -> bool:
    """Whether a noun mentions something: not "an engineer" in "she was an engineer" or "as an engineer"."""
    tree, first = reading.tree, head
    while tree.relation(first) == "conj":
        first = tree.tokens[first].head
    if tree.relation(first) in {*_NO_MENTIONS, "xcomp"} or tree.kids(head, "cop"):
        return False
    if any(tree.tokens[k].lemma == "as" for k in tree.kids(head, "case")):
        return False
    apart = tree.relation(head) in {"conj", "list", "nmod"} and tree.is_set_off(head)
    return not (apart and not tree.kids(head, "cc", "case"))  # an apposition under another label


def _phrase(reading: Reading, head: int) -> list[int]:
    """The tokens of a noun phrase without gap, from its first word to what stands right behind its head."""
    tree = reading.tree
    words = [*tree.noun_phrase(head, alone=True), head]
    found = sorted({k for k in words if k <= head})
    found = [k for k in found if all(j in words and tree.tokens[j].tag != "IN" for j in range(k, head))]
    while found[-1] + 1 in words and tree.tokens[found[-1] + 1].tag != "POS":
        found.append(found[-1] + 1)
    return found


def _category(noun: str) -> Category | None:
    if noun in PERSON_NOUNS or noun_sort(noun) == "person":
        return "person"
    if noun in ORGANISATION_NOUNS or noun_sort(noun) == "group":
        return "organisation"
    return "place" if noun_sort(noun) == "place" else None
