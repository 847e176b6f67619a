"""What belongs to a whole: its members, what it includes, how much it is."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.asides.model import Aside, is_value, past_of, phrase, with_commas
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = ["enumerations", "inclusions", "measures", "members"]

# Nouns of what is measured, which "of" and an amount tell.
_MEASURES = frozenset(
    """area average budget capacity cost debt deficit figure income loss membership population price profit
    rate record revenue salary surplus target total turnover value volume wage""".split()
)


def members(reading: Reading) -> Iterator[Aside]:
    """ "supervised 23 students, among them Birgit Sandell": who is one of them."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        among = tree.marker(index) == "among" and token.text in {"them", "whom"}
        comma = index - 2
        if not among or comma < 1 or reading.tokens[comma].text != "," or reading.is_quoted(index):
            continue
        name = _name_behind(tree, index)
        subject = next((tree.subject(k) for k in tree.above(index) if tree.subject(k) is not None), None)
        near = [k for k in (comma - 1, *tree.above(comma - 1)) if k != subject]
        heads = [k for k in (*near, *([subject] if subject is not None else [])) if _is_several(tree, k)]
        if name is None or not heads:
            continue
        whole = [k for k in tree.noun_phrase(heads[0]) if k < comma]
        cut = tuple(range(comma, max(tree.subtree(name)) + 1))
        also = [k for k in tree.kids(name, "conj") if tree.is_proper(k) or tree.kids(k, "det")]
        for one in (name, *also):
            who = _alone(tree, one, behind=index)
            yield Aside((*stretches(who), "was", *stretches([comma + 1]), *stretches(whole)), tuple(who), cut)


def _name_behind(tree: Tree, index: int) -> int | None:
    """The name that the words right behind a token belong to."""
    following = range(index + 1, len(tree.tokens))
    names = (k for k in following if tree.is_proper(k) and tree.relation(k) not in {"flat", "compound"})
    name = next(names, None)
    if name is None or not set(range(index + 1, name)) <= set(tree.subtree(name)):
        return None
    return name


def _alone(tree: Tree, name: int, *, behind: int) -> list[int]:
    """A name up to the next comma ("Karl Brandt, 41"), without the "and" before it."""
    end = next((k for k in range(name, len(tree.tokens)) if tree.tokens[k].text == ","), len(tree.tokens))
    links = tree.kids(name, "cc")
    return [k for k in phrase(tree, name) if behind < k < end and k not in links]


def _is_several(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag in {"NNS", "NNPS"}


def enumerations(reading: Reading) -> Iterator[Aside]:
    """ "There are four hotels: the Taj, the Ritz, ...": each of them, by its name."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        colon = tree.subtree(index)[0]
        noun = token.head
        listed = token.relation in {"appos", "parataxis"} and ":" in {
            tree.tokens[k].text for k in (colon, colon - 1)
        }
        each = [index, *tree.kids(index, "conj")]
        named = len(each) > 1 and all(tree.is_proper(k) for k in each)
        if not listed or not named or not _is_several(tree, noun) or reading.is_quoted(index):
            continue
        words = tree.subtree(index)
        whole = [k for k in phrase(tree, noun) if k not in words]
        verb = "included" if past_of(tree) else "include"
        for one in each:
            others = [k for k in each if k != one]
            who = without_loose_marks(tree, tree.subtree(one, [*others, *tree.kids(one, "cc", "punct")]))
            cut = words if tree.tokens[words[0]].text == ":" else (words[0] - 1, *words)
            yield Aside((*stretches(whole), verb, *stretches(who)), tuple(who), tuple(cut))


def inclusions(reading: Reading) -> Iterator[Aside]:
    """ "Her papers, including 2,000 letters, are held"; "wrote 74 works, including four quartets"."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        noun = token.head
        words = tree.subtree(index)
        behind = tree.tokens[words[-1] + 1].text if words[-1] + 1 < len(tree.tokens) else "."
        inside = tree.marker(index) == "including" and tree.relation(index) == "nmod"
        counted = tree.relation(noun) == "obj" and bool(tree.kids(noun, "nummod")) and behind in {",", "."}
        whole = counted or (tree.relation(noun) == "nsubj" and behind == ",")
        if not inside or not whole or not tree.is_set_off(index) or reading.is_quoted(index):
            continue
        several = tree.tokens[noun].tag in {"NNS", "NNPS"}
        verb = "included" if past_of(tree) else "include" if several else "includes"
        what = without_loose_marks(tree, [k for k in words if k not in tree.kids(index, "case")])
        who = [k for k in phrase(tree, noun) if k not in words]
        yield Aside((*stretches(who), verb, *stretches(what)), tuple(what), with_commas(tree, words))


def measures(reading: Reading) -> Iterator[Aside]:
    """ "a quarter of the sector's turnover of 2.1 billion euros": how much the turnover is."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        amounts = [k for k in tree.kids(index, "nmod") if tree.marker(k) == "of" and _is_amount(reading, k)]
        nested = token.lemma in _MEASURES and tree.relation(index) in {"nmod", "obl"}
        definite = any(
            tree.tokens[k].relation == "nmod:poss" or tree.tokens[k].lemma == "the"
            for k in tree.kids(index, "nmod", "det")
        )
        if not amounts or not nested or not definite or reading.is_quoted(index):
            continue
        said = [k for k in tree.subtree(amounts[0]) if k not in tree.kids(amounts[0], "case")]
        what = [k for k in phrase(tree, index) if k < amounts[0] and k not in tree.kids(amounts[0], "case")]
        pieces = (*stretches(what), "was" if past_of(tree) else "is", *stretches(said))
        yield Aside(pieces, tuple(said), (), Kind.QUANTITY)


def _is_amount(reading: Reading, index: int) -> bool:
    counted = any(reading.tokens[k].tag == "CD" for k in reading.tree.kids(index, "nummod"))
    return is_value(reading, index) or (counted and reading.tokens[index].tag in {"$", "NN", "NNS"})
