"""What happened by a noun that tells of it: "after the sale of its stake", "until his death in 1846"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.asides.model import Aside, phrase
from claims.extraction.drafts import stretches, without_loose_marks
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = ["occurrences"]

# Nouns for something that happened once (written for this project).
_EVENTS = frozenset(
    """abdication abolition abduction accession acquisition acquittal adoption annexation announcement
    appointment arrest arrival assassination attack birth bombardment bombing capture closure collapse
    completion confirmation conquest conversion conviction coronation creation crash death declaration defeat
    departure destruction discovery dismissal dissolution divorce election eruption escape establishment
    execution exile expulsion fall foundation founding graduation imprisonment inauguration independence
    introduction invasion invention kidnapping killing launch liberation marriage merger move murder
    nationalisation nationalization nomination occupation opening ordination outbreak overthrow passage
    premiere privatisation privatization promotion publication purchase reconstruction rejection release
    removal renovation resignation restoration retirement return reunification sale separation sinking
    suicide surrender suspension takeover theft unification victory wedding withdrawal""".split()
)
_PAST = frozenset({"after", "following", "since", "until"})
_COMPLEMENTS = frozenset("as by from of to".split())


def occurrences(reading: Reading) -> Iterator[Aside]:
    """The event that the time of another is told by; no words leave the clause around it."""
    tree = reading.tree
    for noun, token in enumerate(reading.tokens):
        if token.lemma not in _EVENTS or token.tag != "NN" or reading.is_quoted(noun):
            continue
        if (
            tree.marker(noun) not in _PAST
            or tree.relation(noun) not in {"obl", "nmod"}
            or not _is_free(tree, noun)
        ):
            continue
        owned = any(tree.tokens[k].relation == "nmod:poss" for k in tree.kids(noun, "nmod"))
        behind = [k for k in tree.kids(noun, "nmod") if k > noun and tree.marker(k)]
        when = [k for k in behind if reading.is_dated(k) and tree.marker(k) in {"in", "on", "at"}]
        links = {tree.marker(k) for k in behind if k not in when}
        if not (owned or "of" in links) or not (when or links & _COMPLEMENTS) or {"of", "by"} <= links:
            continue  # "the release of ChatGPT by OpenAI" is said of OpenAI
        dated = {w for k in when for w in tree.subtree(k)}
        if any(reading.is_dated(k) for k in phrase(tree, noun) if k not in dated):
            continue  # "the death of his mother in 1846 and of his father in 1848"
        what = without_loose_marks(tree, [k for k in phrase(tree, noun) if k not in dated])
        then = without_loose_marks(tree, sorted(dated))
        if not then and not (links and any(tree.is_proper(k) for k in what)):
            continue
        pieces = (*stretches(what), "was" if then else "took place", *stretches(then))
        own = tuple(sorted({*what, *then}))
        yield Aside(pieces, own, (), Kind.DATE if then else Kind.EVENT)


def _is_free(tree: Tree, noun: int) -> bool:
    """Whether it stands under no condition, and what it times is asserted."""
    return not any(tree.is_condition(k) or tree.marker(k) == "to" for k in tree.above(noun))
