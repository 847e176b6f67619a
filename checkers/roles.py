"""Who did it to whom, and from what to what: the same words with their parts exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from checkers.align import Alignment
from checkers.judgement import Judgement, refutes
from checkers.reading import Mention, Reading, Word, same_mention
from checkers.slots import VERBAL, part
from checkers.stems import fold
from claims.language.chunks import Chunk, ChunkKind
from claims.model import Relation
from claims.values import Found, compare

__all__ = ["contradictions", "part_is_another"]

_REST = 0.6
_PREFERS = frozenset({"ahead of", "instead of", "not", "over", "rather than"})


def contradictions(alignment: Alignment) -> Iterator[Judgement]:
    """Refutations by exchanged parts."""
    if alignment.missing_names or alignment.coverage < _REST:
        return
    yield from _exchanged(alignment)
    yield from _turned_round(alignment)
    yield from _values_turned_round(alignment)


def _exchanged(alignment: Alignment) -> Iterator[Judgement]:
    """Subject and object of one verb are exchanged."""
    mine = _by_verb(alignment.claim)
    theirs = _by_verb(alignment.passage)
    for verb, place in product(mine, theirs):
        parts, other = mine[verb], theirs[place]
        if not _complete(parts) or not _complete(other) or not _same_verb(alignment, verb, place):
            continue
        crossed = _plays(alignment, parts["object"], other["subject"]) or (
            _is_pronoun(alignment.passage, other["subject"]) and parts["object"] in alignment.context
        )
        if crossed and _plays(alignment, parts["subject"], other["object"]):
            subject, object_ = (alignment.passage.tokens[other[k]].text for k in ("subject", "object"))
            verb_text = alignment.passage.tokens[place].lemma
            yield refutes(
                "swapped-roles",
                0.85,
                f'in the source, {subject} is the subject of "{verb_text}" and {object_} its object',
            )
            return


def part_is_another(alignment: Alignment) -> bool:
    """Whether a verb that both have is another's doing in the passage, or done to another by name.

    "Her father was a pilot and her mother an organist": the mother is there, but is not who was a pilot.
    """
    theirs = _by_verb(alignment.passage)
    for verb, parts in _by_verb(alignment.claim).items():
        other = theirs.get(_answer(alignment, verb), {})
        place = _answer(alignment, verb)
        same = alignment.claim.tokens[verb].lemma == alignment.passage.tokens[place].lemma
        finite = alignment.passage.chunk_of[place].kind is ChunkKind.VERB
        subjects = "subject" in parts and "subject" in other
        if subjects and same and finite and _done_by_another(alignment, parts, other, place):
            return True
        if "object" in parts and "object" in other and _done_to_another(alignment, parts, other):
            return True
    return False


def _answer(alignment: Alignment, verb: int) -> int:
    """The passage's verb that answers to the claim's; of verbs that are no words ("be"), the only one."""
    if verb in alignment.pairs:
        return alignment.pairs[verb]
    lemma = alignment.claim.tokens[verb].lemma
    same = [k for k, token in enumerate(alignment.passage.tokens) if token.lemma == lemma]
    return same[0] if len(same) == 1 else -1


def _done_by_another(alignment: Alignment, parts: dict[str, int], other: dict[str, int], verb: int) -> bool:
    """Whether the claim's subject stands in the passage, but not where it could be the subject of its verb.

    Names are told from names, and nouns from nouns: "the satellite" may be what the passage calls Aurelia.
    """
    mine, theirs = parts["subject"], other["subject"]
    place = alignment.pairs.get(mine)
    if place is None or _plays(alignment, mine, theirs):
        return False
    turned = "object" in other and _plays(alignment, mine, other["object"])
    if turned and ("object" not in parts or _plays(alignment, parts["object"], theirs)):
        return False  # "the bank opened", "she opened the bank"; "the winner was Ada", "Ada was the winner"
    passage = alignment.passage
    own, name = _name_at(alignment.claim, mine), _name_at(passage, place)
    if own is not None and (name is None or not same_mention(own.text, name.text)):
        return False
    if _is_pronoun(passage, theirs):
        rivals = [other for other in passage.names if other.end <= theirs]
        return turned or (len(rivals) > 1 and name in rivals)
    if (own is None) != (_name_at(passage, theirs) is None) or _named_alike(alignment, mine, theirs):
        return False
    return place > verb or any(place < c.start < theirs and c.kind in VERBAL for c in passage.chunks)


def _done_to_another(alignment: Alignment, parts: dict[str, int], other: dict[str, int]) -> bool:
    """Whether only the surroundings of the passage have the claim's object, and it names another."""
    theirs = _name_at(alignment.passage, other["object"])
    return (
        parts["object"] in alignment.context
        and theirs is not None
        and alignment.matched.isdisjoint(range(theirs.start, theirs.end))
    )


