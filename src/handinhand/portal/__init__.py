"""Portal: the public pages, one search over everything; owns no table.

May import every context. Start reading in urls.py.
"""
