"""What gold files hold, as types: cases with marked sentences, and rows of a sentence with its claims."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, model_validator

from claims.evaluation.words import fold
from claims.model import Kind

__all__ = ["Gold", "GoldCase", "GoldClaim", "GoldRow", "GoldSentence"]


class _GoldModel(BaseModel):
    """Frozen; keys that no measure needs (origin, notes) may stand beside the others."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldClaim(_GoldModel):
    """A claim that a sentence makes: one string of each group of `must`, and none of `not`, is in it."""

    text: str = Field(min_length=1)
    kind: Kind
    must: tuple[tuple[str, ...], ...] = Field(min_length=1)
    never: tuple[str, ...] = Field(default=(), alias="not")

    def in_words_of(self, said: str) -> bool:
        """Whether folded words state this claim, perhaps glued to another."""
        return all(any(fold(word) in said for word in group) for group in self.must)

    def alone_in(self, said: str) -> bool:
        """Whether folded words state this claim and nothing that belongs to another."""
        return self.in_words_of(said) and not any(fold(word) in said for word in self.never)


class GoldSentence(_GoldModel):
    """A sentence with the claims that it makes, and those that it may make besides."""

    quote: str = Field(min_length=1)
    checkable: bool
    claims: tuple[GoldClaim, ...]
    also_ok: tuple[GoldClaim, ...] = ()


class GoldCase(_GoldModel):
    """A text with its sentences; each quote stands in the text word for word."""

    text: str = Field(min_length=1)
    sentences: tuple[GoldSentence, ...]

    @model_validator(mode="after")
    def _quotes_stand_in_text(self) -> GoldCase:
        for number, sentence in enumerate(self.sentences):
            if sentence.quote not in self.text:
                raise ValueError(
                    f"the quote of sentences.{number} is not in the text: {sentence.quote[:60]!r}"
                )
        return self

    def place(self, sentence: GoldSentence) -> tuple[int, int]:
        """Where a sentence stands in the text, half open."""
        start = self.text.index(sentence.quote)
        return start, start + len(sentence.quote)


class GoldRow(_GoldModel):
    """A sentence with the wordings of its claims.

    `context` is the passage that the sentence stands in or, where it does not hold the sentence, what comes
    before it.
    """

    sentence: str = Field(min_length=1)
    claims: tuple[str, ...]
    context: str = ""

    def draft(self) -> tuple[str, int, int]:
        """A text to read, and where the sentence stands in it.

        A sentence without a mark at its end gets a full stop, lest it be read as a heading.
        """
        sentence = self.sentence.strip()
        if sentence and sentence in self.context:
            text, start = self.context, self.context.index(sentence)
        else:
            before = f"{self.context.rstrip()}\n\n" if self.context.strip() else ""
            stop = "" if sentence.rstrip("\"'”’)").endswith((".", "!", "?", "…", ":")) else "."
            text, start = f"{before}{sentence}{stop}", len(before)
        return text, start, start + len(sentence)


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything that was read, each with its place: the file, and the line or number in it."""

    files: tuple[str, ...]
    cases: tuple[tuple[str, GoldCase], ...]
    rows: tuple[tuple[str, GoldRow], ...]
