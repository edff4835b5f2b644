"""Directory: who helps with what, where, when, in which languages?

Organisation, site and offer; who is responsible for a place; import of lists.
May import search, translation, topics, places, accounts, core. Start reading in models.
"""
