"""Direct quotations and who speaks them.

Each sentence of a direct quotation is one claim: its words, verbatim, and their speaker, who may be named in
the same sentence or, where a quotation runs over several, beside another sentence of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.reading import Reading
from claims.language.chunks import Chunk, ChunkKind
from claims.language.speech import SAYING_VERBS
from claims.model import BlockKind

__all__ = ["DirectQuote", "Speaker", "direct_quotes", "find_speaker", "outside", "speakers_of"]

_SHORT = 4  # words; a shorter quotation is part of the sentence around it
_SPEECH_VERBS = SAYING_VERBS | {
    "chant",
    "continue",
    "conclude",
    "cry",
    "exclaim",
    "go",
    "joke",
    "lament",
    "muse",
    "opine",
    "plead",
    "quip",
    "reason",
    "retort",
    "swear",
    "put",
    "read",
    "shout",
    "tweet",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens `start..end` of `reading` name who speaks; `verb` is the token of the verb of speech, if any."""

    reading: Reading
    start: int
    end: int
    verb: int | None


@dataclass(frozen=True, slots=True)
class DirectQuote:
    """Words of a sentence at `start..end` (characters, without the marks) that somebody says."""

    reading: Reading
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as they stand, without the marks and a comma before the closing mark."""
        return self.reading.text[self.start : self.end].strip().removesuffix(",").strip()


def direct_quotes(reading: Reading) -> list[DirectQuote]:
    """The direct quotations of a sentence; words quoted inside a clause of the writer's are none."""
    found = []
    for start, end in reading.quotes:
        words = reading.text[start:end].split()
        whole = start <= 1 and end >= len(reading.text.rstrip(" .!?\"”»’'")) - 1
        told = start <= 1 and _speech_follows(reading, end)
        if whole or told or (len(words) >= _SHORT and _stands_alone(reading, start, end)):
            found.append(DirectQuote(reading, start, end))
    return found


def _speech_follows(reading: Reading, end: int) -> bool:
    """ "“Nobody lost money,” Roth said": the first verb behind the closing mark is one of speech."""
    behind = [c for c in reading.chunks if c.kind is ChunkKind.VERB and reading.tokens[c.start].start > end]
    return bool(behind) and _is_of_speech(reading, behind[0])


def _is_of_speech(reading: Reading, verb: Chunk) -> bool:
    """A verb of speech; or any right behind what somebody says: "“Let them look,” laughed Deirdre Quill"."""
    token = reading.tokens[verb.start]
    told = any(reading.text[end - 1] == "," and token.start - end in {1, 2, 3} for _, end in reading.quotes)
    after = reading.tokens[verb.end] if verb.end < len(reading.tokens) else token
    inverted = told and verb.end - verb.start == 1 and token.tag == "VBD" and after.entity == "B-PER"
    return reading.tokens[verb.head].lemma in _SPEECH_VERBS or inverted


def _stands_alone(reading: Reading, start: int, end: int) -> bool:
    """Set off by a comma or colon, or holding the main verb beside a verb of speech."""
    before = reading.text[: max(0, start - 1)].rstrip()
    if not before or before[-1] in ",:":
        return True
    words = before.split()
    if words[-1].lower() in {
        "that",
        "as",
        "a",
        "an",
        "the",
        "of",
        "to",
        "for",
        "and",
        "is",
        "was",
        "his",
        "its",
    }:
        return False
    last = next((t for t in reversed(reading.tokens) if t.end <= len(before)), None)
    return last is not None and last.lemma in _SPEECH_VERBS and len(reading.text[start:end].split()) > _SHORT


def outside(reading: Reading, quotes: Sequence[DirectQuote]) -> list[tuple[int, int]]:
    """The token stretches of a sentence that are not inside its direct quotations, marks left out."""
    inside = [
        any(q.start - 1 <= token.start and token.end <= q.end + 1 for q in quotes) for token in reading.tokens
    ]
    stretches, start = [], None
    for index in range(len(inside) + 1):
        free = index < len(inside) and not inside[index]
        if free and start is None:
            start = index
        elif not free and start is not None:
            stretches.append((start, index))
            start = None
    return stretches


