"""A run of `check` and its like: drafts and references are read, claims judged, findings marked."""

from claims.runs.run import checked, drafts_at

__all__ = ["checked", "drafts_at"]
