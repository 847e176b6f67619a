"""Clauses on nouns: relative clauses, participles, and phrases with "with" and "like"."""

from __future__ import annotations

from claims.extraction.described import described_by
from claims.extraction.lexicon import PERSON_NOUNS
from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.subjects import antecedent, shared_subject
from claims.extraction.tree import Tree

__all__ = [
    "explains",
    "held",
    "is_preposition",
    "likewise",
    "participle_of",
    "projects",
    "relative",
    "relative_place",
    "relative_word",
    "with_participle",
]

_WITH = frozenset({"with", "with just", "with only"})

# Participles that are prepositions: "including", "according to", "compared with".
_PREPOSITIONS = frozenset(
    "accord begin compare concern consider depend exclude follow give include owe regard start".split()
)
_ONLY_IN_ING = frozenset("begin concern exclude follow include regard start".split())
"""Of these, what is no preposition as a participle of the past: "Started in 1990, the fair ..."."""

_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_TELLING = 5  # words of a participle that says something by itself
_NAMING = frozenset("call dub entitle name nickname title".split())
_RANKS = frozenset("first second third last only".split())


def relative(tree: Tree, predicate: Predicate, noun: int, kid: int) -> Predicate | None:
    """A relative clause that asserts something of a noun that a reader can identify."""
    word = relative_word(tree, kid)
    if tree.tokens[noun].tag == "CD" and tree.tokens[noun].text[0].isdigit():
        if tree.is_set_off(kid):
            predicate.cuts.add(kid)
        return None  # "fell to 44,000, which they blamed on a strike": not the figure
    if word is None or word < noun or not tree.is_finite(kid) or _is_conditional(tree, kid):
        return None
    said = _is_class(tree, noun)
    if said and not tree.is_set_off(kid) and not _says_more(tree, noun, kid):
        return None  # "York is a city that draws visitors"
    if tree.is_set_off(kid) or said:
        predicate.cuts.add(kid)
    elif tree.tokens[word].tag == "WRB":
        apposed = tree.relation(noun) == "appos" and tree.is_set_off(noun)  # "Troldhaugen, the villa where"
        if not (tree.tokens[word].lemma == "where" and (_is_indefinite(tree, noun) or apposed)):
            return None
        predicate.cuts.add(kid)  # "at an event where pebbles are thrown at a pillar"
    elif not _is_specific(tree, noun, kid):
        return None
    elif _is_indefinite(tree, noun) or _names_thing(tree, noun):
        predicate.cuts.add(kid)
    return Predicate(kid, Sort.RELATIVE, antecedent(tree, noun, kid), relative=word)


def relative_word(tree: Tree, kid: int) -> int | None:
    """The relative word of a clause, if it belongs to the clause itself, not to one inside it."""
    for k in tree.subtree(kid):
        that = tree.tokens[k].lemma == "that" and tree.relation(k) in {"nsubj", "obj", "obl"}
        if tree.tokens[k].tag in _RELATIVES or that:
            path = [k, *tree.above(k)]
            inner = path[: path.index(kid)]
            return None if any(tree.relation(p) in {"ccomp", "advcl", "acl"} for p in inner) else k
    return None


def participle_of(tree: Tree, predicate: Predicate, noun: int, kid: int) -> Predicate | None:
    """A participle, or an infinitive in the passive, that asserts something of a noun."""
    token, marker = tree.tokens[kid], tree.marker(kid)
    passive = any(tree.tokens[k].relation == "aux:pass" for k in tree.kids(kid, "aux"))
    ranks = [noun, *tree.kids(noun, "amod")]  # "the first to be held abroad", "the only woman to be made one"
    ordinal = any(tree.tokens[k].tag == "JJS" or tree.tokens[k].lemma in _RANKS for k in ranks)
    if marker == "to" and token.tag == "VBN" and passive and not ordinal:
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.PLANNED, antecedent(tree, noun, kid))
    work = token.lemma == "base" and tree.is_set_off(kid) and _names_thing(tree, noun)
    if token.tag not in {"VBN", "VBG"} or marker or (is_preposition(tree, kid) and not work):
        return None
    if len(tree.subtree(kid)) < 3 or (token.lemma in _NAMING and not tree.is_set_off(kid)):
        return None
    short = len(tree.subtree(kid)) < _TELLING
    if tree.is_set_off(kid) or (_is_class(tree, noun) and _says_more(tree, noun, kid)):
        predicate.cuts.add(kid)
    elif not _is_specific(tree, noun, kid) or (short and not _is_named(tree, noun)):
        return None  # "came upon a blog written by Rathbun"
    elif _is_dispensable(tree, predicate, noun) or _is_indefinite(tree, noun):
        predicate.cuts.add(kid)
    return Predicate(kid, Sort.PARTICIPLE, antecedent(tree, noun, kid))


