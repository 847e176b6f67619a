"""What a report holds of its draft's text: the sentences, but not the markup and white space between them."""

from __future__ import annotations

from bisect import bisect_right

from claims.model import DraftReport, Sentence

__all__ = ["Prose"]


class Prose:
    """A draft's text as far as its sentences go; places are code points of the draft."""

    def __init__(self, draft: DraftReport) -> None:
        self._sentences = sorted(draft.sentences, key=lambda sentence: sentence.span.start)
        self._starts = [sentence.span.start for sentence in self._sentences]

    def sentence(self, at: int) -> Sentence | None:
        """The sentence in which the code point at `at` stands."""
        index = bisect_right(self._starts, at) - 1
        return self._sentences[index] if index >= 0 and at < self._sentences[index].span.end else None

    def text(self, start: int, end: int) -> str | None:
        """The draft's text from `start` up to `end`, or None where the sentences do not hold all of it."""
        words = ""
        while start < end:
            sentence = self.sentence(start)
            if sentence is None:
                return None
            first = sentence.span.start
            words += sentence.text[start - first : end - first]
            start = sentence.span.end
        return words
