"""The parts of the HTML page: its text with the claims marked, its margin of notes, its account of the run.

`page.html`, `page.css` and `page.js` beside these modules are its frame, its style and its behaviour.
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["part"]


def part(name: str) -> str:
    """The file `name` of this package as text."""
    return files(__name__).joinpath(name).read_text("utf-8")
