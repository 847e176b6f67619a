"""Who belongs where, who made what, who lived when, and what lies where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.asides.model import Aside, is_value, past_of, phrase, with_commas
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.lexicon import ORGANISATION_NOUNS
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.language.lexicon import noun_sort
from claims.model import Kind, Quantity

__all__ = [
    "affiliations",
    "ages",
    "authorships",
    "inclusions",
    "life_dates",
    "locations",
    "measures",
    "members",
    "roles",
    "settings",
]

# Nouns of what is measured, which "of" and an amount tell.
_MEASURES = frozenset(
    """area average budget capacity cost debt deficit figure income loss membership population price profit
    rate record revenue salary surplus target total turnover value volume wage""".split()
)
_DASHES = frozenset({"–", "-", "—"})


def affiliations(reading: Reading) -> Iterator[Aside]:
    """ "Zhang Ping'an from Huawei's cloud unit said": where somebody belongs."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.entity[2:] not in {"PER", "ORG"} or not tree.is_proper(name):
            continue
        speaks = token.entity[2:] == "PER" and token.relation in {"nsubj", "nsubj:pass"}
        for kid in tree.kids(name, "nmod"):
            linked, sort = tree.marker(kid), reading.tokens[kid].entity[2:]
            origin = linked == "from" and (speaks or (sort == "LOC" and tree.is_set_off(kid)))
            near = tree.subtree(kid)[0] == phrase(tree, name)[-1] + 1
            firm = sort == "ORG" or (near and reading.tokens[kid].lemma in ORGANISATION_NOUNS)
            speaks = token.entity[2:] == "PER" and (speaks or tree.relation(token.head) == "ccomp")
            if kid > name and (origin or (speaks and linked in {"of", "at"} and firm)):
                place = tree.noun_phrase(kid) if linked == "of" else tree.subtree(kid)
                first = next((k for k in range(name, kid) if reading.tokens[k].text == ","), kid)
                own = tree.subtree(kid)
                who = [k for k in tree.noun_phrase(name, alone=True) if k < first and k not in own]
                link = ("is", "at") if linked == "of" else ("is",)
                pieces = (*stretches(who), *link, *stretches(without_loose_marks(tree, place)))
                cut = with_commas(tree, own) if tree.is_set_off(kid) else ()
                yield Aside(pieces, tuple(sorted({*who, *place})), cut, Kind.RELATION)


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


def members(reading: Reading) -> Iterator[Aside]:
    """ "supervised 23 students, among them Birgit Sandell": who is one of them."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        among = tree.marker(index) == "among" and token.text in {"them", "whom"}
        comma = index - 2
        if not among or comma < 1 or reading.tokens[comma].text != "," or reading.is_quoted(index):
            continue
        name = next((k for k in range(index + 1, len(tree.tokens)) if tree.subtree(k)[0] == index + 1), None)
        subject = next((tree.subject(k) for k in tree.above(index) if tree.subject(k) is not None), None)
        near = [k for k in (comma - 1, *tree.above(comma - 1)) if k != subject]
        heads = [k for k in (*near, *([subject] if subject is not None else [])) if _is_several(tree, k)]
        if name is None or not heads or not tree.is_proper(name):
            continue
        whole = [k for k in tree.noun_phrase(heads[0]) if k < comma]
        named = [name, *(k for k in tree.kids(name, "conj") if tree.is_proper(k))]
        cut = tuple(range(comma, tree.subtree(name)[-1] + 1))
        for one in named:
            links = tree.kids(one, "cc")
            who = [k for k in phrase(tree, one) if k > index and k not in links]
            yield Aside((*stretches(who), "was", *stretches([comma + 1]), *stretches(whole)), tuple(who), cut)


def _is_several(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag in {"NNS", "NNPS"}


def inclusions(reading: Reading) -> Iterator[Aside]:
    """ "Her papers, including 2,000 letters, are held by ...": what the subject includes."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        noun = token.head
        words = tree.subtree(index)
        closed = words[-1] + 1 < len(tree.tokens) and tree.tokens[words[-1] + 1].text == ","
        inside = tree.marker(index) == "including" and tree.relation(index) == "nmod" and closed
        if not inside or tree.relation(noun) != "nsubj" or not tree.is_set_off(index):
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


def settings(reading: Reading) -> Iterator[Aside]:
    """ "Malograd is a town of 14,000 people on the river Drava in eastern Slovenia": where it lies, one by one."""
    tree, root = reading.tree, reading.tree.root
    subject = tree.subject(root) if root is not None else None
    if root is None or subject is None or tree.kid(root, "cop") is None or not tree.is_proper(subject):
        return
    sized = any(tree.tokens[k].tag == "CD" for k in tree.clause_words(root) if k > root)
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


def life_dates(reading: Reading) -> Iterator[Aside]:
    """ "(31 October 1950 – 31 March 2016)" behind the name that opens the sentence."""
    tokens, tree = reading.tokens, reading.tree
    opening = next((k for k, t in enumerate(tokens) if t.text == "("), None)
    if not opening:
        return
    closing = next((k for k in range(opening, len(tokens)) if tokens[k].text == ")"), None)
    names = (k for k in range(opening) if tree.relation(k) in {"nsubj", "root"} and tree.is_proper(k))
    name = next(names, None)
    if closing is None or name is None:
        return
    inside = range(tokens[opening].start, tokens[closing].start)
    dates = [found for found in reading.values if found.value.type == "date" and found.start in inside]
    words = {token.text.lower() for token in tokens[opening:closing]}
    verbs: tuple[str, ...] = ()
    if len(dates) == 2 and words & _DASHES:
        verbs = ("born", "died")
    elif len(dates) == 1 and "born" in words:
        verbs = ("born",)
    who = tuple(k for k in phrase(tree, name) if k < opening)
    cut = tuple(range(opening, closing + 1))
    years = [k for k in range(opening + 1, closing) if _is_year(tokens[k].text)]
    if len(dates) == 1 and closing - opening == 4 and len(years) == 2 and "born" not in words:
        for year, told in zip(years, (("was", "born"), ("died",)), strict=True):  # "(1874–1952)"
            yield Aside((*stretches(who), *told, "in", *stretches([year])), (year,), cut, Kind.DATE)
        return
    for found, verb in zip(dates, verbs, strict=False):
        when = tuple(k for k, token in enumerate(tokens) if found.start <= token.start < found.end)
        told = ("was", "born") if verb == "born" else ("died",)
        on = "in" if len(when) == 1 else "on"  # "in 1901"
        yield Aside((*stretches(who), *told, on, *stretches(when)), when, cut, Kind.DATE)
        end = next((k for k in range(when[-1] + 1, closing) if tokens[k].text in _DASHES), closing)
        where = tuple(range(when[-1] + 1, end))
        if len(where) > 1 and tokens[where[0]].lemma == "in":
            yield Aside((*stretches(who), *told, *stretches(where)), where, cut, Kind.LOCATION)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit()


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