def find_speaker(reading: Reading, quotes: Sequence[DirectQuote]) -> Speaker | None:
    """Who says the quotations of a sentence, by its own words: "X said", "said X", "according to X".

    The nearest verb of speech counts: "she pleaded with him, but he replied, “...”".
    """
    free = outside(reading, quotes)
    chunks = reading.chunks
    for index, chunk in sorted(enumerate(chunks), key=lambda pair: _distance(reading, pair[1], quotes)):
        if not any(start <= chunk.start < end for start, end in free):
            continue
        if chunk.kind is ChunkKind.VERB and _is_of_speech(reading, chunk):
            noun = _beside(reading, chunks, index, free)
            if noun:
                return Speaker(reading, noun.start, _end_of_phrase(reading, noun), chunk.head)
        word = reading.tokens[chunk.start].lemma
        following = chunks[index + 2] if index + 2 < len(chunks) else None
        if word == "accord" and following and following.kind is ChunkKind.NOUN:
            return Speaker(reading, following.start, following.end, None)
        if _in_words_of(reading, chunk) and following and following.kind is ChunkKind.NOUN:
            named = reading.chunk_of(reading.tree.named(following.head))
            return Speaker(reading, named.start, named.end, None)
    return None


def _distance(reading: Reading, chunk: Chunk, quotes: Sequence[DirectQuote]) -> int:
    """The characters between a chunk and the first quotation; 0 where there is none."""
    if not quotes:
        return 0
    start, end = reading.tokens[chunk.start].start, reading.tokens[chunk.end - 1].end
    return max(quotes[0].start - end, start - quotes[0].end, 0)


def _in_words_of(reading: Reading, chunk: Chunk) -> bool:
    """ "In the words of the prosecutor, Mark Hale, “...”"."""
    tokens = reading.tokens
    after = tokens[chunk.end].lemma if chunk.end < len(tokens) else ""
    before = tokens[chunk.start - 1].lemma if chunk.start else ""
    return tokens[chunk.head].text == "words" and (before, after) == ("in", "of")


def _end_of_phrase(reading: Reading, chunk: Chunk) -> int:
    """Where the noun phrase ends that a chunk begins: "the Department of Agriculture"."""
    words = set(reading.tree.noun_phrase(chunk.head, alone=True))
    end = chunk.end
    while end in words:
        end += 1
    return end


def _beside(
    reading: Reading, chunks: Sequence[Chunk], verb: int, free: Sequence[tuple[int, int]]
) -> Chunk | None:
    """The noun phrase that speaks: the subject before the verb, else the one right behind it."""
    group = chunks[verb]
    clause = next((c for c in reading.clauses if c.verb[0] < group.end and group.start < c.verb[1]), None)
    subject = reading.tree.subject(clause.head) if clause else None
    if subject is not None:
        named = reading.chunk_of(reading.tree.named(subject))
        if _is_free_noun(named, free):
            return named
    for step in (-1, 1):
        at = verb + step
        while 0 <= at < len(chunks) and chunks[at].kind is ChunkKind.ADVERB:
            at += step
        if not 0 <= at < len(chunks):
            continue
        if _is_free_noun(chunks[at], free):
            return _named(reading, chunks, at) if step > 0 else chunks[at]
        if step < 0 and reading.tokens[chunks[at].start].text == ",":  # "X, an editor of Y, said"
            stretch = next((s for s in free if s[0] <= chunks[at].start < s[1]), None)
            return next((c for c in chunks if stretch and _is_free_noun(c, [stretch])), None)
    return None


