"""What hangs on the edge of a sentence: "up 14 percent", "with 1,900 workers", "and Pruett to four"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.asides.model import Aside, is_value, past_of, phrase, with_commas
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = ["changes", "fronted", "gapped", "possessions"]

# Nouns whose "with" names the other side: "a partnership with a bank".
_TIES = frozenset(
    """affair agreement alliance appointment border collaboration conflict contact contract conversation
    cooperation deal debate discussion dispute friendship interview marriage match meeting partner partnership
    problem relationship treaty venture war""".split()
)


def changes(reading: Reading) -> Iterator[Aside]:
    """ "announced revenue of 1.8 billion, up 14 percent", "averaged 4 percent, down from 5": what was up."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        leads = token.lemma in {"up", "down"} and any(is_value(reading, k) for k in tree.subtree(index))
        if not (leads or is_value(reading, index)) or not tree.is_set_off(index):
            continue
        words = tree.subtree(index)
        first = next((reading.tokens[k].lemma for k in words if reading.tokens[k].text != ","), "")
        if first not in {"up", "down"} or reading.is_quoted(index):
            continue
        path = [k for k in tree.above(index) if tree.relation(k) in {"obj", "nsubj"} and k < words[0]]
        thing = path[0] if path else None
        if thing is not None and (is_value(reading, thing) or tree.kids(thing, "nummod")):
            thing = tree.subject(tree.tokens[thing].head)  # "unemployment averaged 4 percent"
        if thing is None:
            continue
        said = without_loose_marks(tree, words)
        what = [k for k in tree.noun_phrase(thing, alone=True) if k not in words]
        pieces = (*stretches(what), "was" if past_of(tree) else "is", *stretches(said))
        yield Aside(pieces, tuple(said), with_commas(tree, words), Kind.TREND)


def gapped(reading: Reading) -> Iterator[Aside]:
    """ "Tuck was sentenced to six years and Pruett to four": the second shares the verb of the first."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.relation != "conj" or not tree.is_proper(name) or tree.is_proper(token.head):
            continue
        verb = next((k for k in tree.above(name) if tree.subject(k) is not None), None)
        if verb is None or tree.is_denied(verb) or reading.is_quoted(name) or not tree.kids(name, "cc"):
            continue
        links = {tree.marker(k) for k in tree.kids(verb, "obl") if k < name}
        rest = [k for k in tree.kids(name, "nmod", "obl") if k > name and tree.marker(k) in links - {""}]
        if rest:
            own = tree.subtree(rest[-1])
            like = [k for k in tree.kids(verb, "obl") if k < name and tree.marker(k) == tree.marker(rest[-1])]
            theirs = [k for k in tree.kids(verb, "obl") if like[0] <= k < name]
            gone = (tree.subject(verb) or 0, name, *theirs, *tree.kids(verb, "punct", "conj", "advcl"))
            shared = without_loose_marks(tree, tree.subtree(verb, gone))
            who = [k for k in phrase(tree, name) if k < own[0] and reading.tokens[k].tag != "CD"]
            said = [k for k in own if reading.tokens[k].text != ","]
            pieces = (*stretches(without_loose_marks(tree, who)), *stretches(shared), *stretches(said))
            yield Aside(pieces, tuple(sorted({*who, *said})), tuple(tree.subtree(name)))


def fronted(reading: Reading) -> Iterator[Aside]:
    """ "The third of five children, she was born in Penrith": that she was the third. Also at the end."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        subject = tree.subject(token.head) if token.head >= 0 else None
        if token.relation != "dislocated" or subject is None or reading.is_quoted(index):
            continue
        past = any(tree.tokens[k].tag == "VBD" for k in (token.head, *tree.auxiliaries(token.head)))
        words = tree.subtree(index)
        description = without_loose_marks(tree, words)
        pieces = (*stretches(phrase(tree, subject)), "was" if past else "is", *stretches(description))
        yield Aside(pieces, tuple(description), with_commas(tree, words), Kind.IDENTITY)


def possessions(reading: Reading) -> Iterator[Aside]:
    """ ", with about 1,900 workers at its peak"; "is a city with a long history": what the subject has."""
    tree = reading.tree
    for index in range(len(reading.tokens)):
        if tree.marker(index) != "with" or tree.relation(index) not in {"obl", "nmod"}:
            continue
        verb = _owner_verb(tree, index)
        subject = tree.subject(verb) if verb is not None else None
        if subject is None or verb is None or reading.is_quoted(index) or subject > index:
            continue
        words = tree.subtree(
            index, [k for k in tree.kids(index, "conj") if tree.tokens[k].tag[:2] in {"JJ", "VB"}]
        )
        past = any(tree.tokens[k].tag == "VBD" for k in (verb, *tree.auxiliaries(verb)))
        what = without_loose_marks(tree, [k for k in words if k not in tree.kids(index, "case") or k > index])
        pieces = (*stretches(phrase(tree, subject)), "had" if past else "has", *stretches(what))
        kind = Kind.QUANTITY if tree.kids(index, "nummod") else Kind.RELATION
        yield Aside(pieces, tuple(what), with_commas(tree, words), kind)


def _owner_verb(tree: Tree, index: int) -> int | None:
    """The predicate whose subject has what stands behind "with"; None where it may be somebody else's."""
    above = tree.tokens[index].head
    clause = any(tree.relation(k) in {"acl", "advcl", "cop"} for k in tree.subtree(index) if k != index)
    if tree.is_set_off(index):
        figure = any(tree.tokens[k].tag == "CD" for k in tree.subtree(index))
        counted = figure and not clause and tree.tokens[index].tag[:2] == "NN"
        return (
            next((k for k in (above, *tree.above(above)) if tree.subject(k) is not None), None)
            if counted
            else None
        )
    described = tree.kid(above, "cop") is not None and tree.tokens[above].tag == "NN"
    lies = tree.tokens[above].lemma in {"locate", "situate"}
    thing = tree.tokens[index].tag in {"NN", "NNS", "DT"} and bool(
        tree.kids(index, "det", "amod", "nummod", "nmod")
    )
    if not thing or not (described or lies) or tree.tokens[above].lemma in _TIES:
        return None
    return None if tree.is_denied(above) else above