def _is_named(tree: Tree, noun: int) -> bool:
    """A name, or what describes one: "Voltera, a battery maker founded in 2017"."""
    described = tree.relation(noun) == "appos" and tree.is_set_off(noun)
    return tree.is_proper(noun) or (described and tree.is_proper(described_by(tree, noun)))


def _names_thing(tree: Tree, noun: int) -> bool:
    """ "Watchmen", "the film Watchmen"."""
    titles = [k for k in tree.kids(noun, "appos") if not tree.is_set_off(k)]
    return any(tree.is_proper(k) for k in (noun, *titles))


def _is_dispensable(tree: Tree, predicate: Predicate, noun: int) -> bool:
    """What is so "despite U.S. sanctions restricting trade" is so despite U.S. sanctions.

    What is so of "cars sold in May", or of "the cars", need not be so of other cars.
    """
    path = [noun, *tree.above(noun)]
    inside = [tree.relation(k) for k in path[: path.index(predicate.head)]] if predicate.head in path else []
    outer = {"obl", "nmod", "acl"} >= set(inside) and "obl" in inside
    return outer and not tree.kids(noun, "det") and not tree.is_denied(predicate.head)


def held(tree: Tree, predicate: Predicate, noun: int) -> Predicate | None:
    """ ", a post she held until 1976": what is told of it, where "which" is left out."""
    clauses = [k for k in tree.kids(noun, "acl") if tree.tokens[k].relation == "acl:relcl" and k > noun]
    indefinite = _is_indefinite(tree, noun) and tree.tokens[noun].tag == "NN" and not tree.kids(noun, "case")
    if not clauses or not indefinite or not tree.is_set_off(noun):
        return None
    clause = clauses[0]
    subject = tree.subject(clause)
    own = subject is not None and subject < clause and not tree.kids(clause, "obj", "xcomp", "ccomp")
    if not own or relative_word(tree, clause) is not None or not tree.is_finite(clause):
        return None
    predicate.cuts.add(noun)
    return Predicate(clause, Sort.RELATIVE, tuple(tree.subtree(noun, [clause, *tree.kids(noun, "punct")])))


def explains(tree: Tree, kid: int) -> bool:
    """ "companies, both giants and startups, ...": what is set off tells of nothing else."""
    paired = any(tree.tokens[k].lemma == "both" for k in tree.kids(kid, "cc", "det"))
    return paired and tree.is_set_off(kid)


