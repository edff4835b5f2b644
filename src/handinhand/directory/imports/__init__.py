"""Lists of others: read, compared with ours as a plan, applied and undone as a whole.

Start at `planning.py`; the acts are in `directory/services/importing.py` and its neighbours.
"""
