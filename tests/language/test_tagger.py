import hashlib
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import ResourceError
from claims.language import default_reader
from claims.language.lemmas import Lemmas
from claims.language.repairs import repair
from claims.resources import read_json


def tags(sentence: str) -> str:
    (parse,) = default_reader().read([sentence])
    return " ".join(f"{token.text}/{token.tag}" for token in parse.tokens)


TAGGED = {
    "plain": (
        "The company opened two plants in Ghana.",
        "The/DT company/NN opened/VBD two/CD plants/NNS in/IN Ghana/NNP ./.",
    ),
    "negation": ("She doesn't agree.", "She/PRP does/VBZ n't/RB agree/VB ./."),
    "name": ("Ms. Okafor runs Xi'an Motors.", "Ms./NNP Okafor/NNP runs/VBZ Xi'an/NNP Motors/NNPS ./."),
    "money": ("They paid $3.5 million.", "They/PRP paid/VBD $/$ 3.5/CD million/CD ./."),
    "passive": (
        "The bridge was built by Romans.",
        "The/DT bridge/NN was/VBD built/VBN by/IN Romans/NNPS ./.",
    ),
    "possessive": ("Ghana's exports fell.", "Ghana/NNP 's/POS exports/NNS fell/VBD ./."),
}


@pytest.mark.parametrize(("sentence", "expected"), TAGGED.values(), ids=TAGGED.keys())
def test_tagger_tags_everyday_sentences(sentence: str, expected: str) -> None:
    assert tags(sentence) == expected


REPAIRED = {
    "participle is the verb": ("Crews/NNS closed/VBN the/DT road/NN ./.", "closed/VBD"),
    "after an adverb": ("Crews/NNS quickly/RB closed/VBN the/DT road/NN ./.", "closed/VBD"),
    "joined by and": ("Crews/NNS closed/VBN roads/NNS and/CC moved/VBN cars/NNS ./.", "moved/VBD"),
    "passive without a verb": ("Roads/NNS closed/VBN by/IN crews/NNS ./.", "closed/VBN"),
    "other verb": ("Roads/NNS closed/VBN today/NN reopen/VBP soon/RB ./.", "closed/VBN"),
    "headline": ("Crews/NNS closed/VBN roads/NNS", "closed/VBN"),
    "before the noun": ("A/DT closed/VBN road/NN ./.", "closed/VBN"),
}


@pytest.mark.parametrize(("tagged", "expected"), REPAIRED.values(), ids=REPAIRED.keys())
def test_repair_finds_the_verb_of_a_sentence_without_one(tagged: str, expected: str) -> None:
    words, given = zip(*(pair.rsplit("/", 1) for pair in tagged.split()), strict=True)
    tags = repair(words, given)
    assert expected in [f"{word}/{tag}" for word, tag in zip(words, tags, strict=True)]


LEMMAS = {
    "be": ("were", "VBD", "be"),
    "irregular": ("built", "VBN", "build"),
    "doubled": ("stopped", "VBD", "stop"),
    "mute e": ("creating", "VBG", "create"),
    "ies": ("companies", "NNS", "company"),
    "men": ("women", "NNS", "woman"),
    "comparative": ("larger", "JJR", "large"),
    "not": ("n’t", "RB", "not"),
    "capital": ("Opened", "VBD", "open"),
    "unseen": ("blorked", "VBD", "blork"),
    "mute e, by dictionary": ("declined", "VBD", "decline"),
    "mute e, of two verbs": ("fined", "VBN", "fine"),
    "none, by dictionary": ("combating", "VBG", "combat"),
    "xes": ("vexes", "VBZ", "vex"),
    "name": ("Okafor", "NNP", "okafor"),
    "single letter": ("s", "NNS", "s"),
    "left, the verb": ("left", "VBD", "leave"),
    "left, the side": ("left", "JJ", "left"),
}


@pytest.mark.parametrize(("form", "tag", "lemma"), LEMMAS.values(), ids=LEMMAS.keys())
def test_lemmas_by_tag(form: str, tag: str, lemma: str) -> None:
    assert Lemmas.shipped().lemma(form, tag) == lemma


def test_reader_gives_the_same_alone_and_in_a_batch() -> None:
    sentences = ["Who won?", "", "The home side won.", "“Who won?” asked Okafor."]
    reader = default_reader()
    assert reader.read(sentences) == [reader.read([sentence])[0] for sentence in sentences]


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_reader_tokens_are_slices_of_the_sentence(sentence: str) -> None:
    (parse,) = default_reader().read([sentence])
    assert parse.text == sentence
    assert all(sentence[token.start : token.end] == token.text for token in parse.tokens)
    assert all(token.tag and token.lemma for token in parse.tokens)


def test_importing_language_does_not_import_nltk() -> None:
    code = "import sys, claims.language; claims.language.default_reader(); sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["lemmas.json.gz", "tagger.json.gz"])
def test_model_card_names_the_shipped_file(name: str) -> None:
    folder = files("claims.resources")
    content = folder.joinpath(name).read_bytes()
    line = f"| `{name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |"
    assert line in folder.joinpath("tagger.md").read_text(encoding="utf-8")


def test_missing_resource_says_what_to_do() -> None:
    with pytest.raises(ResourceError, match=r"nothing\.json\.gz .* reinstall"):
        read_json("nothing.json.gz")
