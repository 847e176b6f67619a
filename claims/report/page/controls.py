"""What the script shows and hides notes by, and the key to the signs for where no script runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.report.page.markup import Markup, join, tag
from claims.report.page.notes import Note, State, spelt

__all__ = ["controls", "key"]


def controls(notes: Sequence[Note]) -> Markup:
    """Boxes for the states that occur, and choices among kinds and codes."""
    states = Counter(note.state for note in notes)
    suppressed = sum(1 for note in notes if note.suppressed)
    boxes = [_box(state, _sign(state), state.words, states[state]) for state in State if states[state]]
    if suppressed:
        boxes.append(_box("suppressed", None, "suppressed", suppressed))
    return join(
        tag("fieldset", tag("legend", "Show"), *boxes),
        _choice("kind", sorted({note.claim.kind for note in notes if note.claim})),
        _choice("code", sorted({code for note in notes for code in note.codes})),
    )


def _box(value: str, sign: Markup | None, words: str, number: int) -> Markup:
    box = tag("input", type="checkbox", name="state", value=value, checked=True)
    return tag("label", box, sign, f" {words} ", tag("span", f"{number:,}", class_="count"))


def _choice(name: str, values: Sequence[str]) -> Markup:
    options = [tag("option", spelt(value), value=value) for value in values]
    return tag(
        "label", f"{name.capitalize()} ", tag("select", tag("option", "all", value=""), *options, name=name)
    )


def key(notes: Sequence[Note]) -> Markup | None:
    """What the signs mean, on paper and where no script runs."""
    present = {note.state for note in notes}
    signs = [tag("span", _sign(state), f" {state.words}") for state in State if state in present]
    return tag("p", *signs, class_="key") if signs else None


def _sign(state: State) -> Markup:
    return tag("span", state.sign, class_=f"sign {state}", aria_hidden="true")
