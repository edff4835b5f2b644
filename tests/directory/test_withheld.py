"""A withheld address never leaves the database, whatever is tried."""

import copy
import io
import json
import logging
import pickle
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handinhand.directory.importer import import_directory
from handinhand.directory.models import Offer, SecretAddress, Site
from handinhand.directory.queries import cards_of
from handinhand.directory.search_source import register_sources
from handinhand.directory.sheets.formats import FORMATS
from handinhand.directory.vcard import vcard
from handinhand.directory.withheld import WithheldAddress, WithheldAddressLeak
from handinhand.search.documents import sources
from tests.directory.make import TODAY, csv_file, make_steward

pytestmark = pytest.mark.django_db

WAYS_OUT: list[Callable[[Any], object]] = [
    str,
    format,
    lambda one: f"{one}",
    lambda one: "%s" % one,  # noqa: UP031 - a way out like the others
    lambda one: json.dumps(one, default=str),
    pickle.dumps,
    copy.deepcopy,
    list,
    lambda one: one.street,
    lambda one: one.postcode,
    vars,
]


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_withheld_address_refuses_every_way_out(way: Callable[[Any], object]) -> None:
    with pytest.raises((WithheldAddressLeak, TypeError)):
        way(WithheldAddress())


def test_a_log_line_shows_the_type_only(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("site %r", WithheldAddress())
    assert "<WithheldAddress>" in caplog.text


def test_the_database_refuses_a_street_at_a_withheld_site() -> None:
    site = Site.objects.filter(is_withheld=True).first()
    assert site is not None
    site.street = "Geheimweg 1"
    with pytest.raises(ValidationError, match="geschützte Anschrift"):
        site.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        site.save()


def said_by(client: Client, address: str) -> str:
    """Return what an address answers; of a workbook, what its parts say unpacked."""
    answer = client.get(address)
    data = b"".join(answer) if answer.streaming else answer.content
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def outputs(key: str) -> Iterator[str]:
    """Yield everything the platform says of an entry, in every form there is."""
    client = Client()
    for language in ("de", "ar"):
        for path in (
            f"angebot/{key}/",
            f"angebot/{key}/kontakt.vcf",
            f"angebot/{key}/melden/",
            f"angebot/{key}/melden/danke/",
            "suche/?q=Geheimhaus",
            "suche/druck/?q=Geheimhaus",
            "suche/text/?q=Geheimhaus",
            *(f"suche/export.{one}?q=Geheimhaus" for one in FORMATS),
            "suche/export.geojson?ort=13003&liste=1",
            "thema/violence_against_women/",
            "ort/13003/",
            "organisation/geheimhaus/",
            "orte/",
        ):
            yield said_by(client, f"/{language}/{path}")
    client.force_login(make_steward())
    for path in (
        f"eintraege/{key}/",
        f"eintraege/{key}/aendern/",
        *(f"eintraege/export.{one}?q=Geheimhaus" for one in FORMATS),
    ):
        yield said_by(client, f"/intern/{path}")
    yield client.get("/api/search?q=Geheimhaus").content.decode()
    yield client.get("/sitemap.xml").content.decode()
    offers = Offer.objects.filter(key=key)
    for card in cards_of(offers, language="de", on=TODAY):
        yield vcard(card)
        yield repr(card)
    register_sources()
    for document in sources()["offer"].some([key]):
        yield repr(document)
    for site in Site.objects.filter(offers__in=offers):
        yield str(site) + repr(site)
        yield str(model_to_dict(site))
        yield serializers.serialize("json", [site])
        yield repr(SecretAddress.objects.get(site=site))
        yield str(SecretAddress.objects.get(site=site))
    yield serializers.serialize("json", offers)


secrets = st.from_regex(r"Geheimgasse[A-Z]{4}[0-9]{3}", fullmatch=True)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(secret=secrets)
def test_no_output_of_an_entry_contains_its_withheld_street(secret: str) -> None:
    with transaction.atomic():
        row = {
            "id": "GEHEIM-1",
            "typ": "Frauenhaus",
            "name": "Geheimhaus",
            "zustaendig_kreis_ags": "13003",
            "strasse": secret,
            "plz": "18055",
            "ort": "Rostock",
            "sicherheit": "A",
            "standort_oeffentlich": "nein",
        }
        report = import_directory(
            csv_file([row]), source="test", overrides={}, on=TODAY, dry_run=False
        )
        assert [one.outcome for one in report.rows] == ["new"]
        assert SecretAddress.objects.filter(sealed_text__contains=secret).exists()
        said = list(outputs("geheim-1"))
        assert any("Geheimhaus" in text for text in said)
        assert not [text for text in said if secret in text]
        transaction.set_rollback(True)
