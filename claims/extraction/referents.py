"""Who "she", "the company" and "the event" are: looked up in what the draft said before.

A reference is resolved only where one candidate is left; where two are possible it is ambiguous, and the
claim says so. The candidates of a pronoun are the entities of the sentences just before, nearest first; the
subject of the previous sentence is preferred, since English keeps its topic in that place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claims.extraction.entities import Category, Entity
from claims.extraction.lexicon import EVENT_NOUNS, ORGANISATION_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from claims.extraction.reading import Reading
from claims.language.chunks import Chunk, ChunkKind
from claims.language.lexicon import word_classes
from claims.model import BlockKind
from claims.values.countries import places

__all__ = ["Referent", "Referents"]

_WINDOW = 3  # sentences that a pronoun looks back over
_BUILDINGS = frozenset(
    "Airport Arena Bridge Canal Dam Hall Park Port Road Square Stadium Station Tower".split()
)
_QUANTIFIERS = frozenset({"all", "both", "many", "most", "some"})
_PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
    "it": "it", "its": "it", "they": "they", "them": "they", "their": "they",
}  # fmt: skip
_STAND_INS: dict[str, Category] = {
    **dict.fromkeys(sorted(ORGANISATION_NOUNS), "organisation"),
    **dict.fromkeys(sorted(EVENT_NOUNS), "event"),
    **dict.fromkeys(sorted(PLACE_NOUNS), "place"),
    **dict.fromkeys(sorted(PERSON_NOUNS), "person"),
}


@dataclass(frozen=True, slots=True)
class Referent:
    """What a reference stands for: the words and their place in the document; or the candidates."""

    text: str
    place: tuple[int, int]
    candidates: tuple[str, ...] = ()
    plural: bool = False

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
    owner: bool = False  # followed by a possessive mark
    noun: str = ""  # "city" in "the city of Porto"
    article: str = ""  # "the " where the name is used with it


@dataclass(slots=True)
class Referents:
    """The mentions of a draft so far, in reading order."""

    _mentions: list[_Mention] = field(default_factory=list)
    _sentence: int = 0
    _resolved: dict[tuple[int, int], Referent | None] = field(default_factory=dict)

    def observe(self, reading: Reading, entities: list[Entity]) -> None:
        """Take in the names of a sentence, before its references are resolved."""
        self._sentence += 1
        heading = reading.block.kind is BlockKind.HEADING
        for entity in entities:
            start, end = reading.tokens[entity.start].start, reading.tokens[entity.end - 1].end
            text = reading.text[start:end]
            known = self._same(text)
            before = reading.tokens[entity.start - 1] if entity.start else None
            after = reading.tokens[entity.end] if entity.end < len(reading.tokens) else None
            article = (
                "the " if before is not None and before.lemma == "the" else known.article if known else ""
            )
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
                    owner=after is not None and after.tag == "POS",
                    noun=_noun_of(reading, entity) or (known.noun if known else ""),
                    article=article,
                )
            )
        self._observe_common_subject(reading)

    def _observe_common_subject(self, reading: Reading) -> None:
        """ "Chinese companies" can be "they" in the next sentence, "the museum" can be "it"."""
        for clause in reading.clauses:
            chunk = next((c for c in reading.chunks if clause.subject and c.start == clause.subject[0]), None)
            if chunk is None or chunk.kind is not ChunkKind.NOUN:
                continue
            first, head = reading.tokens[chunk.start], reading.tokens[chunk.head]
            plural = head.tag == "NNS" and first.tag != "PRP$" and first.lemma not in _QUANTIFIERS
            single = head.tag == "NN" and first.lemma in {"a", "an", "the"} and head.lemma not in PERSON_NOUNS
            if plural or single:
                start, end = first.start, reading.tokens[chunk.end - 1].end
                words = reading.text[start:end]
                text = words if plural else f"the {words.split(maxsplit=1)[-1]}"
                place = reading.place(start, end)
                self._mentions.append(
                    _Mention(text, place, None, None, plural, True, self._sentence, chunk.start)
                )

    def seen(self, referent: Referent) -> None:
        """A reference was resolved: its referent stays the topic."""
        known = self._same(referent.text.removeprefix("the "))
        if known:
            topic = replace(known, subject=True, sentence=self._sentence, token=0, in_heading=False)
            self._mentions.append(topic)

    def _same(self, text: str) -> _Mention | None:
        words = text.split()
        exact = next((m for m in reversed(self._mentions) if m.text == text), None)
        if exact and len(words) > 1:
            return exact
        # A bare surname is the person who was introduced first with it: relatives are named in full.
        for mention in self._mentions:
            theirs = mention.text.split()
            short = len(words) == 1 < len(theirs) or len(theirs) == 1 < len(words)
            ends = (
                words[-1] == theirs[-1] or words[0] == theirs[0]
            )  # family names come first in Chinese names
            if short and mention.category in {None, "person"} and ends:
                return mention
        return exact

    # -- looking up -------------------------------------------------------------------------------------

    def pronoun(self, word: str, *, token: int) -> Referent | None:
        """The referent of a pronoun that is token `token` of the current sentence, if one fits."""
        number = _PRONOUNS.get(word.lower())
        if number is None:
            return None
        key = (self._sentence, token)
        if key not in self._resolved:  # the members of a list ask for the same pronoun again
            self._resolved[key] = self._pronoun(number, token)
            if number in {"he", "she"}:
                self._learn_person(self._resolved[key], number)
        return self._resolved[key]

    def _learn_person(self, referent: Referent | None, gender: str) -> None:
        """Who is "she" once is a person, and stays "she"."""
        if referent is None or referent.ambiguous:
            return
        words = set(referent.text.split())
        for mention in self._mentions:
            theirs = set(mention.text.split())
            if theirs <= words or words <= theirs:
                mention.category, mention.gender = "person", gender

    def _pronoun(self, number: str, token: int) -> Referent | None:
        fits = [m for m in self._recent(_WINDOW, token) if _agrees(m, number)]
        if number in {"he", "she"}:
            named = [m for m in fits if not m.article and _could_be_a_person(m.text)]
            fits = [m for m in fits if m.category == "person"] or named
            fits = [m for m in fits if m.gender == number] or fits
        elif number == "it":
            named = [m for m in fits if (m.subject or m.owner) and not m.text.startswith("the ")]
            near = [m for m in fits if m.subject and m.sentence == self._sentence - 1]
            fits = named if any(m in named for m in near) or not near else near
        return self._choose(fits)

    def stand_in(self, reading: Reading, chunk: Chunk, *, leads: bool) -> Referent | None:
        """The name that "the company", "this conference" stands for; None for other phrases."""
        tokens = reading.tokens[chunk.start : chunk.end]
        owner = len(tokens) > 2 and tokens[2].tag == "POS"  # "the company's profit"
        if (
            len(tokens) < 2
            or tokens[0].text.lower() not in {"the", "this"}
            or not (owner or len(tokens) == 2)
        ):
            return None
        noun, tag = tokens[1].lemma, tokens[1].tag
        if tag not in {"NN", "NNP"} or (not owner and _specified(reading, chunk)):
            return None
        own = self._sentence  # "Lopez founded the company": not Lopez
        before = [m for m in self._mentions if m.sentence < own or (m.token < chunk.start and not m.subject)]
        named = [m for m in before if noun in m.text.lower().split() or noun == m.noun]
        if len({m.text for m in named}) == 1:
            return self._choose(named[-1:])  # "the museum" after "the Brindlow Museum"
        category = _STAND_INS.get(noun)
        if category is None or (category == "person" and not leads):
            return None  # "she met the director" need not mean the last person named
        exact = [m for m in before if m.category == category and not m.in_heading]
        if category == "place":
            exact = [m for m in exact if _is_such_a_place(m.text, noun)]
        recent = [m for m in exact if m.sentence >= self._sentence - 2 * _WINDOW]
        if category == "organisation" and not recent:
            near = [m for m in before if _unknown(m) and m.sentence >= self._sentence - _WINDOW]
            acting = [m for m in near if m.subject or m.owner]
            recent = acting or [m for m in near if m.sentence == self._sentence - 1]
        if category == "place" and len({m.text for m in recent}) > 1:
            return None  # which town "the town" is, its grammar does not tell
        return self._choose(recent or (exact if category == "event" else []))

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
        rivals = {m.text for m in fits if m.sentence == last} - set(subjects)
        clear = len(subjects) == 1 and last < self._sentence and not rivals
        leading = subjects[0] if clear else None
        text = distinct[0] if len(distinct) == 1 else leading
        if text is None:
            return Referent(distinct[0], fits[-1].place, tuple(sorted(distinct)))
        chosen = next(m for m in reversed(fits) if m.text == text)
        return Referent(chosen.article + text, chosen.place, plural=chosen.plural and text.endswith("s"))


def _is_such_a_place(name: str, noun: str) -> bool:
    """A country is in the table of countries, a town is not, and neither is a bridge or a stadium."""
    if set(name.split()) & _BUILDINGS:
        return False
    known = places().get(name)
    country = known is not None and not known.part_of
    return country if noun in {"country", "nation"} else not country


def _could_be_a_person(name: str) -> bool:
    """Two to four words, the first in no dictionary but as a noun: not "Thin Structures"."""
    words = name.split()
    return 2 <= len(words) <= 4 and not word_classes(words[0].lower()) and not words[0].isupper()


def _noun_of(reading: Reading, entity: Entity) -> str:
    """The noun that a name stands behind: "city" in "the city of Porto"."""
    if entity.start < 2 or reading.tokens[entity.start - 1].lemma != "of":
        return ""
    return reading.tokens[entity.start - 2].lemma


def _unknown(mention: _Mention) -> bool:
    """A name in running text that nothing tells the category of."""
    unnamed = mention.plural or mention.text.startswith("the ")
    return mention.category is None and not unnamed and not mention.in_heading


def _agrees(mention: _Mention, number: str) -> bool:
    if number == "they":
        return mention.plural
    if mention.plural:
        return False
    if number == "it":
        return mention.category != "person" and mention.gender is None
    return mention.category in {"person", None} and mention.gender in {number, None}


def _specified(reading: Reading, chunk: Chunk) -> bool:
    """ "the company that ...", "the city of ...", "the company's" name their thing themselves."""
    following = reading.tokens[chunk.end] if chunk.end < len(reading.tokens) else None
    return following is not None and (
        following.lemma in {"of", "that", "which", "who", "for"} or following.tag in {"NNP", "CD"}
    )
