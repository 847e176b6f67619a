"""Who belongs where, how old somebody is, who lived when, who is what, and who made what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.asides.model import Aside, is_year, past_of, phrase, with_commas
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.lexicon import HE_NOUNS, ORGANISATION_NOUNS, SHE_NOUNS
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind, Quantity

__all__ = ["affiliations", "ages", "authorships", "life_dates", "relations", "roles"]

# What somebody, or a firm, is to another.
_TIES = frozenset(
    """ally assistant associate boss child classmate colleague competitor counterpart cousin friend fiancée
    heir mentor neighbour neighbor parent partner predecessor protégé pupil rival sibling spouse student
    subsidiary successor teacher twin""".split()
) | (HE_NOUNS | SHE_NOUNS)

_DASHES = frozenset({"–", "-", "—"})


def affiliations(reading: Reading) -> Iterator[Aside]:
    """ "Zhang Ping'an from Huawei's cloud unit said": where somebody belongs."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.entity[2:] not in {"PER", "ORG"} or not tree.is_proper(name):
            continue
        acts = token.entity[2:] == "PER" and token.relation in {"nsubj", "nsubj:pass"}
        for kid in tree.kids(name, "nmod"):
            linked, sort = tree.marker(kid), reading.tokens[kid].entity[2:]
            origin = linked == "from" and (acts or (sort == "LOC" and tree.is_set_off(kid)))
            near = tree.subtree(kid)[0] == phrase(tree, name)[-1] + 1
            place = any(tree.tokens[k].entity[2:] == "LOC" for k in tree.subtree(kid))  # "the state of Iowa"
            firm = sort == "ORG" or (near and reading.tokens[kid].lemma in ORGANISATION_NOUNS and not place)
            if kid > name and (origin or (acts and linked in {"of", "at"} and firm)):
                told = tree.noun_phrase(kid) if linked == "of" else tree.subtree(kid)
                first = next((k for k in range(name, kid) if reading.tokens[k].text == ","), kid)
                own = tree.subtree(kid)
                who = [k for k in tree.noun_phrase(name, alone=True) if k < first and k not in own]
                link = ("is", "at") if linked == "of" else ("is",)
                pieces = (*stretches(who), *link, *stretches(without_loose_marks(tree, told)))
                cut = with_commas(tree, own) if tree.is_set_off(kid) else ()
                yield Aside(pieces, tuple(sorted({*who, *told})), cut, Kind.RELATION)


def ages(reading: Reading) -> Iterator[Aside]:
    """ "Nathan Law, 23, finished third": how old somebody is; the age leaves the clause around it."""
    tree = reading.tree
    for value in reading.values:
        own = [k for k, token in enumerate(reading.tokens) if value.start <= token.start < value.end]
        if not isinstance(value.value, Quantity) or value.value.sense != "age" or len(own) != 1:
            continue
        around = [own[0] - 1, own[0], own[0] + 1]
        if [reading.tokens[k].text for k in around[::2] if 0 <= k < len(reading.tokens)] != [",", ","]:
            continue
        last = own[0] - 2
        inside = range(last + 1)
        name = next((k for k in (last, *tree.above(last)) if k in inside and tree.is_proper(k)), None)
        if name is not None and not reading.is_quoted(name):
            while tree.relation(name) in {"flat", "compound"}:
                name = tree.tokens[name].head
            who = [k for k in phrase(tree, name) if k <= last]
            yield Aside(
                (*stretches(who), "is", "aged", *stretches(own)), tuple(own), tuple(around), Kind.QUANTITY
            )


def life_dates(reading: Reading) -> Iterator[Aside]:
    """ "(31 October 1950 – 31 March 2016)", "(b. 1975)" behind a name: when somebody was born and died."""
    tokens = reading.tokens
    opening = [k for k, token in enumerate(tokens) if token.text == "(" and k]
    for first in opening:
        last = next((k for k in range(first, len(tokens)) if tokens[k].text == ")"), None)
        if last is not None and (who := _who_lived(reading, first, last, opens=first == opening[0])):
            yield from _life(reading, who, range(first, last + 1))


def _who_lived(reading: Reading, first: int, last: int, *, opens: bool) -> tuple[int, ...]:
    """The name of the person before a bracket; behind other names than the sentence's first it needs "b."."""
    tokens, tree = reading.tokens, reading.tree
    told = {token.text.lower().rstrip(".") for token in tokens[first + 1 : last]} & {"b", "born", "d", "died"}
    names = [k for k in range(first) if tree.is_proper(k)]
    leading = [k for k in names if tree.relation(k) in {"nsubj", "root"}][:1]
    if opens and leading and [k for k in phrase(tree, leading[0]) if k < first][-1:] == [first - 1]:
        names = leading
    elif told and names and names[-1] == first - 1:
        at = first - 1
        while tree.relation(at) in {"flat", "compound"}:
            at = tokens[at].head
        names = [at]
    else:
        return ()
    if not names:
        return ()
    who = tuple(k for k in phrase(tree, names[0]) if k < first)
    somebody = any(e.category == "person" and {e.start, e.end - 1} & set(who) for e in reading.entities)
    return who if somebody or told else ()  # not "The Thirty Years' War (1618–1648)"


