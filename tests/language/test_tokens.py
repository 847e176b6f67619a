from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.language import tokenize
from claims.language.tokens import without_citations


def words(sentence: str) -> str:
    return " ".join(sentence[start:end] for start, end in tokenize(sentence))


CASES = {
    "full stop": ("It rained.", "It rained ."),
    "contraction": ("They don't mind.", "They do n't mind ."),
    "curly contraction": ("They don’t mind.", "They do n’t mind ."),
    "cannot": ("We cannot go.", "We can not go ."),
    "clitics": ("I've said it's fine.", "I 've said it 's fine ."),
    "possessive": ("Zhang's firm grew.", "Zhang 's firm grew ."),
    "plural possessive": ("The owners' club met.", "The owners ' club met ."),
    "names with an apostrophe": ("O'Brien flew to Xi'an.", "O'Brien flew to Xi'an ."),
    "possessive of such a name": ("Xi'an's walls", "Xi'an 's walls"),
    "French": ("a coup d’état", "a coup d’état"),
    "curly quotes": ("“We won,” he said.", "“ We won , ” he said ."),
    "straight quotes": ('The "best" one', 'The " best " one'),
    "mixed quotes": ("\"It's `fine'\", “he” said''", "\" It 's ` fine ' \" , “ he ” said ''"),
    "currency": ("It cost $1.2bn.", "It cost $ 1.2 bn ."),
    "currency, capital": ("It cost €3M.", "It cost € 3 M ."),
    "country's currency": ("It cost US$40.", "It cost US $ 40 ."),
    "percent": ("Up 15% now", "Up 15 % now"),
    "plus": ("150+ products", "150 + products"),
    "grouped number": ("1,234,567 people", "1,234,567 people"),
    "leading point": ("batting .324", "batting .324"),
    "ordinal and decade": ("the 20th in the 1990s", "the 20th in the 1990s"),
    "short decade": ("the '90s", "the '90s"),
    "clock": ("at 10:30am", "at 10:30 am"),
    "range": ("10-15 or 10–15", "10 - 15 or 10 – 15"),
    "date in figures": ("on 2024-05-11.", "on 2024-05-11 ."),
    "hyphen": ("an AI-related plan", "an AI - related plan"),
    "prefix": ("her co-founder, a non-smoker", "her co-founder , a non-smoker"),
    "model number": ("the A380 and 5G", "the A380 and 5G"),
    "ampersand": ("AT&T bought it.", "AT&T bought it ."),
    "legal form": ("Novo A/S and/or Solvik", "Novo A/S and / or Solvik"),
    "abbreviations": ("Dr. Ng left the U.S. for good.", "Dr. Ng left the U.S. for good ."),
    "abbreviation at the end": ("It left the U.S.", "It left the U.S."),
    "company at the end": ("She runs Varga Inc.", "She runs Varga Inc."),
    "initial": ("by J. K. Arden", "by J. K. Arden"),
    "letter at the end": ("no plan B.", "no plan B ."),
    "month": ("on Sept. 14.", "on Sept. 14 ."),
    "word that is also a month": ("He sat.", "He sat ."),
    "address": ("at https://example.org/a?b=c.", "at https://example.org/a?b=c ."),
    "bare site": ("visit example.com.", "visit example.com ."),
    "mail": ("write to a.b@example.org.", "write to a.b@example.org ."),
    "hashtag": ("#Vote now", "#Vote now"),
    "ellipsis": ("wait ... now…", "wait ... now …"),
    "marks": ("What?!", "What ?!"),
    "dash": ("yes—no -- maybe", "yes — no -- maybe"),
    "brackets": ("(see [5])", "( see [ 5 ] )"),
    "list number": ("1. Sign it.", "1. Sign it ."),
    "slash": ("and/or", "and / or"),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES.keys())
def test_tokens_follow_the_treebank(sentence: str, expected: str) -> None:
    assert words(sentence) == expected


@given(st.one_of(st.text(), st.text(alphabet="aA1.,'’\"“”`-$%&@#()[]/:\u0301 \n\u00a0")))
@example("in 1901.[12]").via("the mark of a footnote")
def test_tokens_cover_everything_but_white_space_and_footnotes(sentence: str) -> None:
    spans = tokenize(sentence)
    covered = "".join(sentence[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(without_citations(sentence).split())
    assert all(sentence[start:end] == sentence[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a-", "a'", "a@", ".", "www.", "1.", "'", "e\u0301", "http://", "a&"]
)
def test_tokens_are_found_in_bounded_time(unit: str) -> None:
    sentence = unit * (100_000 // len(unit))
    assert tokenize(sentence)[-1][1] == len(sentence)
