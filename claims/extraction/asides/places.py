"""What lies where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.asides.model import Aside, past_of, phrase, with_commas
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.language.lexicon import noun_sort
from claims.model import Kind, Quantity

__all__ = ["distances", "locations", "settings"]

_LENGTHS = frozenset({"foot", "kilometer", "meter", "mile", "yard"})


def locations(reading: Reading) -> Iterator[Aside]:
    """ "the city of Livorno, in Tuscany, ...": where a named thing lies."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.entity[2:] != "LOC" or not tree.is_proper(name) or reading.is_quoted(name):
            continue
        if tree.marker(name) == "of" and tree.tokens[token.head].tag != "NN":
            continue  # "one of the Great Lakes, in ..."
        whole = token.head if tree.marker(name) == "of" else name
        for kid in (*tree.kids(name, "nmod"), *(tree.kids(whole, "nmod") if whole != name else ())):
            inside = reading.tokens[kid].entity[2:] == "LOC" and tree.marker(kid) == "in"
            first = next(k for k in tree.subtree(kid) if reading.tokens[k].text != ",")
            beside = first == phrase(tree, name)[-1] + 2  # only the comma between
            if kid > name and inside and beside and tree.is_set_off(kid):
                where = [k for k in tree.subtree(kid) if reading.tokens[k].text != ","]
                pieces = (*stretches(phrase(tree, name)), "is", *stretches(where))
                cut = with_commas(tree, where)
                yield Aside(pieces, tuple(sorted({name, *where})), cut, Kind.LOCATION)


def distances(reading: Reading) -> Iterator[Aside]:
    """ "Bergen Airport, 18 km south of the centre, opened in 1955": how far something is."""
    tree, tokens = reading.tree, reading.tokens
    for value in reading.values:
        first = next((k for k, token in enumerate(tokens) if token.start >= value.start), None)
        if not isinstance(value.value, Quantity) or value.value.unit not in _LENGTHS or first is None:
            continue
        if first < 2 or tokens[first - 1].text != "," or reading.is_quoted(first):
            continue
        end = next((k for k in range(first, len(tokens)) if tokens[k].text in {",", ".", ";"}), len(tokens))
        placed = {token.lemma for token in tokens[first:end]} & {"from", "of"}
        noun = next((k for k in (first - 2, *tree.above(first - 2)) if tree.relation(k) == "nsubj"), None)
        if noun is None or noun > first or not placed or not (tree.is_proper(noun) or tree.kids(noun, "det")):
            continue
        what = [k for k in phrase(tree, noun) if k < first - 1]
        said = tuple(range(first, end))
        pieces = (*stretches(what), "was" if past_of(tree) else "is", *stretches(said))
        yield Aside(pieces, said, with_commas(tree, said), Kind.LOCATION)


def settings(reading: Reading) -> Iterator[Aside]:
    """ "is a town of 14,000 people on the river Drava in eastern Slovenia": where it lies, one by one."""
    tree, root = reading.tree, reading.tree.root
    subject = tree.subject(root) if root is not None else None
    if root is None or subject is None or tree.kid(root, "cop") is None or not tree.is_proper(subject):
        return
    sized = any(tree.tokens[k].tag == "CD" for k in tree.clause_words(root) if k > root)
    if any(tree.tokens[k].tag == "JJS" for k in tree.kids(root, "amod")):
        return  # "the second largest city in Bulgaria" is so in Bulgaria
    if noun_sort(tree.tokens[root].lemma) != "place" or not sized:
        return
    below = [k for k in tree.subtree(root) if k > root and tree.relation(k) in {"nmod", "obl"}]
    places = [k for k in below if tree.marker(k) in {"in", "near", "on"} and _names_a_place(reading, k)]
    for place in places:
        words = tree.subtree(place, [k for k in places if k > place])
        said = without_loose_marks(tree, [k for k in words if k < _end_of_run(words)])
        pieces = (*stretches(phrase(tree, subject)), "was" if past_of(tree) else "is", *stretches(said))
        yield Aside(pieces, tuple(said), tuple(said), Kind.LOCATION)


def _names_a_place(reading: Reading, index: int) -> bool:
    return any(
        reading.tokens[k].entity[2:] == "LOC" for k in reading.tree.noun_phrase(index, alone=True)
    ) or any(reading.tokens[k].entity[2:] == "LOC" for k in reading.tree.kids(index, "appos"))


def _end_of_run(words: Sequence[int]) -> int:
    """Where the first stretch without a gap ends."""
    end = words[0]
    for word in words:
        if word > end:
            break
        end = word + 1
    return end
