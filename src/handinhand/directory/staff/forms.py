"""The form of an entry: facts in, facts out."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handinhand.core.errors import DomainError
from handinhand.core.languages import language_name
from handinhand.directory import hours
from handinhand.directory.enums import (
    Access,
    Appointment,
    Certainty,
    Cost,
    Gender,
    HolidayRule,
    OfferKind,
    Wheelchair,
)
from handinhand.directory.facts import PLAIN, Facts
from handinhand.directory.staff.fields import (
    LANGUAGE_CODES,
    AreasField,
    LinesField,
    OrganisationField,
    topic_choices,
)
from handinhand.places import finder

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LONG = forms.Textarea(attrs={"rows": 3})
LANGUAGES = [(code, language_name(code, "de")) for code in LANGUAGE_CODES]


class OfferForm(forms.Form):
    """One entry. `groups` gives the fields in the order and under the headings of the page."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Art"), choices=OfferKind.choices)
    organisation = OrganisationField(
        label=_("Organisation"),
        help_text=_("Name oder Kurzname der Organisation, die das anbietet."),
    )
    owner = OrganisationField(
        label=_("Verantwortlich für die Angaben"),
        required=False,
        help_text=_(
            "Wer gefragt wird, ob die Angaben noch stimmen. Leer: die Organisation selbst."
        ),
    )
    main_topic = forms.ChoiceField(label=_("Hauptthema"), choices=topic_choices)
    other_topics = forms.MultipleChoiceField(
        label=_("Weitere Themen"),
        choices=topic_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    summary = forms.CharField(
        label=_("Kurztext"),
        required=False,
        widget=LONG,
        max_length=400,
        help_text=_("Ein oder zwei einfache Sätze: Was bekommt man hier?"),
    )
    note = forms.CharField(
        label=_("Hinweis"),
        required=False,
        widget=LONG,
        max_length=1000,
        help_text=_("Was man vorher wissen muss, zum Beispiel: Eingang im Hof."),
    )

    is_withheld = forms.BooleanField(
        label=_("Die Anschrift ist geheim (Schutzunterkunft)"),
        required=False,
        help_text=_("Straße und Postleitzahl werden dann nirgends gespeichert, wo man sie sieht."),
    )
    secret_address = forms.CharField(
        label=_("Geheime Anschrift"),
        required=False,
        widget=LONG,
        max_length=300,
        help_text=_("Wird verschlossen aufbewahrt und nie angezeigt. Leer: nichts ändern."),
    )
    site_name = forms.CharField(label=_("Name des Standorts"), required=False, max_length=200)
    street = forms.CharField(label=_("Straße und Hausnummer"), required=False, max_length=160)
    postcode = forms.RegexField(
        r"^\d{5}$",
        label=_("Postleitzahl"),
        required=False,
        error_messages={"invalid": _("Eine Postleitzahl hat fünf Ziffern, zum Beispiel 18055.")},
    )
    town = forms.CharField(label=_("Ort"), required=False, max_length=120)
    wheelchair = forms.ChoiceField(label=_("Mit Rollstuhl"), choices=Wheelchair.choices)
    areas = AreasField(
        label=_("Zuständig für"),
        help_text=_("Eine Zeile je Gebiet: Gemeinde, Amt, Landkreis oder Mecklenburg-Vorpommern."),
    )

    phone = forms.CharField(label=_("Telefon"), required=False, max_length=60)
    email = forms.EmailField(label=_("E-Mail"), required=False)
    web = forms.URLField(
        label=_("Internetseite"), required=False, max_length=400, assume_scheme="https"
    )
    access = forms.MultipleChoiceField(
        label=_("Zugang"),
        choices=Access.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    opening_hours = forms.CharField(
        label=_("Öffnungszeiten"),
        required=False,
        max_length=500,
        help_text=_("In der Schreibweise von OpenStreetMap: Mo-Fr 09:00-12:00; Tu 14:00-18:00"),
    )
    phone_hours = forms.CharField(
        label=_("Telefonzeiten"),
        required=False,
        max_length=500,
        help_text=_("Dieselbe Schreibweise; Tag und Nacht ist 24/7."),
    )
    hours_text = forms.CharField(
        label=_("Öffnungszeiten im Wortlaut"), required=False, max_length=500
    )
    by_appointment = forms.ChoiceField(label=_("Termin"), choices=Appointment.choices)
    holiday_rule = forms.ChoiceField(label=_("An Feiertagen"), choices=HolidayRule.choices)

    spoken = forms.MultipleChoiceField(
        label=_("Diese Sprachen sprechen die Mitarbeitenden"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interpreted = forms.MultipleChoiceField(
        label=_("Diese Sprachen gehen mit Dolmetscher"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gender = forms.ChoiceField(label=_("Für wen"), choices=Gender.choices)
    min_age = forms.IntegerField(label=_("Ab Alter"), required=False, min_value=0, max_value=120)
    max_age = forms.IntegerField(label=_("Bis Alter"), required=False, min_value=0, max_value=120)
    residence_statuses = LinesField(
        label=_("Nur mit Aufenthaltsstatus"),
        required=False,
        help_text=_("Nur ausfüllen, wenn andere wirklich abgewiesen werden. Ein Status je Zeile."),
    )
    cost = forms.ChoiceField(label=_("Kosten"), choices=Cost.choices)

    capacity = forms.IntegerField(label=_("Plätze"), required=False, min_value=0)
    free_places = forms.IntegerField(label=_("Freie Plätze"), required=False, min_value=0)
    waiting_days = forms.IntegerField(label=_("Wartezeit in Tagen"), required=False, min_value=0)

    certainty = forms.ChoiceField(label=_("Sicherheit der Angaben"), choices=Certainty.choices)
    stated_on = forms.DateField(label=_("Stand der Angaben"), required=False, widget=DATE)
    check_again_by = forms.DateField(label=_("Wieder prüfen bis"), required=False, widget=DATE)
    valid_from = forms.DateField(label=_("Gültig ab"), required=False, widget=DATE)
    valid_until = forms.DateField(label=_("Gültig bis"), required=False, widget=DATE)

    GROUPS = (
        (_("Was"), ("name", "kind", "organisation", "owner", "summary", "note")),
        (_("Themen"), ("main_topic", "other_topics")),
        (
            _("Wo"),
            (
                "is_withheld",
                "secret_address",
                "site_name",
                "street",
                "postcode",
                "town",
                "wheelchair",
                "areas",
            ),
        ),
        (_("Kontakt"), ("phone", "email", "web", "access")),
        (
            _("Wann"),
            ("opening_hours", "phone_hours", "hours_text", "by_appointment", "holiday_rule"),
        ),
        (_("Sprachen"), ("spoken", "interpreted")),
        (
            _("Für wen"),
            ("gender", "min_age", "max_age", "residence_statuses", "cost"),
        ),
        (_("Plätze"), ("capacity", "free_places", "waiting_days")),
        (
            _("Angaben"),
            ("certainty", "stated_on", "check_again_by", "valid_from", "valid_until"),
        ),
    )

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        for title, names in self.GROUPS:
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield title, fields

    def clean_phone(self) -> str:
        """Refuse what nobody can dial; whether a number exists is looked at every night."""
        number: str = self.cleaned_data["phone"]
        if number and not any(sign.isdigit() for sign in number):
            raise forms.ValidationError(
                _("Bitte schreiben Sie eine Telefonnummer, zum Beispiel 0381 444 311.")
            )
        return number

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("opening_hours", "phone_hours"):
            try:
                hours.require_hours(data.get(name) or "", field=name)
            except DomainError as error:
                self.add_error(name, str(error.message))
        low, high = data.get("min_age"), data.get("max_age")
        if low is not None and high is not None and high < low:
            self.add_error("max_age", _("Das Höchstalter liegt unter dem Mindestalter."))
        if data.get("street") and not data.get("town"):
            self.add_error("town", _("Zu einer Straße gehört ein Ort."))
        begins, ends = data.get("valid_from"), data.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error("valid_until", _("Das Ende liegt vor dem Anfang."))
        return data

    def facts(self, before: Facts | None = None) -> Facts:
        """Return the valid form as facts; texts of other languages stay as they were."""
        data = self.cleaned_data
        facts: Facts = {name: _json(data[name]) for name in PLAIN if name in data}
        facts["organisation"] = data["organisation"]
        facts["owner"] = data.get("owner") or data["organisation"]
        facts["topics"] = list(dict.fromkeys([data["main_topic"], *data["other_topics"]]))
        facts["areas"] = data["areas"]
        facts["languages"] = sorted(
            [[code, False] for code in data["spoken"]]
            + [[code, True] for code in data["interpreted"] if code not in data["spoken"]]
        )
        texts = {**(before or {}).get("texts", {})}
        texts.pop(settings.LANGUAGE_CODE, None)
        if data["summary"] or data["note"]:
            texts["de"] = {"summary": data["summary"], "note": data["note"]}
        facts["texts"] = dict(sorted(texts.items()))
        facts["site"] = self._site(before)
        return facts

    def _site(self, before: Facts | None) -> dict[str, Any] | None:
        data = self.cleaned_data
        if not data["town"] and not data["is_withheld"]:
            return None
        site: dict[str, Any] = {
            "name": data["site_name"],
            "town": data["town"],
            "wheelchair": data["wheelchair"],
            "is_withheld": data["is_withheld"],
        }
        if not data["is_withheld"]:
            site |= {"street": data["street"], "postcode": data["postcode"]}
        old = (before or {}).get("site") or {}
        same = all(old.get(name) == site.get(name) for name in ("town", "street", "postcode"))
        return {**site, **(_points(old, site) if same else self._located(site))}

    def _located(self, site: dict[str, Any]) -> dict[str, Any]:
        """Return the municipality of the address and its point; none where the town is unclear."""
        found = finder.find(site["town"], on=timezone.localdate()).candidates
        inside = [one for one in found if set(one.area_keys) & set(self.cleaned_data["areas"])]
        places = inside or list(found)
        place = places[0] if len({one.ags for one in places}) == 1 else None
        located: dict[str, Any] = {"area": place.ags if place else None}
        if not site["is_withheld"]:
            located |= {"lat": place.lat if place else None, "lon": place.lon if place else None}
        return located


def initial_of(facts: Facts) -> dict[str, Any]:
    """Return the form's values for an entry's facts."""
    site = facts.get("site") or {}
    texts = facts.get("texts", {}).get("de", {})
    topics = facts.get("topics") or [""]
    languages = facts.get("languages", [])
    return {
        **{name: facts.get(name) for name in PLAIN},
        "organisation": facts.get("organisation"),
        "owner": facts.get("owner"),
        "areas": facts.get("areas", []),
        "main_topic": topics[0],
        "other_topics": topics[1:],
        "spoken": [code for code, interpreted in languages if not interpreted],
        "interpreted": [code for code, interpreted in languages if interpreted],
        "summary": texts.get("summary", ""),
        "note": texts.get("note", ""),
        "is_withheld": site.get("is_withheld", False),
        "site_name": site.get("name", ""),
        "street": site.get("street", ""),
        "postcode": site.get("postcode", ""),
        "town": site.get("town", ""),
        "wheelchair": site.get("wheelchair", Wheelchair.UNKNOWN),
    }


def add_errors(form: OfferForm, error: DomainError | ValidationError) -> None:
    """Put what a service refused onto the field it concerns."""
    if isinstance(error, DomainError):
        field = error.field if error.field in form.fields else None
        form.add_error(field, str(error.message))
        return
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in by_field.items():
        form.add_error(name if name in form.fields else None, messages)


def _points(old: Facts, site: dict[str, Any]) -> dict[str, Any]:
    kept = ("area",) if site["is_withheld"] else ("area", "lat", "lon")
    return {name: old.get(name) for name in kept}


def _json(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
