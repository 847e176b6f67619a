"""A linter for facts: reads a draft, finds its checkable claims, and reports a verdict for each.

    import checkers
    import claims

    draft = claims.read_document("draft.md")
    references = claims.read_sources(["references"], offline=True)
    report = checkers.check(claims.extract(draft), sources=references)

The functions load what they need when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.extraction import extract
    from claims.readers import find_documents, read_document, read_sources

__all__ = ["__version__", "extract", "find_documents", "read_document", "read_sources"]

__version__ = "0.1.0"

_HOMES = {
    "extract": "claims.extraction",
    "find_documents": "claims.readers",
    "read_document": "claims.readers",
    "read_sources": "claims.readers",
}


def __getattr__(name: str) -> object:
    """Load a public function from its module when it is first asked for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'claims' has no attribute {name!r}")
