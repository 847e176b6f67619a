"""Tables of words for the slips and rewrites of training claims: what an editor takes for what."""

from __future__ import annotations

__all__ = ["ALIASES", "DAYS", "MONTHS", "NUMBERS", "ORDINALS", "SWAPS", "past", "rows"]

MONTHS = ("January February March April May June July August September October November December").split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
SWAPS = {
    "unit": """
        per month>per year|per year>per month|a month>a year|a year>a month|a week>a month|a day>a week
        million>billion|billion>million|thousand>million|hundred>thousand|kilometers>miles
        kilometres>miles|miles>kilometres|km>miles|percent>percentage points|dollars>euros
        pounds>dollars|tonnes>kilograms|feet>metres|meters>feet|metres>feet|hours>minutes|minutes>hours
        days>weeks|weeks>days|weeks>months|months>weeks|months>years|years>months|years>decades
        hours>days|acres>hectares|$>€|£>$
    """,
    "direction": """
        rose>fell|fell>rose|increased>decreased|decreased>increased|grew>shrank|higher>lower
        lower>higher|more than>less than|more than>fewer than|less than>more than|fewer than>more than
        at least>at most|before>after|after>before|above>below|below>above|larger>smaller|smaller>larger
        largest>smallest|smallest>largest|highest>lowest|lowest>highest|older>younger|younger>older
        oldest>youngest|youngest>oldest|best>worst|worst>best|longest>shortest|shortest>longest
        better>worse|worse>better|most>least|earlier>later|later>earlier|more>less|more>fewer|fewer>more
        less>more|ahead of>behind|behind>ahead of|gained>lost|lost>won|won>lost|bought>sold|sold>bought
        increase>decrease|rise>fall|growth>decline|decline>growth|opened>closed|began>ended
        started>ended|joined>left|left>joined|accepted>rejected|rejected>accepted|approved>rejected
        supported>opposed|opposed>supported|with>without|success>failure|victory>defeat|defeat>victory
        majority>minority|minority>majority|allowed>banned|banned>allowed|include>exclude
        includes>excludes|include>omit|parent>child|father>mother|mother>father|son>daughter
        daughter>son|brother>sister|sister>brother|husband>wife|wife>husband|male>female|female>male
        teacher>student|buyer>seller|winner>loser|predecessor>successor|since>until|until>since
        during>after|within>outside|inside>outside|succeeded by>preceded by|defeated>lost to
        beat>lost to|early>late|late>early|first>last|last>first|minimum>maximum|maximum>minimum
        easily>narrowly
    """,
    "place": """
        north>south|south>north|east>west|west>east|northern>southern|southern>northern|eastern>western
        western>eastern|northeast>southwest|southwest>northeast|northwest>southeast|left>right
        right>left
    """,
    "quantifier": """
        some>all|most>all|several>all|many>all|many>few|most>few|all>some of|all>none of|both>neither of
        every>no|each>no|no>every|often>always|often>rarely|usually>always|usually>rarely
        sometimes>always|rarely>often|never>always|always>never|mostly>entirely|mainly>solely
        partly>entirely|nearly>more than|almost>more than|half>a quarter|half>two thirds|a third>half
        a quarter>half|few>most|only>not only|also>only|mostly>rarely|majority>all|partially>fully
        once>twice|twice>once|double>triple|doubled>tripled
    """,
    "overclaim": """
        one of the first>the first|one of the>the only|among the first>the first
        one of the most>the most|one of the largest>the largest|one of the best>the best
        among the>the only|a number of>all|may>will|might>will|could>will|can>must|could>did|would>did
        may have>did indeed have|expected to>certain to|planned to>refused to|plans to>refuses to
        hopes to>is certain to|suggested>proved|suggests>proves|likely>certain|alleged>proven
        allegedly>demonstrably|reportedly>admittedly|believed to>proven to|thought to>proven to
        said to>proven to|approximately>exactly|about>exactly|around>exactly|possible>certain
        tried to>managed to|attempted to>managed to|helped to>refused to|helped>hindered
        linked to>caused by|associated with>caused by|part of>all of|considered>ceased to be considered
        largest in>smallest in|main>only|is used to>must be used to|wanted to>refused to
        agreed to>refused to|began to>refused to|continued to>ceased to
    """,
}
"""By the sort of slip: words that are put for others, "old>new"."""
ALIASES = """
    United States>US|United States>U.S.|U.S.>United States|the United States>America|United Kingdom>UK
    UK>United Kingdom|the United Kingdom>Britain|European Union>EU|EU>European Union|United Nations>UN
    UN>United Nations|percent>%|per cent>%|%>percent|kilometres>km|kilometers>km|km>kilometres
    World War II>the Second World War|World War I>the First World War|New York City>New York
    television>TV|movie>film|film>movie|U.K.>Britain|approximately>about|approximately>around
    about>roughly|numerous>many|many>numerous|however>but|located in>in|prior to>before|following>after
    in order to>to|as well as>and|such as>including|including>such as|more than>over|over>more than
    at least>no fewer than|because of>owing to|due to>because of|became>turned into|near>close to
    began>started|started>began|died>passed away|was born in>comes from|received>got|won>was awarded
    is known for>is famous for|is best known for>is famous for|wrote>was the author of
    directed>was the director of|founded>set up|established>set up|released>put out|located>situated
    located>found|used>employed|called>named|titled>called|consists of>is made up of|contains>has
    features>includes|portrayed>played|played>portrayed|attended>went to|said>stated|said>told reporters
    announced>made known|killed>left dead|purchased>bought|acquired>bought|all but finished>nearly done
    increased>rose|decreased>fell|rose>climbed|rose>went up|fell>dropped|fell>went down|children>kids
    physician>doctor|automobile>car|large>big|primarily>mainly|mainly>chiefly|currently>now
    is a member of>belongs to|belongs to>is part of|both>the two|despite>in spite of|although>though
"""
"""Words that may stand for others."""


def rows(table: str) -> list[tuple[str, str]]:
    """The pairs of a table."""
    found = [row.split(">") for line in table.strip().splitlines() for row in line.strip().split("|")]
    return [(old, new) for old, new in found]


_PASTS = {
    "sell": "sold",
    "buy": "bought",
    "fall": "fell",
    "rise": "rose",
    "lose": "lost",
    "win": "won",
    "keep": "kept",
    "begin": "began",
    "leave": "left",
    "go": "went",
    "come": "came",
    "give": "gave",
    "take": "took",
    "get": "got",
    "build": "built",
    "make": "made",
    "hold": "held",
    "find": "found",
    "tell": "told",
    "lead": "led",
    "set": "set",
    "think": "thought",
    "bring": "brought",
    "teach": "taught",
    "send": "sent",
    "spend": "spent",
    "put": "put",
    "catch": "caught",
    "meet": "met",
    "cut": "cut",
    "hit": "hit",
    "let": "let",
    "mean": "meant",
    "hurt": "hurt",
    "feel": "felt",
    "lend": "lent",
    "bear": "bore",
    "see": "saw",
    "run": "ran",
    "stop": "stopped",
    "plan": "planned",
    "say": "said",
    "pay": "paid",
    "shut": "shut",
    "quit": "quit",
    "win over": "won over",
    "split": "split",
}


def past(verb: str) -> str:
    """The past of a verb, by rule; empty for what looks irregular."""
    if verb in _PASTS:
        return _PASTS[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith(("ow", "aw", "ing", "ink", "eak", "eep", "ight", "ind")):
        return f"{verb}ed" if verb in {"follow", "allow", "show", "borrow"} else ""
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}ed"
