"""Core: errors, validity of days, middleware; knows no context.

Imports nothing of the platform. Start reading in errors.py and validity.py.
"""
