"""Clauses: which words of a sentence belong to which predicate, read off its chunks.

The segmentation is licensed and fails closed: a clause is cut out only where its verb and its subject are
plain to see; whatever is doubtful stays with the clause before it. What somebody says, thinks or denies
("said that ...") is never cut out of its reporting clause, nor is a condition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from claims.language.base import Parse, Token
from claims.language.chunks import Chunk, ChunkKind

__all__ = ["REPORTING_VERBS", "Clause", "ClauseKind", "find_clauses"]


class ClauseKind(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"  # "and Qualcomm launched a processor", "and launched a processor"
    SUBORDINATE = "subordinate"  # "while its rival grew", "after the boat sank"
    RELATIVE = "relative"  # non-restrictive: ", which belonged to the group,"


@dataclass(slots=True)
class Clause:
    """A predicate with its subject; all numbers are token indices, ranges half open.

    `parts` are the stretches that belong to this clause alone, in order, without `marker` (the conjunction,
    subordinator or relative word). `subject` may lie in another clause (shared), or be the antecedent of a
    relative; None where the sentence has none to show.
    """

    kind: ClauseKind
    verb: Chunk
    subject: tuple[int, int] | None
    start: int
    marker: int | None = None
    parts: list[tuple[int, int]] = field(default_factory=list)


# Verbs whose clause is somebody's saying or thinking (written for this project).
REPORTING_VERBS = frozenset(
    """accuse acknowledge add admit advise agree allege announce answer argue ask assert assume believe call
    caution claim comment complain concede conclude confirm consider contend declare demand deny describe
    disclose emphasise emphasize estimate expect explain fear feel find guess hear highlight hint hold hope
    imply indicate inform insist know learn maintain mean mention note observe plan predict proclaim promise
    propose recall reckon recommend recount remark remember remind reply report request respond reveal rule
    say see show signal speculate state stress suggest suppose suspect tell testify think underline
    understand urge vow warn wonder worry write""".split()
)
_SUBORDINATORS = frozenset(
    "after although as because before once since though until when whereas while".split()
)
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_CONDITIONS = frozenset("if unless whether lest than so like".split())


def find_clauses(parse: Parse, chunks: Sequence[Chunk]) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs; empty where it has no finite verb."""
    return _Segmenter(parse.tokens, chunks).run()


