"""Tells prose from data that only looks like text."""

from __future__ import annotations

from claims.errors import DraftError
from claims.model import Document

__all__ = ["require_prose"]

LONGEST_BLOCK = 1_000_000
"""Characters of a paragraph; what is longer is data without line breaks, not prose."""


def require_prose(document: Document) -> Document:
    """The document, unless it holds a paragraph that nobody can have written; then raises `DraftError`."""
    for block in document.blocks:
        if len(block.text) > LONGEST_BLOCK:
            line = document.span(*block.source(0, 1)).line
            raise DraftError(
                f"{document.path} has a paragraph of {len(block.text):,} characters at line {line}, which "
                "looks like data: break it into paragraphs, or leave the file out of the run"
            )
    return document
