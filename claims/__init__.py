"""A linter for facts: reads a draft, finds its checkable claims, and reports a verdict for each."""

__all__ = ["__version__"]

__version__ = "0.1.0"
