"""What hangs on the edge of a sentence: "up 14 percent", "with 1,900 workers", "and Pruett to four"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.asides.model import Aside, is_value, past_of, phrase, with_commas
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.extraction.wording import be
from claims.language.speech import REPORTING_VERBS
from claims.model import Kind

__all__ = ["changes", "fronted", "gapped", "possessions", "second_objects"]

_BREAKS = frozenset({",", ";", "–", "—"})
_THINGS = frozenset({"NN", "JJ", "CD"})  # beginnings of tags
# Nouns whose "with" names the other side: "a partnership with a bank".
_TIES = frozenset(
    """affair agreement alliance appointment border collaboration conflict contact contract conversation
    cooperation deal debate discussion dispute friendship interview marriage match meeting partner partnership
    problem relationship treaty venture war""".split()
)


def changes(reading: Reading) -> Iterator[Aside]:
    """ "announced revenue of 1.8 billion, up 14 percent", "averaged 4 percent, down from 5": what was up."""
    tree, tokens = reading.tree, reading.tokens
    for index, token in enumerate(tokens):
        if token.lemma not in {"up", "down"} or index == 0 or tokens[index - 1].text not in _BREAKS:
            continue
        end = next((k for k in range(index, len(tokens)) if tokens[k].text in {*_BREAKS, "."}), len(tokens))
        said = without_loose_marks(tree, list(range(index, end)))
        if not any(is_value(reading, k) for k in said) or reading.is_quoted(index):
            continue
        thing = _that_changed(reading, said)
        if thing is None:
            continue
        what = [k for k in tree.noun_phrase(thing, alone=True) if k not in said]
        plural = tokens[thing].tag in {"NNS", "NNPS"}
        verb = be(past=past_of(tree), plural=plural)
        pieces = (*stretches(what), verb, *stretches(said))
        yield Aside(pieces, tuple(said), with_commas(tree, said), Kind.TREND)


def _that_changed(reading: Reading, words: Sequence[int]) -> int | None:
    """The object or subject before "up 14 percent"; the subject where the object is only an amount."""
    tree, first = reading.tree, words[0]
    head = next(k for k in words if reading.tokens[k].head not in words)
    path = [k for k in tree.above(head) if tree.relation(k) in {"obj", "nsubj"} and k < first]
    above = [k for k in tree.above(head) if k < first and tree.subject(k) is not None]
    if above and tree.tokens[above[0]].lemma in REPORTING_VERBS:  # "..., organisers said, up from 7,100"
        said = [*tree.kids(above[0], "ccomp"), tree.tokens[above[0]].head]
        above = [k for k in said if k >= 0 and tree.subject(k) is not None]
    thing = path[0] if path else tree.subject(above[0]) if above else None
    if thing is not None and thing in path and (is_value(reading, thing) or tree.kids(thing, "nummod")):
        return tree.subject(tree.tokens[thing].head)  # "unemployment averaged 4 percent"
    return thing


def gapped(reading: Reading) -> Iterator[Aside]:
    """ "Tuck was sentenced to six years and Pruett to four": the second shares the verb of the first."""
    tree = reading.tree
    for who, token in enumerate(reading.tokens):
        rest, verb = [k for k in tree.kids(who, "orphan") if k > who], token.head
        subject = tree.subject(verb) if verb >= 0 else None
        if token.relation != "conj" or not rest or subject is None:
            continue
        if tree.kids(verb, "obj"):
            continue  # "received the medal in 1962 and a degree in 1971": see `second_objects`
        before = {tree.marker(k): k for k in tree.kids(verb, "obl", "nmod") if verb < k < who}
        theirs = before.get(tree.marker(rest[0]))
        if theirs is None or tree.is_denied(verb) or reading.is_quoted(who):
            continue
        place = before.get(tree.marker(who), subject)
        gone = [k for k in tree.kids(verb) if k > theirs or tree.relation(k) == "punct"]
        gone += [k for k in before.values() if k >= place > verb] or [subject, theirs]
        if any(tree.kids(k, "advmod") for k in rest):  # "mainly from ozone and wheat mainly from heat"
            gone += [k for k in tree.kids(verb, "advmod") if verb < k < theirs]
        shared = without_loose_marks(tree, tree.subtree(verb, gone))
        named = without_loose_marks(tree, tree.subtree(who, [*rest, *tree.kids(who, "cc", "punct")]))
        said = without_loose_marks(tree, [w for k in rest for w in tree.subtree(k)])
        shared = [k for k in shared if k not in tree.kids(verb, "mark")]
        ahead, behind = [k for k in shared if k < place], [k for k in shared if k > place]
        bare = tree.tokens[verb].tag == "VBG" and not tree.auxiliaries(verb)
        link = (be(past=past_of(tree), plural=tree.tokens[who].tag in {"NNS", "NNPS"}),) if bare else ()
        pieces = (*stretches(ahead), *stretches(named), *link, *stretches(behind), *stretches(said))
        yield Aside(pieces, tuple(sorted({*named, *said})), with_commas(tree, tree.subtree(who)))


def second_objects(reading: Reading) -> Iterator[Aside]:
    """ "received the medal in 1962 and, in 1971, a degree": the degree was received in 1971."""
    tree = reading.tree
    for thing, token in enumerate(reading.tokens):
        verb = token.head
        noun = token.relation == "conj" and token.tag[:2] in _THINGS and not tree.is_predicate(thing)
        if (
            not noun
            or tree.tokens[verb].tag[0] != "V"
            or tree.kids(thing, "case")
            or not tree.kids(thing, "cc")
        ):
            continue
        first = [k for k in tree.kids(verb, "obj") if verb < k < thing]
        subject = tree.subject(verb)
        if not first or subject is None or tree.is_denied(verb) or reading.is_quoted(thing):
            continue
        if {tree.tokens[k].lemma for k in tree.kids(thing, "cc")} != {"and"}:
            continue
        when = [k for k in tree.kids(thing, "orphan", "obl") if tree.kids(k, "case")]
        links = {tree.marker(k) for k in tree.kids(verb, "obl") if verb < k < thing}
        later = [k for k in tree.kids(verb, "obl") if k > thing and tree.marker(k) in links]
        when += later  # "in 1971 and the order in 1980"
        what = without_loose_marks(tree, tree.subtree(thing, [*when, *tree.kids(thing, "cc")]))
        counted = first[-1:] if token.tag == "CD" and tree.kids(first[-1], "nummod") else []
        then = without_loose_marks(tree, [w for k in when for w in tree.subtree(k)])
        group = sorted({*tree.auxiliaries(verb), verb, *tree.kids(verb, "compound")})
        who = without_loose_marks(tree, tree.noun_phrase(subject))
        pieces = (*stretches(who), *stretches(group), *stretches(what), *stretches(counted), *stretches(then))
        cut = sorted({*tree.subtree(thing), *(w for k in later for w in tree.subtree(k))})
        yield Aside(pieces, tuple(sorted({*what, *then})), with_commas(tree, cut))


def fronted(reading: Reading) -> Iterator[Aside]:
    """ "The third of five children, she was born in Penrith": that she was the third. Also at the end."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        subject = tree.subject(token.head) if token.head >= 0 else None
        if token.relation != "dislocated" or subject is None or reading.is_quoted(index):
            continue
        past = any(tree.tokens[k].tag == "VBD" for k in (token.head, *tree.auxiliaries(token.head)))
        whole = with_commas(tree, tree.subtree(index))
        for words in _described_twice(tree, index):
            said = without_loose_marks(tree, words)
            pieces = (*stretches(phrase(tree, subject)), "was" if past else "is", *stretches(said))
            yield Aside(pieces, tuple(said), whole, Kind.IDENTITY)


