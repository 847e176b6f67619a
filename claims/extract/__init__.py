"""From a document to its claims: each sentence gives propositions, each proposition one self-contained claim."""

from claims.extract.run import extract

__all__ = ["extract"]
