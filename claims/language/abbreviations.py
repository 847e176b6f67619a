"""Abbreviations with a full stop, and words that open sentences: closed lists, written for this project.

All in lower case and without the last full stop.
"""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "BEFORE_NUMBERS", "COMPANY_FORMS", "ENDERS", "NEVER_LAST", "OPENERS", "TITLES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    adm amb assoc asst atty bp brig capt cardl cdr cmdr col comdr cpl cpt det dr drs ens fr gen gov hon
    insp lieut lt ltc maj messrs mgr mlle mme mr mrs ms msgr mx pfc pres prof profs pte pvt rep reps rev
    revd sen sens sgt sr st ste supt
    """
)
"""Stand before a name."""

NEVER_LAST = (TITLES - {"sr", "st", "ste"}) | _words("a.k.a approx cf e.g i.e mt o.s viz vs")
"""Never end a sentence, whatever follows."""

BEFORE_NUMBERS = _words(
    """
    al app apr apt arr art aug b bk bldg ca cap ch chap cl col coll d dec def div eq eqs ex exp ext feb
    fig figs fl fol fri gal gr jan jul jun l lib ll loc m mar mon n nn no nos nov nr oct op p par para
    paras pl pp pt pts r r.s rm rs rt sat sec secs sect sep sept ser st sta sun suppl tab tel thu thur
    thurs tue tues v ver vol vols wed
    """
)
"""Are abbreviations only before a number; some are ordinary words ("no", "art", "fig", "sat")."""

COMPANY_FORMS = _words("co corp cos inc intl llc llp ltd mfg plc pty univ")

ENDERS = COMPANY_FORMS - {"co", "cos"} | _words("al esq etc jr ph.d sr")
"""Keep their full stop even at the end of a sentence: nothing else is spelled like them."""

ABBREVIATIONS = (
    TITLES
    | COMPANY_FORMS
    | _words(
        """
        a.d a.k.a a.m alta approx ariz assn b.a b.c b.c.e b.s b.sc bros btw c.e c.f calif cf chr colo
        conn d.c d.d.s d.phil dept e.g e.t e.u ed eds encl esq est fla gov't govt i.e ibid incl intl jr
        lat ll.b ll.d m.a m.b.a m.d m.p m.p.h m.phil m.s m.sc mich minn misc mont mt mtn mts n.b n.y
        nat'l natl neb nev o.s okla op.cit p.m p.o p.s penn ph.d pseud q.v r.i s.c sc.d tenn tex transl
        u.k u.n u.s u.s.a u.s.s va viz vs vt wis wyo
        """
    )
)
"""Those that a capital or a number may follow: before a small letter, no list is needed."""

OPENERS = _words(
    """
    about above according accordingly across additionally after afterward afterwards again against all
    almost also although altogether am among an and another any anybody anyone anything are around as
    aside at based because before behind below beneath besides between beyond both but by can
    consequently could currently despite did do does during each earlier either elsewhere especially
    even eventually every everybody everyone everything except few finally first firstly following for
    former formerly fortunately from further furthermore generally given had half has have having he
    he'd he'll he's hence her here here's hers him his historically how however i i'd i'll i'm i've if
    in indeed initially inside instead into is it it'll it's its itself just last lastly later latter
    less let let's likewise many may maybe meanwhile might mine more moreover most much must my near
    nearly neither never nevertheless next nobody none nonetheless nor not notably nothing now of off
    often on once one only or originally other others otherwise our out outside over overall per perhaps
    please previously prior rather recently several shall she she'd she'll she's should similarly since
    so some somebody someone something sometimes soon still subsequently such than that that's the their
    theirs them then there's thereafter therefore these they they'd they'll they're they've third this
    those though through throughout thus till to today together tomorrow too toward towards
    traditionally two typically ultimately under unfortunately unless unlike until up upon us usually
    via was we we'd we'll we're we've were what what's whatever when whenever where whereas wherever
    whether which while who who's whoever whom whose why will with within without would yes yesterday
    yet you you'll you're you've your
    """
)
"""Words of closed classes, and adverbs that link sentences: with a capital, they open one."""
