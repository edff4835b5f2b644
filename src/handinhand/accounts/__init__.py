"""Accounts: who is signed in, and as what?

May import core. Start reading in models.py.
"""
