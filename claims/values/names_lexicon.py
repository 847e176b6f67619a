"""The word lists that names are compared with; written for this project."""

from __future__ import annotations

__all__ = [
    "ALTERNATES",
    "COMPANY_FORMS",
    "DIRECTIONS",
    "FAMILY_FIRST",
    "HEAD_NOUNS",
    "LINKS",
    "SHORT_FORMS",
    "TITLES",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    acting adm admiral ambassador archbishop baron baroness bishop brig brigadier capt captain cardinal
    ceo chairman chairwoman chancellor chief cmdr col colonel commander commissioner congressman
    congresswoman corporal count countess cpl dame deputy director doctor dr duchess duke emir emperor
    empress executive father first former gen general gov governor he hon honourable imam judge justice
    king lady lieutenant lord lt madam maj major marshal mayor md minister miss monsignor mr mrs ms mx
    officer pm pope premier pres president prime prince princess prof professor queen rabbi rep
    representative rev reverend secretary sen senator sgt sheikh sheriff sir spokesman spokesperson
    spokeswoman sultan vice
    """
)
"""Words that stand before a person's name and are no part of it."""

COMPANY_FORMS = _words(
    """
    ab ag aps as asa bhd bv co companies company corp corporation gmbh group holding holdings inc
    incorporated international kg kgaa kk limited llc llp lp ltd nv oy oyj plc pte pty pvt sa sarl sas
    sdn se spa srl technologies technology
    """
)
"""Words that end a company's name and may be left out."""

LINKS = _words(
    """
    a al an and bin da de del della den der di dos du el for ibn in la le los of on the to van von y
    """
)
"""Small words inside names: they carry no weight of their own."""

DIRECTIONS = _words(
    """
    central east eastern greater inner lower middle new north northeast northern northwest old outer
    papua saint san south southeast southern southwest upper west western
    """
)
"""Words that make another place of a place: Korea is not North Korea."""

HEAD_NOUNS = _words(
    """
    academy act administration agency airlines airport alliance association authority awards bank board
    bureau center centre championship church city cloud club college commission committee conference
    congress council country county court cup department east edition expo federation festival forum
    foundation fund games government group hall hospital hotel house institute island islands lake
    league library ministry mobile motors mountain museum network news office olympics organisation
    organization park parliament party police post press prize project report river school senate
    service society stadium state states station street studio studios summit team theater theatre times
    tower town trust union united university week world
    """
)
"""Nouns of which organisations, events and places are made: alone they name nobody."""

FAMILY_FIRST = _words(
    """
    bai cai cao chan chang chen cheng cho choi chung cui dai deng ding dong du duan fan fang feng fu gao
    gong gu guo han hao he hong hou hu huang hwang jang jeon jia jiang jin jung kang kim kong kwon lam
    lau lee lei li liang liao lin ling liu lu luo lv ma mao meng ngo nguyen nie oh ouyang pan park peng
    pham qian qin qiu ren seo shao shen shi shin song su sun tan tang tao tian tran tsai wan wang wei
    wong wu xi xia xiang xiao xie xu xue yan yang yao ye yi yin yoo yu yuan yun zeng zhang zhao zheng
    zhong zhou zhu zou
    """
)
"""Common Chinese, Korean and Vietnamese family names, which come before the given name."""

SHORT_FORMS: tuple[frozenset[str], ...] = tuple(
    _words(line)
    for line in """
    abby abigail
    al albert alan allen
    alex alexander alexandra alexandre
    andy andrew
    art arthur
    barb barbara
    ben benjamin
    bert albert robert herbert
    beth liz lizzie betty elizabeth elisabeth
    bill billy will william
    bob bobby rob robbie robert
    cathy kate katie kathy katherine kathryn catherine
    charlie chuck charles
    chris christopher christine christian
    dan danny daniel
    dave david
    deb debbie deborah
    dick rich rick ricky richard
    don donald
    doug douglas
    ed eddie ted edward edwin
    fred frederick alfred
    greg gregory
    hank harry henry
    jack johnny john
    jake jacob
    jeff geoff jeffrey geoffrey
    jen jenny jennifer
    jerry gerald jerome
    jim jimmy james
    joe joey joseph
    jon jonathan
    josh joshua
    ken kenneth
    larry lawrence laurence
    maggie meg peggy margaret
    matt matthew
    mike mick michael
    nick nicholas
    pat patrick patricia
    pete peter
    phil philip phillip
    ray raymond
    ron ronald
    sam samuel samantha
    steve stephen steven
    sue susan suzanne
    ted theodore
    tim timothy
    tom tommy thomas
    tony anthony
    vince vincent
    walt walter
    """.strip().splitlines()
)
"""Short forms of first names with the names they stand for."""

ALTERNATES: tuple[tuple[str, ...], ...] = (
    ("Alphabet", "Google"),
    ("European Union", "EU"),
    ("Facebook", "Meta", "Meta Platforms"),
    ("Federal Bureau of Investigation", "FBI"),
    ("Federal Reserve", "Fed", "US Federal Reserve", "Federal Reserve Board"),
    ("International Monetary Fund", "IMF"),
    ("New York", "New York City", "NYC"),
    ("North Atlantic Treaty Organization", "North Atlantic Treaty Organisation", "NATO", "Atlantic Alliance"),
    ("Twitter", "X"),
    ("United Nations", "UN"),
    ("Washington", "Washington DC"),
    ("World Health Organization", "World Health Organisation", "WHO"),
)
"""Names that are used for each other though they share no words."""
