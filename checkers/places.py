"""Where a place lies, and whose part something is: "Ayr, in Moray" against "Ayr of the Fife district".

Also the unit, office or branch that somebody belongs to: "the cloud unit" against "the mobile unit".
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.lexicon import PART_NOUNS
from checkers.reading import Mention, Reading, Word
from checkers.stems import fold
from checkers.subject import same_subject
from claims.model import Name, Relation
from claims.values import compare
from claims.values.countries import places
from claims.values.names import same_name

__all__ = ["contradictions"]

_LINKS = frozenset(
    {(",",), ("in",), (",", "in"), ("of",), ("of", "the"), ("in", "the"), (",", "in", "the"), ("(",)}
)
_WHOLES = ("", "world")  # what countries and continents are part of, in the table of places
_REST = 0.5
_PLAIN = frozenset(
    "acting current deputy first former junior late new old own previous senior then vice".split()
)


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by the place that a place lies in, or by the part of a body."""
    yield from _elsewhere(alignment)
    if same_subject(alignment) and alignment.coverage >= _REST:
        yield from _other_part(alignment)


def _elsewhere(alignment: Alignment) -> Iterator[Judgement]:
    theirs = list(_containments(alignment.passage))
    for place, whole in _containments(alignment.claim):
        lies_in = [other for part, other in theirs if same_name(place.text, part.text)]
        if not lies_in or any(_may_agree(whole, other, alignment) for other in lies_in):
            continue
        yield refutes(
            "wrong-place", 0.85, f"draft: {place.text} in {whole.text}; source: in {lies_in[0].text}"
        )
        return


def _containments(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of names of which the second says where the first lies.

    A comma or a bracket says so only before the name of a known place, or of one behind which a comma closes.
    """
    for one, two in zip(reading.names, reading.names[1:], strict=False):
        between = tuple(token.text.lower() for token in reading.tokens[one.end : two.start])
        if between not in _LINKS or _listed(reading, two):
            continue
        if between[-1] in {"in", "of", "the"} or _enclosed(reading, two) or places().get(two.text):
            yield one, two


def _enclosed(reading: Reading, name: Mention) -> bool:
    """Whether a comma or the end of the sentence follows: "Ayr, Moray, is"."""
    return name.end >= len(reading.tokens) - 1 or reading.tokens[name.end].text == ","


def _listed(reading: Reading, name: Mention) -> bool:
    """Whether the name is a member of a list: "Ayr, Bute and Cork" puts Ayr in no Bute."""
    following = [token.text.lower() for token in reading.tokens[name.end : name.end + 2]]
    return following[:1] in (["and"], ["or"], ["&"]) or following in ([",", "and"], [",", "or"])


def _may_agree(whole: Mention, other: Mention, alignment: Alignment) -> bool:
    """Whether one may lie in the other, or both be names of one place."""
    if same_name(whole.text, other.text):
        return True
    if any(token in alignment.pairs or token in alignment.context for token in range(whole.start, whole.end)):
        return True
    known = [places().get(name.text) for name in (whole, other)]
    if any(place is not None and place.part_of in _WHOLES for place in known):
        found = compare(Name(text=whole.text, category="place"), Name(text=other.text, category="place"))
        return found.relation is not Relation.DISJOINT
    return bool({*fold(whole.text).split()} & {*fold(other.text).split()})


def _other_part(alignment: Alignment) -> Iterator[Judgement]:
    """One head noun of the closed list with wholly different modifiers on the two sides."""
    theirs = list(_parts(alignment.passage))
    for head, mine in _parts(alignment.claim):
        others = [(other, words) for other, words in theirs if other.lemma == head.lemma]
        if len(others) != 1 or any(word.token in alignment.pairs for word in mine):
            continue
        _, words = others[0]
        if not any(word.token in alignment.matched for word in words):
            said, source = (" ".join(word.text for word in group) for group in (mine, words))
            yield refutes("wrong-name", 0.8, f"draft: {said} {head.text}; source: {source} {head.text}")
            return


def _parts(reading: Reading) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    for word in reading.words:
        if word.lemma not in PART_NOUNS:
            continue
        found = reading.chunk_of[word.token]
        own = [
            other
            for other in reading.words
            if found.start <= other.token < word.token and not _owner(reading, other)
        ]
        behind = word.token + 1
        if behind + 1 < len(reading.tokens) and reading.tokens[behind].lemma in {"of", "for"}:
            chunk = reading.chunk_of[behind + 1]
            own += [other for other in reading.words if chunk.start <= other.token < chunk.end]
        modifiers = tuple(other for other in own if other.lemma not in _PLAIN)
        if modifiers:
            yield word, modifiers


def _owner(reading: Reading, word: Word) -> bool:
    """Whether a possessive stands between the word and the end of its chunk: "Halden's cloud unit"."""
    found = reading.chunk_of[word.token]
    return any(reading.tokens[k].tag == "POS" for k in range(word.token + 1, found.end))
