"""Search: find in any language.

A disposable local index of what the contexts above register (documents.py), the analyser for
all languages (analysis.py) and the reading of a query (recognition.py, query.py).
May import topics, places, accounts, core. Start reading in engine.py.
"""
