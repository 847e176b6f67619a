"""Directives: what a draft tells `claims` in comments, such as `<!-- claims: ignore wrong-number -->`."""

from claims.directives.apply import apply
from claims.directives.binding import SourceNames, by_source, together

__all__ = ["SourceNames", "apply", "by_source", "together"]
