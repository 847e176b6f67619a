"""Who does what to whom: the parts that names and nouns play, in a claim and in a passage."""

from __future__ import annotations

from itertools import pairwise

from checkers.align import Alignment
from checkers.reading import Mention, Reading, Word, same_mention
from checkers.slots import VERBAL, members, part
from claims.language.chunks import Chunk, ChunkKind
from claims.model import Relation
from claims.values import Found, compare

__all__ = ["by_verb", "content", "has", "is_pronoun", "part_is_another", "plays", "side_by_side"]

Sided = tuple[Found, frozenset[str]]
"""A value, and the keys of the nouns on its side of an "and"."""
_PARTING = frozenset({"and", ",", ";", "while", "against", "but"})


def part_is_another(alignment: Alignment) -> bool:
    """Whether a verb that both have is another's doing in the passage, or done to another by name.

    "Her father was a pilot and her mother an organist": the mother is there, but is not who was a pilot. Nor
    may a noun or verb belong to another name there: "citizens of Bosnia", "in South Korea".
    """
    if any(_of_another(alignment, name) for name in alignment.claim.names) or _value_of_another(alignment):
        return True
    theirs = by_verb(alignment.passage)
    for verb, parts in by_verb(alignment.claim).items():
        place = _answer(alignment, verb, parts)
        other = theirs.get(place, {})
        both = parts.keys() & other.keys()
        if "object" in both and _done_to_another(alignment, parts["object"], other["object"]):
            return True
        same = alignment.claim.tokens[verb].lemma == alignment.passage.tokens[place].lemma
        finite = alignment.passage.chunk_of[place].kind is ChunkKind.VERB
        if "subject" in both and same and finite and _done_by_another(alignment, parts, other):
            return True
    return False


def _answer(alignment: Alignment, verb: int, parts: dict[str, int]) -> int:
    """The passage's verb that answers to the claim's; of verbs that are no words ("be") the only one.

    Of several, the one with the claim's object or complement.
    """
    if verb in alignment.pairs:
        return alignment.pairs[verb]
    lemma = alignment.claim.tokens[verb].lemma
    same = [k for k, token in enumerate(alignment.passage.tokens) if token.lemma == lemma]
    if len(same) > 1 and "object" in parts:
        theirs = by_verb(alignment.passage)
        same = [
            k
            for k in same
            if "object" in theirs.get(k, {}) and plays(alignment, parts["object"], theirs[k]["object"])
        ]
    return same[0] if len(same) == 1 else -1


def _done_by_another(alignment: Alignment, parts: dict[str, int], other: dict[str, int]) -> bool:
    """Whether the claim's subject stands in the passage, but not where it could be the subject of its verb.

    Names are told from names, and nouns from nouns: "the satellite" may be what the passage calls Aurelia.
    """
    mine, theirs = parts["subject"], other["subject"]
    place = alignment.pairs.get(mine)
    if place is None or plays(alignment, mine, theirs):
        return False
    turned = "object" in other and plays(alignment, mine, other["object"])
    if turned and ("object" not in parts or plays(alignment, parts["object"], theirs)):
        return False  # "the bank opened", "she opened the bank"; "the winner was Ada", "Ada was the winner"
    passage = alignment.passage
    own, name = _name_at(alignment.claim, mine), _name_at(passage, place)
    if own is not None and (name is None or not same_mention(own.text, name.text)):
        return False
    if is_pronoun(passage, theirs):
        rivals = [other for other in passage.names if other.end <= theirs]
        return turned or (len(rivals) > 1 and name in rivals)
    if (own is None) != (_name_at(passage, theirs) is None) or _named_alike(alignment, mine, theirs):
        return False
    first, last = sorted((place, theirs))
    return any(first < c.start < last and c.kind in VERBAL for c in passage.chunks)


def _of_another(alignment: Alignment, mine: Mention) -> bool:
    """Whether the passage has another name behind the same preposition, and the claim's name elsewhere.

    Elsewhere is around it, or behind another word: "citizens of Bosnia, followed by those of Serbia".
    """
    claim, passage = alignment.claim, alignment.passage
    before = _preposition(claim, mine)
    own = {alignment.pairs.get(token, -1) for token in range(mine.start, mine.end)}
    here = [name for name in passage.names if not own.isdisjoint(range(name.start, name.end))]
    if before is None or any(_preposition(passage, name) in {before, None} for name in here):
        return False
    if not here and not alignment.context.issuperset(range(mine.start, mine.end)):
        return False
    lacked = [name for name in passage.names if not any(same_mention(o.text, name.text) for o in claim.names)]
    return any(_preposition(passage, name) == before for name in lacked)


