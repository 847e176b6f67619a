"""How good an extraction is, measured against gold files: coverage, precision, atomicity, entailment."""

from claims.evaluation.cases import CaseScore
from claims.evaluation.files import read_gold
from claims.evaluation.result import EVAL_FORMATS, Evaluation
from claims.evaluation.rows import RowScore
from claims.evaluation.run import evaluate

__all__ = ["EVAL_FORMATS", "CaseScore", "Evaluation", "RowScore", "evaluate", "read_gold"]
