"""Appositions: "Liu Qingfeng, chairman of Iflytek, ..." says who he is; and years of life in brackets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.drafts import Piece, stretches, without_loose_marks
from claims.extraction.lexicon import (
    AWARD_WORDS,
    EVENT_WORDS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PLACE_WORDS,
)
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = [
    "Apposition",
    "affiliations",
    "appositions",
    "authorships",
    "changes",
    "fronted",
    "gapped",
    "life_dates",
    "locations",
    "possessions",
]


_LETTERS = frozenset("CBE DBE JP Jr. KC MBE MD MP OBE PhD QC Sr.".split())


@dataclass(frozen=True, slots=True)
class Apposition:
    """`pieces` word the proposition, `own` are its tokens, `cut` those that leave the clause around it."""

    pieces: tuple[Piece, ...]
    own: tuple[int, ...]
    cut: tuple[int, ...]
    kind: Kind | None = None


def appositions(reading: Reading, free: Collection[int]) -> Iterator[Apposition]:
    """The appositions among the `free` tokens that say who or what something is."""
    tree = reading.tree
    for index in range(len(reading.tokens)):
        if _is_apposition(tree, index) and index in free and not _quoted(reading, index):
            made = _apposition(reading, tree.described(index), index)
            if made:
                yield made


def _is_apposition(tree: Tree, index: int) -> bool:
    """Also "Robin Li, CEO of Baidu", where the parser sees a title behind a name."""
    relation = tree.tokens[index].relation
    described = relation in {"nmod:desc", "nmod:unmarked", "list"} or (
        relation == "conj" and not _is_joined(tree, tree.tokens[index].head)
    )
    behind = index > tree.tokens[index].head and tree.is_set_off(index)
    if relation == "appos" and _is_second_of_a_name(tree, index):
        return False
    return behind and (tree.relation(index) == "appos" or described)


def _is_second_of_a_name(tree: Tree, index: int) -> bool:
    """ "the Hajj, the pilgrimage to Mecca, Islam's holiest site": which of the names it describes is open."""
    head, first = tree.tokens[index].head, tree.subtree(index)[0]
    before = [k for k in tree.kids(head, "appos") if k < index and not tree.is_proper(k)]
    comma = first if tree.tokens[first].text == "," else first - 1
    return bool(before) and tree.is_proper(comma - 1) and comma - 1 > head + 1


def _is_joined(tree: Tree, noun: int) -> bool:
    """Whether an "and" or "or" stands in the list that a noun begins; without one it is no list."""
    return any(tree.kids(k, "cc") for k in (noun, *tree.kids(noun, "conj")))


def _apposition(reading: Reading, noun: int, index: int) -> Apposition | None:
    tree = reading.tree
    described, description = _phrase(tree, noun), _phrase(tree, index)
    if _is_value(reading, noun) and tree.tokens[index].tag == "NN" and tree.kids(index, "det"):
        return _of_amount(reading, described, index)
    if not described or not description or _is_value(reading, noun):
        return None
    if _tells_of_subject(reading, noun, index, description):
        pieces = (*stretches(described), "is", *stretches(description))
        return Apposition(
            pieces, tuple(sorted({*described, *description})), _with_commas(tree, tree.subtree(index))
        )
    if _is_value(reading, index):
        return None
    plural, past = tree.tokens[noun].tag in {"NNPS", "NNS"}, _is_dated(reading, index)
    be = ("were" if plural else "was") if past else ("are" if plural else "is")
    if tree.is_proper(noun) and _describes(tree, index) and _fits(tree, noun, index):
        named = _phrase(tree, _whole_name(tree, noun))
        words = tuple(sorted({*described, *description}))
        pieces = (*stretches(named), be, *stretches(description))
        return Apposition(pieces, words, _with_commas(tree, tree.subtree(index)), Kind.IDENTITY)
    if tree.is_proper(index) and not tree.is_proper(noun) and _names_one(tree, noun):
        if not _fits(tree, index, noun) or _is_abbreviation(tree, index):
            return None
        words = tuple(sorted({*described, *description}))
        pieces = (*stretches(description), "is", *stretches(described))
        bracketed = tree.tokens[description[0] - 1].text == "("  # and so left out
        cut = sorted({*described, *_with_commas(tree, description)} - set(description))
        return Apposition(pieces, words, () if bracketed else tuple(cut), Kind.IDENTITY)
    return None


def _tells_of_subject(reading: Reading, noun: int, index: int, description: Sequence[int]) -> bool:
    """ "The port, home to 210,000 people, ..."; "The airport, 12 kilometres from the centre, has ..."."""
    tree = reading.tree
    definite = tree.tokens[noun].tag == "NN" and any(
        tree.tokens[k].lemma == "the" for k in tree.kids(noun, "det")
    )
    figure = any(_is_value(reading, k) for k in description) and bool(tree.kids(index, "nmod", "obl"))
    return definite and figure and tree.relation(noun) == "nsubj" and tree.tokens[index].tag in {"NN", "NNS"}


def _of_amount(reading: Reading, amount: Sequence[int], index: int) -> Apposition:
    """ "was fined $85 million, the largest penalty under the law": what is told of an amount."""
    tree = reading.tree
    root = tree.root or 0
    past = any(tree.tokens[k].tag == "VBD" for k in (root, *tree.auxiliaries(root)))
    words = tree.subtree(index)
    description = without_loose_marks(tree, words)
    pieces = (*stretches(amount), "was" if past else "is", *stretches(description))
    return Apposition(pieces, tuple(sorted({*amount, *description})), _with_commas(tree, words))


def changes(reading: Reading) -> Iterator[Apposition]:
    """ "announced revenue of 1.8 billion, up 14 percent from last year": that the revenue was up."""
    tree = reading.tree
    for index in range(len(reading.tokens)):
        if not _is_value(reading, index) or not tree.is_set_off(index):
            continue
        words = tree.subtree(index)
        leads = next((reading.tokens[k].lemma for k in words if reading.tokens[k].text != ","), "")
        if leads not in {"up", "down"}:
            continue
        path = [k for k in tree.above(index) if tree.relation(k) in {"obj", "nsubj"} and k < words[0]]
        if not path or _quoted(reading, index):
            continue
        said = without_loose_marks(tree, words)
        what = [k for k in tree.noun_phrase(path[0], alone=True) if k not in words]
        root = tree.root or 0
        past = any(tree.tokens[k].tag == "VBD" for k in (root, *tree.auxiliaries(root)))
        pieces = (*stretches(what), "was" if past else "is", *stretches(said))
        yield Apposition(pieces, tuple(said), _with_commas(tree, words), Kind.TREND)


def gapped(reading: Reading) -> Iterator[Apposition]:
    """ "Tuck was sentenced to six years and Pruett to four": the second shares the verb of the first."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.relation != "conj" or not tree.is_proper(name) or tree.is_proper(token.head):
            continue
        verb = next((k for k in tree.above(name) if tree.subject(k) is not None), None)
        if verb is None or tree.is_denied(verb) or _quoted(reading, name) or not tree.kids(name, "cc"):
            continue
        links = {tree.marker(k) for k in tree.kids(verb, "obl") if k < name}
        rest = [k for k in tree.kids(name, "nmod", "obl") if k > name and tree.marker(k) in links - {""}]
        if rest:
            own = tree.subtree(rest[-1])
            theirs = [
                k for k in tree.kids(verb, "obl") if k < name and tree.marker(k) == tree.marker(rest[-1])
            ]
            gone = (tree.subject(verb) or 0, name, *theirs, *tree.kids(verb, "punct", "conj", "advcl"))
            shared = without_loose_marks(tree, tree.subtree(verb, gone))
            who = [k for k in _phrase(tree, name) if k < own[0] and reading.tokens[k].tag != "CD"]
            said = [k for k in own if reading.tokens[k].text != ","]
            pieces = (*stretches(without_loose_marks(tree, who)), *stretches(shared), *stretches(said))
            yield Apposition(pieces, tuple(sorted({*who, *said})), tuple(tree.subtree(name)))


