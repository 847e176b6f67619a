import hashlib
import os
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.errors import ResourceError
from claims.language import Parse, default_reader, parsing_reader
from claims.language.parser import LONGEST, EncoderReader
from claims.language.trees import is_tree
from claims.resources import read_bytes

SENTENCES = (
    "Tesla and Qualcomm attended the conference.",
    "The bridge, which Amira Haddad designed, was opened by the mayor of Leeds on 3 May 2019.",
    "Profits doubled to $1.2bn in 2023, the company said.",
    "THE MUSEUM OPENED IN 1974.",
    "Prices",
    "Die Brücke wurde 1974 in Köln eröffnet.",
    "公司在2023年的利润翻了一番。",
    "Музей открылся в 1974 году.",
    "افتتح المتحف عام 1974.",
    "🎉🎉 🚀",
    "a\u200bb \ufe0f \u200b .",
    "(((((((",
    "half \ud800 a character",
    "[MASK] and [SEP] are words.",
    f"{'The museum owns a boat, and ' * 20}it owns a lake.",
)


def read(sentence: str) -> Parse:
    (parse,) = parsing_reader().read([sentence])
    return parse


def shown(parse: Parse) -> list[str]:
    """Each token as "text relation head"."""
    words = [token.text for token in parse.tokens]
    return [
        f"{token.text} {token.relation} {words[token.head] if token.head >= 0 else '-'}"
        for token in parse.tokens
    ]


def assert_sound(sentence: str, parse: Parse) -> None:
    assert parse.text == sentence
    end = 0
    for token in parse.tokens:
        assert end <= token.start < token.end
        assert sentence[token.start : token.end] == token.text
        assert token.lemma == token.lemma.lower()
        end = token.end
    if parse.worth is not None:
        assert 0 <= parse.worth <= 1
        assert is_tree([token.head for token in parse.tokens])
        assert all((token.relation == "root") == (token.head < 0) for token in parse.tokens)
        names = ["", *(token.entity for token in parse.tokens)]
        assert not any(tag.startswith("I-") and before[1:] != tag[1:] for before, tag in pairwise(names))


@pytest.mark.parametrize("sentence", SENTENCES, ids=ascii)
def test_parser_gives_one_tree_over_any_script(sentence: str) -> None:
    parse = read(sentence)
    assert parse.worth is not None
    assert_sound(sentence, parse)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), max_size=3))
@example(["1D\x08&𐴤DV"])  # its "&" was hung across another word
def test_parser_reads_any_text(sentences: list[str]) -> None:
    for sentence, parse in zip(sentences, parsing_reader().read(sentences), strict=True):
        assert_sound(sentence, parse)


RIGHT = {
    "two subjects": (
        "Tesla and Qualcomm attended the conference.",
        ["Tesla nsubj attended", "Qualcomm conj Tesla", "attended root -", "conference obj attended"],
    ),
    "passive": ("The bridge was built by Romans.", ["bridge nsubj:pass built", "was aux:pass built"]),
    "clause": (
        "Critics say the museum lost money.",
        ["Critics nsubj say", "museum nsubj lost", "lost ccomp say"],
    ),
    "capitals": ("THE MUSEUM OPENED IN 1974.", ["MUSEUM nsubj OPENED", "OPENED root -"]),
}


@pytest.mark.parametrize(("sentence", "expected"), RIGHT.values(), ids=RIGHT.keys())
def test_parser_reads_everyday_sentences(sentence: str, expected: list[str]) -> None:
    found = shown(read(sentence))
    assert [line for line in expected if line not in found] == []


def test_parser_marks_names() -> None:
    tokens = read("Angela Merkel spoke in Berlin.").tokens
    assert [(token.text, token.entity) for token in tokens if token.entity] == [
        ("Angela", "B-PER"),
        ("Merkel", "I-PER"),
        ("Berlin", "B-LOC"),
    ]


def test_parser_gives_lemmas_by_tag() -> None:
    assert [token.lemma for token in read("The companies were closing plants.").tokens] == [
        *("the", "company", "be", "close", "plant", "."),
    ]


def test_parser_finds_statements_worth_more_than_greetings() -> None:
    fact, greeting = parsing_reader().read(
        ["Unemployment fell to 3.5 percent in 2019.", "Thank you very much."]
    )
    assert fact.worth is not None
    assert greeting.worth is not None
    assert fact.worth > greeting.worth


def test_parser_reads_the_same_alone_and_in_a_batch() -> None:
    together = parsing_reader().read(SENTENCES)
    assert together == [read(sentence) for sentence in SENTENCES]
    assert list(reversed(together)) == parsing_reader().read(SENTENCES[::-1])
    assert parsing_reader().read(SENTENCES[:1] * 40) == together[:1] * 40


def test_parser_reads_the_same_with_any_number_of_threads() -> None:
    assert EncoderReader(threads=1).read(SENTENCES) == parsing_reader().read(SENTENCES)


PROGRAM = f"""
from claims.language import parsing_reader
print(ascii(parsing_reader().read({SENTENCES!a})))
"""


def test_parser_reads_the_same_in_every_process() -> None:
    expected = hashlib.sha256(ascii(parsing_reader().read(SENTENCES)).encode()).hexdigest()
    for seed in ("0", "4711"):
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert hashlib.sha256(run.stdout.strip()).hexdigest() == expected


def test_parser_of_nothing_gives_nothing() -> None:
    assert parsing_reader().read([]) == []


@pytest.mark.parametrize("sentence", ["", "  \n"], ids=["empty", "blank"])
def test_parser_of_a_sentence_without_words_has_no_tokens(sentence: str) -> None:
    assert read(sentence) == Parse(sentence, ())


TOO_LONG = {
    "words": "boat " * (LONGEST + 1),
    "sub-words": "Donaudampfschifffahrtsgesellschaftskapitän " * 60,
}


@pytest.mark.parametrize("sentence", TOO_LONG.values(), ids=TOO_LONG.keys())
def test_parser_leaves_what_is_too_long_to_the_tagger(sentence: str) -> None:
    assert read(sentence) == default_reader().read([sentence])[0]


def test_parser_reads_the_longest_sentence() -> None:
    sentence = " ".join(["boat"] * LONGEST)
    parse = read(sentence)
    assert parse.worth is not None
    assert_sound(sentence, parse)


def test_parser_names_a_missing_or_damaged_file() -> None:
    with pytest.raises(ResourceError, match=r"nothing\.onnx .* reinstall"):
        read_bytes("nothing.onnx")


def test_parser_files_are_those_of_the_model_card() -> None:
    folder = files("claims.resources")
    card = folder.joinpath("reader.md").read_text("utf-8") + folder.joinpath("links.md").read_text("utf-8")
    for name in ("reader.onnx", "reader-tokenizer.json.gz", "reader.json", "links.npz"):
        content = folder.joinpath(name).read_bytes()
        assert f"| `{name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |" in card
