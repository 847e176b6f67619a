"""Appositions: "Liu Qingfeng, chairman of Iflytek, ..." says who he is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from claims.extraction.asides.model import Aside, is_value, measured, past_of, phrase, with_commas
from claims.extraction.described import described_by
from claims.extraction.drafts import Piece, stretches, without_loose_marks
from claims.extraction.lexicon import (
    ALSO_FIRMS,
    AWARD_WORDS,
    EVENT_WORDS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PLACE_WORDS,
    is_place,
)
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.extraction.wording import be
from claims.language.lexicon import noun_sort
from claims.model import Kind

__all__ = ["appositions"]

_LETTERS = frozenset("CBE DBE JP Jr. KC MBE MD MP OBE PhD QC Sr.".split())

# What is said of a whole clause, and of nobody and nothing in it (written for this project).
_DEEDS = frozenset(
    """allusion answer blow boost change decision event gesture hint incident moment move nod reaction
    reference reminder response reversal sign step tribute warning""".split()
)


def appositions(reading: Reading, free: Collection[int]) -> Iterator[Aside]:
    """The appositions among the `free` tokens that say who or what something is."""
    tree = reading.tree
    for index in range(len(reading.tokens)):
        if index not in free or reading.is_quoted(index):
            continue
        made = None
        if _is_apposition(tree, index):
            made = _apposition(reading, described_by(tree, index), index)
        elif _is_trait(tree, index):
            made = _trait(reading, index)
        if made:
            yield made


def _is_apposition(tree: Tree, index: int) -> bool:
    """Also "Robin Li, CEO of Baidu", where the parser sees a title behind a name."""
    relation = tree.tokens[index].relation
    described = relation in {"nmod:desc", "nmod:unmarked", "list", "parataxis"} or (
        relation == "conj" and not _is_joined(tree, tree.tokens[index].head)
    )
    behind = index > tree.tokens[index].head and tree.is_set_off(index)
    if relation == "appos" and (_is_second_of_a_name(tree, index) or tree.tokens[index].lemma in _DEEDS):
        return False  # "drowned off Pico, an event that ...", "joked Lind, a reference to the rain"
    return behind and (tree.relation(index) == "appos" or described)


def _is_trait(tree: Tree, index: int) -> bool:
    """ "Constantine - later responsible for the change - was ...": an adjective with words of its own."""
    token = tree.tokens[index]
    behind = token.tag == "JJ" and 0 <= token.head < index and token.relation in {"amod", "acl", "appos"}
    if not behind or not tree.is_set_off(index) or len(tree.subtree(index)) < 3:
        return False
    noun = token.head
    definite = any(tree.tokens[k].lemma == "the" for k in tree.kids(noun, "det"))
    return tree.is_proper(noun) or definite or bool(tree.kids(noun, "nummod"))


def _trait(reading: Reading, index: int) -> Aside:
    tree = reading.tree
    noun, words = tree.tokens[index].head, tree.subtree(index)
    who = [k for k in phrase(tree, noun) if k not in words]
    said = without_loose_marks(tree, words)
    pieces = (*stretches(who), _be(tree, noun), *stretches(said))
    return Aside(pieces, tuple(sorted({*who, *said})), with_commas(tree, words))


def _is_second_of_a_name(tree: Tree, index: int) -> bool:
    """ "the Hajj, the pilgrimage to Mecca, Islam's holiest site": which of the names it describes is open."""
    head, first = tree.tokens[index].head, tree.subtree(index)[0]
    before = [k for k in tree.kids(head, "appos") if k < index and not tree.is_proper(k)]
    comma = first if tree.tokens[first].text == "," else first - 1
    if described_by(tree, index) == comma - 1 != head:
        return False
    return bool(before) and tree.is_proper(comma - 1) and comma - 1 > head + 1


def _is_joined(tree: Tree, noun: int) -> bool:
    """Whether an "and" or "or" stands in the list that a noun begins; without one it is no list."""
    return any(tree.kids(k, "cc") for k in (noun, *tree.kids(noun, "conj")))


def _apposition(reading: Reading, noun: int, index: int) -> Aside | None:
    """What the apposition `index` says of `noun`; None where it says nothing that is sure."""
    tree = reading.tree
    described, description = phrase(tree, noun), phrase(tree, index)
    amount = is_value(reading, noun) or bool(tree.kids(noun, "nummod"))
    if amount and tree.tokens[index].tag in {"NN", "JJS"} and _is_determined(tree, index):
        return _of_amount(reading, noun, index)
    if not described or not description or is_value(reading, noun) or reading.is_dated(noun):
        return None  # "opened it in March 2021, an investment of 12 million": no month is an investment
    if any(tree.tokens[k].tag == "WP$" for k in description) or _is_what_was_done(tree, noun, index):
        return None
    if _tells_of_subject(reading, noun, index, description):
        return _says(tree, described, "is", without_loose_marks(tree, tree.subtree(index)), index)
    if _ranks(tree, index) and not tree.is_proper(noun):
        whole = without_loose_marks(tree, tree.subtree(index))
        return _says(tree, described, _be(tree, noun), whole, index)
    if is_value(reading, index) or _is_source(tree, description):
        return None
    named = tree.is_proper(noun) or _is_kind(tree, noun, index) or _holds_name(tree, noun)
    if named and _describes(tree, index) and _fits(tree, noun, index):
        return _description(reading, noun, index, description)
    office = not tree.tokens[noun].entity and tree.tokens[noun].lemma.lower() in PERSON_NOUNS
    named = tree.is_proper(index) or _ends_with_name(tree, index)
    if named and _is_indefinite(tree, index):  # "the tram, a three-section Rotrava 30"
        return _says(tree, described, _be(tree, noun), description, index)
    if named and (office or not tree.is_proper(noun)) and _names_one(tree, noun):
        return _name(tree, noun, index, description)
    return None


def _says(tree: Tree, what: Sequence[int], verb: str, said: Sequence[int], index: int) -> Aside:
    pieces = (*stretches(what), verb, *stretches(said))
    own = tuple(sorted({*what, *phrase(tree, index)}))
    return Aside(pieces, own, with_commas(tree, tree.subtree(index)))


def _is_source(tree: Tree, description: Sequence[int]) -> bool:
    """ "(Fillmore 1968)"."""
    year = any(tree.tokens[k].tag == "CD" for k in description)
    return year and tree.tokens[description[0] - 1].text == "("


def _description(reading: Reading, noun: int, index: int, description: Sequence[int]) -> Aside | None:
    """ "Liu Qingfeng, chairman of Iflytek": a name and what it is."""
    tree = reading.tree
    past = _is_dated(reading, index)
    several = tree.tokens[index].tag == "NNS" and tree.tokens[noun].tag in {"NN", "NNP"}
    if several and tree.relation(noun) != "conj":
        return None  # "a family of Aberdeenshire, holders of the estate"
    if several:  # "Luo Changpei and Li Fang-Kuei, the other two linguists"
        named = [k for k in tree.noun_phrase(tree.tokens[noun].head) if k < description[0]]
    else:
        whole = set(tree.subtree(index))  # "Mull, an island": two places, which else go together
        named = [k for k in phrase(tree, _whole_name(tree, noun)) if k not in whole]
    if _is_bare_kind(tree, index):  # "the company that runs the dam": what it does is said by its clause
        return Aside((), (noun, index), with_commas(tree, tree.subtree(index)))
    one_firm = tree.tokens[noun].tag == "NNPS" and tree.tokens[index].tag == "NN"
    plural = several or (tree.tokens[noun].tag in {"NNPS", "NNS"} and not one_firm)
    verb = be(past=past, plural=plural)
    pieces = (*stretches(without_loose_marks(tree, named)), verb, *stretches(description))
    words = tuple(sorted({*(named if several else phrase(tree, noun)), *description}))
    return Aside(pieces, words, with_commas(tree, tree.subtree(index)), Kind.IDENTITY)


def _is_bare_kind(tree: Tree, index: int) -> bool:
    """ "the company", with nothing but a relative clause to tell which."""
    clause = any(tree.tokens[k].relation == "acl:relcl" for k in tree.kids(index, "acl"))
    the = any(tree.tokens[k].lemma == "the" for k in tree.kids(index, "det"))
    return clause and the and not tree.kids(index, "amod", "compound", "nmod", "nummod")


def _name(tree: Tree, noun: int, index: int, description: Sequence[int]) -> Aside | None:
    """ "the prime minister, Najib Razak": a description and whose it is."""
    if not _fits(tree, index, noun) or _is_abbreviation(tree, index):
        return None
    described = phrase(tree, noun)
    pieces = (*stretches(description), "is", *_owned_phrase(tree, described))
    words = tuple(sorted({*described, *description}))
    if tree.tokens[description[0] - 1].text == "(":
        return Aside(pieces, words, (), Kind.IDENTITY)  # left out with its brackets
    indefinite = any(tree.tokens[k].lemma in {"a", "an"} for k in tree.kids(noun, "det"))
    if indefinite and tree.relation(noun) in {"obj", "conj"}:
        return Aside(pieces, words, with_commas(tree, description), Kind.IDENTITY)  # "has a son, Ralph Lind"
    cut = sorted({*described, *with_commas(tree, description)} - set(description))
    return Aside(pieces, words, tuple(cut), Kind.IDENTITY)


def _tells_of_subject(reading: Reading, noun: int, index: int, description: Sequence[int]) -> bool:
    """ "The port, home to 210,000 people, ..."; "The airport, 12 kilometres from the centre, has ..."."""
    tree = reading.tree
    definite = tree.is_proper(noun) or (
        tree.tokens[noun].tag == "NN" and any(tree.tokens[k].lemma == "the" for k in tree.kids(noun, "det"))
    )
    figure = any(is_value(reading, k) for k in description) and bool(
        tree.kids(index, "nmod", "obl", "advmod")
    )
    return definite and figure and tree.relation(noun) == "nsubj" and tree.tokens[index].tag in {"NN", "NNS"}


def _of_amount(reading: Reading, amount: int, index: int) -> Aside | None:
    """ "was fined $85 million, the largest penalty under the law": what is told of an amount."""
    tree = reading.tree
    words = tree.subtree(index)
    if any(tree.tokens[k].tag in {"JJR", "RBR"} for k in words) or reading.is_dated(amount):
        return None  # a comparison
    description = without_loose_marks(tree, words)
    bare = not any(k > amount for k in tree.kids(amount, "nmod", "obl"))
    what = (measured(tree, amount) if bare else ()) or phrase(tree, amount)
    pieces = (*stretches(what), _be(tree, what[-1]), *stretches(description))
    return Aside(pieces, tuple(sorted({*what, *description})), with_commas(tree, words))


def _ends_with_name(tree: Tree, index: int) -> bool:
    """ "the writer Per Aamodt"."""
    return any(tree.is_proper(k) and k == index + 1 for k in tree.kids(index, "appos", "flat", "nmod"))


def _holds_name(tree: Tree, noun: int) -> bool:
    """ "the al-Ahali group", "the Folio": the noun is the last word of the name, or all of it."""
    the = any(tree.tokens[k].lemma == "the" for k in tree.kids(noun, "det"))
    if the and tree.tokens[noun].tag == "NN" and tree.tokens[noun].text[:1].isupper():
        return True
    part = tree.tokens[noun].entity[:2] == "I-"
    return part and any(tree.tokens[k].tag in {"NNP", "NNPS"} for k in tree.kids(noun, "compound"))


def _is_kind(tree: Tree, noun: int, index: int) -> bool:
    """ "homeopathy, a form of medicine, ..."; "her mother, a teacher, ...": a noun that tells of one."""
    articles = {tree.tokens[k].lemma for k in tree.kids(index, "det")}
    bare = tree.tokens[noun].tag == "NN" and not tree.kids(noun, "det", "nmod", "amod", "nummod")
    owned = any(tree.tokens[k].relation == "nmod:poss" for k in tree.kids(noun, "nmod"))
    somebody = owned and tree.tokens[noun].lemma.lower() in PERSON_NOUNS
    return (bare or somebody) and bool(articles & {"a", "an"})


def _owned_phrase(tree: Tree, words: Sequence[int]) -> list[Piece]:
    """A noun phrase; in a clause on a noun ("the boat, whose skipper, ...") with that noun for "whose"."""
    whose = next((k for k in words if tree.tokens[k].tag == "WP$"), None)
    if whose is None:
        return list(stretches(words))
    clause = next((k for k in tree.above(whose) if tree.tokens[k].relation == "acl:relcl"), None)
    if clause is None:
        return list(stretches(words))
    owner = phrase(tree, tree.tokens[clause].head)
    return [*stretches([k for k in owner if k < whose]), "'s", *stretches([k for k in words if k != whose])]


def _ranks(tree: Tree, index: int) -> bool:
    """ "a loss, its first since 1994"; "his last show, part of a tour"; "the event, one of the largest"."""
    token = tree.tokens[index]
    within = token.lemma in {"part", "one"} and any(tree.marker(k) == "of" for k in tree.kids(index, "nmod"))
    words = {tree.tokens[k].lemma for k in (index, *tree.kids(index, "amod"))}
    extreme = any(tree.tokens[k].tag == "JJS" for k in (index, *tree.kids(index, "amod")))
    return within or ((extreme or bool(words & {"first", "last", "only"})) and _is_determined(tree, index))


def _be(tree: Tree, noun: int) -> str:
    """The form of "be" between a noun and its apposition, in the tense of the sentence."""
    plural = tree.tokens[noun].tag in {"NNS", "NNPS"}
    return be(past=past_of(tree), plural=plural)


def _is_abbreviation(tree: Tree, index: int) -> bool:
    """ "(LLM)", "(now Grant)": another name for what stands before it; "QC": letters behind a name."""
    token, before = tree.tokens[index], tree.tokens[index - 1].text
    again = before == "(" and token.text.isupper()
    return again or token.text in _LETTERS or tree.tokens[tree.subtree(index)[0]].tag == "RB"


def _whole_name(tree: Tree, noun: int) -> int:
    """ "the Al Wakrah Stadium in Qatar, a venue": the apposition belongs to what lies there."""
    above = tree.tokens[noun].head
    linked = any(tree.tokens[k].lemma in {"in", "at", "near", "of"} for k in tree.kids(noun, "case"))
    if tree.relation(noun) == "nmod" and linked and above >= 0 and tree.is_proper(above):
        return above
    return noun


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
    said = (
        _is_determined(tree, index) or token.lemma.lower() in PERSON_NOUNS or bool(tree.kids(index, "nmod"))
    )
    return token.tag in {"NN", "NNS"} and said


def _names_one(tree: Tree, noun: int) -> bool:
    """A description of one thing: "its rival", "the nation's capital", "spokesman"; not "countries"."""
    token = tree.tokens[noun]
    return token.tag in {"NN", "NNP"} and (_is_determined(tree, noun) or token.lemma.lower() in PERSON_NOUNS)


def _is_what_was_done(tree: Tree, noun: int, index: int) -> bool:
    """ "opened a plant in Larne, an investment of 12 million": said of the deed, for all that can be told.

    So may be an indefinite noun behind a place where something is done, if it is no place by the dictionary.
    """
    there = tree.tokens[noun].entity[2:] == "LOC" and tree.relation(noun) in {"nmod", "obl"}
    lemma = tree.tokens[index].lemma
    place = is_place(lemma) or noun_sort(lemma) == "group"
    return there and _is_indefinite(tree, index) and not place


def _is_indefinite(tree: Tree, noun: int) -> bool:
    return any(tree.tokens[k].lemma in {"a", "an"} for k in tree.kids(noun, "det"))


def _fits(tree: Tree, name: int, description: int) -> bool:
    """A university is no woman: people's nouns describe people."""
    words = {tree.tokens[k].text for k in phrase(tree, name)}
    impersonal = bool(words & (ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS | AWARD_WORDS))
    return not (tree.tokens[description].lemma.lower() in PERSON_NOUNS - ALSO_FIRMS and impersonal)


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
