"""Publishing: PDF and print from live data.

A caller builds a `Document` of blocks (document.py) and gets a tagged PDF/UA-1 in the reader's
language (rendering.py), set by typst in a process of its own (typesetter.py, typst/*.typ).
Owns no table. May import core. Start reading in document.py.
"""
