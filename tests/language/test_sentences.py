from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


ONE_SENTENCE = {
    "title": "The award went to Dr. Amara Nwosu on Friday.",
    "rank": "He reported to Lt. Gen. Petra Kovac.",
    "initials": "A novel by J. K. Arden sold well.",
    "middle initial": "The chair is Walter P. Lindqvist.",
    "decimal": "Output rose 3.5 percent to 1.25 million.",
    "money": "It cost $4.20 per unit.",
    "latin": "Some metals, e.g. Nickel and cobalt, rose.",
    "country": "The U.S. Treasury sold bonds.",
    "company": "Varga Inc. Chairman Leo Varga resigned.",
    "mark in a name": "She left Wahoo! Inc. in May.",
    "number": "It is No. 5 in the ranking.",
    "page": "See p. 12 and Fig. 3 for details.",
    "month": "It opened on Sept. 14 in Lyon.",
    "versus": "The ruling in Doe v. Marsh stands.",
    "quoted question": '"Really?" she asked.',
    "curly quoted question": "“Where is it?” asked the mayor.",
    "quoted question and name": '"Is it ready?" Okafor asked the team.',
    "quote with comma": "“We are ready,” said Lindqvist.",
    "ellipsis": "He waited ... and then he left.",
    "list number": "1. First, fill in the form.",
    "section number": "2.1. The method is simple.",
    "list letter": "(a) The tenant pays the rent.",
    "caption": "Figure 3. Sales by quarter.",
    "semicolon": "Sales rose; profits fell.",
    "colon": "The result: nobody won.",
    "author and year": "The effect is small (Moss et al. 2016).",
    "author, then year": "As Moss et al. (2016) show, it is small.",
    "hour and day": "Doors open at 10 a.m. Monday.",
    "site": "The list is at www.example.org/a.b for now.",
    "quote and its speaker": '"It is a long game." - Mara Quill',
}


@pytest.mark.parametrize("text", ONE_SENTENCE.values(), ids=ONE_SENTENCE.keys())
def test_sentences_keeps_one_sentence_whole(text: str) -> None:
    assert sentences(text) == [text]


SPLIT = {
    "plain": "The fair closed. | Visitors went home.",
    "country at the end": "It left the U.S. | The move surprised no one.",
    "company at the end": "She founded Varga Inc. | It makes lamps.",
    "hour at the end": "Doors closed at 10 p.m. | Police stayed.",
    "plan B": "There is no plan B. | The board said so.",
    "closing quote": "“It works.” | The engineers cheered.",
    "straight closing quote": 'He said: "It works." | Nobody agreed.',
    "bracket": "(The vote was close.) | It passed.",
    "reference mark": "The city grew.[5] | In 1990 it shrank.",
    "spaced reference marks": "The city grew. [5] [6] | In 1990 it shrank.",
    "note number": "The city grew fast.12 | In 1990 it shrank.",
    "ellipsis then capital": "They waited… | Nothing came.",
    "question": "Who won? | The home side did.",
    "exclamations": "We won!!! | What a night.",
    "quoted question, new sentence": '"Is it ready?" | The mayor did not say.',
    "answer is no": "The answer was no. | I went home.",
    "small letter after a full word": "The report is finished. | iQuant published it.",
    "number ends": "They sold 600. | How many are left?",
    "citation and others": "So say Moss et al. | Others differ.",
    "contraction": "It opens at 9 a.m. | I'm told.",
}


@pytest.mark.parametrize("marked", SPLIT.values(), ids=SPLIT.keys())
def test_sentences_splits_where_marked(marked: str) -> None:
    parts = marked.split(" | ")
    assert sentences(" ".join(parts)) == parts


def test_sentences_splits_without_a_blank() -> None:
    assert sentences("The city grew fast.Then it shrank.") == ["The city grew fast.", "Then it shrank."]


def test_sentences_leaves_white_space_out() -> None:
    assert split_sentences("  One. \n Two.\t") == [(2, 6), (9, 13)]


@pytest.mark.parametrize("blank", ["", " ", "\n\t "])
def test_sentences_finds_none_in_white_space(blank: str) -> None:
    assert split_sentences(blank) == []


PARTS = (
    "The |dog |U.S. |Dr. |J. |a.m. |No. |5 |3.5|[5]|...|…|\"|“|”|'|(|)|.|?|!|?!|;|—|said |et |al. |1. |"
    "é|\u0301|\u00a0|\n| |  "
)
TEXTS = st.lists(st.sampled_from(PARTS.split("|"))).map("".join)


@given(st.one_of(TEXTS, st.text()))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("unit", [".", '"', "[1]", "a.", "...A", "(", "a ", "https://", "x.[", "\n"])
def test_sentences_are_found_in_bounded_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    spans = split_sentences(text)
    assert sum(end - start for start, end in spans) >= len("".join(text.split()))
