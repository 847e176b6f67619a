"""Who "she", "the company" and "the event" are: looked up in what the draft said before.

A reference is resolved only where one candidate is left; where two are possible it is ambiguous, and the
claim says so. The candidates of a pronoun are the entities of the sentences just before, nearest first; the
subject of the previous sentence is preferred, since English keeps its topic in that place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extract.entities import Category, Entity
from claims.extract.reading import Reading
from claims.language.chunks import Chunk, ChunkKind
from claims.model import BlockKind

__all__ = ["Referent", "Referents"]

_WINDOW = 3  # sentences that a pronoun looks back over
_PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
    "it": "it", "its": "it", "they": "they", "them": "they", "their": "they",
}  # fmt: skip
# Nouns that stand for a name of their category after "the" or "this" (written for this project).
_STAND_INS: dict[str, Category] = {
    **dict.fromkeys("agency airline bank brand broadcaster carmaker charity chipmaker club company corporation firm foundation group institute maker manufacturer organisation organization party publisher retailer startup start-up supplier team union university".split(), "organisation"),
    **dict.fromkeys("championship conference congress convention event exhibition exposition fair festival forum gathering meeting show summit symposium tournament".split(), "event"),
    **dict.fromkeys("area city country island nation province region state town village".split(), "place"),
    **dict.fromkeys("actor actress architect artist author chairman chairwoman director leader man minister novelist painter physicist pianist player poet politician president scientist singer striker woman writer".split(), "person"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Referent:
    """What a reference stands for: the words and their place in the document; or, ambiguous, the candidates."""

    text: str
    place: tuple[int, int]
    candidates: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether more than one candidate is left."""
        return len(self.candidates) > 1


@dataclass(slots=True)
class _Mention:
    text: str
    place: tuple[int, int]
    category: Category | None
    gender: str | None
    plural: bool
    subject: bool
    sentence: int
    token: int = 0
    in_heading: bool = False