def fronted(reading: Reading) -> Iterator[Apposition]:
    """ "The third of five children, she was born in Penrith": that she was the third. Also at the end."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        subject = tree.subject(token.head) if token.head >= 0 else None
        if token.relation != "dislocated" or subject is None or _quoted(reading, index):
            continue
        past = any(tree.tokens[k].tag == "VBD" for k in (token.head, *tree.auxiliaries(token.head)))
        words = tree.subtree(index)
        description = without_loose_marks(tree, words)
        pieces = (*stretches(_phrase(tree, subject)), "was" if past else "is", *stretches(description))
        yield Apposition(pieces, tuple(description), _with_commas(tree, words), Kind.IDENTITY)


def possessions(reading: Reading) -> Iterator[Apposition]:
    """ ", with about 1,900 workers at its peak": how many of something the subject has or had."""
    tree = reading.tree
    for index, token in enumerate(reading.tokens):
        if tree.relation(index) not in {"obl", "nmod"} or not tree.kids(index, "nummod"):
            continue
        if tree.marker(index) != "with" or not tree.is_set_off(index):
            continue
        verb = next((k for k in (token.head, *tree.above(token.head)) if tree.subject(k) is not None), None)
        words = tree.subtree(index)
        clause = any(tree.relation(k) in {"acl", "advcl", "cop"} for k in words if k != index)
        subject = tree.subject(verb) if verb is not None else None
        if subject is None or verb is None or clause or _quoted(reading, index) or subject > index:
            continue
        past = any(tree.tokens[k].tag == "VBD" for k in (verb, *tree.auxiliaries(verb)))
        what = without_loose_marks(tree, [k for k in words if k not in tree.kids(index, "case") or k > index])
        pieces = (*stretches(_phrase(tree, subject)), "had" if past else "has", *stretches(what))
        yield Apposition(pieces, tuple(what), _with_commas(tree, words), Kind.QUANTITY)


def _is_abbreviation(tree: Tree, index: int) -> bool:
    """ "(LLM)", "(now Grant)": another name for what stands before it; "QC": letters behind a name."""
    token, before = tree.tokens[index], tree.tokens[index - 1].text
    again = before == "(" and token.text.isupper()
    return again or token.text in _LETTERS or tree.tokens[tree.subtree(index)[0]].tag == "RB"


def _with_commas(tree: Tree, words: Sequence[int]) -> tuple[int, ...]:
    """Words with the commas beside them."""
    beside = (words[0] - 1, words[-1] + 1)
    commas = [k for k in beside if 0 <= k < len(tree.tokens) and tree.tokens[k].text == ","]
    return tuple(sorted({*words, *commas}))


def _whole_name(tree: Tree, noun: int) -> int:
    """ "the Al Wakrah Stadium in Qatar, a venue": the apposition belongs to what lies there."""
    above = tree.tokens[noun].head
    linked = any(tree.tokens[k].lemma in {"in", "at", "near", "of"} for k in tree.kids(noun, "case"))
    if tree.relation(noun) == "nmod" and linked and above >= 0 and tree.is_proper(above):
        return above
    return noun


def _phrase(tree: Tree, head: int) -> tuple[int, ...]:
    return tuple(tree.noun_phrase(head, alone=True))


def _is_determined(tree: Tree, noun: int) -> bool:
    """Whether an article or an owner stands before a noun."""
    owners = [k for k in tree.kids(noun, "nmod") if tree.tokens[k].relation == "nmod:poss"]
    return bool(owners or tree.kids(noun, "det"))


def _describes(tree: Tree, index: int) -> bool:
    """ "the 15th largest area", "a research group", "CEO (of Baidu)", "its main rival", "one of the ..."."""
    token = tree.tokens[index]
    if token.tag in {"NNP", "NNPS"}:
        articles = {tree.tokens[k].lemma for k in tree.kids(index, "det")}
        return token.lemma.lower() in PERSON_NOUNS or bool(articles & {"a", "an"})
    if token.tag == "CD":
        return token.lemma == "one" and bool(tree.kids(index, "nmod"))
    said = _is_determined(tree, index) or token.lemma in PERSON_NOUNS or bool(tree.kids(index, "nmod"))
    return token.tag in {"NN", "NNS"} and said


def _names_one(tree: Tree, noun: int) -> bool:
    """A description of one thing: "its rival", "the nation's capital", "spokesman"; not "countries"."""
    token = tree.tokens[noun]
    return token.tag == "NN" and (_is_determined(tree, noun) or token.lemma in PERSON_NOUNS)


def _fits(tree: Tree, name: int, description: int) -> bool:
    """A university is no woman: people's nouns describe people."""
    words = {tree.tokens[k].text for k in _phrase(tree, name)}
    impersonal = bool(words & (ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS | AWARD_WORDS))
    return not (tree.tokens[description].lemma in PERSON_NOUNS and impersonal)


