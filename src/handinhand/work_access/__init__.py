"""May I work? Labour-market access by residence status, as rules with a source for each day.

A pure engine: nothing here but apps.py and management/ knows Django, so it can be used alone.
May import core.timeline. Start reading in decide.py, then rules/choice.py and values.py.
"""
