"""Core: errors, validity of days, the audit, middleware; knows no context.

Imports nothing of the platform. Start reading in errors.py, validity.py and audit.py.
"""
