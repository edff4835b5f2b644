"""May I work? Labour-market access by residence status, as rules with a source for each day.

A pure engine: only apps.py, management/ and the interface (api, openapi, refusals, urls) know
Django, so it can be used alone. May import core. Start reading in decide.py, then
rules/choice.py and values.py.
"""
