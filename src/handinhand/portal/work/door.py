"""The checker as the first result for everybody who asks whether they may work."""

from django.utils.translation import gettext_lazy as _

from handinhand.search.doors import Door

DOOR = Door(
    key="work",
    topic="work_permit",
    path="darf-ich-arbeiten/",
    name=_("Darf ich arbeiten?"),
    sentence=_(
        "Mit Ihrem Papier, in höchstens sieben Fragen. Sie sehen auch, welches Amt Ja sagen muss."
    ),
    button=_("Jetzt prüfen"),
)
