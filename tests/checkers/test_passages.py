"""Passages keep their places, know their surroundings, and count reprints once."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from checkers.passages import LONGEST, cut
from claims.model import Document
from claims.readers import read_bytes

MakeReference = Callable[..., Document]


def test_a_passage_quotes_the_document_as_it_stands(reference: MakeReference) -> None:
    document = reference("# The mill\n\nIt was *old*. The **roof** fell in &amp; the floor gave way.\n")
    passages = {passage.text: passage for passage in cut([document])}
    roof = passages["The roof fell in & the floor gave way."]
    assert roof.quote == "The **roof** fell in &amp; the floor gave way."
    assert document.text[roof.start : roof.end] == roof.quote
    assert roof.before == ("It was old.",)
    assert roof.headings == ("The mill",)


def test_a_section_begins_anew(reference: MakeReference) -> None:
    document = reference("## North\n\nHolm grew.\n\n## South\n\nIt shrank.\n")
    last = cut([document])[-1]
    assert (last.text, last.before, last.headings[-1]) == ("It shrank.", (), "South")


def test_what_never_ends_is_no_sentence(reference: MakeReference) -> None:
    passages = cut([reference(f"{'kelp ' * LONGEST}.\n\nThe ferry sank.")])
    assert [passage.text for passage in passages] == ["The ferry sank."]


def test_a_reprint_is_no_second_witness(reference: MakeReference) -> None:
    text = "The ferry ran aground off Holm on Tuesday."
    passages = cut([reference(text, "a.txt"), reference(f"{text} Nobody was hurt.", "b.txt")])
    assert [(passage.document.path, passage.text) for passage in passages] == [
        ("a.txt", text),
        ("b.txt", "Nobody was hurt."),
    ]


@given(st.text(alphabet="ab .\n\r\t'“”é😀#*", max_size=200).map(lambda text: f"Holm. {text}"))
def test_every_passage_can_be_found_at_its_place(text: str) -> None:
    document = read_bytes(text.encode(), path="any.txt")
    passages = cut([document])
    assert all(document.text[passage.start : passage.end] == passage.quote for passage in passages)
    assert [passage.order for passage in passages] == list(range(len(passages)))
