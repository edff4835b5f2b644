"""Hand in Hand: the integration platform of a German federal state."""
