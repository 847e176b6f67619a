"""Abbreviations with a full stop, and words that open sentences: closed lists, written for this project.

All in lower case and without the last full stop.
"""

from __future__ import annotations

__all__ = ["ABBREVIATIONS", "BEFORE_NUMBERS", "COMPANY_FORMS", "ENDERS", "OPENERS", "TITLES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    adm amb assoc asst att atty bp brig bros capt cardl cdr cmdr col comdr cpl cpt det dr drs ens esp fr
    gen gov hon insp lieut lt ltc maj messrs mgr mlle mm mme mr mrs ms msgr mx pfc pres prof profs pte
    pvt rep reps ret rev revd sen sens sgt sr st ste supt
    """
)

BEFORE_NUMBERS = _words(
    """
    al app apr apt arr art aug bk bldg ca cap ch chap cl col coll dec def eq eqs ex exp ext feb fig figs
    fl fol fri gal gr jan jul jun l lib ll loc mar mon n nn no nos nov nr oct op p par para paras pl pp
    pt pts r r.s rm rs rt sat sec secs sect sep sept ser st sta sun suppl tab tel thu thur thurs tue
    tues v ver vol vols wed
    """
)

COMPANY_FORMS = _words("co corp cos inc intl llc llp ltd mfg plc pty univ")

ENDERS = COMPANY_FORMS - {"co", "cos"} | _words("al esq etc jr ph.d sr")
"""Keep their full stop even at the end of a sentence: nothing else is spelled like them."""

ABBREVIATIONS = (
    TITLES
    | COMPANY_FORMS
    | _words(
        """
    a.d a.k.a a.m ala alta approx apr ariz ark assn aug ave b.a b.c b.c.e b.s b.sc bc bf blvd bros btw
    c.e c.f ca calif cf chr colo conn d.c d.d.s d.phil dec del dept div e.g e.t e.u ecl ed eds encl esq
    est et.al etc excl feb fla ft ga gov't govt hrs hwy i.e ibid ill incl ind intl jan jr kan ky lat lb
    lbs ll.b ll.d long m.a m.b.a m.d m.p m.p.h m.phil m.s m.sc mass max md med mi mich min minn misc mo
    mont mss mt mtn mts n.b n.y nat'l natl neb nev nov o.s oct okla op.cit ore orig oz p.m p.o p.s pa
    penn ph.d pkwy pop pron pseud q.v r.i rd ref refs resp rpm s.c sc.d sci sep sept seq sq tbsp temp
    tenn tex trans transl tsp u.k u.n u.s u.s.a u.s.s v va var vet viz vs vt wash wis wk wyo yd yds yr
    yrs
    """
    )
)

OPENERS = _words(
    """
    about above according accordingly across additionally after afterward afterwards again against all
    almost also although altogether am among an and another any anybody anyone anything are around as
    aside at based because before behind below beneath besides between beyond both but by can
    consequently could currently despite did do does during each earlier either elsewhere especially
    even eventually every everybody everyone everything except few finally first firstly following for
    former formerly fortunately from further furthermore generally given had half has have having he
    hence her here hers him his historically how however if in indeed initially inside instead into is
    it its itself just last lastly later latter less let likewise many may maybe meanwhile might mine
    more moreover most much must my near nearly neither never nevertheless next nobody none nonetheless
    nor not notably nothing now of off often on once one only or originally other others otherwise our
    out outside over overall per perhaps please previously prior rather recently several shall she
    should similarly since so some somebody someone something sometimes soon still subsequently such
    than that the their theirs them then thereafter therefore these they third this those though through
    throughout thus till to today together tomorrow too toward towards traditionally two typically
    ultimately under unfortunately unless unlike until up upon us usually via was we were what whatever
    when whenever where whereas wherever whether which while who whoever whom whose why will with within
    without would yes yesterday yet you your
    """
)
