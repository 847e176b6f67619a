"""Words that say the same, and words that exclude each other: closed lists, written for this project.

All entries are lemmas. Groups are in alphabetical order of their first word. A word may stand in several
groups: `synonyms` answers with the names of all of them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

__all__ = ["EXCLUSIVE", "GENERIC_VERBS", "LIGHT", "NEGATIVE", "PART_NOUNS", "SWEEPING", "Pole", "poles", "synonyms"]

_SYNONYMS = """
abandon quit forsake
accord agreement deal pact treaty
achieve attain reach
acquire buy purchase takeover
admit concede acknowledge
advise counsel recommend
agree consent
aim goal objective purpose target
allege claim
allow let permit
analyse analyze examine investigate scrutinise scrutinize study research
announce declare disclose proclaim reveal unveil
appear attend participate present
appoint hire name nominate
approve back endorse favour favor support
arise emerge appear
arrive come reach land
ask call demand request urge
attack assault raid strike
author writer
average mean
award give grant win receive honour honor
backlog queue
ballot vote
ban bar forbid outlaw prohibit
bankrupt insolvent
beat defeat win overcome
begin commence launch open start
big huge large great major massive enormous
boat ship vessel freighter
book record report
boss chief head leader chair chairman chairwoman chairperson president
build construct erect raise
business company corporation enterprise firm group
cancel scrap abolish axe
car automobile vehicle
cargo freight
cause bring lead prompt result trigger induce
centre center
ceo chief executive
change alter modify shift switch transform
chair chairman chairwoman chairperson head lead
charity donation donate give
chip processor semiconductor
city municipality town
clash fight conflict
close shut end
coach manager trainer
collapse crash topple fall tumble
collect gather raise
command order instruct
commit pledge promise vow
company maker manufacturer producer
compete rival
competitor rival
complete end finish conclude
condemn criticise criticize denounce slam
conference event fair summit convention
consumer customer client
convict sentence
cost price fee
council municipality
country nation state
crate create establish find found set
crew staff personnel workforce employee worker
cut lower reduce slash trim
dead death die kill casualty victim
deadline limit
debt arrears liability
decade ten
decide resolve rule
decrease decline diminish drop fall sink slip slump tumble plunge shrink dip reduce
deny refuse reject rebuff dismiss
depart leave exit quit
describe call
design plan
destroy demolish ruin
detain arrest
develop create build
diet food
disaster catastrophe
discover detect find
display exhibit feature present show showcase unveil demonstrate
distribute hand issue
doctor physician
double twice
dwell live reside inhabit
early first
earn gain receive make
eat consume
effect impact influence consequence
election poll vote
emphasise emphasize highlight stress underline underscore
employ hire
employee staff worker
enable allow help
enlarge expand extend big increase
enrol enroll
ensure guarantee
erect build put raise install
error fault mistake
establish found create launch set
estimate reckon
exhibit exhibition display show fair
exhibitor stand
expand grow widen
expect anticipate forecast predict project
explode blast detonate
export ship sell
extra additional another further more
fail collapse
fast quick rapid speedy
fear worry concern
film movie picture
final last
fine penalty
firm company business
flat apartment
flee escape
flight plane air
focus concentrate
football soccer
form questionnaire
forecast outlook
foreign overseas international
former previous ex
fund finance pay
game match
garbage waste trash
get obtain receive
goal target score
govern rule
government administration cabinet
ground land soil
grow increase climb gain jump rise soar surge expand mount add
guess estimate
halt stop suspend cease end
happen occur place
harm damage hurt injure
head lead chair
help aid assist assistance
hit strike
hold keep stage
hope wish
hospital clinic
hotel inn
house home dwelling
hurt injure wound
imprison jail
improve enhance better
include contain comprise
income revenue
inform tell
inhabitant resident people population live
initial first
inquiry enquiry investigation probe
instal install set put
introduce launch present release roll unveil debut
invent devise
island isle
job post position
join enter
journal magazine
journalist reporter
judge court
judgment judgement ruling verdict sentence decision
lack miss without
language tongue
last final
law legislation act
lawsuit suit
lawyer attorney barrister counsel
leader chief head
legislator lawmaker
length duration
lie situate locate
link connect connection
live reside
lose shed forfeit
loss deficit
maize corn
majority most
make produce manufacture
market sell
medal award prize
member deputy councillor
merge combine unite
migrant immigrant
minister secretary
money cash fund
mosque mecca
murder kill slay
museum gallery
near close adjacent next
need require must
new fresh novel latest
note observe remark say comment add state
obligatory mandatory compulsory required obliged
obtain get secure
offer provide supply
office bureau
often frequently usually
oil petroleum crude
old ancient former
oppose resist object
opposition resistance objection
over exceed more
own possess belong
owner proprietor
part portion share
pass enact adopt
passenger traveller traveler
passed died
pay fund salary wage
people person
percent percentage
permission licence license consent permit
petition appeal
place site location spot venue
plan intend scheme proposal
plant factory
play perform
police officer
poll survey
poor weak
popular famous
post position role
postpone delay defer
praise applaud hail
prefer favour favor
price cost
principal main chief primary
prison jail
prize award
probably likely
product good
profit earnings gain
programme program scheme
prohibit ban
project scheme
protect defend safeguard shield
protest demonstrate rally
provide give supply
publish issue print release
pupil student
push drive
put place set
quantity amount number
quarter fourth
question query
rain rainfall
raise increase lift hike
rank place come finish position
rate ratio share
reason cause
rebuild reconstruct
recall remember
receive get win obtain
recent latest new
refugee asylum asylee
regulate control
regulation rule
release launch publish appear out debut
remain stay continue still
remove delete withdraw
rent hire lease
repair fix mend
replace substitute supersede succeed
reply answer respond
report account
represent depict
rescue save
resign quit leave
restrict limit curb
return back
rich wealthy
right correct
rise increase climb
risk danger
road street
rock stone
rule govern
run operate manage
safe secure
safeguard protect protection
say tell state claim mention
scene site
schedule plan timetable
school academy
scientist researcher
score goal result
sea ocean
seat constituency
see watch view
seek look want
sell market
send dispatch ship
separate distinct
serve act work
several some various multiple
share stake
ship deliver
shop store
shortage lack scarcity
shrink contract
sign ink
sink drown
size scale
slow sluggish
small little tiny
smart clever
solely only exclusively
speak talk
spend pay
split divide
stampede crush
start begin
statement declaration
stay remain
stop halt prevent
storm wind
strategy plan
strong powerful
study paper research
succeed follow
success triumph
sue prosecute
suffer sustain
sum amount
superior better
sure confident confidence certain
task job
tax levy duty
teach instruct
teacher instructor
technology tech
think believe consider
threat menace
tie draw
tough hard difficult
trade commerce
train educate coach
transport carry
trial test beta
trip journey voyage
try attempt seek
turn become
turnout participation
use employ deploy utilise utilize
user customer
usual usually normal normally typical
vast huge
victim casualty
visit tour
visitor guest tourist
volunteer amateur
voter elector
vulnerability flaw weakness hole
want wish seek
war conflict
warn caution
warming temperature heat
weapon arm
weigh weight
well good
win victory triumph gain
worker employee
worldwide global world international
wound injure hurt injury
write author compose
wrong incorrect
yearly annual year
yield harvest output
"""

LIGHT = frozenset(
    """a also and as be become by can could do even for from get go have he her here his how i if in into it its
    just like make may might more much must not now of on one or other our own she should so some such take than
    that the their them then there these they this those thus to too up upon very was we were what when where
    which while who whom whose why will with would you your yet still well already only both each any all most
    another""".split()
)
"""Lemmas that carry too little meaning to count as found or missing."""


GENERIC_VERBS = frozenset(
    """amount assemble attract be bring cost count deploy display draw employ equal estimate exhibit feature gather
    go have hold include involve keep lie lead measure number place post present put rate reach receive record
    register remain report run say see set show showcase stand station take total unveil""".split()
)
"""Verbs that say little more than that something is there, so that one may stand for another beside a figure."""


EXCLUSIVE = frozenset(
    """base bear born bury capital chair coach direct die found head headquarter hold invent kill locate manage
    marry situate succeed write""".split()
)
"""What has room for one name only in each part: somebody is born in one place, a firm has one head."""

NEGATIVE = frozenset("deny fail failure few lack little refuse unable unlikely without".split())
"""Words that deny without a negation."""

PART_NOUNS = frozenset(
    "branch bureau department directorate division faculty minister ministry secretary subsidiary unit".split()
)
"""Parts and offices of a body that are told apart by what stands before them: "the cloud unit"."""

SWEEPING = frozenset(
    """all always entire entirely every everybody everyone everything exclusively first last never no nobody none
    nothing only sole solely unanimous unanimously whole wholly""".split()
)
"""Words that leave no exception: a claim that has one is not supported by a passage that has none."""


class Pole(NamedTuple):
    """One side of a contrast: the contrast's name, the side's, and the code under which a difference goes."""

    contrast: str
    side: str
    code: str


_CONTRASTS = (
    (
        "movement",
        "wrong-direction",
        {
            "up": """add climb expand gain grow growth increase jump mount raise rise soar surge swell upward
            accelerate double triple widen""",
            "down": """contract decline decrease diminish dip down downward drop dwindle fall fell lose plummet
            plunge reduce reduction shed shrink sink slide slip slow slump tumble decelerate halve narrow""",
        },
    ),
    (
        "time order",
        "wrong-direction",
        {"before": "before prior precede ahead", "after": "after following follow since once"},
    ),
    ("lead", "wrong-direction", {"ahead": "ahead lead", "behind": "behind trail lag"}),
    (
        "comparison",
        "wrong-direction",
        {
            "more": "above exceed higher larger greater bigger longer stronger faster older heavier",
            "less": "below lower smaller lesser shorter weaker slower younger lighter",
        },
    ),
    ("earliness", "altered", {"earlier": "earlier sooner", "later": "later"}),
    (
        "compass",
        "wrong-place",
        {
            "north": "north northern northernmost northward",
            "south": "south southern southernmost southward",
            "east": "east eastern easternmost eastward",
            "west": "west western westernmost westward",
        },
    ),
    (
        "time of day",
        "wrong-date",
        {
            "morning": "morning dawn",
            "afternoon": "afternoon",
            "evening": "evening dusk",
            "night": "night overnight midnight",
        },
    ),
    ("keeping", "negated", {"keep": "keep maintain retain hold preserve", "lose": "lose forfeit surrender"}),
    (
        "approval",
        "negated",
        {
            "yes": "accept approve authorise authorize back endorse favour favor support",
            "no": "block condemn deny oppose refuse reject scrap veto",
        },
    ),
    ("outcome", "negated", {"won": "win beat defeat", "lost": "lose"}),
    ("success", "negated", {"succeed": "succeed success", "fail": "fail failure"}),
    (
        "permission",
        "negated",
        {"allow": "allow permit let", "forbid": "ban bar forbid outlaw prohibit prevent"},
    ),
    ("opening", "negated", {"open": "open reopen launch start begin", "close": "close shut end cease stop"}),
    ("trade", "swapped-roles", {"buy": "buy purchase acquire import", "sell": "sell export divest"}),
    ("hiring", "negated", {"hire": "hire appoint recruit", "fire": "dismiss fire sack oust"}),
    ("presence", "negated", {"include": "include contain", "exclude": "exclude omit"}),
    (
        "extent",
        "overclaim",
        {"whole": "solely entirely wholly exclusively completely fully", "part": "partly partially mainly"},
    ),
    (
        "unity",
        "negated",
        {"united": "unanimous unanimously united agree", "split": "split divided divide disagree"},
    ),
    (
        "season",
        "wrong-date",
        {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    ),
    ("publicness", "contradicted", {"public": "public", "private": "private"}),
    ("rights", "contradicted", {"majority": "majority most", "minority": "minority few"}),
    (
        "frequency",
        "overclaim",
        {"always": "always permanently", "sometimes": "sometimes occasionally seasonally rarely seldom"},
    ),
)


@cache
def _synonym_table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _SYNONYMS.split("\n"):
        words = line.split()
        for word in words:
            table.setdefault(word, set()).add(words[0])
    return {word: frozenset(names) for word, names in table.items()}


@cache
def _pole_table() -> dict[str, tuple[Pole, ...]]:
    table: dict[str, list[Pole]] = {}
    for contrast, code, sides in _CONTRASTS:
        for side, words in sides.items():
            for word in words.split():
                table.setdefault(word, []).append(Pole(contrast, side, code))
    return {word: tuple(found) for word, found in table.items()}


def synonyms(lemma: str) -> frozenset[str]:
    """The names of the groups that hold `lemma`; words that share a group say the same here."""
    return _synonym_table().get(lemma, frozenset())


def poles(lemma: str) -> tuple[Pole, ...]:
    """The sides of the contrasts that `lemma` takes."""
    return _pole_table().get(lemma, ())
