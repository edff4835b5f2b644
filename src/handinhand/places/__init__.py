"""Places: where is it, and to which area does it belong?

State, districts, Aemter, municipalities, villages and postal codes with their validity.
May import core. Start reading in finder.py (what a person types) and models.py.
"""
