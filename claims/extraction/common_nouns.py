"""Noun phrases without a name that mention something, alone and joined by "and"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claims.extraction.entities import Category
from claims.extraction.lexicon import HE_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, SHE_NOUNS
from claims.extraction.reading import Reading
from claims.extraction.things import Thing
from claims.language.lexicon import noun_sort

__all__ = ["common_nouns", "groups", "sort_of_noun"]

_LONGEST = 6  # words of a common noun phrase that could stand in a claim for a pronoun
_OWNED = frozenset({"my", "our", "your", "his", "her", "its", "their", "this", "that", "these", "those"})
_NOUNS = frozenset({"NN", "NNS"})
_NO_MENTIONS = frozenset({"appos", "compound", "flat", "root", "parataxis", "dislocated", "vocative"})


def common_nouns(reading: Reading, named: set[int]) -> Iterator[tuple[int, Thing]]:
    """The things that nouns outside the names, tokens `named`, mention, with the tokens of the nouns."""
    values = [(found.start, found.end) for found in reading.values]
    for head, token in enumerate(reading.tokens):
        if token.tag not in _NOUNS or head in named or not _is_thing(reading, head):
            continue
        if any(start <= token.start < end for start, end in values):
            continue
        words = _phrase(reading, head)
        if any(reading.tokens[k].tag[:3] == "PRP" for k in words[words.index(head) :]):
            words = words[: words.index(head) + 1]  # "an expedition of her own"
        if named & set(words[words.index(head) :]):
            continue  # "her father John", "a spokesman for Norrby": the name is the mention
        if reading.tree.named(head) != head:
            continue  # "its founder, Rosa Diaz": the name is the mention
        first = reading.tokens[words[0]]
        bare = token.tag == "NN" and words[0] == head and reading.tree.relation(head) != "nsubj"
        if bare or first.tag in {"WP$", "WDT"}:
            continue  # "in turn", "with confidence"; "whose fleet"
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
                category=sort_of_noun(lemma),
                gender="he" if lemma in HE_NOUNS else "she" if lemma in SHE_NOUNS else None,
                plural=token.tag == "NNS",
                common=True,
                clear=len(words) <= _LONGEST and not pronouns and first.text.lower() not in _OWNED,
                noun=lemma,
                indefinite=first.lemma in {"a", "an"},
            ),
        )


def groups(reading: Reading, mentioned: Mapping[int, Thing]) -> Iterator[tuple[int, Thing]]:
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
    above = tree.tokens[first].head
    if tree.relation(first) == "nmod" and tree.tokens[above].lemma == "one" and tree.kids(above, "cop"):
        return False  # "she was one of the first writers and a poet"
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


def sort_of_noun(noun: str) -> Category | None:
    """What sort of thing a lower-case noun is said of; None for most."""
    if noun in PERSON_NOUNS or noun_sort(noun) == "person":
        return "person"
    if noun in ORGANISATION_NOUNS or noun_sort(noun) == "group":
        return "organisation"
    return "place" if noun_sort(noun) == "place" else None
