"""What a claim says of too many, too few or too surely: the only one, all of them, what is merely hoped for.

Each rule asks for the noun or verb of the claim in the passage, with a weaker word at the same place. That
the passage has no such word proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.reading import Mention, Reading, same_mention
from checkers.slots import members
from checkers.subject import same_subject
from claims.language.chunks import Chunk, ChunkKind
from claims.model import Rank

__all__ = ["contradictions"]

_REST = 0.6
"""The least coverage of the claim at which a weaker word contradicts."""
_ALL = frozenset("all each entire every whole".split())
_NOT_ALL = frozenset("few most some".split())
_NEARLY = frozenset("almost nearly not virtually".split())
_SURE = frozenset("shall will".split())
_HOPES = frozenset("aspire consider hope propose want wish".split())
_REACH = 3  # tokens before a noun phrase among which its quantifier stands: "most of the"


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by scope; at most one of each sort."""
    if alignment.missing_names or not alignment.pairs:
        return
    yield from _only_one(alignment)
    if alignment.coverage >= _REST and same_subject(alignment):
        yield from _all_of_most(alignment)
        yield from _hoped_for(alignment)


def _only_one(alignment: Alignment) -> Iterator[Judgement]:
    """ "Ayr was the only town to gain" where the source has "the towns that gained were Ayr and Bute"."""
    for found in alignment.claim.values:
        if not isinstance(found.value, Rank) or not found.value.only:
            continue
        start, _ = alignment.claim.token_range(found.start, found.end)
        noun = alignment.claim.chunk_of[start].head
        answer = alignment.pairs.get(noun)
        if answer is None or alignment.passage.tokens[answer].tag != "NNS":
            continue
        for listed in _lists(alignment.passage):
            others = [name for name in listed if not _named(alignment.claim, name)]
            if 0 < len(others) < len(listed) and _coverage_but(alignment, noun) >= _REST:
                yield refutes(
                    "wrong-scope", 0.85, f"draft: {found.value.text}; source: also {others[0].text}"
                )
                return


def _lists(reading: Reading) -> list[list[Mention]]:
    return [[reading.names[index] for index in found] for found in members(reading)]


def _named(reading: Reading, name: Mention) -> bool:
    return any(same_mention(own.text, name.text) for own in reading.names)


def _coverage_but(alignment: Alignment, noun: int) -> float:
    """The coverage of the claim up to the noun that is said to be the only one, and of the noun."""
    return alignment.coverage_without(range(noun + 1, len(alignment.claim.tokens)))


def _all_of_most(alignment: Alignment) -> Iterator[Judgement]:
    """ "All flights were late" where the source has "most flights were late"."""
    for chunk in alignment.claim.chunks:
        answer = alignment.pairs.get(chunk.head) if chunk.kind is ChunkKind.NOUN else None
        mine = _quantifier(alignment.claim, chunk, _ALL)
        if answer is None or mine is None:
            continue
        theirs = alignment.passage.chunk_of[answer]
        if theirs.kind is not ChunkKind.NOUN or _quantifier(alignment.passage, theirs, _ALL):
            continue
        weaker = _quantifier(alignment.passage, theirs, _NOT_ALL)
        if weaker is not None:
            yield refutes("wrong-scope", 0.85, f"draft: {mine}; source: {weaker}")
            return


def _quantifier(reading: Reading, chunk: Chunk, words: frozenset[str]) -> str | None:
    """The word among `words` that says of how many a phrase speaks: "all trains", "most of the trains"."""
    first = chunk.start
    while first > max(0, chunk.start - _REACH) and reading.tokens[first - 1].lemma in {"of", "one", *words}:
        first -= 1
    for index in range(first, chunk.head):
        token = reading.tokens[index]
        before = reading.tokens[index - 1].lemma if index else ""
        if token.text.lower() in words and before not in _NEARLY:
            return token.text
    return None


def _hoped_for(alignment: Alignment) -> Iterator[Judgement]:
    """ "Will" in the draft where the source has "hopes to" before the same verb."""
    for mine, theirs in sorted(alignment.pairs.items()):
        said, source = alignment.claim.chunk_of[mine], alignment.passage.chunk_of[theirs]
        if said.head != mine or source.head != theirs or source.kind is not ChunkKind.INFINITIVE:
            continue
        sure = any(alignment.claim.tokens[k].lemma in _SURE for k in range(said.start, said.end))
        index = alignment.passage.chunks.index(source)
        governor = alignment.passage.chunks[index - 1] if index else source
        hope = alignment.passage.tokens[governor.head].lemma
        if sure and said.kind is ChunkKind.VERB and governor.kind is ChunkKind.VERB and hope in _HOPES:
            yield refutes("overclaim", 0.85, f"draft: will; source: {hope}")
            return