def _described_twice(tree: Tree, noun: int) -> list[list[int]]:
    """ "a poor student and a worse cricketer": two descriptions, where each has its article."""
    both = [noun, *tree.kids(noun, "conj")]
    if not all(tree.kids(k, "det") for k in both):
        return [tree.subtree(noun)]
    return [tree.subtree(k, [o for o in both if o != k] + tree.kids(k, "cc")) for k in both]


def possessions(reading: Reading) -> Iterator[Aside]:
    """ ", with about 1,900 workers at its peak"; "is a city with a long history": what the subject has."""
    tree = reading.tree
    for index in range(len(reading.tokens)):
        if tree.marker(index) != "with" or tree.relation(index) not in {"obl", "nmod"}:
            continue
        verb = _owner_verb(tree, index)
        subject = tree.subject(verb) if verb is not None else None
        if subject is None or verb is None or reading.is_quoted(index) or tree.tokens[subject].tag[0] == "W":
            continue
        words = tree.subtree(
            index, [k for k in tree.kids(index, "conj") if tree.tokens[k].tag[:2] in {"JJ", "VB"}]
        )
        past = any(tree.tokens[k].tag == "VBD" for k in (verb, *tree.auxiliaries(verb)))
        several = tree.tokens[subject].tag in {"NNS", "NNPS"} or bool(tree.kids(subject, "conj"))
        having = "had" if past else "have" if several else "has"
        cut = with_commas(tree, words)
        for thing, own in _each_thing(tree, index, words):
            what = without_loose_marks(tree, own)
            pieces = (*stretches(phrase(tree, subject)), having, *stretches(what))
            kind = Kind.QUANTITY if tree.kids(thing, "nummod") else Kind.RELATION
            yield Aside(pieces, tuple(what), cut, kind)


def _each_thing(tree: Tree, index: int, words: Sequence[int]) -> list[tuple[int, list[int]]]:
    """The things behind "with", each with its words; one by one where each has its own figure."""
    below = [k for k in words if k > index and tree.relation(k) == "conj" and tree.tokens[k].tag[:2] == "NN"]
    figures = [any(tree.tokens[w].tag == "CD" for w in tree.subtree(k)) for k in below]
    plain = [k for k in words if k not in tree.kids(index, "case") or k > index]
    if len(below) != 1 or not all(figures):
        return [(index, plain)]
    second = tree.subtree(below[0])
    first = [k for k in plain if k not in second]
    if not any(tree.tokens[k].tag == "CD" for k in first):
        return [(index, plain)]
    return [(index, first), (below[0], [k for k in second if k not in tree.kids(below[0], "cc")])]


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