def _named(reading: Reading, chunks: Sequence[Chunk], at: int) -> Chunk:
    """ "said their coach, Hernan Gomez": the name rather than the description before it."""
    if at + 2 < len(chunks) and reading.tokens[chunks[at + 1].start].text == ",":
        name = chunks[at + 2]
        proper = name.kind is ChunkKind.NOUN and reading.tokens[name.head].tag in {"NNP", "NNPS"}
        if proper and reading.tokens[chunks[at].head].tag not in {"NNP", "NNPS"}:
            return name
    return chunks[at]


def _is_free_noun(chunk: Chunk, free: Sequence[tuple[int, int]]) -> bool:
    return chunk.kind is ChunkKind.NOUN and any(start <= chunk.start < end for start, end in free)


def _told_before(readings: Sequence[Reading], index: int) -> Speaker | None:
    """The subject of a verb of speech in the sentence before a quotation that names nobody itself."""
    first = index
    while first and readings[first].open_quote:
        first -= 1
    before = readings[first - 1] if first else None
    if before is None:
        return None
    if before.block_index != readings[index].block_index:
        near = before.block_index == readings[index].block_index - 1
        if not near or before.block.kind is not BlockKind.PARAGRAPH or not _is_all_quoted(readings, first):
            return None
    speaker = find_speaker(before, []) or _announced(before)
    if speaker is None or speaker.verb is None or not before.tree.is_finite(speaker.verb):
        return None
    return None if before.tokens[speaker.start].text.lower() in {"i", "we", "you"} else speaker


def _is_led(reading: Reading, quotes: Sequence[DirectQuote]) -> bool:
    """ "In her memoirs, “...”": the words before a quotation say where it is from, not who spoke before."""
    before = [token for token in reading.tokens if token.end <= quotes[0].start and token.text[:1].isalnum()]
    return len(before) > 1 and not reading.open_quote


def _is_all_quoted(readings: Sequence[Reading], first: int) -> bool:
    """Whether the paragraph that a sentence begins is one quotation and nothing else."""
    block = readings[first].block_index
    rows = [reading for reading in readings[first:] if reading.block_index == block]
    outer = (readings[first - 1].block_index != block) if first else True
    return outer and all(not outside(reading, direct_quotes(reading)) for reading in rows)


def _announced(reading: Reading) -> Speaker | None:
    """ "Galantino has called it a mistake:": the subject of a sentence that ends with a colon."""
    tree = reading.tree
    subject = tree.subject(tree.root) if tree.root is not None else None
    if subject is None or not reading.text.rstrip().endswith(":"):
        return None
    named = reading.chunk_of(tree.named(subject))
    return Speaker(reading, named.start, _end_of_phrase(reading, named), tree.root)


def speakers_of(readings: Sequence[Reading]) -> dict[int, Speaker]:
    """The speaker of every sentence that quotes directly.

    A sentence that is all quotation takes the speaker of the next sentence of the same quotation, else of the
    last one before it in the same or the previous block.
    """
    found: dict[int, Speaker] = {}
    quoting = [(index, direct_quotes(reading)) for index, reading in enumerate(readings)]
    for index, quotes in quoting:
        speaker = find_speaker(readings[index], quotes) if quotes else None
        if speaker:
            found[index] = speaker
    own = dict(found)
    for index, quotes in quoting:
        if not quotes or index in found or _is_led(readings[index], quotes):
            continue
        ahead = next(
            (k for k in range(index + 1, len(readings)) if not readings[k].open_quote or k in own), None
        )
        behind = next((k for k in range(index - 1, max(-1, index - 4), -1) if k in found), None)
        opening = index
        while opening and readings[opening].open_quote:
            opening -= 1
        if behind is None or behind < opening - 1:
            told = _told_before(readings, index)
            if told:
                found[index] = told
                continue
        near = behind is not None and readings[index].block_index - readings[behind].block_index <= 1
        same = (
            ahead is not None
            and ahead in own
            and readings[ahead].open_quote
            and readings[ahead].block_index == readings[index].block_index
        )
        if same and ahead is not None and not (readings[index].open_quote and near):
            found[index] = own[ahead]
        elif near and behind is not None:
            found[index] = found[behind]
    return found
