"""The number words of English: closed classes, written for this project."""

__all__ = ["ALSO_UNITS", "DENOMINATORS", "ORDINAL_WORDS", "SCALES", "SUFFIXES", "WORD_NUMBERS"]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORD_NUMBERS: dict[str, int] = {word: value for value, word in enumerate(_SMALL.split())}
WORD_NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
WORD_NUMBERS |= {"naught": 0, "nil": 0, "nought": 0}

# Scales as words; those of two letters or more are also written behind a numeral ("1.2bn").
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "quintillion": 1e18, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12, "thousands": 1e3, "hundreds": 1e2,
}  # fmt: skip
SUFFIXES: dict[str, float] = {
    "k": 1e3, "K": 1e3, "M": 1e6, "mm": 1e6, "MM": 1e6, "mn": 1e6, "mil": 1e6,
    "mio": 1e6, "mln": 1e6, "m": 1e6,
    "bn": 1e9, "Bn": 1e9, "BN": 1e9, "bln": 1e9, "b": 1e9, "B": 1e9,
    "tn": 1e12, "trn": 1e12, "tln": 1e12, "T": 1e12, "cr": 1e7,
}  # fmt: skip
# Suffixes that are also units (metre, millimetre, tesla, metric ton): a scale only behind a currency sign.
ALSO_UNITS = frozenset({"m", "mm", "MM", "T", "b", "B"})

ORDINAL_WORDS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000, "millionth": 1_000_000, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
DENOMINATORS: dict[str, int] = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
DENOMINATORS |= {word: value for word, value in ORDINAL_WORDS.items() if value > 2}
DENOMINATORS |= {f"{word}s": value for word, value in ORDINAL_WORDS.items() if value > 2}