class _Segmenter:
    def __init__(self, tokens: Sequence[Token], chunks: Sequence[Chunk]) -> None:
        self.tokens = tokens
        self.chunks = chunks
        self.clauses: list[Clause] = []
        self.owner: list[int] = [-1] * len(tokens)
        self.reported = False  # inside what somebody says: cut nothing more

    def run(self) -> list[Clause]:
        depth = 0
        for index, chunk in enumerate(self.chunks):
            text = self._text(index)
            depth = max(0, depth + (text in _OPENING) - (text in _CLOSING))
            if chunk.kind is ChunkKind.VERB and not depth:
                self._verb(index)
        self._share_out()
        return self.clauses

    # -- one verb ---------------------------------------------------------------------------------------

    def _verb(self, index: int) -> None:
        before = index - 1
        while before >= 0 and self.chunks[before].kind in {ChunkKind.ADVERB, ChunkKind.ADJECTIVE}:
            before -= 1
        previous = self.chunks[before].kind if before >= 0 else None
        if previous is ChunkKind.CONJUNCTION:
            self._shared_subject(index, before)
        elif previous is ChunkKind.RELATIVE:
            self._relative(index, before)
        elif previous is ChunkKind.NOUN:
            self._with_subject(index, before)
        elif previous is ChunkKind.PUNCTUATION:
            self._after_insertion(index, before)
        elif not self.clauses:
            self._open(ClauseKind.MAIN, index, None, 0)

    def _shared_subject(self, index: int, conjunction: int) -> None:
        if not self.clauses or self.reported or self._lemma(conjunction + 1) == "so":
            return  # "and so did Siemens"
        current = self.clauses[-1]
        start = self.chunks[conjunction].start
        if self._text(conjunction - 1) == ",":
            start = self.chunks[conjunction - 1].start
        elif current.kind is ClauseKind.RELATIVE:
            return  # "which sank and drowned 7": stays one
        outer = [clause for clause in self.clauses if clause.kind is not ClauseKind.RELATIVE]
        if outer and outer[-1].subject:
            self._open(
                ClauseKind.COORDINATED, index, outer[-1].subject, start, marker=self.chunks[conjunction].start
            )

    def _relative(self, index: int, relative: int) -> None:
        if self.reported or relative < 2 or self._text(relative - 1) != ",":
            return  # restrictive: part of its noun phrase
        antecedent = self._phrase_start(relative - 2)
        if antecedent is None:
            return
        subject = (self.chunks[antecedent].start, self.chunks[relative - 2].end)
        start = self.chunks[relative - 1].start
        self._open(ClauseKind.RELATIVE, index, subject, start, marker=self.chunks[relative].start)

    def _with_subject(self, index: int, noun: int) -> None:
        first = self._walk_left(noun)
        left = first - 1
        subject = (self.chunks[first].start, self._subject_end(index))
        if not self._main_verb_seen():
            if left >= 0 and self._lemma(left) in _CONDITIONS:
                return
            if left >= 0 and self._lemma(left) in _SUBORDINATORS and not self._relative_word(left):
                self._subordinate(index, left, subject)
            elif not (left >= 0 and self._relative_word(left) and self._lemma(left) == "that"):
                self._open(ClauseKind.MAIN, index, subject, self._clause_start(first))
            return
        if left < 0 or self.reported:
            return
        self._further(index, first, left, subject)

    def _further(self, index: int, first: int, left: int, subject: tuple[int, int]) -> None:
        """A second or later clause with a subject of its own: `left` is the chunk before that subject."""
        lemma, kind = self._lemma(left), self.chunks[left].kind
        if self._relative_word(left) and lemma not in _SUBORDINATORS:
            self.reported = self.reported or (lemma == "that" and self._reports_before(left))
        elif lemma in _SUBORDINATORS:
            if left and self._reporting_verb(left - 1):
                self.reported = True  # "did not say when it will return"
            else:
                self._subordinate(index, left, subject)
        elif kind is ChunkKind.VERB or (kind is ChunkKind.NOUN and self._reports_before(left)):
            self.reported = self.reported or self._reports_before(left + 1)
        else:
            start, marker = self._boundary(first)
            if start is not None and not self._relative_pending(start):
                self._open(ClauseKind.COORDINATED, index, subject, start, marker=marker)

    def _relative_pending(self, token: int) -> bool:
        """Whether a relative clause without its verb is open at `token`: "a policy which the UN ..."."""
        since = max(clause.verb.end for clause in self.clauses)
        open_words = [
            k for k, c in enumerate(self.chunks) if c.kind is ChunkKind.RELATIVE and since <= c.start < token
        ]
        return any(
            not any(c.kind is ChunkKind.VERB for c in self.chunks[k:] if c.start < token) for k in open_words
        )

    def _after_insertion(self, index: int, mark: int) -> None:
        """The verb stands behind a comma or bracket that closes an insertion, or behind a list comma."""
        opening = self._opening(mark)
        if opening is None or opening < 1:
            if not self.clauses:
                self._open(ClauseKind.MAIN, index, None, 0)
            return
        noun = opening - 1
        if self.chunks[noun].kind is not ChunkKind.NOUN:
            return
        first = self._walk_left(noun)
        subject = (self.chunks[first].start, self.chunks[noun].end)
        if not self._main_verb_seen():
            self._open(ClauseKind.MAIN, index, subject, self._clause_start(first))
        elif not self.reported:
            start, marker = self._boundary(first)
            if start is None:
                return
            self._open(ClauseKind.COORDINATED, index, subject, start, marker=marker)
        self._claim_back(self.chunks[opening].start, self.chunks[mark].end)

    def _subordinate(self, index: int, marker: int, subject: tuple[int, int]) -> None:
        start = self.chunks[marker].start
        self._open(ClauseKind.SUBORDINATE, index, subject, start, marker=start)

    # -- looking around ---------------------------------------------------------------------------------

    def _walk_left(self, noun: int) -> int:
        """Index of the chunk that begins the noun phrase with its complements that ends at `noun`."""
        at, listed = noun, False
        while at > 0:
            left = at - 1
            kind = self.chunks[left].kind
            earlier = left - 1
            noun_before = earlier >= 0 and self.chunks[earlier].kind is ChunkKind.NOUN
            if (kind is ChunkKind.PREPOSITION and noun_before and self._attaches(left)) or (
                kind in {ChunkKind.GERUND, ChunkKind.PARTICIPLE}
                and noun_before
                and not self._main_verb_seen()
            ):
                at = earlier
            elif kind is ChunkKind.CONJUNCTION and noun_before and self._joins_nouns(earlier):
                at, listed = earlier, True
            elif kind is ChunkKind.PUNCTUATION and noun_before and listed and self._text(left) == ",":
                at = earlier
            elif kind is ChunkKind.GERUND and not self._main_verb_seen():
                return left
            else:
                break
        return at

    def _joins_nouns(self, noun: int) -> bool:
        """Whether a conjunction behind chunk `noun` joins two subjects rather than two clauses."""
        if not self._main_verb_seen():
            return True
        before = self.chunks[noun - 1] if noun else None
        if before is None:
            return True
        opens = self._lemma(noun - 1) in _SUBORDINATORS | _CONDITIONS or before.kind is ChunkKind.RELATIVE
        return opens or self._reporting_verb(noun - 1)

    def _reporting_verb(self, chunk: int) -> bool:
        found = self.chunks[chunk]
        return found.kind is ChunkKind.VERB and self.tokens[found.head].lemma in REPORTING_VERBS

    def _attaches(self, preposition: int) -> bool:
        """Whether the preposition belongs to the noun before it rather than opening a clause."""
        lemma = self._lemma(preposition)
        if lemma in _CONDITIONS:
            return lemma == "like" and not self._main_verb_seen()
        if lemma in _SUBORDINATORS:
            return not self._main_verb_seen()
        return True

    def _phrase_start(self, noun: int) -> int | None:
        """First chunk of the noun phrase that ends at chunk `noun`: its head noun with "of" before it."""
        if noun < 0 or self.chunks[noun].kind is not ChunkKind.NOUN:
            return None
        while noun >= 2 and self._lemma(noun - 1) == "of" and self.chunks[noun - 2].kind is ChunkKind.NOUN:
            noun -= 2
        return noun

    def _opening(self, mark: int) -> int | None:
        """The chunk that opens the insertion that `mark` closes."""
        pairs = {",": {","}, ")": {"("}, "-RRB-": {"("}, "–": {"–"}, "—": {"—"}, "-": {"-"}}
        wanted = pairs.get(self._text(mark))
        if wanted is None:
            return None
        for at in range(mark - 1, 0, -1):
            if self._text(at) in wanted and self.chunks[at - 1].kind is ChunkKind.NOUN:
                return at
            if self.chunks[at].kind is ChunkKind.VERB and not self._inside_relative(at):
                return None
        return None

    def _inside_relative(self, verb: int) -> bool:
        return any(
            c.kind is ClauseKind.RELATIVE and c.verb is self.chunks[verb] for c in self.clauses
        ) or any(self.chunks[k].kind is ChunkKind.RELATIVE for k in range(max(0, verb - 3), verb))

    def _boundary(self, first: int) -> tuple[int | None, int | None]:
        """Token where the clause whose subject begins at chunk `first` begins, and its conjunction's token.

        Allowed before the subject: an adverbial without a verb ("and in 2015 she became"), then a
        conjunction, a semicolon, a colon or a dash. A bare comma is no boundary.
        """
        at = first - 1
        while at >= 0:
            chunk, text = self.chunks[at], self._text(at)
            if chunk.kind is ChunkKind.CONJUNCTION:
                start = chunk.start
                if at and self._text(at - 1) in {",", ";"}:
                    start = self.chunks[at - 1].start
                return start, chunk.start
            if text in {";", ":", "–", "—"} or (text == "," and at and self._bare_comma_ok(at)):
                return chunk.start, None
            if chunk.kind in {ChunkKind.VERB, ChunkKind.RELATIVE, ChunkKind.INFINITIVE}:
                return None, None
            at -= 1
        return None, None

    def _bare_comma_ok(self, comma: int) -> bool:
        return self.chunks[comma + 1].kind is ChunkKind.ADVERB and self._lemma(comma + 1) in {
            "so",
            "then",
            "yet",
        }

    def _clause_start(self, first: int) -> int:
        """A main clause starts with the sentence, or behind the subordinate clause that leads it."""
        if not self.clauses:
            return 0
        for at in range(first - 1, -1, -1):
            if self._text(at) == "," and self.chunks[at].start > self.clauses[-1].verb.head:
                return self.chunks[at].start
        return self.chunks[first].start

    def _subject_end(self, verb: int) -> int:
        end = verb
        while end and self.chunks[end - 1].kind is ChunkKind.ADVERB:
            end -= 1
        return self.chunks[end - 1].end

    def _reports_before(self, at: int) -> bool:
        for index in range(at - 1, max(-1, at - 8), -1):
            chunk = self.chunks[index]
            if chunk.kind in {ChunkKind.VERB, ChunkKind.GERUND, ChunkKind.INFINITIVE, ChunkKind.PARTICIPLE}:
                return self.tokens[chunk.head].lemma in REPORTING_VERBS
        return False

    def _main_verb_seen(self) -> bool:
        return any(clause.kind in {ClauseKind.MAIN, ClauseKind.COORDINATED} for clause in self.clauses)

    def _relative_word(self, chunk: int) -> bool:
        return self.chunks[chunk].kind is ChunkKind.RELATIVE

    def _text(self, chunk: int) -> str:
        return self.tokens[self.chunks[chunk].start].text if 0 <= chunk < len(self.chunks) else ""

    def _lemma(self, chunk: int) -> str:
        return self.tokens[self.chunks[chunk].start].text.lower() if 0 <= chunk < len(self.chunks) else ""

    # -- who owns which tokens --------------------------------------------------------------------------

    def _open(
        self,
        kind: ClauseKind,
        verb: int,
        subject: tuple[int, int] | None,
        start: int,
        *,
        marker: int | None = None,
    ) -> None:
        self.clauses.append(Clause(kind, self.chunks[verb], subject, start, marker))
        for token in range(start, len(self.tokens)):
            self.owner[token] = len(self.clauses) - 1

    def _claim_back(self, start: int, end: int) -> None:
        """Give an insertion inside the newest clause's subject back to who owned it before (or to nobody)."""
        newest = len(self.clauses) - 1
        inner = next((k for k in range(newest - 1, -1, -1) if start <= self.clauses[k].start < end), None)
        for token in range(start, end):
            self.owner[token] = inner if inner is not None and token >= self.clauses[inner].start else newest

    def _share_out(self) -> None:
        """Turn the owner of each token into stretches for each clause, without conjunctions and markers."""
        for index, clause in enumerate(self.clauses):
            run: int | None = None
            for token in range(len(self.tokens) + 1):
                mine = token < len(self.tokens) and self.owner[token] == index and token != clause.marker
                if mine and run is None:
                    run = token
                elif not mine and run is not None:
                    clause.parts.append((run, token))
                    run = None
