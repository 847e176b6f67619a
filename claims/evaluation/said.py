"""What the tool says, and what can be told of it without gold: is it self-contained, is it entailed?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.evaluation.shares import Figures, Share
from claims.evaluation.words import content_words, fold
from claims.model import Extraction, UncheckedReason

__all__ = ["Quality", "Said", "said_in"]

_UNRESOLVED = re.compile(r"(it|he|she|they|this|that|these|those|the company|the event|the firm)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of the tool: its wording, where in the draft it starts, and the words that it was made from.

    `material` is its sentence and what it borrows from the rest of the draft.
    """

    text: str
    start: int
    material: str
    ambiguous: bool = False


def said_in(extraction: Extraction) -> list[Said]:
    """The claims of an extraction in reading order."""
    sentences = {sentence.id: sentence.text for sentence in extraction.sentences}
    return [
        Said(
            text=claim.text,
            start=claim.span.start,
            material="\n".join((sentences[claim.sentence], *(borrowed.text for borrowed in claim.context))),
            ambiguous=claim.unchecked is not None and claim.unchecked.reason is UncheckedReason.AMBIGUOUS,
        )
        for claim in extraction.claims
    ]


@dataclass
class Quality:
    """Counts over claims, whatever the gold says."""

    resolved: Share = field(default_factory=Share)
    ambiguous: Share = field(default_factory=Share)
    entailed: Share = field(default_factory=Share)

    def add(self, said: Said) -> None:
        """Count one claim."""
        self.resolved.add(not _UNRESOLVED.match(fold(said.text)))
        self.ambiguous.add(said.ambiguous)
        self.entailed.add(content_words(said.text) <= content_words(said.material))

    def measures(self) -> Figures:
        """The figures in per cent."""
        return {
            "self_containedness": self.resolved.percent,
            "ambiguous": self.ambiguous.percent,
            "entailment": self.entailed.percent,
        }