def _named_alike(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the passage's phrase at a head has a word of the claim's: "the dam ... the dam"."""
    own = _content(alignment.claim, alignment.claim.chunk_of[mine])
    other = _content(alignment.passage, alignment.passage.chunk_of[theirs])
    return any(_has(other, word) for word in own)


def _is_pronoun(reading: Reading, token: int) -> bool:
    return reading.tokens[token].tag == "PRP"


def _complete(parts: dict[str, int]) -> bool:
    return {"subject", "object"} <= parts.keys()


def _same_verb(alignment: Alignment, mine: int, theirs: int) -> bool:
    one, other = alignment.claim.word_at.get(mine), alignment.passage.word_at.get(theirs)
    return one is not None and other is not None and not one.keys.isdisjoint(other.keys)


def _by_verb(reading: Reading) -> dict[int, dict[str, int]]:
    """For each verb, by its head: the heads of its subject and object."""
    verbs: dict[int, dict[str, int]] = {}
    for found in reading.chunks:
        if found.kind is ChunkKind.NOUN:
            hangs = part(reading, found.start, found.end)
            if hangs and hangs.relation in {"subject", "object"}:
                verbs.setdefault(hangs.anchor, {}).setdefault(hangs.relation, found.head)
    return verbs


def _plays(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the claim's phrase at a head is the passage's at another, by its word or its name."""
    phrase = alignment.passage.chunk_of[theirs]
    if alignment.pairs.get(mine) in range(phrase.start, phrase.end):
        return True
    one, other = _name_at(alignment.claim, mine), _name_at(alignment.passage, theirs)
    return one is not None and other is not None and same_mention(one.text, other.text)


def _name_at(reading: Reading, token: int) -> Mention | None:
    return next((name for name in reading.names if name.start <= token < name.end), None)


def _turned_round(alignment: Alignment) -> Iterator[Judgement]:
    """ "from A to B" where the source has "from B to A", and preference of A over B."""
    theirs = _ordered(alignment.passage)
    for first, second in _ordered(alignment.claim):
        for other_first, other_second in theirs:
            straight = _answers(alignment, first, other_first) or _answers(alignment, second, other_second)
            crossed = _answers(alignment, first, other_second) and _answers(alignment, second, other_first)
            if crossed and not straight:
                one, two = _text(alignment.passage, other_first), _text(alignment.passage, other_second)
                yield refutes("swapped-roles", 0.85, f"the source goes from {one} to {two}")
                return


def _values_turned_round(alignment: Alignment) -> Iterator[Judgement]:
    """ "From 6,800 to 9,300" where the source has "from 9,300 to 6,800"."""
    for first, second in _from_to(alignment.claim):
        for other_first, other_second in _from_to(alignment.passage):
            crossed = _equal(first, other_second) and _equal(second, other_first)
            if crossed and not _equal(first, second):
                one, two = other_first.value.text, other_second.value.text
                yield refutes("wrong-direction", 0.9, f"the source goes from {one} to {two}")
                return


def _from_to(reading: Reading) -> list[tuple[Found, Found]]:
    """The pairs of values of which the first stands behind "from", the second behind "to"."""
    before = [
        reading.tokens[start - 1].lemma if (start := reading.token_range(v.start, v.end)[0]) else ""
        for v in reading.values
    ]
    neighbours = zip(pairwise(reading.values), pairwise(before), strict=True)
    return [pair for pair, words in neighbours if words == ("from", "to")]


def _equal(one: Found, other: Found) -> bool:
    return compare(one.value, other.value).relation is Relation.EQUAL


def _text(reading: Reading, found: Chunk) -> str:
    return reading.text[reading.tokens[found.start].start : reading.tokens[found.end - 1].end]


def _answers(alignment: Alignment, mine: Chunk, theirs: Chunk) -> bool:
    """Whether two phrases answer to each other: names by all their words, others by a head."""
    own = _content(alignment.claim, mine)
    other = _content(alignment.passage, theirs)
    if not own or not other:
        return False
    if all(word.name for word in (*own, *other)):
        return sorted(fold(word.text) for word in own) == sorted(fold(word.text) for word in other)
    return _has(other, own[-1]) or _has(own, other[-1])


def _has(words: list[Word], wanted: Word) -> bool:
    return any(not wanted.keys.isdisjoint(word.keys) for word in words)


def _content(reading: Reading, found: Chunk) -> list[Word]:
    return [word for word in reading.words if found.start <= word.token < found.end]


def _ordered(reading: Reading) -> list[tuple[Chunk, Chunk]]:
    """Pairs of phrases: the first is left or set back, the second reached or preferred."""
    pairs = []
    nouns = [found for found in reading.chunks if found.kind is ChunkKind.NOUN]
    for index, one in enumerate(nouns):
        before = _before(reading, one)
        for two in nouns[index + 1 :]:
            between = _link(reading, one, two)
            if between == "to" and before == "from":
                pairs.append((one, two))
                break
            if between in _PREFERS and two is nouns[index + 1]:
                pairs.append((two, one))
    return pairs


def _before(reading: Reading, found: Chunk) -> str:
    """The preposition before a phrase, over a gerund: "from X", "from developing X"."""
    index = reading.chunks.index(found) - 1
    if index >= 0 and reading.chunks[index].kind is ChunkKind.GERUND:
        index -= 1
    return reading.tokens[reading.chunks[index].start].lemma if index >= 0 else ""


def _link(reading: Reading, one: Chunk, two: Chunk) -> str:
    """What joins two phrases: the preposition before the second, or all words between neighbours."""
    if _before(reading, two) == "to":
        return "to"
    return " ".join(token.lemma for token in reading.tokens[one.end : two.start])
