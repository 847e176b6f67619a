"""Which predicates of a sentence assert something, with what subject, and what is cut out for them."""

from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.walk import asserted

__all__ = ["Predicate", "Sort", "asserted"]
