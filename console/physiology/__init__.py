"""Physiological load: how far a trainee is from their own seated baseline, with its confidence, or a dash.

Memory only, and only with consent (`monitor`). What may import this package is held by contracts in
pyproject.toml: records, sign-off, sync and reports can not reach it.
"""
