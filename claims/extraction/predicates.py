"""Which predicates of a sentence assert something, with what subject, and what is cut out for them.

The walk starts at the head of the sentence and goes to whatever is coordinated with it, to relative clauses,
participles and subordinate clauses that state something of their own. It fails closed: what is said, asked,
wished, conditional or a purpose stays inside the predicate that holds it, and gives no claim of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claims.extraction.tree import Tree
from claims.language.speech import REPORTING_VERBS

__all__ = ["Predicate", "Sort", "asserted"]

_CONTRASTING = frozenset({"although", "as", "even as", "even though", "since", "though", "whereas", "while"})
_TEMPORAL = frozenset({"after", "because", "before", "once", "since", "until", "when"})
_KEPT = frozenset({"because", "before", "once", "until", "when"})
"""Subordinate clauses that stay in the main claim too, since they say when or why it holds."""
_WITH = frozenset({"with", "with just", "with only"})
# Participles that are prepositions: "including", "according to", "compared with".
_PREPOSITIONS = frozenset(
    "accord begin compare concern depend exclude follow give include regard start".split()
)
_LONG = 7  # words of a clause that says something whatever it says
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})


class Sort(StrEnum):
    """How a predicate hangs in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    BESIDE = "beside"  # "the flag is old; the new one is not"
    RELATIVE = "relative"
    PARTICIPLE = "participle"  # "SenseTime, known for its chips, ..."
    PLANNED = "planned"  # "a monument to be built in Wellington"
    SUBORDINATE = "subordinate"
    LIKEWISE = "likewise"  # "Like most cities, Cleveland lost people"
    PURPOSE = "purpose"  # "met to discuss the plan and elect a chair"
    ABSOLUTE = "absolute"  # "with OpenAI releasing ChatGPT in late 2022"


@dataclass(slots=True)
class Predicate:
    """A predicate that states something.

    `head` is its token. `subject` are the tokens of a subject that stands elsewhere, `auxiliaries` those that
    it shares with another predicate, `relative` the relative word that the antecedent `subject` replaces,
    `credit` the words of an "according to X" that holds for it too. `cuts` are heads of subtrees that it does
    not hold, since they state something of their own.
    """

    head: int
    sort: Sort
    subject: tuple[int, ...] = ()
    auxiliaries: tuple[int, ...] = ()
    relative: int | None = None
    credit: tuple[int, ...] = ()
    cuts: set[int] = field(default_factory=set)


def asserted(tree: Tree, free: Collection[int]) -> list[Predicate]:
    """The predicates of a sentence that assert something, in order; only those among the `free` tokens."""
    if tree.root is None:
        return []
    walk = _Walk(tree)
    walk.visit(Predicate(tree.root, Sort.MAIN))
    return sorted((p for p in walk.found if p.head in free), key=lambda p: p.head)