def _life(reading: Reading, who: Sequence[int], bracket: range) -> Iterator[Aside]:
    tokens = reading.tokens
    opening, closing = bracket[0], bracket[-1]
    inside = range(tokens[opening].start, tokens[closing].start)
    dates = [found for found in reading.values if found.value.type == "date" and found.start in inside]
    words = {token.text.lower().rstrip(".") for token in tokens[opening:closing]}
    verbs: tuple[str, ...] = ()
    if len(dates) == 2 and words & _DASHES:
        verbs = ("born", "died")
    elif len(dates) == 1 and words & {"b", "born"}:
        verbs = ("born",)
    elif len(dates) == 1 and words & {"d", "died"}:
        verbs = ("died",)
    cut = tuple(bracket)
    years = [k for k in range(opening + 1, closing) if is_year(tokens[k].text)]
    if len(dates) == 1 and closing - opening == 4 and len(years) == 2 and not verbs:
        for year, told in zip(years, (("was", "born"), ("died",)), strict=True):  # "(1874–1952)"
            yield Aside((*stretches(who), *told, "in", *stretches([year])), (year,), cut, Kind.DATE)
        return
    for found, verb in zip(dates, verbs, strict=False):
        when = tuple(k for k, token in enumerate(tokens) if found.start <= token.start < found.end)
        told = ("was", "born") if verb == "born" else ("died",)
        day = any(tokens[k].text.isdigit() and len(tokens[k].text) < 3 for k in when)
        yield Aside((*stretches(who), *told, "on" if day else "in", *stretches(when)), when, cut, Kind.DATE)
        end = next((k for k in range(when[-1] + 1, closing) if tokens[k].text in _DASHES), closing)
        where = tuple(range(when[-1] + 1, end))
        if len(where) > 1 and tokens[where[0]].lemma == "in":
            yield Aside((*stretches(who), *told, *stretches(where)), where, cut, Kind.LOCATION)


def roles(reading: Reading) -> Iterator[Aside]:
    """ ", with Brazil as partner country": what somebody is."""
    tree = reading.tree
    for index in range(len(reading.tokens)):
        if tree.marker(index) != "with" or not tree.is_proper(index) or not tree.is_set_off(index):
            continue
        words = [k for k in tree.subtree(index) if k not in tree.kids(index, "case")]
        role = next((k for k in range(index + 1, len(tree.tokens)) if tree.marker(k) == "as"), None)
        who = [k for k in phrase(tree, index) if role is None or k < role]
        opening = [k for k in tree.kids(role, "case") if k > index] if role is not None else []
        if role is None or not opening or opening[0] != who[-1] + 1 or reading.is_quoted(index):
            continue
        what = [k for k in tree.subtree(role) if k not in opening]
        said = without_loose_marks(tree, what)
        pieces = (*stretches(who), "was" if past_of(tree) else "is", *stretches(said))
        cut = with_commas(tree, sorted({*tree.subtree(index), *words, *tree.subtree(role)}))
        yield Aside(pieces, tuple(sorted({*who, *said})), cut, Kind.IDENTITY)


def relations(reading: Reading) -> Iterator[Aside]:
    """ "her rival Lauge Bentsen dismissed it": who somebody is to another, said before the name."""
    tree = reading.tree
    for noun, token in enumerate(reading.tokens):
        if token.tag not in {"NN", "JJ"} or reading.is_quoted(noun) or token.lemma.lower() not in _TIES:
            continue
        name = noun + 1
        heads = (noun, *([token.head] if token.head == name else []))
        owners = [k for h in heads for k in tree.kids(h, "nmod") if tree.tokens[k].relation == "nmod:poss"]
        together = name < len(tree.tokens) and noun in {tree.tokens[name].head, *tree.above(name)}
        described = name < len(tree.tokens) and tree.tokens[noun].head == name
        if not owners or not (together or described) or not tree.tokens[name].entity:
            continue
        whose = {*tree.subtree(noun), *(word for k in owners for word in tree.subtree(k))}
        links = tree.kids(noun, "case", "cc", "punct")
        what = [k for k in sorted(whose) if k <= noun and k not in links]
        who = [k for k in range(name, len(tree.tokens)) if _same_name(tree, name, k)]
        pieces = (*stretches(who), "was" if past_of(tree) else "is", *stretches(what))
        yield Aside(pieces, tuple(sorted({*what, *who})), (), Kind.IDENTITY)


def _same_name(tree: Tree, first: int, index: int) -> bool:
    """Whether a name that begins at one token goes on at another."""
    between = [tree.tokens[k].entity for k in range(first, index + 1)]
    return between[0] != "" and all(entity == f"I-{between[0][2:]}" for entity in between[1:])


def authorships(reading: Reading) -> Iterator[Aside]:
    """ "the release of ChatGPT by OpenAI": who did what a noun tells of."""
    tree = reading.tree
    for noun, token in enumerate(reading.tokens):
        if token.tag != "NN" or reading.is_quoted(noun):
            continue
        links = {tree.marker(k): k for k in tree.kids(noun, "nmod") if k > noun}
        if {"of", "by"} <= links.keys() and tree.is_proper(links["by"]):
            by = tree.subtree(links["by"])
            what = [k for k in tree.noun_phrase(noun, alone=True) if k not in by]
            pieces = (*stretches(what), "was", *stretches(by))
            yield Aside(pieces, tuple(sorted({*what, *by})), (), Kind.EVENT)
