"""Word lists of the extraction, written for this project; closed classes as far as news prose goes."""

from __future__ import annotations

from typing import Literal

from claims.language.lexicon import noun_sort

__all__ = [
    "ALSO_FIRMS",
    "AWARD_WORDS",
    "EVENT_NOUNS",
    "EVENT_WORDS",
    "HE_NOUNS",
    "NEUTRAL_TITLES",
    "ORGANISATION_NOUNS",
    "ORGANISATION_WORDS",
    "PERSON_NOUNS",
    "PLACE_NOUNS",
    "PLACE_WORDS",
    "SHE_NOUNS",
    "TITLES",
    "is_place",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Capitalised words that tell what a name names.
EVENT_WORDS = _words(
    """Championship Championships Conference Congress Convention Cup Election Exhibition Expo Fair Festival
    Final Forum Gala Games Marathon Olympics Open Prix Show Summit Symposium Week"""
)
AWARD_WORDS = _words("Award Awards Medal Oscar Prize Prizes Trophy")
ORGANISATION_WORDS = _words(
    """Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank Board
    Books Brothers Bureau Cabinet Church Club Coalition College Commission Committee Company Corp
    Corporation Council Court Department Electronics Energy Federation Foods Force Forces Foundation Fund
    Government Group Guard Guild Holdings Hospital Inc Industries Institute Institution Instruments
    Laboratories Laboratory League Limited Ltd Ministry Motors Movement Museum Navy News Office Orchestra
    Organisation Organization Parliament Partners Party Pharmaceuticals Pictures Plc Police Press Records
    School Senate Service Services Society Solutions Sons Studio Studios Systems Team Technologies Times
    Trust Union United University Works"""
)
PLACE_WORDS = _words(
    """Airport Arena Avenue Bay Beach Bridge Canal Center Centre City Coast County Desert District Hall
    Harbour Highway Hill Hills Island Islands Lake Mountain Mountains North Ocean Park Peninsula Plain
    Plaza Port Province Region River Road Sea Square Stadium State States Station Strait Street
    Territory Tower Town Valley Village"""
)

# What stands before a person's name, with the pronoun it asks for.
TITLES: dict[str, Literal["he", "she"]] = {
    **dict.fromkeys("Father King Lord Mr Mr. Prince Sir".split(), "he"),
    **dict.fromkeys("Dame Lady Miss Mrs Mrs. Ms Ms. Princess Queen".split(), "she"),
}
NEUTRAL_TITLES = _words(
    """Ambassador Archbishop Bishop Captain Chairman Chancellor Chef Chief Coach Colonel Commissioner Dr Dr.
    Emperor Gen. General Gov. Governor Judge Justice Lieutenant Lt. Maj. Major Mayor Minister Pope President
    Prof. Professor Rabbi Rep. Rev. Reverend Secretary Sen. Senator Sergeant Sgt. Sheikh Spokesman
    Spokesperson Spokeswoman"""
)

# Common nouns for people.
HE_NOUNS = _words(
    """actor boy brother businessman chairman father grandfather husband king man nephew prince son spokesman
    uncle widower"""
)
SHE_NOUNS = _words(
    """actress aunt businesswoman chairwoman daughter girl grandmother mother niece princess queen sister
    spokeswoman widow wife woman"""
)
PERSON_NOUNS = (
    HE_NOUNS
    | SHE_NOUNS
    | _words(
        """activist adviser advisor ambassador analyst architect artist astronaut astronomer athlete attorney
        author banker biologist bishop boss captain ceo chair chairperson chancellor chef chemist chief
        co-founder coach commander commentator commissioner composer conductor critic curator dancer
        defendant deputy designer developer director doctor driver economist editor engineer entrepreneur
        executive expert farmer filmmaker footballer founder goalkeeper governor guitarist head historian
        industrialist inventor investigator journalist judge lawmaker lawyer leader lecturer manager
        mathematician mayor member midfielder minister musician novelist nurse officer official painter
        philosopher photographer physicist pianist pilot player playwright poet politician president
        principal producer professor programmer prosecutor psychologist referee reporter representative
        researcher resident scholar scientist secretary senator singer soldier speaker spokesperson
        striker student surgeon teacher trainer treasurer undersecretary veteran vice-president victim
        volunteer winner worker writer"""
    )
)

# People's nouns that are said of firms and teams as well.
ALSO_FIRMS = _words("designer developer driver leader member owner player producer representative winner")

# Common nouns that stand for a name after "the" or "this".
ORGANISATION_NOUNS = _words(
    """agency airline bank brand broadcaster carmaker carrier charity chipmaker club company corporation firm
    foundation group institute lender maker manufacturer operator organisation organization party publisher
    retailer start-up startup supplier team union university"""
)
EVENT_NOUNS = _words(
    """championship conference congress convention event exhibition exposition fair festival forum gathering
    meeting show summit symposium tournament"""
)
PLACE_NOUNS = _words("area city country island nation region town village")


def is_place(noun: str) -> bool:
    """Whether a lower-case noun says of something that it is a place."""
    return noun in PLACE_NOUNS or noun_sort(noun) == "place" or noun.capitalize() in PLACE_WORDS