@dataclass
class _Walk:
    tree: Tree
    found: list[Predicate] = field(default_factory=list)

    def visit(self, predicate: Predicate) -> None:
        """Take in a predicate, then what hangs in its clause and states something of its own."""
        self.found.append(predicate)
        if predicate.sort is Sort.LIKEWISE:
            return
        for other in list(self._below(predicate, predicate.head, embedded=False)):
            self.visit(other)

    def _below(self, predicate: Predicate, at: int, *, embedded: bool) -> Iterator[Predicate]:
        """The predicates below `at` with a claim of their own; those that `predicate` can do without are cut.

        `embedded` is what lies in reported words or in another clause: it asserts nothing by itself.
        """
        tree = self.tree
        for kid in tree.kids(at):
            other = self._claim_of(predicate, at, kid, embedded=embedded)
            if other is not None:
                yield other
            if tree.relation(kid) in {"appos", "conj"} and self._explains(kid):
                predicate.cuts |= {kid, *(k for k in tree.kids(at, "conj") if k > kid)}
            if kid not in predicate.cuts:
                plain = tree.relation(kid)
                own = plain == "conj" and tree.subject(kid) is not None
                inside = plain in {"ccomp", "csubj", "advcl", "parataxis"} or own or other is not None
                yield from self._below(predicate, kid, embedded=embedded or inside)

    def _claim_of(self, predicate: Predicate, at: int, kid: int, *, embedded: bool) -> Predicate | None:
        relation, direct = self.tree.relation(kid), at == predicate.head
        if relation == "advcl" and self.tree.relation(at) == "xcomp" and self.tree.is_set_off(kid):
            direct = self.tree.tokens[at].head == predicate.head  # "caused a crane to fall, killing 107"
        if (relation == "parataxis" and not embedded) or self._behind_semicolon(kid):
            return self._beside(predicate, kid)
        if embedded and not self._projects(at, kid):
            return None
        if relation == "conj" and direct and predicate.sort is Sort.PURPOSE:
            predicate.cuts.add(kid)
            return replace(predicate, head=kid, cuts=set())
        if relation == "conj" and self.tree.relation(at) == "xcomp":
            return self._second_aim(predicate, at, kid)
        if relation == "conj" and direct:
            return self._coordinated(predicate, kid)
        if relation == "advcl" and (direct or self.tree.subject(kid) is not None):
            return self._subordinate(predicate, kid)
        if self.tree.tokens[kid].relation == "acl:relcl":
            return self._relative(predicate, at, kid)
        if relation == "acl":
            return self._participle_of(predicate, at, kid)
        if relation in {"obl", "nmod"}:
            return self._likewise(predicate, kid) or self._with_participle(predicate, kid)
        return None

    def _projects(self, noun: int, kid: int) -> bool:
        """ "she said that Pruett, who ran the site, ...": the writer says it, wherever it stands."""
        tree = self.tree
        return tree.tokens[kid].relation == "acl:relcl" and tree.is_set_off(kid) and tree.is_proper(noun)

    # -- coordination ----------------------------------------------------------------------------------------

    def _coordinated(self, predicate: Predicate, kid: int) -> Predicate | None:
        tree = self.tree
        if not tree.is_predicate(kid):
            return self._second_noun(predicate, kid)
        if predicate.sort is Sort.PARTICIPLE and tree.subject(kid) is None and not tree.is_finite(kid):
            predicate.cuts.add(kid)
            return Predicate(kid, Sort.PARTICIPLE, predicate.subject, credit=self._credit(predicate))
        if tree.subject(kid) is not None:
            if not tree.kids(kid, "cc") and self._credits(kid):
                return None
            predicate.cuts.add(kid)
            return Predicate(kid, Sort.COORDINATED, credit=self._credit(predicate))
        shared = self.shared_subject(predicate)
        auxiliaries = self._shared_auxiliaries(predicate, kid)
        if shared is None or auxiliaries is None or not self._separable(predicate, kid):
            return None
        if any(tree.tokens[k].tag in _RELATIVES for k in shared):
            return None  # "whose arm can lift 45 kilograms and sorts parcels"
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.COORDINATED, shared, auxiliaries, credit=self._credit(predicate))

    def _second_noun(self, predicate: Predicate, kid: int) -> Predicate | None:
        """ "she was the first woman to lead it and the only mayor to win it": she was both."""
        tree = self.tree
        copula, shared = tree.kid(predicate.head, "cop"), self.shared_subject(predicate)
        nouns = {tree.tokens[k].tag for k in (predicate.head, kid)} <= {"NN", "NNS"}
        determined = all(tree.kids(k, "det") or self._owned(k) for k in (predicate.head, kid))
        if (
            copula is None
            or shared is None
            or tree.kids(kid, "case")
            or not nouns
            or not determined
            or not self._separable(predicate, kid)
        ):
            return None
        predicate.cuts.add(kid)
        auxiliaries = tuple(tree.auxiliaries(predicate.head))
        return Predicate(kid, Sort.COORDINATED, shared, auxiliaries, credit=self._credit(predicate))

    def _owned(self, noun: int) -> bool:
        return any(self.tree.tokens[k].relation == "nmod:poss" for k in self.tree.kids(noun, "nmod"))

    def _separable(self, predicate: Predicate, kid: int) -> bool:
        """Not "either ... or ...", and no "and" inside the scope of a "not"."""
        tree = self.tree
        joined = {tree.tokens[k].lemma for k in tree.kids(kid, "cc")}
        paired = any(tree.tokens[k].relation == "cc:preconj" for k in tree.kids(predicate.head, "cc"))
        denied = tree.is_denied(predicate.head) and not tree.is_denied(kid) and "but" not in joined
        return not (joined & {"or", "nor"} or paired or denied)

    def shared_subject(self, predicate: Predicate) -> tuple[int, ...] | None:
        """The tokens of a predicate's subject, own or shared; None where it has none."""
        own = self.tree.subject(predicate.head)
        if own is None or own == predicate.relative:
            return predicate.subject or None
        return self._plain_phrase(self.tree.named(own))

    def _plain_phrase(self, noun: int) -> tuple[int, ...]:
        """A noun phrase without the figures and dates behind its noun: they stand in the first claim."""
        tree = self.tree
        figures = [
            k
            for k in tree.kids(noun, "nmod", "acl")
            if k > noun and any(tree.tokens[w].tag == "CD" for w in tree.subtree(k))
        ]
        gone = {w for k in figures for w in tree.subtree(k)}
        return tuple(k for k in tree.noun_phrase(noun) if k not in gone)

    def _shared_auxiliaries(self, predicate: Predicate, kid: int) -> tuple[int, ...] | None:
        """The auxiliaries that it takes over: "was founded and dissolved". None: it can't stand alone."""
        tree = self.tree
        tag, own = tree.tokens[kid].tag, tree.auxiliaries(kid)
        if tree.is_finite(kid):
            return ()
        theirs = [k for k in tree.auxiliaries(predicate.head) if tree.relation(k) == "aux"]
        if tag == "VB" and not own and [tree.tokens[k].lemma for k in theirs] == ["do"]:
            return ()  # "did not sell it but keep it" has no "did" for the second
        shared = theirs or list(predicate.auxiliaries)
        if own:
            return tuple(k for k in shared if tree.tokens[k].tag == "MD") or None
        if tag in {"VBN", "VBG", "VB"}:
            past = tag == "VBN" and tree.tokens[predicate.head].tag == "VBD" and not shared
            return () if past else tuple(shared) or None  # "rose and fallen" is a slip of the tagger
        copula = tree.kid(predicate.head, "cop")
        return (copula,) if copula is not None else None

    def _credit(self, predicate: Predicate) -> tuple[int, ...]:
        tree = self.tree
        for kid in tree.kids(predicate.head, "obl", "advcl"):
            words = tree.subtree(kid)
            if tree.tokens[words[0]].lemma == "accord":
                return tuple(words)
        return predicate.credit

    def _beside(self, predicate: Predicate, kid: int) -> Predicate | None:
        tree = self.tree
        if tree.subject(kid) is None or not tree.is_finite(kid) or tree.marker(kid):
            return None
        told = tree.tokens[predicate.head].lemma in REPORTING_VERBS and not tree.kids(predicate.head, "ccomp")
        if not self._behind_semicolon(kid) and (self._credits(kid) or told):
            return None
        predicate.cuts.add(kid)
        return Predicate(kid, Sort.BESIDE)

    def _credits(self, kid: int) -> bool:
        """ "..., the council announced", "as it told the Post": it tells who says the whole sentence."""
        tree = self.tree
        return tree.tokens[kid].lemma in REPORTING_VERBS and not tree.kids(kid, "ccomp", "obj", "xcomp")

    # -- clauses on nouns ------------------------------------------------------------------------------------

    def _relative(self, predicate: Predicate, noun: int, kid: int) -> Predicate | None:
        tree = self.tree
        relative = self._relative_word(kid)
        if relative is None or relative < noun or not tree.is_finite(kid) or self._is_conditional(kid):
            return None
        if tree.is_set_off(kid) or self._is_class(noun):
            predicate.cuts.add(kid)
        elif tree.tokens[relative].tag == "WRB" or not self._is_specific(noun, kid):
            return None
        elif self._is_indefinite(noun):
            predicate.cuts.add(kid)
        return Predicate(kid, Sort.RELATIVE, self._antecedent(noun, kid), relative=relative)

    def _relative_word(self, kid: int) -> int | None:
        """The relative word of a clause, if it belongs to the clause itself, not to one inside it."""
        tree = self.tree
        for k in tree.subtree(kid):
            that = tree.tokens[k].lemma == "that" and tree.relation(k) in {"nsubj", "obj", "obl"}
            if tree.tokens[k].tag in _RELATIVES or that:
                path = [k, *tree.above(k)]
                inner = path[: path.index(kid)]
                return None if any(tree.relation(p) in {"ccomp", "advcl", "acl"} for p in inner) else k
        return None

    def _antecedent(self, noun: int, clause: int) -> tuple[int, ...]:
        """What a clause on a noun speaks of: a name rather than its description, a subject, not "one"."""
        tree = self.tree
        own = set(tree.subtree(clause))
        if tree.relation(noun) == "appos":
            above = tree.described(noun)
            noun = above if tree.tokens[above].tag.startswith("NNP") else noun
        noun = tree.named(noun)
        subject = tree.subject(noun)
        described = tree.kid(noun, "cop") is not None and not (
            tree.is_proper(noun) or tree.kids(noun, "case")
        )
        if (
            subject is not None and described
        ):  # "she was an engineer who built ...", not "it is about Ada, who"
            noun = subject
        return tuple(k for k in self._plain_phrase(noun) if k not in own)

    def _participle_of(self, predicate: Predicate, noun: int, kid: int) -> Predicate | None:
        tree = self.tree
        token, marker = tree.tokens[kid], tree.marker(kid)
        passive = any(tree.tokens[k].relation == "aux:pass" for k in tree.kids(kid, "aux"))
        if marker == "to" and token.tag == "VBN" and passive:
            predicate.cuts.add(kid)
            return Predicate(kid, Sort.PLANNED, self._antecedent(noun, kid))
        if token.tag not in {"VBN", "VBG"} or marker or self._is_preposition(kid):
            return None
        if len(tree.subtree(kid)) < 3:
            return None
        if tree.is_set_off(kid) or self._is_class(noun):
            predicate.cuts.add(kid)
        elif not self._is_specific(noun, kid):
            return None
        elif self._is_dispensable(predicate, noun) or self._is_indefinite(noun):
            predicate.cuts.add(kid)
        return Predicate(kid, Sort.PARTICIPLE, self._antecedent(noun, kid))

    def _is_dispensable(self, predicate: Predicate, noun: int) -> bool:
        """What is so "despite U.S. sanctions restricting trade" is so despite U.S. sanctions.

        What is so of "cars sold in May", or of "the cars", need not be so of other cars.
        """
        tree = self.tree
        path = [noun, *tree.above(noun)]
        inside = (
            [tree.relation(k) for k in path[: path.index(predicate.head)]] if predicate.head in path else []
        )
        outer = {"obl", "nmod", "acl"} >= set(inside) and "obl" in inside
        return outer and not tree.kids(noun, "det") and not tree.is_denied(predicate.head)

    def _explains(self, kid: int) -> bool:
        """ "companies, both giants and startups, ...": what is set off tells of nothing else."""
        paired = any(self.tree.tokens[k].lemma == "both" for k in self.tree.kids(kid, "cc", "det"))
        return paired and self.tree.is_set_off(kid)

    def _likewise(self, predicate: Predicate, kid: int) -> Predicate | None:
        """ "Like most U.S. cities, Cleveland lost people": so did they."""
        tree = self.tree
        first = tree.tokens[tree.subtree(kid)[0]].text
        several = tree.tokens[kid].tag in {"NNS", "NNPS"}
        others = any(tree.tokens[k].lemma in {"other", "many"} for k in tree.kids(kid, "amod"))
        if (
            first != "Like"
            or not several
            or others
            or predicate.sort is not Sort.MAIN
            or tree.is_denied(predicate.head)
        ):
            return None
        predicate.cuts.add(kid)
        return Predicate(predicate.head, Sort.LIKEWISE, tuple(tree.noun_phrase(kid)), cuts={kid})

    def _with_participle(self, predicate: Predicate, kid: int) -> Predicate | None:
        """ ", with the first meeting set to take place in May"; "Despite being on the list, ..."."""
        tree = self.tree
        shared = self.shared_subject(predicate)
        if tree.marker(kid).startswith("despite") and tree.kid(kid, "cop") is not None and shared:
            predicate.cuts.add(kid)
            return Predicate(kid, Sort.PARTICIPLE, shared)
        if tree.marker(kid) not in _WITH or not tree.is_set_off(kid):
            return None
        trait = self._trait(kid)
        if trait is not None:
            predicate.cuts.add(kid)
            noun = tree.subtree(kid, [trait, *tree.kids(kid, "case", "punct")])
            return Predicate(trait, Sort.PARTICIPLE, tuple(noun))
        for clause in tree.kids(kid, "acl"):
            relative = any(tree.tokens[k].tag in _RELATIVES for k in tree.subtree(clause))
            if clause > kid and not relative:
                predicate.cuts.add(kid)
                noun = tree.subtree(kid, [clause, *tree.kids(kid, "case", "punct")])
                return Predicate(clause, Sort.PARTICIPLE, tuple(noun))
        return None

    def _trait(self, noun: int) -> int | None:
        """ "With work on the bridge almost complete, ...": an adjective behind all of the noun's words."""
        tree = self.tree
        words = [k for k in tree.subtree(noun) if tree.tokens[k].text not in {",", "–", "—"}]
        last = words[-1]
        behind = (
            tree.tokens[last].tag == "JJ" and tree.relation(last) == "amod" and tree.tokens[last].head < last
        )
        return last if behind and last != noun else None

    # -- subordinate clauses ---------------------------------------------------------------------------------

    def _subordinate(self, predicate: Predicate, kid: int) -> Predicate | None:
        tree = self.tree
        marker = tree.marker(kid)
        if marker in {"to", "in order to"} and (
            self._purposes(predicate, kid) or self._weighs(predicate, kid)
        ):
            predicate.cuts.add(kid)
            return self._purpose(predicate, kid, kid)
        if tree.subject(kid) is None:
            return self._without_subject(predicate, kid, marker)
        bare = not marker and tree.tokens[kid].tag in {"VBG", "VBN"} and not tree.is_finite(kid)
        if marker in _WITH or (bare and tree.is_set_off(kid)):
            predicate.cuts.add(kid)
            return Predicate(kid, Sort.ABSOLUTE)
        if marker == "where":
            return self._relative_place(predicate, kid)
        if marker == "as" and self._credits(kid):
            return None  # "As Heald told the Post, ozone has dropped"
        stated = marker in _CONTRASTING or (marker in _TEMPORAL and self._happened(kid))
        if not stated or not tree.is_finite(kid):
            return None
        if not self._is_telling(kid):
            return None
        if marker in _CONTRASTING or (marker not in _KEPT and self._stands_alone(predicate, kid)):
            predicate.cuts.add(kid)
        return Predicate(kid, Sort.SUBORDINATE, self._same_subject(predicate, kid))

    def _same_subject(self, predicate: Predicate, kid: int) -> tuple[int, ...]:
        """The subject of the main clause where a pronoun of the other clause stands for it."""
        tree = self.tree
        own, shared = tree.subject(kid), self.shared_subject(predicate)
        if own is None or not shared or tree.tokens[own].tag != "PRP" or own < shared[0]:
            return ()
        inside = set(shared)
        head = next(k for k in shared if tree.tokens[k].head not in inside)
        if {tree.tokens[k].lemma for k in tree.kids(head, "det")} & {"each", "every", "neither", "no"}:
            return ()
        plural = tree.tokens[head].tag in {"NNS", "NNPS"} or bool(tree.kids(head, "conj"))
        fits = {"they"} if plural else {"he", "she"} if tree.tokens[head].entity[2:] == "PER" else {"it"}
        return shared if tree.tokens[own].lemma in fits else ()

    def _relative_place(self, predicate: Predicate, kid: int) -> Predicate | None:
        """ "closed its factory in Gdynia, where 140 people worked": of the noun before the comma."""
        tree = self.tree
        first = tree.subtree(kid)[0]
        comma = first if tree.tokens[first].text == "," else first - 1
        relative = next((k for k in tree.kids(kid) if tree.tokens[k].lemma == "where"), None)
        if comma < 1 or tree.tokens[comma].text != "," or tree.tokens[comma - 1].tag[:2] != "NN":
            return None
        predicate.cuts.add(kid)
        place = tuple(tree.noun_phrase(comma - 1))
        return Predicate(kid, Sort.RELATIVE, place, relative=relative)

    def _weighs(self, predicate: Predicate, kid: int) -> bool:
        """ "voted 5-2 on Monday to adopt a budget of $187 million": figures on both sides, for two claims."""
        tree = self.tree
        inside = tree.subtree(kid)
        outside = [k for k in tree.kids(predicate.head, "obl", "obj") if k < kid]
        figures = [
            {tree.tokens[w].tag for w in words} & {"CD", "JJS"}
            for words in (inside, *map(tree.subtree, outside))
        ]
        plain = tree.tokens[predicate.head].tag[0] == "V" and not tree.is_denied(predicate.head)
        whole = predicate.sort not in {Sort.PARTICIPLE, Sort.ABSOLUTE}
        fits = (
            plain
            and whole
            and tree.tokens[kid].tag == "VB"
            and kid > predicate.head
            and tree.subject(kid) is None
        )
        named = any(
            tree.tokens[k].tag in {"NNP", "CD"}
            for o in outside
            if tree.relation(o) == "obl"
            for k in tree.subtree(o)
        )
        shared = self.shared_subject(predicate) is not None
        return fits and shared and bool(figures[0]) and (any(figures[1:]) or named)

    def _purposes(self, predicate: Predicate, kid: int) -> list[int]:
        """The second and further ones of several things that somebody did something for."""
        tree = self.tree
        others = [k for k in tree.kids(kid, "conj") if tree.tokens[k].tag == "VB" and tree.subject(k) is None]
        chosen = any(tree.tokens[c].lemma == "or" for k in others for c in tree.kids(k, "cc"))
        verb = tree.is_predicate(predicate.head) and kid > predicate.head
        shared = self.shared_subject(predicate) is not None
        whole = predicate.sort not in {Sort.PARTICIPLE, Sort.ABSOLUTE}
        plain = verb and whole and shared and not chosen and not tree.is_denied(predicate.head)
        return others if plain and tree.tokens[kid].tag == "VB" else []

    def _second_aim(self, predicate: Predicate, first: int, kid: int) -> Predicate | None:
        """ "was asked to sign the form and return it": that somebody was asked to return it."""
        tree = self.tree
        if tree.tokens[first].head != predicate.head or kid not in self._purposes(predicate, first):
            return None
        predicate.cuts.add(kid)
        return self._purpose(predicate, first, kid)

    def _purpose(self, predicate: Predicate, first: int, kid: int) -> Predicate:
        """ "companies met to exhibit A and praise B": that they met to praise B, without when and where."""
        tree = self.tree
        group = [*tree.auxiliaries(predicate.head), predicate.head, *tree.kids(predicate.head, "compound")]
        marks = [word for k in tree.kids(first, "mark") for word in (k, *tree.kids(k, "fixed"))]
        told = [w for k in tree.kids(predicate.head, "obj", "iobj") if k < first for w in tree.subtree(k)]
        verb = {*predicate.auxiliaries, *group, *marks, *told}
        return Predicate(kid, Sort.PURPOSE, self.shared_subject(predicate) or (), tuple(sorted(verb)))

    def _without_subject(self, predicate: Predicate, kid: int, marker: str) -> Predicate | None:
        """ ", killing 107 people", "Despite being on the list, ...", "before moving to London"."""
        tree = self.tree
        shared = self.shared_subject(predicate)
        token = tree.tokens[kid]
        if shared is None or self._is_preposition(kid):
            return None
        aside = token.tag in {"VBG", "VBN"} and not marker and tree.is_set_off(kid)
        despite = marker.startswith("despite") and kid < predicate.head
        between = any(tree.tokens[k].relation == "acl:relcl" for k in range(predicate.head, kid))
        moved = token.tag == "VBG" and marker in {"after", "before"} and len(tree.subtree(kid)) > 3
        moved = moved and not between  # "conceded a penalty which Aguilar gave after seeing it": who saw it?
        if not (aside or despite or moved):
            return None
        if not moved or self._stands_alone(predicate, kid):
            predicate.cuts.add(kid)
        return Predicate(kid, Sort.PARTICIPLE, shared)

    # -- tests -----------------------------------------------------------------------------------------------

    def _is_preposition(self, kid: int) -> bool:
        """ "according to the report", "based on figures"; but "based in Denver"."""
        tree = self.tree
        lemma = tree.tokens[kid].lemma
        if lemma == "base":
            return any(
                tree.tokens[c].lemma in {"on", "upon"} for k in tree.kids(kid) for c in tree.kids(k, "case")
            )
        return lemma in _PREPOSITIONS

    def _behind_semicolon(self, kid: int) -> bool:
        first = self.tree.subtree(kid)[0]
        return ";" in {self.tree.tokens[k].text for k in (first - 1, first) if k >= 0}

    def _stands_alone(self, predicate: Predicate, clause: int) -> bool:
        """Whether the predicate says something without a clause of it: not "the report comes (after ...)"."""
        said = self.tree.kids(predicate.head, "obj", "obl", "xcomp", "ccomp", "cop", "advmod")
        return any(k != clause for k in said)

    def _is_telling(self, kid: int) -> bool:
        """Whether a clause says more than that something went on: an object, a circumstance, a name."""
        tree = self.tree
        words = tree.subtree(kid)
        named = len(words) > _LONG or any(tree.tokens[k].tag in {"NNP", "NNPS", "CD"} for k in words)
        return named or bool(tree.kids(kid, "obj", "obl", "xcomp", "ccomp", "cop"))

    def _happened(self, kid: int) -> bool:
        return any(self.tree.tokens[k].tag == "VBD" for k in (kid, *self.tree.auxiliaries(kid)))

    def _is_conditional(self, kid: int) -> bool:
        """ "substances that, if given undiluted, would harm": nothing is said to be so."""
        tree = self.tree
        return any(tree.marker(k) in {"if", "unless"} for k in tree.kids(kid, "advcl"))

    def _is_specific(self, noun: int, clause: int) -> bool:
        """A name, "U.S. sanctions", "a loudspeaker in Seoul": a reader can tell of what the clause holds."""
        tree = self.tree
        words = [tree.tokens[k] for k in self._antecedent(noun, clause)]
        own = set(tree.subtree(clause))
        modified = any(k not in own for k in tree.kids(noun, "amod", "compound", "nmod", "acl"))
        fact = any(tree.tokens[k].tag in {"CD", "NNP", "NNPS"} for k in own)
        if self._is_indefinite(noun) and modified and fact:
            return True
        year = any(word.tag == "CD" and len(word.text) == 4 and word.text.isdigit() for word in words)
        return year or any(word.tag.startswith("NNP") for word in words)

    def _is_class(self, noun: int) -> bool:
        """ "she was an engineer who ...": what the clause says holds of the subject."""
        tree = self.tree
        named = tree.kid(noun, "cop") is not None and tree.subject(noun) is not None
        return named and self._is_indefinite(noun) and not tree.kids(noun, "case")

    def _is_indefinite(self, noun: int) -> bool:
        articles = {self.tree.tokens[k].lemma for k in self.tree.kids(noun, "det")}
        return bool(articles & {"a", "an"})
