"""Checkers judge claims against sources. `check` runs them over an extraction and gives the report."""
