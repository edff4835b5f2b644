"""The forms of an import: the file and its source, and what its columns mean."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from handinhand.core.errors import DomainError
from handinhand.directory.imports.mapping import targets
from handinhand.directory.sheets.columns import BY_NAME, read_cells

# What can be set for every row whose cell is empty or missing: nothing that tells rows apart.
DEFAULTABLE = (
    "kind", "organisation", "owner", "certainty", "stated_on", "areas", "topics", "languages",
    "town", "cost", "access", "by_appointment", "gender", "wheelchair", "is_withheld",
    "check_again_by", "valid_from", "valid_until",
)  # fmt: skip


class UploadForm(forms.Form):
    source = forms.CharField(
        label=_("Von wem ist die Liste?"),
        max_length=120,
        help_text=_(
            "Ein Name, den Sie beim nächsten Mal wieder wählen: Dann wissen wir, was sich dort "
            "geändert hat und was die Spalten bedeuten."
        ),
        widget=forms.TextInput(attrs={"list": "quellen"}),
    )
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("CSV oder Excel (.xlsx), höchstens 20 MB und 60.000 Zeilen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class MappedColumn(NamedTuple):
    """One column of the file: its choice of meanings, and what stands in its first cells."""

    field: forms.BoundField
    samples: list[str]


class ColumnsForm(forms.Form):
    """One choice for each column of the file, one value for each thing the file may not say."""

    is_complete = forms.BooleanField(
        label=_("Die Liste ist vollständig"),
        required=False,
        help_text=_(
            "Dann zeigen wir, welche Einträge dieser Quelle fehlen. Stillgelegt wird nichts von "
            "selbst."
        ),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, head: Mapping[str, Any], mapping: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial={"is_complete": mapping["is_complete"]})
        self.head = head
        choices = [("", _("nicht übernehmen")), *targets()]
        for number, name in enumerate(head["header"]):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=name,
                choices=choices,
                required=False,
                initial=mapping["columns"].get(name, ""),
            )
        for name in DEFAULTABLE:
            self.fields[f"default-{name}"] = _default_field(name, mapping["defaults"])

    def columns(self) -> Iterator[MappedColumn]:
        for number in range(len(self.head["header"])):
            samples = [row[number] for row in self.head["samples"]]
            yield MappedColumn(self[f"column-{number}"], samples)

    def defaults(self) -> list[forms.BoundField]:
        return [self[f"default-{name}"] for name in DEFAULTABLE]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in DEFAULTABLE:
            text = data.get(f"default-{name}")
            try:
                read_cells({name: text} if text else {})
            except DomainError as error:
                self.add_error(f"default-{name}", str(error.message))
        return data

    def chosen(self) -> dict[str, Any]:
        """Return what `services.importing.start_plan` takes."""
        data = self.cleaned_data
        columns = {
            name: data[f"column-{number}"] for number, name in enumerate(self.head["header"])
        }
        texts = {name: data[f"default-{name}"].strip() for name in DEFAULTABLE}
        return {
            "columns": columns,
            "defaults": {name: text for name, text in texts.items() if text},
            "is_complete": data["is_complete"],
        }


def _default_field(name: str, defaults: Mapping[str, str]) -> forms.Field:
    column = BY_NAME[name]
    label = str(column.label)
    if column.choices:
        choices: Iterable[Any] = [("", _("nichts")), *column.choices]
        return forms.ChoiceField(
            label=label, choices=choices, required=False, initial=defaults.get(name, "")
        )
    return forms.CharField(
        label=label, required=False, max_length=400, initial=defaults.get(name, "")
    )
