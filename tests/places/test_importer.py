"""The state's data are read at every start: what has changed is written, the rest is left alone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handinhand.places.importer import import_places
from handinhand.places.models import Area

pytestmark = pytest.mark.django_db
PLACES = Path(settings.STATE_DATA_DIR) / "places"


def test_what_differs_from_the_data_is_put_right() -> None:
    wismar = Area.objects.get(key="13074087")
    Area.objects.filter(pk=wismar.pk).update(population=1, district=None, outline={})
    import_places(PLACES)
    again = Area.objects.get(pk=wismar.pk)
    assert again.population == wismar.population
    assert again.district_id == wismar.district_id is not None
    assert again.outline == wismar.outline


def test_what_has_not_changed_is_not_written_again() -> None:
    import_places(PLACES)
    with CaptureQueriesContext(connection) as caught:
        import_places(PLACES)
    assert not [one["sql"] for one in caught if one["sql"].startswith("UPDATE")]
