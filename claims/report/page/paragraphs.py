"""Sentences in paragraphs: a report holds sentences, not the draft around them, which may be gone.

Sentences with little between them make a paragraph. Where lines of a draft hold no sentence, it is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.model import DraftReport, Sentence, SkipReason
from claims.report.page.markup import Markup
from claims.report.page.notes import Note
from claims.report.page.prose import prose

__all__ = ["Paragraph", "paragraphs"]

NARROW = 6
"""Characters between two sentences of a paragraph on one line: a space, marks of emphasis, a short tag."""


@dataclass
class Paragraph:
    """Sentences that belong together as they are to be shown, and the notes on what begins in them.

    `silent` are the first and last of the lines before it, if there are more than a break needs.
    """

    sentences: list[Sentence]
    text: list[Markup]
    notes: list[Note] = field(default_factory=list)
    silent: tuple[int, int] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of the draft."""
        return any(sentence.skipped is SkipReason.HEADING for sentence in self.sentences)


def paragraphs(draft: DraftReport, notes: Sequence[Note]) -> list[Paragraph]:
    """The draft's sentences in paragraphs, each with the notes on what begins in it or before the next."""
    sentences = sorted(draft.sentences, key=lambda sentence: sentence.span.start)
    found: list[Paragraph] = []
    last: Sentence | None = None
    for sentence, text in zip(sentences, prose(sentences, notes, draft.path), strict=True):
        if last and _belong_together(last, sentence):
            found[-1].sentences.append(sentence)
            found[-1].text.append(text)
        else:
            found.append(Paragraph([sentence], [text], silent=_silence(last, sentence)))
        last = sentence
    if notes and not found:
        found.append(Paragraph([], []))
    starts = [paragraph.sentences[0].span.start for paragraph in found if paragraph.sentences]
    for note in notes:
        found[max(bisect_right(starts, note.span.start) - 1, 0)].notes.append(note)
    return found


def _belong_together(last: Sentence, sentence: Sentence) -> bool:
    if SkipReason.HEADING in (last.skipped, sentence.skipped):
        return False
    gap = sentence.span.start - last.span.end
    lines = sentence.span.line - last.span.end_line
    return (lines == 0 and gap <= NARROW) or (lines == 1 and gap <= len("\r\n"))


def _silence(last: Sentence | None, sentence: Sentence) -> tuple[int, int] | None:
    first = last.span.end_line + 1 if last else 1
    final = sentence.span.line - 1
    return (first, final) if final - first > 1 else None
