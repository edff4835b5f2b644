"""Mutation testing of the rules with cosmic-ray: what is broken, and why so, in docs/mutation.md.

Start reading in __main__.py. `plugin` tells cosmic-ray of our operators.
"""