def likewise(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """ "Like most U.S. cities, Cleveland lost people": so did they."""
    first = tree.tokens[tree.subtree(kid)[0]].text
    several = tree.tokens[kid].tag in {"NNS", "NNPS"}
    others = any(tree.tokens[k].lemma in {"other", "many"} for k in tree.kids(kid, "amod"))
    if (
        first != "Like"
        or not several
        or others
        or predicate.sort is not Sort.MAIN
        or tree.is_denied(predicate.head)
    ):
        return None
    predicate.cuts.add(kid)
    return Predicate(predicate.head, Sort.LIKEWISE, tuple(tree.noun_phrase(kid)), cuts={kid})


def with_participle(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """ ", with the first meeting set to take place in May"; "Despite being on the list, ..."."""
    shared = shared_subject(tree, predicate)
    if tree.marker(kid).startswith("despite") and tree.kid(kid, "cop") is not None and shared:
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.PARTICIPLE, shared)
    if tree.marker(kid) not in _WITH or not tree.is_set_off(kid):
        return None
    trait = _trait(tree, kid)
    if trait is not None:
        predicate.cuts.add(kid)
        noun = tree.subtree(kid, [trait, *tree.kids(kid, "case", "punct")])
        return Predicate(trait, Sort.PARTICIPLE, tuple(noun))
    for clause in tree.kids(kid, "acl"):
        relative = any(tree.tokens[k].tag in _RELATIVES for k in tree.subtree(clause))
        aim = tree.tokens[clause].tag == "VB"  # "with a mandate to write it"
        if clause > kid and not relative and not aim:
            predicate.cuts.add(kid)
            noun = tree.subtree(kid, [clause, *tree.kids(kid, "case", "punct")])
            return Predicate(clause, Sort.PARTICIPLE, tuple(noun))
    return None


def _trait(tree: Tree, noun: int) -> int | None:
    """ "With work on the bridge almost complete, ...": an adjective behind all of the noun's words."""
    words = [k for k in tree.subtree(noun) if tree.tokens[k].text not in {",", "–", "—"}]
    last = words[-1]
    behind = tree.tokens[last].tag == "JJ" and tree.relation(last) == "amod" and tree.tokens[last].head < last
    return last if behind and last != noun else None


def projects(tree: Tree, noun: int, kid: int) -> bool:
    """ "she said that Pruett, who ran the site, ...": the writer says it, wherever it stands."""
    aside = tree.tokens[kid].relation == "acl:relcl" and tree.is_set_off(kid)
    definite = any(tree.tokens[k].lemma == "the" for k in tree.kids(noun, "det"))
    owned = any(tree.tokens[k].relation == "nmod:poss" for k in tree.kids(noun, "nmod"))
    return aside and (tree.is_proper(noun) or definite or owned)


def relative_place(tree: Tree, predicate: Predicate, kid: int) -> Predicate | None:
    """ "closed its factory in Gdynia, where 140 people worked": of the noun before the comma."""
    first = tree.subtree(kid)[0]
    comma = first if tree.tokens[first].text == "," else first - 1
    relative = next((k for k in tree.kids(kid) if tree.tokens[k].lemma == "where"), None)
    if comma < 1 or tree.tokens[comma].text != "," or tree.tokens[comma - 1].tag[:2] != "NN":
        return None
    predicate.cuts.add(kid)
    place = tuple(tree.noun_phrase(comma - 1))
    return Predicate(kid, Sort.RELATIVE, place, relative=relative)


def _is_conditional(tree: Tree, kid: int) -> bool:
    """ "substances that, if given undiluted, would harm": nothing is said to be so."""
    return any(tree.is_condition(k) for k in tree.kids(kid, "advcl"))


def _is_specific(tree: Tree, noun: int, clause: int) -> bool:
    """A name, "U.S. sanctions", "a loudspeaker in Seoul": a reader can tell of what the clause holds."""
    words = [tree.tokens[k] for k in antecedent(tree, noun, clause)]
    own = set(tree.subtree(clause))
    modified = any(k not in own for k in tree.kids(noun, "amod", "compound", "nmod", "acl"))
    fact = any(tree.tokens[k].tag in {"CD", "NNP", "NNPS"} for k in own)
    gerund = tree.tokens[clause].tag == "VBG" and not tree.is_finite(clause)
    if _is_indefinite(tree, noun) and (modified and fact if gerund else modified or fact):
        return True
    if tree.tokens[noun].tag == "NNPS" and not tree.kids(noun, "det"):
        return False  # "Indonesians who came here": not all of them
    if tree.tokens[noun].tag in {"CD", "DT"}:
        return False  # "one of two that are left"
    year = any(word.tag == "CD" and len(word.text) == 4 and word.text.isdigit() for word in words)
    return year or any(word.tag.startswith("NNP") for word in words)


def _says_more(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a noun says something without its clause: not "York is a city (that reveals ...)"."""
    somebody = tree.tokens[noun].lemma.lower() in PERSON_NOUNS
    return somebody or any(k != clause for k in tree.kids(noun, "amod", "compound", "nmod", "nummod"))


def _is_class(tree: Tree, noun: int) -> bool:
    """ "she was an engineer who ...": what the clause says holds of the subject."""
    named = tree.kid(noun, "cop") is not None and tree.subject(noun) is not None
    return named and _is_indefinite(tree, noun) and not tree.kids(noun, "case")


def _is_indefinite(tree: Tree, noun: int) -> bool:
    articles = {tree.tokens[k].lemma for k in tree.kids(noun, "det")}
    counted = tree.tokens[noun].tag == "NNS" and not articles and bool(tree.kids(noun, "nummod"))
    return bool(articles & {"a", "an"}) or counted


def is_preposition(tree: Tree, kid: int) -> bool:
    """ "according to the report", "based on figures"; but "based in Denver"."""
    lemma = tree.tokens[kid].lemma
    if tree.auxiliaries(kid):
        return False  # "having begun her career"
    if lemma == "base":
        return any(
            tree.tokens[c].lemma in {"on", "upon"} for k in tree.kids(kid) for c in tree.kids(k, "case")
        )
    past = tree.tokens[kid].tag == "VBN"
    return lemma in _PREPOSITIONS and not (past and lemma in _ONLY_IN_ING)