def _value_of_another(alignment: Alignment) -> bool:
    """Whether the claim's value is the first of two in the passage, and its nouns are beside the second only.

    "The results on schools follow in March, those on housing in June": nothing on housing follows in March.
    Of the second nothing can be told, since what stands before both may be of both.
    """
    claim = alignment.claim
    mine = _nouns(claim, 0, len(claim.tokens))
    for (value, near), (another, other) in side_by_side(alignment.passage):
        own, theirs = near - other, other - near
        beside = bool(own) and mine.isdisjoint(own) and not mine.isdisjoint(theirs)
        if beside and _has_value(claim, value) and not _has_value(claim, another):
            return True
    return False


def _has_value(reading: Reading, wanted: Found) -> bool:
    return any(compare(own.value, wanted.value).relation is Relation.EQUAL for own in reading.values)


def side_by_side(reading: Reading) -> list[tuple[Sided, Sided]]:
    """Neighbouring values with "and", a comma or their like between them, each with the nouns on its side."""
    pairs = []
    for one, other in pairwise(reading.values):
        _, start = reading.token_range(one.start, one.end)
        end, _ = reading.token_range(other.start, other.end)
        parting = [k for k in range(start, end) if reading.tokens[k].lemma in _PARTING]
        if type(one.value) is type(other.value) and parting:
            before, behind = (
                _nouns(reading, 0, parting[-1]),
                _nouns(reading, parting[-1], len(reading.tokens)),
            )
            pairs.append(((one, before), (other, behind)))
    return pairs


def _nouns(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The keys of the nouns between two tokens, "on housing" among them."""
    words = [
        word
        for word in reading.words
        if start <= word.token < end
        and (word.tag[0] == "N" or (word.tag == "VBG" and reading.tokens[word.token - 1].tag == "IN"))
    ]
    return frozenset().union(*(word.keys for word in words))


def _preposition(reading: Reading, name: Mention) -> tuple[str, str] | None:
    """The preposition before a name or its list, and what that hangs on: ("of", "citizen"), ("in", "")."""
    place = reading.names.index(name)
    name = next((reading.names[found[0]] for found in members(reading) if place in found), name)
    index = reading.chunks.index(reading.chunk_of[name.start]) - 1
    if index < 0 or reading.chunks[index].kind is not ChunkKind.PREPOSITION:
        return None
    hangs = part(reading, name.start, name.end)
    noun = hangs is not None and reading.chunk_of[hangs.anchor].kind is ChunkKind.NOUN
    return reading.tokens[reading.chunks[index].start].lemma, (
        reading.tokens[hangs.anchor].lemma if noun and hangs else ""
    )


def _done_to_another(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether only the surroundings of the passage have the claim's object, and it names another."""
    name = _name_at(alignment.passage, theirs)
    return (
        mine in alignment.context
        and name is not None
        and alignment.matched.isdisjoint(range(name.start, name.end))
    )


def _named_alike(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the passage's phrase at a head has a word of the claim's: "the dam ... the dam"."""
    own = content(alignment.claim, alignment.claim.chunk_of[mine])
    other = content(alignment.passage, alignment.passage.chunk_of[theirs])
    return any(has(other, word) for word in own)


def is_pronoun(reading: Reading, token: int) -> bool:
    """Whether a token is "he", "it" or their like."""
    return reading.tokens[token].tag == "PRP"


def by_verb(reading: Reading) -> dict[int, dict[str, int]]:
    """For each verb, by its head: the heads of its subject and object."""
    verbs: dict[int, dict[str, int]] = {}
    for found in reading.chunks:
        if found.kind is ChunkKind.NOUN:
            hangs = part(reading, found.start, found.end)
            if hangs and hangs.relation in {"subject", "object"}:
                verbs.setdefault(hangs.anchor, {}).setdefault(hangs.relation, found.head)
    return verbs


def plays(alignment: Alignment, mine: int, theirs: int) -> bool:
    """Whether the claim's phrase at a head is the passage's at another, by its word or its name."""
    phrase = alignment.passage.chunk_of[theirs]
    if alignment.pairs.get(mine) in range(phrase.start, phrase.end):
        return True
    one, other = _name_at(alignment.claim, mine), _name_at(alignment.passage, theirs)
    if one is not None and other is not None:
        return same_mention(one.text, other.text)
    word, answer = alignment.claim.word_at.get(mine), alignment.passage.word_at.get(theirs)
    return word is not None and answer is not None and not word.keys.isdisjoint(answer.keys)


def _name_at(reading: Reading, token: int) -> Mention | None:
    return next((name for name in reading.names if name.start <= token < name.end), None)


def has(words: list[Word], wanted: Word) -> bool:
    """Whether one of the words may be the wanted one."""
    return any(not wanted.keys.isdisjoint(word.keys) for word in words)


def content(reading: Reading, found: Chunk) -> list[Word]:
    """The words of a chunk that carry meaning."""
    return [word for word in reading.words if found.start <= word.token < found.end]
