"""Verbs of saying and thinking."""

from __future__ import annotations

__all__ = ["REPORTING_VERBS", "SAYING_VERBS"]

# Verbs whose clause is somebody's saying or thinking (written for this project).
REPORTING_VERBS = frozenset(
    """accuse acknowledge add admit advise agree allege announce answer argue ask assert assume believe call
    caution claim comment complain concede conclude confirm consider contend declare demand deny describe
    disclose emphasise emphasize estimate expect explain fear feel find guess hear highlight hint hold hope
    imply indicate inform insist know learn maintain mean mention note observe plan predict proclaim promise
    propose recall reckon recommend recount remark remember remind reply report request respond reveal rule
    say see show signal speculate state stress suggest suppose suspect tell testify think underline
    understand urge vow warn wonder worry write""".split()
)

# Those of them whose object may be a direct quotation, unlike thought and perception.
SAYING_VERBS = REPORTING_VERBS - frozenset(
    "expect fear feel find guess hear hold hope imply know learn mean plan see show".split()
)
