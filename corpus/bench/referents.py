"""How often a name put in the place of "she" or "the company" is the right one, on marked texts.

    python corpus/bench/referents.py FILE... [--show]

FILEs are GUM documents (CoNLL-U, gzip), whose MISC column marks the mentions of each thing; written genres
are read. A borrowed name is right where the thing it names has another mention in the claim's
sentence. Quotations are left out: who speaks need not be mentioned beside the words.
Prints how many sentences begin with a third-person pronoun, how many of these have claims in which it stays,
the number of borrowed names, and the share of right ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from referents_gold import WRITTEN, documents

from claims import extract
from claims.model import Kind
from claims.readers import read_bytes

PRONOUNS = ("he ", "she ", "it ", "they ", "his ", "her ", "its ", "their ")


def main() -> None:
    """Measure, and print one line for each figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for document in (found for path in options.files for found in documents(path)):
        if document.genre not in WRITTEN:
            continue
        total["documents"] += 1
        made = extract(read_bytes(document.text.encode(), path=f"{document.name}.txt"))
        claims = {claim.id: claim for claim in made.claims}
        for sentence in made.sentences:
            mine = [claims[k] for k in sentence.claims if claims[k].kind is not Kind.QUOTATION]
            if sentence.text.lower().startswith(PRONOUNS) and mine:
                total["pronouns"] += 1
                total["kept"] += any(claim.text.lower().startswith(PRONOUNS) for claim in mine)
            seen: set[tuple[int, int]] = set()
            for claim in mine:
                for borrowed in claim.context:
                    place = (borrowed.span.start, borrowed.span.end)
                    inside = sentence.span.start <= place[0] < sentence.span.end
                    if place in seen or inside:
                        continue
                    seen.add(place)
                    things = document.things_at(*place)
                    if not things:
                        total["unmarked"] += 1
                        continue
                    right = any(
                        sentence.span.start <= start < sentence.span.end
                        for thing in things
                        for start, _ in document.mentions[thing]
                    )
                    total["right" if right else "wrong"] += 1
                    if options.show and not right:
                        print(f"{document.name}: {borrowed.text!r} in: {claim.text}\n    {sentence.text}")
    judged = total["right"] + total["wrong"]
    print(
        f"{total['documents']} documents: {total['pronouns']} sentences with claims begin with a pronoun, "
        f"{total['kept']} keep it; {judged} borrowed names, {100 * total['right'] / max(1, judged):.1f} % "
        f"right ({total['unmarked']} more are not marked)"
    )


if __name__ == "__main__":
    main()
