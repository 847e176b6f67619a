"""Claims, drafts and references made from plain strings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.model import Claim, Document, Extraction, Kind, Sentence
from claims.readers import read_bytes

MakeExtraction = Callable[..., Extraction]


@pytest.fixture
def reference() -> Callable[..., Document]:
    """A reference document from its text."""

    def make(text: str, path: str = "reference.md") -> Document:
        return read_bytes(text.encode(), path=path)

    return make


@pytest.fixture
def extraction() -> MakeExtraction:
    """An extraction whose claims are the given sentences, each of kind "event"."""

    def make(*texts: str, kind: Kind = Kind.EVENT) -> Extraction:
        draft = read_bytes(" ".join(texts).encode(), path="draft.md")
        sentences, claims = [], []
        for number, text in enumerate(texts, start=1):
            start = draft.text.index(text)
            span = draft.span(start, start + len(text))
            sentences.append(Sentence(id=f"s{number}", span=span, text=text, claims=(f"c{number}",)))
            claims.append(
                Claim(
                    id=f"c{number}",
                    text=text,
                    kind=kind,
                    span=span,
                    quote=text,
                    sentence=f"s{number}",
                    proposition=f"p{number}",
                )
            )
        return Extraction(draft, tuple(sentences), tuple(claims))

    return make
