"""Topics: what people need, in their own words.

A tree of needs with stable codes (tree.py) and, per language, the words people use
(data/words/*.toml) and the phrases of a crisis (data/crisis/*.toml).
May import core. Start reading in tree.py and vocabulary.py.
"""
