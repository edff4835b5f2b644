"""Translation: one row per language, who translated it, and is it outdated?

Also the collecting and compiling of the texts in locale/.
May import topics, places, accounts, core. Start reading in rows.py.
"""
