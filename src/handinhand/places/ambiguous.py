"""Names of places that are everyday words too: they count in a query only after a preposition."""

from handinhand.core.text import fold

AMBIGUOUS = frozenset(
    fold(word)
    for word in (
        "waren born damm kummer horst hammer dolgen greven wiek wieck werder see burg bad "
        "alt neu groß klein hof land dorf park markt insel garz sassen recht leer brunn buchholz "
        "altstadt stadtmitte kirchdorf riems broda sn vg vr "
    ).split()
)