@dataclass(slots=True)
class Referents:
    """The mentions of a draft so far, in reading order."""

    _mentions: list[_Mention] = field(default_factory=list)
    _sentence: int = 0

    def observe(self, reading: Reading, entities: list[Entity]) -> None:
        """Take in the names of a sentence, before its references are resolved."""
        self._sentence += 1
        heading = reading.block.kind is BlockKind.HEADING
        for entity in entities:
            start, end = reading.tokens[entity.start].start, reading.tokens[entity.end - 1].end
            text = reading.text[start:end]
            known = self._same(text)
            self._mentions.append(
                _Mention(
                    text=known.text if known and len(known.text) > len(text) else text,
                    place=known.place if known and len(known.text) > len(text) else reading.place(start, end),
                    category=entity.category or (known.category if known else None),
                    gender=entity.gender or (known.gender if known else None),
                    plural=entity.plural,
                    subject=entity.subject and not heading,
                    sentence=self._sentence,
                    token=entity.start,
                    in_heading=heading,
                )
            )
        self._observe_plural_subject(reading)

    def _observe_plural_subject(self, reading: Reading) -> None:
        """ "Chinese companies ..." can be "they" in the next sentence, though it is no name."""
        for clause in reading.clauses:
            if clause.subject is None:
                continue
            chunk = next(
                (
                    c
                    for c in reading.chunks
                    if clause.subject[0] <= c.start < c.end <= clause.subject[1] and c.kind is ChunkKind.NOUN
                ),
                None,
            )
            if (
                chunk is None
                or reading.tokens[chunk.head].tag != "NNS"
                or reading.tokens[chunk.start].tag == "PRP$"
            ):
                continue
            start, end = reading.tokens[chunk.start].start, reading.tokens[chunk.end - 1].end
            self._mentions.append(
                _Mention(
                    reading.text[start:end], reading.place(start, end), None, None, True, True, self._sentence
                )
            )

    def seen(self, referent: Referent) -> None:
        """A reference was resolved: its referent stays the topic."""
        known = self._same(referent.text)
        if known:
            self._mentions.append(
                _Mention(
                    known.text,
                    known.place,
                    known.category,
                    known.gender,
                    known.plural,
                    True,
                    self._sentence + 1,
                )
            )

    def _same(self, text: str) -> _Mention | None:
        words = text.split()
        for mention in reversed(self._mentions):
            theirs = mention.text.split()
            if mention.text == text or (
                mention.category in {None, "person"}
                and words[-1:] == theirs[-1:]
                and (len(words) == 1 or len(theirs) == 1)
            ):
                return mention
        return None

    # -- looking up -------------------------------------------------------------------------------------

    def pronoun(self, word: str, *, token: int) -> Referent | None:
        """The referent of a pronoun that is token `token` of the current sentence, by the mentions before it."""
        number = _PRONOUNS.get(word.lower())
        if number is None:
            return None
        fits = [m for m in self._recent(_WINDOW, token) if _agrees(m, number)]
        return self._choose(fits)

    def stand_in(self, reading: Reading, chunk: Chunk) -> Referent | None:
        """The name that "the company", "this conference" stands for; None when the phrase is no such thing."""
        tokens = reading.tokens[chunk.start : chunk.end]
        if (
            len(tokens) > 3
            or len(tokens) < 2
            or tokens[0].text.lower() not in {"the", "this", "that", "these"}
        ):
            return None
        if any(token.tag not in {"NN", "NNP", "JJ", "NNS"} for token in tokens[1:]) or len(tokens) != 2:
            return None
        category = _STAND_INS.get(tokens[-1].lemma)
        if category is None or _specified(reading, chunk):
            return None
        noun = tokens[-1].lemma
        before = [m for m in self._mentions if m.sentence < self._sentence or m.token < chunk.start]
        named = [m for m in before if noun in m.text.lower().split()]
        if named:
            return self._choose(named[-1:])
        fits = [
            m
            for m in self._mentions
            if m.category == category or (m.category is None and category in {"organisation", "place"})
        ]
        recent = [m for m in fits if m.sentence > self._sentence - 2 * _WINDOW] or (
            fits if category == "event" else []
        )
        return self._choose(recent)

    def event(self) -> Referent | None:
        """The one event that the draft is about, if there is one."""
        return self._choose([m for m in self._mentions if m.category == "event"])

    def _recent(self, window: int, token: int) -> list[_Mention]:
        """Mentions of the last `window` sentences before this one, and of this one before the token."""
        return [
            m
            for m in self._mentions
            if not m.in_heading
            and m.sentence >= self._sentence - window
            and (m.sentence < self._sentence or (m.subject and m.token < token))
        ]

    def _choose(self, fits: list[_Mention]) -> Referent | None:
        if not fits:
            return None
        distinct = list(dict.fromkeys(m.text for m in reversed(fits)))
        last = max(m.sentence for m in fits)
        subjects = list(dict.fromkeys(m.text for m in fits if m.subject and m.sentence == last))
        text = distinct[0] if len(distinct) == 1 else subjects[0] if len(subjects) == 1 else None
        if text is None:
            return Referent(distinct[0], fits[-1].place, tuple(sorted(distinct)))
        return Referent(text, next(m.place for m in reversed(fits) if m.text == text))


def _agrees(mention: _Mention, number: str) -> bool:
    if number == "they":
        return mention.plural
    if mention.plural:
        return False
    if number == "it":
        return mention.category != "person" and mention.gender is None
    return mention.category in {"person", None} and mention.gender in {number, None}


def _specified(reading: Reading, chunk: Chunk) -> bool:
    """ "the company that ...", "the city of ...", "the company's" name their thing themselves or own another."""
    following = reading.tokens[chunk.end] if chunk.end < len(reading.tokens) else None
    return following is not None and (
        following.lemma in {"of", "that", "which", "who", "for"} or following.tag in {"NNP", "CD"}
    )
