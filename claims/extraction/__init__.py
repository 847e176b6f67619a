"""From a document to its claims: sentences give propositions, and these self-contained claims."""

from claims.extraction.reading import sentences_of
from claims.extraction.run import extract

__all__ = ["extract", "sentences_of"]
