"""Mutation testing of the rules: break one thing at a time and see whether a test notices.

Why not mutmut or cosmic-ray: see docs/mutation.md. Start reading in __main__.py.
"""