def _is_value(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return not reading.tree.is_proper(index) and any(
        found.start <= token.start < found.end
        for found in reading.values
        if found.value.type in {"date", "quantity"}
    )


def _is_dated(reading: Reading, description: int) -> bool:
    """ "a significant organisation in the 1930s" was one then."""
    tree = reading.tree
    starts = {found.start for found in reading.values if found.value.type == "date"}
    when = [
        k
        for k in tree.kids(description, "nmod", "obl")
        if tree.marker(k) in {"during", "from", "in", "until"}
    ]
    return any(reading.tokens[w].start in starts for k in when for w in tree.subtree(k))


def _quoted(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return any(start <= token.start < end for start, end in reading.quotes)


def locations(reading: Reading) -> Iterator[Apposition]:
    """ "the city of Livorno, in Tuscany, ...": where a named thing lies."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.entity[2:] != "LOC" or not tree.is_proper(name) or _quoted(reading, name):
            continue
        if tree.marker(name) == "of" and tree.tokens[token.head].tag != "NN":
            continue  # "one of the Great Lakes, in ..."
        whole = token.head if tree.marker(name) == "of" else name
        for kid in (*tree.kids(name, "nmod"), *(tree.kids(whole, "nmod") if whole != name else ())):
            inside = reading.tokens[kid].entity[2:] == "LOC" and tree.marker(kid) == "in"
            first = next(k for k in tree.subtree(kid) if reading.tokens[k].text != ",")
            beside = first == _phrase(tree, name)[-1] + 2  # only the comma between
            if kid > name and inside and beside and tree.is_set_off(kid):
                where = [k for k in tree.subtree(kid) if reading.tokens[k].text != ","]
                pieces = (*stretches(_phrase(tree, name)), "is", *stretches(where))
                cut = _with_commas(tree, where)
                yield Apposition(pieces, tuple(sorted({name, *where})), cut, Kind.LOCATION)


def authorships(reading: Reading) -> Iterator[Apposition]:
    """ "the release of ChatGPT by OpenAI": who did what a noun tells of."""
    tree = reading.tree
    for noun, token in enumerate(reading.tokens):
        if token.tag != "NN" or _quoted(reading, noun):
            continue
        links = {tree.marker(k): k for k in tree.kids(noun, "nmod") if k > noun}
        if {"of", "by"} <= links.keys() and tree.is_proper(links["by"]):
            by = tree.subtree(links["by"])
            what = [k for k in tree.noun_phrase(noun, alone=True) if k not in by]
            pieces = (*stretches(what), "was", *stretches(by))
            yield Apposition(pieces, tuple(sorted({*what, *by})), (), Kind.EVENT)


def affiliations(reading: Reading) -> Iterator[Apposition]:
    """ "Zhang Ping'an from Huawei's cloud unit said": where somebody belongs."""
    tree = reading.tree
    for name, token in enumerate(reading.tokens):
        if token.entity[2:] != "PER" or token.relation not in {"nsubj", "nsubj:pass"}:
            continue
        for kid in tree.kids(name, "nmod"):
            linked, organisation = tree.marker(kid), reading.tokens[kid].entity[2:] == "ORG"
            if kid > name and (linked == "from" or (linked in {"of", "at"} and organisation)):
                origin = tree.noun_phrase(kid) if linked == "of" else tree.subtree(kid)
                who = [
                    k for k in tree.noun_phrase(name, alone=True) if k < kid and k not in tree.subtree(kid)
                ]
                link = ("is", "at") if linked == "of" else ("is",)
                pieces = (*stretches(who), *link, *stretches(without_loose_marks(tree, origin)))
                yield Apposition(pieces, tuple(sorted({*who, *origin})), (), Kind.RELATION)


def life_dates(reading: Reading) -> Iterator[Apposition]:
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
    words = {token.lemma for token in tokens[opening:closing]}
    verbs: tuple[str, ...] = ()
    if len(dates) == 2 and words & {"–", "-", "—"}:
        verbs = ("born", "died")
    elif len(dates) == 1 and "born" in words:
        verbs = ("born",)
    who = tuple(k for k in _phrase(tree, name) if k < opening)
    cut = tuple(range(opening, closing + 1))
    for found, verb in zip(dates, verbs, strict=False):
        when = tuple(k for k, token in enumerate(tokens) if found.start <= token.start < found.end)
        told = ("was", "born", "on") if verb == "born" else ("died", "on")
        yield Apposition((*stretches(who), *told, *stretches(when)), when, cut, Kind.DATE)
