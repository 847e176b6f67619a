"""The codes that findings are reported under, each with its documentation: `claims explain CODE`."""

from claims.codes.code import Code, severity_of
from claims.codes.table import CODES, GROUPS, code_names, find_code

__all__ = ["CODES", "GROUPS", "Code", "code_names", "find_code", "severity_of"]
